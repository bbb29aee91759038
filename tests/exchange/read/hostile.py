"""Files that are made to hurt whoever reads them: each function here writes one."""

import random
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl

SAMPLES = Path(__file__).parents[1] / "samples"
SHEET = "xl/worksheets/sheet1.xml"
Make = Callable[[Path], object]
Change = Callable[[bytes], bytes]


def plain_book() -> bytes:
    """A workbook with one activity."""
    book = openpyxl.Workbook()
    book.active.append(["Activity", "Description"])
    book.active.append(["Night Bus", "Late routes"])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


PLAIN = plain_book()


def rewrite(
    path: Path, change: Change, part: str = SHEET, of: bytes = PLAIN, more: dict[str, bytes] | None = None,
    packing: int = zipfile.ZIP_DEFLATED,
) -> None:  # fmt: skip
    """Write the workbook with one part changed and others added."""
    with zipfile.ZipFile(BytesIO(of)) as old, zipfile.ZipFile(path, "w", packing, compresslevel=1) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        for name, content in (more or {}).items():
            new.writestr(name, content)


def cells(rows: bytes) -> Change:
    """A change that puts other rows into a sheet."""
    return lambda sheet: sheet[: sheet.index(b"<sheetData>")] + b"<sheetData>" + rows + b"</sheetData></worksheet>"


def text(place: bytes, what: bytes) -> bytes:
    """A cell with a text."""
    return b'<c r="' + place + b'" t="inlineStr"><is><t>' + what + b"</t></is></c>"


HEADER = b'<row r="1">' + text(b"A1", b"Activity") + text(b"B1", b"Description") + b"</row>"


def merged(ranges: bytes) -> Change:
    """A change that merges cells."""
    return lambda sheet: sheet.replace(b"</sheetData>", b"</sheetData><mergeCells>" + ranges + b"</mergeCells>")


def declared(declaration: bytes, body: bytes = b"") -> Change:
    """A change that puts a declaration before a sheet, and a text into its first row."""
    return lambda sheet: b'<?xml version="1.0"?>' + declaration + cells(HEADER + body)(sheet).split(b"?>", 1)[-1]


def noise(count: int) -> bytes:
    """Letters that hardly shrink when they are zipped."""
    return random.Random(7).randbytes(count // 2).hex().encode()


def giant() -> bytes:
    """A text of 200 MB."""
    return noise(1 << 20) * 200


def corners(path: Path) -> None:
    rewrite(path, cells(b'<row r="1">' + text(b"A1", b"Activity") + b'</row><row r="1048576">'
                        + text(b"XFD1048576", b"x") + b"</row>"))  # fmt: skip


def giant_cell(path: Path) -> None:
    rewrite(path, cells(HEADER + b'<row r="2">' + text(b"A2", giant()) + b"</row>"), packing=zipfile.ZIP_STORED)


def giant_even_cell(path: Path) -> None:
    rewrite(path, cells(HEADER + b'<row r="2">' + text(b"A2", b"a" * (200 << 20)) + b"</row>"))


def giant_shared_text(path: Path) -> None:
    shared = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>' % giant()
    )
    row = b'<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    rewrite(path, cells(HEADER + row), more={"xl/sharedStrings.xml": shared}, packing=zipfile.ZIP_STORED)


def giant_cell_ods(path: Path) -> None:
    of = (SAMPLES / "lines.ods").read_bytes()
    rewrite(path, lambda x: x.replace(b"Night Bus", giant()), "content.xml", of, packing=zipfile.ZIP_STORED)


def endless_rows_ods(path: Path) -> None:
    of = (SAMPLES / "lines.ods").read_bytes()
    row = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" '
        b'table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    )
    rewrite(path, lambda x: x.replace(b"</table:table>", row), "content.xml", of)


def merges_ods(path: Path) -> None:
    """A list with 200,000 merged ranges below it, each of which reaches over everything."""
    of = (SAMPLES / "lines.ods").read_bytes()
    row = (
        b'<table:table-row><table:table-cell table:number-rows-spanned="9999999" '
        b'table:number-columns-spanned="9999999"/></table:table-row>'
    ) * 200_000
    rewrite(path, lambda x: x.replace(b"</table:table>", row + b"</table:table>"), "content.xml", of)


