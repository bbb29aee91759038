"""The papers of the event: who comes is on them in full, by surname; opened and read back as anybody would."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.papers.badges import ACROSS, DOWN
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.operations import event as verbs
from lwdesk.records import CONTACT, EVENT, ORGANISATION, WORKSHOP
from lwdesk.records.contact import NOT_AT_ALL
from lwdesk.store import Store


@pytest.fixture
def day(store: Store) -> Store:
    """Three who come and one who declined; the second workshop is empty."""
    event = verbs.new_event(store)
    with store.step("Begin") as step:
        step.update(EVENT, event, {"name": "Planning day", "place": "Quayside Hall", "time": "09:30"})
        skills = step.create(WORKSHOP, {"name": "Skills: routes/in", "room": "Lea room", "capacity": 25.0})
        step.create(WORKSHOP, {"name": "Skills: routes in", "event": event})
        house = step.create(ORGANISATION, {"name": "=Northgate Trust"})
        people = [
            step.create(CONTACT, {"name": name, "organisation": house, "role": "Manager", "quote": NOT_AT_ALL})
            for name in ("Zoe Abbot", "Ben Okoro", "Ada Lovett", "Dev Patel")
        ]
    made = verbs.invite(store, event, people)
    verbs.reply(store, made[3:], "Declined")
    verbs.place(store, made[:2], skills)
    verbs.tick(store, made[1:2], True)
    return store


def test_the_attendance_list_names_who_comes_by_surname(day: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_paper(day, "attendance", path) == "3 delegates"
    rows = [[cell.value for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]
    assert rows[0] == ["Name", "Organisation", "Role", "Replied", "Workshop", "Room", "Attended"]
    assert [row[0] for row in rows[1:]] == ["Zoe Abbot", "Ada Lovett", "Ben Okoro"]
    assert rows[3] == ["Ben Okoro", "=Northgate Trust", "Manager", None, "Skills: routes/in", "Lea room", "Yes"]


def test_what_a_user_typed_never_becomes_a_formula(day: Store, tmp_path: Path) -> None:
    for name in ("attendance", "workshops", "badges"):
        write_paper(day, name, tmp_path / f"{name}.xlsx")
        for sheet in load_workbook(tmp_path / f"{name}.xlsx"):
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_attendance_list_on_paper_has_a_box_for_each(day: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_paper(day, "attendance", path)
    document = Document(str(path))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells][:2] for row in table.rows] == [
        ["Here", "Name"], ["☐", "Zoe Abbot"], ["☐", "Ada Lovett"], ["☑", "Ben Okoro"],
    ]  # fmt: skip
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[:3] == ["Attendance list", "Planning day", "09:30, Quayside Hall · 3 delegates"]


def test_each_workshop_has_a_list_of_its_own_and_so_have_those_without(day: Store, tmp_path: Path) -> None:
    assert write_paper(day, "workshops", tmp_path / "w.xlsx") == "2 workshops"
    book = load_workbook(tmp_path / "w.xlsx")
    assert book.sheetnames == ["Skills routes in", "Skills routes in 2", "No workshop yet"]
    names = [[row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in book]
    assert names == [["Zoe Abbot", "Ben Okoro"], [], ["Ada Lovett"]]
    write_paper(day, "workshops", tmp_path / "w.docx")
    document = Document(str(tmp_path / "w.docx"))
    headings = [p for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert [p.text for p in headings] == ["Skills: routes/in", "Skills: routes in", "No workshop yet"]
    assert [bool(p.paragraph_format.page_break_before) for p in headings] == [False, True, True]
    assert "Delegates: 2 of 25" in [p.text for p in document.paragraphs]
    assert [len(table.rows) for table in document.tables] == [3, 1, 2]


def test_badges_stand_ten_to_a_page_with_the_name_largest(day: Store, tmp_path: Path) -> None:
    assert ACROSS * DOWN == 10
    assert write_paper(day, "badges", tmp_path / "b.docx") == "3 badges"
    document = Document(str(tmp_path / "b.docx"))
    (table,) = document.tables
    cards = [cell for row in table.rows for cell in row.cells]
    texts = [[paragraph.text for paragraph in card.paragraphs] for card in cards]
    assert texts == [
        ["Planning day", "Zoe Abbot", "=Northgate Trust", "Skills: routes/in · Lea room"],
        ["Planning day", "Ada Lovett", "=Northgate Trust"],
        ["Planning day", "Ben Okoro", "=Northgate Trust", "Skills: routes/in · Lea room"],
        [""],
    ]
    sizes = [paragraph.runs[0].font.size for paragraph in cards[0].paragraphs]
    assert max(s for s in sizes if s) == sizes[1]
    # Five rows fit between the edges of a sheet.
    height, section = table.rows[0].height, document.sections[0]
    assert height and section.page_height and section.top_margin is not None and section.bottom_margin is not None
    assert DOWN * height < section.page_height - section.top_margin - section.bottom_margin


def test_an_event_that_nobody_comes_to_has_no_papers(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExchangeTrouble, match="Invite people under Event"):
        write_paper(store, "badges", tmp_path / "b.docx")
    assert list(tmp_path.glob("*.docx")) == []
