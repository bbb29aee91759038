"""What the study knows already of one kind of record, arranged for finding: by key, reference and name."""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import token_sort_ratio

from lwdesk.exchange.plan.each_row import EachRow
from lwdesk.exchange.plan.firsts import Namesake
from lwdesk.exchange.plan.namesakes import NOWHERE, Namesakes, Whereabouts
from lwdesk.exchange.plan.rows import PlannedRow
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key

ALIKE, VERY_ALIKE = 60.0, 90.0
"""Names less alike than this (token sort ratio, 0 to 100) are not one record though they bear one reference.

One that lwdesk gave ("A0042") says most; the numbers of somebody else's list come again in every other list.
"""


class Known:
    """The records of one kind as they were when the plan was made."""

    def __init__(self, store: Store, record: Record) -> None:
        self._by_uuid: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._by_ref: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._by_key: dict[str, list[int]] = {}
        self._met: dict[int, PlannedRow] = {}
        self._namesake = Namesake(store, record)
        self._namesakes = Namesakes(store, record) if record.within else None
        self._each_row = EachRow(store, record, self._namesakes) if record.each_row and self._namesakes else None
        self._own_ref = re.compile(rf"{re.escape(record.ref_prefix)}\d{{4,}}" if record.ref_prefix else "(?!)", re.I)
        for record_id, uuid, ref, name in store.identities(record):
            self._by_uuid[uuid] = record_id
            self._names[record_id] = name
            if ref:
                self._by_ref.setdefault(fold(ref), []).append(record_id)
            if name:
                self._by_name.setdefault(name, []).append(record_id)
                self._by_key.setdefault(match_key(name) or name, []).append(record_id)

    def find(self, uuid: str, ref: str, name: str, key: str, row: PlannedRow) -> int | None:
        """The record that a row is about: by its UUID, by its reference if the names are alike, by its name and key.

        Of several of exactly that name it is the oldest that no row has been about so far: so each row of an
        exported list finds its own record.
        """
        if not self._names:
            return None
        found = self._by_uuid.get(uuid) if uuid else None
        if found is None and ref:
            alike = ALIKE if not uuid and self._own_ref.fullmatch(ref) else VERY_ALIKE
            found = self._by_reference(self._by_ref.get(fold(ref), ()), name, alike)
        if found is None and name:
            exact: Sequence[int] = self._by_name.get(name, ())
            near: Sequence[int] = self._by_key.get(key, ())
            if self._namesakes:
                where = self._namesakes.of_row(row)
                exact, near = (self._namesakes.among(ids, where) for ids in (exact, near))
            elif len(near) > 1:
                exact, near = (self._namesake.among(ids, row) for ids in (exact, near))
            if self._each_row:
                found = self._each_row.about(row, near, self._met)
            else:
                found = self._unmet(exact) or _first(near)
            if found in self._met and not self._namesake.agree(self._met[found], row):
                return None
        if found is not None:
            self._met.setdefault(found, row)
        return found

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
        held = self._names.get(record_id, "")
        return held == name or (match_key(held) or held) == (match_key(name) or name)

    def _by_reference(self, ids: Sequence[int], name: str, alike: float) -> int | None:
        return (
            self._unmet([i for i in ids if self._names[i] == name])
            or _first([i for i in ids if self.is_called(i, name)])
            or _first([i for i in ids if _are_alike(self._names[i], name, alike)])
        )

    def _unmet(self, ids: Sequence[int]) -> int | None:
        return next((i for i in ids if i not in self._met), _first(ids))


def _first(ids: Sequence[int]) -> int | None:
    return ids[0] if ids else None


def _are_alike(one: str, other: str, alike: float) -> bool:
    return not one or not other or token_sort_ratio(fold(one), fold(other)) >= alike
