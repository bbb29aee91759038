"""The one place for what only SQLite understands: settings of a connection, and the recorder of changes.

The recorder is a set of TEMP triggers, made anew on every opening from the tables as they are, so that no
migration has to keep them in step. They write a row's old and new values into `change` while a step is open.
New rows are not written down one by one: ids grow and are never used twice, so a step's new rows are a range.
"""

import sqlite3
from collections.abc import Sequence

from lwdesk.store.tables import UNRECORDED
from lwdesk.store.trouble import StudyTrouble

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


def settle(connection: sqlite3.Connection, read_only: bool = False) -> None:
    """Make the settings on a new connection and read each back. Raises StudyTrouble when one does not hold."""
    for name, wanted in SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        # mmap_size answers nothing where SQLite was built without it, which is as good as 0.
        if row is not None and row[0] != wanted:
            raise StudyTrouble(
                f"This place does not let lwdesk keep a study safely ({name} is {row[0]}). Move the study to a local folder."
            )
    connection.execute("PRAGMA cache_size = -65536")
    if read_only:
        connection.execute("PRAGMA query_only = 1")


def table_columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of every recorded table, by table, as they are in the file."""
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: [row[1] for row in connection.execute(f'PRAGMA main.table_info("{name}")')]
        for (name,) in names.fetchall()
        if name not in UNRECORDED and "_words" not in name
    }


def _exact(value: str) -> str:
    # json_object cuts a REAL to 15 digits; as text of 17 it comes back to the same double by the column's affinity.
    return f"CASE typeof({value}) WHEN 'real' THEN printf('%!.17g', {value}) ELSE {value} END"


def _image(row: str, columns: Sequence[str]) -> str:
    pairs = [f"'{c}', " + _exact(f'{row}."{c}"') for c in columns]
    return "json_object(" + ", ".join(pairs) + ")"


def _changed(row: str, columns: Sequence[str]) -> str:
    parts = [
        f"SELECT '{c}' AS k, " + _exact(f'{row}."{c}"') + f' AS v WHERE old."{c}" IS NOT new."{c}"' for c in columns
    ]
    return "(SELECT json_group_object(k, v) FROM (" + " UNION ALL ".join(parts) + "))"


def install_recorder(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Set the triggers up on the writing connection; gives the columns of the recorded tables."""
    tables = table_columns(connection)
    connection.execute("CREATE TEMP TABLE recording (step_id INTEGER)")
    connection.execute("INSERT INTO temp.recording VALUES (NULL)")
    step = "(SELECT step_id FROM recording)"
    for table, columns in tables.items():
        owner = 'old."record_id"' if "record_id" in columns else "old.id"
        connection.execute(
            f'CREATE TEMP TRIGGER "record_update_{table}" AFTER UPDATE ON main."{table}" WHEN {step} IS NOT NULL BEGIN '
            f"INSERT INTO change (step_id, op, tbl, row_id, record_id, old, new) VALUES "
            f"({step}, 'U', '{table}', old.id, {owner}, {_changed('old', columns)}, {_changed('new', columns)}); END"
        )
        connection.execute(
            f'CREATE TEMP TRIGGER "record_delete_{table}" AFTER DELETE ON main."{table}" WHEN {step} IS NOT NULL BEGIN '
            f"INSERT INTO change (step_id, op, tbl, row_id, record_id, old) VALUES "
            f"({step}, 'D', '{table}', old.id, {owner}, {_image('old', columns)}); END"
        )
    return tables


def keep_images(
    connection: sqlite3.Connection, step_id: int, table: str, columns: Sequence[str], ids: tuple[int, int]
) -> None:
    """Copy the rows of a range of ids into `image`, for the redo of the step that made them."""
    values = ", ".join(_exact(f'"{c}"') for c in columns)
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
