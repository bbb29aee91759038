"""What is said in two places says the same in both: in either direction, through undo, redo and imports taken back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from study_rows import Rows

from lwdesk.records import ASSESSMENT, COMMITMENT, ISSUE, MEASURE, ORGANISATION, PROGRESS, READING
from lwdesk.records.measure import ASSESSED, PLANNED, REACHED
from lwdesk.records.tables import Record
from lwdesk.standing import DONE, UNDER_WAY
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

TODAY = date(2004, 11, 15)


@pytest.fixture(autouse=True)
def stands_still(store: Store) -> None:
    store.remember(STANDS_ON, TODAY.isoformat())


def make(store: Store, record: Record, /, kind: str = "new", **given: Any) -> int:
    with store.step("Make", kind=kind) as step:
        return step.create(record, given)


def change(store: Store, record: Record, row: int, /, kind: str = "edit", merge: Any = None, **given: Any) -> None:
    with store.step("Change", kind=kind, merge=merge) as step:
        step.update(record, row, given)


def delete(store: Store, record: Record, row: int) -> None:
    with store.step("Delete") as step:
        step.delete(record, [row])


def of(store: Store, record: Record, row: int, *names: str) -> Any:
    held = store.get(record, row)
    assert held is not None
    return held[names[0]] if len(names) == 1 else tuple(held[name] for name in names)


def said(store: Store, record: Record, *names: str) -> list[Any]:
    return [of(store, record, row, *names) for row in sorted(store.ids(Query(record)))]


def levels(store: Store) -> list[int]:
    return [term.id for term in store.terms("charter")]


# What the records say


def test_a_commitment_names_its_measures(store: Store) -> None:
    promise, other = make(store, COMMITMENT, text="Fill vacancies"), make(store, COMMITMENT, text="Train")
    first = make(store, MEASURE, commitment=promise, name="Vacancies filled")
    second = make(store, MEASURE, commitment=promise, name="People trained")
    assert of(store, COMMITMENT, promise, "success") == "Vacancies filled; People trained"
    change(store, MEASURE, second, commitment=other)
    change(store, MEASURE, first, name="Vacancies filled, all told")
    assert said(store, COMMITMENT, "success") == ["Vacancies filled, all told", "People trained"]
    delete(store, MEASURE, first)
    assert said(store, COMMITMENT, "success") == ["", "People trained"]
    store.undo()
    store.undo()
    assert said(store, COMMITMENT, "success") == ["Vacancies filled", "People trained"]


def test_a_commitment_tells_of_its_newest_update(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    newest = make(store, PROGRESS, commitment=promise, day=date(2004, 10, 1), text="Ten filled")
    make(store, PROGRESS, commitment=promise, day=date(2004, 9, 1), text="Five filled")
    make(store, PROGRESS, commitment=promise, text="Somebody said so once")
    assert of(store, COMMITMENT, promise, "progress") == "Ten filled"
    change(store, PROGRESS, newest, day=date(2004, 8, 1))
    assert of(store, COMMITMENT, promise, "progress") == "Five filled"
    again = make(store, PROGRESS, commitment=promise, day=date(2004, 9, 1), text="Six filled")
    assert of(store, COMMITMENT, promise, "progress") == "Six filled"
    delete(store, PROGRESS, again)
    assert of(store, COMMITMENT, promise, "progress") == "Five filled"


def test_an_update_that_says_nothing_yet_hides_none(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    make(store, PROGRESS, commitment=promise, day=date(2004, 10, 1), text="Ten filled")
    make(store, PROGRESS, commitment=promise, day=TODAY)
    assert of(store, COMMITMENT, promise, "progress") == "Ten filled"


def test_a_commitment_lists_its_issues_until_they_are_answered(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    late = make(store, ISSUE, commitment=promise, text="Who pays?", raised=date(2004, 10, 1))
    make(store, ISSUE, commitment=promise, text="Who leads?", raised=date(2004, 9, 1))
    assert of(store, COMMITMENT, promise, "issues") == "Who leads?; Who pays?"
    change(store, ISSUE, late, answered=TODAY)
    assert of(store, COMMITMENT, promise, "issues") == "Who leads?"


def test_a_measure_says_its_newest_reading(store: Store) -> None:
    measure = make(store, MEASURE, name="Vacancies filled")
    make(store, READING, measure=measure, day=date(2004, 6, 1), value=40.0)
    newest = make(store, READING, measure=measure, day=date(2004, 9, 1), value=120.5)
    make(store, READING, measure=measure, value=7.0)
    make(store, READING, measure=measure, day=TODAY)
    assert of(store, MEASURE, measure, "latest", "read_on") == (120.5, date(2004, 9, 1))
    delete(store, READING, newest)
    assert of(store, MEASURE, measure, "latest", "read_on") == (40.0, date(2004, 6, 1))


def test_an_organisation_is_at_the_level_of_its_latest_assessment(store: Store) -> None:
    none, commitment, achievement, _ = levels(store)
    works = make(store, ORGANISATION, name="Riverside Works")
    one = make(store, ASSESSMENT, organisation=works, day=date(2004, 3, 1), level=commitment)
    two = make(store, ASSESSMENT, organisation=works, day=date(2004, 9, 1), level=achievement)
    make(store, ASSESSMENT, organisation=works, day=date(2004, 10, 1), planned=True)
    assert of(store, ORGANISATION, works, "charter") == achievement
    change(store, ASSESSMENT, two, level=none)
    assert of(store, ORGANISATION, works, "charter") == none
    delete(store, ASSESSMENT, two)
    assert of(store, ORGANISATION, works, "charter") == commitment
    delete(store, ASSESSMENT, one)
    assert of(store, ORGANISATION, works, "charter") is None


def test_a_level_that_no_assessment_ever_stated_stays(store: Store) -> None:
    _, commitment, *_ = levels(store)
    works = make(store, ORGANISATION, name="Riverside Works", charter=commitment)
    assessed = make(store, ASSESSMENT, organisation=works, day=TODAY, assessed=True)
    delete(store, ASSESSMENT, assessed)
    assert of(store, ORGANISATION, works, "charter") == commitment


# What the cells say


def test_a_cell_makes_the_measures_that_are_new_and_takes_none_away(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies", success="250 vacancies; 40 employers\n40 Employers")
    assert said(store, MEASURE, "commitment", "name") == [(promise, "250 vacancies"), (promise, "40 employers")]
    change(store, COMMITMENT, promise, success="Nothing else")
    assert of(store, COMMITMENT, promise, "success") == "250 vacancies; 40 employers; Nothing else"
    change(store, COMMITMENT, promise, success="")
    assert of(store, COMMITMENT, promise, "success") == "250 vacancies; 40 employers; Nothing else"


def test_a_name_with_a_semicolon_is_one_measure(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    make(store, MEASURE, commitment=promise, name="Vacancies; filled")
    change(store, COMMITMENT, promise, success="Vacancies; filled; Filled for good")
    assert said(store, MEASURE, "name") == ["Vacancies; filled", "Filled for good"]
    change(store, COMMITMENT, promise, success="All vacancies; filled")
    assert said(store, MEASURE, "name")[2:] == ["All vacancies", "filled"]


def test_words_that_are_still_being_typed_are_one_measure_in_the_end(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies", success="Employers")
    for typed in ("Employers; Va", "Employers; Vacancies fi", "Employers; Vacancies filled"):
        change(store, COMMITMENT, promise, merge=("cell", promise), success=typed)
    assert said(store, MEASURE, "name") == ["Employers", "Vacancies filled"]
    store.undo()
    assert said(store, MEASURE, "name") == ["Employers"]


def test_progress_in_a_cell_is_the_update_of_today(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    make(store, PROGRESS, commitment=promise, day=date(2004, 10, 1), text="Ten filled")
    change(store, COMMITMENT, promise, progress="Twelve filled")
    change(store, COMMITMENT, promise, progress="Twelve filled, two of them for good")
    assert said(store, PROGRESS, "day", "text") == [
        (date(2004, 10, 1), "Ten filled"), (TODAY, "Twelve filled, two of them for good"),
    ]  # fmt: skip
    store.remember(STANDS_ON, "2004-11-20")
    change(store, COMMITMENT, promise, kind="import", progress="Fifteen filled")
    assert said(store, PROGRESS, "day")[2:] == [date(2004, 11, 20)]
    change(store, COMMITMENT, promise, progress="")
    assert of(store, COMMITMENT, promise, "progress") == "Fifteen filled"


def test_progress_typed_and_given_up_again_leaves_no_update(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    make(store, PROGRESS, commitment=promise, day=date(2004, 10, 1), text="Ten filled")
    for typed in ("Twel", ""):
        change(store, COMMITMENT, promise, merge=("cell", promise), progress=typed)
    assert said(store, PROGRESS, "text") == ["Ten filled"]
    assert of(store, COMMITMENT, promise, "progress") == "Ten filled"


def test_issues_in_a_cell_are_raised_today_and_asked_again_only_by_somebody(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies", issues="Who pays?")
    assert said(store, ISSUE, "text", "raised") == [("Who pays?", TODAY)]
    change(store, ISSUE, store.plan.issues()[0].id, answer="The board does.")
    change(store, COMMITMENT, promise, kind="import", issues="Who pays?; Who leads?")
    assert said(store, ISSUE, "text") == ["Who pays?", "Who leads?"]
    assert of(store, COMMITMENT, promise, "issues") == "Who leads?"
    change(store, COMMITMENT, promise, issues="Who leads?; who pays?")
    assert said(store, ISSUE, "text")[2:] == ["who pays?"]


def test_a_number_in_a_cell_is_a_reading_of_its_day_or_of_today(store: Store) -> None:
    measure = make(store, MEASURE, name="Vacancies filled", latest=40.0, read_on=date(2004, 6, 1))
    change(store, MEASURE, measure, latest=100.0)
    change(store, MEASURE, measure, latest=120.0)
    assert said(store, READING, "day", "value") == [(date(2004, 6, 1), 40.0), (TODAY, 120.0)]
    change(store, MEASURE, measure, read_on=date(2004, 11, 5))
    assert said(store, READING, "day", "value") == [(date(2004, 6, 1), 40.0), (date(2004, 11, 5), 120.0)]
    change(store, MEASURE, measure, latest=41.0, read_on=date(2004, 6, 1))
    assert said(store, READING, "value") == [41.0, 120.0]
    assert of(store, MEASURE, measure, "latest", "read_on") == (120.0, date(2004, 11, 5))
    change(store, MEASURE, measure, latest=None)
    assert of(store, MEASURE, measure, "latest") == 120.0


def test_the_same_number_of_another_day_is_another_reading_in_a_list_that_comes_again(store: Store) -> None:
    measure = make(store, MEASURE, name="Vacancies filled", latest=40.0, read_on=date(2004, 6, 1))
    change(store, MEASURE, measure, kind="import", read_on=date(2004, 9, 1))
    assert said(store, READING, "day", "value") == [(date(2004, 6, 1), 40.0), (date(2004, 9, 1), 40.0)]


def test_a_level_in_a_cell_is_an_assessment_of_today_where_there_was_one(store: Store) -> None:
    none, commitment, achievement, _ = levels(store)
    works, trust = (make(store, ORGANISATION, name=name) for name in ("Riverside Works", "Lanes Trust"))
    make(store, ASSESSMENT, organisation=works, day=date(2004, 3, 1), level=none)
    for level in (commitment, achievement):
        change(store, ORGANISATION, works, charter=level)
    change(store, ORGANISATION, trust, charter=commitment)
    assert said(store, ASSESSMENT, "organisation", "day", "level") == [
        (works, date(2004, 3, 1), none), (works, TODAY, achievement),
    ]  # fmt: skip
    assert of(store, ORGANISATION, trust, "charter") == commitment
    change(store, ORGANISATION, works, charter=None)
    assert of(store, ORGANISATION, works, "charter") == achievement


# Dates


def test_the_due_date_that_was_promised_first_is_kept(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    assert of(store, COMMITMENT, promise, "first_due") is None
    change(store, COMMITMENT, promise, due=date(2004, 12, 1))
    change(store, COMMITMENT, promise, due=date(2005, 3, 1))
    change(store, COMMITMENT, promise, due=None)
    assert of(store, COMMITMENT, promise, "due", "first_due") == (None, date(2004, 12, 1))
    other = make(store, COMMITMENT, text="Train", due=date(2005, 1, 1), first_due=date(2004, 10, 1))
    assert of(store, COMMITMENT, other, "first_due") == date(2004, 10, 1)


def test_a_due_date_still_being_typed_is_no_promise(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    for day in (date(2004, 1, 1), date(2004, 1, 12), date(2004, 12, 1)):
        change(store, COMMITMENT, promise, merge=("due", promise), due=day)
    assert of(store, COMMITMENT, promise, "first_due") == date(2004, 12, 1)
    change(store, COMMITMENT, promise, merge=("due", promise, 2), due=date(2005, 1, 1))
    assert of(store, COMMITMENT, promise, "first_due") == date(2004, 12, 1)


def test_a_commitment_is_done_on_the_day_it_is_called_so(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies", status=UNDER_WAY)
    change(store, COMMITMENT, promise, status=DONE)
    assert of(store, COMMITMENT, promise, "done_on") == TODAY
    change(store, COMMITMENT, promise, status=UNDER_WAY)
    assert of(store, COMMITMENT, promise, "done_on") is None
    change(store, COMMITMENT, promise, status=DONE, done_on=date(2004, 11, 1))
    assert of(store, COMMITMENT, promise, "done_on") == date(2004, 11, 1)
    assert of(store, COMMITMENT, make(store, COMMITMENT, text="Train", status=DONE), "done_on") == TODAY


# What is counted


def test_a_measure_counts_organisations_by_their_latest_assessments(store: Store) -> None:
    none, commitment, achievement, _ = levels(store)
    works, trust = (make(store, ORGANISATION, name=name) for name in ("Riverside Works", "Lanes Trust"))
    assessed = make(store, MEASURE, name="Assessed", counts=ASSESSED)
    planned = make(store, MEASURE, name="Planned", counts=PLANNED)
    reached = make(store, MEASURE, name="Committed", counts=REACHED, level=commitment)
    make(store, ASSESSMENT, organisation=works, day=date(2004, 3, 1), level=none, assessed=True)
    make(store, ASSESSMENT, organisation=trust, day=date(2004, 4, 1), level=commitment, assessed=True)
    last = make(store, ASSESSMENT, organisation=works, day=date(2004, 9, 1), level=achievement, planned=True)
    day = date(2004, 9, 1)
    assert [of(store, MEASURE, m, "latest", "read_on") for m in (assessed, planned, reached)] == [
        (2.0, day), (1.0, day), (2.0, day),
    ]  # fmt: skip
    series = [(r.day, r.value) for m in store.plan.measures() if m.id == reached for r in m.readings]
    assert series == [(date(2004, 3, 1), 0.0), (date(2004, 4, 1), 1.0), (day, 2.0)]
    assert store.plan.counted(REACHED, commitment, date(2004, 8, 31))[-1] == (date(2004, 4, 1), 1.0)
    change(store, MEASURE, reached, level=achievement)
    assert of(store, MEASURE, reached, "latest") == 1.0
    delete(store, ORGANISATION, works)
    assert [of(store, MEASURE, m, "latest") for m in (assessed, planned, reached)] == [1.0, 0.0, 0.0]
    store.undo()
    change(store, ASSESSMENT, last, level=none)
    assert of(store, MEASURE, reached, "latest") == 0.0


def test_a_level_in_a_cell_is_counted(store: Store) -> None:
    none, commitment, *_ = levels(store)
    works = make(store, ORGANISATION, name="Riverside Works")
    reached = make(store, MEASURE, name="Committed", counts=REACHED, level=commitment)
    make(store, ASSESSMENT, organisation=works, day=date(2004, 3, 1), level=none)
    change(store, ORGANISATION, works, charter=commitment)
    assert of(store, MEASURE, reached, "latest", "read_on") == (1.0, TODAY)
    assert store.check() == []


def test_what_a_measure_counts_is_not_typed_into_it(store: Store) -> None:
    measure = make(store, MEASURE, name="Assessed", counts=ASSESSED)
    change(store, MEASURE, measure, latest=99.0)
    assert of(store, MEASURE, measure, "latest") is None
    assert store.count(Query(READING)) == 0
    make(store, ASSESSMENT, organisation=make(store, ORGANISATION, name="Works"), day=TODAY, assessed=True)
    change(store, MEASURE, measure, counts="")
    assert of(store, MEASURE, measure, "latest") is None


# Undo, and imports taken back


def test_an_undo_and_a_redo_bring_back_both_sides(store: Store, rows: Callable[[], Rows]) -> None:
    begun = rows()
    promise = make(store, COMMITMENT, text="Fill vacancies", success="A; B", progress="Begun", issues="Who pays?",
                   due=date(2004, 12, 1), status=DONE)  # fmt: skip
    made = rows()
    change(store, COMMITMENT, promise, success="A; C", progress="Halfway", due=date(2005, 1, 1), status=UNDER_WAY)
    changed = rows()
    for expected in (made, begun):
        store.undo()
        assert rows() == expected
    for expected in (made, changed):
        store.redo()
        assert rows() == expected


def test_an_import_taken_back_takes_what_its_cells_told(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies", success="A")
    make(store, PROGRESS, commitment=promise, day=date(2004, 10, 1), text="Begun")
    with store.step("Import", kind="import") as step:
        step.update(COMMITMENT, promise, {"success": "A; B", "progress": "Halfway", "rag": "Red"})
        step.create(COMMITMENT, {"text": "Train", "issues": "Who pays?"})
    make(store, ORGANISATION, name="Something else")
    _, kept = store.take_back(step.id)
    assert kept == []
    assert of(store, COMMITMENT, promise, "success", "progress", "rag") == ("A", "Begun", "")
    assert said(store, COMMITMENT, "text") == ["Fill vacancies"]
    assert (said(store, MEASURE, "name"), said(store, PROGRESS, "text"), said(store, ISSUE, "text")) == (
        ["A"], ["Begun"], [],
    )  # fmt: skip
    assert store.check() == []


def test_what_was_said_since_an_import_stays_when_it_is_taken_back(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    measure = make(store, MEASURE, name="Filled", commitment=promise)
    with store.step("Import", kind="import") as step:
        step.update(COMMITMENT, promise, {"progress": "Halfway", "status": UNDER_WAY})
        step.update(MEASURE, measure, {"latest": 5.0, "target": 10.0})
    # Nobody changed the commitment or the measure itself.
    make(store, PROGRESS, commitment=promise, day=TODAY, text="Nearly there")
    make(store, READING, measure=measure, day=TODAY, value=8.0)
    _, kept = store.take_back(step.id)
    assert kept == []
    assert of(store, COMMITMENT, promise, "progress", "status") == ("Nearly there", "")
    assert of(store, MEASURE, measure, "latest", "target") == (8.0, None)
    assert store.check() == []


def test_a_check_tells_what_says_something_else(store: Store, path: Path) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies", success="A")
    make(store, READING, measure=make(store, MEASURE, name="Filled"), day=TODAY, value=5.0)
    assert store.check() == []
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE commitment SET success = 'Z' WHERE id = ?", (promise,))
        connection.execute("UPDATE measure SET latest = 6 WHERE name = 'Filled'")
    with closing(Store.open(path)) as again:
        assert again.check() == [
            "Success measures: 1 commitment does not say what its records say.",
            "Latest: 1 measure does not say what its readings say.",
        ]


def test_a_step_that_touches_nothing_of_it_writes_nothing_of_it(store: Store) -> None:
    make(store, COMMITMENT, text="Fill vacancies", success="A")
    before = store.changes
    with store.step("Nothing") as step:
        step.update(COMMITMENT, 1, {"success": "A"})
    assert store.changes == before


def test_a_copy_has_no_progress_and_asks_nothing(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies", success="A", progress="Begun", issues="Who pays?")
    with store.step("Copy") as step:
        copy = step.duplicate(COMMITMENT, promise)
    assert of(store, COMMITMENT, copy, "text", "success", "progress", "issues") == ("Fill vacancies (copy)", "", "", "")
    assert said(store, ISSUE, "commitment") == [promise]


def test_an_update_that_was_mended_since_its_import_stays_and_is_told(store: Store) -> None:
    promise = make(store, COMMITMENT, text="Fill vacancies")
    change(store, COMMITMENT, promise, kind="import", progress="Halfwya")
    imported = store.steps(1)[0].id
    change(store, PROGRESS, store.plan.updates()[0].id, text="Halfway")
    _, kept = store.take_back(imported)
    assert kept == ["Halfway"]
    assert of(store, COMMITMENT, promise, "progress") == "Halfway"
    assert store.check() == []
