"""Contributions sent out by area, organisation and kind, as a paper for the delegates, and read back."""

import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lists import bring_in, content, counts
from openpyxl import load_workbook

from lwdesk.exchange.contributions.sheet_names import sheet_names
from lwdesk.exchange.contributions.workbook import MOST_SHEETS
from lwdesk.exchange.send_out import PAPERS, send_out
from lwdesk.exchange.write.target import ExportTrouble
from lwdesk.records import CONTACT, CONTRIBUTION, DELEGATE, EVENT, LISTS, ORGANISATION, TERM
from lwdesk.store import Query, Store, Where

SAID = (
    ("Skills development", "Needs", "Somewhere to hold the evening course", "Ada Nash", "Offered"),
    ("Facilitating access", "Programme should", "Keep one list of who to ring", "Ben Okoro", "Offered"),
    ("Facilitating access", "Can bring", "A room without steps", "Chidi Lowe", "Confirmed"),
    ("Facilitating access", "Can bring", "=A named adviser", "Ada Nash", "Offered"),
    ("Facilitating access", "Needs", "Two mentors", "Ada Nash", "Withdrawn"),
    ("", "Can bring", "Help with forms\nand with what comes after", "Ben Okoro", "Offered"),
)
PEOPLE = {
    "Ada Nash": ("By name", "Northgate Borough Council"),
    "Ben Okoro": ("By role", "Riverside Trust: East/West"),
    "Chidi Lowe": ("Not at all", "Kiln Street College"),
}


@pytest.fixture
def said(store: Store) -> Store:
    """A planning day at which three delegates of three organisations said six things."""
    areas = {term.label: term.id for term in store.terms("area")}
    with store.step("Fill") as step:
        day = step.create(EVENT, {"name": "Planning day", "day": date(2004, 3, 18), "place": "Northgate Hall"})
        people = {}
        for name, (quote, works_for) in PEOPLE.items():
            organisation = step.create(ORGANISATION, {"name": works_for})
            given = {"name": name, "role": "Project lead", "quote": quote, "organisation": organisation}
            people[name] = (step.create(CONTACT, given), organisation)
            step.create(DELEGATE, {"contact": people[name][0], "replied": "Accepted", "event": day})
        for area, kind, text, name, status in SAID:
            contact, organisation = people[name]
            given = {"area": areas.get(area), "kind": kind, "text": text, "status": status}
            step.create(CONTRIBUTION, given | {"delegate": contact, "organisation": organisation})
    return store


