"""The one door for changes: what a step leaves behind, and what it does not."""

import sqlite3
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from study_rows import Rows

from lwdesk.records import ACTIVITY, ORGANISATION, TERM
from lwdesk.store import Notice, Query, Store, StudyTrouble, Where
from lwdesk.store.log import MANY
from lwdesk.store.stamps import new_uuids
from lwdesk.values import Unreadable


def make(store: Store, name: str = "Riverside Works", **given: object) -> int:
    with store.step(f"New {name}") as step:
        return step.create(ORGANISATION, {"name": name, **given})


def insert_activities(store: Store, count: int, kind: str = "import") -> list[int]:
    with store.step("Import of many", kind=kind) as step:
        stamps, first = step.stamps(), step.next_id("activity")
        texts = ("ref", "description", "contact", "telephone", "email", "funding", "worked", "not_worked",
                 "found_through", "notes")  # fmt: skip
        rows = [
            (first + n, key, *stamps.values(), f"Activity {n:05d}", *("",) * len(texts))
            for n, key in enumerate(new_uuids(count))
        ]
        step.insert_rows("activity", ("id", "uuid", *stamps, "name", *texts), rows)
    return list(range(first, first + count))


def test_a_step_that_raises_leaves_nothing(store: Store, rows: Callable[[], Rows]) -> None:
    make(store)
    before, steps = rows(), store.steps()
    with pytest.raises(KeyError), store.step("Fails") as step:
        step.create(ORGANISATION, {"name": "Never"})
        step.duplicate(ORGANISATION, 999)
    assert rows() == before
    assert store.steps() == steps
    assert make(store, "Next") == 2  # not even its number is used up


def test_a_value_that_a_form_refuses_leaves_nothing(store: Store, rows: Callable[[], Rows]) -> None:
    before = rows()
    with pytest.raises(Unreadable, match=r"^Organisation cannot hold more than 300 characters; this has 301\."):
        make(store, "x" * 301)
    with pytest.raises(Unreadable, match=r"^Kind cannot hold 'Council'\."):
        make(store, kind="Council")
    with pytest.raises(Unreadable, match=r"^Start cannot hold 'soon'\."), store.step("New") as step:
        step.create(ACTIVITY, {"start": "soon"})
    assert rows() == before


def test_a_step_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    made = make(store)
    steps, heard = store.steps(), []
    store.subscribe(heard.append)
    with store.step("Nothing"):
        pass
    with store.step("The same again") as step:
        step.update(ORGANISATION, made, {"name": "Riverside Works"})
        step.delete(ORGANISATION, [made + 1])
    with store.step("Made and unmade") as step:
        step.update_rows("organisation", ["name"], [("Riverside Works", made)])
    assert store.steps() == steps
    assert heard == []


def test_steps_with_one_key_are_one_undo(store: Store) -> None:
    made = make(store)
    for text in ("R", "Ri", "Riv"):
        with store.step("Edit organisation", merge=("organisation", made, "name", 1)) as step:
            step.update(ORGANISATION, made, {"name": text})
    with store.step("Edit organisation", merge=("organisation", made, "name", 2)) as step:
        step.update(ORGANISATION, made, {"name": "River"})
    assert [s.label for s in store.steps()] == ["Edit organisation", "Edit organisation", "New Riverside Works"]
    store.undo()
    assert store.labels("organisation", [made]) == {made: "Riv"}
    store.undo()
    assert store.labels("organisation", [made]) == {made: "Riverside Works"}


def test_an_undone_step_is_not_merged_with(store: Store) -> None:
    made = make(store)
    for text in ("one", "two"):
        with store.step("Edit", merge=("name",)) as step:
            step.update(ORGANISATION, made, {"name": text})
        store.undo()
    assert store.labels("organisation", [made]) == {made: "Riverside Works"}
    assert [s.state for s in store.steps()] == ["undone", "dropped", "done"]


