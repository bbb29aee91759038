"""The plan for a sheet of notes, summaries or a framework: each row read, and handed to what knows the list."""

from datetime import date

from lwdesk.exchange.key import KEY
from lwdesk.exchange.notes_back.framework import DomainRows
from lwdesk.exchange.notes_back.headings import BackSheet
from lwdesk.exchange.notes_back.notes import NoteRows
from lwdesk.exchange.notes_back.people import Unknown
from lwdesk.exchange.notes_back.plan import BackPlan
from lwdesk.exchange.notes_back.row import Given
from lwdesk.exchange.notes_back.summaries import SummaryRows
from lwdesk.exchange.plan.cell import cell_text, reader_of
from lwdesk.exchange.plan.rows import Column, PlannedRow
from lwdesk.exchange.plan.run import Run
from lwdesk.exchange.read.book import Book
from lwdesk.records import FRAMEWORK, INTERVIEW, NOTE
from lwdesk.store import Store
from lwdesk.text import clean, clean_line
from lwdesk.values import Unreadable

_LINES = ("interviewee", "organisation", "section", "question")
_read_day = reader_of(INTERVIEW.field("day"))


def plan_back(store: Store, book: Book, found: BackSheet) -> BackPlan:
    """What every row below the headings would do. Raises UnreadableFile."""
    sheet = book.sheets[found.sheet]
    fields = {place: column for column, place in found.places.items()}
    columns = [Column(n, heading, fields.get(n)) for n, heading in enumerate(found.headings) if heading]
    plan = BackPlan(book.path.name, sheet.name, found.record, found.header, found.header, columns)
    plan.ours = KEY.name in found.places
    plan.labels = {c.heading: found.own_label(c.field) for c in columns if c.field}
    plan.notes += book.notes
    rows: NoteRows | SummaryRows | DomainRows
    if found.record.name == FRAMEWORK.name:
        rows = DomainRows(store, plan, found)
    else:
        rows = NoteRows(store, plan, found) if found.record is NOTE else SummaryRows(store, plan, found)
    number = found.header + 1
    for run in book.columns(found.sheet, number):
        cells = Run(run, {}, {}, {})
        for at in range(cells.count):
            row = PlannedRow(number + at, cells, at)
            if any(cell_text(cell).strip() for cell in row.cells):
                _judge(plan, found, rows, row)
        number += cells.count
    return plan


def _judge(plan: BackPlan, found: BackSheet, rows: NoteRows | SummaryRows | DomainRows, row: PlannedRow) -> None:
    if isinstance(rows, DomainRows):
        rows.judge(row)
        plan.rows.append(row)
        return
    try:
        given = _given(found, row)
        if not any(given.texts.values()):
            plan.ignored.append((row.number, f"Row {row.number}: no text stands in it."))
            return
        rows.judge(row, given)
    except Unknown as unknown:
        place = found.places.get(unknown.column, -1)
        plan.refuse(row, found.label(unknown.column), cell_text(row.cell(place)), unknown.sentence)
    plan.rows.append(row)


def _given(found: BackSheet, row: PlannedRow) -> Given:
    """What the row says. Raises Unknown for a date that is none."""

    def text(column: str) -> str:
        place = found.places.get(column)
        return "" if place is None else cell_text(row.cell(place))

    lines = {column: clean_line(text(column)) for column in _LINES}
    texts = {column: clean(text(column)) for column in found.texts}
    return Given(
        key=clean_line(text(KEY.name)),
        interviewee=lines["interviewee"],
        organisation=lines["organisation"],
        day=_day(found, row),
        section=lines["section"],
        question=lines["question"],
        texts=texts,
    )


def _day(found: BackSheet, row: PlannedRow) -> date | None:
    place = found.places.get("day")
    cell = None if place is None else row.cell(place)
    if cell is None or not cell_text(cell).strip():
        return None
    try:
        read: date | None = _read_day(cell)
    except Unreadable as error:
        raise Unknown("day", str(error)) from None
    return read
