"""The chart of a measure: its readings over time, and the straight line on which it is expected to be."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from lwdesk.charts.sheet import EDGE, FOOT, LOW, NOTHING, SMALL, Box, Point, Sheet
from lwdesk.course import Measured, Taken, newest, show_amount
from lwdesk.values import show_date

_TOO_LONG = 400
"""Readings that have a dot each, at the most."""
_HIGH, _ABOVE = 130, 33
"""From this height on so much room stands over the highest point: for the labels of target and latest reading."""


def draw_measure(sheet: Sheet, measure: Measured, today: date) -> None:
    latest, read_on = newest(measure)
    points = _dated(measure.readings)
    numbers = [n for n in (measure.baseline, measure.target, latest, *(v for _, v in points)) if n is not None]
    if not numbers:
        sheet.text(NOTHING, sheet.width / 2, sheet.height / 2 - 4, sheet.ink.quiet, across=0.5)
        return
    if latest is not None and not points:
        points = [(read_on or today, latest)]
    frame = _Frame(sheet, measure, today, [day for day, _ in points], numbers)
    frame.draw_foot(today)
    start, end = frame.draw_line()
    marks = [frame.at(*point) for point in points]
    if len(marks) > 1:
        sheet.line(marks, sheet.ink.accent, 1.8)
    small = marks[:-1] if len(marks) <= _TOO_LONG else []
    sheet.dots(small, 4.5)
    taken: list[Box] = []
    obstacles = [*_along(marks), *(_along([start, end]) if start and end else [])]
    if marks and latest is not None:
        sheet.dots(marks[-1:], 6.5)
        when = f" · {show_date(read_on)}" if read_on and sheet.width >= 200 else ""
        sheet.label(
            f"{show_amount(latest, measure.unit)}{when}", marks[-1], sheet.ink.text, taken, obstacles, bold=True
        )
    if end and measure.target is not None:
        words = f"Target {show_amount(measure.target, measure.unit)}"
        sheet.label(words, end, sheet.ink.text, taken, obstacles)
    if start and measure.baseline is not None:
        words = f"Baseline {show_amount(measure.baseline, measure.unit)}"
        sheet.label(words, start, sheet.ink.quiet, taken, obstacles)


def _dated(readings: Sequence[Taken]) -> list[tuple[date, float]]:
    """The readings that have a place on a line of days; where none has a day, all of them one after the other."""
    found = [(reading.day, reading.value) for reading in readings if reading.day is not None]
    if found or not readings:
        return found
    return [(date.min + timedelta(days=n), reading.value) for n, reading in enumerate(readings)]


class _Frame:
    """Where days and values lie in the chart of a measure."""

    def __init__(
        self, sheet: Sheet, measure: Measured, today: date, days: Sequence[date], numbers: Sequence[float]
    ) -> None:
        self._sheet, self._measure = sheet, measure
        self.timeless = bool(days) and max(days).year == 1
        ends = [] if self.timeless else [day for day in (measure.starts, measure.ends) if day]
        known = [*days, *ends]
        # A day long past or far ahead would leave no room for the rest.
        if known and not self.timeless and max(known) < today <= max(known) + (max(known) - min(known)):
            known.append(today)
        known = known or [today]
        self.first, self.last = min(known).toordinal(), max(known).toordinal()
        if self.first == self.last:
            self.first, self.last = self.first - 30, self.last + 30
        self.low, self.high = min(numbers), max(numbers)
        if self.low == self.high:
            spread = abs(self.low) / 2 or 1.0
            self.low, self.high = self.low - spread, self.high + spread
        self.foot = FOOT if sheet.height >= LOW else EDGE

    def at(self, day: date, value: float) -> Point:
        """Where a value on a day is drawn."""
        sheet = self._sheet
        left, right = 2 * EDGE, sheet.width - 2 * EDGE
        above = _ABOVE if sheet.height >= _HIGH else 20 if sheet.height >= LOW else 6
        bottom, top = self.foot + 17, sheet.height - above
        across = (day.toordinal() - self.first) / (self.last - self.first)
        # Halved first: the difference of the two largest numbers there are is none.
        up = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return left + across * (right - left), bottom + up * (top - bottom)

    def draw_foot(self, today: date) -> None:
        """The foot with the first and the last day, and a tick today."""
        sheet = self._sheet
        left, right, foot = 2 * EDGE, sheet.width - 2 * EDGE, self.foot
        sheet.line([(left, foot), (right, foot)], sheet.ink.line, 1)
        if self.timeless:
            return
        x = self.at(today, self.low)[0]
        inside = self.first <= today.toordinal() <= self.last
        if inside:
            sheet.line([(x, foot), (x, sheet.height - EDGE)], sheet.ink.line, 1, dashes=(1, 2))
            sheet.line([(x, foot - 3), (x, foot + 3)], sheet.ink.text, 1)
        if sheet.height < LOW:
            return
        room = [EDGE, sheet.width - EDGE]
        for ordinal, across, place in ((self.first, 0.0, room[0]), (self.last, 1.0, room[1])):
            words = show_date(date.fromordinal(max(ordinal, 1)))
            if sheet.size_of(words, SMALL)[0] < sheet.width / 2 - 8:
                box = sheet.text(words, place, 5, sheet.ink.quiet, across=across, size=SMALL)
                room[int(across)] = box[2] + 6 if across == 0 else box[0] - 6
        wide = sheet.size_of("today", SMALL)[0]
        if inside and room[1] - room[0] > wide:
            middle = min(max(x, room[0] + wide / 2), room[1] - wide / 2)
            if abs(middle - x) < wide / 2:
                sheet.text("today", middle, 5, sheet.ink.text, across=0.5, size=SMALL)

    def draw_line(self) -> tuple[Point | None, Point | None]:
        """The straight line, and where it begins and ends; without its days, a level line for each end that is known.

        A point is None where its number is not known.
        """
        sheet, measure = self._sheet, self._measure
        first, last = date.fromordinal(max(self.first, 1)), date.fromordinal(self.last)
        whole = measure.starts is not None and measure.ends is not None and not self.timeless
        begins, ends = (measure.starts, measure.ends) if whole else (first, last)
        assert begins is not None and ends is not None
        start = None if measure.baseline is None else self.at(begins, measure.baseline)
        end = None if measure.target is None else self.at(ends, measure.target)
        if whole and start and end:
            sheet.line([start, end], sheet.ink.quiet, 1.2, dashes=(4, 3))
        else:
            for point in filter(None, (start, end)):
                sides = [(2 * EDGE, point[1]), (sheet.width - 2 * EDGE, point[1])]
                sheet.line(sides, sheet.ink.quiet, 1.2, dashes=(4, 3))
        if end:
            sheet.dots([end], 6.0, hollow=True)
        return start, end


def _along(points: Sequence[Point]) -> list[Point]:
    """Points close together along a line, which labels keep clear of."""
    if len(points) > 60:
        return list(points[:: len(points) // 60])
    found = list(points)
    for (x, y), (u, v) in pairwise(points):
        steps = max(int(max(abs(u - x), abs(v - y)) / 8), 1)
        found += [(x + (u - x) * n / steps, y + (v - y) * n / steps) for n in range(1, steps)]
    return found
