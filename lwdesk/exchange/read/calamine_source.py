"""Workbooks read by calamine: fast, and at home in .xlsx, .xlsm, .xlsb, .xls and .ods."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import python_calamine

from lwdesk.exchange.read import archive, old_workbook, open_document
from lwdesk.exchange.read.details import KEPT_MERGES, Details, Scan, describe_sheet
from lwdesk.exchange.read.given import Given
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
        with ThreadPoolExecutor(1) as threads:
            # calamine lets other threads run while it parses, so that looking through the parts costs no time.
            scanning = threads.submit(_scan, given, kind, refuse)
            self._book = python_calamine.CalamineWorkbook.from_object(given.for_reader())
            metadata = [m for m in self._book.sheets_metadata if m.typ == python_calamine.SheetTypeEnum.WorkSheet]
            self._sheets = [self._book.get_sheet_by_name(m.name) for m in metadata]
            scan = scanning.result()
        self.notes = scan.notes
        self._errors = [scan.sheet(m.name).errors for m in metadata]
        self.sheets = [
            _describe(sheet, m.visible == python_calamine.SheetVisibleEnum.Visible, scan.sheet(m.name))
            for sheet, m in zip(self._sheets, metadata, strict=True)
        ]

    def indent(self, number: int) -> int:
        """How many blank columns stand before the cells that `rows` gives."""
        start = self._sheets[number].start
        return start[1] if start else 0

    def rows(self, number: int) -> Iterator[list[Any]]:
        """All rows from row 1 on, without the blank columns in front."""
        sheet = self._sheets[number]
        if not sheet.start:
            return iter(())
        errors = self._errors[number]
        rows = iter(sheet.iter_rows())
        return _with_errors(rows, errors, sheet.start[1]) if errors else rows


def _with_errors(rows: Iterator[list[Any]], errors: dict[int, dict[int, str]], indent: int) -> Iterator[list[Any]]:
    for at, row in enumerate(rows):
        for column, shown in errors.get(at, {}).items():
            if indent <= column < indent + len(row):
                row[column - indent] = shown
        yield row


def _scan(given: Given, kind: str, refuse: Callable[[UnreadableFile], None] | None) -> Scan:
    try:
        return _SCANS[kind](given)
    except UnreadableFile as refusal:
        if refuse:
            refuse(refusal)
        raise


def _describe(sheet: python_calamine.CalamineSheet, visible: bool, details: Details) -> Sheet:
    end = sheet.end
    rows, columns = (end[0] + 1, end[1] + 1) if end else (0, 0)
    told = [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in _ranges(sheet)]
    merged = [
        (top, left, min(bottom, rows), min(right, columns))
        for top, left, bottom, right in told or details.merged
        if top <= rows and left <= columns
    ]
    return describe_sheet(sheet.name, visible, rows, columns, details, merged)


def _ranges(sheet: python_calamine.CalamineSheet) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return (sheet.merged_cell_ranges or [])[:KEPT_MERGES]
