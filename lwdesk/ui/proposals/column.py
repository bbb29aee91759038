"""A column of the board: the cards of one activity area, or those that are under none yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QSizePolicy, QVBoxLayout, QWidget

from lwdesk.ui.proposals.cards import CARDS, CardDrawing, CardModel, Index
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store.proposals import Card

_NARROWEST = 186
_KEYS = (
    "Left and Right go to the next area, a number or Ctrl+Left and Ctrl+Right move the card, Space marks it, "
    "M merges, Enter opens it."
)


class CardList(QListView):
    """The cards; keys that are about the board are passed on to it."""

    current_changed = Signal(object)
    key_pressed = Signal(object)
    """A key event; whoever knows it accepts it."""
    opened = Signal()
    dropped = Signal(object)
    """The ids of the cards that were dropped here."""

    def __init__(
        self, name: str, marked: set[int], about: str = _KEYS, model: type[CardModel] = CardModel,
        drawing: type[CardDrawing] = CardDrawing,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.cards = model(self, marked)
        self.setModel(self.cards)
        self.setItemDelegate(drawing(self, self.cards))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "cards")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def current(self) -> Any:
        """The card under the keyboard; None where there is none."""
        row = self.currentIndex().row()
        return self.cards.cards[row] if 0 <= row < len(self.cards.cards) else None

    def stand_on(self, row: int) -> bool:
        """Put the keyboard on a card, the last where there are fewer; False where there is none."""
        count = len(self.cards.cards)
        if not count:
            return False
        index = self.cards.index(max(0, min(row, count - 1)))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if card := self.current():
            self.current_changed.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The board's own keys first; the rest moves in the column."""
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            if event.text().isprintable() and event.text():
                return
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A column that is come to has a card under the keyboard."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on(0)
        elif card := self.current():
            self.current_changed.emit(card.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    # Cards that are dropped here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CARDS):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_target(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(CARDS):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the cards."""
        self._show_target(False)
        if event.mimeData().hasFormat(CARDS):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit([int(i) for i in bytes(event.mimeData().data(CARDS).data()).split()])

    def _show_target(self, on: bool) -> None:
        self.setProperty("target", on)
        self.style().unpolish(self)
        self.style().polish(self)


class Column(QWidget):
    """A heading with the number that moves cards here, the count, and the cards."""

    def __init__(self, area: int | None, label: str, number: int, marked: set[int]) -> None:
        super().__init__()
        self.area, self.label = area, label
        self._number = number
        self.heading = QLabel()
        self.heading.setProperty("look", "heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told = QLabel()
        self.told.setProperty("look", "quiet")
        self.list = CardList(label, marked)
        self.setMinimumWidth(scaled(_NARROWEST))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.told)
        column.addSpacing(4)
        column.addWidget(self.list, 1)

    def show_cards(self, cards: "Sequence[Card]") -> None:
        """Show these cards, and how many they are."""
        self.list.cards.show_cards(cards)
        count = f"{len(cards):,} {'proposal' if len(cards) == 1 else 'proposals'}"
        self.heading.setText(self.label)
        self.told.setText(f"{count} · key {self._number}" if self._number < 10 else count)
