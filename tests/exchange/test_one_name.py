"""Measures and issues of one name: every row of a sheet is one, and finds itself again."""

from datetime import date
from pathlib import Path

import pytest
from lists import book, bring_in, counts

from lwdesk.exchange import export_list
from lwdesk.exchange.plan import ImportPlan
from lwdesk.records import COMMITMENT, CONTACT, ISSUE, MEASURE
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

MEASURES = ("Commitment", "Measure", "Unit", "Target")
ISSUES = ("Issue", "Commitment", "Raised", "Response")
PEOPLE, PER_CENT = ("Train", "In work", "people", 20), ("Train", "In work", "%", 30)


@pytest.fixture(autouse=True)
def day(store: Store) -> None:
    store.remember(STANDS_ON, "2004-11-15")


def bring(store: Store, path: Path, *rows: tuple[object, ...]) -> ImportPlan:
    return bring_in(store, book(path, *rows))[0]


def held(store: Store, record: Record, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.cells(record, sorted(store.ids(Query(record))), [*map(record.field, names)])]


def test_two_measures_of_one_name_stay_two_and_a_row_that_stands_there_twice_is_one(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "m.xlsx"
    plan = bring(store, path, MEASURES, PEOPLE, PER_CENT, PER_CENT)
    assert counts(plan) == {"new": 2, "same": 1}
    assert held(store, MEASURE, "name", "unit", "target") == [("In work", "people", 20), ("In work", "%", 30)]
    assert "Row 3 has the name of an earlier row but says something else, so it is a record of its own." in plan.notes
    again, applied = bring_in(store, path)
    assert (counts(again), applied.step_id) == ({"same": 3}, None)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_exported_list_with_two_of_one_name_makes_two_in_a_new_study(
    store: Store, tmp_path: Path, ending: str
) -> None:
    bring(store, tmp_path / "m.xlsx", MEASURES, PEOPLE, PER_CENT)
    export_list(store, MEASURE, tmp_path / f"list.{ending}")
    there = Store.create(tmp_path / "there.lwdesk")
    plan, _ = bring_in(there, tmp_path / f"list.{ending}")
    assert counts(plan) == {"new": 2}
    assert held(there, MEASURE, "unit", "target") == [("people", 20), ("%", 30)]
    there.close()


def test_a_corrected_row_is_about_the_measure_that_it_is_nearest_to_wherever_it_stands(
    store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path / "a.xlsx", MEASURES, PEOPLE, PER_CENT)
    plan = bring(store, tmp_path / "b.xlsx", MEASURES, (*PER_CENT[:3], 35), PEOPLE)
    assert counts(plan) == {"updated": 1, "same": 1}
    assert held(store, MEASURE, "unit", "target") == [("people", 20), ("%", 35)]


def test_issues_of_one_text_read_the_same_whenever_the_list_comes_again(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "i.xlsx"
    rows = (("Who pays?", "", "1 Mar 2004", "The council"), ("Who pays?", "", "1 Jun 2004", ""),
            ("Who pays?", "Train", "1 Jun 2004", ""), ("Who runs it?", "Train", "", ""))  # fmt: skip
    assert counts(bring(store, path, ISSUES, *rows)) == {"new": 4}
    before = held(store, ISSUE, "text", "raised", "answer")
    for _ in range(2):
        again, applied = bring_in(store, path)
        assert (counts(again), applied.step_id) == ({"same": 4}, None)
    assert held(store, ISSUE, "text", "raised", "answer") == before


def test_a_question_raised_after_its_answer_is_another(store: Store, tmp_path: Path) -> None:
    with store.step("Answered") as step:
        answered = {"text": "Who pays?", "answer": "The council", "answered": date(2004, 2, 2)}
        step.create(ISSUE, {**answered, "raised": date(2004, 1, 1)})
    path = tmp_path / "i.xlsx"
    assert counts(bring(store, path, ("Issue", "Raised"), ("Who pays?", "1 Jun 2004"))) == {"new": 1}
    assert held(store, ISSUE, "raised", "answer") == [(date(2004, 1, 1), "The council"), (date(2004, 6, 1), "")]
    assert counts(bring_in(store, path)[0]) == {"same": 1}


def test_an_issue_with_its_days_the_wrong_way_round_is_made_once(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "i.xlsx"
    head = ("Issue", "Raised", "Response", "Answered")
    assert counts(bring(store, path, head, ("Who pays?", "1 Jun 2004", "The council", "1 Mar 2004"))) == {"new": 1}
    again, applied = bring_in(store, path)
    assert (counts(again), applied.step_id) == ({"same": 1}, None)


def test_a_plan_whose_issues_were_answered_since_brings_no_news(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    head = ("Commitment", "Success measures", "Issues for the board")
    bring(store, path, head, ("Train", "In work\nStill there", "Who pays?\nWho runs it?"), ("Meet", "", "Who pays?"))
    assert counts(bring_in(store, path)[0]) == {"same": 2}
    with store.step("Answers") as step:
        for issue in store.ids(Query(ISSUE)):
            step.update(ISSUE, issue, {"answer": "The council", "answered": date(2004, 11, 1)})
    again, applied = bring_in(store, path)
    assert (counts(again), applied.step_id) == ({"same": 2}, None)
    more = bring(store, tmp_path / "more.xlsx", head, ("Train", "Still there", "Who pays?; Who stays?"))
    assert counts(more) == {"updated": 1}
    assert held(store, COMMITMENT, "success", "issues")[0] == ("In work; Still there", "Who stays?")


def test_rows_about_one_commitment_each_add_their_measure(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    bring(store, path, ("Commitment", "Success measures"), ("Train", "In work"), ("Train", "Still there"))
    assert held(store, COMMITMENT, "success") == [("In work; Still there",)]
    assert counts(bring_in(store, path)[0]) == {"same": 2}


def test_many_of_one_name_are_each_found_where_they_belong(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    rows = [(f"Promise {n}", "In work", "people", n) for n in range(12)]
    assert counts(bring(store, path, MEASURES, *rows, (None, "In work", "people", 99))) == {"new": 13}
    assert counts(bring(store, tmp_path / "back.xlsx", MEASURES, *reversed(rows))) == {"same": 12}
    last = bring(store, tmp_path / "last.xlsx", MEASURES, ("Promise 7", "In work", "people", 70))
    assert counts(last) == {"updated": 1}
    assert held(store, MEASURE, "target")[7] == (70,)


def test_of_many_called_alike_the_one_with_the_address_is_found_wherever_they_work_now(
    store: Store, tmp_path: Path
) -> None:
    head = ("Name", "Organisation", "Email")
    rows = [("Ada Moss", f"Lanes {n} Trust", f"ada{n}@example.org") for n in range(12)]
    assert counts(bring(store, tmp_path / "c.xlsx", head, *rows))["new"] == 12
    moved = bring(store, tmp_path / "moved.xlsx", head, ("Ada Moss", "Northgate Council", "ada5@example.org"))
    assert counts(moved) == {"updated": 1}
    assert moved.rows[0].record_id == sorted(store.ids(Query(CONTACT)))[5]
