"""Files of every kind read by the worker, and files that would hurt it refused in one sentence."""

import os
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from lwdesk.exchange.read import UnreadableFile, open_workbook
from lwdesk.exchange.read import workbook as workbook_module
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.trouble import ExchangeTrouble

SAMPLES = Path(__file__).parent / "samples"
LINES = [
    ["Activity", "Boroughs", "Lead organisation"],
    ["Café Start", "Hammersmith and Fulham", "King’s Yard Trust"],
    ["Night Bus", "Brent | Hackney", "Depot Lane College"],
]
SHEET = "xl/worksheets/sheet1.xml"


def all_rows(path: Path, sheet: int = 0) -> list[list[object]]:
    with open_workbook(path) as book:
        return [row for chunk in book.rows(sheet) for row in chunk]


def refusal(path: Path) -> str:
    """The one sentence, or two short ones, that a file is refused with."""
    with pytest.raises(UnreadableFile) as caught, open_workbook(path) as book:
        for number in range(len(book.sheets)):
            for _ in book.rows(number):
                pass
    sentence = str(caught.value)
    assert path.name in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


def rewritten(path: Path, change: Callable[[bytes], bytes], part: str = SHEET) -> Path:
    """A small workbook with one part changed."""
    plain = path.with_name("plain.xlsx")
    book = openpyxl.Workbook()
    book.active.append(["Activity", "Description"])
    book.active.append(["Night Bus", "Late routes"])
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return path


