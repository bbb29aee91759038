"""The recorder of changes: TEMP triggers, made anew on every opening from the tables as they are.

So no migration has to keep them in step. They write a row's old and new values into `change` while a step is open.
"""

import sqlite3
from collections.abc import Sequence

from lwdesk.store.sqlite import exact, table_columns

_TEXTUAL = ("CHAR", "CLOB", "TEXT")
"""What the type of a column has in it where SQLite keeps numbers as text there too (INT goes before them)."""


def _texts(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of the table in which SQLite makes a text of every number."""
    declared = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    return {row[1] for row in declared if "INT" not in row[2].upper() and any(w in row[2].upper() for w in _TEXTUAL)}


def _held(row: str, columns: Sequence[str], texts: set[str]) -> list[str]:
    """What each column of a trigger's row holds."""
    values = [f'{row}."{c}"' for c in columns]
    return [value if c in texts else exact(value) for c, value in zip(columns, values, strict=True)]


def _image(columns: Sequence[str], texts: set[str]) -> str:
    pairs = zip(columns, _held("old", columns, texts), strict=True)
    return "json_object(" + ", ".join(f"'{c}', {value}" for c, value in pairs) + ")"


def _changed(columns: Sequence[str], texts: set[str]) -> str:
    """A row per column that differs: its name, what it held, what it holds."""
    both = zip(columns, _held("old", columns, texts), _held("new", columns, texts), strict=True)
    return " UNION ALL ".join(
        f'SELECT \'{c}\' AS k, {old} AS o, {new} AS n WHERE old."{c}" IS NOT new."{c}"' for c, old, new in both
    )


def install(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Set the triggers up on the writing connection; gives the columns of the recorded tables.

    Somebody waits for it who stores a first letter, and most of it is SQLite reading the triggers: they are kept short.
    """
    tables = table_columns(connection)
    connection.execute("CREATE TEMP TABLE recording (step_id INTEGER)")
    connection.execute("INSERT INTO temp.recording VALUES (NULL)")
    step = "(SELECT step_id FROM recording)"
    for table, columns in tables.items():
        texts = _texts(connection, table)
        differs = " OR ".join(f'old."{c}" IS NOT new."{c}"' for c in columns)
        owner = 'old."record_id"' if "record_id" in columns else "old.id"
        connection.execute(
            f'CREATE TEMP TRIGGER "record_update_{table}" AFTER UPDATE ON main."{table}" '
            f"WHEN {step} IS NOT NULL AND ({differs}) BEGIN "
            f"INSERT INTO change (step_id, op, tbl, row_id, record_id, old, new) "
            f"SELECT {step}, 'U', '{table}', old.id, {owner}, json_group_object(k, o), json_group_object(k, n) "
            f"FROM ({_changed(columns, texts)}); END"
        )
        connection.execute(
            f'CREATE TEMP TRIGGER "record_delete_{table}" AFTER DELETE ON main."{table}" WHEN {step} IS NOT NULL BEGIN '
            f"INSERT INTO change (step_id, op, tbl, row_id, record_id, old) VALUES "
            f"({step}, 'D', '{table}', old.id, {owner}, {_image(columns, texts)}); END"
        )
    return tables
