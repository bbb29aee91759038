"""Notes and summaries as lists: out with people named as they may be, and in again without a change."""

import csv
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lwdesk import marks
from lwdesk.exchange.notes_back import BackPlan, apply_back, find_back, plan_back
from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.papers.notes import write as write_some
from lwdesk.exchange.problems import save_problems
from lwdesk.exchange.read import open_workbook
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import CONTACT, GUIDE, INTERVIEW, NOTE, ORGANISATION, PROMPT, SUMMARY
from lwdesk.records.note import FREE
from lwdesk.store import Query, Store

HEADS = ("Interviewee", "Organisation", "Date", "Section", "Question", "Answer")
WHY, WHO = "Why did it begin?", "Who else should we speak to?"


class Talks:
    """A study with three interviews: Ada by name, Ben by role, Cleo not at all; a guide of two questions."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.step("Begin") as step:
            works = step.create(ORGANISATION, {"name": "Poplar Works"})
            ada = step.create(CONTACT, {"name": "Ada Moss", "organisation": works, "quote": "By name"})
            ben = step.create(CONTACT, {"name": "Ben Oda", "role": "Head", "organisation": works, "quote": "By role"})
            cleo = step.create(CONTACT, {"name": "Cleo Fay", "organisation": works})
            self.ada, self.ben, self.cleo = (
                step.create(INTERVIEW, {"contact": c, "day": day})
                for c, day in ((ada, date(2026, 11, 4)), (ben, date(2026, 11, 3)), (cleo, None))
            )
            self.guide = step.create(GUIDE, {"name": "Guide", "version": 1.0})
            self.why, self.who = (
                step.create(PROMPT, {"guide": self.guide, "section": "The activity", "position": n, "text": text})
                for n, text in ((1.0, WHY), (2.0, WHO))
            )

    def note(self, interview: int, prompt: int | None, body: str = "", **more: Any) -> int:
        given = {"interview": interview, "prompt": prompt, "body": body, "position": 1.0, **more}
        if prompt is None:
            given.setdefault("section", FREE)
        with self.store.step("Note") as step:
            return step.create(NOTE, given)

    def summary(self, interview: int, **heads: str) -> int:
        with self.store.step("Summary") as step:
            return step.create(SUMMARY, {"interview": interview, **heads})

    def bodies(self, interview: int) -> list[str]:
        return [note.body or note.said for note in self.store.notes.of(interview)]


@pytest.fixture
def talks(store: Store) -> Talks:
    return Talks(store)


def plan_of(store: Store, path: Path, wanted: str | None = None) -> BackPlan:
    with open_workbook(path) as book:
        found = find_back(book, wanted)
        assert found, "not recognised"
        return plan_back(store, book, found)


def counts(plan: BackPlan) -> tuple[int, ...]:
    found = plan.summary()
    return tuple(found[name] for name in ("new", "updated", "same", "problems", "ignored"))


def said(plan: BackPlan) -> list[str]:
    return [trouble.sentence for row in plan.problems for trouble in row.troubles]


def sheet(path: Path, *rows: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return path


def rows_in(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


# Out


def test_notes_go_out_by_day_and_person_under_their_questions(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.cleo, None, "Asked us not to name her.")
    talks.note(talks.ada, talks.who, said="Not asked", position=2.0)
    talks.note(talks.ada, talks.why, "• rents\n• jobs")
    talks.note(talks.ben, talks.why, "=SUM(A1)")
    talks.note(talks.ben, talks.why, "", position=9.0)
    assert write_paper(talks.store, "notes", tmp_path / "Notes.csv") == "4 notes"
    assert rows_in(tmp_path / "Notes.csv") == [
        list(HEADS),
        ["Head", "Poplar Works", "2026-11-03", "The activity", WHY, "'=SUM(A1)"],
        ["Ada Moss", "Poplar Works", "2026-11-04", "The activity", WHY, "• rents\n• jobs"],
        ["Ada Moss", "Poplar Works", "2026-11-04", "The activity", WHO, "Not asked"],
        ["a contact", "", "", FREE, "", "Asked us not to name her."],
    ]


def test_the_workbook_is_a_table_with_hidden_keys_and_names_nobody_who_may_not_be(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ben, talks.why, "A shop stood empty.")
    talks.note(talks.cleo, talks.why, "For the children.")
    path = tmp_path / "Notes.xlsx"
    write_paper(talks.store, "notes", path)
    book = openpyxl.load_workbook(path)
    first = book.worksheets[0]
    assert [cell.value for cell in first[1]] == [*HEADS, "lwdesk key"]
    assert first.column_dimensions["G"].hidden and first.freeze_panes == "A2" and len(first.tables) == 1
    assert first["C2"].value.date() == date(2026, 11, 3) and first["F2"].alignment.wrap_text
    everything = " ".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row)
    assert "Ben" not in everything and "Cleo" not in everything
    assert "Everybody is named as they may be quoted" in everything


def test_a_text_that_no_cell_holds_is_cut_and_told(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ada, talks.why, "Long. " * 8_000)
    told = write_paper(talks.store, "notes", tmp_path / "Notes.xlsx")
    assert told == "1 note (1 cut to what a cell holds, which the sheet “About this list” tells)"
    about = openpyxl.load_workbook(tmp_path / "Notes.xlsx")["About this list"]
    assert any("longer than a cell" in str(row[1].value) for row in about.iter_rows())
    assert write_paper(talks.store, "notes", tmp_path / "Notes.csv") == "1 note"
    assert rows_in(tmp_path / "Notes.csv")[1][5] == ("Long. " * 8_000).strip()


def test_only_the_interviews_asked_for_go_out(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ada, talks.why, "One.")
    talks.note(talks.ben, talks.why, "Two.")
    assert write_some(talks.store, tmp_path / "Notes.csv", [talks.ben]) == "1 note"
    assert [row[5] for row in rows_in(tmp_path / "Notes.csv")] == ["Answer", "Two."]


def test_summaries_go_out_a_row_an_interview(talks: Talks, tmp_path: Path) -> None:
    talks.summary(talks.ada, exemplary="The kitchen.", gaps="Childcare.")
    talks.summary(talks.ben, added="A fund.")
    talks.summary(talks.cleo)
    assert write_paper(talks.store, "summaries", tmp_path / "Summaries.csv") == "2 summaries"
    assert rows_in(tmp_path / "Summaries.csv") == [
        ["Interviewee", "Organisation", "Exemplary activity", "Gaps", "Added value"],
        ["Head", "Poplar Works", "", "", "A fund."],
        ["Ada Moss", "Poplar Works", "The kitchen.", "Childcare.", ""],
    ]


# And in again


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_goes_out_comes_in_without_a_change(talks: Talks, tmp_path: Path, ending: str) -> None:
    with talks.store.step("Two more who are not named") as step:
        for text in ("One more.", "And one."):
            contact = step.create(CONTACT, {"name": f"Person who said {text}"})
            talks_to = step.create(INTERVIEW, {"contact": contact})
            step.create(NOTE, {"interview": talks_to, "prompt": talks.why, "body": text})
            step.create(SUMMARY, {"interview": talks_to, "gaps": text})
    for n, body in enumerate(("• a\n• b", "'=1+1", "Not asked.", "007", "1e5", "3 Nov 2003", " x\ty ", "x" * 40_000)):
        talks.note(talks.ada, talks.why if n % 2 else None, body)
    talks.note(talks.cleo, talks.who, said="Declined")
    for name, count in (("notes", 11), ("summaries", 2)):
        path = tmp_path / f"{name}.{ending}"
        write_paper(talks.store, name, path)
        plan = plan_of(talks.store, path)
        assert said(plan) == [] and counts(plan) == (0, 0, count, 0, 0)
        assert apply_back(talks.store, plan).step_id is None


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
NOTES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), TEXTS, st.sampled_from(["", "Not asked", "Declined"])), max_size=8
)


@settings(max_examples=25)
@given(NOTES, st.sampled_from(["xlsx", "csv"]))
def test_any_notes_come_back_without_a_change(
    tmp_path_factory: pytest.TempPathFactory, notes: Any, ending: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    store = Store.create(folder / "any.lwdesk")
    try:
        talks = Talks(store)
        for who, which, body, instead in notes:
            interview = (talks.ada, talks.ben, talks.cleo)[who]
            talks.note(interview, (talks.why, talks.who, None)[which], body, said=instead)
        path = folder / f"Notes.{ending}"
        write_paper(store, "notes", path)
        plan = plan_of(store, path)
        assert counts(plan)[:2] == (0, 0) and said(plan) == []
        assert apply_back(store, plan).step_id is None
    finally:
        store.close()


def test_a_changed_answer_is_changed_in_its_note_and_keeps_its_marks(talks: Talks, tmp_path: Path) -> None:
    bold = marks.write([marks.Mark(0, 5, "b")])
    note = talks.note(talks.ben, talks.why, "Rents rose.", marks=bold)
    talks.note(talks.ben, talks.why, "Another answer.")
    path = tmp_path / "Notes.xlsx"
    write_paper(talks.store, "notes", path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F2"] = "Rents rose twice."
    book.save(path)
    plan = plan_of(talks.store, path)
    assert counts(plan) == (0, 1, 1, 0, 0)
    applied = apply_back(talks.store, plan)
    held = talks.store.notes.get(note)
    assert held and (held.body, held.marks) == ("Rents rose twice.", bold)
    (step,) = talks.store.steps(1)
    assert (step.id, step.kind, step.label) == (applied.step_id, "import", "Import 1 row from Notes.xlsx")
    talks.store.undo()
    assert talks.bodies(talks.ben) == ["Rents rose.", "Another answer."]


def test_a_row_that_was_copied_is_another_answer(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ada, talks.why, "Rents rose.")
    path = tmp_path / "Notes.xlsx"
    write_paper(talks.store, "notes", path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    for column in range(1, 8):
        page.cell(3, column).value = page.cell(2, column).value
    page["F3"] = "The lease ended."
    book.save(path)
    assert counts(plan_of(talks.store, path)) == (1, 0, 1, 0, 0)


def test_answers_sorted_apart_from_their_keys_overwrite_nothing(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ada, talks.why, "Rents rose.")
    talks.note(talks.ada, talks.who, "The mayor.", position=2.0)
    path = tmp_path / "Notes.xlsx"
    write_paper(talks.store, "notes", path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page["G2"], page["G3"] = page["G3"].value, page["G2"].value
    book.save(path)
    assert counts(plan_of(talks.store, path)) == (0, 0, 2, 0, 0)


def test_a_cell_whose_text_was_cut_takes_nothing_away(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ada, talks.why, "x" * 40_000)
    path = tmp_path / "Notes.xlsx"
    write_paper(talks.store, "notes", path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F2"] = "Begins otherwise."
    book.save(path)
    plan = plan_of(talks.store, path)
    assert counts(plan) == (0, 0, 0, 1, 0)
    assert said(plan) == [
        "Notes, row 2, Answer: the study's text is longer than a cell holds, so that its end is not here. "
        "Change it in the study."
    ]


def test_somebody_elses_notes_are_put_under_the_questions(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ada, talks.why, "Rents rose.")
    path = sheet(
        tmp_path / "theirs.xlsx",
        ("Interviewee", "Section", "Question", "Answer"),
        ("ada moss", "", "why did it begin", "Rents rose."),
        ("Ada Moss", "", WHY, "And the lease ended."),
        ("Ada Moss", "", WHY, "And the lease ended."),
        ("Cleo Fay", "", WHO, "not asked"),
        ("Ben Oda", "", "", "A visit would help."),
        ("Ben Oda", "", WHY, None),
    )
    plan = plan_of(talks.store, path)
    assert counts(plan) == (3, 0, 2, 0, 1)
    apply_back(talks.store, plan)
    assert talks.bodies(talks.ada) == ["Rents rose.", "And the lease ended."]
    (cleo,), (ben,) = talks.store.notes.of(talks.cleo), talks.store.notes.of(talks.ben)
    assert (cleo.prompt, cleo.said, cleo.body) == (talks.who, "Not asked", "")
    assert (ben.prompt, ben.section, ben.body) == (None, FREE, "A visit would help.")
    assert talks.store.notes.guide_of(talks.cleo) == talks.guide
    raw = talks.store.get(NOTE, cleo.id)
    assert raw and raw["came_from"] == "theirs.xlsx, Sheet, row 5"
    # Once more, and all of it is known.
    assert counts(plan_of(talks.store, path)) == (0, 0, 5, 0, 1)
    talks.store.undo()
    assert talks.store.count(Query(NOTE)) == 1 and talks.store.notes.guide_of(talks.cleo) is None
    assert talks.store.check() == []


def test_an_older_wording_leads_to_the_question_of_the_interviews_guide(talks: Talks, tmp_path: Path) -> None:
    with talks.store.step("Next version") as step:
        newer = step.create(GUIDE, {"name": "Guide", "version": 2.0})
        asked = {"guide": newer, "section": "The activity", "position": 1.0, "text": "What was it for?"}
        now = step.create(PROMPT, asked | {"root": talks.why})
        step.update(INTERVIEW, talks.cleo, {"guide": newer})
    path = sheet(tmp_path / "n.xlsx", HEADS, ("Cleo Fay", "", None, "", WHY, "For the children."))
    apply_back(talks.store, plan_of(talks.store, path))
    (note,) = talks.store.notes.of(talks.cleo)
    assert note.prompt == now


def test_what_fits_nowhere_is_told_with_sheet_row_and_column(talks: Talks, tmp_path: Path) -> None:
    with talks.store.step("Seen twice") as step:
        contact = talks.store.get(INTERVIEW, talks.ada)
        assert contact
        step.create(INTERVIEW, {"contact": contact["contact"], "day": date(2026, 12, 1)})
    talks.note(talks.cleo, talks.why, "For the children.")
    path = sheet(
        tmp_path / "n.xlsx",
        HEADS,
        ("Dora Kay", "", None, "", WHY, "x"),
        ("Ada Moss", "Quay Trust", None, "", WHY, "x"),
        ("Ada Moss", "", date(2026, 11, 5), "", WHY, "x"),
        ("Ada Moss", "", "soon", "", WHY, "x"),
        ("Ada Moss", "", None, "", WHY, "x"),
        (None, "", None, "", WHY, "x"),
        ("Cleo Fay", "", None, "", "What colour?", "x"),
        ("Cleo Fay", "", None, "", WHY, "Not known"),
    )
    plan = plan_of(talks.store, path)
    assert counts(plan) == (0, 0, 0, 8, 0)
    beginnings = [
        "Sheet, row 2, Interviewee: the schedule has no interview with “Dora Kay”.",
        "Sheet, row 3, Organisation: the schedule has no “Ada Moss” of “Quay Trust”.",
        "Sheet, row 4, Date: the schedule has no interview with “Ada Moss” on 5 Nov 2026.",
        "Sheet, row 5, Date: “soon” ",
        "Sheet, row 6, Interviewee: 2 interviews fit “Ada Moss”. Give the date of the one that is meant.",
        "Sheet, row 7, Interviewee: nobody is named.",
        "Sheet, row 8, Question: no guide asks “What colour?”.",
        "Sheet, row 9, Answer: “Not known” stands against an answer that the study has.",
    ]
    for sentence, beginning in zip(said(plan), beginnings, strict=True):
        assert sentence.startswith(beginning)
    out = tmp_path / "mend.xlsx"
    assert save_problems(plan, out) == 8
    assert [cell.value for cell in openpyxl.load_workbook(out).worksheets[0][1]] == [*HEADS, "What to mend"]
    assert counts(plan_of(talks.store, out)) == (0, 0, 0, 8, 0)


def test_an_import_of_notes_can_be_taken_back_later(talks: Talks, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "n.xlsx", HEADS, ("Ada Moss", "", None, "", WHY, "One."), ("Cleo Fay", "", None, "", WHY, "Two.")
    )
    applied = apply_back(talks.store, plan_of(talks.store, path))
    talks.note(talks.ben, talks.why, "Typed since.")
    assert applied.step_id
    _, kept = talks.store.take_back(applied.step_id)
    assert kept == [] and talks.bodies(talks.ada) == [] and talks.bodies(talks.ben) == ["Typed since."]


def test_summaries_are_made_changed_by_their_key_and_never_overwritten_without(talks: Talks, tmp_path: Path) -> None:
    heads = ("Interviewee", "Organisation", "Exemplary activity", "Gaps", "Added value")
    path = sheet(tmp_path / "s.xlsx", heads, ("Ada Moss", None, "The kitchen.", "Childcare.", None))
    assert counts(plan_of(talks.store, path)) == (1, 0, 0, 0, 0)
    apply_back(talks.store, plan_of(talks.store, path))
    assert counts(plan_of(talks.store, path)) == (0, 0, 1, 0, 0)
    other = sheet(tmp_path / "o.xlsx", heads, ("Ada Moss", None, None, "Rents.", "A fund."))
    plan = plan_of(talks.store, other)
    assert said(plan)[0].startswith("Sheet, row 2, Gaps: the study has another text there.")
    ours = tmp_path / "Summaries.xlsx"
    write_paper(talks.store, "summaries", ours)
    book = openpyxl.load_workbook(ours)
    book.worksheets[0]["D2"], book.worksheets[0]["E2"] = "Rents.", "A fund."
    book.save(ours)
    plan = plan_of(talks.store, ours)
    assert counts(plan) == (0, 1, 0, 0, 0)
    assert [row.changes for row in plan.rows] == [
        (("Gaps", "Childcare.", "Rents."), ("Added value", "", "A fund.")),
    ]
    apply_back(talks.store, plan)
    (summary,) = talks.store.ids(Query(SUMMARY))
    raw = talks.store.get(SUMMARY, summary)
    assert raw and [raw[h] for h in ("exemplary", "gaps", "added")] == ["The kitchen.", "Rents.", "A fund."]


def test_other_headings_do_when_the_list_is_named(talks: Talks, tmp_path: Path) -> None:
    path = sheet(tmp_path / "n.xlsx", ("Respondent", "Prompt", "Response"), ("Cleo Fay", WHY, "For the children."))
    with open_workbook(path) as book:
        assert find_back(book) is None and find_back(book, "contacts") is None
    assert plan_of(talks.store, path, "notes").mapping == {
        "Respondent": "Interviewee", "Prompt": "Question", "Response": "Answer",
    }  # fmt: skip
    with (
        open_workbook(path) as book,
        pytest.raises(ExchangeTrouble, match=r"no row of headings for a list of summaries"),
    ):
        find_back(book, "summaries")


def test_the_paper_has_the_interviews_that_have_notes(talks: Talks, tmp_path: Path) -> None:
    talks.note(talks.ben, talks.why, "A shop stood empty.")
    path = tmp_path / "Notes.docx"
    assert write_paper(talks.store, "notes", path) == "the notes of 1 interview"
    with zipfile.ZipFile(path) as held:
        document = held.read("word/document.xml").decode()
    assert "A shop stood empty." in document and "Ben Oda" not in document
