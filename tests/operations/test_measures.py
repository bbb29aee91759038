"""Measures judged, their numbers as a table, organisations assessed together, a count made a measure."""

from datetime import date

import pytest

from lwdesk.course import BEHIND, MET
from lwdesk.operations.measures import HEADINGS, assess, assessments_in_words, count_as_measure, courses, rows_of
from lwdesk.records import ASSESSMENT, COMMITMENT, MEASURE, ORGANISATION, READING
from lwdesk.records.measure import ASSESSED, PLANNED, REACHED
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON

TODAY = date(2004, 11, 15)


@pytest.fixture
def houses(store: Store) -> list[int]:
    store.remember(STANDS_ON, TODAY.isoformat())
    with store.step("Begin") as step:
        return [step.create(ORGANISATION, {"name": name}) for name in ("Lock Keepers", "Tide Mill", "Basin Academy")]


def levels(store: Store) -> list[int]:
    return [term.id for term in store.terms("charter")]


def test_a_measure_without_dates_has_those_of_its_commitment(store: Store, houses: list[int]) -> None:
    with store.step("Promise") as step:
        promise = step.create(COMMITMENT, {"text": "Open", "start": date(2004, 4, 1), "due": date(2005, 3, 31)})
        measure = step.create(MEASURE, {"commitment": promise, "name": "Open", "baseline": 0.0, "target": 250.0})
        step.create(READING, {"measure": measure, "day": date(2004, 9, 30), "value": 120.0, "source": "Return"})
    info, course = courses(store)[measure]
    assert course.word == BEHIND
    assert rows_of(info) == [
        HEADINGS,
        ("1 Apr 2004", "0", "", "Baseline"),
        ("30 Sep 2004", "120", "125", "Return"),
        ("31 Mar 2005", "250", "", "Target"),
    ]
    with store.step("Read") as step:
        step.create(READING, {"measure": measure, "day": TODAY, "value": 251.0})
    assert courses(store)[measure][1].word == MET


def test_several_are_assessed_in_one_step_that_undo_takes_back(store: Store, houses: list[int]) -> None:
    made = assess(store, [*houses, houses[0]], {"day": TODAY, "level": levels(store)[1], "assessed": True})
    assert len(made) == 3
    assert store.undo_label() == "Assess 3 organisations"
    assert (store.get(ORGANISATION, houses[2]) or {})["charter"] == levels(store)[1]
    assert [level.at for level in store.plan.charter(TODAY).levels] == [0, 3, 0, 0]
    store.undo()
    assert store.plan.charter(TODAY).assessed == 0


def test_nobody_chosen_is_no_step(store: Store, houses: list[int]) -> None:
    assert assess(store, [], {"day": TODAY}) == []
    assert store.undo_label() == "Begin"


def test_the_charter_is_counted_by_the_latest_assessment_until_the_day(store: Store, houses: list[int]) -> None:
    terms = levels(store)
    assess(store, houses[:2], {"day": date(2004, 5, 1), "level": terms[1], "assessed": True})
    assess(store, houses[:1], {"day": date(2004, 9, 1), "level": terms[3], "planned": True})
    may, now = store.plan.charter(date(2004, 5, 1)), store.plan.charter(TODAY)
    assert [level.at for level in may.levels] == [0, 2, 0, 0]
    assert [level.at for level in now.levels] == [0, 1, 0, 1]
    assert [level.reached for level in now.levels] == [2, 2, 1, 1]
    assert (now.assessed, now.planned, may.planned) == (2, 1, 0)
    assert store.plan.charter(date(2004, 1, 1)).assessed == 0


def test_an_organisation_that_goes_is_counted_no_more(store: Store, houses: list[int]) -> None:
    assess(store, houses, {"day": TODAY, "level": levels(store)[2]})
    with store.step("Delete") as step:
        step.delete(ORGANISATION, houses[:1])
    assert [level.at for level in store.plan.charter(TODAY).levels] == [0, 0, 2, 0]


@pytest.mark.parametrize(("counts", "wanted"), [(ASSESSED, 2.0), (PLANNED, 1.0), (REACHED, 1.0)])
def test_a_count_made_a_measure_says_what_is_counted(
    store: Store, houses: list[int], counts: str, wanted: float
) -> None:
    terms = levels(store)
    assess(store, houses[:1], {"day": date(2004, 5, 1), "level": terms[2], "assessed": True, "planned": True})
    assess(store, houses[1:2], {"day": date(2004, 6, 1), "level": terms[0], "assessed": True})
    made = count_as_measure(store, counts, terms[1])
    info = courses(store)[made][0]
    assert (info.latest, info.baseline, info.starts, info.unit) == (wanted, wanted, TODAY, "organisations")
    assert count_as_measure(store, counts, terms[1]) == made
    assess(store, houses[2:], {"day": TODAY, "level": terms[1], "assessed": True, "planned": True})
    assert courses(store)[made][0].latest == wanted + 1


def test_assessments_are_told_in_words(store: Store, houses: list[int]) -> None:
    said = {"day": TODAY, "level": levels(store)[2], "assessed": True, "planned": False}
    whole = assess(store, houses[:1], said)
    with store.step("Bare") as step:
        bare = step.create(ASSESSMENT, {"organisation": houses[1]})
    words = assessments_in_words(store, [*whole, bare])
    assert words[whole[0]] == "15 Nov 2004 · Achievement · assessed · no action plan"
    assert words[bare] == "without a date"
    assert [one.level for one in store.plan.assessments(houses[0])] == ["Achievement"]
