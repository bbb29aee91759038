"""Very many rows inserted: several hundred a statement, and built while those before them are being written."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

# SQLite takes 32,766 parameters a statement; larger statements than this gain nothing more.
_PARAMETERS = 6000
MANY = 10_000
"""From as many new rows on it pays to put indexes off."""


def insert_rows(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    same: Mapping[str, Any],
) -> None:
    """Insert the rows into the table, in their order, values as they are; `same` has those that all rows share."""
    names = ", ".join(f'"{c}"' for c in (*columns, *same))
    # Written into the statement, what is the same in all rows costs nothing a row.
    marks = f"({', '.join((*('?' * len(columns)), *map(_literal, same.values())))})"
    size = max(1, _PARAMETERS // len(columns))
    batches = _batches(rows, size)
    first = next(batches, None)
    if first is None:
        return
    head = f'INSERT INTO "{table}" ({names}) VALUES '
    if len(first) < size:
        connection.execute(head + ", ".join([marks] * len(first)), tuple(chain.from_iterable(first)))
        return
    whole = head + ", ".join([marks] * size)
    with _quick_turns(), ThreadPoolExecutor(1) as writer:
        waiting: Future[Any] | None = None
        for batch in chain([first], batches):
            statement = whole if len(batch) == size else head + ", ".join([marks] * len(batch))
            values = tuple(chain.from_iterable(batch))
            if waiting:
                waiting.result()
            # SQLite lets go of the interpreter while it writes, so the next batch is built meanwhile.
            waiting = writer.submit(connection.execute, statement, values)
        if waiting:
            waiting.result()


def _literal(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


@contextmanager
def indexes_put_off(connection: sqlite3.Connection, table: str, count: int) -> Iterator[None]:
    """A stretch in which a table that is about to grow more than twofold does without its indexes.

    They are made again at its end, sorted, in a third of the time that keeping them up would take. All of it
    belongs to the transaction that is open: where that is rolled back, nothing has happened to them.
    """
    held = connection.execute(f'SELECT max(id) FROM "{table}"').fetchone()[0] or 0
    if count < MANY or count < held:
        yield
        return
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE %INDEX%'",
        (table,),
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in indexes:
        connection.execute(sql)


def _batches(rows: Iterable[Sequence[Any]], size: int) -> Iterator[tuple[Sequence[Any], ...]]:
    given = iter(rows)
    while batch := tuple(islice(given, size)):
        yield batch


@contextmanager
def _quick_turns() -> Iterator[None]:
    """A stretch in which threads take turns often, or the writing one would wait longer than it writes."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
