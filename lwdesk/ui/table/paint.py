"""How the rows of a table are drawn: a line of text a cell, chips for several values, a mark for what lies outside."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from lwdesk.fields import Field, Kind
from lwdesk.ui.palette import Palette
from lwdesk.ui.table.clipboard import cell_text

PAD = 8
CHIP_PAD = 7
CHIP_GAP = 4
_KEPT = 20_000
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
_LINE_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
OUTSIDE = "outside"


class CellPainter:
    """Draws cells in one font and one set of colours; what it measures it keeps, since rows say the same things.

    The whole view is drawn in one go rather than by a delegate: a delegate costs some ten calls between
    Qt and Python for every cell, and scrolling a page has 8 ms.
    """

    def __init__(self, font: QFont, colours: Palette) -> None:
        self.font = font
        self.strong = QFont(font)
        self.strong.setWeight(QFont.Weight.DemiBold)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.92)
        self.small = small
        self._measure = QFontMetrics(font)
        self._measure_small = QFontMetrics(small)
        self._cut: dict[tuple[str, int], str] = {}
        self._width: dict[str, int] = {}
        c = colours
        self.paper = QColor(c.paper)
        self.line = QColor(c.line)
        self.text = QPen(QColor(c.text))
        self.quiet = QPen(QColor(c.quiet))
        self.accent = QColor(c.accent)
        self.selected = QColor(c.selected)
        self.chip = QColor(c.chip)
        self.chip_text = QPen(QColor(c.on_chip))

    def cut(self, text: str, width: int) -> str:
        """The text on one line, with an ellipsis where it does not fit the width."""
        found = self._cut.get((text, width))
        if found is None:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            first = text[:400].replace("\n", " ")
            found = self._measure.elidedText(first, Qt.TextElideMode.ElideRight, width)
            self._cut[text, width] = found
        return found

    def fits(self, field: Field, value: object, width: int) -> bool:
        """Whether the whole of the value can be read in a column of that width."""
        if field.many and isinstance(value, tuple):
            return sum(self._chip_width(label) + CHIP_GAP for label in value) <= width - 2 * PAD + CHIP_GAP
        text = cell_text(value)
        return self.cut(text, width - 2 * PAD) == text

    @property
    def outside_width(self) -> int:
        """The pixels that the mark of a record outside the remit takes."""
        return self._measure_small.horizontalAdvance(OUTSIDE) + 2 * CHIP_PAD + PAD

    def cell(self, painter: QPainter, rect: QRect, field: Field, value: object, dimmed: bool) -> None:
        """Draw one cell's value into its rectangle."""
        if isinstance(value, tuple):
            if value:
                self._chips(painter, rect, value)
            return
        text = value if isinstance(value, str) else cell_text(value)
        if not text:
            return
        painter.setPen(self.quiet if dimmed else self.text)
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        alignment = _LINE_RIGHT if field.kind is Kind.NUMBER else _LINE
        painter.drawText(inner, alignment, self.cut(text, inner.width()))

    def outside_mark(self, painter: QPainter, rect: QRect) -> int:
        """Draw the mark of a record outside the remit at the right end of a cell; its width in pixels."""
        width = self.outside_width - PAD
        box = QRectF(rect.right() - PAD - width, rect.center().y() - 9.5, width, 20)
        painter.setPen(QPen(self.quiet.color(), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self.small)
        painter.setPen(self.quiet)
        painter.drawText(box, _MIDDLE, OUTSIDE)
        painter.setFont(self.font)
        return self.outside_width

    def _chips(self, painter: QPainter, rect: QRect, labels: tuple[str, ...]) -> None:
        x, end = rect.left() + PAD, rect.right() - PAD
        painter.setFont(self.small)
        for number, label in enumerate(labels):
            rest = len(labels) - number
            more = self._chip_width(f"+{rest - 1}") + CHIP_GAP if rest > 1 else 0
            room = end - x - more
            width = self._chip_width(label)
            if width > room and number:
                self._one_chip(painter, rect, x, self._chip_width(f"+{rest}"), f"+{rest}")
                break
            if width > room:
                width = max(room, 24)
                label = self._measure_small.elidedText(label, Qt.TextElideMode.ElideRight, width - 2 * CHIP_PAD)
            self._one_chip(painter, rect, x, width, label)
            x += width + CHIP_GAP
        painter.setFont(self.font)

    def _one_chip(self, painter: QPainter, rect: QRect, x: int, width: int, label: str) -> None:
        box = QRect(x, rect.center().y() - 10, width, 21)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.chip)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.chip_text)
        painter.drawText(box, _MIDDLE, label)

    def _chip_width(self, label: str) -> int:
        width = self._width.get(label)
        if width is None:
            width = self._width[label] = self._measure_small.horizontalAdvance(label) + 2 * CHIP_PAD
        return width
