"""How decisions are drawn: a shape and a word in every colour, so that what was left out is seen at a glance."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lwdesk.records.proposal import GOES_IN, LEFT_OUT, PASSED_ON
from lwdesk.ui import theme
from lwdesk.ui.framework.decision_model import DECISION, FIRST, REASON, REF, TEXT, DecisionModel, text_of
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.paragraphs import lines_of
from lwdesk.ui.theme import scaled

LOOKS = {GOES_IN: ("check", "success"), LEFT_OUT: ("x", "danger"), PASSED_ON: ("send", "warning")}
"""The shape and the colour of each decision."""
_SAYS = {"Yes": ("check", "success"), "No": ("x", "danger")}
_ACROSS, _SIDE = 8, 14


class DecisionDelegate(QStyledItemDelegate):
    """Draws the cells."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground of the row, what the cell says, and the ring of the cell under the keyboard."""
        model = index.model()
        view = option.widget
        assert isinstance(model, DecisionModel) and isinstance(view, QTableView)
        row, column = model.rows[index.row()], index.column()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.palette()
        current = view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        in_row = index.row() == current.row()
        painter.fillRect(rect, QColor(colours.selected if in_row else colours.paper))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        text = text_of(row, column)
        if column == DECISION:
            _pill(painter, rect, option.font, text, row.decision, row.id in model.doubtful)
        elif FIRST <= column < DECISION:
            _answer(painter, rect, option.font, text, in_row)
        else:
            quiet = column not in (TEXT, REASON)
            colour = colours.quiet if quiet and not in_row else colours.on_selected if in_row else colours.text
            _words(painter, rect, option.font, text, colour, one=column == REF)
        if in_row and column == current.column():
            has_keyboard = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent if has_keyboard else colours.border), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()


def _answer(painter: QPainter, rect: QRect, font: QFont, text: str, in_row: bool) -> None:
    colours = theme.palette()
    painter.setFont(font)
    if not text:
        painter.setPen(QColor(colours.quiet))
        painter.drawText(rect.adjusted(scaled(_ACROSS), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "–")
        return
    shape, role = _SAYS[text]
    side = scaled(_SIDE)
    # A wash of its own, since the colours are not made for the ground of the chosen row.
    box = QRect(rect.left() + scaled(4), rect.center().y() - scaled(12), scaled(58), scaled(24))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(colours, f"{role}_wash") if in_row else colours.paper))
    painter.drawRoundedRect(box, 4, 4)
    icon(shape, role).paint(painter, QRect(box.left() + scaled(4), box.center().y() - side // 2 + 1, side, side))
    painter.setPen(QColor(colours.text if text == "Yes" else colours.danger))
    painter.drawText(box.adjusted(side + scaled(9), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _pill(painter: QPainter, rect: QRect, font: QFont, text: str, decision: str, doubtful: bool) -> None:
    colours, side, across = theme.palette(), scaled(_SIDE), scaled(_ACROSS)
    painter.setFont(font)
    if not decision:
        painter.setPen(QColor(colours.quiet))
        painter.drawText(rect.adjusted(across, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        return
    shape, role = LOOKS[decision]
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    width = QFontMetrics(strong).horizontalAdvance(text) + side + scaled(20)
    height = scaled(24)
    box = QRect(rect.left() + scaled(4), rect.center().y() - height // 2, width, height)
    painter.setPen(QPen(QColor(getattr(colours, role)), 1))
    painter.setBrush(QColor(getattr(colours, f"{role}_wash")))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    icon(shape, role).paint(painter, QRect(box.left() + scaled(7), box.center().y() - side // 2 + 1, side, side))
    painter.setFont(strong)
    painter.setPen(QColor(getattr(colours, role)))
    painter.drawText(box.adjusted(side + scaled(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
    if doubtful:
        left = box.right() + scaled(6)
        icon("circle-alert", "quiet").paint(painter, QRect(left, box.center().y() - side // 2 + 1, side, side))


def _words(painter: QPainter, rect: QRect, font: QFont, text: str, colour: str, one: bool) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font)
    across = scaled(_ACROSS)
    if one:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - across)
        painter.drawText(rect.adjusted(across, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        return
    lines = lines_of(text, font, max(rect.width() - 2 * across, 20), 2)
    height = metrics.lineSpacing()
    y = rect.center().y() - len(lines) * height // 2 + metrics.ascent()
    for line in lines:
        painter.drawText(rect.left() + across, y, line)
        y += height
