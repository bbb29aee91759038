"""The charts of the Home page, drawn once the page itself stands."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lwdesk.operations.home import Chart
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.home.stages import Beside
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.charts import Inks
    from lwdesk.ui.measures.chart import ChartView
    from lwdesk.ui.window import Window

_AFTER_MS = 60
_BAR, _LEAST = 24, 96
"""Pixels that a bar takes, and that a chart takes at least."""


class Charts(QWidget):
    """A few charts side by side, each with its numbers as a table for who would rather read them.

    `made` tells that there are other charts than before.
    """

    made = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.setAccessibleName("Charts")
        self._window = window
        self.views: list[ChartView] = []
        """The charts that are shown, in their order."""
        self._charts: tuple[Chart, ...] = ()
        self._drawn: tuple[Chart, ...] = ()
        self._row: Beside | None = None
        # What draws them takes longer to come in than the page itself takes to be read.
        self._wait = QTimer(self, interval=_AFTER_MS, singleShot=True)
        self._wait.timeout.connect(self.draw)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, scaled(8), 0, 0)

    def show_charts(self, charts: Sequence[Chart]) -> None:
        """Show these, soon."""
        self._charts = tuple(charts)
        self.setVisible(bool(charts))
        if self._charts != self._drawn:
            self._wait.start()

    def draw(self) -> None:
        """Show them now; those that are as they were stay."""
        self._wait.stop()
        if _shape(self._charts) != _shape(self._drawn):
            self._make()
        for view, chart in zip(self.views, self._charts, strict=True):
            if chart not in self._drawn or not view.picture.is_drawn:
                rows = [("", "Number"), *((label, f"{value:,.0f}") for label, value in chart.bars)]
                view.show(partial(_png, chart), chart.title, rows)
        self._drawn = self._charts

    def focus_first(self) -> None:
        """Put the keyboard on the first chart."""
        if self.views:
            self.views[0].setFocus()

    def finish(self) -> None:
        """Draw nothing more."""
        self._wait.stop()

    def _make(self) -> None:
        from lwdesk.ui.measures.chart import ChartView

        old, self._row, self.views = self._row, Beside(), []
        for chart in self._charts:
            place = QWidget()
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(scaled(6))
            column.addWidget(plain_label(chart.title, "heading"))
            view = ChartView(self._window, width=280, height=max(_LEAST, _BAR * len(chart.bars)))
            self.views.append(view)
            column.addWidget(view)
            column.addStretch(1)
            self._row.add(place)
        self._column.addWidget(self._row)
        if old:
            old.hide()
            old.deleteLater()
        self.made.emit()


def _png(chart: Chart, ink: "Inks", width: int, height: int, scale: float) -> bytes:
    from lwdesk.charts import bars_png

    return bars_png(chart.bars, ink=ink, width=width, height=height, scale=scale)


def _shape(charts: Sequence[Chart]) -> list[tuple[str, int]]:
    return [(chart.title, len(chart.bars)) for chart in charts]
