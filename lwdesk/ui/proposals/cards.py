"""The cards of a board: what a column holds, and how a card is drawn."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.store.proposals import Card
from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import lines_of

Index = QModelIndex | QPersistentModelIndex
CARDS = "application/x-lwdesk-proposals"
"""What is dragged: the ids of proposals, parted by spaces."""
_ROOT = QModelIndex()
PAD, GAP, _ROUND, _LINES = 9, 6, 5, 6
_SMALL = 0.87


def said_times(card: Card) -> str:
    """How often it was said, where that was more than once: "said 3 times"."""
    return times(card.said) if card.said > 1 else ""


def times(said: int) -> str:
    """The number in words: "said once", "said twice", "said 3 times"."""
    return {1: "said once", 2: "said twice"}.get(said, f"said {said:,} times")


class CardModel(QAbstractListModel):
    """The cards of one column; `marked` are the ids that were marked on the board.

    Boards of other things have cards of their own, each with an id and a text.
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

    def row_of(self, proposal: int | None) -> int:
        """Where the card of the proposal is; -1 where it is not."""
        return -1 if proposal is None else self._rows.get(proposal, -1)

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
        return (f"{card.ref}: {card.text}", card.workshop, said_times(card), card.decision)

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


class CardDrawing(QStyledItemDelegate):
    """Draws the cards: reference and how often it was said, its words, and the workshop."""

    def __init__(self, view: QListView, model: CardModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._lines: dict[tuple[str, int], list[str]] = {}
        self._fonts: tuple[QFont, QFont] = (QFont(), QFont())
        self._spacing = 0, 0
        """The heights of a line of words, and of a small one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card, width = self._model.cards[index.row()], self._width()
        self._take_font()
        line, small = self._spacing
        text = len(self._text(card, width)) * line
        below = small + 2 if self._has_foot(card) else 0
        return QSize(width, small + 3 + text + below + 2 * theme.scaled(PAD) + theme.scaled(GAP))

    def _take_font(self) -> None:
        font = self._view.font()
        if font != self._fonts[0] or not self._spacing[0]:
            self._fonts = QFont(font), _small(font)
            self._spacing = QFontMetrics(font).lineSpacing(), QFontMetrics(self._fonts[1]).lineSpacing()
            self._lines.clear()

    def _width(self) -> int:
        # As if the bar were there: cards that changed their width when it comes would be measured twice.
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - bar - 2 * self._view.frameWidth() - 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, colours = self._model.cards[index.row()], theme.palette()
        self._take_font()
        font, small = self._fonts
        rect: QRect = option.rect
        box = QRectF(rect).adjusted(2, 2, -2, -2 - theme.scaled(GAP) + 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        current = QStyle.StateFlag.State_Selected in state
        has_keyboard = current and self._view.hasFocus()
        marked = card.id in self._model.marked
        painter.setBrush(QColor(colours.selected if marked else colours.paper))
        edge = colours.accent if has_keyboard else colours.border if current or marked else colours.line
        painter.setPen(QPen(QColor(edge), 2.5 if has_keyboard else 1))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        pad = theme.scaled(PAD)
        left, width = rect.left() + pad, rect.width() - 2 * pad
        y = rect.top() + pad
        y += self._head(painter, card, small, QRect(left, y, width, 0), marked)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_selected if marked else colours.text))
        metrics = QFontMetrics(font)
        for line in self._text(card, self._width()):
            painter.drawText(left, y + metrics.ascent(), line)
            y += metrics.lineSpacing()
        self._foot(painter, card, small, QRect(left, y + 2, width, 0), marked)
        painter.restore()

    def _has_foot(self, card: Any) -> bool:
        return bool(card.workshop or card.said > 1)

    def _head(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> int:
        metrics, colours = QFontMetrics(font), theme.palette()
        told = " · ".join(part for part in (card.ref, "marked" if marked else "", card.decision) if part)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.top() + metrics.ascent(), shown)
        return metrics.lineSpacing() + 3

    def _foot(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> None:
        metrics, colours = QFontMetrics(font), theme.palette()
        baseline, left = room.top() + metrics.ascent(), room.width()
        if often := said_times(card):
            strong = QFont(font)
            strong.setWeight(QFont.Weight.DemiBold)
            width = QFontMetrics(strong).horizontalAdvance(often)
            painter.setFont(strong)
            painter.setPen(QColor(colours.on_selected if marked else colours.text))
            painter.drawText(room.left() + room.width() - width, baseline, often)
            left -= width + theme.scaled(8)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        shown = metrics.elidedText(card.workshop, Qt.TextElideMode.ElideRight, left)
        painter.drawText(room.left(), baseline, shown)

    def _text(self, card: Any, width: int) -> list[str]:
        key = (card.text, width)
        if key not in self._lines:
            if len(self._lines) > 4000:
                self._lines.clear()
            room = max(width - 2 * theme.scaled(PAD), 40)
            self._lines[key] = lines_of(" ".join(card.text.split()), self._fonts[0], room, _LINES)
        return self._lines[key]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
