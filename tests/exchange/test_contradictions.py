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

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import apply_plan
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


def twice(store: Store, path: Path, record: Any, *fields: str) -> list[tuple[Any, ...]]:
    """What the study holds after the list came in; the same again changes nothing."""
    bring_in(store, path)
    held = shown(store, record, *fields)
    planned, applied = bring_in(store, path)
    assert not {"new", "updated"} & counts(planned).keys() and applied.step_id is None
    assert shown(store, record, *fields) == held
    return held


def test_one_reference_and_one_name_are_one_commitment_where_a_row_does_not_say_its_action(
    store: Store, tmp_path: Path
) -> None:
    rows = [("1.1", None, "Train"), ("1.1", "4 Homes", "Train"), ("", "3 Jobs", "Train")]
    path = book(tmp_path / "a.xlsx", ("Ref", "Action", "Commitment"), *rows)
    held = [("1.1", "4 Homes", "Train"), ("C0001", "3 Jobs", "Train")]
    assert twice(store, path, COMMITMENT, "ref", "action", "text") == held


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1", "3 Jobs", "Publish a report by 2025"), ("1", "4 Homes", "Publish a report by 2026")),
        (("3.1.1", "3 Jobs", "Train ten, phase 1"), ("3.1.1", "3 Jobs", "Train ten, phase 2")),
        (("1", "3 Jobs", "Meet"), ("1", "4 Homes", "Meet")),
        (("C0007", "3 Jobs", "Hold a fair"), ("C0007", "3 Jobs", "Hold a fair in May")),
    ],
)
def test_numbers_that_begin_anew_join_nothing(
    store: Store, tmp_path: Path, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    path = book(tmp_path / "a.xlsx", ("Ref", "Action", "Commitment"), one, other)
    assert twice(store, path, COMMITMENT, "ref", "action", "text") == sorted([one, ("C0001", *other[1:])])


def test_a_row_without_a_name_is_left_out_though_another_row_has_its_reference(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", REGISTER[:4], ("7", "Job Club", None, "Weekly"), ("7", None, None, "Closed"))
    for expected in ({"new": 1, "problems": 1}, {"same": 1, "problems": 1}):
        planned, _ = bring_in(store, path)
        assert counts(planned) == expected
        assert [t.sentence for row in planned.problems for t in row.troubles] == [
            "Row 3 has no activity, so it is left out. Give it one."
        ]
    assert shown(store, ACTIVITY, "ref", "name", "description") == [("7", "Job Club", "Weekly")]


def test_a_reference_alone_renames_and_tells_what_is_new(store: Store, tmp_path: Path) -> None:
    bring_in(store, book(tmp_path / "a.xlsx", REGISTER[:2], ("7", "Job Club for parents")))
    bring_in(store, book(tmp_path / "b.xlsx", REGISTER[:2], ("7", "Job Clubs for parents")))
    bring_in(store, book(tmp_path / "c.xlsx", REGISTER, ("7", None, "Camden Trust", "Weekly", "£100")))
    assert shown(store, ACTIVITY, "ref", "name", "description") == [("7", "Job Clubs for parents", "Weekly")]


def test_a_name_of_the_study_comes_before_one_that_is_merely_alike_and_has_the_reference(
    store: Store, tmp_path: Path
) -> None:
    known = ("1.1", "3 Jobs", "Hold a fair in May 2025")
    bring_in(store, book(tmp_path / "a.xlsx", ("Ref", "Action", "Commitment"), known))
    rows = [("2.1", "4 Homes", "Hold a fair in May 2026"), ("2.1", "3 Jobs", "Hold a fair in May 2025")]
    path = book(tmp_path / "b.xlsx", ("Ref", "Action", "Commitment"), *rows)
    held = [("1.1", "3 Jobs", "Hold a fair in May 2025"), ("2.1", "4 Homes", "Hold a fair in May 2026")]
    assert twice(store, path, COMMITMENT, "ref", "action", "text") == held


def test_a_record_that_is_renamed_and_called_by_its_old_name_stays_one(store: Store, tmp_path: Path) -> None:
    bring_in(store, book(tmp_path / "a.xlsx", REGISTER[:2], ("A0001", "Job Club")))
    path = book(tmp_path / "b.xlsx", REGISTER[:2], ("A0001", "Job Club Camden"), (None, "Job Club"))
    assert twice(store, path, ACTIVITY, "ref", "name") == [("A0001", "Job Club")]


def test_no_two_records_get_one_reference(store: Store, tmp_path: Path) -> None:
    bring_in(store, book(tmp_path / "a.xlsx", REGISTER[1:2], ("Job Club",), ("Night Bus",)))
    path = book(tmp_path / "b.xlsx", REGISTER[:2], ("7", "Job Club"), ("7", "Night Bus"))
    assert twice(store, path, ACTIVITY, "ref", "name", "notes") == [
        ("7", "Job Club", ""), ("A0002", "Night Bus", "Ref: 7"),
    ]  # fmt: skip


def test_a_reference_that_its_record_does_not_get_is_free_for_another(store: Store, tmp_path: Path) -> None:
    rows = [(None, "Job Club"), ("7", "Job Club"), ("8", "Job Club"), ("8", "Night Bus")]
    path = book(tmp_path / "a.xlsx", REGISTER[:2], *rows)
    assert twice(store, path, ACTIVITY, "ref", "name") == [("7", "Job Club"), ("8", "Night Bus")]


@pytest.mark.parametrize(("unticked", "left"), [((2,), "Daily"), ((3,), "Weekly"), ((), "Daily"), ((2, 3), "Monthly")])
def test_an_unticked_row_leaves_the_others_right(
    store: Store, tmp_path: Path, unticked: tuple[int, ...], left: str
) -> None:
    bring_in(store, book(tmp_path / "a.xlsx", REGISTER[1:4:2], ("Job Club", "Monthly")))
    plan = plan_file(store, book(tmp_path / "b.xlsx", REGISTER[1:4:2], ("Job Club", "Weekly"), ("Job Club", "Daily")))
    for row in plan.rows:
        row.wanted = row.number not in unticked
    apply_plan(store, plan)
    assert shown(store, ACTIVITY, "name", "description") == [("Job Club", left)]


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
