"""What a list does not show at a glance is said, in the same place for every format: the notes of the import."""

from pathlib import Path

import openpyxl
import pytest
from binary_book import write_binary_book
from hostile import HEADER, PLAIN, SAMPLES, cells, rewrite, text
from locked import PASSWORD, locked_file
from processes import Command

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.inspect import inspect_file
from lwdesk.exchange.read import open_workbook
from lwdesk.records import LISTS
from lwdesk.store import Store

MACROS = "The workbook holds macros; they are not run."
LINKS = "The workbook takes values from other workbooks; the ones last stored in it are read."
HIDDEN_ROWS, HIDDEN_COLUMN = "It has 2 hidden rows.", "It has 1 hidden column."
ROWS = [["Activity", "Description", "Funding"], ["Night Bus", "Late", 5], ["Kitchen Start", "Early", 6],
        ["Paper Round", "Print", 7]]  # fmt: skip


def said(store: Store, path: Path, password: str = "", sheet: str | None = None) -> list[str]:
    """The notes of the import; those that `inspect` gives for the sheet are among them."""
    plan = plan_file(store, path, password=password, sheet=sheet)
    (looked,) = [s for s in inspect_file(path, LISTS, password=password)["sheets"] if s["name"] == plan.sheet]
    # What is said of single rows stands beside them in the import.
    assert {note for note in looked["notes"] if not note.startswith("Row")} <= set(plan.notes)
    return plan.notes


