"""What a step did since a mark, as the rules need it that go to work at the end of a step."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from lwdesk.store.cells import as_json
from lwdesk.store.sqlite import Mark, record_for

KEPT = ("commitment", "measure", "reading", "assessment", "progress", "issue", "organisation", "term")
"""The tables of what `lwdesk.store.keeping` keeps right."""
SAID_ELSEWHERE = {"commitment": ("success", "progress", "issues"), "measure": ("latest", "read_on")}
"""The columns, by table, that only say what other records say."""


def tables_since(connection: sqlite3.Connection, step_id: int, before: Mark, tables: Iterable[str]) -> set[str]:
    """Those of the tables in which the step changed or made a row since."""
    change, last = before
    named = json.dumps(list(tables))
    rows = connection.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS "
        "(SELECT 1 FROM change WHERE step_id = ? AND tbl = value AND id > ?) "
        "UNION SELECT name FROM sqlite_sequence WHERE name IN (SELECT value FROM json_each(?)) "
        "AND seq > ifnull((SELECT value FROM json_each(?) WHERE key = name), 0)",
        (named, step_id, change, named, json.dumps(last)),
    )
    return {name for (name,) in rows.fetchall()}


class Since:
    """What the step did since the mark: the rows it changed, with what they said before, and those it made."""

    def __init__(self, connection: sqlite3.Connection, step_id: int, before: Mark) -> None:
        self.connection = connection
        self._step_id = step_id
        self._change, self._last = before
        self._read: dict[str, dict[int, dict[str, Any]]] = {}

    def write(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Set the columns of many rows; each holds their values in order and the id at its end.

        What becomes of rows that the step made is not written down: they are as they are at its end.
        """
        assigned = ", ".join(f'"{column}" = ?' for column in columns)
        statement = f'UPDATE "{table}" SET {assigned} WHERE id = ?'
        first = self.first(table)
        new: list[Sequence[Any]] = []
        old: list[Sequence[Any]] = []
        for row in rows:
            (new if row[-1] >= first else old).append(row)
        self.connection.executemany(statement, old)
        if new:
            record_for(self.connection, None)
            self.connection.executemany(statement, new)
            record_for(self.connection, self._step_id)

    def first(self, table: str) -> int:
        """From this id on the rows of the table are new."""
        return self._last.get(table, 0) + 1

    def changed(self, table: str, *columns: str) -> dict[int, dict[str, Any]]:
        """The rows in which one of the columns changed, by id: what those columns said before."""
        found = {}
        for row_id, said in self._log(table).items():
            before = {name: said[name] for name in columns if name in said}
            if before:
                found[row_id] = before
        return found

    def _log(self, table: str) -> dict[int, dict[str, Any]]:
        """What the changed rows of the table said before, by id: read once, so that a new one sees what was added."""
        if table not in self._read:
            read: dict[int, dict[str, Any]] = {}
            for row_id, old in self.connection.execute(
                "SELECT row_id, old FROM change WHERE step_id = ? AND tbl = ? AND op <> 'I' AND id > ? ORDER BY id",
                (self._step_id, table, self._change),
            ):
                read[row_id] = json.loads(old) | read.get(row_id, {})
            self._read[table] = read
        return self._read[table]

    def owners(self, table: str, link: str, *columns: str) -> set[int]:
        """Whom rows belong to, or belonged to before, that are new or changed in the link or one of the columns."""
        changed = self.changed(table, link, "deleted_at", *columns)
        owners = {said[link] for said in changed.values() if link in said}
        rows = self.connection.execute(
            f'SELECT DISTINCT "{link}" FROM "{table}" WHERE id >= ? OR id IN (SELECT value FROM json_each(?))',
            (self.first(table), as_json(changed)),
        )
        return (owners | {owner for (owner,) in rows.fetchall()}) - {None}

    def made_earlier(self, table: str) -> set[int]:
        """The rows of the table that the step made before the mark, as a step does that goes on while one types."""
        found: set[int] = set()
        for first, last in self.connection.execute(
            "SELECT row_id, last_id FROM change WHERE step_id = ? AND tbl = ? AND op = 'I' AND id <= ?",
            (self._step_id, table, self._change),
        ):
            found.update(range(first, last + 1))
        return found

    def given_earlier(self, table: str, column: str) -> set[int]:
        """The rows that the step gave a value in a column where they had none, before the mark."""
        rows = self.connection.execute(
            "SELECT row_id FROM change WHERE step_id = ? AND tbl = ? AND op = 'U' AND id <= ? "
            "AND json_type(old, ?) = 'null'",
            (self._step_id, table, self._change, f"$.{column}"),
        )
        return {row_id for (row_id,) in rows.fetchall()}
