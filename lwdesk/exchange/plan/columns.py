"""How each column of a sheet is read: a whole run of its cells at a time, since runs are what is quick."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lwdesk.exchange.plan.cell import Cell, Trouble, cell_text, reader_of, sentence_for
from lwdesk.exchange.plan.rows import TO_NOTES, Column, PlannedRow
from lwdesk.exchange.recognise.contacts import split_contact
from lwdesk.exchange.recognise.organisations import LEAD, split_organisations
from lwdesk.exchange.recognise.terms import TermReader
from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean, clean_line
from lwdesk.values import PATTERNS, Unreadable

Troubles = dict[int, list[tuple[str, str]]]
"""By place in the run: (what the cell said, the reason without its row)."""
_TEXT = (Kind.LINE, Kind.PARAGRAPH)


class ValueColumn:
    """A column that goes to a field with one value."""

    def __init__(
        self,
        heading: str,
        name: str,
        read: Callable[[Cell], Any],
        plain_text: bool,
        pattern: re.Pattern[str] | None = None,
    ) -> None:
        self.heading = heading
        self.name = name
        self._read = read
        self._plain_text = plain_text
        self._pattern = pattern

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Any], Troubles]:
        """The value of each cell, None where it is blank or cannot be read."""
        if self._plain_text and is_plain(cells):
            return cells, {}
        if self._pattern and is_plain(cells, 100) and all(map(self._pattern.match, cells)):  # type: ignore[arg-type]
            return cells, {}
        read, troubles = self._read, Troubles()
        found: list[Any] = []
        for place, cell in enumerate(cells):
            value = None
            if cell is not None:
                try:
                    value = read(cell)
                except Unreadable as error:
                    troubles[place] = [(cell_text(cell), str(error))]
            found.append(None if value == "" else value)
        return found, troubles


class TermColumn:
    """A column that holds terms of one list: all of them for a field with many, one for a field with one."""

    def __init__(self, heading: str, field: Field, terms: TermReader) -> None:
        self.heading = heading
        self.name = field.name
        self.many = field.many
        self._field = field
        self._terms = terms
        self._seen: dict[Cell, tuple[Any, tuple[str, ...]]] = {None: (None, ())}

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Any], Troubles]:
        """The ids that each cell names, or the one id; None where there are none."""
        seen = self._seen
        for cell in set(cells).difference(seen):
            seen[cell] = self._understand(cell)
        found = [seen[cell][0] for cell in cells]
        if not any(seen[cell][1] for cell in set(cells)):
            return found, {}
        label = self._field.label.lower()
        return found, {
            place: [(text, f"“{text}” is not in the list of {label}.") for text in seen[cell][1]]
            for place, cell in enumerate(cells)
            if seen[cell][1]
        }

    def _understand(self, cell: Cell) -> tuple[Any, tuple[str, ...]]:
        ids, unread = self._terms.read_many(cell_text(cell))
        ids = tuple(dict.fromkeys(ids))
        if self._field.many:
            return ids or None, tuple(unread)
        return (ids[0], ()) if len(ids) == 1 and not unread else (None, (clean_line(cell_text(cell)),))


class NameColumn:
    """A column that holds the names of linked records, each with the part it plays."""

    def __init__(self, heading: str, record: Record, field: Field, ours: bool) -> None:
        self.heading = heading
        self.name = field.name
        self._parts = {f.name for f in record.fields if f.kind is Kind.LINKS and f.ui.target == field.ui.target}
        self._ours = ours
        self._single: dict[str, bool] = {}
        self._seen: dict[Cell, dict[str, tuple[str, ...]] | None] = {None: None}

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[dict[str, tuple[str, ...]] | None], Troubles]:
        """The names in each cell, by the field that they go to."""
        seen = self._seen
        for cell in set(cells).difference(seen):
            seen[cell] = self._split(cell_text(cell))
        return [seen[cell] for cell in cells], {}

    def _split(self, text: str) -> dict[str, tuple[str, ...]] | None:
        if self._ours:
            # What lwdesk wrote says by its column which part each plays; nothing is to be guessed.
            return {self.name: tuple(dict.fromkeys(name.strip() for name in text.split("; ") if name.strip()))}
        found: dict[str, tuple[str, ...]] = {}
        pieces = text.split("; ")
        if (self.name != LEAD or len(pieces) == 1) and all(map(self._is_one, pieces)):
            return {self.name: tuple(dict.fromkeys(pieces))}
        for name, part in split_organisations(text, self.name):
            where = part if part in self._parts else self.name
            if name not in found.get(where, ()):
                found[where] = (*found.get(where, ()), name)
        return found or None

    def _is_one(self, piece: str) -> bool:
        """Whether the text is the name of one record that plays the column's own part: asked once of each text."""
        known = self._single.get(piece)
        if known is None:
            known = self._single[piece] = split_organisations(piece, self.name) == [(piece, self.name)]
        return known


