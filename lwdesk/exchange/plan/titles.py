"""Records that are called after what they link to, as interviews are after contacts: which one a row means."""

from collections.abc import Iterable, Iterator

from lwdesk.exchange.plan.run import Cells, Chunk
from lwdesk.exchange.plan.settle import Change
from lwdesk.fields import Field
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import match_key

Called = tuple[str, str]
"""A name, and where the one of that name belongs, such as an organisation; "" where that is not said."""


class Titles:
    """The records that others of one kind are called after, found by their name and where they belong."""

    def __init__(self, store: Store, record: Record, title: Field) -> None:
        self.title = title
        self.target = RECORDS[title.ui.target]
        self.derived = next((f for f in record.seen if f.via == title.name and f.of in self.target.within), None)
        known = store.identities(self.target)
        ids = [record_id for record_id, *_ in known]
        fields = [self.target.field(self.derived.of)] if self.derived else []
        cells = store.cells(self.target, ids, fields)
        self._by_key: dict[str, list[tuple[int, str]]] = {}
        for (record_id, _, _, name), row in zip(known, cells, strict=True):
            self.add((name, str(row[0]) if row else ""), record_id)

    def add(self, called: Called, record_id: int) -> None:
        """Let the record be found under that name."""
        if called[0]:
            self._by_key.setdefault(_key(called[0]), []).append((record_id, _key(called[1])))

    def find(self, called: Called) -> int | None:
        """The oldest record of that name that belongs there; else one of which that is not known."""
        there = self._by_key.get(_key(called[0]), ())
        where = _key(called[1])
        exact = [i for i, belongs in there if belongs == where]
        near = [i for i, belongs in there if not belongs or not where]
        return next(iter((*exact, *near)), None)

    def of_chunk(self, chunk: Chunk) -> list[Called | None]:
        """What each row of the chunk is called, and where that belongs."""
        wheres: Cells = chunk.names(self.derived.name) if self.derived else (None,) * len(chunk.rows)
        pairs = zip(chunk.names(self.title.name), wheres, strict=True)
        return [(names[0], _first(where)) if names else None for names, where in pairs]

    def of_change(self, change: Change) -> Called | None:
        """What the change calls its record from now on; None where it says nothing of that."""
        names = change.brings.get(self.title.name)
        return (names[0], _first(change.beside.get(self.derived.name if self.derived else ""))) if names else None

    def unknown(self, chunks: Iterable[Chunk], changed: Iterable[Change]) -> dict[Called, int]:
        """Those that are to be made, in the spelling first met, each with the number of its row."""
        found: dict[tuple[str, str], tuple[Called, int]] = {}
        for called, number in self._all(chunks, changed):
            if called and self.find(called) is None:
                found.setdefault((_key(called[0]), _key(called[1])), (called, number))
        # "Ada Moss" without a word of where is the one who is made anyway, where just one of that name is.
        made = dict(found.values())
        placed = {_key(name) for name, where in made if where}
        return {called: number for called, number in made.items() if called[1] or _key(called[0]) not in placed}

    def _all(self, chunks: Iterable[Chunk], changed: Iterable[Change]) -> Iterator[tuple[Called | None, int]]:
        for chunk in chunks:
            yield from zip(self.of_chunk(chunk), (row.number for row in chunk.rows), strict=True)
        for change in changed:
            yield self.of_change(change), change.number


def _key(name: str) -> str:
    return match_key(name) or name


def _first(names: tuple[str, ...] | None) -> str:
    return names[0] if names else ""