def merged_all_over_ods(path: Path) -> None:
    of = (SAMPLES / "lines.ods").read_bytes()
    spanned = b'<table:table-cell table:number-rows-spanned="1048576" table:number-columns-spanned="16384" '
    rewrite(path, lambda x: x.replace(b"<table:table-cell ", spanned, 1), "content.xml", of)


def blank_rows(path: Path) -> None:
    row = b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>'
    rewrite(path, cells(HEADER + b"".join(row % (n, n, n) for n in range(2, 1_048_577))))


def blank_rows_and_a_space(path: Path) -> None:
    rewrite(path, cells(HEADER + b'<row r="1048576">' + text(b"I1048576", b" ") + b"</row>"))


def many_columns(path: Path) -> None:
    names = b"".join(b'<c t="inlineStr"><is><t>Heading %d</t></is></c>' % n for n in range(20_000))
    values = b"".join(b"<c><v>%d</v></c>" % n for n in range(20_000))
    rewrite(path, cells(b'<row r="1">' + names + b'</row><row r="2">' + values + b"</row>"))


def all_columns(path: Path) -> None:
    names = b"".join(b'<c t="inlineStr"><is><t>Heading %d</t></is></c>' % n for n in range(16_384))
    values = b"".join(b'<c t="inlineStr"><is><t>x%d</t></is></c>' % n for n in range(16_384))
    rewrite(path, cells(b'<row r="1">' + names + b"</row>" + b"".join(
        b'<row r="%d">' % n + values + b"</row>" for n in range(2, 12))))  # fmt: skip


def far_word(path: Path) -> None:
    """What a slip of the keyboard makes of a list."""
    row = b'<row r="2">' + text(b"A2", b"Night Bus") + text(b"B2", b"Late routes") + text(b"XFD2", b"x") + b"</row>"
    rewrite(path, cells(HEADER + row))


def laughs(path: Path) -> None:
    lines = [b'<!ENTITY a "lol">']
    lines += [b'<!ENTITY %c "%s">' % (n + 1, b"&%c;" % n * 10) for n in range(97, 107)]
    rewrite(
        path, declared(b"<!DOCTYPE x [" + b"".join(lines) + b"]>", b'<row r="2">' + text(b"A2", b"&k;") + b"</row>")
    )


def outside(path: Path) -> None:
    wanted = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    rewrite(path, declared(wanted, b'<row r="2">' + text(b"A2", b"&a;") + b"</row>"))


def bomb(path: Path) -> None:
    rewrite(path, cells(HEADER + b'<row r="2">' + text(b"A2", bytes(1)) + b"</row>"
                        + b"<row/>" * 40_000_000))  # fmt: skip


