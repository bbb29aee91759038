"""Records that others lead to by a name and by where it belongs, as interviews to contacts: which one a row means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lwdesk.exchange.plan.run import Cells, Chunk
from lwdesk.exchange.plan.settle import Change
from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key

EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Called:
    """A name, where the one of that name belongs, such as an organisation, and what else is said of it.

    `where` is "" where that is not said; `more` holds values by the fields of the record that is meant.
    """

    name: str
    where: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What two mentions of one have in common."""
        return _key(self.name), _key(self.where)

    @property
    def by_address(self) -> tuple[str, str] | None:
        """What they have in common wherever it belongs; None where no e-mail address is said."""
        email = self.more.get(EMAIL)
        return (_key(self.name), fold(email)) if email else None


@dataclass(frozen=True, slots=True)
class _There:
    """A record that may be meant: where it belongs, as a match key, and its folded e-mail address."""

    id: int
    where: str
    email: str


def placed_links(record: Record) -> list[Field]:
    """The links of a kind of record beside which it says where the linked one belongs, or other things of it."""
    through = {f.via for f in record.seen if f.via}
    return [f for f in record.columns if f.kind is Kind.LINK and (f.ui.beside or f.name in through)]


class Titles:
    """The records that one link of a kind of record leads to, found by their name and where they belong."""

    def __init__(self, store: Store, record: Record, link: Field) -> None:
        self.link = link
        self.target = RECORDS[link.ui.target]
        derived = [f for f in record.seen if f.via == link.name]
        self.where = next((f for f in derived if f.of in self.target.within), None)
        """The field of a row that says where; derived or the record's own."""
        self.place = self.where.of if self.where else ""
        """The field of the target that this is."""
        if self.where is None and link.ui.beside:
            self.where = record.field(link.ui.beside)
            self.place = next(iter(self.target.within), "")
        self.more = [f for f in derived if not f.ui.target and not f.many]
        """What else a row may say of the one it means."""
        self._by_key: dict[str, list[_There]] = {}
        self._by_email: dict[str, list[tuple[int, str]]] = {}
        self._called: dict[int, Called] = {}
        self._read(store)

    def _read(self, store: Store) -> None:
        known = store.identities(self.target)
        names = list(dict.fromkeys(filter(None, (self.place, *(f.of for f in self.more)))))
        cells = store.cells(self.target, [i for i, *_ in known], [self.target.field(n) for n in names])
        for (record_id, _, _, name), row in zip(known, cells, strict=True):
            said = dict(zip(names, map(str, row), strict=True))
            self.add(Called(name, said.pop(self.place, ""), said), record_id)

    def add(self, called: Called, record_id: int) -> None:
        """Let the record be found under that name."""
        email = fold(called.more.get(EMAIL) or "")
        self._called[record_id] = called
        if called.name:
            self._by_key.setdefault(_key(called.name), []).append(_There(record_id, _key(called.where), email))
            if email:
                self._by_email.setdefault(email, []).append((record_id, called.name))

    def find(self, called: Called) -> int | None:
        """The record of that name that has the address, or belongs there; else one of which that is not known.

        Of several that fit as well it is the oldest.
        """
        where, email = _key(called.where), fold(called.more.get(EMAIL) or "")

        def rank(there: _There) -> int:
            return (2 if email and there.email == email else 0) + (there.where == where)

        fitting = [t for t in self._by_key.get(_key(called.name), ()) if rank(t) or not t.where or not where]
        return max(fitting, key=rank).id if fitting else None

    def known(self, record_id: int | None) -> Called | None:
        """What the record is called and what is known of it; None where it is not there."""
        return self._called.get(record_id) if record_id is not None else None

    def is_known(self, name: str) -> bool:
        """Whether the study has one of that name, wherever they belong."""
        return _key(name) in self._by_key

    def with_address(self, email: str) -> tuple[int, str] | None:
        """(id, name) of the one record that has the e-mail address; None where none has, or several have it."""
        there = self._by_email.get(fold(email), ())
        return there[0] if len(there) == 1 else None

    def of_chunk(self, chunk: Chunk) -> list[Called | None]:
        """What each row of the chunk calls the one that it leads to, and what it says of it."""
        blank: Cells = (None,) * len(chunk.rows)
        wheres = chunk.names(self.where.name) if self.where else blank
        mores = [chunk.values(f.name) for f in self.more]
        named = chunk.names(self.link.name)
        return [
            Called(names[0], _first(where), self._said(more)) if names else None
            for names, where, *more in zip(named, wheres, *mores, strict=True)
        ]

    def of_change(self, change: Change) -> Called | None:
        """What the change calls the one that its record leads to from now on; None where it says nothing of that."""
        names = change.brings.get(self.link.name)
        where = change.said(self.where.name) if self.where else None
        return Called(names[0], _first(where), self._said([change.said(f.name) for f in self.more])) if names else None

    def _said(self, more: Sequence[Any]) -> dict[str, Any]:
        return {f.of: value for f, value in zip(self.more, more, strict=True) if value not in (None, "")}

    def unknown(self, chunks: Iterable[Chunk], changed: Iterable[Change]) -> dict[tuple[str, str], tuple[Called, int]]:
        """Those that are to be made, in the spelling first met, each with the number of its row.

        Each has of everything else that is said of it what is said first.
        """
        found: dict[tuple[str, str], tuple[Called, int]] = {}
        addressed: dict[tuple[str, str], tuple[str, str]] = {}
        for called, number in self._all(chunks, changed):
            if called is None or self.find(called) is not None:
                continue
            key = addressed.setdefault(called.by_address, called.key) if called.by_address else called.key
            first, row = found.get(key, (called, number))
            found[key] = Called(first.name, first.where, {**called.more, **first.more}), row
        # "Ada Moss" without a word of where is the one who is made anyway, where just one of that name is.
        placed = {name for name, where in found if where}
        return {key: each for key, each in found.items() if key[1] or key[0] not in placed}

    def _all(self, chunks: Iterable[Chunk], changed: Iterable[Change]) -> Iterator[tuple[Called | None, int]]:
        for chunk in chunks:
            yield from zip(self.of_chunk(chunk), (row.number for row in chunk.rows), strict=True)
        for change in changed:
            yield self.of_change(change), change.number


def _key(name: str) -> str:
    return match_key(name) or name


def _first(names: tuple[str, ...] | None) -> str:
    return names[0] if names else ""
