"""The paper as a Word document and as a workbook."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from plan_study import NOVEMBER, PlanStudy

from lwdesk.cli import run
from lwdesk.exchange.board.compose import compose
from lwdesk.exchange.board.letterhead import LetterheadTrouble
from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.operations import board
from lwdesk.records import ACTION, COMMITMENT, ISSUE, MEASURE, PROGRESS
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.store.outlook import next_months

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def later(plan: PlanStudy, tmp_path: Path) -> PlanStudy:
    """The study half a year after its first paper."""
    plan.write_in_may(tmp_path / "may.docx")
    plan.go_on()
    return plan


def lines(path: Path) -> list[tuple[str, str]]:
    """(style, text) of every paragraph outside of tables."""
    return [(p.style.name, p.text) for p in Document(str(path)).paragraphs if p.text]  # type: ignore[union-attr,misc]


def tables(path: Path) -> dict[str, list[list[str]]]:
    """The tables by what is read aloud of them, each as rows of cells."""
    found: dict[str, list[list[str]]] = {}
    for table in Document(str(path)).tables:
        caption = table._tbl.tblPr.find(f"{W}tblCaption")
        assert caption is not None
        found.setdefault(caption.get(f"{W}val"), []).extend([cell.text for cell in row.cells] for row in table.rows)
    return found


def sheet(path: Path, name: str) -> list[list[Any]]:
    """The rows of a sheet."""
    return [list(row) for row in load_workbook(path)[name].iter_rows(values_only=True)]


def test_the_document_has_every_section_under_a_heading(later: PlanStudy, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    assert board.write(later.store, path).in_words == "5 commitments"
    written = lines(path)
    assert written[0] == ("Title", "London Works: progress of the action plan")
    assert [text for style, text in written if style == "Heading 1"] == [
        "Summary", "3.1 Links to health", "3.2 A charter for workplaces", "Measures of success",
        "What is late, and why", "Issues to decide", "The next three months",
    ]  # fmt: skip
    assert ("List Bullet", "3.1.1 Train link workers: done on 15 Nov 2004.") in written
    assert tables(path)["What was promised"][1] == [
        "3.1.1", "Train link workers", "Northgate Council", "30 Sep 2004", "Done", "–",
    ]  # fmt: skip
    assert tables(path)["What is late"][1:] == [
        ["3.2.1", "Sign up ten employers", "–", "31 Oct 2004", "15", "Nobody has said why."]
    ]


def test_headings_of_tables_repeat_and_charts_are_told_in_words(later: PlanStudy, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    board.write(later.store, path)
    body = zipfile.ZipFile(path).read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == len([name for name in tables(path) if name != "Charts of the measures"]) + 1
    assert body.count("<wp:docPr ") == 1
    [told] = [part.split('"')[1] for part in body.split("descr=")[1:]]
    assert told.startswith("Link workers trained: On a straight line from 0 (1 Apr 2004) to 40 people (31 Mar 2005)")
    assert told.endswith("Readings: 4 on 1 May 2004; 30 on 1 Oct 2004.")
    pictures = [name for name in zipfile.ZipFile(path).namelist() if name.startswith("word/media/")]
    assert len(pictures) == 1
    footers = [name for name in zipfile.ZipFile(path).namelist() if "footer" in name and name.endswith(".xml")]
    assert any("NUMPAGES" in zipfile.ZipFile(path).read(name).decode() for name in footers)


def test_every_figure_equals_what_the_pages_show(later: PlanStudy, tmp_path: Path) -> None:
    store = later.store
    path = tmp_path / "paper.docx"
    board.write(store, path)
    today = store.today()
    plan = store.plan.commitments(today)
    standing = [commitment.standing.status for commitment in plan]
    summary = next(text for style, text in lines(path) if text.startswith("The plan has"))
    assert summary == (
        f"The plan has {store.count(Query(ACTION))} actions and {store.count(Query(COMMITMENT))} commitments: "
        f"{standing.count('Under way')} under way, {standing.count('Done')} done, {standing.count('Late')} late, "
        f"{standing.count('Dropped')} dropped and {standing.count('')} without a status."
    )
    late = [c for c in plan if c.standing.status == "Late"]
    assert len(tables(path)["What is late"]) - 1 == len(late) == standing.count("Late")
    assert len(tables(path)["What was promised"]) - 2 == store.count(Query(COMMITMENT))
    assert len(tables(path)["The measures"]) - 1 == store.count(Query(MEASURE))
    coming = sum(len(group.commitments) for group in next_months(plan, today))
    assert len(tables(path)["In the next three months"]) - 1 == coming > 0
    open_issues = [issue for issue in store.plan.issues() if issue.is_open]
    assert len(tables(path)["To be decided"]) - 1 == len(open_issues) < store.count(Query(ISSUE))
    assert len(sheet_rows(store, tmp_path, "Late")) == len(late)
    assert len(sheet_rows(store, tmp_path, "Commitments")) == len(plan)


def sheet_rows(store: Store, folder: Path, name: str) -> list[list[Any]]:
    path = folder / "figures.xlsx"
    board.write(store, path)
    return sheet(path, name)[1:]


def test_the_workbook_says_the_same_sheet_by_sheet(later: PlanStudy, tmp_path: Path) -> None:
    path = tmp_path / "paper.xlsx"
    board.write(later.store, path)
    workbook = load_workbook(path)
    assert workbook.sheetnames == [
        "Summary", "Commitments", "Progress", "Measures", "Charts", "Readings", "Late", "Issues", "Next three months",
    ]  # fmt: skip
    assert len(workbook["Charts"]._charts) == 1
    said = {row[0]: row[1] for row in sheet(path, "Summary")}
    assert said["Progress since"] == "10 May 2004" and said["Summary"].startswith("The plan has 2 actions")
    progress = [row[1:7] for row in sheet(path, "Progress")[1:]]
    assert [row[2] for row in progress] == [
        "Done", "Put off", "Red, amber, green", "Dropped", "Owner", "Late", "New", "Update",
    ]  # fmt: skip
    moved = next(row for row in progress if row[2] == "Put off")
    assert [value.date() for value in moved[4:6]] == [date(2004, 6, 30), date(2005, 2, 28)]
    assert next(row for row in progress if row[2] == "Owner")[4:6] == ["Northgate Council", "Ana Pereira"]
    noted = {row[3]: row[8] for row in sheet(path, "Progress")[1:]}
    assert noted["Done"] == later.store.by and noted["Late"] is None


def test_what_is_left_out_is_in_neither(later: PlanStudy, tmp_path: Path) -> None:
    for key in ("measures", "late", f"action/{later.charter}"):
        board.leave_out(later.store, key)
    board.write(later.store, tmp_path / "paper.docx")
    headings = [text for style, text in lines(tmp_path / "paper.docx") if style == "Heading 1"]
    assert headings == ["Summary", "3.1 Links to health", "Issues to decide", "The next three months"]
    board.write(later.store, tmp_path / "paper.xlsx")
    assert not {"Measures", "Charts", "Late"} & set(load_workbook(tmp_path / "paper.xlsx").sheetnames)
    assert {row[0] for row in sheet(tmp_path / "paper.xlsx", "Commitments")[1:]} == {"3.1 Links to health"}
    board.leave_out(later.store, "late", False)
    board.write(later.store, tmp_path / "paper.docx")
    assert ("Heading 1", "What is late, and why") in lines(tmp_path / "paper.docx")


def test_a_letterhead_keeps_its_words_and_the_paper_takes_the_marked_place(later: PlanStudy, tmp_path: Path) -> None:
    head = tmp_path / "Letterhead.docx"
    made = Document()
    made.sections[0].header.paragraphs[0].text = "Northgate Council"
    made.add_paragraph("To the board")
    made.add_paragraph(" [Paper] ")
    made.add_paragraph("Yours sincerely")
    made.save(str(head))
    board.set_letterhead(later.store, head)
    board.write(later.store, tmp_path / "paper.docx")
    written = [text for _, text in lines(tmp_path / "paper.docx")]
    assert written[0] == "To the board" and written[-1] == "Yours sincerely"
    assert written[1] == "London Works: progress of the action plan" and " [Paper] " not in written
    read = Document(str(tmp_path / "paper.docx"))
    assert read.sections[0].header.paragraphs[0].text == "Northgate Council"
    board.write(later.store, tmp_path / "plain.docx", plain=True)
    assert "To the board" not in [text for _, text in lines(tmp_path / "plain.docx")]


def test_a_letterhead_saved_as_a_template_is_taken_and_the_paper_is_a_document(
    later: PlanStudy, tmp_path: Path
) -> None:
    made, plain = Document(), tmp_path / "plain.docx"
    made.sections[0].header.paragraphs[0].text = "Northgate Council"
    made.save(str(plain))
    template = tmp_path / "Letterhead.dotx"
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(template, "w") as saved:
        for name in parts.namelist():
            saved.writestr(name, parts.read(name).replace(b"document.main+xml", b"template.main+xml"))
    with pytest.raises(ValueError, match="template"):
        Document(str(template))
    board.set_letterhead(later.store, template)
    board.write(later.store, tmp_path / "paper.docx")
    read = Document(str(tmp_path / "paper.docx"))
    assert read.sections[0].header.paragraphs[0].text == "Northgate Council"
    assert ("Heading 1", "Summary") in lines(tmp_path / "paper.docx")


def test_a_letterhead_without_the_styles_or_a_marker_is_followed_by_the_paper(later: PlanStudy, tmp_path: Path) -> None:
    head = tmp_path / "bare.docx"
    made = Document()
    made.add_paragraph("Northgate Council")
    for name in ("Title", "Heading 1", "Heading 2", "List Bullet"):
        made.styles.element.remove(made.styles[name].element)
    made.save(str(head))
    board.set_letterhead(later.store, head)
    board.write(later.store, tmp_path / "paper.docx")
    written = lines(tmp_path / "paper.docx")
    assert written[0][1] == "Northgate Council" and ("Heading 1", "Summary") in written


def test_a_letterhead_that_is_none_is_refused_in_one_sentence(later: PlanStudy, tmp_path: Path) -> None:
    odd = tmp_path / "odd.docx"
    odd.write_text("This is no Word document.", encoding="utf-8")
    with pytest.raises(LetterheadTrouble, match=r"odd\.docx is not a Word document \(\.docx\) or template"):
        board.set_letterhead(later.store, odd)
    assert board.letterhead(later.store) is None
    head, target = tmp_path / "head.docx", tmp_path / "paper.docx"
    Document().save(str(head))
    board.set_letterhead(later.store, head)
    head.unlink()
    target.write_bytes(b"the old paper")
    with pytest.raises(LetterheadTrouble, match=r"The letterhead head\.docx is not in its folder any more\."):
        board.write(later.store, target)
    assert target.read_bytes() == b"the old paper"


def test_texts_that_would_harm_a_file_are_written_as_they_are(plan: PlanStudy, tmp_path: Path) -> None:
    with plan.store.step("Odd") as step:
        odd = '=HYPERLINK("x") & <b> “ends”'
        step.update(COMMITMENT, plan.training, {"text": odd, "by_year_end": "Long. " * 3000})
        step.update(ACTION, plan.health, {"name": "=3.1+1"})
        step.create(PROGRESS, {"commitment": plan.training, "day": date(2004, 5, 9), "text": "=1+1"})
        step.create(ISSUE, {"text": "+SUM(A1)"})
        step.create(MEASURE, {"name": "=A1", "unit": "<%>", "baseline": 1.0, "target": 1e300})
    section = compose(plan.store).sections[0]
    board.edit(plan.store, section, "Bell \x07 and \ud800 <tag> & =2+2")
    board.write(plan.store, tmp_path / "paper.docx")
    assert any(odd in row[1] for row in tables(tmp_path / "paper.docx")["What was promised"])
    board.write(plan.store, tmp_path / "paper.xlsx")
    workbook = load_workbook(tmp_path / "paper.xlsx")
    formulas = [cell.value for page in workbook for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []
    assert odd in [row[2] for row in sheet(tmp_path / "paper.xlsx", "Commitments")]


def test_an_empty_plan_is_a_paper_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "empty.lwdesk", "Empty")
    assert write_paper(store, "board", tmp_path / "paper.docx") == "0 commitments"
    written = [text for _, text in lines(tmp_path / "paper.docx")]
    assert "The plan holds no commitment yet." in written and "Nothing is late." in written
    assert write_paper(store, "board", tmp_path / "paper.xlsx") == "0 commitments"
    with pytest.raises(ExchangeTrouble, match=r"can be written as \.docx or \.xlsx"):
        write_paper(store, "board", tmp_path / "paper.csv")
    store.close()


def test_the_command_line_writes_it_without_remembering_it(
    later: PlanStudy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = len(later.store.papers.all())
    later.store.close()
    target = tmp_path / "out.docx"
    assert run(["export", str(later.store.path), "board", str(target)]) == 0
    assert "5 commitments" in capsys.readouterr().out
    assert ("Heading 1", "Summary") in lines(target)
    again = Store.open(later.store.path)
    assert len(again.papers.all()) == before and board.current(again) is None
    again.close()


def test_five_thousand_commitments_are_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "many.lwdesk", "Many")
    store.remember(STANDS_ON, NOVEMBER)
    with store.step("Many") as step:
        action = step.create(ACTION, {"name": "3.1"})
        stamps = step.stamps()
        rows = [(f"{n:032x}", f"C{n:05}", f"Commitment {n}", action) for n in range(5_000)]
        same = dict.fromkeys(("by_year_end", "year_plan", "next_months", "status", "rag", "rag_reason", "success",
                              "progress", "issues", "notes"), "") | stamps  # fmt: skip
        step.insert_rows("commitment", ("uuid", "ref", "text", "action"), rows, same)
    assert board.write(store, tmp_path / "paper.docx").in_words == "5,000 commitments"
    assert zipfile.ZipFile(tmp_path / "paper.docx").read("word/document.xml").count(b"Commitment ") >= 5_000
    written = board.write(store, tmp_path / "paper.xlsx")
    board.remember_as_written(store, written)
    kept = store.papers.all()[0].told
    assert kept and len(kept.commitments) == 5_000
    held = json.dumps(kept.kept())
    assert len(held) < 1_000_000
    store.close()
