"""The newest version of the interview guide as a workbook that one could print and take along."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.asked import Asked, shipped, together
from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.write.target import whole_file

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from lwdesk.store import Store

ENDINGS = (".xlsx",)
HEADINGS = ("Section", "Question", "Hint", "Asks for contacts")
_WIDTHS = (26, 56, 44, 12)
_LINE, _TALLEST = 15, 409


def write(store: "Store", path: Path) -> str:
    """Write the version that is typed up by; the one that ships with lwdesk where the study has none yet.

    Gives what was written: "33 questions". Raises ExportTrouble.
    """
    newest = max(store.notes.guides(), key=lambda guide: (guide.version, guide.id), default=None)
    return write_version(store, newest.id if newest else None, path)


def write_version(store: "Store", guide_id: int | None, path: Path) -> str:
    """Write that version of the guide, None for the one that ships with lwdesk. Raises ExportTrouble."""
    guide = next((g for g in store.notes.guides() if g.id == guide_id), None)
    if guide:
        held = store.notes.prompts(guide.id)
        questions = together([Asked(p.section, p.text, p.hint, p.referrals) for p in held])
        name, version = guide.name, f", version {guide.version}"
    else:
        (name, questions), version = shipped(), ""
    _write(path, f"{name or 'Interview guide'}{version}", store.name, questions)
    return f"{len(questions):,} question{'' if len(questions) == 1 else 's'}"


def _write(path: Path, title: str, study: str, questions: Sequence[Asked]) -> None:
    # Imported here since openpyxl takes a while to import.
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

    from lwdesk.exchange.write.rows import writable

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Interview guide"
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(f"{title}, of {study}")
    _add_headings(sheet)
    for row, question in enumerate(questions, 2):
        begins = row == 2 or questions[row - 3].section != question.section
        _add_question(sheet, row, question, begins)
    yes_no = DataValidation("list", formula1='"Yes,No"', allow_blank=True)
    yes_no.add(f"D2:D{max(len(questions) + 50, 51)}")
    sheet.add_data_validation(yes_no)
    _set_up_page(sheet, title, study)
    with whole_file(path) as file:
        workbook.save(file)


def _add_headings(sheet: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1D70B8")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].height = 2 * _LINE + 4
    sheet.freeze_panes = "A2"


def _add_question(sheet: "Worksheet", row: int, question: Asked, begins: bool) -> None:
    """A row; the section stands in each, so that the list can be filtered, but is read only where it begins."""
    from openpyxl.styles import Alignment, Border, Font, Side

    from lwdesk.exchange.write.workbook import put_text

    texts = (question.section, question.text, question.hint or "", "Yes" if question.referrals else "")
    line = Border(top=Side("medium" if begins else "hair", color="1D70B8" if begins else "B1B4B6"))
    fonts = (
        Font(name="Calibri", size=11, bold=begins, color="0B0C0C" if begins else "767676"),
        Font(name="Calibri", size=11),
        Font(name="Calibri", size=11, italic=True, color="505A5F"),
        Font(name="Calibri", size=11),
    )
    for column, (text, font) in enumerate(zip(texts, fonts, strict=True), 1):
        cell = sheet.cell(row, column)
        if text:
            put_text(cell, cut_to_cell(text))
        cell.font, cell.border = font, line
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    # LibreOffice gives a row without a height one line, and wrapped text then runs into the next row.
    lines = max(
        sum(len(part) // (width - 2) + 1 for part in t.split("\n")) for t, width in zip(texts, _WIDTHS, strict=True)
    )
    sheet.row_dimensions[row].height = min(lines * _LINE + 4, _TALLEST)


def _set_up_page(sheet: "Worksheet", title: str, study: str) -> None:
    from lwdesk.exchange.write.rows import writable

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.print_title_rows = "1:1"
    # "&" begins a code in headers; and the whole header has room for 255 characters.
    sheet.oddHeader.left.text = writable(title)[:100].replace("&", "&&")
    sheet.oddHeader.right.text = writable(study)[:100].replace("&", "&&")
    sheet.oddFooter.center.text = "Page &P of &N"
