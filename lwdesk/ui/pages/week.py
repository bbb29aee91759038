"""The interviews of one week: its days beside each other, the hours downwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lwdesk.records import INTERVIEW
from lwdesk.records.interview import DECLINED
from lwdesk.ui import theme
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.clashes import CLASH, Clashes
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import scaled, set_look
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store

_FIRST, _LAST = 9, 17
"""The hours that are always shown."""
_UNTIMED = -1
_NARROWEST = 72
"""A day is no narrower; where they do not all fit, one scrolls."""
_ID = Qt.ItemDataRole.UserRole
_NAMES = ("contact", "organisation", "interviewer", "day", "time", "mode", "status")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Shown:
    """An interview as a week shows it."""

    id: int
    who: str
    organisation: str
    interviewer: str
    day: date
    time: str
    mode: str
    status: str

    @property
    def hour(self) -> int:
        """The hour in which it begins; -1 where its time is not known."""
        return int(self.time[:2]) if self.time else _UNTIMED


class WeekView(QWidget):
    """A week of interviews. Arrow keys go from cell to cell and on into the weeks beside; Enter opens."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._store = store
        self._clashes = Clashes(store)
        self._interviews: list[Shown] = []
        self.monday = _monday(date.today())
        self.label = QLabel()
        self.label.setProperty("look", "heading")
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        self.grid = _Grid(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._bar())
        column.addWidget(self.grid, 1)
        self.grid.currentItemChanged.connect(lambda item, _: self._tell(item))
        self.grid.cellDoubleClicked.connect(lambda *_: self.open())

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show the week of the current interview; where that has no day, the week that was shown."""
        rows = self._store.cells(INTERVIEW, ids, [INTERVIEW.field(name) for name in _NAMES])
        self._clashes.look()
        self._interviews = [
            Shown(i, str(row[0]), str(row[1]), str(row[2]), row[3], str(row[4]), str(row[5]), str(row[6]))
            for i, row in zip(ids, rows, strict=True)
            if isinstance(row[3], date)
        ]
        here = next((one.day for one in self._interviews if one.id == current), None)
        if here is None and not any(_monday(one.day) == self.monday for one in self._interviews):
            here = self._nearest()
        if here:
            self.monday = _monday(here)
        self._draw(current)

    def go(self, weeks: int) -> None:
        """Show the week so many weeks from this one; 0 for that of today."""
        self.monday = self.monday + timedelta(weeks=weeks) if weeks else _monday(date.today())
        self._draw(None)
        self.grid.setFocus()

    def open(self) -> None:
        """Go on in the form of the interview under the keyboard, if there is one."""
        if self.current_id() is not None:
            self.opened.emit()

    def current_id(self) -> int | None:
        """The interview under the keyboard."""
        item = self.grid.currentItem()
        found: int | None = item.data(_ID) if item else None
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the days. Not by a proxy: Tab would pass the buttons above."""
        self.grid.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Colour anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._interviews:
            self._draw(self.current_id())

    def _bar(self) -> Flow:
        row = Flow(6)
        for words, picture, weeks in (
            ("Week before", "chevron-left", -1),
            ("This week", "", 0),
            ("Week after", "chevron-right", 1),
        ):
            button = QPushButton("" if weeks else words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words} (PageUp)" if weeks < 0 else f"{words} (PageDown)" if weeks else words)
            if weeks:
                button.setIcon(icon(picture))
            set_look(button, "quiet")
            button.clicked.connect(lambda _=False, weeks=weeks: self.go(weeks))
            row.addWidget(button)
        self.label.setContentsMargins(8, 0, 0, 0)
        self.count.setContentsMargins(0, 3, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.count)
        return row

    def _nearest(self) -> date | None:
        """The next day from today on that has an interview, else the last that had one."""
        days = sorted(one.day for one in self._interviews)
        return next((day for day in days if day >= date.today()), days[-1] if days else None)

    def _draw(self, current: int | None) -> None:
        sunday = self.monday + timedelta(days=6)
        shown = [one for one in self._interviews if self.monday <= one.day <= sunday]
        width = max([5, *(one.day.weekday() + 1 for one in shown)])
        last = self.monday + timedelta(days=width - 1)
        self.label.setText(_from_to(self.monday, last))
        noun = "interview" if len(shown) == 1 else "interviews"
        self.count.setText(f"{len(shown)} {noun}" if shown else "no interviews")
        hours = sorted({*range(_FIRST, _LAST + 1), *(one.hour for one in shown)})
        by_cell: dict[tuple[int, int], list[Shown]] = {}
        for one in sorted(shown, key=lambda one: (one.time, one.who)):
            by_cell.setdefault((one.hour, one.day.weekday()), []).append(one)
        # Each interview has a cell of its own: an hour with two of them on one day is two rows high.
        heights = [max([1, *(len(by_cell.get((hour, day), ())) for day in range(width))]) for hour in hours]
        self.grid.blockSignals(True)
        self.grid.clear()
        self.grid.setColumnCount(width)
        self.grid.setRowCount(sum(heights))
        days = [self.monday + timedelta(days=n) for n in range(width)]
        self.grid.setHorizontalHeaderLabels(
            [f"{_DAYS[n]} {show_date(day).rsplit(' ', 1)[0]}" for n, day in enumerate(days)]
        )
        labels: list[str] = []
        found = None
        for hour, height in zip(hours, heights, strict=True):
            for day in range(width):
                for n, one in enumerate(by_cell.get((hour, day), ())):
                    item = _item(one, one.id in self._clashes.found)
                    self.grid.setItem(len(labels) + n, day, item)
                    found = item if found is None or one.id == current else found
            labels += ["No time" if hour == _UNTIMED else f"{hour}:00", *[""] * (height - 1)]
        self.grid.setVerticalHeaderLabels(labels)
        self.grid.fit_rows()
        if found:
            self.grid.setCurrentItem(found)
        else:
            self.grid.setCurrentCell(0, 0)
        self.grid.blockSignals(False)
        self._tell(self.grid.currentItem())

    def _tell(self, item: QTableWidgetItem | None) -> None:
        if item is not None and item.data(_ID) is not None:
            self.chosen.emit(item.data(_ID))


