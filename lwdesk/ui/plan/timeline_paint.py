"""How the timeline is drawn: the months along the top, today's line, and the bars."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lwdesk.standing import DONE, DROPPED, LATE, NOT_STARTED
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui import theme
from lwdesk.ui.plan.axis import BY_YEARS, Axis
from lwdesk.ui.plan.grouped import Index
from lwdesk.ui.plan.shapes import draw_word, width_of
from lwdesk.ui.plan.timeline_model import TimelineModel
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

_BAR, _PAD = 12, 6
_SMALL = 0.87


def small(font: QFont) -> QFont:
    """The font, a little smaller."""
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * _SMALL)
    return smaller


class MonthsHead(QHeaderView):
    """The head of the timeline: above the bars the years, the months, and today."""

    def __init__(self, view: QTableView, axis: Callable[[], Axis], today: Callable[[], date]) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._axis, self._today = axis, today
        self.setAccessibleName("Months of the timeline")
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(super().sizeHint().width(), 2 * QFontMetrics(self.font()).lineSpacing() + scaled(10))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the months where the bars are."""
        if logicalIndex != 1:
            super().paintSection(painter, rect, logicalIndex)
            return
        colours, axis = theme.palette(), self._axis()
        metrics = QFontMetrics(self.font())
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(colours.paper))
        upper, lower = rect.top() + scaled(4), rect.top() + scaled(4) + metrics.lineSpacing()
        painter.setPen(QColor(colours.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        for x, day in axis.ticks(rect.width()):
            left = rect.left() + round(x)
            painter.setPen(QColor(colours.line))
            painter.drawLine(left, lower, left, rect.bottom())
            painter.setPen(QColor(colours.quiet))
            painter.setFont(self.font())
            painter.drawText(left + scaled(4), lower + metrics.ascent(), axis.words(day))
        self._draw_years(painter, rect, upper + metrics.ascent())
        self._draw_today(painter, rect, upper)
        painter.restore()

    def _draw_years(self, painter: QPainter, rect: QRect, baseline: int) -> None:
        axis, metrics = self._axis(), QFontMetrics(self.font())
        if axis.zoom == BY_YEARS:
            return
        painter.setPen(QColor(theme.palette().text))
        year = axis.left.year
        while (begins := axis.x(date(year, 1, 1))) < rect.width() and year < date.max.year:
            ends = axis.x(date(year + 1, 1, 1))
            word = f"{year:04d}"
            # The year stays in sight while any of it is, and gives way to the next.
            at = min(max(begins, 0.0), ends - metrics.horizontalAdvance(word) - scaled(10))
            painter.drawText(rect.left() + round(at) + scaled(4), baseline, word)
            year += 1

    def _draw_today(self, painter: QPainter, rect: QRect, top: int) -> None:
        today, font = self._today(), small(self.font())
        metrics = QFontMetrics(font)
        x = rect.left() + round(self._axis().x(today))
        if not rect.left() <= x <= rect.right():
            return
        colours = theme.palette()
        word = f"today, {show_date(today)}"
        width = metrics.horizontalAdvance(word) + scaled(10)
        left = x if x + width <= rect.right() else x - width
        box = QRect(left, top - scaled(1), width, metrics.height() + scaled(2))
        painter.fillRect(box, QColor(colours.accent))
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawLine(x, box.bottom(), x, rect.bottom())


class BarDrawing(QStyledItemDelegate):
    """Draws a row of the timeline."""

    def __init__(self, view: QTableView, axis: Callable[[], Axis], today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view, self._axis, self._today = view, axis, today

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the words, or the bar."""
        model = index.model()
        assert isinstance(model, TimelineModel)
        commitment, colours = model.commitment(index.row()), theme.palette()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = QStyle.StateFlag.State_Selected in state and commitment is not None
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.selected if current else colours.paper if commitment else colours.hover
        painter.fillRect(rect, QColor(ground))
        if index.column() == 0:
            self._words(painter, option, rect, str(index.data() or ""), commitment, current)
        else:
            self._grid(painter, rect)
            if commitment:
                Bar(painter, rect, self._axis(), self._today(), small(self._view.font())).draw(commitment, current)
        painter.restore()

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str,
        commitment: CommitmentInfo | None, current: bool,
    ) -> None:  # fmt: skip
        colours, font = theme.palette(), QFont(self._view.font())
        if commitment is None:
            font.setWeight(QFont.Weight.DemiBold)
        if current and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), scaled(3), rect.height()), QColor(colours.accent))
        painter.setFont(font)
        painter.setPen(QColor(colours.on_selected if current else colours.text))
        metrics = QFontMetrics(font)
        room = rect.adjusted(scaled(10 if commitment is None else 18), 0, -scaled(8), 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _grid(self, painter: QPainter, rect: QRect) -> None:
        colours, axis = theme.palette(), self._axis()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(colours.line))
        for x, _ in axis.ticks(rect.width()):
            painter.drawLine(rect.left() + round(x), rect.top(), rect.left() + round(x), rect.bottom())
        today = rect.left() + round(axis.x(self._today()))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawLine(today, rect.top(), today, rect.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


class Bar:
    """Draws one commitment: its bar, what slipped, how long it has been late, and its status in a word."""

    def __init__(self, painter: QPainter, rect: QRect, axis: Axis, today: date, font: QFont) -> None:
        self._painter, self._rect, self._axis, self._today, self._font = painter, rect, axis, today, font
        height = scaled(_BAR)
        self._top = rect.top() + (rect.height() - height) // 2
        self._height = height

    def draw(self, commitment: CommitmentInfo, current: bool) -> None:
        """Draw it."""
        colours = theme.palette()
        quiet = colours.on_selected if current else colours.quiet
        status, start, due = commitment.standing.status, commitment.start, commitment.due
        role = "danger" if status == LATE else "success" if status == DONE else "accent"
        colour = QColor(quiet if status == DROPPED else getattr(colours, role))
        ends = self._rect.left() + 0.0
        if start and due and start <= due:
            ends = self._span(commitment, colour)
        elif due:
            ends = self._diamond(due, colour, status in (NOT_STARTED, "", DROPPED))
        elif start:
            ends = self._open(start, colour)
        if status == LATE and due and due < self._today:
            ends = max(ends, self._overdue(due, colour))
        self._label(commitment, ends, start is None and due is None, current)

    def _x(self, day: date) -> float:
        return self._rect.left() + self._axis.x(day)

    def _span(self, commitment: CommitmentInfo, colour: QColor) -> float:
        start, due, promised = commitment.start, commitment.due, commitment.first_due
        assert start and due
        left, right = self._x(start), max(self._x(due), self._x(start) + 3)
        hollow = commitment.standing.status in (NOT_STARTED, "", DROPPED)
        whole = min(max(self._x(promised), left), right) if commitment.slipped and promised else right
        painter = self._painter
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine if commitment.standing.status == DROPPED else _SOLID))
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
        if whole > left:
            painter.drawRoundedRect(QRectF(left, self._top, whole - left, self._height), 3, 3)
        if whole < right:
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(whole, self._top, right - whole, self._height), 3, 3)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(whole, self._top - 4), QPointF(whole, self._top + self._height + 4))
        return right

    def _diamond(self, due: date, colour: QColor, hollow: bool) -> float:
        x, half = self._x(due), self._height / 2
        middle = self._top + half
        shape = QPolygonF(
            [QPointF(x - half, middle), QPointF(x, self._top), QPointF(x + half, middle), QPointF(x, middle + half)]
        )
        self._painter.setPen(QPen(colour, 1.5))
        self._painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
        self._painter.drawPolygon(shape)
        return x + half

    def _open(self, start: date, colour: QColor) -> float:
        """What has a start and no end: a bar that is open at its right."""
        x, width = self._x(start), scaled(28)
        self._painter.setPen(QPen(colour, 1.5))
        for y in (self._top, self._top + self._height):
            self._painter.drawLine(QPointF(x, y), QPointF(x + width, y))
        self._painter.drawLine(QPointF(x, self._top), QPointF(x, self._top + self._height))
        return x + width

    def _overdue(self, due: date, colour: QColor) -> float:
        """A dotted line from the day it was due on until today."""
        middle = self._top + self._height / 2
        self._painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
        self._painter.drawLine(QPointF(self._x(due) + 3, middle), QPointF(self._x(self._today) - 2, middle))
        return self._x(self._today)

    def _label(self, commitment: CommitmentInfo, ends: float, bare: bool, current: bool) -> None:
        colours = theme.palette()
        metrics, word = QFontMetrics(self._font), commitment.standing.status
        top = self._rect.top() + (self._rect.height() - metrics.height()) // 2
        right = self._rect.right()
        slipped = f"slipped {commitment.slipped:,} {'day' if commitment.slipped == 1 else 'days'}"
        more = "no dates" if bare else slipped if commitment.slipped else ""
        begins = self._x(commitment.start or commitment.due or self._today)
        # What lies out of sight is told at the edge that it lies behind.
        if not bare and ends < self._rect.left():
            more = f"← {more}".rstrip()
        elif not bare and begins > right:
            more = f"{more} →".lstrip()
        width = width_of(word, self._font) + (metrics.horizontalAdvance(f" · {more}") if more else 0)
        left = min(max(round(ends) + scaled(_PAD), self._rect.left() + scaled(_PAD)), right - width - scaled(_PAD))
        before = round(begins) - width - scaled(_PAD) - scaled(_BAR) // 2
        if left < ends and begins < right and before > self._rect.left():
            left = before
        elif left < ends:
            # There is no room behind the bar: the words stand on a patch of their own.
            room = QRectF(left - 4, top - 1, right - left, metrics.height() + 2)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(colours.selected if current else colours.paper))
            self._painter.drawRoundedRect(room, 3, 3)
        draw_word(self._painter, word, self._font, left, top, current)
        if more:
            self._painter.setFont(self._font)
            self._painter.setPen(QColor(colours.on_selected if current else colours.quiet))
            beside = left + (width_of(word, self._font) if word else 0)
            self._painter.drawText(beside, top + metrics.ascent(), f" · {more}" if word else more)


_SOLID = Qt.PenStyle.SolidLine
