"""A value among several, as a chip with a cross."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from lwdesk.ui import theme
from lwdesk.ui.icons import icon


class Chip(QAbstractButton):
    """A chip: its cross, Delete or Backspace removes it; Enter or a click on a link opens it; arrows move on.

    It is drawn as one widget, since a form shows many of them at once.
    """

    removed = Signal()
    opened = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.id = 0
        self._opens = False
        self._over: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)

    def show_value(self, id: int, label: str, field: str, opens: bool) -> None:
        """Show a value of a field; `opens` when it leads to a record."""
        self.id, self._opens = id, opens
        self.setText(label)
        self.setAccessibleName(f"{field}: {label}")
        keys = "Enter opens it, Delete removes it" if opens else "Delete removes it"
        self.setAccessibleDescription(keys)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = theme.scaled(24)
        return QSize(theme.scaled(8) + self.fontMetrics().horizontalAdvance(self.text()) + 2 + height, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.chip))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        cross = self._cross()
        room = QRect(theme.scaled(8), 0, cross.left() - theme.scaled(8), self.height())
        font = self.font()
        font.setUnderline(self._opens and self._over is not None and not cross.contains(self._over))
        painter.setFont(font)
        painter.setPen(QColor(colours.on_chip))
        label = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        side = theme.scaled(14)
        mark = QRect(0, 0, side, side)
        mark.moveCenter(cross.center())
        over = self._over is not None and cross.contains(self._over)
        icon("x", "text" if over else "quiet").paint(painter, mark)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = event.position().toPoint()
        links = self._opens and not self._cross().contains(self._over)
        self.setCursor(Qt.CursorShape.PointingHandCursor if links else Qt.CursorShape.ArrowCursor)
        elided = self.width() < self.sizeHint().width()
        self.setToolTip("Remove" if self._cross().contains(self._over) else self.text() if elided else "")
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._over = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return
        if self._cross().contains(event.position().toPoint()):
            self.removed.emit()
        elif self._opens:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._opens:
            self.opened.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _cross(self) -> QRect:
        side = self.height()
        return QRect(self.width() - side, 0, side, side)
