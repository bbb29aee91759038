"""What the study knows already, arranged for finding: records by key, reference and name, and linked records by name."""

from rapidfuzz.fuzz import token_sort_ratio

from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key

ALIKE = 60.0
"""Names less alike than this (token sort ratio, 0 to 100) are not one record though they bear one reference."""


class Known:
    """The records of one kind, and those that its links lead to, as they were when the plan was made."""

    def __init__(self, store: Store, record: Record) -> None:
        self.record = record
        self.by_uuid: dict[str, int] = {}
        self._by_ref: dict[str, tuple[int, str]] = {}
        self._by_name: dict[str, int] = {}
        for record_id, uuid, ref, name in store.identities(record):
            self.by_uuid[uuid] = record_id
            if ref:
                self._by_ref.setdefault(fold(ref), (record_id, name))
            if key := match_key(name):
                self._by_name.setdefault(key, record_id)
        targets = {f.ui.target for f in record.fields if f.ui.target}
        self.targets: dict[str, dict[str, int]] = {t: names_of(store, RECORDS[t]) for t in targets}

    def find(self, uuid: str, ref: str, name: str, key: str) -> int | None:
        """The record that a row is about: by its UUID, by its reference if the names are alike, by its name's match key."""
        if uuid and (found := self.by_uuid.get(uuid)):
            return found
        if ref and (held := self._by_ref.get(fold(ref))) and self._alike(held[1], name):
            return held[0]
        return self._by_name.get(key)

    def takes(self, ref: str) -> bool:
        """Whether a record of the study bears the reference."""
        return fold(ref) in self._by_ref

    @staticmethod
    def _alike(one: str, other: str) -> bool:
        return not other or token_sort_ratio(fold(one), fold(other)) >= ALIKE


def names_of(store: Store, record: Record) -> dict[str, int]:
    """The id of the oldest record under each match key of its name."""
    found: dict[str, int] = {}
    for record_id, _, _, name in store.identities(record):
        if key := match_key(name):
            found.setdefault(key, record_id)
    return found
