"""All measures as small charts side by side, drawn as they are scrolled to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHideEvent, QKeyEvent, QPainter, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from lwdesk.ui import theme
from lwdesk.ui.icons import icon
from lwdesk.ui.measures.chart import LARGER, inks
from lwdesk.ui.measures.looks import SHAPES, Courses
from lwdesk.ui.pages.paragraphs import lines_of

if TYPE_CHECKING:
    from lwdesk.course import Course
    from lwdesk.store.plan import MeasureInfo
    from lwdesk.ui.window import Window

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_AT_ONCE, _KEPT = 4, 600
"""Charts asked for at a time, so that none waits for others that were scrolled past; and charts kept."""
_WIDTH, _CHART, _PAD, _LINES, _ROUND = 330, 140, 12, 2, 5


class ChartsModel(QAbstractListModel):
    """A measure a card."""

    def __init__(self, courses: Courses, parent: QObject) -> None:
        super().__init__(parent)
        self._courses = courses
        self.ids: list[int] = []

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these measures, in this order."""
        known = self._courses.all
        wanted = [id for id in ids if id in known]
        if wanted == self.ids:
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.beginResetModel()
        self.ids = wanted
        self.endResetModel()

    def card(self, index: Index) -> "tuple[MeasureInfo, Course] | None":
        """The measure of a place and how it stands."""
        return self._courses.of(self.ids[index.row()])

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.card(index)
        if found is None:
            return None
        measure, course = found
        if role == Qt.ItemDataRole.DisplayRole:
            return measure.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return course.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{measure.name or 'A measure without a name'}. {course.word}. {course.sentence}"
        return None


class ChartsView(QListView):
    """The cards. Arrow keys go between them, Enter goes on to the readings of one."""

    chosen = Signal(object)
    opened = Signal()
    asked = Signal()
    """The user wants to go on with the measure under the keyboard."""
    seen = Signal(bool)
    fills_page = True
    """Many charts need the room that the form has."""

    def __init__(self, window: "Window", courses: Courses, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._courses = courses
        self._busy = False
        self.cards = ChartsModel(courses, self)
        self.setModel(self.cards)
        self.setItemDelegate(_Drawing(window, self, courses))
        self.setAccessibleName("Charts of the measures")
        self.setAccessibleDescription("Enter goes on to the readings of the measure.")
        self.setProperty("look", "cards")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWrapping(True)
        self.setSpacing(0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(False)
        self.doubleClicked.connect(lambda _: self.asked.emit())
        self.selectionModel().currentChanged.connect(self._tell)

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show these measures, the keyboard on the current one where it is among them."""
        self._busy = True
        self.cards.show_ids(ids)
        row = self.cards.ids.index(current) if current in self.cards.ids else 0
        if self.cards.ids:
            self.setCurrentIndex(self.cards.index(row))
        self._busy = False

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is looked at; the card under the keyboard is in sight once the width is known."""
        super().showEvent(event)
        self.seen.emit(True)
        QTimer.singleShot(0, self, self._see)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is not."""
        super().hideEvent(event)
        self.seen.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with the measure; letters are for the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _see(self) -> None:
        # Before the cards had their places it was scrolled to where the card would have been in one column.
        self.verticalScrollBar().setValue(0)
        self.scrollTo(self.currentIndex())

    def _tell(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid() and not self._busy:
            self.chosen.emit(self.cards.ids[now.row()])


class _Drawing(QStyledItemDelegate):
    """Draws the cards; a chart is asked for when its card is, and the card drawn again once it is there."""

    def __init__(self, window: "Window", view: ChartsView, courses: Courses) -> None:
        super().__init__(view)
        self._window, self._view, self._courses = window, view, courses
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self._asked: set[tuple[object, ...]] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(self._view.font()).lineSpacing()
        pad = theme.scaled(_PAD)
        return QSize(theme.scaled(_WIDTH), (_LINES + 1) * line + theme.scaled(_CHART) + 4 * pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = self._view.cards.card(index)
        if found is None:
            return
        measure, course = found
        colours, pad = theme.palette(), theme.scaled(_PAD)
        box = QRect(option.rect).adjusted(pad // 2, pad // 2, -pad // 2, -pad // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = QStyle.StateFlag.State_Selected in QStyle.StateFlag(option.state)
        held = current and self._view.hasFocus()
        painter.setBrush(QColor(colours.paper))
        edge = colours.accent if held else colours.border if current else colours.line
        painter.setPen(QPen(QColor(edge), 2.5 if held else 1))
        painter.drawRoundedRect(QRectF(box), _ROUND, _ROUND)
        inside = box.adjusted(pad, pad // 2 + 2, -pad, -pad // 2)
        metrics = QFontMetrics(self._view.font())
        bold = QFont(self._view.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        y = inside.top()
        for text in lines_of(measure.name or "Measure without a name", bold, inside.width(), _LINES):
            painter.drawText(inside.left(), y + metrics.ascent(), text)
            y += metrics.lineSpacing()
        y = inside.top() + _LINES * metrics.lineSpacing() + 3
        name, role = SHAPES[course.word]
        side = theme.scaled(16)
        icon(name, role).paint(painter, QRect(inside.left(), y + (metrics.height() - side) // 2, side, side))
        painter.setFont(self._view.font())
        painter.setPen(QColor(getattr(colours, role)))
        painter.drawText(inside.left() + side + 6, y + metrics.ascent(), course.word)
        y += metrics.lineSpacing() + 4
        self._draw_chart(painter, measure, QRect(inside.left(), y, inside.width(), inside.bottom() - y))
        painter.restore()

    def _draw_chart(self, painter: QPainter, measure: "MeasureInfo", room: QRect) -> None:
        ratio, text = self._view.devicePixelRatioF(), theme.scaled(100) * LARGER / 100
        wide, high = round(room.width() / text), round(room.height() / text)
        colours = inks()
        key = measure, colours, wide, high, ratio * text
        if key in self._drawn:
            painter.drawPixmap(room.topLeft(), self._drawn[key])
        elif key not in self._asked and len(self._asked) < _AT_ONCE:
            self._asked.add(key)
            make = self._courses.picture(measure)
            self._window.jobs.start(
                lambda _step: make(colours, wide, high, ratio * text), done=lambda png: self._take(key, png, ratio)
            )

    def _take(self, key: tuple[object, ...], png: bytes, ratio: float) -> None:
        if isValid(self):
            self._asked.discard(key)
            if len(self._drawn) > _KEPT:
                self._drawn.clear()
            picture = QPixmap()
            picture.loadFromData(png)
            picture.setDevicePixelRatio(ratio)
            self._drawn[key] = picture
            self._view.viewport().update()
