"""The words of every record, folded and held in memory, for filtering as one types.

A hundred thousand records filter in some ten milliseconds this way; a LIKE over their columns takes half a second.
"""

import threading
from array import array
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from lwdesk import values
from lwdesk.fields import Kind
from lwdesk.records.tables import Record
from lwdesk.store.cells import read_rows
from lwdesk.store.query import chunks
from lwdesk.text import fold


class Words:
    """The folded text of the records of one kind, by id."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._fields = [f for f in record.fields if f.kind is not Kind.YES_NO]
        self._texts: dict[int, str] = {}
        self._stale: set[int] | None = None  # None: nothing has been read yet
        self._lock = threading.Lock()

    def forget(self, ids: Iterable[int] | None) -> None:
        """Take note that these records changed (None: any of them may have)."""
        with self._lock:
            if ids is None:
                self._stale = None
                self._texts = {}
            elif self._stale is not None:
                self._stale.update(ids)

    def among(self, connection: Connection, ids: "array[int]", words: str, terms: dict[int, str]) -> "array[int]":
        """Those of the ids whose record holds every one of the words, in any order, as parts of words too."""
        with self._lock:
            if self._stale is None:
                self._read(connection, ids, terms)
                self._stale = set()
            elif self._stale:
                self._read(connection, sorted(self._stale), terms)
                self._stale = set()
            missing = [i for i in ids if i not in self._texts]
            if missing:
                self._read(connection, missing, terms)
            texts = self._texts
        found: Iterable[int] = ids
        for word in sorted(fold(words).split(), key=len, reverse=True):
            found = [i for i in found if word in texts[i]]
        return array("q", found)

    def _read(self, connection: Connection, ids: Sequence[int], terms: dict[int, str]) -> None:
        for part in chunks(ids):
            rows = read_rows(connection, self._record, part, self._fields, terms)
            for record_id, cells in zip(part, rows, strict=True):
                self._texts[record_id] = fold("\n".join(_text(cell) for cell in cells if cell != "" and cell != ()))


def _text(cell: object) -> str:
    if isinstance(cell, tuple):
        return "\n".join(cell)
    return cell if isinstance(cell, str) else values.show_date(cell) if hasattr(cell, "year") else str(cell)