class _Grid(QTableWidget):
    def __init__(self, week: WeekView) -> None:
        super().__init__()
        self._week = week
        self.setAccessibleName("Interviews of the week")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(scaled(_NARROWEST))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        self.horizontalHeader().setAccessibleName("Days")
        self.verticalHeader().setAccessibleName("Hours")

    def fit_rows(self) -> None:
        """Make each row as high as what stands in it."""
        for row in range(self.rowCount()):
            taken = any(self.item(row, day) for day in range(self.columnCount()))
            self.setRowHeight(row, scaled(30))
            if taken:
                # Qt measures a line too few where a name only just fits.
                self.resizeRowToContents(row)
                self.setRowHeight(row, self.rowHeight(row) + scaled(18))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower days need more lines."""
        super().resizeEvent(event)
        self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the page keys, and the arrows at the edge, go to the weeks beside."""
        key, column = event.key(), self.currentColumn()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._week.open()
        elif key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Left and column <= 0):
            self._week.go(-1)
        elif key == Qt.Key.Key_PageDown or (key == Qt.Key.Key_Right and column == self.columnCount() - 1):
            self._week.go(1)
        else:
            super().keyPressEvent(event)


def _item(one: Shown, clashes: bool) -> QTableWidgetItem:
    colours = theme.palette()
    clash = CLASH if clashes else ""
    parts = " · ".join(part for part in (one.status, one.mode, one.interviewer, clash) if part)
    below = " · ".join(part for part in (one.status, clash) if part)
    item = QTableWidgetItem(f"{one.time} {one.who or 'Not said'}".strip() + f"\n{below}")
    item.setData(_ID, one.id)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.who}, {one.time}, {parts}")
    item.setToolTip("\n".join(part for part in (one.who, one.organisation, one.time, parts) if part))
    item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    gone = one.status == DECLINED
    item.setBackground(QBrush(QColor(colours.paper if gone else colours.chip)))
    item.setForeground(QBrush(QColor(colours.quiet if gone else colours.on_chip)))
    font = item.font()
    font.setStrikeOut(gone)
    item.setFont(font)
    return item


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _from_to(first: date, last: date) -> str:
    """Both days with what they share said once: "22 to 26 Sep 2003", "29 Sep to 3 Oct 2003"."""
    parts, ends = show_date(first).split(" "), show_date(last).split(" ")
    while len(parts) > 1 and parts[-1] == ends[len(parts) - 1]:
        parts.pop()
    return f"{' '.join(parts)} to {' '.join(ends)}"
