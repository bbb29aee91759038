"""Sentences on where things stand again once a correction was taken back or made again."""

from collections.abc import Sequence

from lwdesk.exchange.bring_in import Layout
from lwdesk.exchange.plan import Column
from lwdesk.exchange.plan.rows import TO_NOTES


def of_headings(layout: Layout) -> str:
    """Which rows are taken for the headings."""
    first, last = layout.table.header_first, layout.table.header_last
    if first is None or last is None:
        return "No row is taken for the headings any more."
    where = f"row {first:,}" if first == last else f"rows {first:,} to {last:,}"
    return f"The headings are in {where} again."


def of_record(layout: Layout) -> str:
    """Which kind of list it is."""
    return f"The sheet comes in as {layout.record.plural.lower()} again."


def of_fields(layout: Layout, columns: Sequence[Column], places: Sequence[int]) -> str:
    """Where one column goes, or that some go where they went; `columns` are those of the layout at that time."""
    if len(places) != 1:
        return "The columns go where they went before." if places else ""
    column = next((c for c in columns if c.place == places[0]), None)
    if column is None:
        return "What the sections say goes where it went before."
    called = f"“{column.heading}”" if column.heading else "The column"
    if column.field is None:
        return f"{called} is left out again."
    if column.field == TO_NOTES:
        return f"{called} goes to the notes again."
    label = next((f.label for f in layout.record.seen if f.name == column.field), "its field")
    return f"{called} goes to {label} again."


def of_rows(count: int, how: str) -> str:
    """That a row or some are taken in a way."""
    return f"The row is {how}." if count == 1 else f"The rows are {how}."
