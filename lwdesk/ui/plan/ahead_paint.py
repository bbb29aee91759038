"""How the rows of the next three months are drawn: paragraphs, months across the row, statuses with their shapes."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from lwdesk.store.outlook import Group
from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import ACROSS, DOWN, Paragraphs
from lwdesk.ui.plan.ahead_model import STANDS, AheadModel
from lwdesk.ui.plan.grouped import Index
from lwdesk.ui.plan.shapes import draw_word
from lwdesk.ui.theme import scaled


class AheadRows(Paragraphs):
    """Paragraphs; a month in bold across the row, and a status with its shape."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, AheadModel)
        row, rect = model.rows[index.row()], option.rect
        if isinstance(row, Group):
            self._month(painter, option, rect, index)
        elif index.column() == STANDS:
            super().paint(painter, option, index)
            self._status(painter, option, rect, row.standing.status, row.rag)
        else:
            super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == STANDS:
            # Drawn with its shape instead.
            option.text = ""

    def _month(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index) -> None:
        colours = theme.palette()
        painter.save()
        painter.fillRect(rect, QColor(colours.hover))
        if index.column() == 0:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(colours.text))
            room = rect.adjusted(scaled(ACROSS), 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.restore()

    def _status(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, status: str, rag: str) -> None:
        painter.save()
        painter.setClipRect(rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        top = rect.top() + scaled(DOWN)
        for word in (status, rag):
            if word:
                draw_word(painter, word, option.font, rect.left() + scaled(ACROSS), top, selected)
                top += option.fontMetrics.lineSpacing()
        painter.restore()
