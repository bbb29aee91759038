"""How the cells of the import screen's tables are drawn: a line below, and a ring round the current one."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.ui import theme
from lwdesk.ui.icons import icon

PAD = 8
BOX = 16
_BAR = 4
_Role = Qt.ItemDataRole
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
Index = QModelIndex | QPersistentModelIndex


def one_line(text: str) -> str:
    """The text in one line, with a sign where the cell begins another: two names must not read as one."""
    return " ↵ ".join(words for line in text[:400].splitlines() if (words := " ".join(line.split())))


class PaintedCells(QStyledItemDelegate):
    """Draws a tick, a shape and a text; the current row has a bar at its left, the current cell a ring."""

    upright_lines = False
    """Whether lines part the columns too, as on a sheet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        colours, state = theme.palette(), _of(option, "state")
        rect: QRect = _of(option, "rect")
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        ground = colours.selected if is_selected else index.data(_Role.BackgroundRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ground:
            painter.fillRect(rect, QColor(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        if self.upright_lines:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(colours.line))
        if index.data(_Role.UserRole) and is_selected:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height() - 1, QColor(colours.accent))
        inner = rect.adjusted(theme.scaled(PAD), 0, -theme.scaled(PAD), 0)
        inner.setLeft(self._draw_box(painter, inner, index))
        inner.setLeft(_draw_icon(painter, inner, index.data(_Role.DecorationRole)))
        self._write(painter, inner, index, QColor(colours.on_selected if is_selected else colours.text))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 3, 3)
        painter.restore()

    @staticmethod
    def _draw_box(painter: QPainter, inner: QRect, index: Index) -> int:
        """Draw the tick box, if there is one; the pixel where the rest begins."""
        state = index.data(_Role.CheckStateRole)
        side = theme.scaled(BOX)
        if index.column() or index.model().columnCount() == 0:
            return inner.left()
        if state is None:
            return inner.left() + (side + PAD if index.data(_Role.UserRole) else 0)
        colours = theme.palette()
        box = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        is_on = Qt.CheckState(state) == Qt.CheckState.Checked
        painter.setPen(QPen(QColor(colours.accent if is_on else colours.border), 1))
        painter.setBrush(QColor(colours.accent if is_on else colours.field))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -1, -1))
        return box.right() + PAD

    @staticmethod
    def _write(painter: QPainter, inner: QRect, index: Index, usual: QColor) -> None:
        text = index.data(_Role.DisplayRole)
        if not text:
            return
        font = index.data(_Role.FontRole)
        if isinstance(font, QFont):
            painter.setFont(font.resolve(painter.font()))
        painter.setPen(index.data(_Role.ForegroundRole) or usual)
        shown = painter.fontMetrics().elidedText(str(text), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LINE, shown)


def _draw_icon(painter: QPainter, inner: QRect, shape: Any) -> int:
    if not isinstance(shape, QIcon):
        return inner.left()
    side = theme.scaled(BOX)
    shape.paint(painter, QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side))
    return inner.left() + side + theme.scaled(6)


def _of(option: QStyleOptionViewItem, name: str) -> Any:
    # The stubs know nothing of what a style option holds.
    return getattr(option, name)
