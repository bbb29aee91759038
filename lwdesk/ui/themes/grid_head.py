"""The head of a row of the grid: who was interviewed, and quietly for whom that person works."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import ACROSS, DOWN, lines_of

_MOST = 2
"""Lines that a name takes at most."""


class RowHead(QHeaderView):
    """Draws the two in lines of their own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Interviews")

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The name strong, the organisation below it, a line under both."""
        model, colours = self.model(), theme.palette()
        text = str(model.headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        name, _, works_for = text.partition("\n")
        across, down = theme.scaled(ACROSS), theme.scaled(DOWN)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.fillRect(rect, QColor(colours.paper))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        y = rect.top() + down
        for words, font, colour in ((name, strong, colours.text), (works_for, self.font(), colours.quiet)):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            for line in lines_of(words, font, rect.width() - 2 * across, _MOST) if words else ():
                if y + metrics.lineSpacing() <= rect.bottom():
                    painter.drawText(rect.left() + across, y + metrics.ascent(), line)
                    y += metrics.lineSpacing()
        painter.restore()
