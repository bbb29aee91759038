"""Two ways of sorting crossed, as a workbook: the counts, then what lies behind each of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk import __version__, values
from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.things import said_by, things
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import ExportTrouble, whole_file
from lwdesk.records import PASSAGE, PROPOSAL, RECORDS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from lwdesk.store import Store
    from lwdesk.store.crossing import Cross, Line

ENDINGS = (".xlsx",)
COUNTS, BEHIND, ABOUT = "Counts", "What lies behind", "About this table"
TOTAL = "Total"
_MOST_ROWS = 1_048_575
"""What a worksheet holds beside its headings."""
_CHUNK = 2000
_ACROSS = 18
_COLUMNS = {
    "passage": (("Passage", 70), ("Interviewee", 26), ("Organisation", 28)),
    "proposal": (("Ref", 10), ("Proposal", 70), ("Workshop", 26)),
    "activity": (("Ref", 10), ("Activity", 50), ("Lead organisation", 34)),
}
_COUNTED = (
    "What is sorted under several terms stands in the line of each; the totals count it once. What is under none is "
    "in a line of its own."
)


def write(store: "Store", path: Path) -> str:
    """Write the passages by the first sorting scheme and by theme, or by theme and sector where there is no scheme.

    Gives what was written in words. Raises ExportTrouble.
    """
    schemes = store.sorting.schemes()
    ways = (schemes[0].name, "theme") if schemes else ("theme", "sector")
    return write_cross(store, path, PASSAGE.name, *ways)


def write_cross(store: "Store", path: Path, kind: str, row: str, column: str) -> str:
    """Write the records of a kind crossed by two ways of sorting; gives what was written in words: "412 passages"."""
    if path.suffix.lower() not in ENDINGS:
        raise ExchangeTrouble(f"{path.name}: a sorting table can be written as .xlsx. Give the file that ending.")
    cross = store.sorting.cross(kind, row, column)
    # Imported here since openpyxl takes a while to import.
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(f"{_called(cross)} of {store.name}")
    _add_counts(workbook, cross)
    _add_behind(workbook, store, cross)
    _add_about(workbook, store, cross)
    with whole_file(path) as file:
        workbook.save(file)
    record, count = RECORDS[kind], len(cross.all)
    return f"{count:,} {(record.label if count == 1 else record.plural).lower()}"


def _called(cross: "Cross") -> str:
    return f"{RECORDS[cross.kind].plural} by {cross.row_way.label.lower()} and {cross.column_way.label.lower()}"


def _add_counts(workbook: "Workbook", cross: "Cross") -> None:
    sheet = _sheet(workbook, COUNTS, [34, *[_ACROSS] * (len(cross.columns) + 1)], "B2")
    corner = f"{cross.row_way.label} \\ {cross.column_way.label}"
    sheet.append(_head(sheet, [corner, *(line.label for line in cross.columns), TOTAL]))
    for row in range(len(cross.rows) + 1):
        label = cross.rows[row].label if row < len(cross.rows) else TOTAL
        counts: list[Any] = [cross.count(row, column) for column in range(len(cross.columns) + 1)]
        sheet.append([_text(sheet, label, bold=True), *counts])


def _add_behind(workbook: "Workbook", store: "Store", cross: "Cross") -> None:
    columns = _COLUMNS[cross.kind]
    sheet = _sheet(workbook, BEHIND, [26, 26, *(width for _, width in columns)], "A2")
    labels = [cross.row_way.label, cross.column_way.label]
    if labels[0] == labels[1]:
        labels[1] += " (across)"
    sheet.append(_head(sheet, [*labels, *(label for label, _ in columns)]))
    written = 0
    for row, column, ids in _cells(cross):
        written += len(ids)
        if written > _MOST_ROWS:
            raise ExportTrouble(
                f"A worksheet holds {_MOST_ROWS:,} rows, and more lie behind this table. Choose ways that part less."
            )
        places = [row.label, column.label]
        ordered = store.sorting.in_order(cross.kind, ids)
        for start in range(0, len(ordered), _CHUNK):
            for cells in _in_words(store, cross.kind, ordered[start : start + _CHUNK]):
                sheet.append([_text(sheet, cell) for cell in (*places, *cells)])
    sheet.auto_filter.ref = f"A1:{'ABCDE'[len(columns) + 1]}{max(written + 1, 2)}"


def _cells(cross: "Cross") -> Iterator[tuple["Line", "Line", frozenset[int]]]:
    for r, row in enumerate(cross.rows):
        for c, column in enumerate(cross.columns):
            if found := cross.behind(r, c):
                yield row, column, found


def _in_words(store: "Store", kind: str, ids: Sequence[int]) -> Iterator[tuple[str, str, str]]:
    if kind == PASSAGE.name:
        who = said_by(store, ids)
        for thing in things(store, kind, ids):
            yield thing.title, who[thing.id].name, who[thing.id].organisation
        return
    for thing in things(store, kind, ids):
        yield thing.ref, thing.title, thing.detail


def _add_about(workbook: "Workbook", store: "Store", cross: "Cross") -> None:
    sheet, now = _sheet(workbook, ABOUT, [18, 90], "A1"), datetime.now()
    named = "People are named as they may be quoted." if cross.kind == PASSAGE.name else ""
    proposals = "" if cross.kind != PROPOSAL.name else "What was merged into a proposal counts with it, as one."
    said = (
        ("Study", store.name),
        ("Table", _called(cross)),
        ("Exported", f"{values.show_date(now.date())}, {now:%H:%M}"),
        ("Written by", f"lwdesk {__version__}"),
        ("Counted", " ".join(part for part in (_COUNTED, named, proposals) if part)),
    )
    for word, text in said:
        sheet.append([_text(sheet, word, bold=True), _text(sheet, text)])


def _sheet(workbook: "Workbook", name: str, widths: Sequence[int], freeze: str) -> "WriteOnlyWorksheet":
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(name)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = freeze
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _head(sheet: "WriteOnlyWorksheet", labels: Sequence[str]) -> list[Any]:
    from openpyxl.styles import Alignment, Font, PatternFill

    cells = []
    for label in labels:
        cell = _text(sheet, label)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1D70B8")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cells.append(cell)
    return cells


def _text(sheet: "WriteOnlyWorksheet", text: str, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    from lwdesk.exchange.write.workbook import put_text

    cell = WriteOnlyCell(sheet)
    put_text(cell, cut_to_cell(text))
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.font = Font(name="Calibri", size=11, bold=True)
    return cell
