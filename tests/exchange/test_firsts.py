"""Rows of one sheet that bear one name: the same thing twice, or two things called alike."""

from pathlib import Path
from typing import Any

import pytest
from lists import book

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import ImportPlan, apply_plan
from lwdesk.records import ACTIVITY
from lwdesk.store import Query, Store

HEADINGS = ["Activity", "Lead organisation", "Partners", "Funding", "Boroughs"]
CAMDEN = ["Job Club", "Camden Trust", None, "£100", "Camden"]
BRENT = ["Job Club", "Brent Forum", None, "£200", "Brent"]


def bring(store: Store, path: Path) -> ImportPlan:
    plan = plan_file(store, path)
    apply_plan(store, plan)
    return plan


def leads(store: Store) -> list[tuple[Any, ...]]:
    fields = [ACTIVITY.field(name) for name in ("name", "lead", "funding")]
    return sorted(tuple(row) for row in store.cells(ACTIVITY, store.ids(Query(ACTIVITY)), fields))


def test_two_of_one_name_with_other_organisations_are_two(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, CAMDEN, BRENT, CAMDEN)
    plan = bring(store, path)
    assert leads(store) == [("Job Club", ("Brent Forum",), "£200"), ("Job Club", ("Camden Trust",), "£100")]
    assert "Row 3 has the name of an earlier row but other organisations, so it is a record of its own." in plan.notes
    assert bring(store, path).sentence() == "Register: 3 as they were."
    assert len(leads(store)) == 2


def test_they_are_found_again_in_any_order(store: Store, tmp_path: Path) -> None:
    bring(store, book(tmp_path / "a.xlsx", HEADINGS, CAMDEN, BRENT))
    again = bring(store, book(tmp_path / "b.xlsx", HEADINGS, [*BRENT[:3], "£250", "Brent"], CAMDEN))
    assert (again.summary()["updated"], again.summary()["same"], again.summary()["new"]) == (1, 1, 0)
    assert leads(store) == [("Job Club", ("Brent Forum",), "£250"), ("Job Club", ("Camden Trust",), "£100")]


def test_what_the_study_has_is_not_written_over_by_its_namesake(store: Store, tmp_path: Path) -> None:
    bring(store, book(tmp_path / "a.xlsx", HEADINGS, CAMDEN))
    bring(store, book(tmp_path / "b.xlsx", HEADINGS, CAMDEN, BRENT))
    assert leads(store) == [("Job Club", ("Brent Forum",), "£200"), ("Job Club", ("Camden Trust",), "£100")]


@pytest.mark.parametrize(
    "second",
    [
        ["JOB CLUB", None, None, None, "Brent"],
        ["Job-club", "Camden Trust Ltd", "Brent Forum", None, "Brent"],
        ["Job Club", "Brent Forum", "The Camden Trust", None, "Brent"],
    ],
)
def test_the_same_thing_twice_is_one(store: Store, tmp_path: Path, second: list[str | None]) -> None:
    bring(store, book(tmp_path / "a.xlsx", HEADINGS, CAMDEN, second))
    assert store.count(Query(ACTIVITY)) == 1