def lying_size(path: Path) -> None:
    """A part that says of itself to unpack to a few bytes, and unpacks to 300 MB."""
    rows = HEADER + b'<row r="2">' + text(b"A2", b"x") + b"</row>" + b"<row/>" * 50_000_000
    rewrite(path, cells(rows))
    content = bytearray(path.read_bytes())
    at = content.rindex(SHEET.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", content, at + 24, 4_000)
    path.write_bytes(content)


def wandering_names(path: Path) -> None:
    rewrite(path, bytes, more={"../../outside.txt": b"x", "/outside.txt": b"x", "C:\\outside.txt": b"x"})


def many_parts(path: Path) -> None:
    rewrite(path, bytes, more={f"xl/media/{n}.txt": b"" for n in range(12_000)})


def many_sheets(path: Path) -> None:
    book = openpyxl.Workbook()
    for _ in range(400):
        book.create_sheet().append(["Activity", "Description"])
    book.save(path)


def zip_in_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("list.xlsx", PLAIN)


def renamed(name: str, part: str) -> Make:
    """A document of another program."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(part, f"<x>{name}</x>")

    return make


def written(content: bytes) -> Make:
    """A file with that content."""
    return lambda path: path.write_bytes(content)


def half(name: str) -> Make:
    """The first half of a sample."""
    whole = (SAMPLES / name).read_bytes()
    return written(whole[: len(whole) // 2])


PAGE = b"<html><body><table><tr><td>Activity</td></tr><tr><td>Night Bus</td></tr></table></body></html>"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINE = b"Activity,Type\n"
UNCLOSED = LINE + b'Night Bus,"Into work\n' + b"Kitchen Start,Into work\n" * 200_000
TWENTY_THOUSAND = b",".join(b"h%d" % n for n in range(20_000)) + b"\n" + b"," * 19_999 + b"\n"

REFUSED: dict[str, tuple[Make, str]] = {
    "corners.xlsx": (corners, "far away"),
    "giant cell.xlsx": (giant_cell, "million characters"),
    "giant even cell.xlsx": (giant_even_cell, "unpack"),
    "giant shared text.xlsx": (giant_shared_text, "million characters"),
    "giant cell.ods": (giant_cell_ods, "million characters"),
    "endless rows.ods": (endless_rows_ods, "damaged"),
    "giant line.csv": (lambda path: path.write_bytes(LINE + b"a" * (200 << 20)), "line"),
    "giant line.txt": (lambda path: path.write_bytes(("a" * (50 << 20)).encode("utf-16")), "line"),
    "laughs.xlsx": (laughs, "declarations"),
    "outside.xlsx": (outside, "declarations"),
    "bomb.xlsx": (bomb, "unpack"),
    "lying size.xlsx": (lying_size, "."),
    "many parts.xlsx": (many_parts, "unpack"),
    "half.xlsx": (half("titled.xlsx"), "damaged"),
    "half.xls": (half("titled.xls"), "."),
    "half.ods": (half("lines.ods"), "damaged"),
    "zip in zip.xlsx": (zip_in_zip, "folder of files"),
    "page.xls": (written(PAGE), "web page"),
    "page in utf-16.xls": (written(PAGE.decode().encode("utf-16")), "web page"),
    "letter.xlsx": (renamed("letter", "word/document.xml"), "Word document"),
    "slides.xlsx": (renamed("slides", "ppt/presentation.xml"), "PowerPoint"),
    "paper.xlsx": (written(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj"), "PDF"),
    "old letter.xls": (written(OLD + bytes(1016) + "WordDocument".encode("utf-16-le") + bytes(3000)), "Word document"),
    "noise.xls": (written(OLD + random.Random(1).randbytes(50_000)), "no workbook"),
    "noise.csv": (written(random.Random(2).randbytes(50_000)), "neither"),
    "zeros.csv": (written(bytes(3_000_000)), "neither"),
    "columns.xlsx": (many_columns, "20,000 columns"),
    "all columns.xlsx": (all_columns, "16,384 columns"),
    "unclosed.csv": (written(UNCLOSED), "quotation mark"),
    "columns.csv": (written(TWENTY_THOUSAND), "columns"),
    "empty.xlsx": (written(b""), "empty"),
    "a folder.xlsx": (lambda path: path.mkdir(), "folder"),
    "gone.xlsx": (lambda path: None, "no file"),
}
"""What is refused: how it is made, and a word of the sentence."""

READ: dict[str, tuple[Make, int]] = {
    "merged all over.xlsx": (lambda p: rewrite(p, merged(b'<mergeCell ref="A1:XFD1048576"/>')), 0),
    "merged from the second row.xlsx": (lambda p: rewrite(p, merged(b'<mergeCell ref="A2:XFD1048576"/>')), 1),
    "merges.xlsx": (
        lambda p: rewrite(p, merged(b"".join(b'<mergeCell ref="C%d:D%d"/>' % (n, n) for n in range(3, 200_003)))), 1
    ),
    "merges.ods": (merges_ods, 2),
    "merged all over.ods": (merged_all_over_ods, 0),
    "blank rows.xlsx": (blank_rows, 0),
    "blank rows and a space.xlsx": (blank_rows_and_a_space, 0),
    "lying dimension.xlsx": (lambda p: rewrite(p, lambda x: x.replace(b'"A1:B2"', b'"A1:XFD1048576"')), 1),
    "small dimension.xlsx": (lambda p: rewrite(p, lambda x: x.replace(b'"A1:B2"', b'"A1"')), 1),
    "wandering names.xlsx": (wandering_names, 1),
    "a word far to the right.xlsx": (far_word, 1),
    "many sheets.xlsx": (many_sheets, 0),
}  # fmt: skip
"""What may be read: how it is made, and how many activities there are in it. Where there is none, it may be refused."""
