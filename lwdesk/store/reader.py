"""What a study answers when asked; nothing here writes."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from lwdesk.fields import Field
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record, links_of
from lwdesk.store import cells, log
from lwdesk.store.connections import Connections
from lwdesk.store.query import Query, id_statement, table_of
from lwdesk.store.tables import DRAFT, SETTING, TERM, VOCABULARY
from lwdesk.store.words import Words
from lwdesk.text import fold


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


class Reader:
    """Reads of one study, from any thread. What is asked for over and over is held until something changes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._ids: dict[Query, array[int]] = {}
        self._terms: dict[str, list[TermInfo]] = {}
        self._labels: dict[int, str] | None = None
        self._names: dict[str, list[tuple[str, str, int]]] = {}
        self._words = {name: Words(record) for name, record in RECORDS.items()}

    # Records

    def ids(self, query: Query) -> "array[int]":
        """The ids of the query's records in its order; deleted ones never."""
        plain = replace(query, words="")
        found = self._ids.get(plain)
        if found is None:
            rows = self._connections.reading.execute(id_statement(plain))
            found = self._ids[plain] = array("q", [row[0] for row in rows])
        if query.words.strip():
            return self._words[query.record.name].among(
                self._connections.reading, found, query.words, self._term_labels()
            )
        return found

    def count(self, query: Query) -> int:
        """How many records the query finds."""
        return len(self.ids(query))

    def warm_words(self, record: Record) -> None:
        """Read the words of all records of the kind, so that the first letter typed into a filter finds them read."""
        self.ids(Query(record, words="\u0000"))

    def cells(self, record: Record, ids: Sequence[int], fields: Sequence[Field]) -> list[list[object]]:
        """A row of cells per id: "" for blank, text, date, float, bool, a choice's label, a tuple of labels."""
        return cells.read_rows(self._connections.reading, record, ids, fields, self._term_labels())

    def get(self, record: Record, record_id: int) -> dict[str, Any] | None:
        """The raw values and stamps of a record, also of a deleted one; None where there is none."""
        return cells.read_record(self._connections.reading, record, record_id)

    def keys(self, record: Record, ids: Sequence[int]) -> list[str]:
        """The UUID of each record, in the order of the ids."""
        table = table_of(record)
        rows = self._connections.reading.execute(
            select(table.c.id, table.c.uuid).where(table.c.id.in_(cells.given_ids())), {"ids": cells.as_json(ids)}
        )
        found: dict[int, str] = {row_id: uuid for row_id, uuid in rows}
        return [found[i] for i in ids]

    def labels(self, target: str, ids: Iterable[int]) -> dict[int, str]:
        """What the terms (target "term") or records of that name are called, by id."""
        return cells.read_labels(self._connections.reading, target, ids)

    def find(self, record: Record, typed: str, limit: int = 30) -> list[tuple[int, str]]:
        """(id, name) of the records whose name holds what was typed; those that begin with it come first."""
        names = self._names.get(record.name)
        if names is None:
            table = table_of(record)
            rows = self._connections.reading.execute(
                select(table.c[record.title], table.c.id).where(table.c.deleted_at.is_(None))
            )
            names = self._names[record.name] = sorted((fold(name), name, row_id) for name, row_id in rows)
        wanted = fold(typed.strip())
        first = [(i, name) for folded, name, i in names if folded.startswith(wanted)][:limit]
        if len(first) < limit and wanted:
            first += [(i, n) for folded, n, i in names if wanted in folded and not folded.startswith(wanted)]
        return first[:limit]

    def links_to(self, record: Record, record_id: int) -> list[tuple[str, str, "array[int]"]]:
        """Who refers to the record: (record name, field name, ids), only where there is anybody."""
        found = []
        for owner, field in referring(record):
            table = table_of(owner)
            if field.many:
                links = links_of(owner, field)
                mine = select(links.c.record_id).where(links.c.field == field.name, links.c.target_id == record_id)
                condition = table.c.id.in_(mine)
            else:
                condition = table.c[field.name] == record_id
            order = table.c[owner.title].collate("NOCASE")
            rows = self._connections.reading.execute(
                select(table.c.id).where(condition, table.c.deleted_at.is_(None)).order_by(order)
            )
            ids = array("q", [row[0] for row in rows])
            if ids:
                found.append((owner.name, field.name, ids))
        return found

    # Terms

    def terms(self, vocabulary: str, retired: bool = False) -> list[TermInfo]:
        """The terms of the list in its order; retired ones only when asked for."""
        found = self._terms.get(vocabulary)
        if found is None:
            rows = self._connections.reading.execute(
                select(TERM)
                .join(VOCABULARY, TERM.c.vocabulary_id == VOCABULARY.c.id)
                .where(VOCABULARY.c.name == vocabulary, TERM.c.deleted_at.is_(None))
                .order_by(TERM.c.position, TERM.c.id)
            ).mappings()
            found = self._terms[vocabulary] = [_term(row) for row in rows]
        return found if retired else [t for t in found if not t.retired]

    def vocabularies(self) -> list[tuple[str, str, str]]:
        """(name, label, help) of every list of terms."""
        rows = self._connections.reading.execute(
            select(VOCABULARY.c.name, VOCABULARY.c.label, VOCABULARY.c.help).order_by(VOCABULARY.c.id)
        )
        return [(name, label, text) for name, label, text in rows]

    def _term_labels(self) -> dict[int, str]:
        labels = self._labels
        if labels is None:
            labels = self._labels = cells.all_terms(self._connections.reading)
        return labels

    # The log, drafts, settings

    def history(self, record: Record, record_id: int) -> list[log.Change]:
        """What was done to the record, newest first."""
        return log.read_history(self._connections.reading, record, record_id)

    def steps(self, limit: int = 200) -> list[log.StepInfo]:
        """The last steps, newest first."""
        return log.read_steps(self._connections.reading, limit)

    def undo_label(self) -> str:
        """What undo would take back; "" when there is nothing."""
        step = log.to_undo(self._connections.reading)
        return step.label if step else ""

    def redo_label(self) -> str:
        """What redo would make again; "" when there is nothing."""
        step = log.to_redo(self._connections.reading)
        return step.label if step else ""

    def drafts(self, record_name: str, record_id: int) -> dict[str, str]:
        """What was typed into fields of the record and could not be stored yet, by field name."""
        rows = self._connections.reading.execute(
            select(DRAFT.c.field, DRAFT.c.text).where(DRAFT.c.record == record_name, DRAFT.c.record_id == record_id)
        )
        return {name: text for name, text in rows}

    def remembered(self, key: str, default: Any = None) -> Any:
        """A small setting of the study, as it was given to `remember`."""
        text = self._connections.reading.execute(select(SETTING.c.value).where(SETTING.c.key == key)).scalar()
        return default if text is None else json.loads(text)

    # What is held, and when it goes

    def _forget(self, changed: dict[str, frozenset[int] | None]) -> None:
        self._ids.clear()
        for name, ids in changed.items():
            record = RECORDS.get(name)
            self._names.pop(name, None)
            if name in ("term", "vocabulary"):
                self._terms.clear()
                self._labels = None
            if record is None:
                continue
            self._words[name].forget(ids)
            for owner, field in referring(record):
                self._words[owner.name].forget(None if ids is None else self._referrers(owner, field, ids))

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


def _term(row: Any) -> TermInfo:
    synonyms = tuple(s.strip() for s in row["synonyms"].split(";") if s.strip())
    return TermInfo(
        row["id"], row["label"], row["meaning"], synonyms, row["family"], bool(row["outside"]), bool(row["retired"])
    )
