"""A large sheet read piece by piece says what it says when it is read whole."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from lwdesk.exchange.read import archive, open_workbook, pieces
from lwdesk.exchange.read.calamine_source import CalamineSource
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.pieces import SheetInPieces

ROWS = 400


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sheet is large, and its pieces are a few rows long."""
    monkeypatch.setattr(pieces, "PIECED_FROM", 0)
    monkeypatch.setattr(pieces, "TEXTS_A_PIECE", 0)
    monkeypatch.setattr(pieces, "FIRST", 300)
    monkeypatch.setattr(pieces, "PIECE", 2_000)


def book(path: Path, *, inline: bool = False, change: Callable[[Any], None] = lambda sheet: None) -> Path:
    """A workbook with a list of all kinds of cells."""
    made = Workbook(write_only=inline)
    sheet = made.create_sheet("Appendix B") if inline else made.active
    assert sheet is not None
    sheet.append(["Activity", "Begins", "At", "People", "Told"])
    for n in range(ROWS):
        name, day = f"Job club {n} & café <{n % 7}>", date(2003, 11, 1 + n % 28)
        sheet.append([name, day, time(n % 24, 30), n / 4, datetime(2004, 1, 2, 3)])
    change(sheet)
    made.save(path)
    return path


def rewritten(path: Path, mend: Callable[[bytes], bytes]) -> Path:
    """The same workbook with the part of its first sheet mended."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, mend(content) if name == "xl/worksheets/sheet1.xml" else content)
    return path


def rows_of(source: CalamineSource) -> list[list[Any]]:
    """The rows of the first sheet as they are read, without what is blank at their ends."""
    rows = ([""] * source.indent(0) + row for row in source.rows(0))
    return [row[: max((n for n, cell in enumerate(row, 1) if cell != ""), default=0)] for row in rows]


def whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> CalamineSource:
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "PIECED_FROM", 1 << 40)
        return CalamineSource(Given(path), "xlsx")


def in_pieces(path: Path) -> CalamineSource:
    source = CalamineSource(Given(path), "xlsx")
    assert isinstance(source._sheets[0], SheetInPieces)
    return source


def spread_out(sheet: Any) -> None:
    """What makes a sheet uneven: gaps, cells far to the right, merges, what is hidden, errors, blanks with a font."""
    sheet.cell(ROWS + 40, 2, "after a gap")
    sheet.cell(ROWS // 2, 31, "far to the right")
    sheet.cell(ROWS // 2 + 1, 40).font = Font(bold=True)
    sheet.cell(ROWS + 90, 1).font = Font(bold=True)
    sheet.merge_cells("A3:A5")
    sheet.merge_cells("B300:C301")
    sheet.row_dimensions[7].hidden = True
    sheet.row_dimensions[350].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.cell(20, 4, "#N/A").data_type = "e"
    sheet.cell(380, 4, "#REF!").data_type = "e"
    sheet.cell(200, 4, "=1+1")
    for row, number in ((30, 0.1), (390, 0.335)):
        sheet.cell(row, 4, number).number_format = "0%"


def from_the_second_column(sheet: Any) -> None:
    sheet.delete_cols(1)
    sheet.insert_cols(1)


def nothing_but_a_heading(sheet: Any) -> None:
    sheet.delete_rows(2, ROWS)


@pytest.mark.parametrize("change", [lambda sheet: None, spread_out, from_the_second_column, nothing_but_a_heading])
def test_pieces_say_what_the_whole_says(
    tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch, change: Callable[[Any], None]
) -> None:
    path = book(tmp_path / "list.xlsx", change=change)
    read, expected = in_pieces(path), whole(path, monkeypatch)
    assert read.sheets == expected.sheets
    assert rows_of(read) == rows_of(expected)
    assert rows_of(read) == rows_of(expected), "the rows can be asked for again"
    assert read.notes == expected.notes


def test_texts_written_into_the_cells_are_read_in_pieces_too(
    tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "list.xlsx", inline=True)
    assert rows_of(in_pieces(path)) == rows_of(whole(path, monkeypatch))
    assert len(rows_of(in_pieces(path))) == ROWS + 1


def test_a_dimension_that_lies_changes_nothing(
    tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "list.xlsx")
    honest = rows_of(in_pieces(path))
    rewritten(path, lambda part: part.replace(b'<dimension ref="A1:E401"', b'<dimension ref="A1:B2"'))
    assert rows_of(in_pieces(path)) == honest


def _numberless(part: bytes) -> bytes:
    return part.replace(b'<row r="2"', b"<row").replace(b'<row r="3"', b"<row")


@pytest.mark.parametrize("mend", [_numberless, lambda part: part.replace(b"<c ", b"<c\n")])
def test_rows_that_do_not_say_where_they_are_are_read_whole(
    tmp_path: Path, small_pieces: None, mend: Callable[[bytes], bytes]
) -> None:
    path = rewritten(book(tmp_path / "list.xlsx"), mend)
    assert not isinstance(CalamineSource(Given(path), "xlsx")._sheets[0], SheetInPieces)


def _otherwise_at_the_end(part: bytes) -> bytes:
    return part.replace(b'<row r="401"', b'<row ht="15" r="401"')


def _far_to_the_right_without_saying_where_first(part: bytes) -> bytes:
    return part.replace(b'<c r="E300"', b'<c s="0" r="AZ300"')


@pytest.mark.parametrize("mend", [_otherwise_at_the_end, _far_to_the_right_without_saying_where_first])
def test_a_sheet_that_is_written_otherwise_further_down_loses_nothing(
    tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch, mend: Callable[[bytes], bytes]
) -> None:
    path = rewritten(book(tmp_path / "list.xlsx"), mend)
    read, expected = CalamineSource(Given(path), "xlsx"), whole(path, monkeypatch)
    assert read.sheets == expected.sheets
    assert rows_of(read) == rows_of(expected)


def _formulas_without_a_result(sheet: Any) -> None:
    for row in (300, ROWS + 1, ROWS + 9):
        sheet.cell(row, 9, f"=A{row}")


def test_formulas_without_a_result_make_a_sheet_no_larger(
    tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "list.xlsx", change=_formulas_without_a_result)
    assert in_pieces(path).sheets == whole(path, monkeypatch).sheets


def _many_errors(sheet: Any) -> None:
    for row in range(2, ROWS):
        sheet.cell(row, 4, "#N/A").data_type = "e"


def test_of_very_many_errors_the_same_are_told(
    tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_SHOWN", 50)
    monkeypatch.setattr(archive, "_PIECE", 2_000)
    read = rows_of(in_pieces(book(tmp_path / "list.xlsx", change=_many_errors)))
    assert read[40][3] == "#N/A"
    assert sum("#N/A" in row for row in read) < 100


def test_rows_in_disorder_are_all_read(tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def swap(part: bytes) -> bytes:
        here, there = part.index(b'<row r="150"'), part.index(b'<row r="151"')
        end = part.index(b'<row r="152"')
        return part[:here] + part[there:end] + part[here:there] + part[end:]

    path = rewritten(book(tmp_path / "list.xlsx"), swap)
    assert rows_of(CalamineSource(Given(path), "xlsx")) == rows_of(whole(path, monkeypatch))


def test_a_piece_that_cannot_be_parsed_leaves_the_rows_before_it_and_the_whole_behind(
    tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "list.xlsx")
    expected = rows_of(whole(path, monkeypatch))
    source, parse = in_pieces(path), SheetInPieces._parse

    def stumble(sheet: SheetInPieces, number: int) -> Any:
        if number == 5:
            raise BaseException("a panic")
        return parse(sheet, number)

    monkeypatch.setattr(SheetInPieces, "_parse", stumble)
    assert rows_of(source) == expected


def test_a_small_sheet_is_read_whole(tmp_path: Path) -> None:
    source = CalamineSource(Given(book(tmp_path / "list.xlsx")), "xlsx")
    assert not isinstance(source._sheets[0], SheetInPieces)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A list of more than eight megabytes unpacked, in the way that large ones are written."""
    path = tmp_path_factory.mktemp("large") / "large.xlsx"
    made = Workbook(write_only=True)
    sheet = made.create_sheet("Appendix B")
    for n in range(12_000):
        sheet.append([f"Activity {n}", *(f"{n} of column {c}" for c in range(11))])
    made.save(path)
    yield path


def test_a_large_list_comes_whole_through_the_worker(large: Path) -> None:
    with open_workbook(large) as workbook:
        assert (workbook.sheets[0].rows, workbook.sheets[0].columns) == (12_000, 12)
        assert len(workbook.head(0, 3)) == 3
        read = [row for chunk in workbook.rows(0) for row in chunk]
    assert [row[0] for row in read] == [f"Activity {n}" for n in range(12_000)]
    assert read[-1][-1] == "11999 of column 10"
