"""A large sheet of an .xlsx read piece by piece: its first rows are there while those after them are still parsed.

calamine gives no row before it has parsed the whole of a sheet. So a large one is cut between two rows, and each piece
is parsed as a small workbook of its own, beside what is done with the rows before it. What is not certain to mean the
same in pieces is not cut: such a sheet is parsed whole, as all small ones are.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from io import BytesIO
from itertools import pairwise, repeat
from typing import Any

import python_calamine

from lwdesk.exchange.read.archive import MOST_SCANNED, UNSCANNABLE, Part, sheet_parts
from lwdesk.exchange.read.given import Given

PIECED_FROM = 8 << 20
"""Bytes of a sheet's part from which on it pays."""
PIECE = 6 << 20
"""About the bytes of a piece."""
FIRST = 256 << 10
"""About the bytes of the first one, in which the table begins: it is to be there soon."""
TEXTS_A_PIECE = 3
"""Each piece has all the shared texts to parse once more; it is this many times as large as they are at least."""
LONGEST_ROW = 1 << 20
_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_ROW = re.compile(rb'<row r="(\d{1,7})"')
_DIMENSION = re.compile(rb"<dimension\b[^>]*/>")
_NUMBERLESS = re.compile(rb"<(?:row|c)(?! r=)[\s>]")
_NO_VALUE = (b"<v/>", b"<v />", b"<v></v>", b"</f>", b'">')
_NO_CELL = rb"(?:<f\b[^>]*+(?:(?<=/)>|>[^<]*+</f>))?(?:<v ?/>|<v></v>|</c>)"
"""What follows the tag of a cell that holds nothing, not even the result of its formula."""
_STEP = 1 << 20
_NEEDED = ("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
_TEXTS = "xl/sharedstrings.xml"

Wrap = Callable[[bytes], BytesIO]
"""Makes a workbook of a sheet's part."""


class SheetInPieces:
    """A sheet that was cut; `start` and `end` are the places, from 0, of its first column and of the last in use."""

    def __init__(self, name: str, xml: Part, pieces: list[tuple[int, int]], wrap: Wrap) -> None:
        self.name = name
        self.xml = xml
        """The whole part of the sheet."""
        self._wrap = wrap
        self._pieces = pieces
        self._head = _DIMENSION.sub(b"", xml[: pieces[0][0]])
        self._tail = xml[pieces[-1][1] :]
        self._threads = ThreadPoolExecutor(1)
        self._begun: dict[int, Future[python_calamine.CalamineSheet]] = {}
        first = self._parsed(0)
        # What is said of the sheet as a whole stands behind its rows, and goes with the first piece.
        self.merged_cell_ranges = first.merged_cell_ranges
        width = first.end[1] + 1 if first.end else 1
        self.start: tuple[int, int] | None = (0, 0)
        self.end: tuple[int, int] | None = _last_row(xml, pieces[-1][1]) - 1, _last_column(xml, width) - 1

    def rows(self) -> Iterator[list[Any]]:
        """All rows from row 1 on, from the first column on. Raises whatever calamine does."""
        given = 0
        for number in range(len(self._pieces)):
            sheet = self._parsed(number)
            if not sheet.start or not sheet.end:
                continue
            if sheet.start[0] < given:
                raise ValueError(f"row {sheet.start[0] + 1} stands below row {given}")
            yield from repeat([], sheet.start[0] - given)
            given = sheet.end[0] + 1
            indent = [""] * sheet.start[1]
            rows = sheet.to_python()
            yield from ([*indent, *row] for row in rows) if indent else rows

    def _parsed(self, number: int) -> python_calamine.CalamineSheet:
        """A piece; the next one is begun beside, for it will be asked for soon."""
        for n in (number, number + 1):
            if n < len(self._pieces) and n not in self._begun:
                self._begun[n] = self._threads.submit(self._parse, n)
        begun = self._begun[number]
        for n in [n for n in self._begun if n < number]:
            # The first is asked for twice: once for what the sheet looks like.
            del self._begun[n]
        return begun.result()

    def _parse(self, number: int) -> python_calamine.CalamineSheet:
        begin, end = self._pieces[number]
        tail = self._tail if number == 0 else _END + b"</worksheet>"
        part = b"".join((self._head, memoryview(self.xml)[begin:end], tail))
        return python_calamine.CalamineWorkbook.from_object(self._wrap(part)).get_sheet_by_name(self.name)


def cut_large_sheets(given: Given) -> dict[str, SheetInPieces]:
    """The large sheets of an .xlsx or .xlsm that bear to be cut, by name."""
    try:
        with given.open() as file, zipfile.ZipFile(file) as archive:
            sizes = {each.filename: each.file_size for each in archive.infolist()}
            texts = sum(size for part, size in sizes.items() if part.lower() == _TEXTS)
            parts = {
                name: part for name, part in sheet_parts(archive).items() if sizes[part] >= max(PIECED_FROM, texts)
            }
            if not parts or sum(sizes[part] for part in parts.values()) > MOST_SCANNED:
                return {}
            common = {part: archive.read(part) for part in sizes if part.lower() in (*_NEEDED, _TEXTS)}
            cut = {}
            for name, part in parts.items():
                xml = _unpacked(archive, part)
                if pieces := _pieces_of(xml, max(PIECE, TEXTS_A_PIECE * texts)):
                    cut[name] = SheetInPieces(name, xml, pieces, partial(_workbook, common, part))
            return cut
    except (*UNSCANNABLE, python_calamine.CalamineError, MemoryError):
        # Whether it can be read as a whole is for the readers to say.
        return {}


def _unpacked(archive: zipfile.ZipFile, part: str) -> bytearray:
    """The whole part, without ever taking twice its size, as unpacking it at once would."""
    xml = bytearray()
    with archive.open(part) as file:
        while more := file.read(_STEP):
            xml += more
    return xml


def _workbook(common: Mapping[str, bytes], part: str, sheet: bytes) -> BytesIO:
    """A workbook of what all pieces share and of one sheet."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as book:
        for each, content in {**common, part: sheet}.items():
            book.writestr(each, content)
    made.seek(0)
    return made


def _pieces_of(xml: Part, size: int) -> list[tuple[int, int]]:
    """Where each piece begins and ends, the first a small one; none where rows are not plainly in a row."""
    begin, end = xml.find(_BEGIN) + len(_BEGIN), xml.rfind(_END)
    if begin < len(_BEGIN) or end < begin or b"<worksheet" not in xml[:begin] or not _ROW.match(xml, begin):
        return []
    if any(xml.find(b"</row>", at, at + LONGEST_ROW) < 0 for at in range(begin, end - LONGEST_ROW, LONGEST_ROW)):
        # A giant of a cell is for another to refuse.
        return []
    starts = [begin]
    while (at := xml.find(b"<row r=", starts[-1] + (size if starts[1:] else FIRST), end)) >= 0:
        starts.append(at)
    numbers = [match and int(match[1]) for match in (_ROW.match(xml, at) for at in starts)]
    first = xml[begin : starts[1] if starts[1:] else end]
    if _NUMBERLESS.search(first) or not all(a and b and a < b for a, b in pairwise(numbers)):
        return []
    return list(pairwise([*starts, end]))


def _last_row(xml: Part, end: int) -> int:
    """The number of the last row with a cell that is not blank; 0 where there is none."""
    cell = xml.rfind(b"</c>", 0, end)
    while cell >= 0 and xml.endswith(_NO_VALUE, 0, cell):
        cell = xml.rfind(b"</c>", 0, cell)
    if cell < 0:
        return 0
    row = _ROW.match(xml, xml.rfind(b"<row", 0, cell))
    if not row:
        raise ValueError("the last row does not say where it is")
    return int(row[1])


def _last_column(xml: Part, width: int) -> int:
    """The place of the last column with a cell that is not blank, counted from 1; at least `width`."""
    cell = rb'<c (?:r="(%s)\d{1,7}"[^>]*+(?<!/)>(?!%s)|(?!r="))' % (_beyond(_letters(width)), _NO_CELL)
    letters = {match[1] for match in re.finditer(cell, xml)}
    if None in letters:
        raise ValueError("a cell does not say where it is")
    return max(map(_number, letters), default=width)


def _beyond(letters: str) -> bytes:
    """A pattern of the letters of all columns to the right of that one."""
    same = [
        f"{letters[:n]}[{chr(ord(c) + 1)}-Z][A-Z]{{{len(letters) - n - 1}}}" for n, c in enumerate(letters) if c < "Z"
    ]
    longer = [f"[A-Z]{{{n}}}" for n in range(len(letters) + 1, 4)]
    return "|".join([*same, *longer]).encode()


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
