"""The cards that a column of a board holds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
CARDS = "application/x-lwdesk-cards"
"""What is dragged: the ids of records, parted by spaces."""
_ROOT = QModelIndex()


class CardModel(QAbstractListModel):
    """The cards of one column; `marked` are the ids that were marked on the board.

    What a card is, is the matter of each board; here it has an id and a text.
    """

    def __init__(self, parent: QObject, marked: set[int]) -> None:
        super().__init__(parent)
        self.cards: Sequence[Any] = ()
        self._rows: dict[int, int] = {}
        self.marked = marked

    def show_cards(self, cards: Sequence[Any]) -> None:
        """Show these instead, where they are others."""
        if list(cards) != list(self.cards):
            self.beginResetModel()
            self.cards = cards
            self._rows = {card.id: n for n, card in enumerate(cards)}
            self.endResetModel()

    def row_of(self, record: int | None) -> int:
        """Where the card of the record is; -1 where it is not."""
        return -1 if record is None else self._rows.get(record, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return card.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self.told(card)
            marked = "marked" if card.id in self.marked else ""
            return ". ".join(part for part in (*told, marked) if part)
        return None

    def told(self, card: Any) -> Sequence[str]:
        """What is read aloud of a card, part by part."""
        raise NotImplementedError

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every card can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [CARDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged card, and the marked ones with it where it is one of them."""
        ids = [self.cards[index.row()].id for index in indexes]
        if self.marked.intersection(ids):
            ids = sorted(self.marked)
        data = QMimeData()
        data.setData(CARDS, " ".join(map(str, ids)).encode())
        return data
