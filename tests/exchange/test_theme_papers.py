"""Passages by theme and the grid on paper: people as they may be quoted, no formula, nothing lost."""

from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from lwdesk.exchange.papers import grid, passages, write_paper
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.operations import findings, themes
from lwdesk.records import CONTACT, INTERVIEW, NOTE, ORGANISATION, PASSAGE
from lwdesk.store import Store

BODY = "=SUM(A1) is what they said. Nobody asks. Ask the landlord."
SECRET = ("Ben Lowe", "Quiet Trust")


@pytest.fixture
def said(store: Store) -> Store:
    """Ada by name, Ben not at all; three passages on two themes and a sub-theme, one without."""
    with store.step("Begin") as step:
        trusts = [step.create(ORGANISATION, {"name": name}) for name in ("Open Trust", "Quiet Trust")]
        people = [
            step.create(CONTACT, {"name": name, "role": "Director", "quote": quote, "organisation": trust})
            for name, quote, trust in zip(("Ada Okoro", "Ben Lowe"), ("By name", "Not at all"), trusts, strict=True)
        ]
        talks = [
            step.create(INTERVIEW, {"contact": who, "day": day, "status": "Held"})
            for who, day in zip(people, ("2003-11-03", "2003-11-04"), strict=True)
        ]
        notes = [step.create(NOTE, {"interview": talk, "body": BODY}) for talk in talks]
    health, sleep, work = (themes.create(store, path) for path in ("Health", "Health > Sleep", "Work"))
    with store.step("Mark") as step:
        for note, words, on in (
            (notes[0], "=SUM(A1) is what they said.", (health, work)), (notes[1], "Nobody asks.", (sleep,)),
            (notes[1], "Ask the landlord.", ()), (notes[0], "Taken out since", (work,)),
        ):  # fmt: skip
            start = max(BODY.find(words), 0)
            given = {"note": note, "words": words, "themes": on, "start": start, "end": start + len(words)}
            step.create(PASSAGE, given | {"lost": words not in BODY})
    findings.write(store, talks[0], health, "Tired\nand short of time")
    findings.write(store, talks[1], work, "+44 is no number here")
    return store


def everything(path: Path) -> str:
    """All the words of a workbook or a document."""
    if path.suffix == ".xlsx":
        sheets = load_workbook(path).worksheets
        return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell is not None)
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_list_of_passages_goes_by_theme(said: Store, tmp_path: Path) -> None:
    target = tmp_path / "passages.xlsx"
    assert write_paper(said, "passages", target) == "5 passages"
    sheet = load_workbook(target).worksheets[0]
    rows = [list(row)[:8] for row in sheet.values]
    assert rows[0] == [field.label for field in passages.FIELDS]
    day = datetime(2003, 11, 3)
    assert rows[1] == [
        "Health", "=SUM(A1) is what they said.", "Ada Okoro", "Open Trust", day, None, "Work", None
    ]  # fmt: skip
    assert sheet["B2"].data_type == "s", "what was said is never a formula"
    assert [row[0] for row in rows[1:]] == ["Health", "Health › Sleep", "Work", "Work", "Without a theme"]
    assert rows[2][2:4] == ["a contact", None]
    assert rows[4][7] == passages.GONE or rows[3][7] == passages.GONE


def test_only_the_themes_asked_for_are_written(said: Store, tmp_path: Path) -> None:
    health, sleep, work = (theme.id for theme in said.themes.all())
    target = tmp_path / "passages.csv"
    assert passages.write(said, target, [health, sleep]) == "2 passages"
    assert passages.write(said, target, [work]) == "2 passages"
    assert "Nobody asks" not in target.read_text(encoding="utf-8-sig")


def test_the_paper_of_passages_has_a_heading_a_theme(said: Store, tmp_path: Path) -> None:
    target = tmp_path / "passages.docx"
    assert write_paper(said, "passages", target) == "5 passages"
    document = Document(str(target))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Health"), ("Heading 2", "Sleep"), ("Heading 1", "Work"), ("Heading 1", "Without a theme"),
    ]  # fmt: skip
    text = everything(target)
    assert "“Nobody asks.”\n— a contact, 4 Nov 2003" in text
    assert "— Ada Okoro, Director, Open Trust, 3 Nov 2003 · These words are no longer in the note." in text


def test_the_grid_has_a_row_an_interview_and_a_column_a_theme(said: Store, tmp_path: Path) -> None:
    target = tmp_path / "grid.xlsx"
    assert write_paper(said, "grid", target) == "2 interviews"
    sheet = load_workbook(target).worksheets[0]
    rows = [list(row)[:5] for row in sheet.values]
    assert rows[0] == ["Interviewee", "Organisation", "Date", "Health", "Work"]
    assert rows[1] == ["Ada Okoro", "Open Trust", datetime(2003, 11, 3), "Tired\nand short of time", None]
    assert rows[2] == ["a contact", None, datetime(2003, 11, 4), None, "+44 is no number here"]


def test_the_grid_on_paper_lies_across_and_goes_on_below(said: Store, tmp_path: Path) -> None:
    for name in ("Pay", "Interviewee", "Travel", "Work "):
        themes.create_beside(said, name, None)
    target = tmp_path / "grid.docx"
    assert write_paper(said, "grid", target) == "2 interviews"
    document = Document(str(target))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE and section.page_width > section.page_height  # type: ignore[operator]
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert heads == [["Interviewee", "Health", "Work", "Pay", "Interviewee"], ["Interviewee", "Travel", "Work"]]
    assert document.tables[0].rows[1].cells[1].text == "Tired\nand short of time"
    sheet = tmp_path / "grid.xlsx"
    grid.write(said, sheet)
    labels = [cell.value for cell in load_workbook(sheet).worksheets[0][1]][:9]
    assert labels[3:] == ["Health", "Work", "Pay", "Interviewee (2)", "Travel", "Work (2)"]


@pytest.mark.parametrize("name", ["passages", "grid"])
@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_nobody_is_named_who_is_not_to_be(said: Store, tmp_path: Path, name: str, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    write_paper(said, name, target)
    text = everything(target)
    assert "Ada Okoro" in text and not any(word in text for word in SECRET)


def test_a_grid_without_themes_is_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExchangeTrouble, match="There is no theme yet"):
        write_paper(store, "grid", tmp_path / "grid.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
    assert write_paper(store, "passages", tmp_path / "passages.docx") == "0 passages"
