"""The board: a column for each status, and the commitments that have it today."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lwdesk.operations import plan
from lwdesk.standing import LATE, NOT_STARTED, STATUSES
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import Mark
from lwdesk.ui.plan.board_keys import HINT, BoardKeys
from lwdesk.ui.plan.cards import MANY, CommitmentCards, CommitmentDrawing
from lwdesk.ui.plan.shapes import STANDS
from lwdesk.ui.proposals.column import CardList
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window

Judge = Callable[[Sequence[int], str], None]
_KEYS = (
    "Left and Right go to the next status, a number or Ctrl+Left and Ctrl+Right move the card, Space marks it, "
    "R, A and G judge it, Enter opens it."
)
_NARROWEST = 150


class BoardView(QWidget):
    """The cards of the commitments that the filters let through."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, window: "Window", store: "Store", page: "ListPage", judge: Judge) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fills_page = True
        self.judge = judge
        """Asks for the reason of a judgement of commitments, and stores both."""
        self._window, self._store, self._page = window, store, page
        self._asked: tuple[object, ...] = ()
        self._ids: list[int] = []
        self.marked: set[int] = set()
        self.at = 0
        """The column that has the keyboard."""
        self._keys = BoardKeys(window, self)
        self.columns = [Column(status, n, self.marked) for n, status in enumerate(STATUSES, 1)]
        self._lay_out()

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show these commitments, the keyboard on the current one. Read only when something changed."""
        self._ids = list(ids)
        asked = (tuple(ids), self._store.changes, self._store.today())
        if asked != self._asked:
            self._asked = asked
            self._show_cards()
        self.choose(current)

    def current(self) -> int | None:
        """The commitment under the keyboard."""
        card = self.columns[self.at].list.current()
        return card.id if card else None

    def move_to(self, ids: Sequence[int], status: str, follow: bool) -> None:
        """Give cards a status; the keyboard follows them, or goes on to the next card of its column."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        here, row = self.columns[self.at], self.columns[self.at].list.currentIndex().row()
        current = self.current()
        self._page.flush()
        moved = plan.set_status(self._store, ids, status)
        if moved.ids:
            self.marked.difference_update(moved.ids)
            self.show_ids(self._ids, None)
            if follow or not here.list.stand_on(row):
                self.choose(current)
            else:
                here.list.setFocus()
            self.tell()
        if moved.held_back is not None:
            held_back = moved.held_back
            change = ("Change the due date", lambda: self.open_due(held_back))
            self._window.say(moved.said, "warning", change)
        elif moved.said:
            change = ("Change the due date", lambda: self.open_due(ids[0]))
            self._window.say(moved.said, "note", change)
        elif moved.ids:
            self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))

    def open_due(self, commitment: int) -> None:
        """Go to the due date of a commitment, in the form beside the board."""
        self.choose(commitment)
        self.tell()
        self.make_room()
        self._page.table.opened.emit("due")

    def open(self) -> None:
        """Go on in the form of the card under the keyboard, which stands beside the board until Escape."""
        if self.current() is not None:
            self.make_room()
            self.opened.emit()

    def make_room(self) -> None:
        """Have the form stand beside the board."""
        self.fills_page = False
        self._page.side.show()

    def choose(self, current: int | None) -> None:
        """Put the keyboard on the card of a commitment, where there is one."""
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
        """Say which commitment has the keyboard."""
        if (current := self.current()) is not None:
            self.chosen.emit(current)

    # Qt's side

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the cards; the form gives its room back to them."""
        self.fills_page = True
        self._page.side.hide()
        if self.current() is None:
            self.at = next((n for n, column in enumerate(self.columns) if column.list.cards.rowCount()), self.at)
        self.columns[self.at].list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was shown."""
        super().showEvent(event)
        if self._asked and self._asked[1] != self._store.changes:
            self.show_ids(self._ids, self.current())

    def changeEvent(self, event: QEvent) -> None:
        """Measure the cards anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for column in self.columns:
                column.list.doItemsLayout()

    # Inside

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "paper")
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for n, column in enumerate(self.columns):
            cards = column.list
            cards.key_pressed.connect(self._keys.press)
            cards.opened.connect(self.open)
            cards.current_changed.connect(lambda record, n=n: self._stands(n, record))
            cards.dropped.connect(lambda ids, status=column.status: self.move_to(ids, status, follow=True))
            row.addWidget(column, 1)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(inner)
        self.hint = plain_label(HINT, "quiet")
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(24, 12, 12, 10)
        column_.setSpacing(8)
        column_.addWidget(self.room, 1)
        column_.addWidget(self.hint)

    def _show_cards(self) -> None:
        cards = self._store.plan.commitments(self._store.today(), self._ids)
        self.marked.intersection_update(card.id for card in cards)
        held: dict[str, list[CommitmentInfo]] = {status: [] for status in STATUSES}
        for card in cards:
            # Of what nothing was said, nothing has begun.
            held.get(card.standing.status, held[NOT_STARTED]).append(card)
        for column in self.columns:
            column.show_cards(sorted(held[column.status], key=lambda c: (c.due is None, c.due)))

    def _stands(self, at: int, record: int) -> None:
        if self.columns[at].list.hasFocus():
            self.at = at
            self.chosen.emit(record)


class Column(QWidget):
    """A heading with the shape of the status, the count, the number that moves cards here, and the cards."""

    def __init__(self, status: str, number: int, marked: set[int]) -> None:
        super().__init__()
        self.status, self._number = status, number
        heading = QLabel(status)
        heading.setProperty("look", "heading")
        self.told = QLabel()
        self.told.setProperty("look", "quiet")
        self.list = CardList(status, marked, _KEYS, CommitmentCards, CommitmentDrawing)
        self.setMinimumWidth(scaled(_NARROWEST))
        name, role = STANDS[status]
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Mark(name, role, 17))
        row.addWidget(heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addSpacing(4)
        column.addWidget(self.list, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a card can be read."""
        return QSize(scaled(_NARROWEST), super().minimumSizeHint().height())

    def show_cards(self, cards: Sequence[CommitmentInfo]) -> None:
        """Show these cards, and how many they are."""
        # Among very many all are of one height, and are not measured one by one.
        self.list.setUniformItemSizes(len(cards) > MANY)
        self.list.cards.show_cards(cards)
        how = "from the dates" if self.status == LATE else f"key {self._number}"
        self.told.setText(f"{len(cards):,} · {how}")
