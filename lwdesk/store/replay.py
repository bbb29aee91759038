"""A recorded step taken back or made again, exactly: every row and column as before, whatever the step did."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from lwdesk.store import sqlite

Ranges = dict[str, list[tuple[int, int]]]


def new_rows(connection: sqlite3.Connection, step_id: int) -> Ranges:
    """The ranges of ids of the rows that the step made, by table."""
    ranges: Ranges = {}
    for table, first, last in connection.execute(
        "SELECT tbl, row_id, last_id FROM change WHERE step_id = ? AND op = 'I' ORDER BY id", (step_id,)
    ):
        ranges.setdefault(table, []).append((first, last))
    return ranges


def take_back(connection: sqlite3.Connection, step_id: int, columns: dict[str, list[str]]) -> None:
    """Put the study back to where it was before the step; the step's new rows are kept as images for `make_again`.

    The new rows go first and their changes are passed over, then the rest is undone in reverse, so that no
    state comes about in between that did not exist before: unique indexes hold throughout.
    """
    connection.execute("PRAGMA defer_foreign_keys = 1")
    made = new_rows(connection, step_id)
    for table, ranges in made.items():
        for ids in ranges:
            sqlite.keep_images(connection, step_id, table, columns[table], ids)
            connection.execute(f'DELETE FROM "{table}" WHERE id BETWEEN ? AND ?', ids)
    _apply(connection, _entries(connection, step_id, made, "DESC"), forward=False)


def make_again(connection: sqlite3.Connection, step_id: int, columns: dict[str, list[str]]) -> None:
    """Make an undone step again."""
    connection.execute("PRAGMA defer_foreign_keys = 1")
    made = new_rows(connection, step_id)
    _apply(connection, _entries(connection, step_id, made, "ASC"), forward=True)
    for table in made:
        sqlite.restore_images(connection, step_id, table, columns[table])
    connection.execute("DELETE FROM image WHERE step_id = ?", (step_id,))


Entry = tuple[str, str, int, dict[str, Any], dict[str, Any]]


def _entries(connection: sqlite3.Connection, step_id: int, made: Ranges, order: str) -> Iterable[Entry]:
    rows = connection.execute(
        f"SELECT op, tbl, row_id, old, new FROM change WHERE step_id = ? AND op <> 'I' ORDER BY id {order}", (step_id,)
    ).fetchall()
    for op, table, row_id, old, new in rows:
        if not any(first <= row_id <= last for first, last in made.get(table, ())):
            yield op, table, row_id, json.loads(old), json.loads(new) if new else {}


def _apply(connection: sqlite3.Connection, entries: Iterable[Entry], forward: bool) -> None:
    # Runs of the same shape go through executemany, which is what makes a large step quick; their order stays.
    for (op, table, names), run in groupby(entries, key=lambda e: (e[0], e[1], tuple(e[3]))):
        run_rows: Sequence[Entry] = list(run)
        if op == "U":
            assigned = ", ".join(f'"{n}" = ?' for n in names)
            connection.executemany(
                f'UPDATE "{table}" SET {assigned} WHERE id = ?',
                [(*((new if forward else old)[n] for n in names), row_id) for _, _, row_id, old, new in run_rows],
            )
        elif forward:
            connection.executemany(f'DELETE FROM "{table}" WHERE id = ?', [(e[2],) for e in run_rows])
        else:
            listed, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" * len(names))
            connection.executemany(
                f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', [tuple(e[3].values()) for e in run_rows]
            )
