"""How a cell of the matrix is drawn: a big number, how far those people have come, the state in colour and words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.store.sampling import FULL, GAP, OPEN, OVER, SHORT, Cell
from lwdesk.ui import theme
from lwdesk.ui.matrix.model import MatrixModel

_ROLES = {GAP: "danger", SHORT: "warning", FULL: "success", OVER: "success"}
_RING, _ROUND = 4, 5
_BIG, _SMALL = 1.35, 0.87
"""The sizes of the two texts, to that of all text."""


class CellDelegate(QStyledItemDelegate):
    """Draws the cells. A gap has a dashed edge, so that nothing depends on seeing the colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel)
        cell, is_sum = model.cell(index), model.key(index) is None
        rect: QRect = option.rect
        box = QRectF(rect).adjusted(_RING, _RING, -_RING, -_RING)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        # Over the ground that the view gives to what is selected: the ring says it.
        painter.fillRect(rect, QColor(theme.palette().paper))
        if not is_sum:
            _ground(painter, box, cell)
        if QStyle.StateFlag.State_Selected in state:
            has_keyboard = QStyle.StateFlag.State_HasFocus in state
            colours = theme.palette()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent if has_keyboard else colours.border), 3 if has_keyboard else 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), _ROUND + 2, _ROUND + 2)
        font: QFont = option.font
        _texts(painter, box, cell, is_sum, font)
        painter.restore()


def _ground(painter: QPainter, box: QRectF, cell: Cell) -> None:
    colours, role = theme.palette(), _ROLES.get(cell.state, "")
    painter.setBrush(QColor(getattr(colours, f"{role}_wash") if role else colours.paper))
    pen = QPen(QColor(getattr(colours, role) if role else colours.line), 1)
    if cell.state == GAP:
        pen.setWidthF(1.6)
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawRoundedRect(box, _ROUND, _ROUND)


def _texts(painter: QPainter, box: QRectF, cell: Cell, is_sum: bool, font: QFont) -> None:
    colours = theme.palette()
    big, small, strong = QFont(font), QFont(font), QFont(font)
    big.setPointSizeF(font.pointSizeF() * (_BIG if not is_sum else 1.1))
    big.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    strong.setPointSizeF(font.pointSizeF() * _SMALL)
    strong.setWeight(QFont.Weight.DemiBold)
    nobody = cell.state == OPEN and not cell.counts.chosen
    number = "–" if nobody else cell.shown
    lines = [(number, big, colours.quiet if nobody else colours.text)]
    if is_sum and cell.people and cell.people != cell.counts.chosen:
        lines.append((f"{cell.people:,} {'person' if cell.people == 1 else 'people'}", small, colours.quiet))
    elif not is_sum and cell.progress:
        lines.append((cell.progress, small, colours.text))
    if cell.word:
        role = "" if is_sum else _ROLES.get(cell.state, "")
        lines.append((cell.word, strong, getattr(colours, role) if role else colours.quiet))
    heights = [QFontMetricsF(line_font).height() for _, line_font, _ in lines]
    top = box.top() + max((box.height() - sum(heights)) / 2, 0)
    for (text, line_font, colour), height in zip(lines, heights, strict=True):
        painter.setFont(line_font)
        painter.setPen(QColor(colour))
        room = box.width() - 2
        shown = QFontMetricsF(line_font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(box.left() + 1, top, room, height), Qt.AlignmentFlag.AlignCenter, shown)
        top += height
