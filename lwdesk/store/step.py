"""A step: the one door for changes to records. What is written between its begin and end is one undo."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from lwdesk.fields import Kind, blank, validate
from lwdesk.records import RECORDS
from lwdesk.records.parties import spread
from lwdesk.records.tables import Record, links_of, table_named
from lwdesk.records.theme import DELETED_SCHEMES, SCHEMES
from lwdesk.store import bulk
from lwdesk.store.cells import as_json, given_ids, read_record
from lwdesk.store.query import table_of
from lwdesk.store.since import SAID_ELSEWHERE
from lwdesk.store.stamps import new_uuids
from lwdesk.store.tables import SOURCE, TERM, VOCABULARY
from lwdesk.text import clean, clean_line


class Step:
    """An open step. Made by `Store.step`; its methods write, and everything they write is undone together."""

    def __init__(
        self, connection: Connection, step_id: int, at: str, by: str, highest_ref: Callable[[Record, int], int]
    ) -> None:
        self.connection = connection
        self._highest_ref = highest_ref
        self.id = step_id
        self.at = at
        self.by = by
        self.counts: dict[str, int] = {}
        """What the step did, for the history: {"new": 38, "updated": 2}."""
        self.placed: set[int] = set()
        """Notes whose passages the step has placed itself, so that nobody need tell by difference where they are."""
        self.dated: set[int] = set()
        """Measures whose reading is of the day that stands beside it, though that day stood there before."""
        self._growth: bulk.Growth | None = None

    def create(self, record: Record, given: Mapping[str, Any]) -> int:
        """The id of a new record with the given raw values. Raises Unreadable for a value that its form refuses."""
        columns, links = _split(record, given)
        if record.ref_prefix and not columns.get("ref"):
            columns["ref"] = self.next_refs(record, 1)[0]
        stamps = {"uuid": new_uuids(1)[0], **self.stamps()}
        filled = {f.name: blank(f) for f in record.columns} | columns | stamps | _extra(record, given)
        record_id = self.connection.execute(insert(table_of(record)).values(filled)).inserted_primary_key
        assert record_id is not None
        for name, targets in links.items():
            self._set_links(record, record_id[0], name, targets)
        return int(record_id[0])

    def update(self, record: Record, record_id: int, given: Mapping[str, Any]) -> None:
        """Give the record these raw values; fields not named stay. Raises Unreadable for a value its form refuses."""
        columns, links = _split(record, given)
        before = read_record(self.connection, record, record_id)
        if before is None:
            return
        columns |= _extra(record, given)
        changed = {name: value for name, value in columns.items() if before[name] != value}
        moved = {name: targets for name, targets in links.items() if before[name] != tuple(targets)}
        if changed or moved:
            self.touch(record, record_id, changed)
        for name, targets in moved.items():
            self._set_links(record, record_id, name, targets)

    def touch(self, record: Record, record_id: int, changed: Mapping[str, Any]) -> None:
        """Write the columns as they are, and note when and by whom."""
        table = table_of(record)
        stamped = {**changed, "updated_at": self.at, "updated_by": self.by}
        self.connection.execute(update(table).where(table.c.id == record_id).values(stamped))

    def delete(self, record: Record, ids: Iterable[int]) -> None:
        """Mark the records as deleted; their rows and links stay, so that undo brings them back whole."""
        table = table_of(record)
        statement = update(table).where(table.c.id.in_(given_ids()), table.c.deleted_at.is_(None))
        marks = {"deleted_at": self.at, "updated_at": self.at, "updated_by": self.by}
        self.connection.execute(statement.values(marks), {"ids": as_json(ids)})

    def duplicate(self, record: Record, record_id: int) -> int:
        """The id of a new record that says the same, but for its reference and " (copy)" behind a name of its own."""
        held = read_record(self.connection, record, record_id)
        if held is None:
            raise KeyError(record_id)
        # What others say of it is said of that one: a copy has no progress of its own, and asks the board nothing.
        own = {"ref", *SAID_ELSEWHERE.get(record.name, ())}
        given = {f.name: held[f.name] for f in record.fields if f.name not in own}
        field = record.field(record.title)
        if field.kind is not Kind.LINK:
            room = (field.limit or 300) - len(" (copy)")
            given[field.name] = f"{str(held[field.name])[:room]} (copy)".strip()
        extra = {"vocabulary_id": held["vocabulary_id"]} if "vocabulary_id" in held else {}
        return self.create(record, given | extra)

    def stamps(self) -> dict[str, str]:
        """The stamps of a record made now, less its uuid."""
        return {"created_at": self.at, "created_by": self.by, "updated_at": self.at, "updated_by": self.by}

    def next_refs(self, record: Record, count: int) -> list[str]:
        """References for new records, from one above the highest so far: "A0042"."""
        first = self._highest_ref(record, self.id) + 1
        return [f"{record.ref_prefix}{n:04d}" for n in range(first, first + count)]

    def next_id(self, table: str) -> int:
        """The first id that no row of the table has ever had; rows inserted from here on are the step's own."""
        found = self.connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
        return int(found or 0) + 1

    def insert_rows(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], same: Mapping[str, Any] | None = None
    ) -> None:
        """Insert many rows as they are, with further columns that are the `same` in all.

        Ids, where given, start at `next_id`.
        """
        if self._growth:
            self._growth.insert_rows(table, columns, rows, same or {})
        else:
            with self.growing({}):
                self.insert_rows(table, columns, rows, same)

    @contextmanager
    def growing(self, counts: Mapping[str, int]) -> Iterator[bulk.Growth]:
        """A stretch in which about so many rows are inserted into each of the tables; very many go quicker so.

        They are there at its end, not before: until then nothing else is to be asked of the step about these tables.
        Within another such stretch it is a part of that.
        """
        if self._growth:
            yield self._growth
            return
        with bulk.Growth(self._driver, counts) as self._growth:
            try:
                yield self._growth
            finally:
                self._growth = None

    @property
    def _driver(self) -> sqlite3.Connection:
        driver = self.connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver

    def update_rows(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Set the columns of many rows; each row holds their values in order and the id at its end."""
        assigned = ", ".join(f'"{c}" = ?' for c in columns)
        self._driver.executemany(f'UPDATE "{table}" SET {assigned} WHERE id = ?', rows)

    def set_links(self, table: str, record_id: int, field: str, targets: Sequence[int]) -> None:
        """Make these the targets of a record's many-valued field, in this order."""
        self._driver.execute(f'DELETE FROM "{table}" WHERE record_id = ? AND field = ?', (record_id, field))
        rows = [(record_id, field, target) for target in dict.fromkeys(targets)]
        self._driver.executemany(f'INSERT INTO "{table}" (record_id, field, target_id) VALUES (?, ?, ?)', rows)

    def create_source(self, file: str, sheet: str) -> int:
        """The id of a new source, which records made from it refer to."""
        made = self.connection.execute(
            insert(SOURCE).values(file=clean_line(file), sheet=clean_line(sheet), at=self.at)
        ).inserted_primary_key
        assert made is not None
        return int(made[0])

    def create_term(self, vocabulary: str, label: str, **given: Any) -> int:
        """The id of a new term at the end of the list of that name."""
        list_id = self.connection.execute(select(VOCABULARY.c.id).where(VOCABULARY.c.name == vocabulary)).scalar_one()
        last = self.connection.execute(
            select(func.max(TERM.c.position)).where(TERM.c.vocabulary_id == list_id)
        ).scalar()
        return self.create(
            RECORDS["term"], {"label": label, "vocabulary_id": list_id, "position": (last or 0) + 1, **given}
        )

    def create_scheme(self, label: str, about: str = "") -> str:
        """The name of a new sorting scheme: a list of terms of the user's own, by which records can be sorted."""
        last = self.connection.execute(select(func.max(VOCABULARY.c.id))).scalar() or 0
        name = f"{SCHEMES}-{last + 1}"
        self.connection.execute(insert(VOCABULARY).values(name=name, label=clean_line(label), help=clean_line(about)))
        return name

    def delete_scheme(self, name: str) -> None:
        """Delete a sorting scheme with its terms; nothing is sorted under them any more."""
        terms = select(TERM.c.id).join(VOCABULARY, TERM.c.vocabulary_id == VOCABULARY.c.id)
        ids = self.connection.execute(terms.where(VOCABULARY.c.name == name)).scalars().all()
        for record in RECORDS.values():
            for field in record.fields:
                if field.ui.vocabulary == SCHEMES:
                    links = links_of(record, field)
                    theirs = (links.c.field == field.name) & links.c.target_id.in_(ids)
                    self.connection.execute(delete(links).where(theirs))
        self.delete(RECORDS["term"], ids)
        # Its terms, which undo brings back, go on being of a list: it stays as one that no reader knows.
        mine = VOCABULARY.c.name == name
        self.connection.execute(update(VOCABULARY).where(mine).values(name=f"{DELETED_SCHEMES}-{name}"))

    def repoint(self, record: Record, keep: int, others: Sequence[int]) -> int:
        """Make everything that refers to one of the others refer to `keep`; gives how many records that concerned."""
        others = [i for i in others if i != keep]
        moved = set()
        for owner in RECORDS.values():
            table = table_of(owner)
            for field in owner.fields:
                target = field.ui.target or ("term" if field.ui.vocabulary else "")
                if target != record.name:
                    continue
                if field.many:
                    concerned = self._repoint_links(links_of(owner, field).name, field.name, keep, others)
                    moved |= {(owner.name, i) for i in concerned}
                    continue
                column = table.c[field.name]
                pointing = self.connection.execute(select(table.c.id).where(column.in_(others))).scalars().all()
                moved |= {(owner.name, i) for i in pointing}
                if pointing:
                    self.connection.execute(update(table).where(column.in_(others)).values({field.name: keep}))
        return len(moved)

    def _repoint_links(self, name: str, field: str, keep: int, others: Sequence[int]) -> Sequence[int]:
        links = table_named(name)
        held = select(links.c.record_id).where(links.c.field == field, links.c.target_id == keep)
        theirs = (links.c.field == field) & links.c.target_id.in_(others)
        records = self.connection.execute(select(links.c.record_id).where(theirs)).scalars().all()
        self.connection.execute(delete(links).where(theirs, links.c.record_id.in_(held)))
        # Where a record had two of the others, the first keeps its place and the rest would be the same link twice.
        first = select(func.min(links.c.id)).where(theirs).group_by(links.c.record_id)
        self.connection.execute(delete(links).where(theirs, links.c.id.not_in(first)))
        self.connection.execute(update(links).where(theirs).values(target_id=keep))
        return records

    def _set_links(self, record: Record, record_id: int, name: str, targets: Sequence[int]) -> None:
        links = links_of(record, record.field(name))
        mine = (links.c.record_id == record_id) & (links.c.field == name)
        self.connection.execute(delete(links).where(mine))
        rows = [{"record_id": record_id, "field": name, "target_id": t} for t in dict.fromkeys(targets)]
        if rows:
            self.connection.execute(insert(links), rows)


def _split(record: Record, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Sequence[int]]]:
    columns: dict[str, Any] = {}
    links: dict[str, Sequence[int]] = {}
    given = spread(record, given)
    for field in record.fields:
        if field.name not in given:
            continue
        if field.many:
            links[field.name] = tuple(dict.fromkeys(given[field.name]))
        else:
            value = given[field.name]
            # The last door: whatever way a text came, what a file or a workbook cannot hold goes no further.
            columns[field.name] = validate(record.form, field.name, clean(value) if isinstance(value, str) else value)
    return columns, links


def _extra(record: Record, given: Mapping[str, Any]) -> dict[str, Any]:
    # Columns that are no fields of the form but may be set by those who know: a term's list and place, a source, the
    # guide of an interview, the marks of a note, where a passage stands, how an export is made.
    allowed = {"vocabulary_id", "position", "source_id", "source_row", "uuid", "deleted_at", "guide", "marks"}
    allowed |= {"start", "end", "lost", "settings", "first_due"}
    allowed -= {f.name for f in record.fields}
    return {name: given[name] for name in allowed & given.keys() if name in table_of(record).c}
