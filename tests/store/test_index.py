"""The index of words says what the records say, whatever was done to them; and when it does not, a check tells."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lwdesk.records import CONTACT, INTERVIEW, NOTE, SUMMARY
from lwdesk.store import Store, StudyTrouble


@pytest.fixture
def interview(store: Store) -> int:
    with store.step("Interview") as step:
        contact = step.create(CONTACT, {"name": "Ada Moss"})
        return step.create(INTERVIEW, {"contact": contact})


def found(store: Store, word: str) -> list[int]:
    """The notes that the index finds, once it is seen that it is right."""
    assert store.check() == []
    return sorted(hit.id for hit in store.search.notes(word).hits)


def test_the_index_follows_every_change_undo_and_redo(store: Store, interview: int) -> None:
    with store.step("Note") as step:
        note = step.create(NOTE, {"interview": interview, "body": "Crèche places are short."})
    assert found(store, "creche") == [note]
    with store.step("Edit") as step:
        step.update(NOTE, note, {"body": "Night buses are late."})
    assert (found(store, "creche"), found(store, "buses")) == ([], [note])
    store.undo()
    assert (found(store, "creche"), found(store, "buses")) == ([note], [])
    store.undo()
    assert found(store, "creche") == []
    store.redo()
    store.redo()
    assert (found(store, "creche"), found(store, "buses")) == ([], [note])
    with store.step("Delete") as step:
        step.delete(NOTE, [note])
    assert found(store, "buses") == []
    store.undo()
    assert found(store, "buses") == [note]


def test_typing_on_for_long_leaves_one_text_in_the_index(store: Store, interview: int) -> None:
    with store.step("Note") as step:
        note = step.create(NOTE, {"interview": interview, "body": ""})
    text = ""
    for word in ("employers", "want", "weekend", "shifts"):
        text = f"{text} {word}".strip()
        with store.step("Typing", merge=("note", note)) as step:
            step.update(NOTE, note, {"body": text})
        assert found(store, word) == [note]
    store.undo()
    assert found(store, "employers") == []


def test_a_step_that_is_given_up_leaves_nothing_in_the_index(store: Store, interview: int) -> None:
    with pytest.raises(ZeroDivisionError), store.step("Note") as step:
        step.create(NOTE, {"interview": interview, "body": "Halibut"})
        raise ZeroDivisionError
    assert found(store, "halibut") == []


def test_taking_an_import_back_takes_its_words(store: Store, interview: int) -> None:
    with store.step("Import notes", kind="import") as step:
        step.create(NOTE, {"interview": interview, "body": "Mentors who ring back"})
        imported = step.id
    with store.step("Something later") as step:
        step.create(CONTACT, {"name": "Ben Nash"})
    assert len(found(store, "mentors")) == 1
    store.take_back(imported)
    assert found(store, "mentors") == []


def test_summaries_are_found_by_each_of_their_heads(store: Store, interview: int) -> None:
    heads = {"exemplary": "Porters become clerks", "gaps": "Nobody travels at dawn", "added": "One door for all"}
    with store.step("Summary") as step:
        summary = step.create(SUMMARY, {"interview": interview, **heads})
    for head, word in (("exemplary", "clerks"), ("gaps", "dawn"), ("added", "door")):
        (hit,) = store.search.summaries(word).hits
        assert (hit.id, hit.interview, hit.field) == (summary, interview, head)
    with store.step("Edit") as step:
        step.update(SUMMARY, summary, {"gaps": ""})
    assert store.search.summaries("dawn").hits == ()
    assert store.check() == []


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("INSERT INTO note_words (note_words, rowid, body) VALUES ('delete', 1, 'Crèche places are short.')", "notes"),
        ("UPDATE note SET body = 'Nobody indexed this.' WHERE id = 1", "notes"),
        ("INSERT INTO summary_words (rowid, exemplary, gaps, added) VALUES (7, 'a ghost', '', '')", "summaries"),
    ],
)
def test_an_index_that_is_wrong_is_told(path: Path, home: Path, damage: str, what: str) -> None:
    with closing(Store.create(path)) as store, store.step("Note") as step:
        held = step.create(INTERVIEW, {})
        step.create(NOTE, {"interview": held, "body": "Crèche places are short."})
        step.create(SUMMARY, {"interview": held, "gaps": "None"})
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(damage)
    with closing(Store.open(path, reading=True)) as store:
        assert store.check() == [f"The index of the words of the {what} is not right: searching may miss some."]


def test_an_index_that_cannot_be_read_is_a_sentence_and_no_crash(path: Path, home: Path) -> None:
    with closing(Store.create(path)) as store, store.step("Note") as step:
        held = step.create(INTERVIEW, {})
        step.create(NOTE, {"interview": held, "body": "Crèche places are short."})
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE note_words_data SET block = x'00' WHERE id > 10")
    with closing(Store.open(path, reading=True)) as store:
        with pytest.raises(StudyTrouble) as told:
            store.search.notes("places")
        assert str(told.value).endswith(".")
