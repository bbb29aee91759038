"""How many organisations have come how far with the charter, on a day that one chooses."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lwdesk.operations.measures import count_as_measure
from lwdesk.records import ASSESSMENT, MEASURE
from lwdesk.records.measure import ASSESSED, PLANNED, REACHED
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.event.buttons import quiet_button
from lwdesk.ui.form_row import Row, plain_label
from lwdesk.ui.measures.assess import assess_chosen
from lwdesk.ui.measures.chart import ChartView
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.places import follow_with_tab
from lwdesk.ui.theme import scaled, set_look
from lwdesk.values import Unreadable, show_date

if TYPE_CHECKING:
    from lwdesk.charts import Inks
    from lwdesk.store import Store
    from lwdesk.store.charter import Charter
    from lwdesk.ui.window import Window

Bars = Sequence[tuple[str, float]]
_BAR = 30


class LevelsView(QScrollArea):
    """Numbers, each with a button that makes a measure of it; bars by level; and a way to assess many at once."""

    chosen = Signal(object)
    opened = Signal()
    fills_page = True
    works_empty = True
    """The first assessments are noted from here."""

    def __init__(self, window: "Window", store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The charter on a day")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window, self._store = window, store
        self._shown: tuple[object, ...] = ()
        field = ASSESSMENT.field("day")
        self.day = Row(replace(field, label="On the day", help=""), store, self)
        self.day.editor.setMaximumWidth(scaled(200))
        # As a stop of its own behind the others it would lead Tab back to the day for ever.
        self.day.editor.setFocusProxy(None)  # type: ignore[arg-type]
        self.day.editor.set_value(store.today())
        self.day.editor.chosen.connect(self.refresh)
        self.day.editor.left.connect(self.refresh)
        self.assess = quiet_button("Assess organisations…", "list-checks", "Note the same assessment for several")
        set_look(self.assess, "")
        self.assess.clicked.connect(lambda: assess_chosen(window, ()))
        self.assess.setEnabled(not window.looking)
        self.tiles: list[Tile] = []
        self._row = Flow(16)
        self.chart = ChartView(window, self, width=560, height=5 * _BAR)
        self.chart.setMaximumWidth(scaled(760))
        self.beside = plain_label("", "quiet", self)
        self._lay_out()

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Bring the numbers up to date. Filters of the list have no say in them."""
        self.refresh()

    @property
    def on(self) -> date:
        """The day that is looked at: today, until another is chosen."""
        try:
            return self.day.editor.value() or self._store.today()
        except Unreadable:
            return self._store.today()

    def refresh(self) -> None:
        """Count anew where something has changed."""
        try:
            self.day.editor.value()
            self.day.show_trouble("")
        except Unreadable as sentence:
            self.day.show_trouble(str(sentence))
            return
        shown = self.on, self._store.changes
        if shown != self._shown:
            self._shown = shown
            self._draw(self._store.plan.charter(self.on))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the day."""
        self.day.editor.focus_input()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on the day."""
        self.day.editor.focus_input()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "paper")
        head = QHBoxLayout()
        head.addWidget(self.day, 1)
        head.addWidget(self.assess, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(self._row)
        column.addWidget(plain_label("Organisations by level", "section", self))
        column.addWidget(self.chart)
        column.addWidget(self.beside)
        column.addStretch(1)
        self.setWidget(inside)

    def _draw(self, charter: "Charter") -> None:
        numbers = [
            ("assessed", charter.assessed, ASSESSED, None),
            ("with an action plan", charter.planned, PLANNED, None),
            *((f"{one.label} or above", one.reached, REACHED, one.id) for one in charter.levels[1:]),
        ]
        if len(numbers) != len(self.tiles):
            for tile in self.tiles:
                tile.deleteLater()
            self.tiles = [Tile() for _ in numbers]
            for tile in self.tiles:
                self._row.addWidget(tile)
            follow_with_tab(self.assess, *self.tiles, self.chart)
        for tile, (words, count, counts, level) in zip(self.tiles, numbers, strict=True):
            tile.show_number(count, words, partial(self._count, counts, level), not self._window.looking)
        bars = [(one.label, float(one.at)) for one in charter.levels]
        self.chart.setFixedHeight(scaled(max(len(bars), 2) * _BAR + 10))
        rows = [("Level", "Organisations"), *((label, f"{value:,.0f}") for label, value in bars)]
        self.chart.show(partial(_bars, bars), f"organisations by level on {show_date(self.on)}", rows)
        self.beside.setText(_beside(charter))
        self.beside.setVisible(bool(self.beside.text()))

    def _count(self, counts: str, level: int | None) -> None:
        before = self._store.changes
        measure = count_as_measure(self._store, counts, level)
        is_new = self._store.changes != before
        self._window.open_record(MEASURE.name, measure)
        if is_new:
            words = "It is counted as a measure from now on. Give it a target and a target date."
            self._window.say(words, "done", ("Undo", self._window.undo))


class Tile(QFrame):
    """A big number over its words, and a button that makes a measure of it."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.words = QLabel(), QLabel()
        self.number.setProperty("look", "title")
        self.words.setProperty("look", "quiet")
        self.button = QPushButton("Count as a measure")
        self.button.setAutoDefault(False)
        self.button.setToolTip("Opens the measure that counts this, made where there is none yet")
        set_look(self.button, "quiet")
        press_with_enter(self.button)
        self._act: Callable[[], None] = lambda: None
        self.button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_number(self, count: int, words: str, act: Callable[[], None], may: bool) -> None:
        """Show the number, what it counts, and what the button does."""
        self.number.setText(f"{count:,}")
        self.words.setText(words)
        self.number.setAccessibleName(f"{count:,} {words}")
        self.button.setAccessibleName(f"Count as a measure: organisations {words}")
        self.button.setEnabled(may)
        self._act = act

    def _press(self) -> None:
        self._act()


def _beside(charter: "Charter") -> str:
    if not charter.unassessed:
        return ""
    noun, verb = ("organisation", "has") if charter.unassessed == 1 else ("organisations", "have")
    return (
        f"{charter.unassessed:,} {noun} {verb} a level on the page Organisations, but no assessment that tells when; "
        "an assessment has them counted here."
    )


def _bars(bars: Bars, ink: "Inks", width: int, height: int, scale: float) -> bytes:
    from lwdesk import charts

    return charts.bars_png(bars, ink=ink, width=width, height=height, scale=scale)
