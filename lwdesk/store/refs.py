"""The references that records are known by ("A0042"), and the highest of them, from which new ones count on."""

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from lwdesk.records.tables import Record
from lwdesk.store.cells import as_json

_DIGITS = 9
"""A longer number is somebody's own and cannot be counted on from."""


@dataclass(frozen=True, slots=True)
class Highest:
    """The highest number that a reference of a kind of record holds, and the record that has it; 0 and 0 for none."""

    number: int
    holder: int


_NONE = Highest(0, 0)


class HighestRefs:
    """The highest references of what was last committed, held so that not every new record reads all of them."""

    def __init__(self) -> None:
        self._held: dict[str, Highest] = {}
        self._changes = 0
        self._lock = threading.Lock()

    def of(self, committed: sqlite3.Connection, record: Record) -> Highest:
        """The highest reference; looked up among all records the first time, for which `committed` is read."""
        with self._lock:
            held, changes = self._held.get(record.name), self._changes
        if held is None:
            held = highest(committed, record)
            with self._lock:
                if changes == self._changes:
                    self._held[record.name] = held
        return held

    def within(self, committed: sqlite3.Connection, writing: sqlite3.Connection, record: Record, step_id: int) -> int:
        """The highest number as a step sees it that has changed records since."""
        held = self.of(committed, record)
        touched = [
            row[0]
            for row in writing.execute(
                "SELECT record_id FROM change WHERE step_id = ? AND tbl = ? AND record_id IS NOT NULL",
                (step_id, record.name),
            )
        ]
        if held.holder in touched:
            return highest(writing, record).number
        last = committed.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (record.name,)).fetchone()
        new = highest(writing, record, " AND id > ?", (last[0] if last else 0,))
        return max(held.number, new.number, among(writing, record, touched).number)

    def follow(self, committed: sqlite3.Connection, record: Record, changed: Iterable[int] | None) -> None:
        """Take note that these records changed (None: any of them may have)."""
        with self._lock:
            self._changes += 1
            held = self._held.pop(record.name, None)
            changes = self._changes
        ids = None if changed is None else tuple(changed)
        if held is None or ids is None or held.holder in ids:
            return
        now = max(held, among(committed, record, ids), key=lambda found: found.number)
        with self._lock:
            if changes == self._changes:
                self._held[record.name] = now


def among(connection: sqlite3.Connection, record: Record, ids: Iterable[int]) -> Highest:
    """The highest reference of these records."""
    return highest(connection, record, " AND id IN (SELECT value FROM json_each(?))", (as_json(ids),))


def highest(connection: sqlite3.Connection, record: Record, which: str = "", given: tuple[object, ...] = ()) -> Highest:
    """The highest reference of all records of the kind, deleted ones too, or of those that a condition lets through."""
    prefix = record.ref_prefix
    row = connection.execute(
        f'SELECT max(CAST(substr(ref, {len(prefix) + 1}) AS INTEGER)), id FROM "{record.name}" '
        f"WHERE ref GLOB '{prefix}[0-9]*' AND ref NOT GLOB '{prefix}*[^0-9]*' "
        f"AND length(ref) <= {len(prefix) + _DIGITS}{which}",
        given,
    ).fetchone()
    return _NONE if row[0] is None else Highest(int(row[0]), int(row[1]))
