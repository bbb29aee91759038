"""Whether what rows refer to is there, looked at once for very many new rows instead of with each of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from lwdesk.store import sqlite


@contextmanager
def unchecked(connection: sqlite3.Connection) -> Iterator[None]:
    """A stretch, around a transaction, in which SQLite does not look whether each link leads to something.

    For very many new rows, which `table_astray` looks at before they are committed.
    """
    connection.execute("PRAGMA foreign_keys = 0")
    try:
        yield
    finally:
        if connection.in_transaction:
            # The setting holds only outside of one; what could be neither committed nor rolled back is given up.
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = 1")


def table_astray(connection: sqlite3.Connection, step_id: int, before: sqlite.Mark) -> str:
    """The table with a row that leads nowhere among those that the step made since; "" where all lead somewhere."""
    logged = "SELECT 1 FROM change WHERE step_id = ? AND op <> 'I' LIMIT 1"
    if connection.execute(logged, (step_id,)).fetchone():
        # A change of an older row may have parted it or others from what they lead to.
        found = connection.execute("PRAGMA main.foreign_key_check").fetchone()
        return str(found[0]) if found else ""
    for table, last in sqlite.highest_ids(connection).items():
        first = before[1].get(table, 0) + 1
        if last >= first and _leads_nowhere(connection, table, first, last):
            return table
    return ""


def _leads_nowhere(connection: sqlite3.Connection, table: str, first: int, last: int) -> bool:
    """Whether one of the rows of that range of ids refers to something that is not there."""
    alone = _indexed_alone(connection, table)
    lost: list[str] = []
    for _, _, there, column, to, *_ in connection.execute(f'PRAGMA main.foreign_key_list("{table}")').fetchall():
        # What is not in an empty table is nothing, too, to SQLite: a blank has to be told by itself.
        missing = f'("{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{to or "id"}" FROM main."{there}"))'
        if column not in alone:
            lost.append(missing)
            continue
        # An index tells what all rows refer to sooner than the new rows themselves do.
        distinct = f'SELECT DISTINCT "{column}" FROM main."{table}"'
        if connection.execute(f"SELECT 1 FROM ({distinct}) WHERE {missing} LIMIT 1").fetchone():
            return True
    looked = f'SELECT 1 FROM main."{table}" WHERE id BETWEEN ? AND ? AND ({" OR ".join(lost)}) LIMIT 1'
    return bool(lost) and connection.execute(looked, (first, last)).fetchone() is not None


def _indexed_alone(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns that have an index of their own, of all rows."""
    found = set()
    for _, name, _, _, partial in connection.execute(f'PRAGMA main.index_list("{table}")').fetchall():
        columns = [row[2] for row in connection.execute(f'PRAGMA main.index_info("{name}")')]
        if len(columns) == 1 and not partial:
            found.add(columns[0])
    return found
