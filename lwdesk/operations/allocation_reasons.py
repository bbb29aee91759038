"""Why a delegate is proposed to a workshop, in a short sentence made from how everybody sits in the end."""

from lwdesk.operations.seating import Guest, Seating

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NO_PLACE = "No workshop has a place left"


def reason(table: Seating, guest: Guest) -> str:
    """The sentence, without a full stop: "Second wish; the first is full; nobody else from Northgate there"."""
    at = table.at.get(guest.id)
    if at is None:
        return NO_PLACE
    parts = [*_of_wishes(table, guest, at), _of_house(table, guest, at), _of_sector(table, guest, at)]
    said = [part for part in parts if part]
    if not said or said == ["no wish said"]:
        said.append(_of_room(table, at))
    sentence = "; ".join(said)
    return sentence[0].upper() + sentence[1:]


def _of_wishes(table: Seating, guest: Guest, at: int) -> list[str]:
    wishes = [wish for wish in guest.wishes if wish in table.rooms]
    if not wishes:
        return ["no wish said"]
    if at in wishes:
        rank = wishes.index(at)
        before = wishes[:rank]
        return [f"{_ordinal(rank)} wish", *_why_not(table, before)]
    return ["none of the wishes" if len(wishes) > 1 else "not the wish", *_why_not(table, wishes)]


def _why_not(table: Seating, wishes: list[int]) -> list[str]:
    """What kept them from these wishes."""
    if not wishes:
        return []
    if any(table.has_place(wish) for wish in wishes):
        return ["so that organisations and sectors are spread"]
    if len(wishes) == 1:
        return [f"“{table.rooms[wishes[0]].name}” is full"]
    names = [f"“{table.rooms[wish].name}”" for wish in wishes]
    return [f"{', '.join(names[:-1])} and {names[-1]} are full"]


def _of_house(table: Seating, guest: Guest, at: int) -> str:
    house = guest.organisation
    if not house or table.houses[house] < 2:
        return ""
    others = table.there[at].houses[house] - 1
    if not others:
        return f"nobody else from {house} there"
    return f"{others} other{'s' if others > 1 else ''} from {house} there too"


def _of_sector(table: Seating, guest: Guest, at: int) -> str:
    if not guest.sectors:
        return ""
    alone = [sector for sector in guest.sectors if table.there[at].sectors[sector] == 1]
    many = [s for s in alone if sum(there.sectors[s] for there in table.there.values()) > 1]
    return f"the only one of {many[0]} there" if many else ""


def _of_room(table: Seating, at: int) -> str:
    capacity = table.rooms[at].capacity
    if capacity is None:
        return "it takes as many as come"
    return "the last place there" if table.there[at].all >= capacity else "there is room"


def _ordinal(rank: int) -> str:
    return _ORDINALS[rank] if rank < len(_ORDINALS) else f"{rank + 1}th"
