"""The board: a column for each activity area, and one for the proposals that are under none yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lwdesk.operations import proposals
from lwdesk.refusal import Refusal
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.proposals.board_keys import HINT, BoardKeys
from lwdesk.ui.proposals.column import Column
from lwdesk.ui.theme import scaled
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window

NOT_PLACED = "Not yet placed"


class BoardView(QWidget):
    """The cards of the proposals that the filters let through."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, window: "Window", store: "Store", page: "ListPage") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fills_page = True
        self._window, self._store, self._page = window, store, page
        self._asked: tuple[object, ...] = ()
        self._ids: list[int] = []
        self.columns: list[Column] = []
        self.marked: set[int] = set()
        self.at = 0
        """The column that has the keyboard."""
        self._keys = BoardKeys(window, store, self)
        self.new_area = _NewArea(self)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._lay_out()

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show these proposals, the keyboard on the current one. Read only when something changed."""
        self._ids = list(ids)
        asked = (tuple(ids), self._store.changes)
        if asked != self._asked:
            self._asked = asked
            self._show_cards()
        self.choose(current)

    def current(self) -> int | None:
        """The proposal under the keyboard."""
        card = self.columns[self.at].list.current() if self.columns else None
        return card.id if card else None

    # What is done with cards

    def put_under(self, ids: Sequence[int], area: int | None, follow: bool) -> None:
        """Put the cards under an area; the keyboard follows them, or goes on to the next card of its column."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        here, row = self.columns[self.at], self.columns[self.at].list.currentIndex().row()
        current = self.current()
        self._page.flush()
        moved = proposals.put_under(self._store, ids, area)
        if not moved:
            return
        self.marked.difference_update(moved)
        self.show_ids(self._ids, None)
        if follow:
            self.choose(current)
        else:
            self.at = min(self.at, len(self.columns) - 1)
            if here in self.columns and here.list.stand_on(row):
                here.list.setFocus()
            else:
                self.choose(current)
            self.tell()
        self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))

    def add_area(self, label: str) -> None:
        """Make an activity area of that name; marked cards, else nothing, are put under it."""
        if self._window.looking or not label.strip():
            return
        try:
            area = proposals.new_area(self._store, label)
        except (Refusal, Unreadable) as trouble:
            self._window.say(str(trouble), "trouble")
            return
        self.new_area.clear()
        self._asked = ()
        self.show_ids(self._ids, self.current())
        self.at = next((n for n, column in enumerate(self.columns) if column.area == area), self.at)
        self.room.ensureWidgetVisible(self.columns[self.at])
        if self.marked:
            self.put_under(sorted(self.marked), area, follow=False)
        self.setFocus()

    def open(self) -> None:
        """Go on in the form of the card under the keyboard, which stands beside the board until Escape."""
        if self.current() is not None:
            self.make_room()
            self.opened.emit()

    def make_room(self) -> None:
        """Have the form stand beside the board."""
        self.fills_page = False
        self._page.side.show()

    # Qt's side

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the cards; the form gives its room back to them."""
        self.fills_page = True
        self._page.side.hide()
        if self.columns:
            self.columns[self.at].list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was shown."""
        super().showEvent(event)
        if self._asked and self._asked[1] != self._store.changes:
            self.show_ids(self._ids, self.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Once the columns have the room that is theirs now.
        QTimer.singleShot(0, self, self._level)

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
        inner.setLayout(self._row)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(inner)
        label = QLabel("New activity area")
        label.setProperty("look", "label")
        label.setBuddy(self.new_area)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(label)
        below.addWidget(self.new_area)
        below.addSpacing(8)
        self.hint = plain_label(HINT, "quiet")
        below.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.room, 1)
        column.addLayout(below)

    def _show_cards(self) -> None:
        cards = self._store.proposals.cards(self._ids)
        self.marked.intersection_update(card.id for card in cards)
        used = {card.area for card in cards}
        areas: list[tuple[int | None, str]] = [(None, NOT_PLACED)]
        for term in self._store.terms("area", retired=True):
            if not term.retired or term.id in used:
                areas.append((term.id, f"{term.label} (retired)" if term.retired else term.label))
        if areas != [(column.area, column.label) for column in self.columns]:
            self._make_columns(areas)
        for column in self.columns:
            column.show_cards([card for card in cards if card.area == column.area])
        self._level()

    def _level(self) -> None:
        """Let the cards of all columns begin at one height, however many lines their headings take."""
        highest = max((c.heading.heightForWidth(c.width()) for c in self.columns), default=0)
        for column in self.columns:
            column.heading.setFixedHeight(highest)

    def _make_columns(self, areas: Sequence[tuple[int | None, str]]) -> None:
        had_keyboard = any(column.list.hasFocus() for column in self.columns)
        if had_keyboard:
            # Else the keyboard would go astray with the column that goes.
            self.new_area.setFocus()
        for column in self.columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = [Column(area, label, n, self.marked) for n, (area, label) in enumerate(areas)]
        before: QWidget | None = None
        for n, column in enumerate(self.columns):
            cards = column.list
            cards.key_pressed.connect(self._keys.press)
            cards.opened.connect(self.open)
            cards.current_changed.connect(lambda record, n=n: self._stands(n, record))
            cards.dropped.connect(lambda ids, area=column.area: self.put_under(ids, area, follow=True))
            self._row.addWidget(column, 1)
            if before:
                QWidget.setTabOrder(before, cards)
            before = cards
        if before:
            QWidget.setTabOrder(before, self.new_area)
        self.at = min(self.at, len(self.columns) - 1)
        if had_keyboard:
            self.columns[self.at].list.setFocus()

    def choose(self, current: int | None) -> None:
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

    def _stands(self, at: int, record: int) -> None:
        if self.columns[at].list.hasFocus():
            self.at = at
            self.chosen.emit(record)

    def tell(self) -> None:
        if (current := self.current()) is not None:
            self.chosen.emit(current)


class _NewArea(QLineEdit):
    """Enter makes the area, Escape goes back to the cards."""

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board
        self.setAccessibleName("New activity area")
        self.setToolTip("+ on a card comes here; Enter makes the area, and marked cards are put under it")
        self.setFixedWidth(scaled(190))
        self.setMaxLength(120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._board.add_area(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._board.setFocus()
        else:
            super().keyPressEvent(event)
