"""The timeline: commitments as bars from start to due date, by strand, with today's line across them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QVBoxLayout,
)

from lwdesk.store.outlook import Group, by_strand
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui import theme
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages.whole_view import WholeView
from lwdesk.ui.plan.axis import BY_QUARTERS, ZOOMS, Axis
from lwdesk.ui.plan.grouped import GroupedTable, Index
from lwdesk.ui.plan.timeline_model import TimelineModel
from lwdesk.ui.plan.timeline_paint import BarDrawing, MonthsHead
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage

HINT = "Up and Down go from bar to bar, Left and Right through time, M, Q and Y zoom, T goes to today, Enter opens."
_ZOOM_KEYS = dict(zip((Qt.Key.Key_M, Qt.Key.Key_Q, Qt.Key.Key_Y), ZOOMS, strict=True))
_ROW = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class TimelineView(WholeView):
    """The bars of the commitments that the filters let through."""

    def __init__(self, store: "Store", page: "ListPage") -> None:
        super().__init__(store, page)
        self._is_placed = False
        """Whether the axis was placed for what was shown first."""
        self.bars = Bars(self, store.today())
        self._zoom = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.bars, 1)
        column.addLayout(self._foot())
        self.mark_zoom()

    def current(self) -> int | None:
        """The commitment under the keyboard."""
        found = self.bars.current()
        return found.id if found else None

    def choose(self, current: int | None) -> None:
        """Put the keyboard on the bar of a commitment, else where it was, else on the first."""
        self.bars.choose(current)

    def mark_zoom(self) -> None:
        """Show which zoom is in use."""
        for button in self._zoom.buttons():
            chosen = button.text() == self.bars.axis.zoom
            button.setChecked(chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _show_records(self) -> None:
        today = self._store.today()
        shown = self._store.plan.commitments(today, self._ids)
        groups = by_strand(shown, self._store.plan.actions())
        self.bars.show_groups(groups, today, () if self._is_placed else shown)
        self._is_placed = True

    def _give_keyboard(self, reason: Qt.FocusReason) -> None:
        self.bars.setFocus(reason)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(0)
        for n, zoom in enumerate(ZOOMS):
            button = QRadioButton(zoom)
            button.setProperty("look", "segment")
            button.setProperty("place", ("first", "middle", "last")[n])
            button.setAccessibleName(f"Zoom: {zoom}")
            button.setToolTip(f"{zoom} along the top ({zoom[0]})")
            button.clicked.connect(lambda _=False, zoom=zoom: self.bars.zoom_to(zoom))
            self._zoom.addButton(button, n)
            row.addWidget(button)
        row.addSpacing(12)
        row.addWidget(Hint(HINT), 1)
        return row


class Bars(GroupedTable):
    """The rows; only what is in sight is drawn."""

    def __init__(self, view: TimelineView, today: date) -> None:
        super().__init__()
        self._view, self._today = view, today
        self.axis = Axis(today - timedelta(days=240), BY_QUARTERS, theme.scaled(100) / 100)
        self._to_place: Sequence[CommitmentInfo] = ()
        """What the axis is still to be placed for, once it is known how much room there is."""
        self.records = TimelineModel(self)
        self.setModel(self.records)
        self.setItemDelegate(BarDrawing(self, lambda: self.axis, lambda: self._today))
        self.setHorizontalHeader(MonthsHead(self, lambda: self.axis, lambda: self._today))
        self.horizontalHeader().show()
        self.setAccessibleName("Timeline of the commitments")
        self.setAccessibleDescription(HINT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setAccessibleName("Rows of the timeline")
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _: view.open())

    def show_groups(self, groups: Sequence[Group], today: date, first: Sequence[CommitmentInfo]) -> None:
        """Show these; at the first time the axis begins where most of them can be seen."""
        self._today = today
        was, top = self.current(), self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self.records.show_groups(groups)
        self.selectionModel().blockSignals(False)
        if first:
            self._to_place = first
            self._place_axis()
        self.verticalScrollBar().setValue(top)
        self.choose(was.id if was else None)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def zoom_to(self, zoom: str) -> None:
        """Zoom about today where it is in sight, else about the middle."""
        room = self._room()
        at = self.axis.x(self._today)
        about, at = (self._today, at) if 0 <= at <= room else (self.axis.day(room / 2), room / 2)
        self._show_axis(self.axis.zoomed(zoom, about, at))
        self._view.mark_zoom()

    def go_to_today(self) -> None:
        """Bring today's line into sight, a third from the left."""
        self._show_axis(self.axis.zoomed(self.axis.zoom, self._today, self._room() / 3))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Bring the bar into sight, and say which has the keyboard."""
        super().currentChanged(current, previous)
        if commitment := self.current():
            self._bring_into_sight(commitment)
            self._view.chosen.emit(commitment.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the timeline; the rest goes from bar to bar."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER and plain:
            self._view.open()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            self._show_axis(self.axis.moved(1 if key == Qt.Key.Key_Right else -1))
        elif plain and key in _ZOOM_KEYS:
            self.zoom_to(_ZOOM_KEYS[key])
        elif plain and key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal):
            at = ZOOMS.index(self.axis.zoom) + (1 if key == Qt.Key.Key_Minus else -1)
            self.zoom_to(ZOOMS[max(0, min(at, len(ZOOMS) - 1))])
        elif plain and key == Qt.Key.Key_T:
            self.go_to_today()
        elif event.text().isprintable() and event.text():
            # Letters would look for a row.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Shift, or sideways, through time."""
        sideways = event.angleDelta().x() or (
            event.angleDelta().y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if sideways:
            self._show_axis(self.axis.moved(-1 if sideways > 0 else 1))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, x = self._room(), self.axis.x(self._today)
        words = min(scaled(340), self.viewport().width() * 2 // 5)
        self.setColumnWidth(0, words)
        self.setColumnWidth(1, self.viewport().width() - words)
        if self._to_place:
            self._place_axis()
            if current := self.current():
                self._bring_into_sight(current)
        elif 0 <= x <= before and x > self._room():
            # Today stays in sight where the room becomes less, as when the form comes beside the bars.
            self.axis = self.axis.zoomed(self.axis.zoom, self._today, self._room() * 2 / 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What has been seen stays where it is."""
        self._to_place = ()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs higher rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
            self.axis = Axis(self.axis.left, self.axis.zoom, theme.scaled(100) / 100)

    def _room(self) -> int:
        return max(self.columnWidth(1), 100)

    def _show_axis(self, axis: Axis) -> None:
        self.axis = axis
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _place_axis(self) -> None:
        """Let the axis begin a little before the first start, but so that today is in sight."""
        days = [day for c in self._to_place for day in (c.start, c.due) if day]
        room = timedelta(days=int(self._room() / self.axis.per_day))
        earliest = max(min(days, default=self._today), self._today - room * 2 // 3)
        begin = min(earliest, self._today) - timedelta(days=20)
        self.axis = Axis(begin, self.axis.zoom, self.axis.scale)

    def _bring_into_sight(self, commitment: CommitmentInfo) -> None:
        days = [day for day in (commitment.start, commitment.due) if day]
        if not days or not self.columnWidth(1):
            return
        if self.axis.x(days[-1]) < 0 or self.axis.x(days[0]) > self._room():
            self._show_axis(self.axis.zoomed(self.axis.zoom, days[0], self._room() / 4))