class ContactColumn:
    """A column with a person's name, role, telephone and e-mail in one cell."""

    name = "contact"

    def __init__(self, heading: str, record: Record, mapped: set[str | None]) -> None:
        self.heading = heading
        self._limit = record.field("contact").limit or 300
        self._takes = [n for n in ("contact", "telephone", "email") if n == "contact" or n not in mapped]

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[dict[str, str] | None], Troubles]:
        """The parts of each cell by field name; what no field takes under "", for the notes."""
        troubles: Troubles = {}
        found: list[dict[str, str] | None] = []
        for place, cell in enumerate(cells):
            parts: dict[str, Any] = dict(split_contact(cell_text(cell))) if cell is not None else {}
            if len(parts.get("contact", "")) > self._limit:
                troubles[place] = [(cell_text(cell), "It is too long for a name.")]
                parts = {}
            taken = {name: parts[name] for name in self._takes if parts.get(name)}
            if parts.get("role"):
                taken[""] = f"Role of the contact: {parts['role']}"
            found.append(taken or None)
        return found, troubles


class NoteColumn:
    """A column that no field takes and the user wants in the notes."""

    name = TO_NOTES

    def __init__(self, heading: str) -> None:
        self.heading = heading

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[dict[str, str] | None], Troubles]:
        """The line for the notes that each cell makes, under ""."""
        texts = (clean(cell_text(cell)) for cell in cells)
        return [{"": f"{self.heading}: {text}" if self.heading else text} if text else None for text in texts], {}


AnyColumn = ValueColumn | TermColumn | NameColumn | ContactColumn | NoteColumn


def is_plain(cells: Sequence[Cell], longest: int = 250) -> bool:
    """Whether the cells are all text of at most `longest` characters that the text policy leaves as it is: told for the whole run at once."""
    try:
        joined = "|".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return False
    clean_inside = joined.isascii() and joined.isprintable() and "  " not in joined
    return (
        clean_inside and " |" not in joined and "| " not in joined
        and "||" not in joined and joined.strip(" |") == joined
        and max(map(len, cells), default=0) <= longest  # type: ignore[arg-type]
    )  # fmt: skip


def column_readers(store: Store, record: Record, columns: list[Column]) -> list[tuple[int, AnyColumn]]:
    """(place of the column, how it is read) for every column that goes to a field."""
    mapped = {c.field for c in columns}
    return [(c.place, _reader(store, record, c, mapped)) for c in columns if c.field]


def _reader(store: Store, record: Record, column: Column, mapped: set[str | None]) -> AnyColumn:
    if column.field == TO_NOTES:
        return NoteColumn(column.heading)
    if column.field == "uuid":
        return ValueColumn(column.heading, "uuid", lambda cell: clean_line(cell_text(cell)), plain_text=True)
    assert column.field is not None
    field = record.field(column.field)
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        return TermColumn(column.heading, field, TermReader(store.terms(field.ui.vocabulary, retired=True)))
    if field.kind in (Kind.LINK, Kind.LINKS):
        return NameColumn(column.heading, record, field, ours="uuid" in mapped)
    if field.name == "contact" and not {"telephone", "email"} <= mapped:
        return ContactColumn(column.heading, record, mapped)
    return ValueColumn(column.heading, field.name, reader_of(field), field.kind in _TEXT, PATTERNS.get(field.kind))


def note_troubles(rows: Iterable[tuple[int, PlannedRow]], column: AnyColumn, troubles: Troubles, kept: bool) -> None:
    """Put the troubles of a run of cells to its rows, given with their places in the run."""
    for place, row in rows:
        for text, reason in troubles.get(place, ()):
            sentence = sentence_for(row.number, column.heading, reason) + (" It was kept as a note." if kept else "")
            row.troubles.append(Trouble(column.heading, text, sentence, kept))
            if kept:
                row.lines.append(f"{column.heading}: {clean(text)}")
