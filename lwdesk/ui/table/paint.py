"""How the rows of a table are drawn: a line of text a cell, chips for several values, a mark for what lies outside."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from lwdesk.fields import Field, Kind
from lwdesk.ui.palette import Palette
from lwdesk.ui.table.clipboard import cell_text

PAD = 8
CHIP_PAD = 7
CHIP_GAP = 4
CHIP_HEIGHT = 21
_KEPT = 20_000
_CHIPS_KEPT = 1500
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


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
        self._baseline = self._measure.ascent() - self._measure.height() / 2
        self._cut: dict[tuple[str, int], str] = {}
        self._advance: dict[str, int] = {chr(n): self._measure.horizontalAdvance(chr(n)) for n in range(32, 127)}
        self._width: dict[str, int] = {}
        self._drawn: dict[tuple[str, int], QPixmap] = {}
        self._ratio = 0.0
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
            found = self._cut[text, width] = first if self._surely_fits(first, width) else self._elided(first, width)
        return found

    def fits(self, field: Field, value: object, width: int) -> bool:
        """Whether the whole of the value can be read in a column of that width."""
        if field.many and isinstance(value, tuple):
            return sum(self._chip_width(label) + CHIP_GAP for label in value) <= width - 2 * PAD + CHIP_GAP
        text = cell_text(value)
        return self.cut(text, width - 2 * PAD) == text

    def mark_width(self, word: str) -> int:
        """The pixels that the mark of a record takes, such as one outside the remit."""
        return self._measure_small.horizontalAdvance(word) + 2 * CHIP_PAD + PAD

    def begin(self, painter: QPainter, ratio: float) -> None:
        """Make ready to draw cells on a screen that has that many of its own pixels to one of ours."""
        painter.setFont(self.font)
        if ratio != self._ratio:
            self._ratio = ratio
            self._drawn.clear()

    def cell(self, painter: QPainter, rect: QRect, field: Field, value: object, dimmed: bool) -> None:
        """Draw one cell's value into its rectangle; `begin` comes before the first."""
        if isinstance(value, tuple):
            if value:
                self._chips(painter, rect, value)
            return
        text = value if isinstance(value, str) else cell_text(value)
        if not text:
            return
        painter.setPen(self.quiet if dimmed else self.text)
        room = rect.width() - 2 * PAD
        shown = self.cut(text, room)
        x = rect.left() + PAD
        if field.kind is Kind.NUMBER:
            x += room - self._measure.horizontalAdvance(shown)
        # From a point: into a rectangle Qt lays the text out twice.
        painter.drawText(x, round(rect.top() + rect.height() / 2 + self._baseline), shown)

    def mark(self, painter: QPainter, rect: QRect, word: str) -> int:
        """Draw the mark of a record, a word in a dashed box, at the right end of a cell; its width in pixels."""
        width = self.mark_width(word) - PAD
        box = QRectF(rect.right() - PAD - width, rect.center().y() - 9.5, width, 20)
        painter.setPen(QPen(self.quiet.color(), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self.small)
        painter.setPen(self.quiet)
        painter.drawText(box, _MIDDLE, word)
        painter.setFont(self.font)
        return self.mark_width(word)

    def _chips(self, painter: QPainter, rect: QRect, labels: tuple[str, ...]) -> None:
        x, end = rect.left() + PAD, rect.right() - PAD
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

    def _one_chip(self, painter: QPainter, rect: QRect, x: int, width: int, label: str) -> None:
        y = rect.center().y() - 10
        if self._ratio != int(self._ratio):
            # A picture would not come to lie on whole pixels of the screen, and blur.
            self._draw_chip(painter, QRect(x, y, width, CHIP_HEIGHT), label)
            return
        drawn = self._drawn.get((label, width))
        if drawn is None:
            if len(self._drawn) > _CHIPS_KEPT:
                self._drawn.clear()
            drawn = self._drawn[label, width] = self._picture(label, width)
        painter.drawPixmap(x, y, drawn)

    def _picture(self, label: str, width: int) -> QPixmap:
        ratio = int(self._ratio)
        picture = QPixmap(width * ratio, CHIP_HEIGHT * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_chip(painter, QRect(0, 0, width, CHIP_HEIGHT), label)
        painter.end()
        return picture

    def _draw_chip(self, painter: QPainter, box: QRect, label: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.chip)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.chip_text)
        painter.setFont(self.small)
        painter.drawText(box, _MIDDLE, label)
        painter.setFont(self.font)

    def _surely_fits(self, text: str, width: int) -> bool:
        # The letters' own widths added up: a fifth of the time that Qt takes to measure a line, and most lines fit.
        advance = self._advance
        return text.isascii() and text.isprintable() and sum([advance[letter] for letter in text]) <= width

    def _elided(self, text: str, width: int) -> str:
        return self._measure.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _chip_width(self, label: str) -> int:
        width = self._width.get(label)
        if width is None:
            width = self._width[label] = self._measure_small.horizontalAdvance(label) + 2 * CHIP_PAD
        return width
