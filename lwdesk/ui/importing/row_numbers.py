"""The numbers at the side of the sheet, each with a word for what its row was taken for."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from lwdesk.ui import theme
from lwdesk.ui.icons import icon
from lwdesk.ui.importing.cell_paint import PAD
from lwdesk.ui.importing.sheet_model import Mark, SheetModel

_COLOURS = {Mark.MEND: "warning", Mark.SECTION: "accent"}


class RowNumbers(QHeaderView):
    """The numbers of the rows, to press; each is told with whether Shift is held, and where on the screen."""

    row_pressed = Signal(int, bool, QPoint)

    def __init__(self, sheet: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sheet = sheet
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName("Rows of the sheet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the number, and before it what the row is, where it is no row of data."""
        colours, word = theme.palette(), self._sheet.mark(section + 1)
        painter.save()
        painter.fillRect(rect, QColor(colours.window))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        inner = rect.adjusted(theme.scaled(PAD), 0, -theme.scaled(PAD), 0)
        painter.setPen(QColor(colours.text if word is not Mark.DATA else colours.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{section + 1:,}")
        if word is Mark.MEND:
            side = theme.scaled(14)
            shape = QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side)
            icon("triangle-alert", "warning").paint(painter, shape)
            inner.setLeft(shape.right() + 6)
        painter.setPen(QColor(getattr(colours, _COLOURS.get(word, "quiet"))))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word.value)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a number asks what the row is; with Shift the headings reach to it."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and event.button() == Qt.MouseButton.LeftButton:
            with_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            self.row_pressed.emit(section + 1, with_shift, event.globalPosition().toPoint())
