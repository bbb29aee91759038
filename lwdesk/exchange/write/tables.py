"""A workbook of several plain tables, such as all that a study holds of one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.write.rows import cell_text, writable
from lwdesk.exchange.write.target import ExportTrouble, whole_file


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, its headings, its rows, and the widths of its columns in characters."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    widths: Sequence[int]


def write_tables(path: Path, title: str, tables: Sequence[Table]) -> None:
    """Write the tables to a .xlsx file, a sheet each; all cells are text. Raises ExportTrouble."""
    if path.suffix.lower() != ".xlsx":
        raise ExportTrouble(f"{path.name} does not end in .xlsx. Give the file that ending.")
    # Imported here since openpyxl takes a while to import.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from lwdesk.exchange.write.workbook import put_text

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(title)
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        for at, row in enumerate((table.headings, *table.rows), 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(at, column)
                put_text(cell, cut_to_cell(cell_text(value)))
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if at == 1:
                    cell.font = Font(name="Calibri", size=11, bold=True)
        for column, width in enumerate(table.widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = "A2"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    with whole_file(path) as file:
        workbook.save(file)
