"""How a column is read that says who plays a part: contacts and organisations, told apart by what is known of them."""

import re
from collections.abc import Iterable, Sequence

from lwdesk.exchange.answers import Answers, Like
from lwdesk.exchange.plan.cell import Cell, cell_text
from lwdesk.exchange.plan.names import Parted, is_nobody, says_anything, split_at_ends
from lwdesk.exchange.plan.parties import Parties, Who, placed
from lwdesk.exchange.plan.run import Cells
from lwdesk.exchange.recognise.contacts import split_contact
from lwdesk.exchange.recognise.organisations import PARTNERS, split_organisations
from lwdesk.exchange.recognise.parties import reads_like_person
from lwdesk.fields import Field
from lwdesk.records import CONTACT, ORGANISATION, RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean_line

_JOINTS = re.compile(r"\s*(?:,\s*and\s|,|/|\s&\s|\sand\s|\+)\s*")


class Side:
    """What a column names of one kind of record, for the questions about names."""

    parted: dict[Cell, list[str]] = {}

    def __init__(self, store: Store, target: str) -> None:
        self.target = target
        self.answers = Answers(store, target)
        self.led: dict[Cell, list[tuple[str, Like]]] = {}
        """By cell the names in it that were said to be another's, and whose."""


class PartyColumn:
    """A column that holds contacts and organisations, one of them or several."""

    def __init__(self, store: Store, heading: str, record: Record, field: Field, ours: bool) -> None:
        self.heading = heading
        self.name = field.name
        self._label = field.label
        person, body = (record.field(name) for name in field.parts)
        self._parts = {person.ui.target: person.name, body.ui.target: body.name}
        self._many = field.many
        self._parties = Parties(store)
        self._parted = Parted([*self._parties.people, *self._parties.bodies]) if ours else None
        self.sides = {target: Side(store, target) for target in self._parts}
        self._found: dict[Cell, dict[str, tuple[str, ...]] | None] = {None: None}
        self._troubles: dict[Cell, list[tuple[str, str]]] = {}

    def read(self, cells: Sequence[Cell]) -> tuple[dict[str, Cells], dict[int, list[tuple[str, str]]]]:
        """The names in each cell, by the field that keeps them; where a cell names anybody, () for the other field."""
        for cell in set(cells).difference(self._found):
            named = self._fitting(cell, self._named(cell))
            self._found[cell] = self._by_field(cell, named) if named else None
        columns: dict[str, Cells] = {}
        for field in self._parts.values():
            columns[field] = [found[field] if (found := self._found[cell]) else None for cell in cells]
        told = self._troubles
        return columns, {at: told[cell] for at, cell in enumerate(cells) if cell in told}

    def _by_field(self, cell: Cell, named: Iterable[Who]) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {field: {} for field in self._parts.values()}
        for who in named:
            found[self._parts[who.target]][self._as_answered(cell, who)] = None
        return {field: tuple(names) for field, names in found.items()}

    def _as_answered(self, cell: Cell, who: Who) -> str:
        """The name, or that of which it was said to be another word."""
        side = self.sides[who.target]
        known = self._parties.people if who.target == CONTACT.name else self._parties.bodies
        like = side.answers.leads_to(who.name) if side.answers and known.find(who.name) is None else None
        if like is None:
            return who.name
        side.led.setdefault(cell, []).append((who.name, like))
        return like.name

    def _fitting(self, cell: Cell, named: Iterable[Who]) -> list[Who]:
        kept = []
        for who in named:
            record = RECORDS[who.target]
            limit = record.field(record.title).limit or 300
            if len(who.name) <= limit:
                kept.append(who)
            else:
                reason = f"a name holds at most {limit} characters. Shorten it and import the row again."
                self._tell(cell, who.name, f"“{who.name[:40]}…” is too long, as {reason}")
        return kept

    def _named(self, cell: Cell) -> list[Who]:
        text = cell_text(cell)
        if self._parted:
            ours = self._parted.split(text) if self._many else filter(None, (clean_line(text),))
            return [self._meant_by_us(piece) for piece in ours]
        whole = clean_line(text)
        if found := self._parties.known(whole):
            return [found]
        pieces = []
        for piece in split_at_ends(text):
            if is_nobody(piece) and self._parties.known(piece) is None:
                if says_anything(piece):
                    self._tell(cell, piece, f"“{piece}” names nobody.")
                continue
            pieces.append(piece)
        if self._many:
            return [who for piece in pieces for who in self._several(piece)]
        if len(pieces) == 1 and (several := self._surely_several(pieces[0])):
            pieces = several
        taken = [self._one(cell, piece) for piece in pieces[:1]]
        if len(pieces) > 1:
            part = self._label.lower()
            self._tell(cell, whole, f"“{whole}” names several; the first, “{taken[0].name}”, is taken as the {part}.")
        return taken

    def _meant_by_us(self, name: str) -> Who:
        """Who is meant in a list that lwdesk wrote: nothing in a name is to be guessed but whether it is a person's."""
        if found := self._parties.known(name):
            return found
        return Who(CONTACT.name if reads_like_person(name) else ORGANISATION.name, name)

    def _one(self, cell: Cell, piece: str) -> Who:
        """Who is meant by a text that may also tell a person's role, number or address, which is kept as a note."""
        who = self._parties.meant(piece)
        if who.target == CONTACT.name or self._parties.known(piece):
            return who
        said = split_contact(piece)
        name = clean_line(said["contact"])
        if not (said["role"] or said["telephone"] or said["email"]) or not name:
            return who
        known = self._parties.known(name)
        if known is None and not reads_like_person(name):
            return who
        self._tell(cell, piece, f"“{piece}” says more; “{name}” was taken from it.")
        where = clean_line(said["rest"])
        if known is None and where and self._parties.bodies.find(where) is not None:
            return Who(CONTACT.name, placed(name, where))
        return known or Who(CONTACT.name, name)

    def _several(self, piece: str) -> list[Who]:
        """Those whom a text names that may join them by commas and "and"."""
        parties = self._parties
        if parties.known(piece) or "(" in piece:
            return [parties.meant(piece)]
        if parts := self._surely_several(piece):
            return [parties.meant(part) for part in parts]
        if reads_like_person(piece):
            return [parties.meant(piece)]
        bodies = split_organisations(piece, PARTNERS, parties.bodies.keys)
        return [parties.meant(name) for name, _ in bodies if not is_nobody(name)]

    def _surely_several(self, piece: str) -> list[str]:
        """The names that the text joins by commas, strokes or "and"; none where one of them may be half of a name."""
        if "(" in piece or self._parties.known(piece):
            return []
        parts = [part for part in map(clean_line, _JOINTS.split(piece)) if part]
        return parts if len(parts) > 1 and all(map(self._parties.is_sure, parts)) else []

    def _tell(self, cell: Cell, text: str, reason: str) -> None:
        self._troubles[cell] = [*self._troubles.get(cell, ()), (text, reason)]
