"""How a hit is drawn: its name, where it is, and the words around what was found, which stand out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.operations.search import Hit
from lwdesk.ui import theme
from lwdesk.ui.palette import Palette
from lwdesk.ui.search.results import Heading, Results

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 10
_BEFORE = 24
"""Characters before the first word that was found that stay in sight where room is short."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class HitPainter(QStyledItemDelegate):
    """Draws the rows of a search."""

    def __init__(self, results: Results, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results = results

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = self._results.rows[index.row()]
        line = option.fontMetrics.height()
        if isinstance(row, Hit):
            return QSize(10, 2 * line + theme.scaled(14))
        return QSize(10, line + theme.scaled(16 if isinstance(row, Heading) else 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._results.rows[index.row()]
        colours = theme.palette()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        place: QRect = option.rect
        if current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(place, 4, 4)
        inner = place.adjusted(theme.scaled(_SIDE), 0, -theme.scaled(_SIDE), 0)
        if isinstance(row, Hit):
            half = (inner.height() - theme.scaled(6)) // 2
            top = QRect(inner.left(), inner.top() + theme.scaled(3), inner.width(), half)
            self._name(painter, top, row, colours, current)
            self._context(painter, top.translated(0, half), row, colours, current)
        else:
            self._line(painter, inner, row.text, colours, isinstance(row, Heading), current)
        painter.restore()

    def _line(self, painter: QPainter, place: QRect, text: str, colours: Palette, heading: bool, current: bool) -> None:
        painter.setFont(_bold(painter.font()) if heading else painter.font())
        painter.setPen(QColor(colours.quiet if heading else colours.on_selected if current else colours.accent))
        if heading:
            place = place.adjusted(0, theme.scaled(6), 0, 0)
        painter.drawText(place, _MIDDLE, text)

    def _name(self, painter: QPainter, place: QRect, hit: Hit, colours: Palette, current: bool) -> None:
        """The name and beside it the field; where the name is what was found, that stands out in it."""
        plain = painter.font()
        if hit.is_in_name:
            _draw(painter, place, hit.context, hit.marked, colours, current, named=True)
            return
        painter.setFont(_bold(plain))
        painter.setPen(QColor(colours.on_selected if current else colours.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(hit.name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _MIDDLE, name)
        painter.setFont(plain)
        left = place.left() + metrics.horizontalAdvance(name) + theme.scaled(10)
        rest = QRect(left, place.top(), place.right() - left, place.height())
        if rest.width() > theme.scaled(40):
            self._quiet(painter, rest, hit.field, colours, current)

    def _context(self, painter: QPainter, place: QRect, hit: Hit, colours: Palette, current: bool) -> None:
        """One line of it; what was found first is in sight, whatever the room."""
        if hit.is_in_name:
            self._quiet(painter, place, hit.about, colours, current)
            return
        text, marked = in_sight(hit, QFontMetrics(painter.font()), place.width())
        _draw(painter, place, text, marked, colours, current)

    def _quiet(self, painter: QPainter, place: QRect, text: str, colours: Palette, current: bool) -> None:
        painter.setPen(QColor(colours.on_selected if current else colours.quiet))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _MIDDLE, shown)


def _draw(
    painter: QPainter, place: QRect, text: str, marked: Sequence[tuple[int, int]], colours: Palette, current: bool,
    named: bool = False,
) -> None:  # fmt: skip
    """A line in which what was found is bold and on a ground of its own; a name is bold throughout."""
    plain, bold = painter.font(), _bold(painter.font())
    painter.save()
    painter.setClipRect(place)
    metrics = painter.fontMetrics()
    baseline = place.top() + (place.height() + metrics.ascent() - metrics.descent()) // 2
    ink = QColor(colours.on_selected if current else colours.text)
    left, at = place.left(), 0
    for start, end in (*marked, (len(text), len(text))):
        for piece, found in ((text[at:start], False), (text[start:end], True)):
            if not piece:
                continue
            painter.setFont(bold if found or named else plain)
            width = painter.fontMetrics().horizontalAdvance(piece)
            if found:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.found))
                painter.drawRoundedRect(QRect(left - 1, baseline - metrics.ascent(), width + 2, metrics.height()), 3, 3)
            painter.setPen(QColor(colours.on_found) if found else ink)
            painter.drawText(left, baseline, piece)
            left += width
        at = end
    painter.restore()


def in_sight(hit: Hit, metrics: QFontMetrics, width: int) -> tuple[str, list[tuple[int, int]]]:
    """As much of the context as a line of that width shows, from a little before what was found, and what is marked."""
    text, cut = hit.context, 0
    if hit.marked and metrics.horizontalAdvance(text[: hit.marked[0][1]]) > width * 0.6:
        start = max(0, hit.marked[0][0] - _BEFORE)
        space = text.find(" ", start, hit.marked[0][0])
        cut = (space if space >= 0 else start) - 1
        text = "…" + text[cut + 1 :]
    # Bold is a little wider, and what runs over is cut off by the edge with a sign.
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - theme.scaled(16))
    moved = [(max(0, a - cut), b - cut) for a, b in hit.marked]
    end = len(shown) - (1 if shown != text else 0)
    return shown, [(a, min(b, end)) for a, b in moved if 0 <= a < end]


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
