"""Whether a measure is on course: where a straight line from its baseline to its target would have it on a day."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lwdesk.values import show_date

MET, ON_COURSE, BEHIND, UNKNOWN = "Target met", "On course", "Behind", "Cannot be told"
WORDS = (BEHIND, ON_COURSE, MET, UNKNOWN)
_CLOSE = 1e-9
_DIGITS = 7
_VAST = 1e15


class Taken(Protocol):
    """A reading."""

    @property
    def day(self) -> date | None:
        """When it was taken."""

    @property
    def value(self) -> float:
        """What was read."""


class Measured(Protocol):
    """What must be known of a measure: where it began, where it is to come to, and what was read."""

    @property
    def unit(self) -> str: ...
    @property
    def baseline(self) -> float | None: ...
    @property
    def target(self) -> float | None: ...
    @property
    def starts(self) -> date | None: ...
    @property
    def ends(self) -> date | None: ...
    @property
    def latest(self) -> float | None: ...
    @property
    def read_on(self) -> date | None: ...
    @property
    def readings(self) -> Sequence[Taken]: ...


@dataclass(frozen=True, slots=True)
class Course:
    """How a measure stands on a day. `on_course` is None, and `expected` may be, where that cannot be told."""

    expected: float | None
    """Where the straight line is on that day."""
    latest: float | None
    on_course: bool | None
    sentence: str
    """Says how that was worked out, or what is missing."""
    met: bool = False
    """Whether the target is reached already."""

    @property
    def word(self) -> str:
        """One of WORDS."""
        if self.met:
            return MET
        return UNKNOWN if self.on_course is None else ON_COURSE if self.on_course else BEHIND


def judge(measure: Measured, today: date) -> Course:
    """Compare the newest reading with the straight line from baseline to target, as it is on that day.

    Before the line begins the baseline is expected, after its end the target. Whatever has reached its target is on
    course, whenever it was to; where less is better the line goes down. What is missing is named in the sentence.
    """
    latest, read_on = newest(measure)
    missing = _missing(measure, latest)
    baseline, target = measure.baseline, measure.target
    if baseline is None or target is None:
        return Course(None, latest, None, _cannot_tell(missing, measure, latest))
    if _same(baseline, target):
        return _to_stay(measure, latest, read_on, target)
    expected = expect(measure, today)
    if latest is not None and _reached(latest, baseline, target):
        said = f"It was to come from {_plain(baseline, measure)} to {_whole(target, measure)}{_by(measure.ends)}"
        return Course(expected, latest, True, f"{said}; it is at {_read(latest, measure, read_on)}: target met.", True)
    if expected is None or latest is None:
        return Course(expected, latest, None, _cannot_tell(missing, measure, latest))
    ahead = _at_least(latest, expected, baseline, target)
    line, now = _apart(expected, latest)
    verdict = "on course" if ahead else "behind"
    then = expect(measure, read_on) if read_on and read_on < today else None
    if not ahead and then is not None and _at_least(latest, then, baseline, target):
        verdict += ", though that was on course when it was read"
    would = f"it would be at {_amount(line, measure.unit)} by {show_date(today)}"
    at = _amount(now, measure.unit)
    is_at = f"was at {at} on {show_date(read_on)}" if read_on and read_on != today else f"is at {at}"
    return Course(expected, latest, ahead, f"{_on_a_line(measure)} {would}; it {is_at}: {verdict}.")


def newest(measure: Measured) -> tuple[float | None, date | None]:
    """The latest value of a measure and its day."""
    if measure.latest is not None or not measure.readings:
        return measure.latest, measure.read_on if measure.latest is not None else None
    last = measure.readings[-1]
    return last.value, last.day


def expect(measure: Measured, day: date) -> float | None:
    """Where the straight line from baseline to target is on that day; None without both ends of it."""
    baseline, target, starts, ends = measure.baseline, measure.target, measure.starts, measure.ends
    if baseline is None or target is None or starts is None or ends is None or ends < starts:
        return None
    if day >= ends:
        return target
    part = max((day - starts).days, 0) / (ends - starts).days
    # Not the difference times the part: that of the two largest numbers there are is none.
    return baseline * (1 - part) + target * part


def show_amount(value: float, unit: str = "") -> str:
    """A value as charts and sentences show it: "1,250", "12.5", "45%", "£30,000"; other units stay unsaid."""
    return _amount(_short(value), unit)


def _reached(latest: float, baseline: float, target: float) -> bool:
    return _at_least(latest, target, baseline, target)


def _at_least(value: float, line: float, baseline: float, target: float) -> bool:
    if _same(value, line):
        return True
    return value > line if target > baseline else value < line


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_CLOSE, abs_tol=_CLOSE)


def _to_stay(measure: Measured, latest: float | None, read_on: date | None, target: float) -> Course:
    said = f"It is to stay at {_whole(target, measure)}"
    if latest is None:
        return Course(target, None, None, f"{said}; nothing has been read yet.")
    kept = _same(latest, target)
    which = "and it is on course" if kept else "and baseline and target do not say whether more or less is better"
    at = _read(latest, measure, read_on)
    return Course(target, latest, True if kept else None, f"{said}; it is at {at}, {which}.")


def _missing(measure: Measured, latest: float | None) -> list[str]:
    wanted = (
        ("a baseline", measure.baseline), ("a target", measure.target), ("a baseline date", measure.starts),
        ("a target date", measure.ends), ("a reading", latest),
    )  # fmt: skip
    return [words for words, value in wanted if value is None]


def _cannot_tell(missing: list[str], measure: Measured, latest: float | None) -> str:
    if not missing:
        return "Its target date lies before its baseline date, so there is no line from one to the other."
    words = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
    at = "" if latest is None else f" It is at {_read(latest, measure, newest(measure)[1])}."
    return f"Whether it is on course cannot be told without {words}.{at}"


def _on_a_line(measure: Measured) -> str:
    assert measure.baseline is not None and measure.target is not None and measure.starts and measure.ends
    start = f"{_plain(measure.baseline, measure)} ({show_date(measure.starts)})"
    return f"On a straight line from {start} to {_whole(measure.target, measure)} ({show_date(measure.ends)})"


def _by(day: date | None) -> str:
    return f" by {show_date(day)}" if day else ""


def _read(latest: float, measure: Measured, read_on: date | None) -> str:
    return _plain(latest, measure) + (f" on {show_date(read_on)}" if read_on else "")


def _plain(value: float, measure: Measured) -> str:
    return show_amount(value, measure.unit)


def _whole(value: float, measure: Measured) -> str:
    """With its unit, where that is a word."""
    shown = _plain(value, measure)
    return shown if _is_sign(measure.unit) or not measure.unit else f"{shown} {measure.unit}"


def _is_sign(unit: str) -> bool:
    return unit in ("%", "£", "€", "$")


def _amount(shown: str, unit: str) -> str:
    if unit in ("£", "€", "$"):
        return f"-{unit}{shown[1:]}" if shown.startswith("-") else f"{unit}{shown}"
    return f"{shown}%" if unit == "%" else shown


def _short(value: float, digits: int | None = None) -> str:
    if abs(value) >= _VAST:
        return f"{value:.3g}"
    if digits is None:
        digits = 0 if abs(value) >= 100 or float(value).is_integer() else 1 if abs(value) >= 1 else 2
    shown = f"{value:,.{digits}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown


def _apart(one: float, other: float) -> tuple[str, str]:
    """Both in words, with as many digits as tell them apart where they differ."""
    shown = _short(one), _short(other)
    for digits in range(1, _DIGITS):
        if shown[0] != shown[1] or _same(one, other):
            break
        shown = _short(one, digits), _short(other, digits)
    return shown