def in_xlsx(path: Path) -> Path:
    """Hidden rows and a hidden column, some of them beyond the cells, where nobody misses them."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append(row)
    for row in (3, 4, 50):
        sheet.row_dimensions[row].hidden = True
    for column in ("B", "K", "L"):
        sheet.column_dimensions[column].hidden = True
    book.save(path)
    return path


def in_ods(path: Path, change: tuple[str, str] = ("", ""), more: dict[str, bytes] | None = None) -> Path:
    """The sample of LibreOffice with two rows and a column hidden, or with something else changed."""
    old, new = change
    found = (SAMPLES / "lines.ods").read_bytes()
    rewrite(path, lambda x: x.replace(old.encode(), new.encode()) if old else x, "content.xml", found, more)
    return path


def test_hidden_rows_and_columns_of_xlsx(store: Store, tmp_path: Path) -> None:
    notes = said(store, in_xlsx(tmp_path / "b.xlsx"))
    assert HIDDEN_ROWS in notes and HIDDEN_COLUMN in notes


def test_hidden_rows_and_columns_of_xls(store: Store) -> None:
    notes = said(store, SAMPLES / "titled.xls")
    assert "It has 1 hidden row." in notes and HIDDEN_COLUMN in notes
    assert any("“Old” (hidden)" in note for note in notes)


def test_hidden_rows_and_columns_of_ods(store: Store, tmp_path: Path) -> None:
    path = in_ods(tmp_path / "b.ods", ("<table:table-row>", '<table:table-row table:visibility="collapse">'))
    assert any("hidden rows" in note for note in said(store, path))
    column = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-row>'
    content = ('<table:table table:name="Lines"><table:table-row>', f'<table:table table:name="Lines">{column}')
    assert HIDDEN_COLUMN in said(store, in_ods(tmp_path / "c.ods", content))


def test_rows_hidden_by_a_filter_of_ods_are_counted_with_their_repeats(store: Store, tmp_path: Path) -> None:
    hidden = '<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell/>'
    path = in_ods(tmp_path / "b.ods", ('"Lines">', f'"Lines">{hidden}</table:table-row>'))
    assert HIDDEN_ROWS in said(store, path)


def test_a_hidden_sheet_is_read_only_by_its_name(store: Store, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    old = book.create_sheet("Old")
    old.sheet_state = "veryHidden"
    old.append(["Activity", "Type"])
    old.append(["Well Desk", "Into work"])
    book.save(tmp_path / "b.xlsx")
    notes = said(store, tmp_path / "b.xlsx")
    assert any("“Old” (hidden)" in note for note in notes)
    assert "The sheet is hidden; it is read only when you choose it." in said(store, tmp_path / "b.xlsx", sheet="Old")


def test_a_hidden_sheet_of_xlsb(tmp_path: Path) -> None:
    write_binary_book(tmp_path / "b.xlsb", ROWS, state=1)
    (sheet,) = inspect_file(tmp_path / "b.xlsb", LISTS)["sheets"]
    assert not sheet["visible"]


@pytest.mark.parametrize(
    ("name", "parts", "note"),
    [
        ("b.xlsm", {"xl/vbaProject.bin": b"x"}, MACROS),
        ("b.xlsx", {"xl/externalLinks/externalLink1.xml": b"<x/>"}, LINKS),
        ("b.ods", {"Basic/Standard/Module1.xml": b"<x/>"}, MACROS),
    ],
)
def test_macros_and_links(store: Store, tmp_path: Path, name: str, parts: dict[str, bytes], note: str) -> None:
    path = tmp_path / name
    if name == "b.ods":
        in_ods(path, more=parts)
    else:
        rewrite(path, bytes, more=parts)
    assert note in said(store, path)
    if name != "b.ods":
        assert note in said(store, locked_file(tmp_path / "locked.xlsx", path.read_bytes()), PASSWORD)


def test_links_of_ods(store: Store, tmp_path: Path) -> None:
    linked = '<table:table-source xlink:href="../other.ods" table:table-name="A"/><table:table-row>'
    assert LINKS in said(store, in_ods(tmp_path / "b.ods", ("<table:table-row>", linked)))


def test_links_of_xls_and_its_errors_as_they_are_shown(store: Store) -> None:
    assert LINKS in said(store, SAMPLES / "linked.xls")
    with open_workbook(SAMPLES / "linked.xls") as book:
        assert [row[2] for row in book.head(0)] == ["Funding", "#DIV/0!", "#REF!"]


def test_links_of_ods_and_its_errors_as_they_are_shown(store: Store) -> None:
    assert LINKS in said(store, SAMPLES / "linked.ods")
    with open_workbook(SAMPLES / "linked.ods") as book:
        assert [row[2] for row in book.head(0)] == ["Funding", "#DIV/0!", "#REF!"]


def test_macros_of_xls(store: Store, tmp_path: Path) -> None:
    content = (SAMPLES / "titled.xls").read_bytes()
    (tmp_path / "b.xls").write_bytes(content)
    assert MACROS not in said(store, tmp_path / "b.xls")
    # One more entry of the directory: the folder that Excel keeps macros in.
    content += bytes(-len(content) % 128) + "_VBA_PROJECT_CUR".encode("utf-16-le") + bytes(96)
    (tmp_path / "b.xls").write_bytes(content)
    assert MACROS in said(store, tmp_path / "b.xls")


def test_a_plain_workbook_says_none_of_it(store: Store, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(PLAIN)
    assert said(store, tmp_path / "b.xlsx") == []
    assert said(store, SAMPLES / "lines.ods") == []


def test_formulas_without_a_stored_result(store: Store, tmp_path: Path) -> None:
    row = b'<row r="2">' + text(b"A2", b"Night Bus") + b'<c r="B2"><f>UPPER(A2)</f><v></v></c></row>'
    row += b'<row r="3">' + text(b"A3", b"Well Desk") + b'<c r="B3"><f>UPPER(A3)</f></c></row>'
    rewrite(tmp_path / "b.xlsx", cells(HEADER + row))
    (note,) = said(store, tmp_path / "b.xlsx")
    assert note.startswith("2 formulas in it have no stored result and read as blank. Open the workbook in Excel and")
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    ends = "</table:table-row><table:table-row>"
    path = in_ods(tmp_path / "b.ods", (ends, f"{formula}{ends}"))
    assert any("no stored result" in note for note in said(store, path))


def test_the_command_line_says_it_too(lw: Command, study: Path, tmp_path: Path) -> None:
    path = in_xlsx(tmp_path / "b.xlsx")
    looked, imported = lw("inspect", path), lw("import", study, path)
    assert HIDDEN_ROWS in looked.out and HIDDEN_ROWS in imported.err and HIDDEN_COLUMN in imported.err


def test_the_second_reader_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lwdesk.exchange.read import worker
    from lwdesk.exchange.read.given import Given

    path = in_xlsx(tmp_path / "b.xlsx")
    first = worker.open_source(Given(path), "")

    def refuse(*_: object) -> None:
        raise ValueError("not for me")

    monkeypatch.setattr(worker, "CalamineSource", refuse)
    second = worker.open_source(Given(path), "")
    assert type(first) is not type(second)
    assert second.sheets == first.sheets and second.notes == first.notes
    assert [list(row) for row in second.rows(0)] == [list(row) for row in first.rows(0)]
