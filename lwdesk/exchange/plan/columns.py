"""How each column of a sheet is read: a whole run of its cells at a time, since runs are what is quick."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.appointment import AppointmentColumn
from lwdesk.exchange.plan.cell import Cell, cell_text, first_of, means_blank, note_line, reader_of
from lwdesk.exchange.plan.contact import ContactColumn
from lwdesk.exchange.plan.growing import NewTerm
from lwdesk.exchange.plan.names import NameColumn
from lwdesk.exchange.plan.party import PartyColumn
from lwdesk.exchange.plan.persons import NameParts
from lwdesk.exchange.plan.rows import TO_NOTES, Column
from lwdesk.exchange.recognise.kinds import kind_field, kinds_by_place
from lwdesk.exchange.recognise.organisations import is_no_name
from lwdesk.exchange.recognise.terms import TermReader
from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean_line
from lwdesk.values import PATTERNS, Unreadable

Troubles = dict[int, list[tuple[str, str]]]
"""By place in the run: (what the cell said, the reason without its row)."""
_TEXT = (Kind.LINE, Kind.PARAGRAPH)
_TELLING = (Kind.LINK, Kind.LINKS, Kind.PARTY, Kind.PARTIES, Kind.OPTION)
"""Kinds whose columns somebody else's list would hardly have all of."""
_SPLITS = re.compile(r"[;|\n]")
LONGEST = 250
"""Longer texts than this are read one by one, whatever the field holds."""


class ValueColumn:
    """A column that goes to a field with one value."""

    def __init__(
        self,
        heading: str,
        name: str,
        read: Callable[[Cell], Any],
        plain_up_to: int = 0,
        pattern: re.Pattern[str] | None = None,
        first: Callable[[str], str | None] | None = None,
    ) -> None:
        self.heading = heading
        self.name = name
        self._read = read
        self._plain_up_to = plain_up_to
        self._pattern = pattern
        self._first = first
        """What to take of a cell that as a whole cannot be read; None: nothing."""

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Any], Troubles]:
        """The value of each cell, None where it is blank or cannot be read."""
        if self._plain_up_to and is_plain(cells, self._plain_up_to):
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
                    text = cell_text(cell)
                    value = self._first(text) if self._first else None
                    if value:
                        troubles[place] = [(text, f"“{clean_line(text)}” says more; “{value}” was taken from it.")]
                    elif not means_blank(text):
                        troubles[place] = [(text, str(error))]
            found.append(None if value == "" else value)
        return found, troubles


class TermColumn:
    """A column that holds terms of one list: all of them for a field with many, one for a field with one."""

    def __init__(self, heading: str, field: Field, terms: TermReader, parted: bool) -> None:
        self.heading = heading
        self.name = field.name
        self.many = field.many
        self._field = field
        self._terms = terms
        self._parted = parted
        self._ids: dict[Cell, Any] = {None: None}
        self._unread: dict[Cell, tuple[str, ...]] = {}
        """By cell what of it is in no list, for cells that have such."""

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Any], Troubles]:
        """The ids that each cell names, or the one id; None where there are none."""
        for cell in set(cells).difference(self._ids):
            self._ids[cell], unread = self._understand(cell)
            if unread:
                self._unread[cell] = unread
        found = list(map(self._ids.__getitem__, cells))
        unread_of, label = self._unread, self._field.label.lower()
        if not unread_of:
            return found, {}
        return found, {
            place: [(text, f"“{text}” is not in the list of {label}.") for text in unread_of[cell]]
            for place, cell in enumerate(cells)
            if cell in unread_of
        }

    def _understand(self, cell: Cell) -> tuple[Any, tuple[str, ...]]:
        text = cell_text(cell)
        ids = self._whole_terms(text) if self._parted else ()
        unread: Sequence[str] = ()
        if not ids:
            ids, unread = self._terms.read_many(text)
        ids = tuple(dict.fromkeys(ids))
        if self._field.many:
            return ids or None, tuple(piece for piece in unread if not means_blank(piece))
        if len(ids) == 1 and not unread:
            return ids[0], ()
        if self._field.ui.grows and not is_no_name(label := clean_line(text)) and len(label) <= LONGEST:
            return NewTerm(label), ()
        return None, () if means_blank(text) else (clean_line(text),)

    def _whole_terms(self, text: str) -> tuple[int, ...]:
        """The terms of a cell as an exported list joins them, where some have semicolons themselves; else none."""
        pieces, ids, at = text.split("; "), [], 0
        while at < len(pieces):
            for to in range(len(pieces), at, -1):
                found = self._terms.read_one("; ".join(pieces[at:to]))
                if found is not None:
                    ids.append(found)
                    at = to
                    break
            else:
                return ()
        return tuple(ids)


