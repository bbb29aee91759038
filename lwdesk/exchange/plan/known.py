"""What the study knows already of one kind of record, arranged for finding: by key, reference and name."""

from collections.abc import Sequence

from lwdesk.exchange.plan.each_row import EachRow
from lwdesk.exchange.plan.firsts import Namesake
from lwdesk.exchange.plan.namesakes import NOWHERE, Namesakes, Whereabouts
from lwdesk.exchange.plan.references import References, same_name
from lwdesk.exchange.plan.rows import PlannedRow
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key


class Known:
    """The records of one kind as they were when the plan was made."""

    def __init__(self, store: Store, record: Record) -> None:
        self._by_uuid: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._by_ref: dict[str, list[int]] = {}
        self._by_key: dict[str, list[int]] = {}
        self._met: dict[int, PlannedRow] = {}
        self._namesake = Namesake(store, record)
        self._namesakes = Namesakes(store, record) if record.within else None
        self._each_row = EachRow(store, record, self._namesakes) if record.each_row and self._namesakes else None
        self._references = References(record)
        for record_id, uuid, ref, name in store.identities(record):
            self._by_uuid[uuid] = record_id
            self._names[record_id] = name
            if ref:
                self._by_ref.setdefault(fold(ref), []).append(record_id)
            if name:
                self._by_key.setdefault(match_key(name) or name, []).append(record_id)

    def find(self, uuid: str, ref: str, name: str, key: str, row: PlannedRow) -> int | None:
        """The record that a row is about: by its UUID, by a reference of lwdesk's own, by its name, by any reference.

        Of several of exactly that name it is the oldest that no row has been about so far: so each row of an
        exported list finds its own record.
        """
        if not self._names:
            return None
        found = self._by_uuid.get(uuid) if uuid else None
        bearers = [i for i in self._by_ref.get(fold(ref), ()) if not self._is_anothers(i, row)] if ref else []
        if found is None and bearers and name and not uuid and self._references.are_own(ref):
            # Where an earlier row was about it under another name, this one's name says more.
            bearing = [i for i in bearers if i not in self._met or self.is_called(i, name)]
            found = self._references.bearer(bearing, self._names.__getitem__, ref, name, keyed=False)
        if found is None and name:
            found = self._by_its_name(self._by_key.get(key, ()), name, bearers, row)
        if found is None and bearers:
            bearing = sorted((i for i in bearers if name or i not in self._met), key=self._met.__contains__)
            found = self._references.bearer(bearing, self._names.__getitem__, ref, name, keyed=bool(uuid))
        if found is not None:
            self._met.setdefault(found, row)
        return found

    def _by_its_name(self, ids: Sequence[int], name: str, bearers: Sequence[int], row: PlannedRow) -> int | None:
        """The one of several whose names have one match key that the row is about; `bearers` have its reference."""
        if self._namesakes:
            ids = self._namesakes.among(ids, self._namesakes.of_row(row))
            return (
                self._each_row.about(row, ids, self._met) if self._each_row else self._nearest(ids, name, bearers, row)
            )
        ids = self._namesake.among([i for i in ids if not self._is_anothers(i, row)], row)
        ids = [i for i in ids if i in bearers] or ids
        return self._unmet([i for i in ids if self._names[i] == name]) or _first(ids)

    def __bool__(self) -> bool:
        """Whether the study has any such records."""
        return bool(self._names)

    def whereabouts(self, row: PlannedRow) -> Whereabouts:
        """Where the row says that its record belongs, for kinds of record whose names are not enough."""
        return self._namesakes.of_row(row) if self._namesakes else NOWHERE

    def bears(self, ref: str, record_id: int | None = None) -> bool:
        """Whether a record of the study, other than the given one, has the reference."""
        return any(i != record_id for i in self._by_ref.get(fold(ref), ()))

    def is_called(self, record_id: int, name: str) -> bool:
        """Whether the record has that name, as far as match keys tell."""
        return same_name(self._names.get(record_id, ""), name)

    def _is_anothers(self, record_id: int, row: PlannedRow) -> bool:
        """Whether an earlier row was about the record that shares no organisation with this one."""
        return record_id in self._met and not self._namesake.agree(self._met[record_id], row)

    def _nearest(self, ids: Sequence[int], name: str, bearers: Sequence[int], row: PlannedRow) -> int | None:
        """The one that has its reference, belongs where the row says, is of the very name, has met no row so far."""
        if len(ids) < 2 or not self._namesakes:
            return _first(ids)
        unlike, where = self._namesakes.unlike, self._namesakes.of_row(row)
        return min(ids, key=lambda i: (i not in bearers, unlike(i, where), self._names[i] != name, i in self._met))

    def _unmet(self, ids: Sequence[int]) -> int | None:
        return next((i for i in ids if i not in self._met), _first(ids))


def _first(ids: Sequence[int]) -> int | None:
    return ids[0] if ids else None
