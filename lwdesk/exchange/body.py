"""The body of a sheet's table, and the columns of a layout that its sections come to."""

from collections import deque
from collections.abc import Mapping, Sequence

from lwdesk.exchange.plan.columns import are_ours
from lwdesk.exchange.plan.rows import TO_NOTES, Column
from lwdesk.exchange.read.book import Book
from lwdesk.exchange.recognise.body import Body, SectionsBelow
from lwdesk.exchange.recognise.headings import headings_of
from lwdesk.exchange.recognise.shape import Shape
from lwdesk.exchange.recognise.table import TableGuess
from lwdesk.exchange.words import Words, default_words
from lwdesk.records import LISTS
from lwdesk.records.tables import Record

MOST_TOLD = 8


def body_of(
    book: Book, sheet_index: int, table: TableGuess, record: Record, columns: Sequence[Column], words: Words,
    marks: Mapping[int, str] | None = None,
) -> Body:  # fmt: skip
    """The body of the table that `table` found; its `first_row` is the first to be read.

    A list that lwdesk wrote has no sections and no totals: it is let through as it is, but for the user's `marks`.
    """
    sheet, marks = book.sheets[sheet_index], marks or {}
    own = [c for c in columns if c.place < sheet.columns and (c.heading or c.field)]
    last = table.header_last or 0
    shape = Shape(
        record,
        {c.place: c.field for c in own if c.field} if marks or not are_ours(record, own) else {},
        {c.place: c.heading for c in own},
        book.head(sheet_index, last)[(table.header_first or 1) - 1 : last] if last else [],
        table.first_data_row or 1,
        sheet.columns,
        sheet.merged,
        {row: mark for row, mark in marks.items() if row > last},
        {key for each in LISTS.values() for key in headings_of(each)},
        book.head(sheet_index, last)[: (table.header_first or 1) - 1] if last else [],
    )
    return Body(shape, words)


def section_columns(body: Body, columns: Sequence[Column], width: int) -> list[Column]:
    """The columns that the sections come to, once the body has been read; what the user chose for one of `columns`
    beyond the sheet's `width` stands."""
    chosen = {c.place: c for c in columns if c.place >= width}
    guessed = [Column(p.place, p.heading, p.goes_to or TO_NOTES, 0.9) for p in body.placed]
    return [chosen.get(column.place, column) for column in guessed]


def look_through(book: Book, sheet_index: int, table: TableGuess, record: Record, columns: Sequence[Column]) -> Body:
    """The body of a table, read as an import into a new study would read it."""

    def read(closely: bool = False) -> Body:
        body = body_of(book, sheet_index, table, record, columns, default_words())
        deque(body.read(book.columns(sheet_index, body.first_row), body.first_row, closely), 0)
        return body

    try:
        return read()
    except SectionsBelow:
        return read(closely=True)


def tell_of(body: Body | None) -> list[str]:
    """Sentences on the rows of a body that are no records."""
    if body is None:
        return []
    notes = list(body.notes)
    if body.sections:
        shown = [f"“{text}” (row {row})" for row, text in sorted(body.sections.items())[:MOST_TOLD]]
        more = f" and {len(body.sections) - MOST_TOLD:,} more" if len(body.sections) > MOST_TOLD else ""
        notes.append(f"Headings of sections: {', '.join(shown)}{more}.")
    others = sorted((row, why) for row, why in body.left_out.items() if row not in body.sections)
    notes += [f"Row {row}: {why}" for row, why in others[:MOST_TOLD]]
    if len(others) > MOST_TOLD:
        notes.append(f"{len(others) - MOST_TOLD:,} more rows are left out or added to the row above.")
    return notes
