"""How the cells of the grid are drawn: every entry whole, with a dot before each where there are several."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lwdesk.ui import theme
from lwdesk.ui.contributions.model import GridModel
from lwdesk.ui.pages.paragraphs import ACROSS, DOWN, lines_of
from lwdesk.ui.theme import scaled

_DOT = "•"
_BETWEEN = 3
"""Pixels between two entries, before they are scaled."""


class CellDelegate(QStyledItemDelegate):
    """Draws the cells; the one under the keyboard has a ring."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, GridModel)
        colours = theme.palette()
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        chosen = QStyle.StateFlag.State_Selected in state
        painter.save()
        painter.fillRect(rect, QColor(colours.paper))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(colours.text))
        _entries(painter, rect, font, model.cell(index).lines)
        if chosen:
            focused = QStyle.StateFlag.State_HasFocus in state
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent if focused else colours.border), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class RowHead(QHeaderView):
    """The names of the rows, with quiet words on each under its name."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Rows of the contributions")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(190), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        assert isinstance(model, GridModel)
        colours, line = theme.palette(), model.lines[logicalIndex]
        view = self.parent()
        current = isinstance(view, QTableView) and view.currentIndex().row() == logicalIndex
        painter.save()
        painter.fillRect(rect, QColor(colours.selected if current else colours.paper))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        strong, small = QFont(self.font()), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        room = rect.adjusted(scaled(ACROSS), scaled(DOWN), -scaled(ACROSS), -scaled(2))
        top = room.top()
        parts = ((line.label, strong, colours.text), (line.about, small, colours.quiet))
        for text, font, colour in parts if not current else ((t, f, colours.on_selected) for t, f, _ in parts):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            metrics = QFontMetrics(font)
            left = max((room.bottom() - top) // metrics.lineSpacing(), 0)
            for words in lines_of(text, font, room.width(), min(left, 2)) if text and left else ():
                painter.drawText(room.left(), top + metrics.ascent(), words)
                top += metrics.lineSpacing()
        painter.restore()


def height_of(entries: list[str], font: QFont, width: int) -> int:
    """The height at which a cell of that width shows all of its entries."""
    if not entries:
        return 0
    metrics = QFontMetrics(font)
    room = _room(entries, metrics, width)
    lines = sum(len(lines_of(entry, font, room)) for entry in entries)
    between = scaled(_BETWEEN) * (len(entries) - 1)
    return lines * metrics.lineSpacing() + between + 2 * scaled(DOWN) + 2


def _room(entries: list[str], metrics: QFontMetrics, width: int) -> int:
    dot = metrics.horizontalAdvance(f"{_DOT} ") if len(entries) > 1 else 0
    return max(width - 2 * scaled(ACROSS) - 1 - dot, scaled(24))


def _entries(painter: QPainter, rect: QRect, font: QFont, entries: list[str]) -> None:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    room = _room(entries, metrics, rect.width())
    left = rect.left() + scaled(ACROSS)
    dot = metrics.horizontalAdvance(f"{_DOT} ") if len(entries) > 1 else 0
    top = rect.top() + scaled(DOWN)
    for entry in entries:
        if dot:
            painter.drawText(left, top + metrics.ascent(), _DOT)
        for line in lines_of(entry, font, room):
            if top + metrics.lineSpacing() > rect.bottom() + 2:
                return
            painter.drawText(left + dot, top + metrics.ascent(), line)
            top += metrics.lineSpacing()
        top += scaled(_BETWEEN)
