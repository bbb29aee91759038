"""The sampling matrix as a workbook, a sheet for each wave in the colours of the screen, or one wave as a .csv file."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from lwdesk import __version__, values
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from lwdesk.store import Store
    from lwdesk.store.sampling import Cell, WaveMatrix

ENDINGS = (".xlsx", ".csv")
CORNER = "Group"
CELLS, ABOUT = "Targets and totals", "About this list"
FILLS = {"gap": "FCECEA", "short": "FDF2DC", "full": "E6F4EB", "over": "E6F4EB"}
"""The grounds of the cells by their state, as on the screen."""
EDGES = {"gap": "B3261E", "short": "825000", "full": "1B693A", "over": "1B693A"}
_MEANT = {
    "gap": "A gap: nobody is chosen yet, and the edge is dashed.",
    "short": "Some are chosen, and more are to be.",
    "full": "As many are chosen as the cell is to have, or more.",
}
_HEADINGS = ("Wave", "Group", "Sector", "Target", "Chosen", "Booked or further", "Done", "Still to choose")
_ACROSS, _LINE = 17, 15.0
"""The characters in the width of a sector's column, and the points in the height of a line."""
_UNSAFE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write(store: "Store", path: Path) -> str:
    """Write the matrix of every wave (.xlsx), or that of the first wave (.csv); gives what was written in words."""
    return write_matrix(store, path)


def write_matrix(store: "Store", path: Path, wave: int | None = None) -> str:
    """The same, where a .csv file has the matrix of the given wave. Raises ExchangeTrouble where there is no wave."""
    waves = [one.id for one in store.matrix.waves()]
    if not waves:
        raise ExchangeTrouble("There is no wave, and a matrix belongs to one. Add a wave in the lists of terms.")
    if path.suffix.lower() == ".csv":
        _write_csv(store.matrix.of_wave(wave if wave in waves else waves[0]), path)
        return "1 matrix"
    _write_workbook(store, [store.matrix.of_wave(one) for one in waves], path)
    return "1 matrix" if len(waves) == 1 else f"{len(waves):,} matrices"


def _write_csv(matrix: "WaveMatrix", path: Path) -> None:
    from lwdesk.exchange.csv_escape import escape_csv
    from lwdesk.exchange.write.csv_list import write_csv
    from lwdesk.fields import Field, Kind, Ui

    # The sectors are the user's own words, as the headings of other lists are not.
    headings = (CORNER, *(escape_csv(sector.label) for sector in matrix.sectors))
    fields = [Field("", heading, "", Ui(Kind.LINE)) for heading in headings]
    rows: list[list[object]] = [
        [group.label, *(float(matrix.cells[group.id, s.id].counts.chosen) for s in matrix.sectors)]
        for group in matrix.groups
    ]
    with whole_file(path) as file:
        write_csv(file, fields, [rows])


def _write_workbook(store: "Store", matrices: Sequence["WaveMatrix"], path: Path) -> None:
    # Imported here since openpyxl takes a while to import.
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(f"Sampling matrix of {store.name}")
    for matrix in matrices:
        _add_matrix(workbook.create_sheet(_sheet_name(workbook, matrix.wave.label)), matrix)
    _add_cells(workbook.create_sheet(CELLS), matrices)
    _add_about(workbook, store, matrices)
    with whole_file(path) as file:
        workbook.save(file)


def _add_matrix(sheet: "Worksheet", matrix: "WaveMatrix") -> None:
    """Sectors in row 1, groups in column A, in the cells how many are chosen: a number, shown as "3 of 5"."""
    from openpyxl.utils import get_column_letter

    _head(sheet, [CORNER, *(sector.label for sector in matrix.sectors)], centred=True)
    for row, group in enumerate(matrix.groups, 2):
        _put_label(sheet, row, group.label)
        sheet.row_dimensions[row].height = 32
        for column, sector in enumerate(matrix.sectors, 2):
            cell = matrix.cells[group.id, sector.id]
            _style(sheet.cell(row, column, cell.counts.chosen), cell)
    sheet.column_dimensions["A"].width = 22
    for column in range(2, len(matrix.sectors) + 2):
        sheet.column_dimensions[get_column_letter(column)].width = _ACROSS
    # Not every program makes a row as high as a heading that it breaks.
    lines = max((len(wrap(sector.label, _ACROSS - 4)) for sector in matrix.sectors), default=1)
    sheet.row_dimensions[1].height = _LINE * max(lines, 1) + 6
    sheet.freeze_panes = "B2"
    _set_up_page(sheet)
    sheet.oddFooter.left.text = "Chosen of wanted. Dashed edge: nobody is chosen yet."


