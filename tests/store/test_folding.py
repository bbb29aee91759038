"""Steps that follow one another with one key: one change of a row is kept, however often it was written."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from study_rows import Rows

from lwdesk.records import CONTACT, INTERVIEW, NOTE
from lwdesk.store import Store

FIRST = "She came to it late"
KEY = ("typing", "a sitting", 1)


@pytest.fixture
def note(store: Store) -> int:
    """A note with an answer in it."""
    with store.step("Begin") as step:
        contact = step.create(CONTACT, {"name": "Ines Fairbrother"})
        interview = step.create(INTERVIEW, {"contact": contact})
        return step.create(NOTE, {"interview": interview, "body": FIRST, "marks": '[[0,3,"b"]]'})


def type_on(store: Store, note: int, times: int, word: str = "word") -> str:
    """Store the note as often, a word longer each time; gives what it says then."""
    body = ""
    for n in range(times):
        body = f"{FIRST} {word} " * 20 + f"{n}"
        with store.step("Notes", merge=KEY) as step:
            step.update(NOTE, note, {"body": body, "marks": f'[[0,{n + 1},"q"]]'})
    return body


def changes(path: Path, note: int) -> list[tuple[str, str]]:
    """(kind, old) of each change of the note that the file keeps."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT op, old FROM change WHERE tbl = 'note' AND record_id = ?", (note,))
        return [(op, old) for op, old in rows]


def test_fifty_times_stored_is_one_change_and_one_undo(
    store: Store, path: Path, note: int, rows: Callable[[], Rows]
) -> None:
    before, steps = rows(), len(store.steps())
    last = type_on(store, note, 50)
    assert len(store.steps()) == steps + 1
    kept = changes(path, note)
    assert len(kept) == 1 and kept[0][0] == "U" and FIRST in kept[0][1]
    after = rows()
    store.undo()
    assert rows() == before
    store.redo()
    assert rows() == after
    held = store.notes.get(note)
    assert held is not None and (held.body, held.marks) == (last, '[[0,50,"q"]]')


def test_the_history_tells_what_it_said_before_and_says_now(store: Store, note: int) -> None:
    last = type_on(store, note, 50)
    now, first = store.notes.versions(note)
    assert (now.body, first.body) == (last, FIRST)
    assert (now.marks, first.marks) == ('[[0,50,"q"]]', '[[0,3,"b"]]')
    ((label, old, new),) = store.history(NOTE, note)[0].changes
    assert (label, old, new) == ("Answer", FIRST, last)


def test_a_note_made_in_the_step_goes_with_it(store: Store, path: Path, note: int, rows: Callable[[], Rows]) -> None:
    before = rows()
    interview = (store.get(NOTE, note) or {})["interview"]
    with store.step("Notes", merge=KEY) as step:
        made = step.create(NOTE, {"interview": interview, "body": "T"})
    type_on(store, made, 50)
    assert len(changes(path, made)) == 1
    (now, *_) = store.notes.versions(made)
    assert now.body.endswith("49")
    store.undo()
    assert rows() == before
    store.redo()
    held = store.notes.get(made)
    assert held is not None and held.body == now.body


def test_two_rows_in_one_step_keep_a_change_each(store: Store, path: Path, note: int, rows: Callable[[], Rows]) -> None:
    interview = (store.get(NOTE, note) or {})["interview"]
    with store.step("Another") as step:
        other = step.create(NOTE, {"interview": interview, "body": "Later"})
    before = rows()
    for n in range(10):
        with store.step("Notes", merge=KEY) as step:
            step.update(NOTE, note, {"body": f"one {n}"})
            step.update(NOTE, other, {"body": f"two {n}"})
    assert [len(changes(path, i)) for i in (note, other)] == [1, 1]
    store.undo()
    assert rows() == before


def test_another_step_between_ends_the_folding(store: Store, note: int) -> None:
    type_on(store, note, 3, "once")
    with store.step("Elsewhere") as step:
        step.create(CONTACT, {"name": "Tobias Renn"})
    last = type_on(store, note, 3, "twice")
    bodies = [version.body for version in store.notes.versions(note)]
    assert len(bodies) == 3 and bodies[0] == last and "once" in bodies[1] and bodies[2] == FIRST


def test_undone_and_typed_on_is_a_step_of_its_own(store: Store, note: int) -> None:
    type_on(store, note, 3)
    store.undo()
    last = type_on(store, note, 3, "again")
    assert store.redo() is None
    bodies = [version.body for version in store.notes.versions(note)]
    assert bodies == [last, FIRST]


def test_a_note_emptied_and_filled_again_has_no_version_between(store: Store, note: int) -> None:
    for body in ("", "s", "so"):
        with store.step("Notes", merge=KEY) as step:
            step.update(NOTE, note, {"body": body})
    assert [version.body for version in store.notes.versions(note)] == ["so", FIRST]
