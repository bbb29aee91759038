"""Lists of commitments and measures that come again: on another day, with other numbers, with older words."""

import csv
from datetime import date
from pathlib import Path

import pytest
from lists import book, bring_in, content, counts

from lwdesk.exchange import export_list
from lwdesk.records import COMMITMENT, ISSUE, MEASURE, PROGRESS, READING
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON


@pytest.fixture(autouse=True)
def plan(store: Store) -> None:
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("A plan") as step:
        for text, status, due in (
            ("Fill vacancies", "Under way", date(2004, 11, 20)), ("Train", "", date(2004, 10, 1)),
            ("Meet", "Late", None), ("Write", "Done", date(2004, 1, 1)),
        ):  # fmt: skip
            promise = step.create(
                COMMITMENT, {"text": text, "status": status, "due": due, "issues": f"Who will {text}?"}
            )
            step.create(PROGRESS, {"commitment": promise, "day": date(2004, 9, 1), "text": f"{text}: begun"})
        measure = step.create(MEASURE, {"commitment": promise, "name": "Filled; for good", "unit": "jobs"})
        step.create(READING, {"measure": measure, "day": date(2004, 9, 1), "value": 120.5, "source": "Returns"})


def raw(store: Store) -> list[tuple[object, ...]]:
    ids = sorted(store.ids(Query(COMMITMENT)))
    return [(held["status"], held["due"]) for held in store.many(COMMITMENT, ids).values()]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("day", ["2004-11-15", "2004-11-21", "2005-06-01"])
@pytest.mark.parametrize("record", [COMMITMENT, MEASURE, ISSUE], ids=lambda record: record.list)
def test_a_list_brings_no_news_on_whatever_day_it_comes_again(
    store: Store, tmp_path: Path, record: object, day: str, ending: str
) -> None:
    before, statuses = content(store), raw(store)
    count = export_list(store, record, tmp_path / f"list.{ending}")  # type: ignore[arg-type]
    store.remember(STANDS_ON, day)
    again = content(store)
    planned, applied = bring_in(store, tmp_path / f"list.{ending}")
    assert counts(planned) == {"same": count}
    assert applied.step_id is None
    assert content(store) == again
    store.remember(STANDS_ON, "2004-11-15")
    assert (content(store), raw(store)) == (before, statuses)


def test_late_is_no_news_where_the_dates_say_so_and_is_where_they_do_not(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", ("Commitment", "Due", "Status"), ("Train", None, "Late"), ("Meet", None, "Late"),
                ("Fill vacancies", "14 Nov 2004", "Late"), ("Write", None, "Late"))  # fmt: skip
    planned, _ = bring_in(store, path)
    assert counts(planned) == {"same": 2, "updated": 2}
    assert [status for status, _ in raw(store)] == ["Under way", "", "Late", "Late"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Filled; for good", 130, "1 Sep 2004"), [(date(2004, 9, 1), 130.0)]),
        (("Filled; for good", 130, "1 Oct 2004"), [(date(2004, 9, 1), 120.5), (date(2004, 10, 1), 130.0)]),
        (("Filled; for good", 120.5, "1 Oct 2004"), [(date(2004, 9, 1), 120.5), (date(2004, 10, 1), 120.5)]),
        (("Filled; for good", 130, None), [(date(2004, 9, 1), 120.5), (date(2004, 11, 15), 130.0)]),
    ],
    ids=["corrected", "read again", "the same again", "undated"],
)
def test_a_number_is_of_the_day_beside_it_or_of_today(
    store: Store, tmp_path: Path, row: tuple[object, ...], expected: list[tuple[date, float]]
) -> None:
    path = book(tmp_path / "b.xlsx", ("Commitment", "Measure", "Latest", "Reading date"), ("Write", *row))
    planned, _ = bring_in(store, path)
    assert counts(planned) == {"updated": 1}
    assert not [change for row in planned.rows for change in row.changes if change[1] == change[2]]
    readings = store.many(READING, sorted(store.ids(Query(READING))))
    assert [(held["day"], held["value"]) for held in readings.values()] == expected
    assert store.check() == []


def test_a_list_from_before_an_answer_asks_nothing_again(store: Store, tmp_path: Path) -> None:
    export_list(store, COMMITMENT, tmp_path / "list.xlsx")
    issue = store.plan.issues()[0].id
    with store.step("Answer") as step:
        step.update(ISSUE, issue, {"answer": "The board will.", "answered": date(2004, 11, 15)})
    bring_in(store, tmp_path / "list.xlsx")
    assert store.count(Query(ISSUE)) == 4
    assert len([each for each in store.plan.issues() if each.is_open]) == 3


def test_an_exported_list_says_what_lists_show(store: Store, tmp_path: Path) -> None:
    export_list(store, COMMITMENT, tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        said = {row["Commitment"]: row["Status"] for row in csv.DictReader(file)}
    assert said == {"Fill vacancies": "Under way", "Train": "Late", "Meet": "Late", "Write": "Done"}
