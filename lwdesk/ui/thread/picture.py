"""The picture of a thread: boxes in columns with lines between, in step with the outline."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from lwdesk.ui import theme
from lwdesk.ui.thread.paint import LETTERS, paint, rect_of
from lwdesk.ui.thread.plan import HIGH, WIDE, Drawing

if TYPE_CHECKING:
    from lwdesk.store.thread import Key

_ZOOMS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.6, 2.0)
_READABLE = 0.85
"""Not made smaller than this unasked: what has no room is scrolled to."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class ThreadPicture(QScrollArea):
    """Arrow keys go from box to box, Enter opens; + and - zoom, 0 shows the whole."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Picture of the thread")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("look", "paper")
        self.canvas = _Canvas(self)
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self._fits, self._least = True, _READABLE
        self._start = 0
        """The box of the record whose thread it is."""

    def show_drawing(self, drawing: Drawing, current: "Key") -> None:
        """Show this picture, a record of it marked."""
        self.canvas.drawing = drawing
        self.setAccessibleDescription(
            f"{len(drawing.boxes)} boxes in the columns {', '.join(drawing.headings)}. "
            "The outline beside it says the same in words. Arrow keys go from box to box, Enter opens."
        )
        self._start = self.canvas.current = max(drawing.box_of(current), 0)
        self._fit()
        self._see()

    def mark(self, key: "Key") -> None:
        """Mark the box of a record, and bring it into sight."""
        drawing = self.canvas.drawing
        number = drawing.box_of(key) if drawing else -1
        if drawing is None or number < 0:
            return
        self.canvas.current = number
        self.canvas.update()
        self._see()

    def _see(self) -> None:
        drawing, zoom = self.canvas.drawing, self.canvas.zoom
        if drawing is None:
            return
        # Where there is room for both, whose thread it is stays in sight too.
        for number in (self._start, self.canvas.current):
            box = drawing.boxes[number]
            self.ensureVisible(round((box.x + WIDE / 2) * zoom), round((box.y + HIGH / 2) * zoom),
                               round(WIDE * zoom * 0.6), round(HIGH * zoom))  # fmt: skip

    def zoom_by(self, steps: int) -> None:
        """Draw it larger (1) or smaller (-1)."""
        at = min(range(len(_ZOOMS)), key=lambda n: abs(_ZOOMS[n] - self.canvas.zoom))
        self._fits = False
        self._zoom_to(_ZOOMS[max(0, min(at + steps, len(_ZOOMS) - 1))])

    def zoom_to_fit(self) -> None:
        """Draw the whole as large as there is room for, however small that is."""
        self._fits, self._least = True, _ZOOMS[0]
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, Enter, and the keys of the zoom."""
        drawing, key = self.canvas.drawing, Qt.Key(event.key())
        if drawing and key in _ARROWS and drawing.boxes:
            self._go(drawing.beside(self.canvas.current, *_ARROWS[key]))
        elif drawing and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and drawing.boxes:
            box = drawing.boxes[self.canvas.current]
            if len(box.keys) == 1:
                self.opened.emit(box.keys[0])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Control the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()
        self._see()

    def take(self, at: QPointF, opens: bool) -> None:
        """Mark the box at a point of the canvas; open it after a second click."""
        drawing, zoom = self.canvas.drawing, self.canvas.zoom
        for n, box in enumerate(drawing.boxes if drawing else ()):
            if rect_of(box).contains(QPointF(at.x() / zoom, at.y() / zoom)):
                self._go(n)
                if opens and len(box.keys) == 1:
                    self.opened.emit(box.keys[0])

    def _go(self, number: int) -> None:
        drawing = self.canvas.drawing
        if drawing:
            key = drawing.boxes[number].keys[0]
            self.mark(key)
            self.chosen.emit(key)

    def _fit(self) -> None:
        drawing = self.canvas.drawing
        if drawing and self._fits:
            room = self.viewport().size()
            scale = min(room.width() / drawing.width, room.height() / drawing.height)
            text = theme.scaled(100) / 100
            self._zoom_to(max(self._least * text, min(scale, 1.2 * text)))

    def _zoom_to(self, zoom: float) -> None:
        self.canvas.zoom = zoom
        drawing = self.canvas.drawing
        if drawing:
            self.canvas.setMinimumSize(round(drawing.width * zoom), round(drawing.height * zoom))
        self.canvas.update()


class _Canvas(QWidget):
    def __init__(self, picture: ThreadPicture) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = picture
        self.drawing: Drawing | None = None
        self.current = 0
        self.zoom = 1.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.zoom, self.zoom)
        paint(painter, self.drawing, theme.palette(), _font(self), self.current)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._picture.setFocus(Qt.FocusReason.MouseFocusReason)
        self._picture.take(event.position(), opens=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._picture.take(event.position(), opens=True)


def _font(widget: QWidget) -> QFont:
    font = QFont(widget.font())
    # The zoom has the size of the text in it already.
    font.setPixelSize(LETTERS)
    return font
