"""The one place for what only SQLite understands: settings of a connection, and the log that the recorder writes.

New rows are not written down one by one: ids grow and are never used twice, so a step's new rows are a range.
"""

import json
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from lwdesk.store.tables import UNRECORDED
from lwdesk.store.trouble import StudyTrouble
from lwdesk.text import base_letters

APPLICATION_ID = 0x6C776473  # "lwds"
SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: with NORMAL a power cut loses saves that were acknowledged
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "mmap_size": 0,
}


def address(path: Path, mode: str) -> str:
    """The file as an address that SQLite opens with that mode: "rw" (never made anew) or "ro"."""
    # Path.as_uri would put the server of \\\\server\\folder where SQLite takes none.
    plain = quote(os.fsencode(path.absolute().as_posix()))
    return f"file://{plain if plain.startswith('/') else '/' + plain}?mode={mode}"


def settle(connection: sqlite3.Connection, read_only: bool = False) -> None:
    """Make the settings on a new connection and read each back. Raises StudyTrouble when one does not hold.

    One that only reads leaves the journal as it is, for it may look at a backup, which is to stay one file.
    """
    for name, wanted in SETTINGS.items():
        if read_only and name == "journal_mode":
            continue
        connection.execute(f"PRAGMA {name} = {wanted}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        # mmap_size answers nothing where SQLite was built without it, which is as good as 0.
        if row is not None and row[0] != wanted:
            raise StudyTrouble(
                f"This place does not let lwdesk keep a study safely ({name} is {row[0]}). "
                "Move the study to a local folder."
            )
    connection.execute("PRAGMA cache_size = -65536")
    connection.create_function("base_letters", 1, _base_letters, deterministic=True)
    if read_only:
        connection.execute("PRAGMA query_only = 1")


def _base_letters(value: str | int | float | None) -> str | int | float | None:
    return base_letters(value) if isinstance(value, str) else value


def table_columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of every recorded table, by table, as they are in the file."""
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: [row[1] for row in connection.execute(f'PRAGMA main.table_info("{name}")')]
        for (name,) in names.fetchall()
        if name not in UNRECORDED and "_words" not in name
    }


def exact(value: str) -> str:
    """The SQL of a value, such that it comes back from JSON as it is."""
    # json_object cuts a REAL to 15 digits; as text of 17 it comes back to the same double by the column's affinity.
    return f"CASE typeof({value}) WHEN 'real' THEN printf('%!.17g', {value}) ELSE {value} END"


def keep_counting(connection: sqlite3.Connection, counted: dict[str, int]) -> None:
    """See to it that ids go on from where they were, also in tables that were rebuilt. Raises when one cannot."""
    now = highest_ids(connection)
    for table in table_columns(connection):
        shape = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        if "AUTOINCREMENT" not in shape.upper():
            raise sqlite3.IntegrityError(f"the ids of {table} would be used twice: it is AUTOINCREMENT no more")
        last = counted.get(table, 0)
        if table not in now:
            connection.execute("INSERT INTO main.sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))
        elif now[table] < last:
            connection.execute("UPDATE main.sqlite_sequence SET seq = ? WHERE name = ?", (last, table))


Mark = tuple[int, dict[str, int]]
"""Where the log and every table stand: the last change written down, and the highest id that each table has given."""


def mark(connection: sqlite3.Connection) -> Mark:
    """Where the log and the tables stand now."""
    return _last_change(connection), highest_ids(connection)


def changed_since(connection: sqlite3.Connection, before: Mark) -> bool:
    """Whether anything was written down since."""
    return _last_change(connection) != before[0]


def _last_change(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT ifnull(max(id), 0) FROM change").fetchone()[0])


def fold_changes(connection: sqlite3.Connection, step_id: int, before: Mark, tables: Sequence[str]) -> None:
    """Make what was written down since of a row that the same step had changed before one with that, in these tables.

    Whoever types for an hour changes one note some thousand times in one step: kept is what it was at first and is now.
    """
    new = connection.execute(
        "SELECT id, op, tbl, row_id, old, new FROM change WHERE step_id = ? AND id > ? AND op <> 'I' ORDER BY id",
        (step_id, before[0]),
    ).fetchall()
    # All at once: with the note some hundred passages of it may have moved.
    last = {
        (table, row_id): (change_id, op)
        for table, row_id, change_id, op in connection.execute(
            "SELECT tbl, row_id, max(id), op FROM change WHERE step_id = ? AND id <= ? AND op <> 'I' "
            "GROUP BY tbl, row_id",
            (step_id, before[0]),
        )
    }
    folded: dict[int, tuple[dict[str, object], dict[str, object]]] = {}
    gone: list[tuple[int]] = []
    for change_id, op, table, row_id, old, changed in new:
        first, kind = last.get((table, row_id), (0, ""))
        if op != "U" or kind != "U" or table not in tables:
            last[table, row_id] = change_id, op
            continue
        held = folded.get(first) or tuple(
            map(json.loads, connection.execute("SELECT old, new FROM change WHERE id = ?", (first,)).fetchone())
        )
        folded[first] = json.loads(old) | held[0], held[1] | json.loads(changed)
        gone.append((change_id,))
    connection.executemany(
        "UPDATE change SET old = ?, new = ? WHERE id = ?",
        [(*(json.dumps(image, ensure_ascii=False) for image in pair), i) for i, pair in folded.items()],
    )
    connection.executemany("DELETE FROM change WHERE id = ?", gone)


def step_to_merge_with(connection: sqlite3.Connection, merge_key: str) -> int | None:
    """The last step, where it has that key and was not undone."""
    last = connection.execute("SELECT id, merge_key, state FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return last[0] if last and last[1] == merge_key and last[2] == "done" else None


def insert_step(connection: sqlite3.Connection, label: str, kind: str, at: str, by: str, merge_key: str | None) -> int:
    """The id of a new step."""
    made = connection.execute(
        "INSERT INTO step (label, kind, at, by, state, merge_key) VALUES (?, ?, ?, ?, 'done', ?)",
        (label, kind, at, by, merge_key),
    )
    assert made.lastrowid is not None
    return made.lastrowid


def record_for(connection: sqlite3.Connection, step_id: int | None) -> None:
    """Have changes written down for that step, or for none."""
    connection.execute("UPDATE temp.recording SET step_id = ?", (step_id,))


def record_new_rows(connection: sqlite3.Connection, step_id: int, before: Mark) -> None:
    """Write down which ranges of rows the step made."""
    for table, last in highest_ids(connection).items():
        first = before[1].get(table, 0) + 1
        if last >= first and table not in UNRECORDED:
            connection.execute(
                "INSERT INTO change (step_id, op, tbl, row_id, last_id) VALUES (?, 'I', ?, ?, ?)",
                (step_id, table, first, last),
            )


def drop_undone(connection: sqlite3.Connection) -> None:
    """Give up what could have been redone, since something new was done."""
    if connection.execute("SELECT 1 FROM step WHERE state = 'undone' LIMIT 1").fetchone():
        for table in ("image", "change"):
            connection.execute(f"DELETE FROM {table} WHERE step_id IN (SELECT id FROM step WHERE state = 'undone')")
        connection.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")


def keep_images(
    connection: sqlite3.Connection, step_id: int, table: str, columns: Sequence[str], ids: tuple[int, int]
) -> None:
    """Copy the rows of a range of ids into `image`, for the redo of the step that made them."""
    values = ", ".join(exact(f'"{c}"') for c in columns)
    connection.execute(
        f"INSERT INTO image (step_id, tbl, row) "
        f'SELECT ?, ?, json_array({values}) FROM "{table}" WHERE id BETWEEN ? AND ? ORDER BY id',
        (step_id, table, *ids),
    )


def restore_images(connection: sqlite3.Connection, step_id: int, table: str, columns: Sequence[str]) -> None:
    """Insert the rows that `image` keeps of the step's new rows in that table."""
    names = ", ".join(f'"{c}"' for c in columns)
    values = ", ".join(f"json_extract(row, '$[{n}]')" for n in range(len(columns)))
    connection.execute(
        f'INSERT INTO "{table}" ({names}) SELECT {values} FROM image WHERE step_id = ? AND tbl = ? ORDER BY id',
        (step_id, table),
    )


def highest_ids(connection: sqlite3.Connection) -> dict[str, int]:
    """The highest id that each table has ever given."""
    return dict(connection.execute("SELECT name, seq FROM main.sqlite_sequence").fetchall())
