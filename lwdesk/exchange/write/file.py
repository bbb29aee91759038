"""An exported list put together: openpyxl's workbook with the rows set into its sheets, as one .xlsx file."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import IO, BinaryIO

from openpyxl import Workbook

from lwdesk.exchange.write.rows import Column, Cut, Rows, write_rows
from lwdesk.exchange.write.target import ExportTrouble

_SHEET = "xl/worksheets/sheet{}.xml"
# What a program looks at first to know what kind of file it is.
_OPENING = ("[Content_Types].xml", "_rels/.rels")
_QUICKLY = 3
"""The level of compression: a fifth larger than the usual 6, in less than half the time."""
_MOST_BYTES = 2**31 - 1
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')


def write_file(
    file: BinaryIO,
    workbook: Workbook,
    columns: Sequence[Column],
    chunks: Iterable[Rows],
    cut: Cut,
    finish: Callable[[], None],
) -> None:
    """Writes the workbook with the rows of all chunks in its first sheet, from row 2 on.

    `cut(row, column)` is told of every text that a cell could not hold whole. `finish()` is called when the rows are
    written, and may still change what other sheets say. Raises ExportTrouble when the sheet would be too large.
    """
    write_sheets(file, workbook, {0: (columns, chunks)}, lambda _sheet, row, place: cut(row, place), finish)


def write_sheets(
    file: BinaryIO,
    workbook: Workbook,
    lists: Mapping[int, tuple[Sequence[Column], Iterable[Rows]]],
    cut: Callable[[int, Sequence[object], int], None],
    finish: Callable[[], None],
) -> None:
    """The same for several lists by the place of their sheets, each with its table; `cut(sheet, row, column)`."""
    with _saved(workbook) as bare:
        around = {place: bare.read(_SHEET.format(place + 1)) for place in lists}
        opening = [(name, bare.read(name)) for name in _OPENING]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICKLY) as whole:
        for name, part in opening:
            whole.writestr(name, part)
        for place, (columns, chunks) in lists.items():
            parts = _row_parts(columns, chunks, partial(cut, place))
            with whole.open(_SHEET.format(place + 1), "w") as sheet:
                _write_sheet(sheet, around[place], _list_cells(workbook, place), parts)
        finish()
        written = {*_OPENING, *(_SHEET.format(place + 1) for place in lists)}
        with _saved(workbook) as bare:
            for name in bare.namelist():
                if name not in written:
                    whole.writestr(name, bare.read(name))


def _saved(workbook: Workbook) -> zipfile.ZipFile:
    held = io.BytesIO()
    workbook.save(held)
    return zipfile.ZipFile(held)


def _list_cells(workbook: Workbook, place: int) -> str:
    (table,) = workbook.worksheets[place].tables.values()
    return str(table.ref)


def _write_sheet(sheet: IO[bytes], around: bytes, cells: str, parts: Iterable[bytes]) -> None:
    """Writes openpyxl's XML of the sheet with the rows, which fill the range `cells`, added to it."""
    place = cells.encode()
    before, end, after = around.partition(b"</sheetData>")
    # openpyxl knows of the heading row only, and read-only readers believe what stands here.
    written = sheet.write(_DIMENSION.sub(b'<dimension ref="' + place + b'"', before))
    for part in parts:
        written += sheet.write(part)
        if written > _MOST_BYTES:
            raise ExportTrouble("The list is too large for a workbook. Export it as .csv, or filter it first.")
    # Telephone numbers and references are text on purpose; without this Excel marks each with a green corner.
    quiet = b'<ignoredErrors><ignoredError sqref="' + place + b'" numberStoredAsText="1"/></ignoredErrors>'
    sheet.write(end + after.replace(b"<tableParts", quiet + b"<tableParts", 1))


def _row_parts(columns: Sequence[Column], chunks: Iterable[Rows], cut: Cut) -> Iterator[bytes]:
    row = 2
    for rows in chunks:
        yield write_rows(rows, columns, row, cut)
        row += len(rows)
