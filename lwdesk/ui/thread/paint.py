"""Drawing a thread: lines, headings, boxes; on the screen and for a file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from lwdesk.ui.pages.paragraphs import lines_of
from lwdesk.ui.palette import LIGHT
from lwdesk.ui.thread.plan import ACROSS, EDGE, HIGH, WIDE, Box, Drawing

if TYPE_CHECKING:
    from lwdesk.ui.palette import Palette

LETTERS = 13
"""Height of the letters in pixels at a zoom of 1."""
_SMALL, _ROUND, _PAD, _LINES = 0.86, 5, 8, 2


def picture_of(drawing: Drawing, font: QFont, scale: float = 2.0) -> QImage:
    """The picture for a file: on white, nothing marked but where the thread begins."""
    image = QImage(QSize(round(drawing.width * scale), round(drawing.height * scale)), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    small = QFont(font)
    small.setPixelSize(LETTERS)
    paint(painter, drawing, LIGHT, small, -1)
    painter.end()
    return image


def paint(painter: QPainter, drawing: Drawing, colours: "Palette", font: QFont, current: int) -> None:
    """Draw the picture at a zoom of 1: lines first, then boxes; those of the box that is marked stand out."""
    near = {n for line in drawing.lines if current in line for n in line}
    for only in (False, True):
        for line in drawing.lines:
            if (current in line) == only:
                _draw_line(painter, drawing, line, colours, only)
    heading = QFont(font)
    heading.setBold(True)
    painter.setFont(heading)
    painter.setPen(QColor(colours.quiet))
    metrics = QFontMetricsF(heading)
    for n, words in enumerate(drawing.headings):
        at = EDGE + n * (WIDE + ACROSS)
        painter.drawText(QPointF(at, EDGE + metrics.ascent() / 2 + 2),
                         metrics.elidedText(words, Qt.TextElideMode.ElideRight, WIDE + ACROSS - 8))  # fmt: skip
    for n, box in enumerate(drawing.boxes):
        _draw_box(painter, box, colours, font, n == current, n in near)


def _draw_line(
    painter: QPainter, drawing: Drawing, line: tuple[int, int], colours: "Palette", marked: bool
) -> None:  # fmt: skip
    one, other = (rect_of(drawing.boxes[n]) for n in line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent if marked else colours.border), 2.2 if marked else 1.2))
    path = QPainterPath()
    if abs(one.left() - other.left()) < 1:
        # Within a column the line goes round at the left, where no other begins.
        path.moveTo(one.left(), one.center().y())
        out = one.left() - ACROSS / 3
        path.cubicTo(out, one.center().y(), out, other.center().y(), other.left(), other.center().y())
    else:
        first, last = (one, other) if one.left() < other.left() else (other, one)
        path.moveTo(first.right(), first.center().y())
        stops = [(x, x + WIDE, y) for x, y in drawing.route(line)]
        for left, right, y in [*stops, (last.left(), last.left(), last.center().y())]:
            at = path.currentPosition()
            bend = (left - at.x()) / 2
            path.cubicTo(at.x() + bend, at.y(), left - bend, y, left, y)
            path.lineTo(right, y)
    painter.drawPath(path)


def _draw_box(
    painter: QPainter, box: Box, colours: "Palette", font: QFont, marked: bool, near: bool
) -> None:  # fmt: skip
    rect = rect_of(box)
    many = len(box.keys) > 1
    ground = colours.selected if box.is_start else colours.chip if many else colours.paper
    painter.setPen(QPen(QColor(colours.accent if marked or near or box.is_start else colours.border),
                        2.6 if marked else 1.6 if box.is_start else 1))  # fmt: skip
    painter.setBrush(QColor(ground))
    if many:
        # A second edge behind it says that it is a pile.
        painter.drawRoundedRect(rect.translated(3, 3), _ROUND, _ROUND)
    painter.drawRoundedRect(rect, _ROUND, _ROUND)
    words = QFont(font)
    words.setBold(box.is_start or many)
    metrics = QFontMetricsF(words)
    small = QFont(font)
    small.setPixelSize(max(round(_pixels(font) * _SMALL), 8))
    beneath = QFontMetricsF(small)
    room = rect.width() - 2 * _PAD
    lines = lines_of(box.text, words, int(room), _LINES)
    y = rect.center().y() - (metrics.height() * len(lines) + (beneath.height() if box.about else 0)) / 2
    painter.setFont(words)
    painter.setPen(QColor(colours.on_selected if box.is_start else colours.on_chip if many else colours.text))
    for line in lines:
        painter.drawText(QPointF(rect.left() + _PAD, y + metrics.ascent()), line)
        y += metrics.height()
    if box.about:
        painter.setFont(small)
        painter.setPen(QColor(colours.on_selected if box.is_start else colours.quiet))
        about = beneath.elidedText(box.about, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(rect.left() + _PAD, y + beneath.ascent()), about)


def rect_of(box: Box) -> QRectF:
    """Where a box stands at a zoom of 1."""
    return QRectF(box.x, box.y, WIDE, HIGH)


def _pixels(font: QFont) -> float:
    return font.pixelSize() if font.pixelSize() > 0 else QFontMetricsF(font).height() * 0.75
