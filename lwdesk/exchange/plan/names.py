"""How a column is read that names linked records: organisations, each with the part it plays."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lwdesk.exchange.plan.cell import Cell, cell_text
from lwdesk.exchange.plan.known import names_of
from lwdesk.exchange.recognise.organisations import LEAD, split_organisations
from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean_line

Found = dict[str, tuple[str, ...]]
"""The names by the field that they go to."""
_BETWEEN = re.compile(r"\s*(?:;|\n)\s*")


class NameColumn:
    """A column that holds the names of linked records, each with the part it plays."""

    def __init__(self, store: Store, heading: str, record: Record, field: Field, ours: bool) -> None:
        self.heading = heading
        self.name = field.name
        target = RECORDS[field.ui.target]
        self._limit = target.field(target.title).limit or 300
        self._parts = {f.name for f in record.fields if f.kind is Kind.LINKS and f.ui.target == field.ui.target}
        self._ours = ours
        self._parted = _parted(names_of(store, field.ui.target)) if ours else None
        self._single: dict[str, bool] = {}
        self._seen: dict[Cell, Found | None] = {None: None}
        self._too_long: dict[Cell, list[str]] = {}

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Found | None], dict[int, list[tuple[str, str]]]]:
        """The names in each cell, by the field that they go to."""
        seen = self._seen
        for cell in set(cells).difference(seen):
            seen[cell] = self._fitting(cell, self._split(cell_text(cell)))
        troubles = {}
        if self._too_long:
            reason = f"a name holds at most {self._limit} characters. Shorten it and import the row again."
            troubles = {
                place: [(name, f"“{name[:40]}…” is too long, as {reason}") for name in self._too_long[cell]]
                for place, cell in enumerate(cells)
                if cell in self._too_long
            }
        return [seen[cell] for cell in cells], troubles

    def _fitting(self, cell: Cell, found: Found | None) -> Found | None:
        long = [name for names in (found or {}).values() for name in names if len(name) > self._limit]
        if not found or not long:
            return found
        self._too_long[cell] = long
        kept = {field: tuple(n for n in names if len(n) <= self._limit) for field, names in found.items()}
        return {field: names for field, names in kept.items() if names} or None

    def _split(self, text: str) -> Found | None:
        if self._ours:
            # What lwdesk wrote says by its column which part each plays; nothing is to be guessed.
            return {self.name: names} if (names := self._own(text)) else None
        found: dict[str, tuple[str, ...]] = {}
        pieces = text.split("; ")
        if (self.name != LEAD or len(pieces) == 1) and all(map(self._is_one, pieces)):
            return {self.name: tuple(dict.fromkeys(pieces))}
        for name, part in split_organisations(text, self.name):
            where = part if part in self._parts else self.name
            if name not in found.get(where, ()):
                found[where] = (*found.get(where, ()), name)
        return found or None

    def _own(self, text: str) -> tuple[str, ...]:
        whole: list[str] = []

        def take(match: re.Match[str]) -> str:
            whole.append(match[0])
            return f"\0{len(whole) - 1}"

        if self._parted:
            text = self._parted.sub(take, text)
        pieces = (whole[int(p[1:])] if p.startswith("\0") else clean_line(p) for p in _BETWEEN.split(text))
        return tuple(dict.fromkeys(piece for piece in pieces if piece))

    def _is_one(self, piece: str) -> bool:
        """Whether the text is the name of one record that plays the column's own part: asked once of each text."""
        known = self._single.get(piece)
        if known is None:
            known = self._single[piece] = split_organisations(piece, self.name) == [(piece, self.name)]
        return known


def _parted(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the names that have semicolons themselves, where an exported list joins names with such."""
    found = sorted((name for name in names if ";" in name), key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=; ))(?:{'|'.join(map(re.escape, found))})(?=; |$)") if found else None


def join_names(columns: list[Sequence[Found | None]]) -> Iterator[Found]:
    """For each row in turn its names by field; a name that two columns give for one field is there once."""
    for given in zip(*columns, strict=True):
        there = [found for found in given if found]
        joined: Found = {}
        for found in there:
            joined.update(found)
        if len(joined) < sum(map(len, there)):
            for field in joined:
                names = (name for found in there for name in found.get(field, ()))
                joined[field] = tuple(dict.fromkeys(names))
        yield joined
