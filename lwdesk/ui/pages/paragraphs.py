"""Cells that hold paragraphs: as many whole lines as there is room for, with an ellipsis where there is more."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.ui import theme
from lwdesk.ui.theme import scaled

ACROSS, DOWN = 8, 7
"""What a cell leaves free at the left and right, and above and below, before it is scaled."""


def lines_of(text: str, font: QFont, width: int, most: int = 0) -> list[str]:
    """The text in lines of at most that many pixels; of more than `most` lines (0: any number) the last ends in "…"."""
    found: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            if most and len(found) == most:
                return _cut(found, font, width)
            start = line.textStart()
            found.append(_units(paragraph, start, start + line.textLength()).rstrip())
        layout.endLayout()
    return _cut(found[:most], font, width) if most and len(found) > most else found


def _units(text: str, start: int, end: int) -> str:
    """A stretch of the text given in Qt's units, of which some characters take two."""
    if max(text, default="") <= "\uffff":
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")


def _cut(lines: list[str], font: QFont, width: int) -> list[str]:
    metrics = QFontMetrics(font)
    last = lines[-1]
    while last and metrics.horizontalAdvance(f"{last}…") > width:
        last = last[:-1]
    return [*lines[:-1], f"{last.rstrip()}…"]


class Paragraphs(QStyledItemDelegate):
    """Draws such cells."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell's ground as its style has it, and the lines upon it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text = shown.text
        shown.text = ""
        shown.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        across, down = scaled(ACROSS), scaled(DOWN)
        room: QRect = shown.rect.adjusted(across, down, -across, -down)
        metrics = shown.fontMetrics
        height = metrics.lineSpacing()
        colours = theme.palette()
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(QColor(colours.on_selected if chosen else colours.text))
        y = room.top() + metrics.ascent()
        for line in lines_of(text, shown.font, room.width(), max(room.height() // height, 1)):
            painter.drawText(room.left(), y, line)
            y += height
        painter.restore()

    def height_of(self, text: str, font: QFont, width: int) -> int:
        """The height at which a cell shows the whole text in a column of that width."""
        # Less the line between two columns.
        lines = len(lines_of(text, font, width - 2 * scaled(ACROSS) - 1))
        return lines * QFontMetrics(font).lineSpacing() + 2 * scaled(DOWN) + 2


class WholeParagraphs(Paragraphs):
    """The rows of a list, each as high as its text needs at the width that there is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """No width of its own: the list gives it."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(1, self.height_of(str(index.data() or ""), option.font, width))
