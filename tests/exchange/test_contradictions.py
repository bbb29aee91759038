"""Lists that say one thing of a record in one row and another in the next: the last word counts, at every import."""

import csv
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lists import book, bring_in, content, counts
from studies import new_study

from lwdesk.records import ACTIVITY, COMMITMENT
from lwdesk.store import Query, Store

REGISTER = ("Ref", "Activity", "Lead organisation", "Description", "Funding")
CELLS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("Action", "Commitment", "Owner", "Due", "Status"): (
        ("3.1 Jobs", "4 Homes"), ("Train ten", "Train Ten", "Train ten workers", "Hold a fair"),
        ("", "Ada Okoro", "Lanes Forum"), ("", "3 Nov 2004", "soon"), ("", "Done", "under way", "Late"),
    ),
    REGISTER[1:]: (
        ("Job Club", "Job club", "Job Clubs", "Night Bus"), ("Camden Trust", "Brent Forum"),
        ("", "Weekly", "By bus"), ("", "£100", "£200"),
    ),
}  # fmt: skip


def shown(store: Store, record: Any, *fields: str) -> list[tuple[Any, ...]]:
    cells = store.cells(record, store.ids(Query(record)), [record.field(name) for name in fields])
    return sorted(tuple(row) for row in cells)


def test_one_reference_and_one_name_are_one_commitment_wherever_its_rows_say_it_belongs(
    store: Store, tmp_path: Path
) -> None:
    path = book(
        tmp_path / "a.xlsx", ("Ref", "Action", "Commitment"), ("1.1", "3 Jobs", "Train"), ("1.1", "4 Homes", "Train")
    )
    planned, _ = bring_in(store, path)
    assert counts(planned) == {"new": 1, "updated": 1}
    assert shown(store, COMMITMENT, "ref", "action", "text") == [("1.1", "4 Homes", "Train")]


def test_a_row_that_only_gives_the_reference_adds_to_the_row_before(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", REGISTER[:4], ("7", "Job Club", None, None), ("7", None, "Camden Trust", "Weekly"))
    bring_in(store, path)
    assert shown(store, ACTIVITY, "ref", "name", "description") == [("7", "Job Club", "Weekly")]


def test_one_reference_does_not_rename_what_an_earlier_row_named(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Ref", "Activity"), ("A0007", "Job Club"), ("A0007", "Job Club Camden"))
    for expected in ({"new": 1, "updated": 1}, {"same": 2}):
        planned, _ = bring_in(store, path)
        assert counts(planned) == expected
        assert shown(store, ACTIVITY, "ref", "name", "notes") == [("A0007", "Job Club", "Activity: Job Club Camden")]


def test_rows_that_name_others_are_found_again_however_they_spell_it(store: Store, tmp_path: Path) -> None:
    rows = [("Job Club", "Camden Trust"), ("Job club", "Brent Forum"), ("Job Club", "Brent Forum")]
    path = book(tmp_path / "a.xlsx", REGISTER[1:3], *rows)
    for expected in ({"new": 2, "same": 1}, {"same": 3}):
        assert counts(bring_in(store, path)[0]) == expected


def test_a_reference_that_the_list_has_is_given_to_no_other_record(store: Store, tmp_path: Path) -> None:
    rows = [("", "Night Bus"), ("7", "Job Club"), ("A0001", "Job Club")]
    path = book(tmp_path / "a.xlsx", REGISTER[:2], *rows)
    for expected in ({"new": 2, "updated": 1}, {"same": 3}):
        assert counts(bring_in(store, path)[0]) == expected


def test_one_number_for_things_of_other_names_is_a_number_of_somebody_elses_list(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Ref", "Activity"), ("1", "Job Club"), ("1", "Night Bus"))
    bring_in(store, path)
    assert shown(store, ACTIVITY, "name", "notes") == [("Job Club", ""), ("Night Bus", "Ref: 1")]


def test_what_a_later_row_changes_back_is_no_update(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Activity", "Description"), ("Job Club", "Weekly"), ("Job Club", "Daily"))
    bring_in(store, path)
    assert shown(store, ACTIVITY, "name", "description") == [("Job Club", "Daily")]
    planned, applied = bring_in(store, path)
    assert counts(planned) == {"same": 2} and applied.step_id is None
    assert not any(row.changes for row in planned.rows)


@pytest.mark.parametrize("headings", CELLS, ids=["plan", "register"])
@settings(max_examples=40, phases=(Phase.explicit, Phase.generate))
@given(data=st.data())
def test_whatever_a_list_says_of_what_it_names_plainly_a_second_import_changes_nothing(
    tmp_path: Path, headings: tuple[str, ...], data: st.DataObject
) -> None:
    store = new_study(tmp_path / f"{uuid4()}.lwdesk")
    rows = data.draw(st.lists(st.tuples(*map(st.sampled_from, CELLS[headings])), min_size=1, max_size=7))
    path = tmp_path / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headings, *rows])
    _, applied = bring_in(store, path)
    assert applied.step_id is not None
    before = content(store)
    planned, applied = bring_in(store, path)
    assert applied.step_id is None and content(store) == before
    assert not {"new", "updated"} & counts(planned).keys()
    store.close()
