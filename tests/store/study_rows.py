"""The rows of a study as they are in the file, read by plain SQLite."""

import sqlite3
from contextlib import closing
from pathlib import Path

Rows = dict[str, list[str]]
LEFT_OUT = {"setting", "session", "step", "change", "image", "draft", "alembic_version", "sqlite_sequence"}


def rows_of(path: Path) -> Rows:
    """Every row of every table whose changes are recorded."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [t for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: [repr(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY id')]
            for table in sorted(set(tables) - LEFT_OUT)
            if "_words" not in table
        }
