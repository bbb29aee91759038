"""What a study answers when asked; nothing here writes."""

import json
import threading
from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, takewhile
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, literal, select

from lwdesk.fields import Field
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record, links_of
from lwdesk.records.theme import DELETED_SCHEMES, SCHEMES
from lwdesk.store import cells
from lwdesk.store.connections import Connections
from lwdesk.store.query import (
    Query,
    accents_statement,
    id_statement,
    in_order,
    is_indexed,
    match_statement,
    sorted_by,
    table_of,
    title_column,
)
from lwdesk.store.readers import Readers
from lwdesk.store.refs import HighestRefs
from lwdesk.store.tables import TERM, VOCABULARY
from lwdesk.store.words import Words
from lwdesk.store.worked import BY_THE_DAY
from lwdesk.text import fold

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class TermInfo:
    """A term as a form and an import need it."""

    id: int
    label: str
    meaning: str
    synonyms: tuple[str, ...]
    family: str
    outside: bool
    retired: bool


class Reader(Readers):
    """Reads of one study, from any thread. What is asked for over and over is held until something changes."""

    def __init__(self, connections: Connections) -> None:
        super().__init__(connections)
        self._holding = threading.Lock()
        self._changes = 0
        self._ids: dict[Query, array[int]] = {}
        self._accents: dict[tuple[str, str], bool] = {}
        self._terms: dict[str, list[TermInfo]] = {}
        self._labels: dict[str, dict[int, str]] = {}
        self._names: dict[str, list[tuple[str, str, int]]] = {}
        self._words = {name: Words(record) for name, record in RECORDS.items()}
        self._refs = HighestRefs()
        self._days: dict[str, date] = {}

    @property
    def changes(self) -> int:
        """How many changes there were since the study was opened: while it is the same, so is what was read."""
        return self._changes

    # Records

    def ids(self, query: Query) -> "array[int]":
        """The ids of the query's records in its order; deleted ones never."""
        if query.record.name in BY_THE_DAY:
            self._see_day(query.record.name)
        found = self._in_order(replace(query, words=""))
        if not query.words.strip():
            return found[:]
        # Within a step the words are read anew, for what is held is what was committed.
        words = Words(query.record) if self._connections.writing_here else self._words[query.record.name]
        return words.among(self._connections.reading, found, query.words, self._term_labels())

    def _in_order(self, query: Query) -> "array[int]":
        def read() -> "array[int]":
            if not query.where:
                return self._listed(id_statement(query, accents=not is_indexed(query) or self._has_accents(query)))
            # The order of all is mostly known already, and so a change of filter need not sort again.
            matching = frozenset(self._listed(match_statement(query)))
            return array("q", [i for i in self._in_order(replace(query, where=())) if i in matching])

        if len(self._ids) > 40:
            self._ids.clear()
        return self._hold(self._ids, query, read)

    def _has_accents(self, query: Query) -> bool:
        """Whether an index would put names in another order than a reader does."""
        record, name = query.record, sorted_by(query).name
        statement = accents_statement(record, name)
        return self._hold(
            self._accents, (record.name, name), lambda: bool(self._connections.reading.execute(statement).scalar())
        )

    def _see_accents(self, changed: dict[str, frozenset[int] | None]) -> None:
        """Forget that no name has an accent where one may have come."""
        for key in [key for key, found in self._accents.items() if not found and key[0] in changed]:
            ids = changed[key[0]]
            statement = accents_statement(RECORDS[key[0]], key[1], among=True)
            committed = self._connections.reading
            if ids is None or committed.execute(statement, {"ids": cells.as_json(ids)}).scalar():
                self._accents.pop(key, None)

    def _see_day(self, name: str) -> None:
        """Forget what was held of the kind of record on another day, on which lists said something else of it."""
        day, before = self.today(), self._days.get(name)
        self._days[name] = day
        if before not in (None, day):
            self._forget({name: None})

    def _listed(self, statement: Select[tuple[int]]) -> "array[int]":
        # As one JSON text: a hundred thousand rows one by one take twice as long.
        ids = statement.subquery()
        return array(
            "q", json.loads(self._connections.reading.execute(select(func.json_group_array(ids.c.id))).scalar_one())
        )

    def count(self, query: Query) -> int:
        """How many records the query finds."""
        return len(self.ids(query))

    def warm_words(self, record: Record) -> None:
        """Read the words of all records of the kind, so that the first letter typed into a filter finds them read.

        And the highest of their references, so that the first new record does.
        """
        self.ids(Query(record, words="\u0000"))
        if record.ref_prefix:
            self._refs.of(self._connections.committed, record)

    def _highest_ref(self, record: Record, step_id: int) -> int:
        connections = self._connections
        return self._refs.within(connections.committed, connections.driver, record, step_id)

    def cells(self, record: Record, ids: Sequence[int], fields: Sequence[Field]) -> list[list[object]]:
        """A row of cells per id: "" for blank, text, date, float, bool, a choice's label, a tuple of labels."""
        return cells.read_rows(self._connections.reading, record, ids, fields, self._term_labels())

    def get(self, record: Record, record_id: int) -> dict[str, Any] | None:
        """The raw values and stamps of a record, also of a deleted one; None where there is none."""
        return cells.read_record(self._connections.reading, record, record_id)

    def many(self, record: Record, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The raw values of many records by id, as `get` gives them less its stamps and source."""
        return cells.read_many(self._connections.reading, record, ids)

    def identities(self, record: Record) -> list[tuple[int, str, str, str]]:
        """(id, UUID, reference or "", name) of every record of the kind, oldest first."""
        table = table_of(record)
        ref = table.c.ref if record.ref_prefix else literal("")
        statement = select(table.c.id, table.c.uuid, ref, title_column(record)).where(table.c.deleted_at.is_(None))
        return [tuple(row) for row in self._connections.reading.execute(statement.order_by(table.c.id))]

    def last_label(self, record: Record, uuid: str) -> str:
        """What the record of that UUID is called, or was when it was deleted; "" where there is none."""
        table = table_of(record)
        statement = select(title_column(record)).where(table.c.uuid == uuid)
        return self._connections.reading.execute(statement).scalar() or ""

    def keys(self, record: Record, ids: Sequence[int]) -> list[str]:
        """The UUID of each record, in the order of the ids."""
        table = table_of(record)
        rows = self._connections.reading.execute(
            select(table.c.id, table.c.uuid).where(table.c.id.in_(cells.given_ids())), {"ids": cells.as_json(ids)}
        )
        found: dict[int, str] = {row[0]: row[1] for row in rows}
        return [found[i] for i in ids]

    def labels(self, target: str, ids: Iterable[int], deleted: bool = False) -> dict[int, str]:
        """What the terms (target "term") or records of that name are called, by id; `deleted` ones when asked for."""
        return cells.read_labels(self._connections.reading, target, ids, deleted)

    def texts(self, record: Record, field: Field) -> list[tuple[int, str]]:
        """What a line of text says in the records of the kind, each text once: (id of a record that says it, text).

        Of a derived field it is the record that keeps it which says so, one to which a record of the kind leads.
        """
        table = table_of(record)
        if field.via:
            link = record.field(field.via)
            led = select(table.c[link.name]).where(table.c.deleted_at.is_(None))
            record, field = RECORDS[link.ui.target], RECORDS[link.ui.target].field(field.of)
            table = table_of(record)
            kept = table.c.id.in_(led)
        else:
            kept = table.c.deleted_at.is_(None)
        column = table.c[field.name]
        statement = select(func.min(table.c.id), column).where(kept, column != "")
        rows = self._connections.reading.execute(statement.group_by(column).order_by(in_order(column), column))
        return [(row[0], row[1]) for row in rows]

    def find(self, record: Record, typed: str, limit: int = 30) -> list[tuple[int, str]]:
        """(id, name) of the records whose name holds what was typed; those that begin with it come first."""

        def read() -> list[tuple[str, str, int]]:
            table = table_of(record)
            rows = self._connections.reading.execute(
                select(title_column(record), table.c.id).where(table.c.deleted_at.is_(None))
            )
            return sorted((fold(name), name, row_id) for name, row_id in rows)

        names = self._hold(self._names, record.name, read)
        wanted = fold(typed.strip())
        # They are in order: those that begin with it stand together.
        begins = takewhile(lambda row: row[0].startswith(wanted), islice(names, bisect_left(names, (wanted,)), None))
        first = [(i, name) for _, name, i in islice(begins, limit)]
        if len(first) < limit and wanted:
            holds = ((i, n) for folded, n, i in names if wanted in folded and not folded.startswith(wanted))
            first += islice(holds, limit - len(first))
        return first

    def links_to(self, record: Record, record_id: int) -> list[tuple[str, str, "array[int]"]]:
        """Who refers to the record: (record name, field name, ids), only where there is anybody."""
        found = []
        for owner, field in referring(record):
            table = table_of(owner)
            if field.many:
                links = links_of(owner, field)
                mine = select(links.c.record_id).where(links.c.field == field.name, links.c.target_id == record_id)
                condition: ColumnElement[bool] = table.c.id.in_(mine)
            else:
                condition = table.c[field.name] == record_id
            order = in_order(title_column(owner))
            rows = self._connections.reading.execute(
                select(table.c.id).where(condition, table.c.deleted_at.is_(None)).order_by(order, table.c.id)
            )
            ids = array("q", [row[0] for row in rows])
            if ids:
                found.append((owner.name, field.name, ids))
        return found

    # Terms

    def terms(self, vocabulary: str, retired: bool = False) -> list[TermInfo]:
        """The terms of the list in its order; retired ones only when asked for.

        Of SCHEMES those of all sorting schemes, each scheme being the family of its terms.
        """

        def read() -> list[TermInfo]:
            statement = select(TERM).join(VOCABULARY, TERM.c.vocabulary_id == VOCABULARY.c.id)
            if vocabulary == SCHEMES:
                statement = statement.add_columns(VOCABULARY.c.label.label("scheme"))
                statement = statement.where(VOCABULARY.c.name.like(f"{SCHEMES}-%")).order_by(VOCABULARY.c.id)
            else:
                statement = statement.where(VOCABULARY.c.name == vocabulary)
            statement = statement.where(TERM.c.deleted_at.is_(None)).order_by(TERM.c.position, TERM.c.id)
            rows = self._connections.reading.execute(statement).mappings()
            found = [(_term(row), row.get("scheme")) for row in rows]
            return [replace(term, family=scheme) if scheme else term for term, scheme in found]

        return [t for t in self._hold(self._terms, vocabulary, read) if retired or not t.retired]

    def vocabularies(self) -> list[tuple[str, str, str]]:
        """(name, label, help) of every list of terms; a deleted scheme is none."""
        rows = self._connections.reading.execute(
            select(VOCABULARY.c.name, VOCABULARY.c.label, VOCABULARY.c.help)
            .where(VOCABULARY.c.name.not_like(f"{DELETED_SCHEMES}-%"))
            .order_by(VOCABULARY.c.id)
        )
        return [(name, label, text) for name, label, text in rows]

    def _term_labels(self) -> dict[int, str]:
        return self._hold(self._labels, "term", lambda: cells.all_terms(self._connections.reading))

    # What is held, and when it goes

    def _hold(self, held: dict[K, V], key: K, read: Callable[[], V]) -> V:
        """What is held under the key, else what is read, which is held from then on.

        Not within a step of this thread, which may yet be given up; nor what was read while another was stored.
        """
        if self._connections.writing_here:
            return read()
        with self._holding:
            if key in held:
                return held[key]
            changes = self._changes
        found = read()
        with self._holding:
            if changes == self._changes:
                held[key] = found
        return found

    def _forget(self, changed: dict[str, frozenset[int] | None]) -> None:
        with self._holding:
            self._changes += 1
            self._ids.clear()
            self._see_accents(changed)
            for name in changed:
                self._names.pop(name, None)
                for called_so in _named_after(name):
                    self._names.pop(called_so, None)
            if "term" in changed or "vocabulary" in changed:
                self._terms.clear()
                self._labels.clear()
        if "plan" in self.__dict__:
            self.plan.forget(changed)
        for name, ids in changed.items():
            record = RECORDS.get(name)
            if record is None:
                continue
            self._words[name].forget(ids)
            if record.ref_prefix:
                self._refs.follow(self._connections.committed, record, ids)
            for owner, field in referring(record):
                words = self._words[owner.name]
                if words.are_read:
                    words.forget(None if ids is None else self._referrers(owner, field, ids))
            for owner in _seen_through(record):
                self._words[owner.name].forget(None)

    def _referrers(self, owner: Record, field: Field, ids: frozenset[int]) -> list[int]:
        if field.many:
            links = links_of(owner, field)
            statement = select(links.c.record_id).where(links.c.target_id.in_(cells.given_ids()))
        else:
            table = table_of(owner)
            statement = select(table.c.id).where(table.c[field.name].in_(cells.given_ids()))
        return list(self._connections.reading.execute(statement, {"ids": cells.as_json(ids)}).scalars())


def referring(record: Record) -> list[tuple[Record, Field]]:
    """The fields, of whatever record, that refer to records of this kind."""
    return [
        (owner, field)
        for owner in RECORDS.values()
        for field in owner.fields
        if (field.ui.target or ("term" if field.ui.vocabulary else "")) == record.name
    ]


def _named_after(name: str) -> list[str]:
    """The kinds of record that are called what a record of this kind is called, as an interview is by its contact."""
    return [r.name for r in RECORDS.values() if r.field(r.title).ui.target == name]


def _seen_through(record: Record) -> list[Record]:
    """The kinds of record that show records of this kind by way of a link, as interviews show organisations."""
    return [owner for owner in RECORDS.values() if any(f.via and f.ui.target == record.name for f in owner.seen)]


def _term(row: Any) -> TermInfo:
    synonyms = tuple(s.strip() for s in row["synonyms"].replace("\n", ";").split(";") if s.strip())
    return TermInfo(
        row["id"], row["label"], row["meaning"], synonyms, row["family"], bool(row["outside"]), bool(row["retired"])
    )
