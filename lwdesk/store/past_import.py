"""A past import taken back, out of turn: as a step of its own, which can itself be undone."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store.cells import as_json, given_ids
from lwdesk.store.query import table_of
from lwdesk.store.reader import referring
from lwdesk.store.step import Step
from lwdesk.store.tables import CHANGE, METADATA, STEP


def take_back_import(step: Step, past: int) -> list[str]:
    """Take back what the step numbered `past` did, but for records that were changed since or are needed elsewhere.

    New records are deleted, changed ones get their old values back. Gives the names of those that were kept.
    """
    taking = _Taking(step, past)
    # Those that refer go before those that are referred to, so that nobody needs them any more.
    for record in reversed(RECORDS.values()):
        taking.delete_new(record)
    for record in RECORDS.values():
        taking.restore_changed(record)
    return taking.kept


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
        tables = [record.name, *(n for n in METADATA.tables if n.startswith(f"{record.name}_"))]
        rows = self._connection.execute(
            select(CHANGE.c.op, CHANGE.c.tbl, CHANGE.c.row_id, CHANGE.c.record_id, CHANGE.c.old)
            .where(CHANGE.c.step_id == self._past, CHANGE.c.tbl.in_(tables), CHANGE.c.op != "I")
            .order_by(CHANGE.c.id.desc())
        ).all()
        since = self._changed_since(record)
        new = self._made.get(record.name, ())
        own = {r.record_id for r in rows} | self._gained(tables[1:])
        own = {i for i in own if not any(first <= i <= last for first, last in new)}
        self._name(record, sorted(own & since))
        own -= since
        self._drop_links(tables[1:], own)
        for op, name, row_id, record_id, old in rows:
            if record_id in own:
                self._restore(METADATA.tables[name], op, row_id, json.loads(old))
        for record_id in sorted(own):
            self._step.touch(record, record_id, {})

    def _restore(self, table: Any, op: str, row_id: int, old: dict[str, Any]) -> None:
        if op == "D":
            self._connection.execute(insert(table).values({k: v for k, v in old.items() if k != "id"}))
        else:
            raw = {name: value for name, value in old.items() if name not in ("updated_at", "updated_by")}
            if raw:
                names = ", ".join(f'"{n}" = ?' for n in raw)
                # As it was written down: Core would want a date where the log has its text.
                self._connection.exec_driver_sql(
                    f'UPDATE "{table.name}" SET {names} WHERE id = ?', (*raw.values(), row_id)
                )

    def _gained(self, links: Sequence[str]) -> set[int]:
        found: set[int] = set()
        for name in links:
            table = METADATA.tables[name]
            for first, last in self._made.get(name, ()):
                found |= set(
                    self._connection.execute(select(table.c.record_id).where(table.c.id.between(first, last))).scalars()
                )
        return found

    def _drop_links(self, links: Sequence[str], own: set[int]) -> None:
        for name in links:
            table = METADATA.tables[name]
            for first, last in self._made.get(name, ()):
                self._connection.execute(
                    delete(table).where(table.c.id.between(first, last), table.c.record_id.in_(given_ids())),
                    {"ids": as_json(own)},
                )

    def _changed_since(self, record: Record) -> set[int]:
        """Records of the kind, or links of theirs, that a later step changed."""
        later = select(STEP.c.id).where(STEP.c.id > self._past, STEP.c.state == "done", STEP.c.id != self._step.id)
        tables = [record.name, *(n for n in METADATA.tables if n.startswith(f"{record.name}_"))]
        found = set(
            self._connection.execute(
                select(CHANGE.c.record_id).where(
                    CHANGE.c.tbl.in_(tables), CHANGE.c.record_id.is_not(None), CHANGE.c.step_id.in_(later)
                )
            ).scalars()
        )
        for name, first, last in self._connection.execute(
            select(CHANGE.c.tbl, CHANGE.c.row_id, CHANGE.c.last_id).where(
                CHANGE.c.op == "I", CHANGE.c.tbl.in_(tables[1:]), CHANGE.c.step_id.in_(later)
            )
        ):
            links = METADATA.tables[name]
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
                links = METADATA.tables[f"{owner.name}_{field.ui.target or 'term'}"]
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
                select(table.c[record.title]).where(table.c.id.in_(given_ids())).order_by(table.c.id),
                {"ids": as_json(ids)},
            )
            self.kept += [name for name in rows.scalars() if name not in self.kept]
