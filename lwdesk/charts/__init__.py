"""Charts as pictures: small, labelled directly, readable in grey. They need no window and are drawn in any thread.

Matplotlib is loaded by the first chart, which takes a second or two. Lengths are pixels at a scale of 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lwdesk.course import Measured


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a chart, as "#rrggbb"."""

    ground: str
    text: str
    quiet: str
    """Dates, and the line on which a measure is expected to be."""
    line: str
    """The foot; nothing depends on seeing it."""
    accent: str
    """What was read, and bars."""


PRINT = Inks(ground="#ffffff", text="#1b2127", quiet="#515b65", line="#b4bcc4", accent="#1a64a8")
"""On paper."""


def measure_png(measure: Measured, today: date, *, ink: Inks, width: int, height: int, scale: float = 1.0) -> bytes:
    """A PNG of the readings of a measure over time, and the dashed straight line from its baseline to its target.

    It is `width` times `height` pixels, each times `scale`.
    """
    from lwdesk.charts.measure import draw_measure
    from lwdesk.charts.sheet import new_sheet

    with new_sheet(ink, width, height, scale) as sheet:
        draw_measure(sheet, measure, today)
        return sheet.png()


def bars_png(
    bars: Sequence[tuple[str, float]], *, ink: Inks, width: int, height: int, scale: float = 1.0, title: str = ""
) -> bytes:
    """A PNG of lying bars, each with its words on the left and its value at its end, in the order given."""
    from lwdesk.charts.bars import draw_bars
    from lwdesk.charts.sheet import new_sheet

    with new_sheet(ink, width, height, scale) as sheet:
        draw_bars(sheet, bars, title)
        return sheet.png()


def load() -> None:
    """Load the library now, so that the first chart need not; from a thread beside the window."""
    from lwdesk.charts.sheet import load_library

    load_library()
