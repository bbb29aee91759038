"""Kinds of record of which every row of a sheet is one: which of the study's that share a name a row is about.

A commitment may have two measures of one name, in people and in per cent, and a question may be put to the board again
a year after its answer. So a row is about the one that says most nearly what it says, and no two rows that differ are
about one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from lwdesk.exchange.plan.namesakes import Namesakes
from lwdesk.exchange.plan.rows import PlannedRow
from lwdesk.records import ISSUE
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store


class EachRow:
    """The study's records of such a kind, with what they hold."""

    def __init__(self, store: Store, record: Record, namesakes: Namesakes) -> None:
        self._store = store
        self._record = record
        self._namesakes = namesakes
        self._compared = [f.name for f in record.columns if not f.ui.target and f.name != "notes"]
        self._read: dict[int, dict[str, Any]] | None = None

    @property
    def _held(self) -> dict[int, dict[str, Any]]:
        if self._read is None:
            self._read = self._store.many(self._record, self._store.ids(Query(self._record)))
        return self._read

    def about(self, row: PlannedRow, ids: Iterable[int], met: Mapping[int, PlannedRow]) -> int | None:
        """Which of the records of its name the row is about; None where it is about none of them.

        `met` holds the rows that were found to be about records so far.
        """
        where = self._namesakes.of_row(row)
        free = [i for i in ids if (i not in met or met[i].cells == row.cells) and not self._is_asked_again(row, i)]
        if len(free) < 2:
            return free[0] if free else None
        return min(free, key=lambda i: (self._namesakes.unlike(i, where), self._differing(row, i), i in met))

    def _differing(self, row: PlannedRow, record_id: int) -> int:
        """In how many fields the row says something else than the record."""
        held = self._held[record_id]
        return sum((said := row.value(name)) is not None and said != held[name] for name in self._compared)

    def _is_asked_again(self, row: PlannedRow, record_id: int) -> bool:
        """Whether the row is an issue that was raised after the board had answered the one of the study."""
        if self._record is not ISSUE or (raised := row.value("raised")) is None:
            return False
        held = self._held[record_id]
        # One that says to have been raised after its own answer has a day that is wrong, and is no other for it.
        return held["answered"] is not None and raised > held["answered"] and raised != held["raised"]
