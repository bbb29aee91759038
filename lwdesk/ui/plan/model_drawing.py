"""The drawing of a logic model: boxes in four columns, and an arrow from each column to the next."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lwdesk.operations.actions import LABELS, outline
from lwdesk.records.action import MODEL_PARTS
from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import lines_of
from lwdesk.ui.palette import LIGHT, Palette
from lwdesk.ui.theme import scaled

Model = Mapping[str, Sequence[str]]
_MARGIN, _GAP, _BETWEEN, _PAD, _HEAD = 16, 52, 8, 8, 28
_WIDE = 1000
"""The width of a picture, in pixels at a scale of 1; it is drawn twice as fine."""
_NONE = "nothing yet"


class ModelDrawing(QWidget):
    """The model of one action; what it says is its description for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: Model = dict.fromkeys(MODEL_PARTS, ())
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName("Drawing of the logic model")

    def show_model(self, name: str, model: Model) -> None:
        """Draw this model."""
        self._name, self._model = name, model
        self.setAccessibleDescription(outline(name, model))
        self._fit()
        self.update()

    def picture(self) -> QImage:
        """The drawing on white with the action's name above it, for a document or a message."""
        font = self.font()
        above = 2 * QFontMetrics(font).lineSpacing()
        height = height_of(self._model, _WIDE, font) + above
        image = QImage(QSize(2 * _WIDE, 2 * height), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        image.fill(QColor(LIGHT.paper))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = _strong(font)
        painter.setFont(strong)
        painter.setPen(QColor(LIGHT.text))
        room = QRect(_MARGIN, _MARGIN // 2, _WIDE - 2 * _MARGIN, above)
        name = QFontMetrics(strong).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.translate(0, above)
        draw(painter, self._model, _WIDE, font, LIGHT)
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        """As high as what it says."""
        width = max(self.width(), scaled(480))
        return QSize(width, height_of(self._model, width, self.font()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.palette().paper))
        draw(painter, self._model, self.width(), self.font(), theme.palette())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.palette().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
        painter.end()

    def _fit(self) -> None:
        self.setMinimumHeight(height_of(self._model, max(self.width(), scaled(480)), self.font()))


def height_of(model: Model, width: int, font: QFont) -> int:
    """The height that the drawing needs at that width."""
    columns = _columns(model, width, font)
    lowest = max(boxes[-1][0].bottom() for boxes in columns)
    return int(lowest) + scaled(_MARGIN)


def draw(painter: QPainter, model: Model, width: int, font: QFont, colours: Palette) -> None:
    """Draw the model from the painter's origin, at that width."""
    columns = _columns(model, width, font)
    for part, boxes in zip(MODEL_PARTS, columns, strict=True):
        first = boxes[0][0]
        painter.setFont(_strong(font))
        painter.setPen(QColor(colours.quiet))
        head = QRectF(first.left(), scaled(_MARGIN) / 2, first.width(), scaled(_HEAD))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, LABELS[part])
        for rect, lines in boxes:
            _box(painter, rect, lines, font, colours, bool(model[part]))
    for before, behind in pairwise(columns):
        _arrow(painter, before, behind, colours)


def _columns(model: Model, width: int, font: QFont) -> list[list[tuple[QRectF, list[str]]]]:
    margin, gap, pad = scaled(_MARGIN), scaled(_GAP), scaled(_PAD)
    wide = max((width - 2 * margin - 3 * gap) // 4, 40)
    line = QFontMetrics(font).lineSpacing()
    found = []
    for n, part in enumerate(MODEL_PARTS):
        boxes: list[tuple[QRectF, list[str]]] = []
        y = float(scaled(_HEAD) + margin)
        for thing in model[part] or (_NONE,):
            lines = lines_of(thing, font, wide - 2 * pad)
            rect = QRectF(margin + n * (wide + gap), y, wide, len(lines) * line + 2 * pad)
            boxes.append((rect, lines))
            y = rect.bottom() + scaled(_BETWEEN)
        found.append(boxes)
    return found


def _box(painter: QPainter, rect: QRectF, lines: list[str], font: QFont, colours: Palette, said: bool) -> None:
    style = Qt.PenStyle.SolidLine if said else Qt.PenStyle.DashLine
    painter.setPen(QPen(QColor(colours.border), 1, style))
    painter.setBrush(QColor(colours.chip) if said else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setPen(QColor(colours.on_chip if said else colours.quiet))
    painter.setFont(font)
    metrics = QFontMetrics(font)
    y = rect.top() + scaled(_PAD) + metrics.ascent()
    for line in lines:
        painter.drawText(QPointF(rect.left() + scaled(_PAD), y), line)
        y += metrics.lineSpacing()


def _arrow(
    painter: QPainter, before: list[tuple[QRectF, list[str]]], behind: list[tuple[QRectF, list[str]]], colours: Palette
) -> None:
    """A line down each side of the gap, as long as its column, and the arrow between them."""
    inset, point = scaled(9), scaled(7)
    left, right = before[0][0].right() + inset, behind[0][0].left() - inset
    top = before[0][0].top()
    painter.setPen(QPen(QColor(colours.border), 1.5))
    painter.drawLine(QPointF(left, top), QPointF(left, before[-1][0].bottom()))
    painter.drawLine(QPointF(right, top), QPointF(right, behind[-1][0].bottom()))
    y = (top + min(before[-1][0].bottom(), behind[-1][0].bottom())) / 2
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.drawLine(QPointF(left, y), QPointF(right - point, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawPolygon(
        QPolygonF([QPointF(right, y), QPointF(right - point, y - point / 1.4), QPointF(right - point, y + point / 1.4)])
    )


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
