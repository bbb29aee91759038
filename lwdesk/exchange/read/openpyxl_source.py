"""Workbooks read by openpyxl: slow, but it opens some .xlsx files that calamine refuses."""

from collections.abc import Iterator
from typing import Any

from lwdesk.exchange.read import archive
from lwdesk.exchange.read.details import describe_sheet
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.sheet import Sheet

MOST_COLUMNS = 16_384


class OpenpyxlSource:
    """A workbook opened by openpyxl, with the results of its formulas. Raises whatever openpyxl raises."""

    def __init__(self, given: Given, kind: str) -> None:
        # Imported only when it is needed: it takes longer to import than most workbooks to read.
        import openpyxl

        self.kind = kind
        scan = archive.scan_sheets(given)
        self.notes = scan.notes
        book = openpyxl.load_workbook(given.for_reader(), read_only=True, data_only=True)
        self._sheets = list(book.worksheets)
        self.sheets: list[Sheet] = []
        for sheet in self._sheets:
            # What the file says of its own size may be a lie, and rows beyond it would be dropped.
            sheet.reset_dimensions()
            rows = columns = 0
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
                if any(cell not in (None, "") for cell in row):
                    rows, columns = number, max(columns, len(row))
            visible = sheet.sheet_state == "visible"
            self.sheets.append(describe_sheet(sheet.title, visible, rows, columns, scan.sheet(sheet.title)))

    def indent(self, number: int) -> int:
        """None: rows come with their blank cells in front."""
        return 0

    def rows(self, number: int) -> Iterator[list[Any]]:
        """All rows from row 1 to the last one in use."""
        last = self.sheets[number].rows
        for at, row in enumerate(self._sheets[number].iter_rows(values_only=True), 1):
            if at > last:
                return
            yield ["" if cell is None else cell for cell in row[:MOST_COLUMNS]]
