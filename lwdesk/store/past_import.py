"""A past import taken back, out of turn: as a step of its own, which can itself be undone."""

import json
from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select, text, update

from lwdesk.records import NOTE, PASSAGE, RECORDS
from lwdesk.records.tables import Record, links_of, table_named, table_names
from lwdesk.store.cells import as_json, given_ids
from lwdesk.store.passages import WHERE
from lwdesk.store.query import table_of, title_column
from lwdesk.store.reader import referring
from lwdesk.store.since import SAID_ELSEWHERE
from lwdesk.store.step import Step
from lwdesk.store.tables import CHANGE, STEP


def take_back_import(step: Step, past: int) -> list[str]:
    """Take back what the step numbered `past` did, but for records that were changed since or are needed elsewhere.

    New records are deleted, changed ones get their old values back. Gives the names of those that were kept.
    """
    taking = _Taking(step, past)
    # What is put back may be all that needed a new record; and those that refer go before those that are
    # referred to: so in the end nobody needs them any more.
    for record in RECORDS.values():
        taking.restore_changed(record)
    for record in reversed(RECORDS.values()):
        taking.delete_new(record)
    return taking.kept


# What only says what other records say, and was kept right by itself, is nobody's change.
_BY_SOMEBODY = text(
    "NOT (op = 'U' AND tbl IN ('commitment', 'measure') AND NOT EXISTS (SELECT 1 FROM json_each(new) WHERE key "
    f"NOT IN {tuple(chain.from_iterable(SAID_ELSEWHERE.values()))}))"
)
Changed = tuple[str, str, int, int, dict[str, Any]]
"""A row of the log: table, op, id of the record, id of the row, its old values."""


def _targets(links: dict[int, dict[str, Any]]) -> dict[tuple[int, str], list[int]]:
    """The targets of each record's field, in order; the links are given by their ids."""
    found: dict[tuple[int, str], list[int]] = {}
    for _, link in sorted(links.items()):
        found.setdefault((link["record_id"], link["field"]), []).append(link["target_id"])
    return found


