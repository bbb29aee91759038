"""The small box in which words of a note are given themes: type to find, Enter gives, Escape goes back to the words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from lwdesk.operations import passages, themes
from lwdesk.records import PASSAGE
from lwdesk.refusal import Refusal
from lwdesk.text import fold
from lwdesk.ui.editors.chip_box import ChipBox
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.sources import Found
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

_WIDE, _APART = 440, 6
_SAID = 60
"""Characters that are shown of the words."""


class ThemePaths:
    """The themes by their paths, for type-to-find: "Health › Basic skills"."""

    instant = True
    grows = True
    opens = ""
    noun = "the themes"
    advice = "Choose from the list, or create it there."

    def __init__(self, store: "Store") -> None:
        self._store = store

    def find(self, typed: str) -> list[Found]:
        """The themes that the typed text may mean, likeliest first."""
        return [Found(id, path) for id, path in themes.find(self._store, typed)]

    def exact(self, typed: str) -> Found | None:
        """The theme of which this is the whole path, or the name where only one has it."""
        wanted = fold(typed).strip()
        paths = themes.paths(self._store)
        named = [theme.id for theme in self._store.themes.all() if fold(theme.name) == wanted]
        whole = [id for id, path in paths.items() if fold(path) == wanted]
        found = whole or (named if len(named) == 1 else [])
        return Found(found[0], paths[found[0]]) if found else None

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        """Their paths."""
        paths = themes.paths(self._store)
        return {id: paths[id] for id in ids if id in paths}

    def create(self, label: str) -> Found:
        """Make one, as a step of its own."""
        return Found(themes.create(self._store, label), label)


class ThemesBox(QFrame):
    """Stands over the note, below the words. Every theme that is given or taken off is a step of its own."""

    closed = Signal(bool, bool)
    """Whether themes were given or taken off, and whether the keyboard was in the box until now."""
    refused = Signal(str)

    def __init__(self, store: "Store", parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "popup")
        self.setAccessibleName("Themes of the words")
        self._store, self._screen = store, parent
        self._note, self._start, self._end = 0, 0, 0
        self.passage: int | None = None
        """The passage of these words; None before they have a theme."""
        self._changed = False
        self._title = plain_label("", "section", self)
        field = PASSAGE.field("themes")
        self.box = ChipBox(field, False, self)
        self.finder = Finder(ThemePaths(store), self.box, anchor=self.box)
        self.finder.setAccessibleName("Theme: type to find")
        self.finder.installEventFilter(self)
        self.box.set_input(self.finder)
        self._title.setBuddy(self.finder)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self.box)
        column.addWidget(plain_label("Enter gives a theme, and goes back when nothing is typed", "quiet", self))
        self.finder.taken = lambda id: id in self.themes
        self.finder.picked.connect(self._give)
        self.box.removed.connect(self._take_off)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()

    @property
    def themes(self) -> tuple[int, ...]:
        """The themes that the words have."""
        held = self._store.passages.get(self.passage) if self.passage is not None else None
        return held.themes if held else ()

    def open_for(self, note: int, start: int, end: int, words: str, passage: int | None, place: QPoint) -> None:
        """Show the themes of these words of a note, or of the passage, with the keyboard in the line; below `place`."""
        self._note, self._start, self._end, self.passage = note, start, end, passage
        self._changed = False
        said = " ".join(words.split())
        self._title.setText(f"Themes of “{said if len(said) <= _SAID else said[:_SAID].rstrip() + '…'}”")
        self.finder.clear()
        self._show_themes()
        self.setFixedWidth(min(scaled(_WIDE), self._screen.width() - 2 * _APART))
        self.adjustSize()
        room = self._screen.rect()
        x = max(_APART, min(place.x(), room.width() - self.width() - _APART))
        y = place.y() + _APART
        # Room below for the list that opens under it.
        self.move(x, min(y, max(_APART, room.height() - self.height() - scaled(120))))
        self.show()
        self.raise_()
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_box(self) -> None:
        """Go, and say so."""
        if self.isVisible():
            focus = QApplication.focusWidget()
            inside = focus is not None and self.isAncestorOf(focus)
            self.finder.close_list()
            self.hide()
            self.closed.emit(self._changed, inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_box()
        else:
            super().keyPressEvent(event)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have Backspace and Left in the empty line work on the themes that are there."""
        if watched is self.finder and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.box.set_active(event.type() is QEvent.Type.FocusIn)
        if watched is not self.finder or event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self.finder.text() or not self.themes:
            return False
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._take_off(self.themes[-1])
            return True
        if event.key() == Qt.Key.Key_Left:
            self.finder.close_list()
            self.box.focus_chip(len(self.themes) - 1)
            return True
        return False

    def _give(self, found: Found) -> None:
        wanted = found.label if found.id is None else found.id
        try:
            if self.passage is None:
                given = passages.give(self._store, self._note, self._start, self._end, wanted)
            else:
                given = passages.give_to(self._store, self.passage, wanted)
        except Refusal as sentence:
            self.refused.emit(str(sentence))
            return
        self.passage, self._changed = given.passage, True
        self.finder.clear()
        self._show_themes()

    def _take_off(self, theme: int) -> None:
        if self.passage is None:
            return
        try:
            went = passages.take_off(self._store, self.passage, theme)
        except Refusal as sentence:
            self.refused.emit(str(sentence))
            return
        self._changed = True
        self.passage = None if went else self.passage
        self._show_themes()
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_themes(self) -> None:
        paths = themes.paths(self._store)
        self.box.show_values([(id, paths.get(id, "")) for id in self.themes])

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and now is not self and not self.isAncestorOf(now):
            self.close_box()
