"""Icons in the colours of the current palette, sharp at any size and scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from lwdesk.paths import resource
from lwdesk.ui import theme


@lru_cache(maxsize=256)
def icon(name: str, role: str = "text") -> QIcon:
    """The icon resources/icons/NAME.svg, drawn in the palette's colour for that role.

    It takes the new colour by itself when the theme changes. Raises FileNotFoundError where there is none.
    """
    return QIcon(_Drawing(name, _outline(name), role))


@lru_cache(maxsize=128)
def _outline(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = min(width, height)
    drawing = QSvgRenderer(QByteArray(_outline(name).replace("currentColor", colour).encode()))
    drawing.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    return pixmap


class _Drawing(QIconEngine):
    # There is no clone(): Qt asks for one only where pictures are added to a shared icon, and one made
    # in Python would be freed twice.
    def __init__(self, name: str, outline: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role if "currentColor" in outline else "text"

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        palette = theme.palette()
        role = "disabled" if mode is QIcon.Mode.Disabled else self._role
        return _pixmap(self._name, getattr(palette, role), max(1, size.width()), max(1, size.height()))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # Not from painter.device(): PySide first makes every kind of device that it could be.
        ratio = painter.deviceTransform().m11() or 1.0
        pixmap = self.pixmap(rect.size() * ratio, mode, state)
        pixmap.setDevicePixelRatio(ratio)
        painter.drawPixmap(QPoint(rect.x(), rect.y()), pixmap)


class Mark(QWidget):
    """A small icon beside text; nothing to press."""

    def __init__(self, name: str, role: str = "text", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, role)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon from now on."""
        self._icon = icon(name, role)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.scaled(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
