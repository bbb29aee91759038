"""Who is on the papers of the event, ready to be written.

People are named in full here, whatever may be quoted of them: they come in person and wear the badge, and nothing that
they said stands on these papers. Erased people and those who declined are left out, unless they came all the same.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.text import base_letters
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.event import EventInfo, WorkshopInfo

_ERASED = "Erased person"
NO_WORKSHOP = "No workshop yet"


@dataclass(frozen=True, slots=True)
class Guest:
    """A delegate as a paper names them; each text may be blank but the name."""

    name: str
    organisation: str
    role: str
    email: str
    replied: str
    attended: bool
    workshop: str
    room: str
    workshop_id: int | None


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event with those who come, by surname as they queue at a door, and its workshops in their order."""

    event: "EventInfo | None"
    guests: tuple[Guest, ...]
    workshops: "tuple[WorkshopInfo, ...]"
    study: str

    @property
    def title(self) -> str:
        """What the event is called."""
        return (self.event.name if self.event else "") or "Planning event"

    @property
    def line(self) -> str:
        """When and where: "9 Jun 2026, 09:30, Quayside Hall"."""
        if self.event is None:
            return ""
        day = show_date(self.event.day) if self.event.day else ""
        return ", ".join(part for part in (day, self.event.time, self.event.place) if part)

    def of(self, workshop: int | None) -> list[Guest]:
        """Those of a workshop; of None those without one."""
        return [guest for guest in self.guests if guest.workshop_id == workshop]


def gathering(store: "Store", event: int | None = None) -> Gathering:
    """The event of that id, else the one that is looked at. Raises ExchangeTrouble where nobody comes to it."""
    wanted = event if event is not None else store.event.current()
    info = next((one for one in store.event.events() if one.id == wanted), None)
    workshops = {one.id: one for one in store.event.workshops(wanted)}
    guests = []
    for one in store.event.delegates(wanted):
        if not one.comes or not one.name.strip() or one.name == _ERASED:
            continue
        where = workshops.get(one.workshop) if one.workshop is not None else None
        guests.append(
            Guest(
                one.name, one.organisation, one.role, one.email, one.replied, one.attended,
                (where.name or "No name") if where else "", where.room if where else "", where.id if where else None,
            )
        )  # fmt: skip
    if not guests:
        raise ExchangeTrouble("Nobody is expected at the event yet. Invite people under Event, Delegates.")
    guests.sort(key=lambda guest: base_letters(surname_first(guest.name)).casefold())
    return Gathering(info, tuple(guests), tuple(workshops.values()), store.name)


def surname_first(name: str) -> str:
    """The name as lists sort it: "Okoro, Ben"."""
    first, _, last = name.strip().rpartition(" ")
    return f"{last}, {first}" if first else last


def people(count: int) -> str:
    """ "1 delegate", "68 delegates"."""
    return "1 delegate" if count == 1 else f"{count:,} delegates"
