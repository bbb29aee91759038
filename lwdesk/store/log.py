"""The log of steps: what was done, undone, and by whom; and what became of each record."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, literal_column, select

from lwdesk.fields import Field, Kind, show_value
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record, links_of, table_named
from lwdesk.store.cells import read_labels
from lwdesk.store.tables import CHANGE, STEP

ERASE = "erase"
"""The kind of a step that cannot be undone, as nothing of what it took away is kept."""
MANY = 2000
"""Above as many changed records a notice says "many" instead of naming them."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a step, an undo or a redo changed: ids by record name, or None where they are too many to name."""

    step_id: int
    label: str
    kind: str
    changed: dict[str, frozenset[int] | None]


@dataclass(frozen=True, slots=True)
class StepInfo:
    """A step of the history. `state` is done, undone (redo can make it again) or dropped (undone for good)."""

    id: int
    label: str
    kind: str
    at: str
    by: str
    state: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did to one record: (field label, old text, new text) for each field; none where it was made."""

    step_id: int
    label: str
    at: str
    by: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


# The states are written out in these two, for a parameter would keep SQLite from the small indexes of each.
_DONE, _UNDONE = STEP.c.state == literal_column("'done'"), STEP.c.state == literal_column("'undone'")


def to_undo(connection: Connection) -> StepInfo | None:
    """The step that undo would take back next; never what a study began with, nor an erasure."""
    return _one(
        connection, select(STEP).where(_DONE, STEP.c.kind.not_in(("start", ERASE))).order_by(STEP.c.id.desc()).limit(1)
    )


def is_done(connection: Connection, merge_key: str) -> bool:
    """Whether a step with that key was done and not undone."""
    found = select(STEP.c.id).where(STEP.c.merge_key == merge_key, STEP.c.state == "done").limit(1)
    return connection.execute(found).first() is not None


def to_redo(connection: Connection) -> StepInfo | None:
    """The step that redo would make again next."""
    return _one(connection, select(STEP).where(_UNDONE).order_by(STEP.c.id).limit(1))


def read_steps(connection: Connection, limit: int) -> list[StepInfo]:
    """The last steps, newest first."""
    rows = connection.execute(select(STEP).order_by(STEP.c.id.desc()).limit(limit))
    return [_info(row) for row in rows.mappings()]


def read_step(connection: Connection, step_id: int) -> StepInfo | None:
    """The step of that number."""
    return _one(connection, select(STEP).where(STEP.c.id == step_id))


def _one(connection: Connection, statement: Any) -> StepInfo | None:
    row = connection.execute(statement).mappings().first()
    return _info(row) if row else None


def _info(row: Any) -> StepInfo:
    return StepInfo(row["id"], row["label"], row["kind"], row["at"], row["by"], row["state"], json.loads(row["counts"]))


def notice_of(connection: Connection, step: StepInfo, kind: str = "") -> Notice:
    """What the step touched, read from its changes; `kind` instead of the step's own for an undo or a redo."""
    touched: dict[str, set[int] | None] = {}
    rows = _changes(connection, step.id, "", MANY + 1)
    if len(rows) > MANY:
        # Every table by itself: a step that changed very many rows of one still changed the others.
        counts = "SELECT tbl, count(*) FROM change WHERE step_id = ? GROUP BY tbl"
        rows = []
        for table, count in connection.exec_driver_sql(counts, (step.id,)).all():
            if count > MANY:
                touched[owner_of(table)] = None
            else:
                rows += _changes(connection, step.id, table, MANY)
    for op, table, row_id, last_id, record_id in rows:
        name = owner_of(table)
        held = touched.setdefault(name, set())
        if held is None:
            continue
        if op == "I":
            ids = _owners(connection, table, row_id, last_id)
            touched[name] = None if ids is None else held | ids
        else:
            held.add(record_id if record_id is not None else row_id)
    changed = {name: None if ids is None else frozenset(ids) for name, ids in touched.items()}
    return Notice(step.id, step.label, kind or step.kind, changed)


def _changes(connection: Connection, step_id: int, table: str, limit: int) -> list[Any]:
    """What a step did, to one table or to all: (op, table, row, last row, record)."""
    only = " AND tbl = ?" if table else ""
    statement = f"SELECT op, tbl, row_id, last_id, record_id FROM change WHERE step_id = ?{only} LIMIT {limit}"
    return list(connection.exec_driver_sql(statement, (step_id, table) if table else (step_id,)))


def owner_of(table: str) -> str:
    """The name of the record that a table belongs to: "activity" for "activity_term" as well."""
    return next((name for name in RECORDS if table == name or table.startswith(f"{name}_")), table)


def _owners(connection: Connection, table: str, first: int, last: int) -> set[int] | None:
    if last - first >= MANY:
        return None
    if table in RECORDS or "record_id" not in table_named(table).c:
        return set(range(first, last + 1))
    links = table_named(table)
    return set(connection.execute(select(links.c.record_id).where(links.c.id.between(first, last))).scalars())


