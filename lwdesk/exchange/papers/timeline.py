"""The timeline as a workbook: a row a commitment, a column a month, and the bars as filled cells with signs in them."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.papers.plan_book import fill_sheet
from lwdesk.exchange.papers.plan_paper import asked, counted
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.tables import Table
from lwdesk.exchange.write.target import whole_file
from lwdesk.store.outlook import by_strand, months_on
from lwdesk.store.plan import CommitmentInfo
from lwdesk.values import MONTHS, show_date

if TYPE_CHECKING:
    from lwdesk.store import Query, Store

ENDINGS = (".xlsx",)
RUNS, DUE, PROMISED, SLIPPED = "■", "◆", "◇", "□"
"""What stands in a month: it runs, it is due, it was first promised for then, it has slipped."""
LEGEND = (
    f"{RUNS}  it runs",
    f"{DUE}  it is due",
    f"{PROMISED}  it was first promised for then",
    f"{SLIPPED}  it has slipped",
)
"""What the signs mean."""
_HEADINGS = ("Strand", "Ref", "Commitment", "Owner", "Start", "Due", "First promised", "Days slipped", "Status")
_WIDTHS = (18, 8, 36, 22, 12, 12, 12, 8, 12)
_MONTH = 4
_MOST = 60
"""Columns of time at most; where there would be more, they are quarters, or years."""
_FILLS = {RUNS: "C9D8E6", DUE: "1F3A5F", PROMISED: "E8EEF4", SLIPPED: "E8EEF4"}
_LETTERS = {DUE: "FFFFFF"}


def write(store: "Store", path: Path, query: "Query | None" = None) -> str:
    """Write the timeline of what the query asks for; gives how many, "20 commitments". Raises ExportTrouble."""
    from openpyxl import Workbook

    today = store.today()
    commitments, only = asked(store, today, query)
    spans = list(_spans(commitments, today))
    rows: list[Sequence[object]] = []
    for group in by_strand(commitments, store.plan.actions()):
        for c in group.commitments:
            rows.append((*_said(group.name, c), *(_sign(c, *span) for span in spans)))
    headings = (*_HEADINGS, *(_named(span, today) for span in spans))
    widths = (*_WIDTHS, *([_MONTH] * len(spans)))
    title = writable(f"Timeline of {store.name}")
    workbook = Workbook()
    workbook.properties.creator, workbook.properties.title = "lwdesk", title
    sheet: Any = workbook.active
    sheet.title = "Timeline"
    fill_sheet(sheet, Table("Timeline", headings, rows, widths))
    _draw(sheet, len(rows))
    about = (title, f"As it stands on {show_date(today)}.", *only, *LEGEND)
    said = [(line,) for line in about]
    fill_sheet(workbook.create_sheet("About"), Table("About", ("About this paper",), said, (60,)))
    with whole_file(path) as file:
        workbook.save(file)
    return counted(len(commitments))


def _said(strand: str, c: CommitmentInfo) -> Sequence[object]:
    slipped = (c.first_due, c.slipped) if c.slipped else (None, None)
    return (strand, c.ref, c.text, c.owner, c.start, c.due, *slipped, c.standing.status)


def _spans(commitments: Sequence[CommitmentInfo], today: date) -> Iterator[tuple[date, date]]:
    """The months from the first date to the last, or quarters or years: (first day, first day of the next)."""
    days = [day for c in commitments for day in (c.start, c.due, c.first_due) if day] or [today]
    first, last = min(days), max(days)
    total = (last.year - first.year) * 12 + last.month - first.month + 1
    months = next((m for m in (1, 3) if total <= m * _MOST), 12)
    day = date(first.year, first.month - (first.month - 1) % months, 1)
    for _ in range(max(total // months + 2, 1)):
        if day > last or day.year > 9990:
            return
        after = months_on(day, months)
        yield day, after
        day = after


def _named(span: tuple[date, date], today: date) -> str:
    begins, ends = span
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    name = f"{begins.year:04d}" if months == 12 else f"{MONTHS[begins.month - 1].capitalize()} {begins.year:04d}"
    return f"{name}, today" if begins <= today < ends else name


def _sign(c: CommitmentInfo, begins: date, ends: date) -> str:
    """What stands in a month, "" for nothing."""
    promised = c.first_due if c.slipped else None
    if c.due and begins <= c.due < ends:
        return DUE
    if promised and begins <= promised < ends:
        return PROMISED
    if not c.start or not c.due or ends <= c.start or begins > c.due:
        return RUNS if c.start and not c.due and begins <= c.start < ends else ""
    return SLIPPED if promised and begins > promised else RUNS


def _draw(sheet: Any, count: int) -> None:
    """Fill the cells that have a sign, and turn the months above them."""
    from openpyxl.styles import Alignment, Font, PatternFill

    middle = Alignment(horizontal="center", vertical="center")
    for row in sheet.iter_rows(min_row=2, max_row=count + 1, min_col=len(_HEADINGS) + 1):
        for cell in row:
            if cell.value in _FILLS:
                cell.fill = PatternFill("solid", fgColor=_FILLS[cell.value])
                cell.font = Font(color=_LETTERS.get(cell.value, "1F3A5F"))
                cell.alignment = middle
    for cell in sheet[1][len(_HEADINGS) :]:
        cell.alignment = Alignment(text_rotation=90, horizontal="center", vertical="bottom")
    sheet.row_dimensions[1].height = 108
    sheet.freeze_panes = "D2"
    sheet.print_title_cols = "B:C"
