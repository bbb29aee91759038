"""What became of a record, in words; and a past import taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from study_rows import Rows

from lwdesk.operations import merge_organisations
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store, StudyTrouble


def organisation(store: Store, name: str) -> int:
    with store.step(f"New {name}") as step:
        return step.create(ORGANISATION, {"name": name})


def test_history_tells_every_change_in_words(store: Store) -> None:
    council, trust = organisation(store, "Riverside Council"), organisation(store, "Riverside Trust")
    groups = store.terms("group")
    with store.step("New activity") as step:
        made = step.create(ACTIVITY, {"name": "Open Doors", "lead": (council,), "groups": (groups[0].id,)})
    with store.step("Edit activity") as step:
        step.update(ACTIVITY, made, {"name": "Open Doors 2", "start": date(2003, 11, 3), "in_scope": True})
    with store.step("Edit activity") as step:
        step.update(ACTIVITY, made, {"start": None, "type": store.terms("type")[1].id, "lead": (council, trust)})
    with store.step("Delete activity") as step:
        step.delete(ACTIVITY, [made])
    assert [(c.label, c.changes) for c in store.history(ACTIVITY, made)] == [
        ("Delete activity", [("Record", "kept", "deleted")]),
        ("Edit activity", [
            ("Type", "", "Into work"), ("Lead organisation", "", "Riverside Trust"), ("Start", "3 Nov 2003", ""),
        ]),
        ("Edit activity", [
            ("Activity", "Open Doors", "Open Doors 2"), ("Start", "", "3 Nov 2003"), ("In scope", "", "Yes"),
        ]),
        ("New activity", []),
    ]  # fmt: skip
    assert {c.by for c in store.history(ACTIVITY, made)} == {"Sam Carter"}


def test_history_passes_over_what_was_undone(store: Store) -> None:
    made = organisation(store, "Riverside Council")
    with store.step("Edit") as step:
        step.update(ORGANISATION, made, {"notes": "A note"})
    store.undo()
    assert [c.label for c in store.history(ORGANISATION, made)] == ["New Riverside Council"]
    store.redo()
    assert [c.label for c in store.history(ORGANISATION, made)] == ["Edit", "New Riverside Council"]


def test_history_of_one_record_is_not_that_of_another(store: Store) -> None:
    one, two = organisation(store, "One"), organisation(store, "Two")
    with store.step("Edit two") as step:
        step.update(ORGANISATION, two, {"notes": "A note"})
    assert [c.label for c in store.history(ORGANISATION, one)] == ["New One"]


def test_history_still_names_what_was_merged_away(store: Store) -> None:
    keep, other = organisation(store, "Riverside Council"), organisation(store, "Riverside Cncl")
    with store.step("New activity") as step:
        made = step.create(ACTIVITY, {"name": "Open Doors"})
    with store.step("Edit activity") as step:
        step.update(ACTIVITY, made, {"lead": (other,)})
    merge_organisations(store, keep, [other])
    merged, edited, _ = store.history(ACTIVITY, made)
    assert edited.changes == [("Lead organisation", "", "Riverside Cncl")]
    assert merged.changes == [("Lead organisation", "Riverside Cncl", "Riverside Council")]


def test_a_merged_step_tells_its_first_and_last(store: Store) -> None:
    made = organisation(store, "R")
    for text in ("Ri", "Riv", "River"):
        with store.step("Edit", merge=("name",)) as step:
            step.update(ORGANISATION, made, {"name": text})
    assert store.history(ORGANISATION, made)[0].changes == [("Organisation", "R", "River")]


# A past import taken back


def bring_in(store: Store, changed: dict[int, dict[str, object]]) -> tuple[int, int, list[int]]:
    """An import of one organisation and three activities led by it, which changes some more; its step and ids."""
    with store.step("Import of list.xlsx", kind="import") as step:
        lead = step.create(ORGANISATION, {"name": "Newcomer"})
        made = [step.create(ACTIVITY, {"name": f"New {n}", "lead": (lead,)}) for n in range(3)]
        for record_id, given in changed.items():
            step.update(ACTIVITY, record_id, {k: (lead,) if v == "newcomer" else v for k, v in given.items()})
    return step.id, lead, made


def names(store: Store) -> set[str]:
    return {str(row[0]) for row in store.cells(ACTIVITY, store.ids(Query(ACTIVITY)), [ACTIVITY.field("name")])}


@pytest.fixture
def old(store: Store) -> int:
    a, b, c = (organisation(store, n) for n in ("A", "B", "C"))
    with store.step("New activity") as step:
        return step.create(
            ACTIVITY, {"name": "Old", "partners": (c, a, b), "notes": "As it was", "start": date(2003, 1, 2)}
        )


def test_a_past_import_is_taken_back_and_that_is_undone(store: Store, old: int, rows: Callable[[], Rows]) -> None:
    held = store.get(ACTIVITY, old)
    step, _, _ = bring_in(store, {old: {"notes": "Changed", "partners": "newcomer", "start": None}})
    later = organisation(store, "Later")
    before = rows()
    notice, kept = store.take_back(step)
    assert kept == []
    assert names(store) == {"Old"}
    now = store.get(ACTIVITY, old)
    assert {f.name: now[f.name] for f in ACTIVITY.fields} == {f.name: held[f.name] for f in ACTIVITY.fields}
    assert store.find(ORGANISATION, "new") == []
    assert store.labels("organisation", [later]) == {later: "Later"}
    assert notice is not None and old in (notice.changed["activity"] or ())
    assert store.undo_label() == "Take back: Import of list.xlsx"
    store.undo()
    assert rows() == before
    assert names(store) == {"Old", "New 0", "New 1", "New 2"}


def test_what_was_edited_since_is_kept_and_named(store: Store, old: int) -> None:
    step, lead, made = bring_in(store, {old: {"notes": "Changed"}})
    with store.step("Edit") as edit:
        edit.update(ACTIVITY, made[1], {"notes": "Mine"})
        edit.update(ACTIVITY, old, {"contact": "Ade"})
    _, kept = store.take_back(step)
    # The organisation is still needed by the activity that stays.
    assert set(kept) == {"New 1", "Old", "Newcomer"}
    assert names(store) == {"Old", "New 1"}
    assert store.get(ACTIVITY, old)["notes"] == "Changed"
    assert store.get(ACTIVITY, made[1])["lead"] == (lead,)
    assert store.labels("organisation", [lead]) == {lead: "Newcomer"}


def test_a_link_made_since_is_an_edit_too(store: Store, old: int) -> None:
    step, lead, made = bring_in(store, {})
    with store.step("Edit") as edit:
        edit.update(ACTIVITY, made[0], {"groups": (store.terms("group")[0].id,)})
        edit.update(ACTIVITY, old, {"funders": (lead,)})
    _, kept = store.take_back(step)
    assert set(kept) == {"New 0", "Newcomer"}


def test_an_organisation_that_only_the_import_needed_goes(store: Store, old: int) -> None:
    step, lead, _ = bring_in(store, {old: {"lead": "newcomer"}})
    organisation(store, "Later")
    _, kept = store.take_back(step)
    assert kept == []
    assert store.get(ACTIVITY, old)["lead"] == ()
    assert store.labels("organisation", [lead]) == {}


def test_what_was_deleted_since_is_not_named(store: Store, old: int) -> None:
    step, _, made = bring_in(store, {old: {"notes": "Changed"}})
    with store.step("Delete") as delete:
        delete.delete(ACTIVITY, [made[0], old])
    _, kept = store.take_back(step)
    assert kept == []
    assert names(store) == set()


def test_an_import_is_taken_back_once(store: Store, old: int) -> None:
    step, _, _ = bring_in(store, {})
    organisation(store, "Later")
    store.take_back(step)
    with pytest.raises(StudyTrouble, match="was taken back already"):
        store.take_back(step)
    store.undo()
    _, kept = store.take_back(step)
    assert kept == []
    assert names(store) == {"Old"}


def test_the_last_step_is_simply_undone(store: Store, old: int, rows: Callable[[], Rows]) -> None:
    before = rows()
    step, _, _ = bring_in(store, {old: {"notes": "Changed"}})
    notice, kept = store.take_back(step)
    assert notice is not None and notice.kind == "undo"
    assert kept == []
    assert rows() == before
    assert store.redo_label() == "Import of list.xlsx"


def test_only_imports_are_taken_back_out_of_turn(store: Store) -> None:
    organisation(store, "One")
    first = store.steps()[0].id
    organisation(store, "Two")
    with pytest.raises(StudyTrouble, match="only imports can be taken back out of turn"):
        store.take_back(first)
    with pytest.raises(StudyTrouble, match="There is no step 999"):
        store.take_back(999)
