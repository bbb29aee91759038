"""The rows of an import that had problems, as a workbook: the columns as they came, and a reason."""

from pathlib import Path

from lwdesk.exchange.plan.rows import ImportPlan
from lwdesk.exchange.write.target import whole_file

REASON = "What to mend"


def save_problems(plan: ImportPlan, path: Path) -> int:
    """Write the rows with problems to a workbook that can be imported again once mended; gives how many.

    Raises ExportTrouble.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Problems")
    places = [column.place for column in plan.columns]
    sheet.append([*(column.heading for column in plan.columns), REASON])
    for row in plan.problems:
        cells = [row.cells[place] if place < len(row.cells) else None for place in places]
        reasons = "\n".join(trouble.sentence for trouble in row.troubles)
        sheet.append([*cells, reasons])
    with whole_file(path) as file:
        book.save(file)
    return len(plan.problems)
