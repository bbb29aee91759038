"""Who sits in which workshop while it is worked out, and what it costs that somebody goes to one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_UNMET, _NEXT_WISH, _HOUSE, _SECTOR, _FULL = 90, 20, 16, 4, 10
"""Prices: of no wish met, of each step down the wishes, of a pair of one organisation, of a pair of one sector."""


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop as the method sees it; a capacity of None takes as many as come."""

    id: int
    name: str
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """A delegate as the method sees it; `fixed` ones stay in their workshop."""

    id: int
    organisation: str = ""
    sectors: tuple[str, ...] = ()
    wishes: tuple[int, ...] = ()
    workshop: int | None = None
    fixed: bool = False


@dataclass(slots=True)
class _There:
    """Who is in a workshop, in numbers."""

    all: int = 0
    houses: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)


class Seating:
    """Who sits where while it is worked out."""

    def __init__(self, workshops: Sequence[Room], delegates: Sequence[Guest]) -> None:
        self.rooms = {room.id: room for room in workshops}
        self.guests = {guest.id: guest for guest in delegates}
        self.at: dict[int, int] = {}
        self.there = {room.id: _There() for room in workshops}
        self.houses = Counter(guest.organisation for guest in delegates if guest.organisation)
        self._fair = max(len(delegates) / len(workshops), 1) if workshops else 1
        self.fixed = {guest.id for guest in delegates if guest.fixed and guest.workshop in self.rooms}
        for guest in delegates:
            if guest.id in self.fixed and guest.workshop is not None:
                self.seat(guest, guest.workshop)

    def seat(self, guest: Guest, room: int | None) -> None:
        """Put somebody into a workshop, or with None take them out of theirs."""
        before = self.at.pop(guest.id, None)
        for place, by in ((before, -1), (room, 1)):
            if place is None:
                continue
            there = self.there[place]
            there.all += by
            if guest.organisation:
                there.houses[guest.organisation] += by
            for sector in guest.sectors:
                there.sectors[sector] += by
        if room is not None:
            self.at[guest.id] = room

    def has_place(self, room: int) -> bool:
        """Whether somebody more can go there."""
        capacity = self.rooms[room].capacity
        return capacity is None or self.there[room].all < capacity

    def price(self, guest: Guest, room: int) -> float:
        """What it costs that the guest, who is in no workshop, goes to this one."""
        there = self.there[room]
        wished = 0
        if guest.wishes:
            wished = guest.wishes.index(room) * _NEXT_WISH if room in guest.wishes else _UNMET
        same = sum(there.sectors[sector] for sector in guest.sectors)
        house = there.houses[guest.organisation] if guest.organisation else 0
        size = self.rooms[room].capacity
        # A workshop without a capacity is as large as it would be if all were alike.
        return wished + house * _HOUSE + same * _SECTOR + _FULL * there.all / (size or self._fair)
