"""Whether what rows refer to is there, looked at once for very many new rows instead of with each of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
    links = [
        (column, there, to or "id")
        for _, _, there, column, to, *_ in connection.execute(f'PRAGMA main.foreign_key_list("{table}")').fetchall()
    ]
    if not links:
        return False
    ends = ", ".join(f'min("{column}"), max("{column}")' for column, *_ in links)
    new = f'FROM main."{table}" WHERE id BETWEEN ? AND ?'
    found = connection.execute(f"SELECT {ends} {new}", (first, last)).fetchone()
    lowest_highest = zip(found[::2], found[1::2], strict=True)
    # What is not in an empty table is nothing, too, to SQLite: a blank has to be told by itself.
    lost = [
        f'("{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{to}" FROM main."{there}"))'
        for (column, there, to), ends in zip(links, lowest_highest, strict=True)
        if not (to == "id" and _are_all_there(connection, there, *ends))
    ]
    looked = f"SELECT 1 {new} AND ({' OR '.join(lost)}) LIMIT 1"
    return bool(lost) and connection.execute(looked, (first, last)).fetchone() is not None


def _are_all_there(connection: sqlite3.Connection, table: str, lowest: Any, highest: Any) -> bool:
    """Whether the table has every id from the lowest to the highest: then nobody need look for each."""
    if lowest is None:
        return True
    if not (isinstance(lowest, int) and isinstance(highest, int)):
        return False
    count = f'SELECT count(*) FROM main."{table}" WHERE id BETWEEN ? AND ?'
    return bool(connection.execute(count, (lowest, highest)).fetchone()[0] == highest - lowest + 1)
