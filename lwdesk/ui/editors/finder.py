"""A line in which one types to find a term or a record, and to create one that is missing."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lwdesk.text import clean_line, match_key
from lwdesk.ui.editors.sources import Found, Source
from lwdesk.ui.editors.suggestions import Suggestions, words

_PAUSE = 60
"""Milliseconds without a keystroke after which the file is searched."""
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}


class Finder(QLineEdit):
    """Type to find; Enter takes the marked suggestion, and Tab takes it where there is no doubt."""

    picked = Signal(object)
    """A `Found` that the user wants; without an id, one to create."""

    def __init__(self, source: Source, parent: QWidget, anchor: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._anchor = anchor or self
        self._moved = False
        self.taken: Callable[[int], bool] = lambda id: False
        """Says which ids are not offered, since they are there already."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.search)
        self.textEdited.connect(self._edited)

    def open_all(self) -> None:
        """Show everything there is to choose from."""
        self._offer(self._source.find(""), None)

    def search(self) -> None:
        """Show what the typed text may mean, and the offer to create it."""
        self._pause.stop()
        typed = clean_line(self.text())
        if not typed or not self.hasFocus():
            self.close_list()
            return
        self._offer(self._source.find(typed), typed)

    def close_list(self) -> None:
        """Close the suggestions."""
        self._pause.stop()
        Suggestions.of(self).close_for(self._anchor)

    @property
    def is_open(self) -> bool:
        """Whether the suggestions are open."""
        return Suggestions.of(self).serves(self._anchor)

    def sure(self) -> Found | None:
        """What leaving the field means: the row that was moved to, the one named in full, or the only one found."""
        typed = clean_line(self.text())
        moved = Suggestions.of(self).current() if self._moved and self.is_open else None
        if moved is not None or not typed:
            return moved
        exact = self._source.exact(typed)
        if exact is not None:
            return exact
        found = self._source.find(typed)
        return found[0] if len(found) == 1 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        entered = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._enter()
        if entered or (key in _MOVES and self._move(_MOVES[key])):
            event.accept()
        elif key == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.is_open and not self.isReadOnly():
            self.open_all()

    def _edited(self) -> None:
        self._moved = False
        if self._source.instant:
            self.search()
        else:
            self._pause.start()

    def _move(self, by: int) -> bool:
        if self._pause.isActive():
            self.search()
        if self.is_open:
            row = Suggestions.of(self).move_mark(by)
            self._moved = True
            self._say(words(row) if row else "")
            return True
        if by == 1:
            self.open_all()
            return True
        return False

    def _enter(self) -> bool:
        if self._pause.isActive():
            self.search()
        if not self.is_open:
            return False
        row = Suggestions.of(self).current()
        if row is None:
            return False
        self._take(row)
        return True

    def _take(self, row: Found) -> None:
        self.close_list()
        self._moved = False
        self.picked.emit(row)

    def _offer(self, found: list[Found], typed: str | None) -> None:
        rows = [row for row in found if row.id is None or not self.taken(row.id)]
        keys = {match_key(row.label) for row in found}
        if (
            self._source.grows and typed and match_key(typed) and match_key(typed) not in keys
            and self._source.exact(typed) is None
        ):  # fmt: skip
            offers: Callable[[str], list[Found]] | None = getattr(self._source, "offers", None)
            rows += offers(typed) if offers else [Found(None, typed)]
        self._moved = False
        if rows:
            Suggestions.of(self).open_for(self._anchor, rows, 0 if typed else -1, self._take)
            self._say(f"{len(rows)} suggestions" if len(rows) > 1 else words(rows[0]))
        else:
            self.close_list()

    def _say(self, sentence: str) -> None:
        # The list never holds the keyboard, so a screen reader hears of it from here.
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