def test_a_notice_names_what_changed(store: Store) -> None:
    heard: list[Notice] = []
    made, other = make(store), make(store, "Other")
    stop = store.subscribe(heard.append)
    with store.step("New activity") as step:
        activity = step.create(ACTIVITY, {"name": "Open Doors", "lead": (made,)})
    with store.step("Edit activity") as step:
        step.update(ACTIVITY, activity, {"lead": (other,)})
    store.undo()
    store.redo()
    assert [(n.label, n.kind) for n in heard] == [
        ("New activity", "edit"), ("Edit activity", "edit"), ("Edit activity", "undo"), ("Edit activity", "redo")
    ]  # fmt: skip
    assert [n.changed["activity"] for n in heard] == [frozenset({activity})] * 4
    stop()
    make(store, "Unheard")
    assert len(heard) == 4


def test_a_notice_of_very_many_changes_still_names_every_kind(store: Store) -> None:
    ids = insert_activities(store, MANY + 10)
    store.terms("group")
    store.find(ORGANISATION, "new")
    with store.step("Import", kind="import") as step:
        step.update_rows("activity", ["notes"], [("changed", i) for i in ids])
        step.create(ORGANISATION, {"name": "Newcomer"})
        step.create_term("group", "Carers")
    assert [name for _, name in store.find(ORGANISATION, "new")] == ["Newcomer"]
    assert [t.label for t in store.terms("group")][-1] == "Carers"
    heard: list[Notice] = []
    store.subscribe(heard.append)
    store.undo()
    assert heard[0].changed["activity"] is None
    assert heard[0].changed["organisation"] == frozenset({1})
    assert store.find(ORGANISATION, "new") == []


def test_a_listener_that_reads_sees_the_change(store: Store) -> None:
    seen: list[int] = []
    store.subscribe(lambda notice: seen.append(store.count(Query(ORGANISATION))))
    make(store)
    make(store, "Other")
    store.undo()
    assert seen == [1, 2, 1]


