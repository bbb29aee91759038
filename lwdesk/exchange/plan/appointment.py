"""How a column is read that holds the day and the time of an appointment in one cell."""

from collections.abc import Sequence
from datetime import date, datetime, time

from lwdesk.exchange.plan.cell import Cell, cell_text, clock_of
from lwdesk.exchange.plan.rows import PlannedRow
from lwdesk.fields import Field
from lwdesk.text import clean_line
from lwdesk.values import Unreadable, read_appointment

Found = tuple[date, str]


class AppointmentColumn:
    """A column with a day, and maybe a time behind it, in a list that has no column for the time."""

    def __init__(self, heading: str, field: Field) -> None:
        self.heading = heading
        self.name = field.name
        self._clock = field.ui.clock

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Found | None], dict[int, list[tuple[str, str]]]]:
        """The day and the time in each cell, "" for a time that it does not say."""
        troubles: dict[int, list[tuple[str, str]]] = {}
        found: list[Found | None] = []
        for place, cell in enumerate(cells):
            value: Found | None = None
            if cell is not None:
                try:
                    value = _read(cell)
                except Unreadable as error:
                    troubles[place] = [(cell_text(cell), str(error))]
            found.append(value)
        return found, troubles

    def put(self, row: PlannedRow, found: Found) -> None:
        """Give the row its day and its time."""
        row.values[self.name] = found[0]
        if found[1]:
            row.values[self._clock] = found[1]


def _read(cell: Cell) -> Found:
    if isinstance(cell, datetime):
        return cell.date(), "" if cell.time() == time() else clock_of(cell)
    if isinstance(cell, date):
        return cell, ""
    return read_appointment(clean_line(cell_text(cell)), near=False)