def _style(target: Any, cell: "Cell") -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    target.alignment = Alignment(horizontal="center", vertical="center")
    if cell.target is not None:
        # The number can be counted with, and what is beside it be read without colour.
        word = f" · {cell.word}" if cell.word else ""
        target.number_format = f'0" of {cell.target:,}{word}"'
    if cell.state in FILLS:
        target.fill = PatternFill("solid", fgColor=FILLS[cell.state])
        edge = Side("mediumDashed" if cell.state == "gap" else "thin", color=EDGES[cell.state])
        target.border = Border(edge, edge, edge, edge)


def _add_cells(sheet: "Worksheet", matrices: Sequence["WaveMatrix"]) -> None:
    """A row a cell, then the totals of each wave."""
    _head(sheet, _HEADINGS)
    rows: list[tuple[str, str, str, Cell]] = []
    for matrix in matrices:
        wave = matrix.wave.label
        rows += [
            (wave, group.label, sector.label, matrix.cells[group.id, sector.id])
            for group in matrix.groups
            for sector in matrix.sectors
        ]
        rows += [(wave, group.label, "Total", matrix.row(group.id)) for group in matrix.groups]
        rows += [(wave, "Total", sector.label, matrix.column(sector.id)) for sector in matrix.sectors]
        rows.append((wave, "Total", "Total", matrix.whole()))
    for at, (wave, group, sector, cell) in enumerate(rows, 2):
        for column, text in enumerate((wave, group, sector), 1):
            _put(sheet.cell(at, column), text)
        numbers = (cell.target, cell.counts.chosen, cell.counts.booked, cell.counts.done, cell.missing)
        for column, number in enumerate(numbers, 4):
            sheet.cell(at, column, number if column < 8 or cell.target is not None else None)
    for letter, width in zip("ABCDEFGH", (16, 24, 30, 10, 10, 18, 10, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:H{max(len(rows) + 1, 2)}"
    _set_up_page(sheet)


def _add_about(workbook: "Workbook", store: "Store", matrices: Sequence["WaveMatrix"]) -> None:
    from openpyxl.styles import PatternFill

    from lwdesk.exchange.write.workbook import say_more

    sheet, now = workbook.create_sheet(ABOUT), datetime.now()
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 90
    say_more(
        workbook,
        [
            ("Study", store.name),
            ("List", "Sampling matrix: how many people are chosen, by group and sector, a sheet for each wave"),
            ("Exported", f"{values.show_date(now.date())}, {now:%H:%M}"),
            ("Written by", f"lwdesk {__version__}"),
            ("Counted", "People with an interview of the wave that was not declined; somebody of two groups or two "
             "sectors counts in each of their cells, and in a total as often."),
            *((matrix.wave.label, _told(matrix)) for matrix in matrices),
        ],
    )  # fmt: skip
    for state, meaning in _MEANT.items():
        say_more(workbook, [("", meaning)])
        sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", fgColor=FILLS[state])


def _told(matrix: "WaveMatrix") -> str:
    people, outside = matrix.people.total, len(matrix.outside)
    told = f"{people:,} {'person' if people == 1 else 'people'} in the cells"
    return f"{told}; {outside:,} more with an interview of the wave, but in no cell." if outside else f"{told}."


def _head(sheet: "Worksheet", labels: Sequence[str], centred: bool = False) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for column, label in enumerate(labels, 1):
        heading = sheet.cell(1, column)
        _put(heading, label)
        heading.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        heading.fill = PatternFill("solid", fgColor="1D70B8")
        across = "center" if centred and column > 1 else "left"
        heading.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)


def _put_label(sheet: "Worksheet", row: int, label: str) -> None:
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(row, 1)
    _put(cell, label)
    cell.font = Font(name="Calibri", size=11, bold=True)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _put(cell: Any, text: str) -> None:
    from lwdesk.exchange.write.workbook import put_text

    put_text(cell, text)


def _set_up_page(sheet: "Worksheet") -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _sheet_name(workbook: "Workbook", label: str) -> str:
    """The label as Excel allows it as the name of a sheet, and none has it yet."""
    plain = writable(label).translate(_UNSAFE).strip(" '")[:28] or "Wave"
    taken = {name.lower() for name in workbook.sheetnames} | {CELLS.lower(), ABOUT.lower(), "history"}
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[:26]} {number}"
    return name
