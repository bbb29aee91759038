"""The editor of a day: typed freely, or picked from a calendar."""

from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from lwdesk.fields import Field, show_value
from lwdesk.text import clean_line
from lwdesk.ui import theme
from lwdesk.ui.editors.line import LineEditor
from lwdesk.ui.icons import icon
from lwdesk.values import Unreadable, read_appointment


class DateEditor(LineEditor):
    """A day, shown as "3 Nov 2003" once the keyboard leaves; Alt+Down opens a calendar.

    Where the field has a clock the time may be typed as well: "Tue 10am".
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._frame: QFrame | None = None
        self._calendar: QCalendarWidget | None = None
        self._time = ""  # what the tidied text said besides, until something else is typed
        self.typed.connect(self._forget_time)
        opener = self.line.addAction(icon("calendar", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setText(f"{field.label}: open the calendar")
        opener.setToolTip("Open the calendar (Alt+Down)")
        opener.triggered.connect(self.open_calendar)

    def set_value(self, raw: Any) -> None:
        self._time = ""
        super().set_value(raw)

    def value(self) -> Any:
        typed = clean_line(self.text())
        return read_appointment(typed)[0] if self.field.ui.clock and typed else super().value()

    def also(self) -> dict[str, Any]:
        time = self._time or self._typed_time()
        return {self.field.ui.clock: time} if time else {}

    def settle(self) -> None:
        try:
            day = self.value()
        except Unreadable:
            return
        self._time = self._time or self._typed_time()
        self.set_text(show_value(self.field, day))

    def _typed_time(self) -> str:
        typed = clean_line(self.text())
        if not self.field.ui.clock or not typed:
            return ""
        try:
            return read_appointment(typed)[1]
        except Unreadable:
            return ""

    def _forget_time(self) -> None:
        self._time = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show the calendar under the field, on the day that stands there or on today."""
        calendar = self._calendar or self._make_calendar()
        try:
            day = self.value()
        except Unreadable:
            day = None
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(theme.palette().quiet))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
        calendar.setSelectedDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        if self._frame:
            self._frame.adjustSize()
            self._frame.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
            self._frame.show()
        calendar.setFocus()

    def _make_calendar(self) -> QCalendarWidget:
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setProperty("look", "popup")
        frame.setAccessibleName(f"{self.field.label}: calendar")
        calendar = QCalendarWidget(frame)
        calendar.setAccessibleName(f"{self.field.label}: calendar")
        calendar.setGridVisible(False)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumSize(theme.scaled(300), theme.scaled(240))
        for name, drawing in (("qt_calendar_prevmonth", "chevron-up"), ("qt_calendar_nextmonth", "chevron-down")):
            button = calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(drawing, "text"))
        for part in calendar.findChildren(QWidget):
            part.setAccessibleName(part.accessibleName() or f"{self.field.label}: calendar")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(calendar)
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        self._frame, self._calendar = frame, calendar
        return calendar

    def _pick(self, day: QDate) -> None:
        if self._frame:
            self._frame.hide()
        self.set_text(show_value(self.field, day.toPython()))
        self.line.setFocus()
        self.chosen.emit()