def test_what_a_step_that_fails_read_is_forgotten(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.step("Fails") as step:
        step.create(ORGANISATION, {"name": "Never"})
        step.create_term("group", "Never either")
        assert store.find(ORGANISATION, "never") == [(1, "Never")]
        assert store.count(Query(ORGANISATION)) == 1
        assert list(store.ids(Query(ORGANISATION, words="never"))) == [1]
        assert "Never either" in [t.label for t in store.terms("group")]
        raise ZeroDivisionError
    assert store.find(ORGANISATION, "never") == []
    assert store.count(Query(ORGANISATION)) == 0
    assert list(store.ids(Query(ORGANISATION, words="never"))) == []
    assert "Never either" not in [t.label for t in store.terms("group")]


def test_a_step_sees_what_it_has_written_whatever_was_read_before(store: Store) -> None:
    assert store.count(Query(ORGANISATION)) == 0
    assert "Carers" not in [t.label for t in store.terms("group")]
    with store.step("New") as step:
        step.create(ORGANISATION, {"name": "Riverside Works"})
        step.create_term("group", "Carers")
        assert store.count(Query(ORGANISATION)) == 1
        assert "Carers" in [t.label for t in store.terms("group")]


def test_other_threads_see_whole_steps_only(store: Store) -> None:
    counts: list[int] = []

    def look() -> None:
        counts.append(store.count(Query(ORGANISATION)))

    with store.step("New") as step:
        step.create(ORGANISATION, {"name": "Riverside Works"})
        watching = threading.Thread(target=look)
        watching.start()
        watching.join()
    watching = threading.Thread(target=look)
    watching.start()
    watching.join()
    assert counts == [0, 1]


def test_many_threads_write_one_after_the_other(store: Store) -> None:
    def work(name: str) -> None:
        for n in range(10):
            make(store, f"{name} {n}")
            store.ids(Query(ORGANISATION, words=name))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("north", "south", "east")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.count(Query(ORGANISATION)) == 30
    assert store.count(Query(ORGANISATION, words="south")) == 10
    # What ended threads read through is closed, not kept until the end of the day.
    assert len(store._connections._held) <= 1


def test_a_step_within_a_step_is_a_mistake_of_ours(store: Store) -> None:
    with pytest.raises(RuntimeError), store.step("Outer"), store.step("Inner"):
        pass
    assert make(store) == 1


def test_our_own_mistakes_are_not_blamed_on_the_disk(store: Store) -> None:
    first = make(store)
    for given in ({"kind": 99_999}, {"uuid": store.keys(ORGANISATION, [first])[0]}):
        with pytest.raises(Exception) as caught:
            make(store, "Other", **given)
        assert not isinstance(caught.value, StudyTrouble)
    assert store.count(Query(ORGANISATION)) == 1


def test_update_leaves_what_it_does_not_name(store: Store) -> None:
    made = make(store, notes="A note", email="office@example.org")
    with store.step("Edit") as step:
        step.update(ORGANISATION, made, {"name": "Riverside"})
    held = store.get(ORGANISATION, made)
    assert held is not None
    assert (held["name"], held["notes"], held["email"], held["kind"]) == (
        "Riverside",
        "A note",
        "office@example.org",
        None,
    )
    assert (held["created_by"], held["updated_by"], held["came_from"]) == ("Sam Carter", "Sam Carter", "")


def test_links_keep_their_order_and_have_each_target_once(store: Store) -> None:
    a, b, c = (make(store, n) for n in "abc")
    with store.step("New") as step:
        activity = step.create(ACTIVITY, {"name": "Open Doors", "partners": (c, a, c, b)})
    assert store.get(ACTIVITY, activity)["partners"] == (c, a, b)
    with store.step("Edit") as step:
        step.update(ACTIVITY, activity, {"partners": (b, c, a)})
    assert store.cells(ACTIVITY, [activity], [ACTIVITY.field("partners")]) == [[("b", "c", "a")]]
    store.undo()
    assert store.get(ACTIVITY, activity)["partners"] == (c, a, b)


def test_a_duplicate_says_the_same_under_a_reference_of_its_own(store: Store) -> None:
    lead, group = make(store), store.terms("group")[0].id
    given = {"name": "x" * 300, "lead": (lead,), "groups": (group,), "start": date(2003, 11, 3), "in_scope": False}
    with store.step("New") as step:
        first = step.create(ACTIVITY, given)
        second = step.duplicate(ACTIVITY, first)
    one, two = store.get(ACTIVITY, first), store.get(ACTIVITY, second)
    assert (one["ref"], two["ref"]) == ("A0001", "A0002")
    assert two["name"] == "x" * 293 + " (copy)"
    for name in ("lead", "groups", "start", "in_scope"):
        assert two[name] == one[name] == given[name]
    assert one["uuid"] != two["uuid"]


def test_references_go_on_from_the_highest(store: Store) -> None:
    with store.step("New") as step:
        for ref in ("A0007", "A7b", "B12", "a99", "A12345678901234567890"):
            step.create(ACTIVITY, {"ref": ref})
        made = [step.create(ACTIVITY, {"name": "Open Doors"}) for _ in range(2)]
    assert [store.get(ACTIVITY, i)["ref"] for i in made] == ["A0008", "A0009"]
    with store.step("Delete") as step:
        step.delete(ACTIVITY, made)
        again = step.create(ACTIVITY, {"name": "Open Doors"})
    assert store.get(ACTIVITY, again)["ref"] == "A0010"  # undo of the deletion must find its own still free


def test_text_is_cleaned_at_the_last_door_too(store: Store) -> None:
    made = make(store, "Cafe\u0301 \ud800\x00Works\r", notes="one\r\ntwo\x0bthree\ufeff")
    held = store.get(ORGANISATION, made)
    assert (held["name"], held["notes"]) == ("Café Works", "one\ntwo\nthree")
    with store.step("Label with \ud83d half a character") as step:
        step.update(ORGANISATION, made, {"name": "Other"})
    assert store.undo_label() == "Label with half a character"
    store.keep_draft("organisation", made, "email", "half \ud83d of it ")
    assert store.drafts("organisation", made) == {"email": "half ? of it "}


def test_repoint_moves_every_reference_and_leaves_none_twice(store: Store) -> None:
    keep, other, third = (make(store, n) for n in ("keep", "other", "third"))
    with store.step("New") as step:
        both = step.create(ACTIVITY, {"lead": (other, keep), "partners": (other, third)})
        neither = step.create(ACTIVITY, {"lead": ()})
    with store.step("Merge") as step:
        assert step.repoint(ORGANISATION, keep, [other, third, keep]) == 1
    held = store.get(ACTIVITY, both)
    assert (held["lead"], held["partners"]) == ((keep,), (keep,))
    assert store.get(ACTIVITY, neither)["lead"] == ()
    kinds = store.terms("kind")
    made = make(store, "Council", kind=kinds[1].id)
    with store.step("Merge") as step:
        assert step.repoint(TERM, kinds[0].id, [kinds[1].id]) == 1
    assert store.get(ORGANISATION, made)["kind"] == kinds[0].id
    assert store.count(Query(ORGANISATION, (Where("kind", (kinds[0].id,)),))) == 1


def test_bulk_rows_are_one_step(store: Store, rows: Callable[[], Rows]) -> None:
    before = rows()
    ids = insert_activities(store, 500)
    assert store.count(Query(ACTIVITY)) == 500
    assert store.cells(ACTIVITY, ids[:1], [ACTIVITY.field("name")]) == [["Activity 00000"]]
    after = rows()
    store.undo()
    assert rows() == before
    store.redo()
    assert rows() == after


def test_drafts_and_settings_are_no_steps(store: Store, path: Path) -> None:
    store.keep_draft("activity", 3, "start", "31 Februa")
    store.keep_draft("activity", 3, "start", "31 February")
    store.keep_draft("activity", 3, "email", "somebody@")
    store.remember("columns", {"widths": [1, 2.5], "name": "Ünï"})
    store.close()
    again = Store.open(path)
    assert again.drafts("activity", 3) == {"start": "31 February", "email": "somebody@"}
    assert again.remembered("columns") == {"widths": [1, 2.5], "name": "Ünï"}
    assert again.remembered("nothing", 7) == 7
    again.drop_draft("activity", 3, "start")
    assert again.drafts("activity", 3) == {"email": "somebody@"}
    assert again.undo_label() == ""
    assert again.steps() == []
    again.close()


def test_very_many_rows_keep_every_index_whether_they_come_in_or_not(store: Store, rows: Callable[[], Rows]) -> None:
    def indexes() -> set[str]:
        names = store._connections.driver.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
        return {name for (name,) in names}

    made, held = insert_activities(store, 3), indexes()
    before = rows()
    links = ("record_id", "field", "target_id")
    twice = [(made[0], "groups", 1)] * 12_000
    with (
        pytest.raises(sqlite3.IntegrityError),
        store.step("Twice the same", kind="import") as step,
        step.growing({"activity_term": 12_000}),
    ):
        step.insert_rows("activity_term", links, twice)
    assert (indexes(), rows()) == (held, before)
    many = [(made[n % 3], f"field {n}", 1) for n in range(12_000)]
    with store.step("Import", kind="import") as step, step.growing({"activity_term": 12_000}):
        step.insert_rows("activity_term", links, many)
    assert indexes() == held
    after = rows()
    assert len(after["activity_term"]) == 12_000
    store.undo()
    assert rows() == before
    store.redo()
    assert rows() == after
    assert store.check() == []