def with_cells(cells: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet[: sheet.index(b"<sheetData>")] + b"<sheetData>" + cells + b"</sheetData></worksheet>"


@pytest.mark.parametrize("name", ["lines.ods", "semicolons_cp1252.csv", "tabs_utf16.txt", "commas_utf8.csv"])
def test_the_same_cells_come_out_of_every_format(name):
    assert all_rows(SAMPLES / name) == LINES


def test_the_content_decides_what_a_file_is_and_not_its_name(tmp_path):
    disguised = tmp_path / "list.csv"
    disguised.write_bytes((SAMPLES / "titled.xlsx").read_bytes())
    with open_workbook(disguised) as book:
        assert book.kind == "xlsx"
        assert book.head(0, 1)[0][0] == "Projects found so far"


def test_rows_and_columns_count_as_excel_shows_them():
    with open_workbook(SAMPLES / "grouped.xlsx") as book:
        sheet = book.sheets[0]
        assert (sheet.rows, sheet.columns) == (9, 8)
        assert (4, 3, 4, 5) in sheet.merged
        head = book.head(0)
        assert head[0] == [None] * 8
        assert head[1][:2] == [None, "Annex 2"]
        assert next(iter(book.rows(0, 7)))[0][1] == "Kitchen Start"


def test_what_is_hidden_is_told():
    with open_workbook(SAMPLES / "titled.xlsx") as book:
        register, old = book.sheets
        assert register.visible and not old.visible
        assert register.hidden_rows == {6}
        assert register.hidden_columns == {2}


def test_every_kind_of_cell(tmp_path):
    book = openpyxl.Workbook()
    given = [
        "text",
        0,
        12.5,
        7.0,
        True,
        date(2003, 11, 3),
        datetime(2003, 11, 3, 14, 30),
        time(9, 15),
        "  ",
        "007",
        "#N/A",
    ]
    book.active.append(given)
    book.save(tmp_path / "cells.xlsx")
    (row,) = all_rows(tmp_path / "cells.xlsx")
    assert row == [
        "text",
        0,
        12.5,
        7,
        True,
        date(2003, 11, 3),
        datetime(2003, 11, 3, 14, 30),
        time(9, 15),
        None,
        "007",
        "#N/A",
    ]
    assert [type(cell) for cell in row[1:6]] == [int, float, int, bool, date]


def test_rows_come_in_chunks_with_none_lost_between_them(tmp_path):
    (tmp_path / "long.csv").write_text("Ref,Name\n" + "".join(f"{n},Activity {n}\n" for n in range(5_000)))
    with open_workbook(tmp_path / "long.csv") as book:
        chunks = list(book.rows(0, 2))
        assert len(chunks) > 1
        assert [row[0] for chunk in chunks for row in chunk] == [str(n) for n in range(5_000)]
        columns = [list(column) for column in next(book.columns(0, 2))]
        assert columns[1][:2] == ["Activity 0", "Activity 1"]


def test_a_book_can_be_asked_again_after_rows_were_left_unread(tmp_path):
    (tmp_path / "long.csv").write_text("".join(f"{n},x\n" for n in range(20_000)))
    with open_workbook(tmp_path / "long.csv") as book:
        next(iter(book.rows(0)))
        assert book.head(0, 2) == [["0", "x"], ["1", "x"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a|b\n1|2\n", [["a", "b"], ["1", "2"]]),
        ("sep=;\na;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ('a,b\n"x;y;z",2\n"p;q;r",3\n', [["a", "b"], ["x;y;z", "2"], ["p;q;r", "3"]]),
        ("a,b\n\n1,2\n", [["a", "b"], [None, None], ["1", "2"]]),
        ('a,b\n"12"" pipe",2\n', [["a", "b"], ['12" pipe', "2"]]),
        ('a,b\n"Lanes" Forum,2\n', [["a", "b"], ["Lanes Forum", "2"]]),
        ("a\tb\n'=x\t'+44 20 7946 0000\n", [["a", "b"], ["=x", "+44 20 7946 0000"]]),
        ("a,b\n'quoted',020 7946 0000\n", [["a", "b"], ["'quoted'", "020 7946 0000"]]),
    ],
)
def test_separators_quotes_and_escapes_in_text(tmp_path, text, rows):
    (tmp_path / "list.csv").write_text(text)
    assert all_rows(tmp_path / "list.csv") == rows


def test_another_alphabet_in_an_old_encoding(tmp_path):
    text = "Τίτλος;Φορέας\n" + "Ανάπτυξη δικτύου εργασίας;Δήμος Πειραιά\n" * 10
    (tmp_path / "greek.csv").write_bytes(text.encode("cp1253"))
    assert all_rows(tmp_path / "greek.csv")[1] == ["Ανάπτυξη δικτύου εργασίας", "Δήμος Πειραιά"]


def test_the_second_reader_is_tried_when_the_first_refuses(monkeypatch):
    from lwdesk.exchange.read import worker

    def refuse(*_: object) -> None:
        raise ValueError("not for me")

    monkeypatch.setattr(worker, "CalamineSource", refuse)
    source = worker.open_source(Given(SAMPLES / "titled.xlsx"), "")
    assert [sheet.name for sheet in source.sheets] == ["Register", "Old"]
    assert next(source.rows(0))[0] == "Projects found so far"


def test_a_used_range_down_to_the_last_row_is_read(tmp_path):
    cells = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Activity</t></is></c></row>'
        b'<row r="1048576"><c r="C1048576" t="inlineStr"><is><t> </t></is></c></row>'
    )
    path = rewritten(tmp_path / "deep.xlsx", with_cells(cells))
    assert all_rows(path)[0] == ["Activity", None, None]


def test_rows_beyond_a_lying_dimension_are_read(tmp_path):
    path = rewritten(tmp_path / "lie.xlsx", lambda sheet: sheet.replace(b'ref="A1:B2"', b'ref="A1"'))
    assert len(all_rows(path)) == 2


def test_formulas_without_a_result_are_told(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Activity", "Count"])
    book.active.append(["Night Bus", "=1+1"])
    book.save(tmp_path / "formula.xlsx")
    with open_workbook(tmp_path / "formula.xlsx") as opened:
        assert any("no stored result" in note for note in opened.sheets[0].notes)


def test_two_hundred_thousand_merges_are_read_up_to_a_bound(tmp_path):
    merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(3, 200_003))
    path = rewritten(
        tmp_path / "merges.xlsx",
        lambda sheet: sheet.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>"),
    )
    with open_workbook(path) as book:
        assert len(book.sheets[0].merged) <= 20_000
        assert any("merged" in note for note in book.sheets[0].notes)


def test_cells_at_opposite_corners_are_refused_and_not_fatal(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = book.active["XFD1048576"] = "x"
    book.save(tmp_path / "corners.xlsx")
    assert "far away" in refusal(tmp_path / "corners.xlsx")


def test_a_part_that_unpacks_to_far_more_is_not_opened(tmp_path):
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * 60_000_000 + b"</t></is></c></row>"
    assert "unpack" in refusal(rewritten(tmp_path / "bomb.xlsx", with_cells(cell)))


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_refused(tmp_path, declaration):
    path = rewritten(
        tmp_path / "entities.xlsx", lambda sheet: b'<?xml version="1.0"?>' + declaration + sheet.split(b"?>", 1)[-1]
    )
    assert "declarations" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("page.xls", b"<html><body><table><tr><td>Activity</td></tr></table></body></html>", "web page"),
        ("old.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:x"></Workbook>', "XML"),
        ("half.xlsx", (SAMPLES / "titled.xlsx").read_bytes()[:3000], "damaged"),
        ("paper.xlsx", b"%PDF-1.4 ...", "PDF"),
        ("noise.csv", bytes(range(256)) * 40, "neither"),
        ("noise.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "no workbook"),
        ("open.csv", b'Activity,Type\nx,y\n"never closed,z\n' + b"p,q\n" * 50, "line 3"),
        ("wide.csv", b",".join(b"h%d" % n for n in range(20_000)), "columns"),
        ("huge.csv", b"Activity\n" + b"a" * 1_200_000, "characters"),
        ("empty.csv", b"", "empty"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path, name, content, word):
    (tmp_path / name).write_bytes(content)
    assert word in refusal(tmp_path / name)


def test_a_missing_file_and_a_folder(tmp_path):
    for path in (tmp_path / "gone.xlsx", tmp_path):
        with pytest.raises(ExchangeTrouble):
            open_workbook(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_file_that_never_ends_is_given_up(tmp_path, monkeypatch):
    (tmp_path / "slow.csv").write_text("Activity\nNight Bus\n")
    monkeypatch.setattr(workbook_module, "SECONDS_TO_OPEN", 0.0)
    assert "too long" in refusal(tmp_path / "slow.csv")


def test_damaged_bytes_anywhere_never_end_in_a_traceback(tmp_path):
    whole = (SAMPLES / "titled.xlsx").read_bytes()
    for at in range(200, len(whole), len(whole) // 12):
        path = tmp_path / f"damaged{at}.xlsx"
        path.write_bytes(whole[:at] + bytes(b ^ 0x55 for b in whole[at : at + 8]) + whole[at + 8 :])
        try:
            all_rows(path)
        except UnreadableFile as error:
            assert str(error).endswith(".")
