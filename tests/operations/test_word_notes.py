"""Notes from Word: planned against what is there, brought in as one step, taken back, and read back as written."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from lwdesk.exchange.word.read import read_document
from lwdesk.exchange.word.recognise import To
from lwdesk.exchange.word.write import write_notes
from lwdesk.marks import Mark, write
from lwdesk.operations import guide as guides
from lwdesk.operations.word_apply import Brought, bring_in
from lwdesk.operations.word_meeting import How, summary_of
from lwdesk.operations.word_notes import Choice, Intake, Paper
from lwdesk.records import CONTACT, INTERVIEW, NOTE, ORGANISATION, SUMMARY
from lwdesk.records.note import FREE
from lwdesk.store import Query, Store
from lwdesk.store.notes import PromptInfo


@pytest.fixture
def prompts(store: Store) -> list[PromptInfo]:
    return store.notes.prompts(guides.current(store))


@pytest.fixture
def ada(store: Store, prompts: list[PromptInfo]) -> int:
    """An interview with Ada Moss, who may be named."""
    with store.step("Ada") as step:
        council = step.create(ORGANISATION, {"name": "Northgate Borough Council"})
        given = {"name": "Ada Moss", "role": "Head of employment", "organisation": council, "quote": "By name"}
        contact = step.create(CONTACT, given)
        return step.create(
            INTERVIEW,
            {"contact": contact, "status": "Held", "day": date(2026, 11, 3), "time": "10:00", "place": "Town hall",
             "interviewer": "Sam Carter"},
        )  # fmt: skip


def document(path: Path, *answers: tuple[str, str], who: str = "Ada Moss") -> Path:
    """A document with a heading for each question."""
    made = Document()
    made.add_paragraph(f"Interviewee: {who}")
    for asked, said in answers:
        made.add_heading(asked, 2)
        made.add_paragraph(said)
    made.save(path)
    return path


def plan(store: Store, *paths: Path) -> tuple[Intake, list[Paper]]:
    intake = Intake(store)
    return intake, [paper for path in paths for paper in intake.plan(read_document(path))]


def bring(store: Store, *paths: Path) -> Brought:
    return bring_in(store, plan(store, *paths)[1])


def said(store: Store, interview: int) -> list[tuple[int | None, str, str]]:
    return [(n.prompt, n.body, n.said) for n in store.notes.of(interview)]


def test_answers_come_under_their_questions(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    path = document(
        tmp_path / "a.docx", (prompts[0].text, "Head"), (prompts[4].text, "n/a"), ("Parking", "Round the back")
    )
    done = bring(store, path)
    assert said(store, ada) == [
        (prompts[0].id, "Head", ""),
        (prompts[4].id, "", "Not asked"),
        (None, "Parking\nRound the back", ""),
    ]
    notes = store.notes.of(ada)
    assert [n.section for n in notes] == [prompts[0].section, prompts[4].section, FREE]
    assert store.notes.guide_of(ada) == prompts[0].guide
    assert (done.new, done.updated, done.interviews) == (3, 0, (ada,))
    held = store.get(NOTE, notes[0].id)
    assert held and "a.docx" in held["came_from"]


def test_the_same_file_again_changes_nothing(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    path = document(tmp_path / "a.docx", (prompts[0].text, "Head"), ("Parking", "Round the back"))
    bring(store, path)
    before, steps = said(store, ada), len(store.steps(100))
    assert bring(store, path) == Brought()
    assert said(store, ada) == before and len(store.steps(100)) == steps


def test_one_undo_takes_many_files_back(store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path) -> None:
    first = document(tmp_path / "a.docx", (prompts[0].text, "Head"))
    second = document(tmp_path / "b.docx", (prompts[1].text, "Ran a hostel"))
    done = bring(store, first, second)
    assert len(said(store, ada)) == 2
    assert store.steps(1)[0].label == "Notes from 2 Word files" and store.steps(1)[0].kind == "import"
    store.undo()
    assert said(store, ada) == [] and store.notes.guide_of(ada) is None
    store.redo()
    assert done.step_id and len(said(store, ada)) == 2


def test_it_can_be_taken_back_later(store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path) -> None:
    done = bring(store, document(tmp_path / "a.docx", (prompts[0].text, "Head"), (prompts[1].text, "Hostel")))
    assert done.step_id
    kept = store.notes.of(ada)[0].id
    with store.step("Type") as step:
        step.update(NOTE, kept, {"body": "Head, and more"})
    store.take_back(done.step_id)
    assert [body for _, body, _ in said(store, ada)] == ["Head, and more"]


def test_another_answer_comes_beside_or_in_its_place(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    bring(store, document(tmp_path / "a.docx", (prompts[0].text, "Head")))
    path = document(tmp_path / "b.docx", (prompts[0].text, "Head of it all"))
    intake, (paper,) = plan(store, path)
    coming = next(c for c in paper.comings if c.piece.to is To.PROMPT)
    assert (coming.now, coming.how) == ("Head", How.ADD)
    intake.replace(paper, coming, True)
    assert coming.how is How.REPLACE
    bring_in(store, [paper])
    assert said(store, ada) == [(prompts[0].id, "Head of it all", "")]
    store.undo()
    bring(store, path)
    assert [body for _, body, _ in said(store, ada)] == ["Head", "Head of it all"]


def test_a_note_without_words_is_filled_and_an_answer_stays(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    with store.step("Type") as step:
        step.create(NOTE, {"interview": ada, "prompt": prompts[0].id, "said": "Not asked", "position": 1.0})
        step.create(NOTE, {"interview": ada, "prompt": prompts[1].id, "body": "Hostel", "position": 2.0})
    done = bring(store, document(tmp_path / "a.docx", (prompts[0].text, "Head"), (prompts[1].text, "not asked")))
    assert said(store, ada) == [(prompts[0].id, "Head", ""), (prompts[1].id, "Hostel", "")]
    assert (done.new, done.updated) == (0, 1)


def test_a_new_interview_for_a_contact_and_for_a_new_name(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    with store.step("Bo") as step:
        bo = step.create(CONTACT, {"name": "Bo Lund"})
    known = document(tmp_path / "a.docx", (prompts[0].text, "Director"), who="Bo Lund")
    unknown = document(tmp_path / "b.docx", (prompts[0].text, "Teacher"), who="Zed Quill, Wharf Training")
    intake, (first, second) = plan(store, known, unknown)
    assert first.choice == Choice(contact=bo) and second.choice is None
    intake.choose(second, Choice(name="Zed Quill"))
    done = bring_in(store, [first, second])
    names = store.labels("interview", done.interviews)
    assert list(names.values()) == ["Bo Lund", "Zed Quill"]
    (zed,) = [i for i, *_, name in store.identities(CONTACT) if name == "Zed Quill"]
    held = store.get(CONTACT, zed)
    assert held and store.labels("organisation", [held["organisation"]]) == {held["organisation"]: "Wharf Training"}
    store.undo()
    assert len(store.ids(Query(INTERVIEW))) == 1 and len(store.ids(Query(CONTACT))) == 2


def test_a_paper_that_is_nobodys_is_not_brought_in(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    path = document(tmp_path / "a.docx", (prompts[0].text, "Head"), who="Somebody Else")
    assert bring(store, path) == Brought()


def test_a_study_without_a_guide_gets_one_when_notes_come(store: Store, tmp_path: Path) -> None:
    with store.step("Ada") as step:
        interview = step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": "Ada Moss"})})
    path = document(tmp_path / "a.docx", ("What should we read?", "The report of 2002"))
    _, papers = plan(store, path)
    assert store.notes.guides() == []
    bring_in(store, papers)
    (note,) = store.notes.of(interview)
    assert note.prompt and store.notes.prompts_by_id([note.prompt])[note.prompt].text == "What should we read?"


def full_study(store: Store, ada: int, prompts: Sequence[PromptInfo]) -> list[int]:
    """Two interviews with everything that notes can hold; the second person may not be named."""
    body = "We were \u201cthrown in\u201d.\n\n\u2022 one\n\u2022 two\nKey point\nWhat should we read?\n  Last <&>"
    kept = [Mark(8, 19, "q"), Mark(0, 2, "i"), Mark(body.index("two"), body.index("two") + 3, "b"),
            Mark(body.index("Key"), body.index("Key") + 9, "b")]  # fmt: skip
    with store.step("Type") as step:
        other = step.create(
            INTERVIEW, {"contact": step.create(CONTACT, {"name": "Bo Lund"}), "guide": prompts[0].guide}
        )
        step.update(INTERVIEW, ada, {"guide": prompts[0].guide})
        for at, prompt in enumerate(prompts):
            given = {"interview": ada, "prompt": prompt.id, "section": prompt.section, "position": float(at)}
            step.create(NOTE, given | {"body": f"{at}. {body}"} | {"marks": write([Mark(m.start + len(f"{at}. "),
                        m.end + len(f"{at}. "), m.kind) for m in kept])})  # fmt: skip
        step.create(NOTE, {"interview": ada, "prompt": prompts[2].id, "body": "Another", "position": 50.0})
        step.create(NOTE, {"interview": ada, "section": FREE, "body": "Loose", "position": 51.0})
        step.create(NOTE, {"interview": ada, "section": FREE, "body": "Looser\nstill", "position": 52.0})
        step.create(NOTE, {"interview": other, "prompt": prompts[3].id, "said": "Declined", "position": 1.0})
        step.create(SUMMARY, {"interview": ada, "exemplary": "Good\nthing", "gaps": "None", "added": "Much"})
    return [ada, other]


def test_reading_back_a_written_file_puts_every_answer_where_it_was(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    ids = full_study(store, ada, prompts)
    assert write_notes(store, ids, tmp_path / "all.docx") == 2
    intake, papers = plan(store, tmp_path / "all.docx")
    assert [p.choice.interview for p in papers if p.choice] == ids
    assert {c.how for p in papers for c in p.comings} == {How.SAME, How.NOTHING}

    def everything() -> list[list[tuple[object, ...]]]:
        return [sorted((n.prompt or 0, n.body, n.said, n.marks) for n in store.notes.of(i)) for i in ids]

    before, heads = everything(), summary_of(store, ada)
    with store.step("Lose it all") as step:
        step.delete(NOTE, [n.id for i in ids for n in store.notes.of(i)])
        summary = store.notes.summary_of(ada)
        assert summary
        step.delete(SUMMARY, [summary])
    intake.refresh(papers)
    bring_in(store, papers)
    assert everything() == before and summary_of(store, ada) == heads


def test_a_file_names_people_as_they_may_be_quoted(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    ids = full_study(store, ada, prompts)
    write_notes(store, ids, tmp_path / "all.docx")
    made = Document(str(tmp_path / "all.docx"))
    text = "\n".join(p.text for p in made.paragraphs)
    assert "Interviewee: Ada Moss, Head of employment, Northgate Borough Council" in text
    assert "Interviewer: Sam Carter" in text and "Place: Town hall" in text
    assert "Bo Lund" not in text and "Interview with a contact" in text
    assert made.core_properties.author == "lwdesk" and made.core_properties.title
    assert {p.style.name for p in made.paragraphs if p.style} >= {
        "Title",
        "Heading 1",
        "Heading 2",
        "Answer",
        "Details",
    }
    assert not any(bad in text for bad in ("Bo ", "Lund"))


def test_a_file_of_one_interview_carries_its_name_in_the_properties(
    store: Store, ada: int, prompts: Sequence[PromptInfo], tmp_path: Path
) -> None:
    write_notes(store, [ada], tmp_path / "one.docx")
    made = Document(str(tmp_path / "one.docx"))
    assert made.core_properties.title == "Interview with Ada Moss, Head of employment, Northgate Borough Council"
    assert "Nothing has been typed up of this interview." in [p.text for p in made.paragraphs]
    assert round(made.sections[0].page_width.cm, 1) == 21.0  # type: ignore[union-attr]
