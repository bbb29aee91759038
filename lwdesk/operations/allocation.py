"""Delegates proposed to workshops: wishes, capacities, and people of one house or sector spread; a pure function.

The method, so that a manager can answer for it:

1. Whoever is `fixed` stays where they are and takes a place there.
2. Round by round, everybody's first wish, then the second and so on. Where more want a workshop than it has places,
   those go first of whose organisation fewest are there already, then those of whose sectors fewest are, then those
   with fewer wishes left, then in the order given.
3. Whoever is left goes where there is a place and the price is lowest. A price counts, the dearest first: a wish that
   is not met, people of the same organisation there, people of the same sector there, how full it is.
4. Then single moves and exchanges of two are made as long as one lowers the price of all together.

Nothing is drawn by lot: the same delegates and workshops in the same order give the same result. No workshop is filled
beyond its capacity, unless those fixed there do it already; and as long as there is a place, everybody has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lwdesk.operations.allocation_reasons import reason
from lwdesk.operations.seating import Guest, Room, Seating

_ROUNDS = 12
_EXCHANGES_UP_TO = 400
"""Above so many delegates only single moves are tried, so that it takes no minute."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a delegate is proposed to be, and why in a short sentence; None where no place was left."""

    delegate: int
    workshop: int | None
    why: str
    wish: int | None = None
    """Which of the wishes that is, 1 for the first; None for none of them."""
    wished: bool = False
    """Whether any wish was said."""


def allocate(workshops: Sequence[Room], delegates: Sequence[Guest]) -> list[Placing]:
    """A place for each delegate who is not fixed, in the order given. See the top of this file for the method."""
    table = Seating(workshops, delegates)
    free = [guest for guest in delegates if guest.id not in table.fixed]
    _grant_wishes(table, free)
    _seat_the_rest(table, free)
    _improve(table, free)
    return [_placing(table, guest, reason(table, guest)) for guest in free]


def _placing(table: Seating, guest: Guest, why: str) -> Placing:
    at = table.at.get(guest.id)
    wish = guest.wishes.index(at) + 1 if at in guest.wishes else None
    return Placing(guest.id, at, why, wish, bool(guest.wishes))


def _grant_wishes(table: Seating, free: Sequence[Guest]) -> None:
    most = max((len(guest.wishes) for guest in free), default=0)
    for turn in range(most):
        asking: dict[int, list[Guest]] = {room: [] for room in table.rooms}
        for guest in free:
            if guest.id not in table.at and turn < len(guest.wishes) and guest.wishes[turn] in asking:
                asking[guest.wishes[turn]].append(guest)
        for room, guests in asking.items():
            while guests and table.has_place(room):
                first = min(guests, key=lambda guest: _claim(table, guest, room, turn))
                guests.remove(first)
                table.seat(first, room)


def _claim(table: Seating, guest: Guest, room: int, turn: int) -> tuple[int, int, int]:
    there = table.there[room]
    same = sum(there.sectors[sector] for sector in guest.sectors)
    return there.houses[guest.organisation] if guest.organisation else 0, same, len(guest.wishes) - turn


def _seat_the_rest(table: Seating, free: Sequence[Guest]) -> None:
    # Those of large organisations first: they are the hardest to spread.
    waiting = [guest for guest in free if guest.id not in table.at]
    waiting.sort(key=lambda guest: -table.houses[guest.organisation])
    for guest in waiting:
        rooms = [room for room in table.rooms if table.has_place(room)]
        if rooms:
            table.seat(guest, min(rooms, key=lambda room: table.price(guest, room)))


def _improve(table: Seating, free: Sequence[Guest]) -> None:
    placed = [guest for guest in free if guest.id in table.at]
    for _ in range(_ROUNDS):
        moved = sum(_move(table, guest) for guest in placed) > 0
        if len(placed) <= _EXCHANGES_UP_TO:
            for n, one in enumerate(placed):
                for other in placed[n + 1 :]:
                    moved = _exchange(table, one, other) or moved
        if not moved:
            return


def _move(table: Seating, guest: Guest) -> bool:
    """Move somebody where the price is lower; whether that was so."""
    at = table.at[guest.id]
    table.seat(guest, None)
    rooms = [at, *(room for room in table.rooms if room != at and table.has_place(room))]
    best = min(rooms, key=lambda room: table.price(guest, room))
    if table.price(guest, best) > table.price(guest, at) - 1e-9:
        best = at
    table.seat(guest, best)
    return best != at


def _exchange(table: Seating, one: Guest, other: Guest) -> bool:
    """Let two change places where that is cheaper for both together; whether it was."""
    here, there = table.at[one.id], table.at[other.id]
    if here == there or (not one.wishes and not other.wishes and one.organisation == other.organisation):
        return False
    table.seat(other, None)
    table.seat(one, None)
    before = table.price(one, here) + table.price(other, there)
    after = table.price(one, there) + table.price(other, here)
    better = after < before - 1e-9
    table.seat(one, there if better else here)
    table.seat(other, here if better else there)
    return better