def texts(path: Path) -> list[str]:
    """The paragraphs and cells of a Word paper."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [p.text for p in document.paragraphs] + cells


def area_of(store: Store, label: str) -> int:
    return next(term.id for term in store.terms("area") if term.label == label)


def test_a_sheet_for_each_area_behind_one_that_says_what_it_is(said: Store, tmp_path: Path) -> None:
    path = tmp_path / "areas.xlsx"
    assert send_out(said, CONTRIBUTION, path, by="area") == 6
    book = load_workbook(path)
    names = ["About this list", "Facilitating access", "Skills development", "No activity area", "Terms"]
    assert book.sheetnames == names
    assert book["Terms"].sheet_state == "hidden"
    about = {row[0]: row[1] for row in book["About this list"].iter_rows(values_only=True)}
    assert about["List"] == "Contributions of delegates, a sheet for each activity area"
    assert about["Facilitating access"] == "4: 2 can bring, 1 needs, 1 programme should"
    first, *rows = book["Facilitating access"].iter_rows(values_only=True)
    assert first[:7] == ("Activity area", "Kind", "Contribution", "Delegate", "Organisation", "Email", "Status")
    assert [(row[1], row[4]) for row in rows] == [
        ("Can bring", "Kiln Street College"), ("Can bring", "Northgate Borough Council"),
        ("Needs", "Northgate Borough Council"), ("Programme should", "Riverside Trust: East/West"),
    ]  # fmt: skip
    assert book["Facilitating access"].column_dimensions["H"].hidden


def test_a_line_of_the_first_sheet_leads_to_its_sheet(said: Store, tmp_path: Path) -> None:
    send_out(said, CONTRIBUTION, tmp_path / "areas.xlsx", by="area")
    about = load_workbook(tmp_path / "areas.xlsx")["About this list"]
    links = {cell.value: cell.hyperlink.location for (cell, *_) in about.iter_rows() if cell.hyperlink}
    assert links["Skills development"] == "'Skills development'!A1"
    assert len(links) == 3


@pytest.mark.parametrize(
    ("by", "sheets"),
    [
        ("organisation", ["Kiln Street College", "Northgate Borough Council", "Riverside Trust East West"]),
        ("kind", ["Can bring", "Needs", "Programme should"]),
    ],
)
def test_sheets_by_organisation_and_by_kind(said: Store, tmp_path: Path, by: str, sheets: list[str]) -> None:
    send_out(said, CONTRIBUTION, tmp_path / "parts.xlsx", by=by)
    assert load_workbook(tmp_path / "parts.xlsx").sheetnames[1:-1] == sheets


@pytest.mark.parametrize("by", ["area", "organisation", "kind"])
def test_every_sheet_comes_back_as_it_went(said: Store, tmp_path: Path, by: str) -> None:
    path = tmp_path / "parts.xlsx"
    send_out(said, CONTRIBUTION, path, by=by)
    before, same = content(said), 0
    for sheet in load_workbook(path).sheetnames[1:-1]:
        plan, applied = bring_in(said, path, sheet=sheet)
        assert plan.record is CONTRIBUTION
        assert set(counts(plan)) == {"same"}
        same += counts(plan)["same"]
        assert applied.step_id is None
    assert same == 6
    assert content(said) == before


def test_a_correction_in_one_sheet_comes_in(said: Store, tmp_path: Path) -> None:
    path = tmp_path / "areas.xlsx"
    send_out(said, CONTRIBUTION, path, by="area")
    book = load_workbook(path)
    book["Skills development"]["G2"] = "Confirmed"
    book.save(path)
    plan, _ = bring_in(said, path, sheet="Skills development")
    assert counts(plan) == {"updated": 1}
    statuses = [
        row[0] for row in said.cells(CONTRIBUTION, said.ids(Query(CONTRIBUTION)), [CONTRIBUTION.field("status")])
    ]
    assert statuses.count("Confirmed") == 2


def test_no_cell_of_a_sheet_is_a_formula(said: Store, tmp_path: Path) -> None:
    with said.step("Rename") as step:
        step.update(TERM, area_of(said, "Skills development"), {"label": "=SUM(A1)"})
    send_out(said, CONTRIBUTION, tmp_path / "areas.xlsx", by="area")
    book = load_workbook(tmp_path / "areas.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "=A named adviser" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert "=SUM(A1)" in book.sheetnames


def test_a_flat_file_stands_in_the_order_that_was_asked_for(said: Store, tmp_path: Path) -> None:
    path = tmp_path / "flat.csv"
    send_out(said, CONTRIBUTION, path, by="organisation")
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Activity area,Kind,Contribution,Delegate,Organisation,Email,Status"
    assert "Kiln Street College" in lines[1]
    assert "Riverside" in lines[-1]


def test_more_sheets_than_anybody_turns_over_are_refused(said: Store, tmp_path: Path) -> None:
    with said.step("Fill") as step:
        for n in range(MOST_SHEETS + 1):
            organisation = step.create(ORGANISATION, {"name": f"Forum {n}"})
            step.create(CONTRIBUTION, {"text": "A room", "organisation": organisation})
    with pytest.raises(ExportTrouble, match="Filter the list first, or export it flat"):
        send_out(said, CONTRIBUTION, tmp_path / "many.xlsx", by="organisation")
    assert not (tmp_path / "many.xlsx").exists()


def test_nothing_to_write_is_written_as_such(store: Store, tmp_path: Path) -> None:
    assert send_out(store, CONTRIBUTION, tmp_path / "none.xlsx", by="area") == 0
    assert load_workbook(tmp_path / "none.xlsx").sheetnames == ["About this list", "None", "Terms"]
    assert send_out(store, CONTRIBUTION, tmp_path / "none.docx") == 0
    assert "There are no contributions to write." in texts(tmp_path / "none.docx")


def test_names_of_sheets_are_what_excel_takes() -> None:
    labels = ["A/B: C?", "a b  c", "About this list", "x" * 40, "x" * 39, "", "History", "'quoted'", "😀" * 20]
    names = sheet_names(labels, ("About this list", "Terms"))
    assert len({name.casefold() for name in names}) == len(labels)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not [name for name in names if re.search(r"[\[\]:*?/\\]|^'|'$", name)]
    assert names[:3] == ["A B C", "a b c 2", "About this list 2"]


# The paper


def test_the_paper_has_an_area_a_heading_and_a_kind_a_table(said: Store, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    assert send_out(said, CONTRIBUTION, path) == 5
    document = docx.Document(str(path))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith("Head")]
    assert headings == [
        ("Heading 1", "At a glance"),
        ("Heading 1", "Facilitating access"), ("Heading 2", "Can bring"), ("Heading 2", "Programme should"),
        ("Heading 1", "Skills development"), ("Heading 2", "Needs"),
        ("Heading 1", "No activity area"), ("Heading 2", "Can bring"),
    ]  # fmt: skip
    assert document.paragraphs[0].text == "What delegates offered and asked for, by activity area"
    assert "Planning day, 18 Mar 2004, Northgate Hall." in [p.text for p in document.paragraphs]
    glance, bring, *_ = document.tables
    assert [c.text for c in glance.rows[1].cells] == ["Facilitating access", "2", "0", "1"]
    assert [c.text for c in bring.rows[0].cells] == ["Contribution", "Organisation", "Delegate"]


def test_the_paper_names_people_as_it_may(said: Store, tmp_path: Path) -> None:
    send_out(said, CONTRIBUTION, tmp_path / "paper.docx")
    found = texts(tmp_path / "paper.docx")
    assert "Ada Nash" in found
    assert "Project lead" in found
    assert "Kiln Street College" in found
    assert "Ben Okoro" not in " ".join(found) and "Chidi Lowe" not in " ".join(found)
    assert any("only the organisation is given" in text for text in found)


def test_what_was_withdrawn_is_left_out_of_the_paper_which_says_so(said: Store, tmp_path: Path) -> None:
    send_out(said, CONTRIBUTION, tmp_path / "paper.docx")
    found = texts(tmp_path / "paper.docx")
    assert "Two mentors" not in found
    assert "1 contribution was withdrawn since and is left out." in found
    withdrawn = Query(CONTRIBUTION, (Where("status", (3,)),))
    assert send_out(said, CONTRIBUTION, tmp_path / "paper.docx", withdrawn) == 1
    assert "Two mentors" in texts(tmp_path / "paper.docx")


def test_a_paper_of_one_area_says_so_in_its_title(said: Store, tmp_path: Path) -> None:
    one = Query(CONTRIBUTION, (Where("area", (area_of(said, "Skills development"),)),))
    send_out(said, CONTRIBUTION, tmp_path / "one.docx", one)
    found = texts(tmp_path / "one.docx")
    assert found[0] == "What delegates offered and asked for: Skills development"
    assert "Only contributions where Activity area is “Skills development”." in found
    assert "At a glance" not in found


def test_tables_of_papers_can_be_followed_by_a_screen_reader(said: Store, tmp_path: Path) -> None:
    for name in ("contributions", "delegates"):
        send_out(said, LISTS[name], tmp_path / f"{name}.docx")
        with ZipFile(tmp_path / f"{name}.docx") as parts:
            xml = parts.read("word/document.xml").decode()
        tables = len(re.findall(r"<w:tbl[ >]", xml))
        assert tables
        assert xml.count("<w:tblHeader/>") == tables
        assert xml.count("<w:tblCaption ") == tables
        assert xml.count("<w:cantSplit/>") == len(re.findall(r"<w:tr[ >]", xml))


@pytest.mark.parametrize("name", PAPERS)
def test_every_such_list_can_be_a_paper(said: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.docx"
    count = send_out(said, LISTS[name], path)
    expected = 5 if name == "contributions" else said.count(Query(LISTS[name]))
    assert count == expected
    assert docx.Document(str(path)).paragraphs[0].text


def test_a_table_paper_leaves_blank_columns_out(said: Store, tmp_path: Path) -> None:
    send_out(said, DELEGATE, tmp_path / "delegates.docx")
    (table,) = docx.Document(str(tmp_path / "delegates.docx")).tables
    headings, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert headings == ["Name", "Organisation", "Role", "Replied"]
    assert rows[0] == ["Ada Nash", "Northgate Borough Council", "Project lead", "Accepted"]


def test_a_list_that_is_no_paper_says_what_it_can_be(said: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportTrouble, match=r"neither \.xlsx nor \.csv"):
        send_out(said, CONTACT, tmp_path / "contacts.docx")
    with pytest.raises(ExportTrouble, match=r"none of \.xlsx, \.csv and \.docx"):
        send_out(said, CONTRIBUTION, tmp_path / "contributions.pdf")


def test_an_export_that_is_stopped_leaves_what_was_there(said: Store, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    for name in ("kept.xlsx", "kept.docx"):
        (tmp_path / name).write_bytes(b"before")
        with pytest.raises(Stopped):
            send_out(said, CONTRIBUTION, tmp_path / name, by="area", progress=stop)
        assert (tmp_path / name).read_bytes() == b"before"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".lwdesk-")]
