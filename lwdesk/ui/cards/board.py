"""A board: columns of cards, and what is done with the cards of all of them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lwdesk.ui.cards.column import Column
from lwdesk.ui.cards.keys import BoardKeys
from lwdesk.ui.hint import Hint
from lwdesk.ui.messages import Tone
from lwdesk.ui.pages.whole_view import WholeView

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window

Said = tuple[str, Tone, tuple[str, Callable[[], object]]]
"""What the window says: the words, their tone, and what its button does."""


class CardBoard(WholeView):
    """The cards of the records that the filters of a page let through.

    Each board says of what columns it is made, reads its cards, and knows what a card moved to a column comes to.
    """

    noun = ""
    place_word = ""
    """What a column is called: "status"."""
    keys_hint = ""
    """The line beneath the cards: what the keys do."""
    marked_hint = ""
    """What the keys do with cards that are marked."""

    def __init__(self, window: "Window", store: "Store", page: "ListPage") -> None:
        super().__init__(store, page)
        self._window = window
        self.columns: Sequence[Column] = ()
        self.marked: set[int] = set()
        self.at = 0
        """The column that has the keyboard."""
        self._keys = BoardKeys(window, self)
        self._lay_out()

    # What each board knows

    def _put(self, ids: Sequence[int], place: Any) -> tuple[Sequence[int], Said | None]:
        """Store that cards are in another place now: which of them are, and what is said of it."""
        raise NotImplementedError

    def press(self, key: Qt.Key | None, text: str) -> bool:
        """A key that only this board knows; None where it came with Ctrl and the like. False where it is none."""
        return False

    # What is done with cards

    def current(self) -> int | None:
        """The record under the keyboard."""
        card = self.columns[self.at].list.current() if self.columns else None
        return card.id if card else None

    def meant(self) -> list[int]:
        """The records that are marked, else the one under the keyboard."""
        current = self.current()
        return sorted(self.marked) or ([] if current is None else [current])

    def move_to(self, ids: Sequence[int], place: Any, follow: bool) -> None:
        """Move cards to a column; the keyboard follows them, or goes on to the next card of its column."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        here, row = self.columns[self.at], self.columns[self.at].list.currentIndex().row()
        current = self.current()
        self._page.flush()
        moved, said = self._put(ids, place)
        if moved:
            self.marked.difference_update(moved)
            self.show_ids(self._ids, None)
            if follow or here not in self.columns or not here.list.stand_on(row):
                self.choose(current)
            else:
                here.list.setFocus()
            self.tell()
        if said:
            self._window.say(*said)

    def choose(self, current: int | None) -> None:
        """Put the keyboard on the card of a record, where there is one."""
        if current is None or current == self.current():
            return
        for n, column in enumerate(self.columns):
            row = column.list.cards.row_of(current)
            if row >= 0:
                had_keyboard = any(c.list.hasFocus() for c in self.columns)
                self.at = n
                column.list.blockSignals(True)
                column.list.stand_on(row)
                column.list.blockSignals(False)
                self.room.ensureWidgetVisible(column)
                if had_keyboard:
                    column.list.setFocus()
                return

    def tell(self) -> None:
        """Say which record has the keyboard."""
        if (current := self.current()) is not None:
            self.chosen.emit(current)

    def show_hint(self) -> None:
        """Say how many cards are marked and what the keys do with them, else what the keys do."""
        count = len(self.marked)
        are = f"{self.noun} is" if count == 1 else f"{self.noun}s are"
        self.hint.setText(f"{count:,} {are} marked. {self.marked_hint}" if count else self.keys_hint)

    # Qt's side

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the cards; the form gives its room back to them."""
        if self.current() is None:
            self.at = next((n for n, column in enumerate(self.columns) if column.list.cards.rowCount()), self.at)
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the cards anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for column in self.columns:
                column.list.doItemsLayout()

    # Inside

    def _give_keyboard(self, reason: Qt.FocusReason) -> None:
        if self.columns:
            self.columns[self.at].list.setFocus(reason)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "paper")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(inner)
        self.hint = Hint(self.keys_hint)
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.room, 1)
        column.addLayout(self._below)

    def _set_columns(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        for n, column in enumerate(columns):
            cards = column.list
            cards.key_pressed.connect(self._keys.press)
            cards.opened.connect(self.open)
            cards.current_changed.connect(lambda record, n=n: self._stands(n, record))
            cards.dropped.connect(lambda ids, place=column.place: self.move_to(ids, place, follow=True))
            self._row.addWidget(column, 1)

    def _undoable(self) -> Said:
        """What is said of a move: what it was, and that it can be undone."""
        return (f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))

    def _stands(self, at: int, record: int) -> None:
        if self.columns[at].list.hasFocus():
            self.at = at
            self.chosen.emit(record)
