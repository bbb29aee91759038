"""Very many rows inserted: several hundred a statement, and built while those before them are being written."""

import sqlite3
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from itertools import chain, islice
from typing import Any

# SQLite takes 32,766 parameters a statement; larger statements than this gain nothing more.
_PARAMETERS = 6000
MANY = 10_000
"""From as many new rows on it pays to put indexes off."""
_ENOUGH = 1_000
"""From as many on it pays to have a second thread write them."""
_AHEAD = 250
"""So many statements may wait, some twenty megabytes, while an index is made before them."""


class Growth:
    """A stretch in which tables grow by about as many rows as `counts` says, all within the open transaction.

    A second thread carries the statements out in their order; an error of one is raised by a later call or at the
    end, and nothing after it is done. Until the end nothing else is to be asked of the connection about these tables.
    A table that grows more than twofold does without its indexes until it is `complete`: they are then made sorted, in
    a third of the time that keeping them up would take. Where the transaction is rolled back, nothing happened to them.
    """

    def __init__(self, connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
        self._connection = connection
        self._put_off = {
            table: _indexes(connection, table) for table, n in counts.items() if _pays(connection, table, n)
        }
        self._threads = ThreadPoolExecutor(1) if max(counts.values(), default=0) >= _ENOUGH else None
        self._waiting: deque[Future[None]] = deque()
        self._stopped = False

    def __enter__(self) -> "Growth":
        for indexes in self._put_off.values():
            for name, _ in indexes:
                self._connection.execute(f'DROP INDEX "{name}"')
        return self

    def insert_rows(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], same: Mapping[str, Any]
    ) -> None:
        """Insert the rows into the table, in their order, values as they are; `same` has those that all rows share."""
        names = ", ".join(f'"{c}"' for c in (*columns, *same))
        # Written into the statement, what is the same in all rows costs nothing a row.
        marks = f"({', '.join((*('?' * len(columns)), *map(_literal, same.values())))})"
        width = len(columns)
        size = max(1, _PARAMETERS // width)
        head = f'INSERT INTO "{table}" ({names}) VALUES '
        whole = head + ", ".join([marks] * size)
        flat = chain.from_iterable(rows)
        with _quick_turns() if self._threads else nullcontext():
            while values := tuple(islice(flat, size * width)):
                count = len(values) // width
                self._do(whole if count == size else head + ", ".join([marks] * count), values)

    def complete(self, table: str) -> None:
        """Have the indexes of a table made that has grown as far as it will."""
        for _, made in self._put_off.pop(table, ()):
            self._do(made)

    def _do(self, statement: str, values: Sequence[Any] = ()) -> None:
        if self._threads is None:
            self._connection.execute(statement, values)
            return
        while self._waiting and (self._waiting[0].done() or len(self._waiting) >= _AHEAD):
            self._waiting.popleft().result()
        # SQLite lets go of the interpreter while it writes, so the next batch is built meanwhile.
        self._waiting.append(self._threads.submit(self._carry_out, statement, values))

    def _carry_out(self, statement: str, values: Sequence[Any]) -> None:
        if self._stopped:
            return
        try:
            self._connection.execute(statement, values)
        except BaseException:
            self._stopped = True
            raise

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                for table in tuple(self._put_off):
                    self.complete(table)
                while self._waiting:
                    self._waiting.popleft().result()
        finally:
            self._stopped = True
            if self._threads:
                self._threads.shutdown()


def _pays(connection: sqlite3.Connection, table: str, count: int) -> bool:
    held = connection.execute(f'SELECT max(id) FROM "{table}"').fetchone()[0] or 0
    return count >= MANY and count >= held


def _indexes(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """(name, statement that makes it) of each index that can be put off."""
    return connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE %INDEX%'",
        (table,),
    ).fetchall()


def _literal(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


@contextmanager
def _quick_turns() -> Iterator[None]:
    """A stretch in which threads take turns often, or the writing one would wait longer than it writes."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
