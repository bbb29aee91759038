"""Under the list: the chart of the measure under the keyboard, whether it is on course, and its readings to type."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lwdesk.operations.measures import rows_of
from lwdesk.records import READING
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import Mark
from lwdesk.ui.measures.chart import ChartView
from lwdesk.ui.measures.looks import SHAPES, Courses
from lwdesk.ui.measures.readings import ReadingGrid
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_COUNTED = "counted under Charter"
_HEIGHT = 236


class MeasureFoot(QWidget):
    """What is known of the course of one measure."""

    def __init__(self, window: "Window", store: "Store", courses: Courses) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store, self._courses = window, store, courses
        self._id: int | None = None
        self._drawn: object = None
        self._gives_way = False
        self.mark = Mark("circle-help", "quiet", 18, self)
        self.word = plain_label("", "section", self)
        self.sentence = plain_label("", "quiet", self)
        self.chart = ChartView(window, self, height=140)
        self.hint = plain_label(_COUNTED, "quiet", self)
        self.readings = ReadingGrid(store, self)
        self.readings.delete_asked.connect(self._delete)
        self.readings.refused.connect(lambda text: window.say(text, "trouble"))
        self.readings.saving.troubled.connect(lambda text: window.say(text, "trouble"))
        self.readings.saving.stored.connect(lambda _: self._show())
        self._lay_out()
        self._place()

    def show_record(self, record_id: int | None) -> None:
        """Show the course and the readings of this measure."""
        self._id = record_id
        self._place()
        found = self._courses.of(record_id)
        self.readings.show_measure(found[0] if found else None, not self._window.looking)
        self._show()

    def fit(self, room: int) -> None:
        """Take as much of these pixels as is needed, and never more than half."""
        self.setFixedHeight(min(scaled(_HEIGHT), room // 2))

    def give_way(self, on: bool) -> None:
        """Be hidden while something else needs the room."""
        self._gives_way = on
        self._place()

    def _lay_out(self) -> None:
        line = QFrame(self)
        line.setProperty("look", "bar")
        line.setFixedHeight(1)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.word, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.sentence, 1)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(plain_label("Readings", "section", self), 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignTop)
        heading.addStretch()
        typed = QVBoxLayout()
        typed.setSpacing(4)
        typed.addLayout(heading)
        typed.addWidget(self.readings, 1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.chart, 4)
        beside.addLayout(typed, 5)
        column = QVBoxLayout()
        column.setContentsMargins(24, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(told)
        column.addLayout(beside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line)
        whole.addLayout(column, 1)

    def _place(self) -> None:
        self.setVisible(not self._gives_way and self._courses.of(self._id) is not None)

    def _show(self) -> None:
        found = self._courses.of(self._id)
        if found is None:
            return
        measure, course = found
        self.mark.set_icon(*SHAPES[course.word])
        self.word.setText(course.word)
        set_look(self.word, "section")
        self.sentence.setText(course.sentence)
        self.hint.setVisible(bool(measure.counts))
        drawn = measure, self._store.today()
        if drawn != self._drawn:
            self._drawn = drawn
            self.chart.show(self._courses.picture(measure), measure.name or "a measure", rows_of(measure))

    def _delete(self, reading: int) -> None:
        # No step of deletion to the list: the measure, which it changes, would be taken for the one that is gone.
        with self._store.step("Delete reading") as step:
            step.delete(READING, [reading])
        self._window.say("Deleted the reading.", "done", ("Undo", self._window.undo))
