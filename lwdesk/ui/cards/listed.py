"""The cards of one column, one under the other, and what is done with them by keys and by hand."""

from typing import Any

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
from PySide6.QtWidgets import QAbstractItemView, QListView

from lwdesk.ui.cards.drawing import CardDrawing
from lwdesk.ui.cards.model import CARDS, CardModel, Index


class CardList(QListView):
    """The cards; keys that are about the board are passed on to it."""

    current_changed = Signal(object)
    key_pressed = Signal(object)
    """A key event; whoever knows it accepts it."""
    opened = Signal()
    dropped = Signal(object)
    """The ids of the cards that were dropped here."""

    def __init__(
        self, name: str, marked: set[int], about: str, model: type[CardModel], drawing: type[CardDrawing]
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
