"""Passages in a study: right after every step, undo and redo, an import taken back, a person erased."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import new_study

from lwdesk.operations.person import erase_person
from lwdesk.passages import Span
from lwdesk.records import CONTACT, INTERVIEW, NOTE, PASSAGE, THEME
from lwdesk.store import Store
from lwdesk.store.passages import place

BODY = "We trained ninety carers. Ada Nashwell said so. Nobody paid for it."


@dataclass
class Study:
    """A study with one interview and its note."""

    store: Store
    contact: int
    interview: int
    note: int
    theme: int

    def mark(self, words: str, body: str = BODY) -> int:
        start = body.index(words)
        with self.store.step("Mark") as step:
            stretch = {"start": start, "end": start + len(words), "words": words}
            return step.create(PASSAGE, {"note": self.note, "themes": (self.theme,), **stretch})

    def write(self, body: str, kind: str = "edit") -> None:
        with self.store.step("Write", kind=kind) as step:
            step.update(NOTE, self.note, {"body": body})

    @property
    def body(self) -> str:
        held = self.store.get(NOTE, self.note)
        assert held
        return str(held["body"])

    def said(self) -> list[tuple[str, bool]]:
        """What each passage says, and whether it is lost; all of them as they should be."""
        found = self.store.passages.of_note(self.note)
        assert all(one.span.stands_in(self.body) for one in found)
        return [(one.words, one.lost) for one in found]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Study]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    made = begin(tmp_path / "a.lwdesk")
    yield made
    made.store.close()


def begin(path: Path) -> Study:
    store = new_study(path)
    with store.step("Begin") as step:
        contact = step.create(CONTACT, {"name": "Ada Nashwell"})
        interview = step.create(INTERVIEW, {"contact": contact})
        note = step.create(NOTE, {"interview": interview, "body": BODY})
        theme = step.create(THEME, {"name": "Skills"})
    return Study(store, contact, interview, note, theme)


def test_what_is_asked_is_told_by_note_and_by_interview(study: Study) -> None:
    later, first = study.mark("Nobody paid"), study.mark("ninety carers")
    held = study.store.passages.of_note(study.note)
    assert [(one.id, one.start, one.end, one.themes) for one in held] == [
        (first, 11, 24, (study.theme,)),
        (later, 48, 59, (study.theme,)),
    ]
    assert study.store.passages.of_interview(study.interview) == {study.note: held}
    assert study.store.passages.get(first) == held[0]


def test_a_deleted_note_has_no_passages_until_undo(study: Study) -> None:
    study.mark("ninety carers")
    with study.store.step("Delete") as step:
        step.delete(NOTE, [study.note])
    assert study.store.passages.of_note(study.note) == []
    study.store.undo()
    assert study.said() == [("ninety carers", False)]


def test_any_step_that_changes_a_note_moves_its_passages_and_one_undo_takes_both_back(study: Study) -> None:
    study.mark("trained ninety carers")
    study.mark("Nobody paid")
    before = study.store.passages.of_note(study.note)
    study.write("First. We trained over ninety carers. Ada Nashwell said so.")
    assert study.said() == [("trained over ninety carers", False), ("Nobody paid", True)]
    after = study.store.passages.of_note(study.note)
    study.store.undo()
    assert study.store.passages.of_note(study.note) == before and study.body == BODY
    study.store.redo()
    assert study.store.passages.of_note(study.note) == after


def test_steps_that_merge_stay_right_and_are_one_undo(study: Study) -> None:
    study.mark("ninety carers")
    before = study.store.passages.of_note(study.note)
    for text in ("So we", "So then we", "We"):
        with study.store.step("Type", merge=("typing", 1)) as step:
            step.update(NOTE, study.note, {"body": BODY.replace("We", text, 1)})
        assert study.said() == [("ninety carers", False)]
    study.store.undo()
    assert study.store.passages.of_note(study.note) == before


def test_places_that_the_step_gives_are_taken_as_they_are(study: Study) -> None:
    """Which of two equal words was deleted only who typed knows."""
    study.write("so so")
    passage = study.mark("so", "so so")
    with study.store.step("Type") as step:
        step.update(NOTE, study.note, {"body": "so"})
        place(step, study.note, {passage: Span(0, 0, "so", True)})
    assert study.said() == [("so", True)]


def test_a_step_that_touches_no_note_writes_no_passage(study: Study) -> None:
    study.mark("ninety carers")
    heard: list[set[str]] = []
    study.store.subscribe(lambda notice: heard.append(set(notice.changed)))
    with study.store.step("Rename") as step:
        step.update(THEME, study.theme, {"name": "Key skills"})
    with study.store.step("Move") as step:
        step.update(NOTE, study.note, {"position": 4.0})
    assert heard == [{"theme"}, {"note"}]


def test_a_passage_made_with_its_words_alone_is_placed_on_them(study: Study) -> None:
    with study.store.step("Bring in", kind="import") as step:
        step.create(PASSAGE, {"note": study.note, "words": "Nobody paid"})
        step.create(PASSAGE, {"note": study.note, "words": "Somebody paid"})
    assert sorted(study.said()) == [("Nobody paid", False), ("Somebody paid", True)]


def test_an_import_over_a_note_is_taken_back_with_its_passages(study: Study) -> None:
    study.mark("ninety carers")
    before = study.store.passages.of_note(study.note)
    study.write("They said little.", kind="import")
    past = study.store.steps(1)[0].id
    assert study.said() == [("ninety carers", True)]
    with study.store.step("Something else") as step:
        step.create(THEME, {"name": "Health"})
    study.store.take_back(past)
    assert study.body == BODY and study.store.passages.of_note(study.note) == before


def test_an_import_taken_back_leaves_passages_of_notes_that_were_typed_into_since(study: Study) -> None:
    study.mark("ninety carers")
    study.write(BODY.replace("ninety carers", "ninety young carers"), kind="import")
    past = study.store.steps(1)[0].id
    study.write(study.body + " Later.")
    study.store.take_back(past)
    assert study.body.endswith("Later.") and study.said() == [("ninety young carers", False)]


def test_themes_that_are_merged_take_their_passages_along(study: Study) -> None:
    passage = study.mark("ninety carers")
    with study.store.step("Merge") as step:
        other = step.create(THEME, {"name": "Key skills"})
        step.repoint(THEME, other, [study.theme])
        step.delete(THEME, [study.theme])
    found = study.store.passages.get(passage)
    assert found and found.themes == (other,)


@pytest.mark.parametrize("everywhere", [True, False])
def test_an_erased_person_is_in_no_passage_and_none_stands_astray(study: Study, everywhere: bool) -> None:
    study.mark("Ada Nashwell said so")
    study.mark("Ada Nashwell")
    study.mark("Nobody paid for it")
    study.mark("carers. Ada")
    study.write(BODY.replace("Ada Nashwell said so. ", ""))
    study.store.undo()
    erase_person(study.store, study.contact, everywhere)
    assert study.said() == [
        ("carers. [erased]", False),
        ("[erased]", False),
        ("[erased] said so", False),
        ("Nobody paid for it", False),
    ]
    with study.store.step("Delete the words") as step:
        step.update(NOTE, study.note, {"body": "We trained ninety carers."})
    study.store.undo()
    assert ("[erased] said so", False) in study.said()
    while study.store.undo():
        study.said()
    file = study.store.path
    study.store.close()
    assert b"Nashwell" not in file.read_bytes()
    study.store = Store.open(file)


def test_last_words_that_named_the_person_are_erased_too(study: Study) -> None:
    study.mark("Ada Nashwell said so")
    study.write("We trained ninety carers.")
    erase_person(study.store, study.contact, False)
    assert study.said() == [("[erased] said so", True)]
    # The words with the name were brought back by an undo of the step before.
    study.store.undo()
    assert study.said() == [("[erased] said so", False)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    """A study for all examples, each with a note of its own."""
    folder = tmp_path_factory.mktemp("many")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LWDESK_HOME", str(folder / "home"))
        study = begin(folder / "many.lwdesk")
        yield study
        study.store.close()


TEXTS = st.text(alphabet="ab .\n", max_size=30)
ACTS = st.lists(
    st.one_of(TEXTS.map(lambda text: ("write", text)), st.just(("undo", "")), st.just(("redo", ""))), max_size=8
)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=5), ACTS)
def test_whatever_is_written_undone_and_redone_each_is_right(
    many: Study, first: str, places: list[tuple[int, int]], acts: list[tuple[str, str]]
) -> None:
    study = many
    # What it begins with is never undone.
    with study.store.step("Another note", kind="start") as step:
        study.note = step.create(NOTE, {"interview": study.interview, "body": "."})
    study.write(first)
    body = study.body
    with study.store.step("Mark") as step:
        for start, length in places:
            if words := body[start : start + length]:
                stretch = {"start": start, "end": start + len(words), "words": words}
                step.create(PASSAGE, {"note": study.note, **stretch})
    for act, text in acts:
        if act == "write":
            study.write(text)
        else:
            (study.store.undo if act == "undo" else study.store.redo)()
        study.said()
