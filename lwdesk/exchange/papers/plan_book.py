"""A workbook of plain sheets, its rows as high as their texts, its days kept as days."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.write.rows import cell_text, writable
from lwdesk.exchange.write.tables import Table
from lwdesk.exchange.write.target import whole_file

_LINE, _TALLEST = 15, 409
"""Heights of rows in points: of one line, and the most that Excel allows."""
_FIRST_DAY = date(1900, 3, 1)
A3 = 8


def write_book(path: Path, title: str, tables: Sequence[Table]) -> None:
    """Write the tables to a .xlsx file, a sheet each. Raises ExportTrouble."""
    # Imported here since openpyxl takes a while to import.
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(title)
    for table in tables:
        fill_sheet(workbook.create_sheet(table.name), table)
    with whole_file(path) as file:
        workbook.save(file)


def fill_sheet(sheet: Any, table: Table) -> None:
    """Put a table into a sheet, with a heading row that stays in sight."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    top = Alignment(vertical="top", wrap_text=True)
    for at, row in enumerate((table.headings, *table.rows), 1):
        most = 1
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            _put(cell, value)
            cell.alignment = top
            if at == 1:
                cell.font = Font(name="Calibri", size=11, bold=True)
            most = max(most, _lines(value, table.widths[column - 1]))
        # LibreOffice gives a row without a height one line, and wrapped text then runs into the next row.
        sheet.row_dimensions[at].height = min(most * _LINE, _TALLEST)
    for column, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _put(cell: Any, value: object) -> None:
    from lwdesk.exchange.write.workbook import put_text

    if isinstance(value, date) and value >= _FIRST_DAY:
        cell.value, cell.number_format = value, "d mmm yyyy"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        cell.value = value
    elif text := cell_text(value):
        put_text(cell, cut_to_cell(text))


def _lines(value: object, width: int) -> int:
    return sum(len(line) // max(width - 1, 1) + 1 for line in cell_text(value).split("\n"))
