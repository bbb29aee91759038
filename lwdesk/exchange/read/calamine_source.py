"""Workbooks read by calamine: fast, and at home in .xlsx, .xlsm, .xlsb, .xls and .ods."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

import python_calamine

from lwdesk.exchange.read import archive, old_workbook, open_document
from lwdesk.exchange.read.details import KEPT_MERGES, Details, Scan, describe_sheet
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.pieces import SheetInPieces, cut_large_sheets
from lwdesk.exchange.read.sheet import Sheet, UnreadableFile

_SCANS: dict[str, Callable[[Given], Scan]] = {
    "xlsx": archive.scan_sheets, "xlsm": archive.scan_sheets, "xlsb": archive.scan_names,
    "ods": open_document.scan, "xls": old_workbook.scan,
}  # fmt: skip


class CalamineSource:
    """A workbook opened by calamine. Whatever it raises is its business: also what is no Exception.

    `refuse` is told at once of what the workbook is to be refused for, while calamine may still be at it.
    """

    def __init__(self, given: Given, kind: str, refuse: Callable[[UnreadableFile], None] | None = None) -> None:
        self.kind = kind
        self._given = given
        cut = cut_large_sheets(given) if kind in ("xlsx", "xlsm") else {}
        with ThreadPoolExecutor(1) as threads:
            # calamine lets other threads run while it parses, so that looking through the parts costs no time.
            scanning = threads.submit(_scan, given, kind, refuse, {name: sheet.xml for name, sheet in cut.items()})
            book = self._open()
            metadata = [m for m in book.sheets_metadata if m.typ == python_calamine.SheetTypeEnum.WorkSheet]
            self._sheets = [cut.get(m.name) or book.get_sheet_by_name(m.name) for m in metadata]
            scan = scanning.result()
        self.notes = scan.notes
        self._shown = [scan.sheet(m.name).shown for m in metadata]
        self.sheets = [
            _describe(sheet, m.visible == python_calamine.SheetVisibleEnum.Visible, scan.sheet(m.name))
            for sheet, m in zip(self._sheets, metadata, strict=True)
        ]

    def _open(self) -> python_calamine.CalamineWorkbook:
        return python_calamine.CalamineWorkbook.from_object(self._given.for_reader())

    def indent(self, number: int) -> int:
        """How many blank columns stand before the cells that `rows` gives."""
        start = self._sheets[number].start
        return start[1] if start else 0

    def rows(self, number: int) -> Iterator[list[Any]]:
        """All rows from row 1 on, without the blank columns in front."""
        sheet = self._sheets[number]
        if not sheet.start:
            return iter(())
        shown = self._shown[number]
        rows = self._rows_of_pieces(sheet) if isinstance(sheet, SheetInPieces) else iter(sheet.iter_rows())
        return _as_shown(rows, shown, sheet.start[1]) if shown else rows

    def _rows_of_pieces(self, sheet: SheetInPieces) -> Iterator[list[Any]]:
        given = 0
        try:
            for row in sheet.rows():
                yield row
                given += 1
        except (GeneratorExit, KeyboardInterrupt, MemoryError):
            raise
        except BaseException:  # calamine's panics are no Exceptions
            # What cannot be read in pieces may well be read as a whole.
            whole = self._open().get_sheet_by_name(sheet.name)
            indent = [""] * (whole.start[1] if whole.start else 0)
            yield from ([*indent, *row] for row in islice(whole.iter_rows(), given, None))


def _as_shown(rows: Iterator[list[Any]], shown: dict[int, dict[int, str]], indent: int) -> Iterator[list[Any]]:
    for at, row in enumerate(rows):
        for column, text in shown.get(at, {}).items():
            if indent <= column < indent + len(row):
                row[column - indent] = text
        yield row


def _scan(
    given: Given, kind: str, refuse: Callable[[UnreadableFile], None] | None, unpacked: Mapping[str, archive.Part]
) -> Scan:
    try:
        return archive.scan_sheets(given, unpacked) if unpacked else _SCANS[kind](given)
    except UnreadableFile as refusal:
        if refuse:
            refuse(refusal)
        raise


def _describe(sheet: python_calamine.CalamineSheet | SheetInPieces, visible: bool, details: Details) -> Sheet:
    end = sheet.end
    rows, columns = (end[0] + 1, end[1] + 1) if end else (0, 0)
    told = [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in _ranges(sheet)]
    merged = [
        (top, left, min(bottom, rows), min(right, columns))
        for top, left, bottom, right in told or details.merged
        if top <= rows and left <= columns
    ]
    return describe_sheet(sheet.name, visible, rows, columns, details, merged)


def _ranges(sheet: python_calamine.CalamineSheet | SheetInPieces) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return (sheet.merged_cell_ranges or [])[:KEPT_MERGES]
