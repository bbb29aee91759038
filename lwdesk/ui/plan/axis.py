"""The axis of the timeline: which day is where, and what stands along the top, by months, quarters or years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lwdesk.store.outlook import months_on
from lwdesk.values import MONTHS

BY_MONTHS, BY_QUARTERS, BY_YEARS = "Months", "Quarters", "Years"
ZOOMS = (BY_MONTHS, BY_QUARTERS, BY_YEARS)
_MONTHS_OF = {BY_MONTHS: 1, BY_QUARTERS: 3, BY_YEARS: 12}
_PIXELS = {BY_MONTHS: 3.0, BY_QUARTERS: 1.1, BY_YEARS: 0.42}
"""Of a day, at a scale of 1."""
_EARLIEST, _LATEST = date(2, 1, 1), date(9990, 1, 1)


@dataclass(frozen=True, slots=True)
class Axis:
    """The day at the left edge, and how wide a day is in pixels."""

    left: date
    zoom: str
    scale: float = 1.0

    @property
    def per_day(self) -> float:
        """The pixels of a day."""
        return _PIXELS[self.zoom] * self.scale

    def x(self, day: date) -> float:
        """Where the day begins, in pixels from the left edge; below 0 for one before it."""
        return (day - self.left).days * self.per_day

    def day(self, x: float) -> date:
        """The day that lies there."""
        return _within(self.left, int(x / self.per_day))

    def ticks(self, width: float) -> Iterator[tuple[float, date]]:
        """The first days of the months, quarters or years that begin within the width or just before it."""
        months = _MONTHS_OF[self.zoom]
        first = self.left.month - 1 - (self.left.month - 1) % months
        day = date(self.left.year, first + 1, 1)
        while (x := self.x(day)) <= width:
            yield x, day
            if day >= _LATEST:
                return
            day = months_on(day, months)

    def words(self, day: date) -> str:
        """What stands at a tick: "Nov", or of years "2004"."""
        return f"{day.year:04d}" if self.zoom == BY_YEARS else MONTHS[day.month - 1].capitalize()

    def moved(self, steps: int) -> "Axis":
        """The axis so many months, quarters or years further on."""
        months = _MONTHS_OF[self.zoom] * steps
        year = self.left.year + months // 12
        if not _EARLIEST.year <= year < _LATEST.year:
            return self
        return Axis(months_on(self.left, months), self.zoom, self.scale)

    def zoomed(self, zoom: str, about: date, at: float) -> "Axis":
        """The axis in another zoom, with that day at that place."""
        wider = Axis(self.left, zoom, self.scale)
        return Axis(_within(about, -int(at / wider.per_day)), zoom, self.scale)


def _within(day: date, days: int) -> date:
    try:
        return min(max(day + timedelta(days=days), _EARLIEST), _LATEST)
    except OverflowError:
        return _LATEST if days > 0 else _EARLIEST