class _Taking:
    def __init__(self, step: Step, past: int) -> None:
        self._step = step
        self._past = past
        self._connection: Connection = step.connection
        self.kept: list[str] = []
        rows = self._connection.execute(
            select(CHANGE.c.tbl, CHANGE.c.row_id, CHANGE.c.last_id).where(CHANGE.c.step_id == past, CHANGE.c.op == "I")
        )
        self._made: dict[str, list[tuple[int, int]]] = {}
        for table, first, last in rows:
            self._made.setdefault(table, []).append((first, last))

    def delete_new(self, record: Record) -> None:
        table = table_of(record)
        made = [
            i
            for first, last in self._made.get(record.name, ())
            for i in self._connection.execute(
                select(table.c.id).where(table.c.id.between(first, last), table.c.deleted_at.is_(None))
            ).scalars()
        ]
        keep = self._changed_since(record) | self._needed(record, made)
        self._step.delete(record, [i for i in made if i not in keep])
        self._name(record, [i for i in made if i in keep])

    def restore_changed(self, record: Record) -> None:
        links = [n for n in table_names() if n.startswith(f"{record.name}_")]
        rows = self._changes([record.name, *links])
        since = self._changed_since(record)
        new = self._made.get(record.name, ())
        own = {row[2] for row in rows} | self._gained(links)
        own = {i for i in own if not any(first <= i <= last for first, last in new)}
        self._name(record, sorted(own & since))
        own -= since
        columns = [row for row in rows if row[0] == record.name and row[2] in own]
        self._restore_columns(record, self._less_places(columns) if record is PASSAGE else columns)
        for name in links:
            self._restore_links(record, name, [row for row in rows if row[0] == name], own)
        table = table_of(record)
        stamps = {"updated_at": self._step.at, "updated_by": self._step.by}
        self._connection.execute(
            update(table).where(table.c.id.in_(given_ids())).values(stamps), {"ids": as_json(sorted(own))}
        )

    def _changes(self, tables: Sequence[str]) -> list[Changed]:
        """What the import changed, last first."""
        rows = self._connection.execute(
            select(CHANGE.c.tbl, CHANGE.c.op, CHANGE.c.record_id, CHANGE.c.row_id, CHANGE.c.old)
            .where(CHANGE.c.step_id == self._past, CHANGE.c.tbl.in_(tables), CHANGE.c.op != "I")
            .order_by(CHANGE.c.id.desc())
        )
        return [(table, op, record_id, row_id, json.loads(old)) for table, op, record_id, row_id, old in rows]

    def _less_places(self, changes: Sequence[Changed]) -> list[Changed]:
        """Changes of passages without where they stood, for those of notes that were changed since and stay so."""
        since = self._changed_since(NOTE)
        table = table_of(PASSAGE)
        rows = self._connection.execute(
            select(table.c.id, table.c.note).where(table.c.id.in_(given_ids())), {"ids": as_json(c[3] for c in changes)}
        )
        staying = {passage for passage, note in rows if note in since}
        return [
            (*row[:4], {n: v for n, v in row[4].items() if row[3] not in staying or n not in WHERE}) for row in changes
        ]

    def _restore_columns(self, record: Record, changes: Sequence[Changed]) -> None:
        before: dict[int, dict[str, Any]] = {}
        for _, _, _, row_id, old in changes:
            before.setdefault(row_id, {}).update(old)  # last first: what the import found is what stays
        by_shape: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for row_id, old in before.items():
            names = tuple(sorted(old.keys() - {"updated_at", "updated_by"}))
            if names:
                by_shape.setdefault(names, []).append((*(old[n] for n in names), row_id))
        for names, rows in by_shape.items():
            self._step.update_rows(record.name, names, rows)

    def _restore_links(self, record: Record, name: str, changes: Sequence[Changed], own: set[int]) -> None:
        """Give the records the links that they had, in the order that they had."""
        table = table_named(name)
        rows = self._connection.execute(
            select(table.c.id, table.c.record_id, table.c.field, table.c.target_id).where(
                table.c.record_id.in_(given_ids())
            ),
            {"ids": as_json(own)},
        )
        now: dict[int, dict[str, Any]] = {
            i: {"record_id": record_id, "field": field, "target_id": target} for i, record_id, field, target in rows
        }
        before = {i: dict(link) for i, link in now.items()}
        for _, op, record_id, row_id, old in changes:
            if record_id in own and (op == "D" or row_id in before):
                before[row_id] = before.get(row_id, {}) | old
        new = self._made.get(name, ())
        before = {i: link for i, link in before.items() if not any(first <= i <= last for first, last in new)}
        had, has = _targets(before), _targets(now)
        for record_id, field in sorted(had.keys() | has.keys()):
            if had.get((record_id, field)) != has.get((record_id, field)):
                self._step.set_links(name, record_id, field, had.get((record_id, field), ()))

    def _gained(self, links: Sequence[str]) -> set[int]:
        found: set[int] = set()
        for name in links:
            table = table_named(name)
            for first, last in self._made.get(name, ()):
                found |= set(
                    self._connection.execute(select(table.c.record_id).where(table.c.id.between(first, last))).scalars()
                )
        return found

    def _changed_since(self, record: Record) -> set[int]:
        """Records of the kind, or links of theirs, that a later step changed."""
        later = select(STEP.c.id).where(STEP.c.id > self._past, STEP.c.state == "done", STEP.c.id != self._step.id)
        tables = [record.name, *(n for n in table_names() if n.startswith(f"{record.name}_"))]
        found = set(
            self._connection.execute(
                select(CHANGE.c.record_id).where(
                    CHANGE.c.tbl.in_(tables), CHANGE.c.record_id.is_not(None), CHANGE.c.step_id.in_(later), _BY_SOMEBODY
                )
            ).scalars()
        )
        for name, first, last in self._connection.execute(
            select(CHANGE.c.tbl, CHANGE.c.row_id, CHANGE.c.last_id).where(
                CHANGE.c.op == "I", CHANGE.c.tbl.in_(tables[1:]), CHANGE.c.step_id.in_(later)
            )
        ):
            links = table_named(name)
            found |= set(
                self._connection.execute(select(links.c.record_id).where(links.c.id.between(first, last))).scalars()
            )
        return found

    def _needed(self, record: Record, made: Sequence[int]) -> set[int]:
        """Those of the new records that somebody who stays refers to."""
        found: set[int] = set()
        for owner, field in referring(record):
            table = table_of(owner)
            if field.many:
                links = links_of(owner, field)
                statement = (
                    select(links.c.target_id)
                    .join(table, table.c.id == links.c.record_id)
                    .where(links.c.target_id.in_(given_ids()), table.c.deleted_at.is_(None))
                )
            else:
                column = table.c[field.name]
                statement = select(column).where(column.in_(given_ids()), table.c.deleted_at.is_(None))
            found |= set(self._connection.execute(statement.distinct(), {"ids": as_json(made)}).scalars())
        return found

    def _name(self, record: Record, ids: Sequence[int]) -> None:
        if ids:
            table = table_of(record)
            rows = self._connection.execute(
                select(title_column(record))
                .where(table.c.id.in_(given_ids()), table.c.deleted_at.is_(None))
                .order_by(table.c.id),
                {"ids": as_json(ids)},
            )
            self.kept += [name for name in rows.scalars() if name not in self.kept]
