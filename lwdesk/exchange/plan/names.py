"""How a column is read that names linked records: organisations, each with the part it plays."""

import re
from collections.abc import Iterable, Sequence

from lwdesk.exchange.answers import Answers, Like
from lwdesk.exchange.plan.cell import Cell, cell_text
from lwdesk.exchange.plan.known import Names, names_of
from lwdesk.exchange.recognise.organisations import FUNDERS, LEAD, is_no_name, split_organisations
from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean_line

Found = dict[str, tuple[str, ...]]
"""The names by the field that they go to."""
_FUNDERS_IN_BRACKETS = re.compile(r"\bfund\w* in brackets|\bbrackets:? fund", re.IGNORECASE)
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
        self._target = target
        known = names_of(store, field.ui.target)
        self._one = None if field.many else known
        self._keys = known.keys
        self._parted = _parted(known) if ours else None
        self._brackets = FUNDERS if FUNDERS in self._parts and _FUNDERS_IN_BRACKETS.search(heading) else ""
        self._answers = Answers(store, field.ui.target)
        self._known = known
        self.led: dict[Cell, list[tuple[str, Like]]] = {}
        """By cell the names in it that were said to be another's, and whose."""
        self._plain: set[str] = set()
        """Texts that are the name of one record in the column's own part."""
        self._seen: dict[Cell, Found | None] = {None: None}
        self._troubles: dict[Cell, list[tuple[str, str]]] = {}

    def read(self, cells: Sequence[Cell]) -> tuple[Sequence[Found | None], dict[int, list[tuple[str, str]]]]:
        """The names in each cell, by the field that they go to."""
        seen = self._seen
        for cell in set(cells).difference(seen):
            found = self._split(cell) if self._one is None else self._only(cell, self._one)
            seen[cell] = self._as_answered(cell, self._fitting(cell, found))
        told = self._troubles
        troubles = {place: told[cell] for place, cell in enumerate(cells) if cell in told} if told else {}
        return [seen[cell] for cell in cells], troubles

    def _as_answered(self, cell: Cell, found: Found | None) -> Found | None:
        """The same with each name that was said to be another's in the words of the study."""
        if not found or not self._answers:
            return found
        said = {name: like for names in found.values() for name in names if (like := self._meant(name))}
        if said:
            self.led[cell] = list(said.items())
        called = {name: like.name for name, like in said.items()}
        return {field: tuple(dict.fromkeys(called.get(n, n) for n in names)) for field, names in found.items()}

    def _meant(self, name: str) -> Like | None:
        return self._answers.leads_to(name) if self._known.find(name) is None else None

    def _fitting(self, cell: Cell, found: Found | None) -> Found | None:
        long = [name for names in (found or {}).values() for name in names if len(name) > self._limit]
        if not found or not long:
            return found
        reason = f"a name holds at most {self._limit} characters. Shorten it and import the row again."
        told = [(name, f"“{name[:40]}…” is too long, as {reason}") for name in long]
        self._troubles[cell] = [*self._troubles.get(cell, ()), *told]
        kept = {field: tuple(n for n in names if len(n) <= self._limit) for field, names in found.items()}
        return {field: names for field, names in kept.items() if names} or None

    def _only(self, cell: Cell, known: Names) -> Found | None:
        """The one name of a cell, where the field holds one; of several the first, and the whole cell is reported."""
        text = cell_text(cell)
        pieces = [piece for piece in map(clean_line, _BETWEEN.split(text)) if piece]
        if not pieces:
            return None
        whole = clean_line(text)
        if len(pieces) == 1 or self._ours or known.find(whole) is not None:
            return {self.name: (whole,)}
        reason = f"“{whole}” names several {self._target.plural.lower()}, and here there is one: the first was taken."
        self._troubles[cell] = [(whole, reason)]
        return {self.name: (pieces[0],)}

    def _split(self, cell: Cell) -> Found | None:
        text = cell_text(cell)
        if self._ours:
            # What lwdesk wrote says by its column which part each plays; nothing is to be guessed.
            return {self.name: names} if (names := self._own(text)) else None
        found: dict[str, tuple[str, ...]] = {}
        pieces = text.split("; ")
        if self.name != LEAD or len(pieces) == 1:
            if not self._plain.issuperset(pieces):
                self._plain.update(piece for piece in pieces if self._is_one(piece))
            if self._plain.issuperset(pieces):
                return {self.name: tuple(dict.fromkeys(pieces))}
        for name, part in self._taken_apart(text):
            if is_no_name(name):
                self._report_no_name(cell, name)
                continue
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
        return piece in self._plain or (not is_no_name(piece) and self._taken_apart(piece) == [(piece, self.name)])

    def _taken_apart(self, text: str) -> list[tuple[str, str]]:
        return split_organisations(text, self.name, self._keys, self._brackets)

    def _report_no_name(self, cell: Cell, name: str) -> None:
        """Tell of words such as "to be confirmed", which are kept; a mere dash is a blank."""
        if any(map(str.isalnum, name)):
            reason = f"“{name}” names no {self._target.label.lower()}."
            self._troubles[cell] = [*self._troubles.get(cell, ()), (name, reason)]


def _parted(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the names that have semicolons themselves, where an exported list joins names with such."""
    found = sorted((name for name in names if ";" in name), key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=; ))(?:{'|'.join(map(re.escape, found))})(?=; |$)") if found else None
