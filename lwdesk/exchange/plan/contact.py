"""How a column is read that holds a person's name, role, telephone number and e-mail address in one cell."""

from collections.abc import Sequence

from lwdesk.exchange.plan.cell import Cell, cell_text, note_line
from lwdesk.exchange.plan.rows import PlannedRow
from lwdesk.exchange.recognise.contacts import split_contact
from lwdesk.fields import read_value
from lwdesk.records.tables import Record
from lwdesk.text import clean
from lwdesk.values import Unreadable

Found = tuple[dict[str, str], tuple[str, ...]]
"""The parts by field name, and the lines for the notes of what no field takes."""


class ContactColumn:
    """A column with a person's name, role, telephone and e-mail in one cell."""

    name = "contact"

    def __init__(self, heading: str, record: Record) -> None:
        self.heading = heading
        self._fields = {n: record.field(n) for n in ("contact", "telephone", "email")}

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Found | None], dict[int, list[tuple[str, str]]]]:
        """The parts of each cell."""
        troubles: dict[int, list[tuple[str, str]]] = {}
        found: list[Found | None] = []
        for place, cell in enumerate(cells):
            if cell is None:
                found.append(None)
                continue
            text = clean(cell_text(cell))
            try:
                found.append(self._take_apart(text))
            except Unreadable as error:
                troubles[place] = [(text, str(error))]
                found.append(None)
        return found, troubles

    def _take_apart(self, text: str) -> Found:
        parts = split_contact(text)
        values: dict[str, str] = {}
        lines = []
        if contact := read_value(self._fields["contact"], parts["contact"]):
            values["contact"] = contact
        for name, said in (("telephone", parts["telephone"]), ("email", parts["email"])):
            try:
                if value := read_value(self._fields[name], said):
                    values[name] = value
            except Unreadable:
                lines.append(note_line(self.heading, said))
        if parts["role"]:
            lines.append(note_line("Role of the contact", parts["role"]))
        if parts["rest"]:
            lines.append(note_line(self.heading, parts["rest"]))
        return values, tuple(lines)

    def put(self, row: PlannedRow, found: Found) -> None:
        """Give the row the parts; a column of its own goes first, and what differs from that goes to the notes."""
        values, lines = found
        row.lines = [*row.lines, *lines]
        for name, value in values.items():
            own = row.values.setdefault(name, value)
            if own != value:
                row.lines = [*row.lines, note_line(f"{self.heading}, {self._fields[name].label}", value)]
