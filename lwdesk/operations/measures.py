"""What is done with success measures and the charter: judge all, assess many at once, make a measure of a count."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lwdesk.course import Course, expect, judge, show_amount
from lwdesk.records import ASSESSMENT, MEASURE
from lwdesk.records.measure import ASSESSED, PLANNED, REACHED
from lwdesk.store import Store
from lwdesk.store.plan import MeasureInfo
from lwdesk.values import show_date

HEADINGS = ("Date", "Reading", "Expected", "Source")


def courses(store: Store) -> dict[int, tuple[MeasureInfo, Course]]:
    """Every measure with how it stands on the day on which the study is looked at, by id."""
    today = store.today()
    return {measure.id: (measure, judge(measure, today)) for measure in store.plan.measures()}


def rows_of(measure: MeasureInfo) -> list[tuple[str, ...]]:
    """The numbers of a measure's chart as rows of a table: HEADINGS, baseline, readings by date, target."""
    rows: list[tuple[str, ...]] = [HEADINGS]
    if measure.baseline is not None:
        rows.append((_day(measure.starts), _amount(measure, measure.baseline), "", "Baseline"))
    for reading in measure.readings:
        line = expect(measure, reading.day) if reading.day else None
        expected = "" if line is None else _amount(measure, line)
        rows.append((_day(reading.day), _amount(measure, reading.value), expected, reading.source))
    if measure.target is not None:
        rows.append((_day(measure.ends), _amount(measure, measure.target), "", "Target"))
    return rows


def assess(store: Store, organisations: Sequence[int], given: Mapping[str, Any]) -> list[int]:
    """The ids of new assessments that say the same of each of the organisations, in one step."""
    wanted = list(dict.fromkeys(organisations))
    if not wanted:
        return []
    label = "Assess an organisation" if len(wanted) == 1 else f"Assess {len(wanted):,} organisations"
    with store.step(label, kind="new") as step:
        return [step.create(ASSESSMENT, {**given, "organisation": organisation}) for organisation in wanted]


def assessments_in_words(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """Each assessment in one line, by id: "1 Oct 2004 · Achievement · assessed · action plan made"."""
    held = store.many(ASSESSMENT, list(ids))
    levels = store.labels("term", [raw["level"] for raw in held.values() if raw["level"] is not None])
    words = {}
    for id, raw in held.items():
        said = (
            _day(raw["day"]) or "without a date",
            levels.get(raw["level"], ""),
            {True: "assessed", False: "not assessed"}.get(raw["assessed"], ""),
            {True: "action plan made", False: "no action plan"}.get(raw["planned"], ""),
        )
        words[id] = " · ".join(part for part in said if part)
    return words


def count_as_measure(store: Store, counts: str, level: int | None = None) -> int:
    """The id of a measure that counts organisations so: the one that does already, or else a new one.

    Its baseline is what is counted today, from today on; target and target date are left to be said.
    """
    level = level if counts == REACHED else None
    for measure in store.plan.measures():
        if (measure.counts, measure.level) == (counts, level):
            return measure.id
    names = {ASSESSED: ASSESSED, PLANNED: PLANNED}
    label = store.labels("term", [level]).get(level, "") if level is not None else ""
    charter = store.plan.charter(store.today())
    held = {ASSESSED: charter.assessed, PLANNED: charter.planned}
    reached = next((float(one.reached) for one in charter.levels if one.id == level), 0.0)
    with store.step("Count as a measure", kind="new") as step:
        return step.create(
            MEASURE,
            {
                "name": names.get(counts, f"Organisations at “{label}” or above"),
                "unit": "organisations",
                "baseline": float(held.get(counts, reached)),
                "starts": store.today(),
                "counts": counts,
                "level": level,
            },
        )


def _amount(measure: MeasureInfo, value: float) -> str:
    return show_amount(value, measure.unit)


def _day(day: date | None) -> str:
    return show_date(day) if day else ""
