"""The matrix as a workbook: numbers to count with, targets to read, and the colours of the screen."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.papers.matrix import EDGES, FILLS, write_matrix
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.operations.matrix import set_target
from lwdesk.records import CONTACT, INTERVIEW, TERM
from lwdesk.store import Store
from lwdesk.ui.palette import LIGHT


def ids_of(store: Store, vocabulary: str) -> dict[str, int]:
    return {t.label: t.id for t in store.terms(vocabulary)}


@pytest.fixture
def filled(store: Store) -> Store:
    """Three people for Women and Health, one of them for Education too; four cells with a target."""
    groups, sectors, waves = (ids_of(store, name) for name in ("group", "sector", "wave"))
    women, wave = groups["Women"], waves["Pan-London"]
    with store.step("Fill") as step:
        for name, theirs in (("Ada", ("Health", "Education")), ("Ben", ("Health",)), ("Cy", ("Health",)), ("Di", ())):
            given = {"name": name, "groups": (women,), "sectors": [sectors[s] for s in theirs]}
            one = step.create(CONTACT, given)
            step.create(INTERVIEW, {"contact": one, "wave": wave, "status": "Booked"})
    for sector, target in (("Health", 5), ("Education", 1), ("Childcare", 2), ("Private sector", 0)):
        set_target(store, wave, women, sectors[sector], target)
    return store


def test_a_sheet_a_wave_with_groups_down_and_sectors_across(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    assert write_paper(filled, "matrix", path) == "2 matrices"
    book = load_workbook(path)
    assert book.sheetnames == ["Pan-London", "Local", "Targets and totals", "About this list"]
    first, *rows = book["Pan-London"].iter_rows(values_only=True)
    assert first == (
        "Group", "Health", "Education", "Childcare", "Cultural industries", "Private sector", "Cross-sector",
    )  # fmt: skip
    assert [row[0] for row in rows] == list(ids_of(filled, "group"))
    assert {row[0]: row[1:] for row in rows}["Women"] == (3, 1, 0, 0, 0, 0)
    assert [c.value for c in book["Local"][1]][1] == "SMEs"


def test_cells_are_read_with_and_without_colour(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    write_paper(filled, "matrix", path)
    sheet = load_workbook(path)["Pan-London"]
    health, education, childcare, cultural, private, _ = sheet[6][1:]
    shown = [cell.number_format for cell in (health, education, childcare, cultural, private)]
    assert shown == [
        '0" of 5 · 2 to choose"', '0" of 1 · full"', '0" of 2 · gap"', "General", '0" of 0 · none needed"',
    ]  # fmt: skip
    fills = [
        cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else "" for cell in (health, education, childcare, cultural)
    ]
    assert fills == [FILLS["short"], FILLS["full"], FILLS["gap"], ""]
    assert [cell.border.left.style for cell in (health, childcare, cultural)] == ["thin", "mediumDashed", None]


def test_the_colours_are_those_of_the_screen() -> None:
    roles = {"gap": "danger", "short": "warning", "full": "success", "over": "success"}
    assert {state: f"#{FILLS[state].lower()}" for state in roles} == {
        state: getattr(LIGHT, f"{role}_wash") for state, role in roles.items()
    }
    assert {state: f"#{EDGES[state].lower()}" for state in roles} == {
        state: getattr(LIGHT, role) for state, role in roles.items()
    }


def test_targets_and_totals_stand_on_a_sheet_of_their_own(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    write_paper(filled, "matrix", path)
    book = load_workbook(path)
    rows = list(book["Targets and totals"].iter_rows(values_only=True))
    assert rows[0] == (
        "Wave", "Group", "Sector", "Target", "Chosen", "Booked or further", "Done", "Still to choose",
    )  # fmt: skip
    assert ("Pan-London", "Women", "Health", 5, 3, 3, 0, 2) in rows
    assert ("Pan-London", "Women", "Cultural industries", None, 0, 0, 0, None) in rows
    assert ("Pan-London", "Women", "Total", 8, 4, 4, 0, 4) in rows
    assert ("Pan-London", "Total", "Total", 8, 4, 4, 0, 4) in rows
    about = {row[0]: row[1] for row in book["About this list"].iter_rows(values_only=True)}
    assert about["Pan-London"] == "3 people in the cells; 1 more with an interview of the wave, but in no cell."
    assert about["Local"] == "0 people in the cells."
    said = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not {"Ada", "Ben", "Cy", "Di"} & set(said), "numbers name nobody"


def test_a_csv_file_has_the_first_wave_or_the_one_that_was_asked_for(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "matrix.csv"
    assert write_paper(filled, "matrix", path) == "1 matrix"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:3] == ["Group", "Health", "Education"]
    assert rows[5] == ["Women", "3", "1", "0", "0", "0", "0"]
    write_matrix(filled, path, ids_of(filled, "wave")["Local"])
    assert path.read_text("utf-8-sig").startswith("Group,SMEs,")


def test_labels_that_excel_would_take_for_something_else(filled: Store, tmp_path: Path) -> None:
    waves = ids_of(filled, "wave")
    with filled.step("Rename") as step:
        step.update(TERM, waves["Pan-London"], {"label": "=1+1 [2003/04]: all of London and what lies beyond it"})
        step.update(TERM, waves["Local"], {"label": "About this list"})
        step.update(TERM, ids_of(filled, "group")["Women"], {"label": "=HYPERLINK(A1)"})
        step.update(TERM, ids_of(filled, "sector")["Health"], {"label": "+Health"})
    path = tmp_path / "matrix.xlsx"
    write_paper(filled, "matrix", path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    assert sheet.title == "=1+1  2003 04   all of Londo"
    assert book.sheetnames[1] == "About this list 2"
    assert (sheet["A6"].value, sheet["A6"].data_type, sheet["A6"].quotePrefix) == ("=HYPERLINK(A1)", "s", True)
    write_paper(filled, "matrix", tmp_path / "matrix.csv")
    text = (tmp_path / "matrix.csv").read_text("utf-8-sig")
    assert ",+Health" not in text and "\n=HYPERLINK" not in text


def test_without_a_wave_there_is_none(store: Store, tmp_path: Path) -> None:
    with store.step("Retire") as step:
        for wave in store.terms("wave"):
            step.update(TERM, wave.id, {"retired": True})
    with pytest.raises(ExchangeTrouble, match="Add a wave in the lists of terms"):
        write_paper(store, "matrix", tmp_path / "matrix.xlsx")
    assert not (tmp_path / "matrix.xlsx").exists()


def test_a_heading_of_two_lines_has_the_height_of_two(filled: Store, tmp_path: Path) -> None:
    write_paper(filled, "matrix", tmp_path / "matrix.xlsx")
    sheet = load_workbook(tmp_path / "matrix.xlsx")["Pan-London"]
    headings = [str(cell.value) for cell in sheet[1]]
    assert "Cultural industries" in headings
    assert sheet.row_dimensions[1].height >= 2 * 15
