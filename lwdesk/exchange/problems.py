"""The rows of an import that had problems, as a workbook: the columns as they came, and a reason."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.plan.cell import Cell, cell_text
from lwdesk.exchange.plan.rows import ImportPlan
from lwdesk.exchange.reason import REASON
from lwdesk.exchange.write.target import ExportTrouble, whole_file

_FIRST_DAY = date(1900, 3, 1)
"""Before it workbooks disagree on which day a number is."""
_WIDTH, _REASON_WIDTH = 24, 60


def save_problems(plan: ImportPlan, path: Path) -> int:
    """Write the rows with problems to a workbook that can be imported again once mended; gives how many.

    Raises ExportTrouble.
    """
    if path.suffix.lower() != ".xlsx":
        raise ExportTrouble(f"{path.name} does not end in .xlsx. Give the file of problems that ending.")
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    with whole_file(path) as file:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Problems")
        sheet.freeze_panes = "A2"
        headings, *rows = _rows(plan)
        for number, heading in enumerate(headings, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _REASON_WIDTH if heading == REASON else _WIDTH
        for row in (headings, *rows):
            sheet.append([_written(sheet, cell) for cell in row])
        book.save(file)
    return len(plan.problems)


def _rows(plan: ImportPlan) -> Iterator[Sequence[Cell]]:
    # A column of reasons that the list had already is told anew, not twice.
    columns = [column for column in plan.columns if column.heading != REASON]
    yield [*(column.heading for column in columns), REASON]
    for row in plan.problems:
        # Whoever mends the rows reads this when the import is long done.
        reasons = "\n".join(trouble.afterwards for trouble in row.troubles)
        yield [*(row.cell(column.place) for column in columns), reasons]


def _written(sheet: Any, value: Cell) -> Any:
    """The cell as openpyxl takes it: figures, days and yes or no as they are, all else as text that stays text."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    from lwdesk.exchange.write.workbook import put_text

    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        if day >= _FIRST_DAY:
            cell = WriteOnlyCell(sheet, value)
            cell.number_format = "d mmm yyyy hh:mm" if isinstance(value, datetime) else "d mmm yyyy"
            return cell
    elif value is None or isinstance(value, bool | int | float):
        return value
    cell = WriteOnlyCell(sheet)
    put_text(cell, cut_to_cell(cell_text(value)))
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell
