"""What is said in two places is kept the same in both, at the end of every step and so within its undo.

A commitment's success measures, progress and issues say what its measures, its newest update and its open issues say;
a measure's latest reading and an organisation's charter level say what their newest readings and assessments say. Where
such a cell was written itself, by an import or in a table, `lwdesk.store.told` first makes the records that it tells
of; then it is written anew from them.
"""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from lwdesk.records import COMMITMENT, MEASURE
from lwdesk.records.tables import Record
from lwdesk.standing import DONE
from lwdesk.store.cells import as_json
from lwdesk.store.counting import Counting, latest_levels
from lwdesk.store.since import KEPT, Since, tables_since
from lwdesk.store.told import CELLS, Told, written

if TYPE_CHECKING:
    from lwdesk.store.sqlite import Mark
    from lwdesk.store.step import Step

_THESE = "IN (SELECT value FROM json_each(?))"
_SUCCESS = f"""
SELECT commitment, name FROM measure WHERE commitment {_THESE} AND deleted_at IS NULL AND name <> ''
ORDER BY commitment, id
"""
_PROGRESS = f"""
SELECT commitment, text FROM progress WHERE commitment {_THESE} AND deleted_at IS NULL AND text <> ''
ORDER BY day IS NOT NULL, day, id
"""
_ISSUES = f"""
SELECT commitment, text FROM issue WHERE commitment {_THESE} AND deleted_at IS NULL AND text <> ''
AND answer = '' AND answered IS NULL ORDER BY raised IS NULL, raised, id
"""
_READINGS = f"""
SELECT measure, value, day FROM reading WHERE measure {_THESE} AND deleted_at IS NULL AND value IS NOT NULL
ORDER BY day IS NOT NULL, day, id
"""
_TEXTS = {"success": _SUCCESS, "progress": _PROGRESS, "issues": _ISSUES}
_SAID = {
    "success": ("measure", "name"),
    "progress": ("progress", "day", "text"),
    "issues": ("issue", "text", "raised", "answer", "answered"),
}
"""What a column of commitments says: the table of it, and the columns there that it depends on."""
Latest = tuple[float | None, str | None]
"""What a measure says of its newest reading: its value and its day."""


def keep_right(connection: sqlite3.Connection, step: "Step", before: "Mark", tables: set[str], today: date) -> None:
    """Put right, within the step, what it made differ in these tables since. Days that nobody gave are `today`."""
    since = Since(connection, step.id, before)
    kind = connection.execute("SELECT kind FROM step WHERE id = ?", (step.id,)).fetchone()[0]
    told: dict[str, set[int]] = {}
    if kind == "take back":
        # What an import is taken back to is what stood there, and tells nothing new.
        told = written(since)
    elif tables & {"commitment", "measure", "organisation"}:
        if "commitment" in tables:
            _keep_dates(since, today)
        told = Told(since, step, today, kind == "import").tell(tables)
        # An assessment made of what a cell says is counted too.
        tables = tables_since(connection, step.id, before, KEPT)
        since = Since(connection, step.id, before)
    _keep_commitments(since, told)
    _keep_charters(since, told.get("organisation", set()))
    _keep_measures(since, tables, told.get("measure", set()))


def _keep_dates(since: Since, today: date) -> None:
    """Keep the due date that was promised first, and the day on which a commitment was done."""
    changed = since.changed("commitment", "due", "first_due", "status")
    first = since.first("commitment")
    rows = since.connection.execute(
        "SELECT id, due, first_due, status, done_on FROM commitment "
        f"WHERE (id >= ? AND (due IS NOT NULL OR status = ?)) OR id {_THESE}",
        (first, DONE, as_json(changed)),
    ).fetchall()
    promised: list[tuple[Any, ...]] = []
    done: list[tuple[Any, ...]] = []
    typed: set[int] | None = None
    for row_id, due, first_due, status, done_on in rows:
        said = changed.get(row_id, {})
        if due and (row_id >= first or "due" in said) and due != first_due and "first_due" not in said:
            if first_due is not None and row_id < first and typed is None:
                # A date is stored while it is being typed: the promise is what stands there at the end.
                typed = since.given_earlier("commitment", "first_due")
            if first_due is None or (typed and row_id in typed):
                promised.append((due, row_id))
        if row_id >= first or "status" in said:
            if status == DONE and done_on is None:
                done.append((today.isoformat(), row_id))
            elif status != DONE and said.get("status") == DONE and done_on is not None:
                done.append((None, row_id))
    since.write("commitment", ("first_due",), promised)
    since.write("commitment", ("done_on",), done)


def _keep_commitments(since: Since, told: dict[str, set[int]]) -> None:
    """Write what commitments say of their measures, updates and issues, where one of those was touched."""
    for column, (table, *watched) in _SAID.items():
        ids = since.owners(table, "commitment", *watched) | told.get(column, set())
        since.write("commitment", (column,), _unlike(since.connection, column, ids))


