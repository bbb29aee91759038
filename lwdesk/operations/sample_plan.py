"""The action plan of the sample study: as it was promised, and what had come of it half a year later."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lwdesk.operations.sample_sense import Sense
from lwdesk.records import ACTION, ASSESSMENT, COMMITMENT, ENGAGEMENT, ISSUE, MEASURE, PROGRESS, READING
from lwdesk.store.step import Step

Given = dict[str, Any]


def create_plan(step: Step, sense: Sense, read: Mapping[str, Any], until: date) -> None:
    """Make the plan as it stood on that day: what was promised, and what had been said and read by then."""
    for strand in read["strands"]:
        step.create_term("strand", strand)
    for place, given in enumerate(read["actions"], 1):
        sense.make(ACTION, given | {"position": float(place)})
    for given in read["commitments"]:
        if given.get("added") != "later":
            sense.make(COMMITMENT, given)
    for given in read["measures"]:
        measure = sense.make(MEASURE, given)
        _create_readings(sense, measure, given, before=until)
    for given in read["engagement"]:
        sense.make(ENGAGEMENT, given)
    _create_said(sense, read, lambda day: day <= until)


def go_on(step: Step, sense: Sense, read: Mapping[str, Any], since: date) -> None:
    """Make what has come of the plan since that day."""
    for given in read["commitments"]:
        if given.get("added") == "later":
            sense.make(COMMITMENT, given)
        elif later := given.get("later"):
            step.update(COMMITMENT, sense.id(COMMITMENT, given["text"]), sense.raw(COMMITMENT, later))
    for given in read["measures"]:
        _create_readings(sense, sense.id(MEASURE, given["name"]), given, after=since)
    for given in read["issues"]:
        if _day(given["raised"]) <= since and given.get("answered"):
            answer = sense.raw(ISSUE, {"answer": given["answer"], "answered": given["answered"]})
            step.update(ISSUE, sense.id(ISSUE, given["text"]), answer)
    _create_said(sense, read, lambda day: day > since)


def _create_readings(sense: Sense, measure: int, given: Given, before: date = date.max, after: date = date.min) -> None:
    for day, value, source in given.get("readings", ()):
        if after < _day(day) <= before:
            sense.make(READING, {"day": day, "value": value, "source": source}, measure=measure)


def _create_said(sense: Sense, read: Mapping[str, Any], is_time: Any) -> None:
    for given in _timely(read["updates"], "day", is_time):
        sense.make(PROGRESS, given)
    for given in _timely(read["assessments"], "day", is_time):
        sense.make(ASSESSMENT, given)
    for given in _timely(read["issues"], "raised", is_time):
        asked: Given = {name: given[name] for name in ("text", "commitment", "raised") if name in given}
        sense.make(ISSUE, asked)


def _timely(given: Iterable[Given], name: str, is_time: Any) -> list[Given]:
    return [each for each in given if is_time(_day(each[name]))]


def _day(text: str) -> date:
    return date.fromisoformat(text)
