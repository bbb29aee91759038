"""Whether a measure is on course, and what is said of it."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwdesk.course import BEHIND, MET, ON_COURSE, UNKNOWN, expect, judge, show_amount

TODAY = date(2004, 11, 15)


@dataclass(frozen=True)
class Reading:
    day: date | None
    value: float


@dataclass(frozen=True)
class Measure:
    unit: str = ""
    baseline: float | None = 0.0
    target: float | None = 250.0
    starts: date | None = date(2004, 4, 1)
    ends: date | None = date(2005, 3, 31)
    latest: float | None = None
    read_on: date | None = None
    readings: tuple[Reading, ...] = ()


def test_the_sentence_says_the_line_the_reading_and_the_verdict() -> None:
    course = judge(Measure(latest=120.0, read_on=TODAY), TODAY)
    assert course.sentence == (
        "On a straight line from 0 (1 Apr 2004) to 250 (31 Mar 2005) it would be at 157 by 15 Nov 2004; "
        "it is at 120: behind."
    )
    assert (course.word, course.on_course, round(course.expected or 0, 1)) == (BEHIND, False, 156.6)


def test_an_older_reading_is_told_with_its_day_and_that_it_was_on_course_then() -> None:
    course = judge(Measure(latest=140.0, read_on=date(2004, 9, 30), unit="vacancies"), TODAY)
    assert course.word == BEHIND
    assert "250 vacancies (31 Mar 2005)" in course.sentence
    assert course.sentence.endswith("it was at 140 on 30 Sep 2004: behind, though that was on course when it was read.")


def test_less_may_be_better() -> None:
    falling = Measure(unit="%", baseline=60.0, target=20.0)
    assert judge(replace(falling, latest=30.0), TODAY).word == ON_COURSE
    assert judge(replace(falling, latest=50.0), TODAY).word == BEHIND
    assert judge(replace(falling, latest=20.0), TODAY).word == MET
    assert "60% (1 Apr 2004) to 20% (31 Mar 2005)" in judge(replace(falling, latest=30.0), TODAY).sentence


def test_before_its_start_a_measure_is_expected_at_its_baseline_and_after_its_end_at_its_target() -> None:
    assert expect(Measure(), date(2003, 1, 1)) == 0
    assert expect(Measure(), date(2005, 3, 31)) == 250
    assert expect(Measure(), date(2009, 1, 1)) == 250
    assert judge(Measure(latest=240.0), date(2009, 1, 1)).word == BEHIND


def test_a_target_that_is_reached_is_met_whatever_its_dates() -> None:
    course = judge(Measure(latest=250.0, starts=None, ends=None), TODAY)
    assert (course.word, course.on_course) == (MET, True)
    assert course.sentence == "It was to come from 0 to 250; it is at 250: target met."


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"baseline": None}, "a baseline"),
        ({"target": None}, "a target"),
        ({"starts": None}, "a baseline date"),
        ({"ends": None}, "a target date"),
        ({"latest": None}, "a reading"),
        ({"starts": None, "ends": None, "latest": None}, "a baseline date, a target date and a reading"),
    ],
)
def test_what_is_missing_is_named(missing: dict[str, None], words: str) -> None:
    course = judge(replace(Measure(latest=120.0, read_on=TODAY), **missing), TODAY)
    assert (course.word, course.on_course) == (UNKNOWN, None)
    assert f"cannot be told without {words}." in course.sentence


def test_without_a_reading_the_line_is_known_all_the_same() -> None:
    assert round(judge(Measure(), TODAY).expected or 0) == 157


def test_dates_the_wrong_way_round_are_said() -> None:
    course = judge(Measure(starts=date(2005, 4, 1), latest=3.0), TODAY)
    assert (course.word, course.expected) == (UNKNOWN, None)
    assert "target date lies before its baseline date" in course.sentence


def test_what_is_to_stay_is_on_course_while_it_does() -> None:
    steady = Measure(unit="%", baseline=95.0, target=95.0)
    assert judge(replace(steady, latest=95.0), TODAY).word == ON_COURSE
    assert judge(replace(steady, latest=96.0), TODAY).word == UNKNOWN
    assert judge(replace(steady, latest=None), TODAY).sentence == "It is to stay at 95%; nothing has been read yet."


def test_numbers_that_differ_are_never_told_as_the_same() -> None:
    nearly = Measure(target=100.0, starts=TODAY, ends=date(2004, 11, 16), baseline=99.0, latest=98.99)
    sentence = judge(nearly, TODAY).sentence
    assert "would be at 99 by" in sentence
    assert "it is at 98.99: behind" in sentence


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(1250.0, "", "1,250"), (12.5, "%", "12.5%"), (30000.0, "£", "£30,000"), (-3.0, "£", "-£3"), (0.25, "", "0.25"),
     (99.6, "people", "99.6"), (156.4, "", "156"), (-0.001, "", "0"), (1e12, "", "1,000,000,000,000")],
)  # fmt: skip
def test_an_amount_is_short(value: float, unit: str, shown: str) -> None:
    assert show_amount(value, unit) == shown


NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
DAYS = st.none() | st.dates()


@given(NUMBERS, NUMBERS, DAYS, DAYS, NUMBERS, DAYS, st.dates())
def test_anything_gets_a_sentence(
    baseline: float | None, target: float | None, starts: date | None, ends: date | None, latest: float | None,
    read_on: date | None, today: date,
) -> None:  # fmt: skip
    course = judge(Measure("", baseline, target, starts, ends, latest, read_on), today)
    assert course.sentence.endswith(".")
    assert (course.word == UNKNOWN) == (course.on_course is None)
    assert "inf" not in course.sentence and "nan" not in course.sentence
