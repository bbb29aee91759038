"""Rows pasted without headings: their columns hold the fields in the order of the table that they were pasted on."""

from collections.abc import Sequence

from lwdesk.exchange.bring_in import Layout
from lwdesk.exchange.plan import Column
from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.exchange.recognise.table import TableGuess
from lwdesk.records import Record

LIKELY = 0.75
"""How sure a heading must be to count as one of ours; below it is a guess."""


def names_fields(table: TableGuess, record: Record) -> bool:
    """Whether the headings are such: pasted rows often come without, and the first row only looks like some."""
    guesses = match_columns([heading for heading in table.columns if heading], record)
    return sum(g.field is not None and g.confidence >= LIKELY for g in guesses) * 2 > len(guesses)


def in_order(sheet: int, width: int, record: Record, shown: Sequence[str]) -> Layout:
    """The layout of a sheet without headings: the `shown` fields first, by their names, then the others."""
    order = [*shown, *(f.name for f in record.seen if not f.via and f.name not in shown)][:width]
    headings = [record.field(name).label for name in order]
    columns = [Column(n, heading, name, 0.5) for n, (name, heading) in enumerate(zip(order, headings, strict=True))]
    return Layout(sheet, record, TableGuess(None, None, 1, headings), columns)
