"""How a column is read that names linked records: organisations, each with the part it plays."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lwdesk.exchange.answers import Answers, Like
from lwdesk.exchange.plan.cell import Cell, cell_text
from lwdesk.exchange.plan.named import Names, names_of
from lwdesk.exchange.plan.run import Cells
from lwdesk.exchange.recognise.organisations import FUNDERS, LEAD, is_no_name, split_organisations
from lwdesk.exchange.recognise.plain_names import plainly_names
from lwdesk.fields import Field, Kind
from lwdesk.records import ORGANISATION, RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean, clean_line

if TYPE_CHECKING:
    from lwdesk.exchange.plan.party import Side
    from lwdesk.exchange.plan.rows import PlannedRow

SHOWN = 5
"""So many texts are named in a sentence."""
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
        self.target = target.name
        self._limit = target.field(target.title).limit or 300
        self._prose = target.field(target.title).kind is Kind.PARAGRAPH
        """Whether what it names has no name but its own words, as proposals have."""
        self._of_bodies = field.ui.target == ORGANISATION.name
        self._parts = {f.name for f in record.fields if f.kind is Kind.LINKS and f.ui.target == field.ui.target}
        self._ours = ours
        self._target = target
        known = names_of(store, field.ui.target)
        self._one = None if field.many else known
        self._keys = known.keys
        self._parted = Parted(known) if ours else None
        self._brackets = FUNDERS if FUNDERS in self._parts and _FUNDERS_IN_BRACKETS.search(heading) else ""
        self._answers = Answers(store, field.ui.target)
        self._known = known
        self.led: dict[Cell, list[tuple[str, Like]]] = {}
        """By cell the names in it that were said to be another's, and whose."""
        self._plain: set[str] = set()
        """Texts that are the name of one record in the column's own part."""
        self._own_names: dict[Cell, tuple[str, ...] | None] = {None: None}
        """By cell the names that go to the column's own field."""
        self._others: dict[Cell, Found] = {}
        """By cell those that go to other fields, for cells that have such."""
        self._troubles: dict[Cell, list[tuple[str, str]]] = {}
        self.parted: dict[Cell, list[str]] = {}
        """By cell the texts in it that were taken for two names since the study knows both."""

    def read(self, cells: Sequence[Cell]) -> tuple[dict[str, Cells], dict[int, list[tuple[str, str]]]]:
        """The names in each cell, by the field that they go to; None where a cell has none for that field."""
        own, others = self._own_names, self._others
        for cell in self._not_plain(set(cells).difference(own)):
            found = self._split(cell) if self._one is None else self._only(cell, self._one)
            found = dict(self._as_answered(cell, self._fitting(cell, found)) or {})
            own[cell] = found.pop(self.name, None)
            if found:
                others[cell] = found
        columns: dict[str, Cells] = {self.name: list(map(own.__getitem__, cells))}
        for field in {field: None for cell in set(cells) & others.keys() for field in others[cell]} if others else ():
            columns[field] = [others[cell].get(field) if cell in others else None for cell in cells]
        told = self._troubles
        troubles = {place: told[cell] for place, cell in enumerate(cells) if cell in told} if told else {}
        return columns, troubles

    def _not_plain(self, fresh: set[Cell]) -> Collection[Cell]:
        """Those of the cells that take a closer look than whether they are names with semicolons between them."""
        if self._ours or self._one is not None or self._answers or not self._of_bodies:
            return fresh
        pieces = {cell: cell.split("; ") for cell in fresh if isinstance(cell, str)}
        plain, limit = self._plain, self._limit
        plain |= plainly_names({piece for several in pieces.values() for piece in several}.difference(plain))
        for cell, several in pieces.items():
            read_so = plain.issuperset(several) and (len(several) == 1 or self.name != LEAD)
            if read_so and max(map(len, several)) <= limit:
                self._own_names[cell] = tuple(dict.fromkeys(several))
        return fresh.difference(self._own_names)

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
        if self._prose:
            said = clean(text)
            return {self.name: (known.with_ref(said) or said,)} if said else None
        pieces = [piece for piece in map(clean_line, _BETWEEN.split(text)) if piece]
        if not pieces:
            return None
        whole = clean_line(text)
        if known.numbered(whole) is not None:
            return {self.name: (known.numbered(whole) or whole,)}
        if not self._ours and is_nobody(whole) and known.find(whole) is None:
            self._report_no_name(cell, whole)
            return None
        if len(pieces) == 1 or self._ours or known.find(whole) is not None:
            return {self.name: (whole,)}
        reason = f"“{whole}” names several {self._target.plural.lower()}, and here there is one: the first was taken."
        self._troubles[cell] = [(whole, reason)]
        return {self.name: (pieces[0],)}

    def _split(self, cell: Cell) -> Found | None:
        text = cell_text(cell)
        if self._ours:
            # What lwdesk wrote says by its column which part each plays; nothing is to be guessed.
            return {self.name: names} if self._parted and (names := self._parted.split(text)) else None
        found: dict[str, tuple[str, ...]] = {}
        if not self._of_bodies:
            return self._split_plainly(cell, text)
        pieces = text.split("; ")
        if self.name != LEAD or len(pieces) == 1:
            if not self._plain.issuperset(pieces):
                self._plain.update(piece for piece in pieces if self._is_one(piece))
            if self._plain.issuperset(pieces):
                return {self.name: tuple(dict.fromkeys(pieces))}
        taken = self._taken_apart(text)
        if len(taken) > 1 and (joined := _joined([name for name, _ in taken], text)):
            self.parted[cell] = joined
        for name, part in taken:
            if is_no_name(name):
                self._report_no_name(cell, name)
                continue
            where = part if part in self._parts else self.name
            if name not in found.get(where, ()):
                found[where] = (*found.get(where, ()), name)
        return found or None

    def _split_plainly(self, cell: Cell, text: str) -> Found | None:
        """The names in a cell of what plays no part, such as themes: parted by semicolons and lines alone."""
        whole = clean_line(text)
        pieces = [whole] if self._known.find(whole) is not None else map(clean_line, _BETWEEN.split(text))
        names = []
        for piece in dict.fromkeys(piece for piece in pieces if piece):
            if is_nobody(piece) and self._known.find(piece) is None:
                self._report_no_name(cell, piece)
            else:
                names.append(self._known.with_ref(piece) or piece)
        return {self.name: tuple(names)} if names else None

    def _is_one(self, piece: str) -> bool:
        return piece in self._plain or (not is_no_name(piece) and self._taken_apart(piece) == [(piece, self.name)])

    def _taken_apart(self, text: str) -> list[tuple[str, str]]:
        return split_organisations(text, self.name, self._keys, self._brackets)

    def _report_no_name(self, cell: Cell, name: str) -> None:
        """Tell of words such as "to be confirmed", which are kept; a mere dash is a blank."""
        if says_anything(name):
            reason = f"“{name}” names no {self._target.label.lower()}."
            self._troubles[cell] = [*self._troubles.get(cell, ()), (name, reason)]


def split_at_ends(text: str) -> list[str]:
    """What stands between semicolons and on lines of its own."""
    return [piece for piece in map(clean_line, _BETWEEN.split(text)) if piece]


def says_anything(text: str) -> bool:
    """Whether the text says anything at all, and is no mere dash."""
    return any(map(str.isalnum, text))


def is_nobody(text: str) -> bool:
    """Whether the text names nobody and nothing; a number may be what a workshop is called."""
    return is_no_name(text) and not any(map(str.isdigit, text))


def _joined(names: Sequence[str], text: str) -> list[str]:
    """The pairs of names that a mere "and" joins in the text."""
    pairs = [(one, joint, other) for one, other in pairwise(names) for joint in (" and ", " & ")]
    return ["".join(pair) for pair in pairs if "".join(pair) in text]


def parted_notes(columns: Iterable[tuple[int, "NameColumn | Side"]], rows: Iterable["PlannedRow"]) -> list[str]:
    """A sentence on each text that was taken for two names, with the first row that has it."""
    found: dict[str, int] = {}
    told = [(place, column.parted) for place, column in columns if column.parted]
    for row in rows if told else ():
        for place, parted in told:
            for text in parted.get(row.cell(place), ()):
                found.setdefault(text, row.number)
    shown = [f"“{text}” (row {number:,})" for text, number in found.items()]
    more = f" and {len(shown) - SHOWN:,} more" if len(shown) > SHOWN else ""
    listed = ", ".join(shown[:SHOWN]) + more
    return [f"Taken for two organisations, since the study knows both: {listed}."] if shown else []


class Parted:
    """Parts the names of a cell of an exported list, which joins them with semicolons such as names may have."""

    def __init__(self, names: Iterable[str]) -> None:
        found = sorted((name for name in names if ";" in name), key=len, reverse=True)
        self._whole = re.compile(rf"(?:^|(?<=; ))(?:{'|'.join(map(re.escape, found))})(?=; |$)") if found else None

    def split(self, text: str) -> tuple[str, ...]:
        """The names in the cell, each once."""
        whole: list[str] = []

        def take(match: re.Match[str]) -> str:
            whole.append(match[0])
            return f"\0{len(whole) - 1}"

        if self._whole:
            text = self._whole.sub(take, text)
        pieces = (whole[int(p[1:])] if p.startswith("\0") else clean_line(p) for p in _BETWEEN.split(text))
        return tuple(dict.fromkeys(piece for piece in pieces if piece))
