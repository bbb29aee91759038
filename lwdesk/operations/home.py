"""Where the study stands, in words and numbers, each with the list that is behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from lwdesk.operations import home_numbers as numbers
from lwdesk.operations.home_numbers import Chart, Known, Number, Stage
from lwdesk.store import Store
from lwdesk.store.home import Done

__all__ = ["Chart", "Day", "Number", "Overview", "Stage", "look"]
_READ, _SHOWN = 120, 12
"""How many of the last steps are read, and how many lines are made of them at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done, once or several times one after another, and by whom."""

    label: str
    by: str
    times: int

    @property
    def said(self) -> str:
        """In one line: "New contact, 3 times"."""
        return self.label if self.times == 1 else f"{self.label}, {self.times:,} times"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and what was done on it, the last first."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the Home page says of a study on a day."""

    today: date
    needs: tuple[Number, ...]
    """What waits for somebody, the most pressing first."""
    stages: tuple[Stage, ...]
    charts: tuple[Chart, ...]
    lately: tuple[Day, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the study yet that could be counted."""
        return not self.numbers

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number that is shown."""
        return (*self.needs, *(number for stage in self.stages for group in stage.groups for number in group.numbers))


def look(store: Store) -> Overview:
    """How the study stands on `store.today()`, read anew: some 100 ms for a study of a hundred thousand activities."""
    today = store.today()
    figures = store.home.figures(today)
    known = Known(store, today, figures)
    return Overview(
        today=today,
        needs=tuple(n for n in numbers.needs(known) if n.count),
        stages=(numbers.gather(known), numbers.make_sense(known), numbers.decide(known)),
        charts=tuple(chart for chart in numbers.charts(known) if any(value for _, value in chart.bars)),
        lately=tuple(_days(store.home.lately(_READ))),
    )


def _days(steps: Iterable[Done]) -> Iterable[Day]:
    entries = [
        (day, Entry(label, by, len(list(same)))) for (day, label, by), same in groupby(steps, key=_what)
    ]  # fmt: skip
    for day, of_day in groupby(entries[:_SHOWN], key=lambda entry: entry[0]):
        yield Day(day, tuple(entry for _, entry in of_day))


def _what(step: Done) -> tuple[date, str, str]:
    return datetime.fromisoformat(step.at).astimezone().date(), step.label, step.by