class NoteColumn:
    """A column that no field takes and the user wants in the notes."""

    name = TO_NOTES

    def __init__(self, heading: str) -> None:
        self.heading = heading

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[str | None], Troubles]:
        """The line for the notes that each cell makes."""
        return [note_line(self.heading, cell_text(cell)) if cell is not None else None for cell in cells], {}


AnyColumn = AppointmentColumn | ValueColumn | TermColumn | NameColumn | PartyColumn | ContactColumn | NoteColumn


def is_plain(cells: Sequence[Cell], longest: int) -> bool:
    """Whether the cells are all text of at most `longest` characters that the text policy leaves as it is: told for the
    whole run at once."""
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


def are_ours(record: Record, columns: Iterable[Column]) -> bool:
    """Whether lwdesk wrote the list: it has our key, or none but our headings, with a column for each part.

    Then nothing in its cells is to be guessed.
    """
    given = [c for c in columns if c.heading]
    if any(c.field == KEY.name and c.heading == KEY.label for c in given):
        return True
    labels = {f.label: f.name for f in record.listed}
    needed = {f.label for f in record.listed if f.kind in _TELLING or f.name in ("ref", record.title)}
    return needed <= {c.heading for c in given} and all(
        c.heading in labels and c.field in (None, labels[c.heading]) for c in given
    )


def column_readers(
    store: Store, record: Record, columns: Sequence[Column], ours: bool, parts: NameParts
) -> list[tuple[int, AnyColumn]]:
    """(place of the column, how it is read) for every column that goes to a field; for the parts of a name one."""
    mapped = {c.field for c in columns}
    kinds = kinds_by_place(((c.place, c.heading, c.field) for c in columns), record)
    readers: list[tuple[int, AnyColumn]] = []
    seen: set[str] = set()
    for column in columns:
        if not column.field or (column.place in parts.places and column.place != parts.main):
            continue
        if column.place in kinds:
            readers += _readers_of_kind(record, column, kinds[column.place])
            continue
        again = column.field in seen
        if column.field == record.title and parts.main is not None:
            again = column.place != parts.main
        seen.add(column.field)
        readers.append((column.place, _reader(store, record, column, mapped, ours, again)))
    return readers


def _readers_of_kind(record: Record, column: Column, option: str) -> list[tuple[int, AnyColumn]]:
    """What reads the words of records, and for each of these that it is of the kind which its column is for."""
    title, kind = record.field(record.title), kind_field(record)
    assert kind is not None
    words = ValueColumn(column.heading, title.name, reader_of(title))
    of_kind = ValueColumn(column.heading, kind.name, lambda cell: option if cell_text(cell).strip() else None)
    return [(column.place, words), (column.place, of_kind)]


def _reader(
    store: Store, record: Record, column: Column, mapped: set[str | None], ours: bool, again: bool
) -> AnyColumn:
    assert column.field is not None
    if column.field == KEY.name:
        return ValueColumn(column.heading, KEY.name, lambda cell: clean_line(cell_text(cell)), LONGEST)
    if column.field == TO_NOTES:
        return NoteColumn(column.heading)
    field = record.field(column.field)
    if again and not field.many:
        # Two columns cannot go to one value; what the second says is not lost in the notes.
        return NoteColumn(column.heading)
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        terms = store.terms(field.ui.vocabulary, retired=True)
        return TermColumn(column.heading, field, TermReader(terms), any(_SPLITS.search(t.label) for t in terms))
    if field.parts:
        return PartyColumn(store, column.heading, record, field, ours)
    if field.kind in (Kind.LINK, Kind.LINKS):
        return NameColumn(store, column.heading, record, field, ours)
    if field.name == "contact" and field.kind is Kind.LINE and not ours and not {"telephone", "email"} <= mapped:
        return ContactColumn(column.heading, record)
    if field.ui.clock and not ours and field.ui.clock not in mapped:
        return AppointmentColumn(column.heading, field)
    if field.via:
        # It is kept by what the link leads to, and so holds no more than that does.
        field = replace(field, limit=RECORDS[record.field(field.via).ui.target].field(field.of).limit)
    plain_up_to = min(LONGEST, field.limit or LONGEST) if field.kind in _TEXT else 0
    pattern, first = PATTERNS.get(field.kind), first_of(field)
    return ValueColumn(column.heading, field.name, reader_of(field), plain_up_to, pattern, first)
