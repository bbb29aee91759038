"""Workbooks read by calamine: fast, and at home in .xlsx, .xlsm, .xlsb, .xls and .ods."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import python_calamine

from lwdesk.exchange.read import archive
from lwdesk.exchange.read.sheet import Range, Sheet

KEPT_MERGES = 20_000


class CalamineSource:
    """A workbook opened by calamine. Whatever it raises is its business: also what is no Exception."""

    def __init__(self, path: Path, kind: str, content: BytesIO | None = None) -> None:
        self.kind = kind
        self.notes: list[str] = [] if content or kind == "xls" else archive.describe(path)
        scannable = kind in ("xlsx", "xlsm") and not content
        with ThreadPoolExecutor(1) as threads:
            # calamine lets other threads run while it parses, so that looking through the parts costs no time.
            scan = threads.submit(archive.scan_sheets, path) if scannable else None
            self._book = python_calamine.CalamineWorkbook.from_object(content or path)
            metadata = [m for m in self._book.sheets_metadata if m.typ == python_calamine.SheetTypeEnum.WorkSheet]
            self._sheets = [self._book.get_sheet_by_name(m.name) for m in metadata]
            details = scan.result() if scan else {}
        self._errors = [details[m.name].errors if m.name in details else {} for m in metadata]
        self.sheets = [
            _describe(
                sheet, m.visible == python_calamine.SheetVisibleEnum.Visible, details.get(m.name, archive.Details())
            )
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


def _describe(sheet: python_calamine.CalamineSheet, visible: bool, details: archive.Details) -> Sheet:
    end = sheet.end
    described = Sheet(
        sheet.name,
        visible,
        rows=end[0] + 1 if end else 0,
        columns=end[1] + 1 if end else 0,
        hidden_rows=details.hidden_rows,
        hidden_columns=details.hidden_columns,
    )
    described.merged = _merged(sheet, described.rows, described.columns)
    if details.merges > KEPT_MERGES:
        described.notes.append(f"It has {details.merges:,} merged ranges; only the first {KEPT_MERGES:,} are heeded.")
    if details.unworked:
        many = details.unworked > 1
        described.notes.append(
            f"{details.unworked:,} formula{'s' if many else ''} in it {'have' if many else 'has'} no stored result "
            "and read as blank. Open the workbook in Excel and save it to store them."
        )
    return described


def _merged(sheet: python_calamine.CalamineSheet, rows: int, columns: int) -> list[Range]:
    ranges = (sheet.merged_cell_ranges or [])[:KEPT_MERGES]
    return [
        (top + 1, left + 1, min(bottom + 1, rows), min(right + 1, columns))
        for (top, left), (bottom, right) in ranges
        if top < rows and left < columns
    ]
