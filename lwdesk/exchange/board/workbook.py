"""The paper for the board as a workbook: its texts, and a sheet for each thing that it lists."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from lwdesk import __version__
from lwdesk.exchange.board import compose
from lwdesk.exchange.board.content import Board, Cell, Section
from lwdesk.exchange.board.sheet_charts import add_charts
from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.exchange.write.workbook import put_text
from lwdesk.store.happened import Happened, What
from lwdesk.values import show_date, show_number

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from lwdesk.store.plan import CommitmentInfo

_HEAD_FONT, _BOLD = Font(name="Calibri", size=11, bold=True, color="FFFFFF"), Font(name="Calibri", size=11, bold=True)
_HEAD_FILL = PatternFill("solid", fgColor="1D70B8")
_AT_TOP, _AT_RIGHT = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top", horizontal="right")
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was; such a day is written in words."""
_CHARS_A_SHARE = 7
_ABOUT_WIDTHS = (30, 110)


def write_workbook(board: Board, path: Path) -> None:
    """Write the paper to a .xlsx. Raises ExportTrouble; whatever was at the path then stays."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(board.title)[:255]
    _add_summary(workbook, board)
    actions = [section for section in board.kept if section.key.startswith("action/")]
    if actions:
        _add_commitments(workbook, board, actions)
        _add_progress(workbook, board, actions)
    for section in board.kept:
        if section.key == compose.MEASURES:
            _add_section(workbook, "Measures", section)
            if section.charts:
                add_charts(workbook, [chart.measure for chart in section.charts])
        elif name := {compose.LATE: "Late", compose.COMING: "Next three months"}.get(section.key):
            _add_section(workbook, name, section)
        elif section.key == compose.ISSUES:
            _add_issues(workbook, board)
    with whole_file(path) as file:
        workbook.save(file)


def _add_summary(workbook: Workbook, board: Board) -> None:
    sheet: Worksheet = workbook.create_sheet("Summary")
    _set_up(sheet, _ABOUT_WIDTHS)
    now = datetime.now()
    said: list[tuple[str, str]] = [("Paper", board.title), ("Study", board.study)]
    if board.meeting:
        said.append(("Meeting", show_date(board.meeting)))
    said.append(("As the plan stood on", show_date(board.facts.today)))
    said.append(("Progress since", board.facts.since or "the beginning: this is the first paper"))
    said.append(("Written", f"{show_date(now.date())}, {now:%H:%M}, by lwdesk {__version__}"))
    for section in board.kept:
        text = "\n".join(part for part in (section.above, section.text) if part.strip())
        said.append((section.heading, text))
    for number, (word, text) in enumerate(said, 1):
        name, told = sheet.cell(number, 1), sheet.cell(number, 2)
        put_text(name, cut_to_cell(word))
        put_text(told, cut_to_cell(text))
        name.font = _BOLD
        name.alignment = told.alignment = _AT_TOP
        _make_room(sheet, number, [(word, _ABOUT_WIDTHS[0]), (text, _ABOUT_WIDTHS[1])])


def _add_commitments(workbook: Workbook, board: Board, actions: Sequence[Section]) -> None:
    headings = ("Action", "Ref", "Commitment", "By year end", "Owner", "Champion", "Start", "Due", "First promised for",
                "Status", "RAG", "Why")  # fmt: skip
    widths = (28, 9, 44, 36, 22, 22, 13, 13, 13, 13, 9, 36)
    rows: list[list[Cell]] = [
        [
            section.heading, c.ref, c.text, c.by_year_end, c.owner, c.champion, c.start, c.due,
            c.first_due if c.slipped else None, c.standing.status, c.rag, c.rag_reason,
        ]
        for section, c in _commitments(board, actions)
    ]  # fmt: skip
    _add_rows(workbook, "Commitments", headings, rows, widths)


def _add_progress(workbook: Workbook, board: Board, actions: Sequence[Section]) -> None:
    facts = board.facts
    headings = ("Action", "Ref", "Commitment", "What", "Date", "Before", "Now", "Noted on", "Noted by")
    rows: list[list[Cell]] = []
    of = {c.id: (section.heading, c) for section, c in _commitments(board, actions)}
    for each in facts.happened:
        if each.commitment in of:
            heading, commitment = of[each.commitment]
            day = commitment.done_on if each.what is What.DONE else None
            change = [_value(board, each, each.old), _value(board, each, each.new)]
            rows.append([heading, commitment.ref, commitment.text, each.what.value, day, *change, *_noted(board, each)])
        elif each.what is What.REMOVED and facts.told:
            was = facts.told.commitments[each.commitment]
            rows.append(["", was.ref, was.text, each.what.value, None, was.status, None, *_noted(board, each)])
    for update in facts.updates:
        if update.commitment in of:
            heading, commitment = of[update.commitment]
            rows.append([heading, commitment.ref, commitment.text, "Update", update.day, None, update.text, None, None])
    _add_rows(workbook, "Progress", headings, rows, (28, 9, 44, 18, 13, 30, 50, 13, 18))


def _add_issues(workbook: Workbook, board: Board) -> None:
    facts = board.facts
    from lwdesk.exchange.board.wording import about

    rows: list[list[Cell]] = [
        [issue.text, about(facts, issue), issue.raised, issue.answer, issue.answered]
        for issue in chain(facts.open_issues, facts.answered)
    ]
    _add_rows(workbook, "Issues", ("Issue", "About", "Raised", "Answer", "Answered"), rows, (60, 44, 13, 50, 13))


def _add_section(workbook: Workbook, name: str, section: Section) -> None:
    """A sheet of the one table that a section has; without a row where it has none."""
    if not section.after:
        _add_rows(workbook, name, (section.heading,), [], (60,))
        return
    table = section.after[0]
    _add_rows(workbook, name, table.headings, table.rows, [round(w * _CHARS_A_SHARE) for w in table.widths])


def _commitments(board: Board, actions: Iterable[Section]) -> "Iterator[tuple[Section, CommitmentInfo]]":
    by_key = {section.key: section for section in actions}
    for commitment in board.facts.commitments:
        key = f"action/{commitment.action}" if commitment.action is not None else compose.ELSEWHERE
        if key in by_key:
            yield by_key[key], commitment


def _value(board: Board, each: Happened, value: Any) -> Cell:
    if each.what is What.OWNER:
        return board.facts.owners.get(str(value or ""), "")
    return value if isinstance(value, date) else str(value or "")


_FIELDS = {
    What.LATER: "due", What.SOONER: "due", What.DATED: "due", What.UNDATED: "due", What.RAG: "rag", What.TEXT: "text",
    What.NEW: "", What.REMOVED: "deleted_at",
}  # fmt: skip
"""The field of which a change is noted."""


def _noted(board: Board, each: Happened) -> list[Cell]:
    held = board.facts.noted.get(each.commitment, {})
    if each.what is What.LATE:
        # Late comes with the days that go by; nobody writes it down.
        return [None, None]
    names = ("owner_person", "owner_body") if each.what is What.OWNER else (_FIELDS.get(each.what, "status"),)
    noted = max((held[name] for name in names if name in held), key=lambda n: n.at, default=None)
    return [date.fromisoformat(noted.at[:10]), noted.by] if noted else [None, None]


def _add_rows(
    workbook: Workbook, name: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int]
) -> None:
    sheet: Worksheet = workbook.create_sheet(name)
    _set_up(sheet, widths)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(1, column)
        put_text(cell, heading)
        cell.font, cell.fill, cell.alignment = _HEAD_FONT, _HEAD_FILL, Alignment(vertical="center", wrap_text=True)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            if value is not None and value != "":
                _put(sheet.cell(number, column), value)
        _make_room(sheet, number, [(v, w) for v, w in zip(row, widths, strict=True) if isinstance(v, str)])
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"


def _put(cell: Any, value: str | float | date) -> None:
    if isinstance(value, date) and value < _FIRST_DAY:
        value = show_date(value)
    if isinstance(value, str):
        put_text(cell, cut_to_cell(value))
        cell.alignment = _AT_TOP
    elif isinstance(value, date):
        cell.value, cell.number_format, cell.alignment = value, "d mmm yyyy", _AT_RIGHT
    else:
        number = float(value)
        cell.value = int(number) if number.is_integer() and len(show_number(number)) < 16 else number
        cell.alignment = _AT_RIGHT


def _make_room(sheet: "Worksheet", row: int, texts: Sequence[tuple[str, int]]) -> None:
    """Make the row as high as its texts need, since not every program does that by itself."""
    lines = max((sum(len(line) // width + 1 for line in text.split("\n")) for text, width in texts), default=1)
    if lines > 1:
        sheet.row_dimensions[row].height = min(lines * 15, 409)


def _set_up(sheet: "Worksheet", widths: Sequence[int]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "Page &P of &N"