def read_history(connection: Connection, record: Record, record_id: int) -> list[Change]:
    """What was done to the record, newest first, as far as it was not undone."""
    by_step: dict[int, dict[str, tuple[Any, Any]]] = {}
    own = select(CHANGE).where(CHANGE.c.tbl == record.name, CHANGE.c.record_id == record_id).order_by(CHANGE.c.id)
    for row in connection.execute(own).mappings():
        held = by_step.setdefault(row["step_id"], {})
        new = json.loads(row["new"] or "{}")
        for name, old in json.loads(row["old"]).items():
            held[name] = (held.get(name, (old, None))[0], new.get(name))
    made = _step_of(connection, record.name, record_id)
    for field_ in record.fields:
        if field_.many:
            for step_id, pair in _link_changes(connection, record, record_id, field_).items():
                by_step.setdefault(step_id, {})[field_.name] = pair
    if made:
        by_step[made] = {}
    steps = {
        s["id"]: s
        for s in connection.execute(select(STEP).where(STEP.c.id.in_(list(by_step)), STEP.c.state == "done")).mappings()
    }
    labels = _Labels(connection)
    return [
        Change(i, steps[i]["label"], steps[i]["at"], steps[i]["by"], labels.changes(record, by_step[i]))
        for i in sorted(steps, reverse=True)
    ]


def _step_of(connection: Connection, table: str, row_id: int) -> int | None:
    """The step that made a row."""
    return connection.execute(
        select(CHANGE.c.step_id)
        .where(CHANGE.c.op == "I", CHANGE.c.tbl == table, CHANGE.c.row_id <= row_id, CHANGE.c.last_id >= row_id)
        .order_by(CHANGE.c.row_id.desc())
        .limit(1)
    ).scalar()


def _link_changes(
    connection: Connection, record: Record, record_id: int, field_: Field
) -> dict[int, tuple[tuple[int, ...], tuple[int, ...]]]:
    """By step, the target ids that the field lost and those that it gained."""
    links = links_of(record, field_)
    events: list[tuple[int, int, int]] = []  # (step, 0 lost or 1 gained, target)
    rows = [
        (i, target)
        for i, target in connection.execute(
            select(links.c.id, links.c.target_id).where(links.c.record_id == record_id, links.c.field == field_.name)
        )
    ]
    changes = connection.execute(
        select(CHANGE.c.step_id, CHANGE.c.op, CHANGE.c.row_id, CHANGE.c.old, CHANGE.c.new)
        .where(CHANGE.c.tbl == links.name, CHANGE.c.record_id == record_id)
        .order_by(CHANGE.c.id.desc())
    )
    current = dict(rows)
    for step_id, op, row_id, old, new in changes:
        before = json.loads(old)
        if op == "D" and before["field"] == field_.name:
            events.append((step_id, 0, before["target_id"]))
            current[row_id] = before["target_id"]
        elif op == "U" and row_id in current and "target_id" in before:
            events += [(step_id, 0, before["target_id"]), (step_id, 1, json.loads(new)["target_id"])]
            current[row_id] = before["target_id"]
    for row_id, target in current.items():
        step = _step_of(connection, links.name, row_id)
        if step:
            events.append((step, 1, target))
    found: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    for step_id in {e[0] for e in events}:
        lost = [t for s, gained, t in events if s == step_id and not gained]
        gained_ = [t for s, gained, t in events if s == step_id and gained]
        pair = tuple(t for t in lost if t not in gained_), tuple(t for t in gained_ if t not in lost)
        if pair != ((), ()):
            found[step_id] = pair
    return found


def _kept_for_parts(record: Record) -> set[str]:
    return {name for field_ in record.parties for name in field_.parts}


class _Labels:
    """Turns raw values of the log into what a person reads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def changes(self, record: Record, raw: dict[str, tuple[Any, Any]]) -> list[tuple[str, str, str]]:
        lines = []
        for field_ in record.declared:
            if field_.parts:
                lines += self._part(record, field_, raw)
            elif field_.name in raw and field_.name not in _kept_for_parts(record):
                old, new = raw[field_.name]
                lines.append((field_.label, self._text(field_, old), self._text(field_, new)))
        if "deleted_at" in raw:
            lines.append(("Record", *(("kept", "deleted") if raw["deleted_at"][1] else ("deleted", "kept"))))
        return lines

    def _part(self, record: Record, field_: Field, raw: dict[str, tuple[Any, Any]]) -> list[tuple[str, str, str]]:
        """Who played a part and who plays it, whichever of the fields that keep it changed; organisations first."""
        kept = [record.field(name) for name in reversed(field_.parts) if name in raw]
        if not kept:
            return []
        old, new = ([self._text(part, raw[part.name][at]) for part in kept] for at in (0, 1))
        return [(field_.label, "; ".join(filter(None, old)), "; ".join(filter(None, new)))]

    def _text(self, field_: Field, value: Any) -> str:
        if field_.many:
            return "; ".join(self._names(field_, value))
        if field_.kind in (Kind.CHOICE, Kind.LINK):
            return "; ".join(self._names(field_, [value] if value is not None else []))
        if field_.kind is Kind.DATE and isinstance(value, str):
            return show_value(field_, date.fromisoformat(value))
        if field_.kind is Kind.NUMBER and isinstance(value, str):
            return show_value(field_, float(value))  # the log keeps numbers as text of 17 digits
        return show_value(field_, value)

    def _names(self, field_: Field, ids: Iterable[int]) -> list[str]:
        # Also what was deleted or merged since: what a record said then is what the history is for.
        known = read_labels(self._connection, field_.ui.target or "term", ids, deleted=True)
        return [known.get(i, "something since removed") for i in ids]