def _unlike(connection: sqlite3.Connection, column: str, ids: Collection[int]) -> list[tuple[str, int]]:
    """(what it should say, id) of those of the commitments of which the column says something else."""
    if not ids:
        return []
    texts: dict[int, list[str]] = {}
    for commitment, text in connection.execute(_TEXTS[column], (as_json(ids),)):
        texts.setdefault(commitment, []).append(text)
    say = {i: found[-1] if column == "progress" else "; ".join(found) for i, found in texts.items()}
    held = _held(connection, "commitment", f'"{column}"', ids)
    return [(say.get(i, ""), i) for i, (said,) in held if said != say.get(i, "")]


def astray(connection: sqlite3.Connection) -> list[str]:
    """A sentence for each kind of cell that does not say what the records say that it is about."""
    found = []
    ids = [i for (i,) in connection.execute("SELECT id FROM commitment WHERE deleted_at IS NULL")]
    for column in CELLS:
        if unlike := _unlike(connection, column, ids):
            found.append(_sentence(COMMITMENT, column, len(unlike), "records"))
    measures = [i for (i,) in connection.execute("SELECT id FROM measure WHERE deleted_at IS NULL")]
    if measures and (other := _read_otherwise(connection, measures, measures)):
        found.append(_sentence(MEASURE, "latest", len(other), "readings"))
    return found


def _sentence(record: Record, column: str, count: int, other: str) -> str:
    who = f"1 {record.label.lower()} does" if count == 1 else f"{count:,} {record.plural.lower()} do"
    return f"{record.field(column).label}: {who} not say what {'its' if count == 1 else 'their'} {other} say."


def _keep_charters(since: Since, told: set[int]) -> None:
    """Write the charter level of organisations whose assessments were touched: what the latest of them states."""
    ids = since.owners("assessment", "organisation", "level", "day") | told
    if not ids:
        return
    levels = latest_levels(since.connection, ids)
    lost = _lost(since, ids - levels.keys()) if len(levels) < len(ids) else set()
    rows = []
    for i, (charter,) in _held(since.connection, "organisation", "charter", ids):
        if (level := levels.get(i, None if i in lost else charter)) != charter:
            rows.append((level, i))
    since.write("organisation", ("charter",), rows)


def _lost(since: Since, ids: set[int]) -> set[int]:
    """Those of the organisations without an assessed level that had one: it goes with the last assessment.

    A level that was only ever written down as that of the organisation stays.
    """
    changed = since.changed("assessment", "level", "organisation")
    rows = since.connection.execute(
        f"SELECT id, organisation, level, deleted_at FROM assessment WHERE id {_THESE} OR organisation {_THESE}",
        (as_json(changed), as_json(ids)),
    ).fetchall()
    had = set()
    for row_id, organisation, level, deleted in rows:
        said = changed.get(row_id, {})
        if said.get("level", level) is not None and (said or deleted):
            had.add(said.get("organisation", organisation))
    return had & ids


def _keep_measures(since: Since, tables: set[str], told: set[int]) -> None:
    """Write the latest reading of measures whose readings, or what they count, were touched."""
    ids = since.owners("reading", "measure", "value", "day") | told | set(since.changed("measure", "counts", "level"))
    counting = [
        i
        for (i,) in since.connection.execute(
            f"SELECT id FROM measure WHERE counts <> '' AND deleted_at IS NULL AND (? OR id >= ? OR id {_THESE})",
            (_counts_anew(since, tables), since.first("measure"), as_json(ids)),
        )
    ]
    if ids or counting:
        other = _read_otherwise(since.connection, ids | set(counting), counting)
        since.write("measure", ("latest", "read_on"), other)


def _read_otherwise(
    connection: sqlite3.Connection, ids: Collection[int], counting: Iterable[int]
) -> list[tuple[float | None, str | None, int]]:
    """(latest, day, id) of those of the measures that say something else; those that count are among `counting`."""
    latest: dict[int, Latest] = {
        measure: (value, day) for measure, value, day in connection.execute(_READINGS, (as_json(ids),))
    }
    rows = connection.execute(
        f"SELECT id, counts, level FROM measure WHERE counts <> '' AND id {_THESE}", (as_json(counting),)
    ).fetchall()
    if rows:
        count = Counting(connection)
        for row_id, counts, level in rows:
            day, value = next(reversed(count.series(counts, level)), (None, None))
            latest[row_id] = value, day.isoformat() if day else None
    held = _held(connection, "measure", "latest, read_on", ids)
    return [(*latest.get(i, (None, None)), i) for i, said in held if said != latest.get(i, (None, None))]


def _counts_anew(since: Since, tables: set[str]) -> bool:
    """Whether what all measures count may have changed."""
    return (
        "assessment" in tables
        or ("organisation" in tables and bool(since.changed("organisation", "deleted_at")))
        or ("term" in tables and bool(since.changed("term", "position", "deleted_at")))
    )


def _held(connection: sqlite3.Connection, table: str, columns: str, ids: Iterable[int]) -> list[tuple[int, Any]]:
    rows = connection.execute(f'SELECT id, {columns} FROM "{table}" WHERE id {_THESE}', (as_json(ids),)).fetchall()
    return [(row[0], row[1:]) for row in rows]
