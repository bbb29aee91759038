"""What was done in the study lately, by day."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lwdesk.operations.home import Day
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

_NOTHING = "Nothing was changed in this study yet."


class Lately(QWidget):
    """A line for each thing done, the last first, its day beside the first of that day."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Changed lately")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 0, 8, 0)
        self._grid.setHorizontalSpacing(scaled(16))
        self._grid.setVerticalSpacing(scaled(6))
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[object, ...] = ()

    def show_days(self, days: Sequence[Day], today: date) -> None:
        """Show what was done on these days; nothing is drawn anew where that is as it was."""
        if (tuple(days), today) == self._shown:
            return
        self._shown = (tuple(days), today)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if not days:
            self._grid.addWidget(plain_label(_NOTHING, "quiet"), 0, 0, 1, 3)
        row = 0
        for day in days:
            for n, entry in enumerate(day.entries):
                named = _day(day.day, today) if n == 0 else ""
                for at, (text, look) in enumerate(((named, "quiet"), (entry.said, "label"), (entry.by, "quiet"))):
                    if text:
                        self._grid.addWidget(_line(text, look), row, at)
                row += 1


def _line(text: str, look: str) -> QLabel:
    label = plain_label(text, look)
    label.setWordWrap(look == "label")
    return label


def _day(day: date, today: date) -> str:
    return {today: "Today", today - timedelta(1): "Yesterday"}.get(day, show_date(day))
