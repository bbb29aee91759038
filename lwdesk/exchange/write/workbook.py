"""The workbook around an exported list: its sheets, table, styles, page, and the choices its columns offer.

openpyxl makes all of it but the rows of the list; those are set into its first sheet by file.py.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from lwdesk.exchange.key import KEY
from lwdesk.exchange.write.rows import Column, starts_formula, writable
from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record

ABOUT, TERMS = "About this list", "Terms"
_AT_TOP = Alignment(vertical="top", wrap_text=True)
_AT_RIGHT = Alignment(vertical="top", horizontal="right")
_BOLD = Font(name="Calibri", size=11, bold=True)
_HEADING_FONT = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", fgColor="1D70B8")
_A4 = 9
# As text, so that Excel makes no number of "020 7946 0123" and no date of "10-12" when the cell is edited.
_TEXT = (Kind.LINE, Kind.TELEPHONE, Kind.EMAIL, Kind.WEB, Kind.LINK, Kind.LINKS)


def new_workbook(record: Record, fields: Sequence[Field], count: int, study: str) -> tuple[Workbook, list[Column]]:
    """A workbook with the list's sheet, complete but for its rows, and the columns those are to be written in.

    `count` is how many rows there will be; `fields` ends with the key.
    """
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = record.plural
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(f"{record.plural} of {study}")
    return workbook, add_list(sheet, fields, count, study, sheet.title.replace(" ", "_"))


def add_list(sheet: Worksheet, fields: Sequence[Field], count: int, study: str, table: str) -> list[Column]:
    """Makes a blank sheet ready for a list of `count` rows, as a table of that name; gives the columns for its rows."""
    columns = [_add_column(sheet, number, field) for number, field in enumerate(fields, 1)]
    # A table has at least one row under its headings, even when the list is empty.
    last_row = max(2, count + 1)
    _add_table(sheet, fields, f"A1:{columns[-1].letter}{last_row}", table)
    sheet.freeze_panes = "A2"
    _set_up_page(sheet, study)
    return columns


def _add_column(sheet: Worksheet, number: int, field: Field) -> Column:
    letter = get_column_letter(number)
    heading = sheet.cell(1, number)
    put_text(heading, field.label)
    heading.font, heading.fill = _HEADING_FONT, _HEADING_FILL
    heading.alignment = Alignment(vertical="center", wrap_text=True)
    dimension = sheet.column_dimensions[letter]
    # Four more than the heading has, for the arrow of the filter.
    dimension.width = min(60, max(field.ui.width, len(field.label) + 4))
    dimension.hidden = field is KEY
    plain, quoted = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
    # Cells that are blank now take the style of their column when somebody fills them in.
    for styled in (plain, quoted, dimension):
        styled.alignment = _AT_RIGHT if field.kind in (Kind.DATE, Kind.TIME, Kind.NUMBER) else _AT_TOP
        if field.kind is Kind.DATE:
            styled.number_format = "d mmm yyyy"
        elif field.kind is Kind.TIME:
            styled.number_format = "hh:mm"
        elif field.kind in _TEXT:
            styled.number_format = "@"
    quoted.quotePrefix = True
    return Column(letter, int(dimension.width), plain.style_id, quoted.style_id)


def _add_table(sheet: Worksheet, fields: Sequence[Field], cells: str, name: str) -> None:
    table = Table(displayName=name, ref=cells)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    table._initialise_columns()
    for column, field in zip(table.tableColumns, fields, strict=True):
        column.name = field.label
    sheet.add_table(table)


def _set_up_page(sheet: Worksheet, study: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.print_title_rows = "1:1"
    title = sheet.title.replace("&", "&&")
    # "&" begins a code in headers; and the whole header has room for 255 characters.
    name = writable(study)[:100].replace("&", "&&")
    sheet.oddHeader.left.text = f"{title} · {name}"
    sheet.oddHeader.right.text = "&D"
    sheet.oddFooter.center.text = "Page &P of &N"


def add_about(workbook: Workbook, said: Sequence[tuple[str, str]]) -> None:
    """The second sheet, with what there is to say of the list; more may be said later."""
    sheet = workbook.create_sheet(ABOUT, 1)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90
    say_more(workbook, said)


def say_more(workbook: Workbook, said: Sequence[tuple[str, str]]) -> None:
    """Adds to the second sheet; each pair is a word and a text."""
    sheet = workbook[ABOUT]
    start = sheet.max_row + 1 if sheet.cell(1, 1).value else 1
    for number, (word, text) in enumerate(said, start):
        name, told = sheet.cell(number, 1), sheet.cell(number, 2)
        put_text(name, word)
        put_text(told, text)
        name.font = _BOLD
        name.alignment = told.alignment = _AT_TOP


def add_choices(
    workbook: Workbook, fields: Sequence[Field], columns: Sequence[Column], labels: dict[str, list[str]], count: int
) -> None:
    """Lists to choose from in the columns with one term or with Yes and No.

    `labels` are the terms by vocabulary; they stand on a hidden sheet. Other words stay possible, after a warning:
    the import asks what they mean.
    """
    terms = workbook.create_sheet(TERMS)
    terms.sheet_state = "hidden"
    offer_choices(workbook.worksheets[0], terms, fields, columns, labels, count)


def offer_choices(
    sheet: Worksheet, terms: Worksheet, fields: Sequence[Field], columns: Sequence[Column],
    labels: dict[str, list[str]], count: int,
) -> None:  # fmt: skip
    """The same for one sheet among several, which share the sheet of terms."""
    for field, column in zip(fields, columns, strict=True):
        offered = _offered(terms, field, labels)
        if not offered:
            continue
        rule = DataValidation("list", formula1=offered, allow_blank=True, errorStyle="warning")
        rule.errorTitle = field.label[:32]
        rule.error = "This is not one of the terms of the list. Keep it only if it is meant as a new one."
        rule.showErrorMessage = True
        rule.add(f"{column.letter}2:{column.letter}{max(2, count + 1)}")
        sheet.add_data_validation(rule)


def _offered(terms: Worksheet, field: Field, labels: dict[str, list[str]]) -> str:
    """The formula that says what a column offers, its terms put on the sheet of terms; "" when it offers nothing."""
    if field.kind is Kind.YES_NO:
        return '"Yes,No"'
    if field.kind is Kind.OPTION:
        return f'"{",".join(field.ui.options)}"'
    listed = labels.get(field.ui.vocabulary, ()) if field.kind is Kind.CHOICE else ()
    if not listed:
        return ""
    headings = [cell.value for cell in terms[1]] if terms.cell(1, 1).value else []
    if field.label in headings:
        place = headings.index(field.label) + 1
    else:
        place = len(headings) + 1
        for row, text in enumerate((field.label, *listed), 1):
            put_text(terms.cell(row, place), text)
    letter = get_column_letter(place)
    terms.column_dimensions[letter].width = 24
    return f"{TERMS}!${letter}$2:${letter}${len(listed) + 1}"


def put_text(cell: Cell, text: str) -> None:
    """Makes the cell hold the text, also where it looks like a formula."""
    cell.value = writable(text)
    cell.data_type = "s"
    cell.quotePrefix = starts_formula(text)
