"""The success measures, each with its readings and a chart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget

from lwdesk.course import WORDS
from lwdesk.records import MEASURE
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.measures.foot import MeasureFoot
from lwdesk.ui.measures.looks import SHAPES, Courses
from lwdesk.ui.measures.multiples import ChartsView
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.views import Views
from lwdesk.ui.places import follow_with_tab
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

FILTERS = ("commitment",)
_SPLIT = (690, 406)
"""Pixels of the list and of the form, until they are moved."""


def measures_page(window: "Window", store: "Store") -> "MeasuresPage":
    """The page of the list."""
    return MeasuresPage(window, store)


class MeasuresPage(ListPage):
    """The measures as a table or as charts; beside it form, chart and readings of the one under the keyboard."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, store, MEASURE, title="Measures", filters=FILTERS)
        self.commands = MeasureCommands(window, store, self)
        self.courses = Courses(store)
        self.course = CourseButton(self)
        self.head.add_widget(self.course)
        self.charts = ChartsView(window, self.courses)
        self.views = Views(store, self, [("Charts", self.charts)])
        self.foot = MeasureFoot(window, store, self.courses)
        self.side.add_watcher(self.foot)
        self._put_under_list()
        self.charts.seen.connect(self.foot.give_way)
        self.charts.asked.connect(self.go_to_readings)

    def go_to_readings(self) -> None:
        """Put the keyboard into the readings of the measure under it."""
        if self.views and not self.views.is_table:
            self.views.show(0)
        self._show_form()
        self.foot.readings.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_under_list(self) -> None:
        # Under the form it would leave the form no room.
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.splitter.insertWidget(0, left)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes(self._store.remembered(f"split/{MEASURE.name}", list(_SPLIT)))
        follow_with_tab(self.table, self.foot)

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        super().flush()
        self.foot.readings.flush()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could not be stored."""
        return super().is_at_risk() or not self.foot.readings.flush()

    def finish(self) -> None:
        """Store everything that waits to be stored; the study closes next."""
        self.foot.readings.flush()
        self.foot.readings.saving.stop()
        super().finish()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        shown = self.foot.isVisible() and self.views is not None and not self.views.fills_page
        return [*super().parts(), *([self.foot.readings] if shown else [])]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list at least as much room as what is under it."""
        super().resizeEvent(event)
        self.foot.fit(self.splitter.height())

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change; of the reading being typed the grid knows already."""
        super().follow(notice)
        self.course.tell()


class MeasureCommands(Commands):
    """The commands of the page; in the readings a new one is a new reading."""

    _page: MeasuresPage

    def new(self) -> None:
        """A new measure; where the keyboard is in the readings, a new reading."""
        readings = self._page.foot.readings
        if readings.isAncestorOf(QApplication.focusWidget() or self._page) and readings.cells.may_write:
            readings.go_to_new()
        else:
            super().new()


class CourseButton(QPushButton):
    """Narrows the list to the measures that are behind, on course, have met their target, or cannot be told."""

    def __init__(self, page: MeasuresPage) -> None:
        super().__init__(" Course", page)
        self._page = page
        self.setIcon(icon("chart-line", "quiet"))
        self.setAccessibleName("Filter by course")
        self.setToolTip("Show only the measures that are behind, on course, …")
        self.setAutoDefault(False)
        set_look(self, "quiet")
        press_with_enter(self)
        self.clicked.connect(self.open_menu)

    def choices(self) -> Sequence[tuple[str, int]]:
        """Each word, and how many measures stand so."""
        return [(word, len(self._page.courses.with_word(word))) for word in WORDS]

    def open_menu(self) -> None:
        """Offer the words."""
        menu = QMenu(self)
        for word, count in self.choices():
            name, role = SHAPES[word]
            action = QAction(icon(name, role), f"{word} · {count:,}", menu)
            action.setEnabled(count > 0)
            action.triggered.connect(lambda _=False, word=word: self.narrow(word))
            menu.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def narrow(self, word: str) -> None:
        """Show only the measures that stand so."""
        self._page.flush()
        self._page.head.show_only(word, self._page.courses.with_word(word))
        self._page.focus()

    def tell(self) -> None:
        """Say in the tooltip how many stand how."""
        if self._page.isVisible():
            self.setAccessibleDescription(", ".join(f"{word}: {count:,}" for word, count in self.choices()))
