"""Delegates proposed to workshops: nobody is lost, nothing overfilled, nothing by chance, and a reason for each."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from lwdesk.operations.allocation import Placing, allocate
from lwdesk.operations.allocation_reasons import NO_PLACE
from lwdesk.operations.seating import Guest, Room

ROOMS = st.lists(st.none() | st.integers(0, 8), max_size=5).map(
    lambda sizes: [Room(n, f"Workshop {n}", size) for n, size in enumerate(sizes, 1)]
)


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Room], list[Guest]]:
    rooms = draw(ROOMS)
    ids = [room.id for room in rooms]
    some = st.sampled_from(ids) if ids else st.nothing()
    guests = []
    for n in range(draw(st.integers(0, 24))):
        at = draw(st.none() | some) if ids else None
        guests.append(
            Guest(
                100 + n,
                draw(st.sampled_from(["", "Northgate", "Riverside", "Quayside"])),
                tuple(draw(st.lists(st.sampled_from(["Retail", "Care", "Building"]), max_size=2, unique=True))),
                tuple(draw(st.lists(some, max_size=3, unique=True))) if ids else (),
                at,
                draw(st.booleans()),
            )
        )
    return rooms, guests


@given(days())
def test_nothing_is_overfilled_and_nobody_left_out_while_there_is_a_place(day: tuple[list[Room], list[Guest]]) -> None:
    rooms, guests = day
    placings = allocate(rooms, guests)
    fixed = Counter(g.workshop for g in guests if g.fixed and g.workshop is not None)
    assert [p.delegate for p in placings] == [g.id for g in guests if not (g.fixed and g.workshop is not None)]
    new = Counter(p.workshop for p in placings if p.workshop is not None)
    for room in rooms:
        if room.capacity is not None:
            assert new[room.id] <= max(room.capacity - fixed[room.id], 0)
    if any(p.workshop is None for p in placings):
        assert all(room.capacity is not None and new[room.id] + fixed[room.id] >= room.capacity for room in rooms)
    assert all(p.why and (p.why == NO_PLACE) == (p.workshop is None) for p in placings)


@given(days())
def test_the_same_day_gives_the_same_places(day: tuple[list[Room], list[Guest]]) -> None:
    assert allocate(*day) == allocate(*day)


@given(days())
def test_a_wish_is_only_refused_where_the_workshop_is_full_or_others_gain(day: tuple[list[Room], list[Guest]]) -> None:
    rooms, guests = day
    alone = [Guest(g.id, wishes=g.wishes) for g in guests]
    wide = [Room(room.id, room.name) for room in rooms]
    for guest, placing in zip(alone, allocate(wide, alone), strict=True):
        assert not guest.wishes or placing.wish == 1


def by_id(placings: list[Placing]) -> dict[int, Placing]:
    return {placing.delegate: placing for placing in placings}


def test_people_of_one_organisation_are_spread() -> None:
    rooms = [Room(1, "Skills", 4), Room(2, "Health", 4), Room(3, "Employers", 4)]
    guests = [Guest(n, "Northgate" if n <= 3 else f"House {n}") for n in range(1, 10)]
    placed = by_id(allocate(rooms, guests))
    assert {placed[n].workshop for n in (1, 2, 3)} == {1, 2, 3}
    assert placed[1].why == "No wish said; nobody else from Northgate there"
    assert sorted(Counter(p.workshop for p in placed.values()).values()) == [3, 3, 3]


def test_a_second_wish_says_why_it_was_not_the_first() -> None:
    rooms = [Room(1, "Skills", 1), Room(2, "Health", 2)]
    guests = [Guest(1, "Northgate", wishes=(1, 2), workshop=1, fixed=True), Guest(2, "Northgate", wishes=(1, 2))]
    (placing,) = allocate(rooms, guests)
    assert (placing.workshop, placing.wish) == (2, 2)
    assert placing.why == "Second wish; “Skills” is full; nobody else from Northgate there"


def test_sectors_are_spread_where_nothing_else_tells() -> None:
    rooms = [Room(1, "Skills", 2), Room(2, "Health", 2)]
    guests = [Guest(1, sectors=("Care",)), Guest(2, sectors=("Care",)), Guest(3), Guest(4)]
    placed = by_id(allocate(rooms, guests))
    assert placed[1].workshop != placed[2].workshop
    assert "the only one of Care there" in placed[1].why


def test_without_a_workshop_nobody_has_a_place() -> None:
    assert allocate([], [Guest(1)]) == [Placing(1, None, NO_PLACE)]
