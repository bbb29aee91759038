"""What is done for an event: invite, take replies, tick who came, take in walk-ins, place people in workshops."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lwdesk.fields import read_value
from lwdesk.operations.allocation import Placing, allocate
from lwdesk.operations.person import ERASED
from lwdesk.operations.seating import Guest, Room
from lwdesk.records import CONTACT, DELEGATE, EVENT, ORGANISATION, WORKSHOP
from lwdesk.records.interview import DECLINED as INTERVIEW_DECLINED
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.store.event import DelegateInfo
from lwdesk.text import clean_line, match_key, plain_words

UNPLACED, PROPOSED, ALL = "unplaced", "proposed", "all"
"""Whom a proposal may place: those in no workshop; those proposed before too; those placed by hand too."""
_WITH_EVENT = ("workshop", "delegate", "contribution")


@dataclass(frozen=True, slots=True)
class Guestlist:
    """Who would be invited, and who is left out with the reason: (contact, name, organisation[, reason])."""

    invited: tuple[tuple[int, str, str], ...]
    left_out: tuple[tuple[int, str, str, str], ...]


# The event and its workshops


def new_event(store: Store) -> int:
    """The id of a new event, which is the one looked at from now on. What belonged to the latest is said to, first."""
    latest = store.event.latest()
    with store.step("New event", kind="new") as step:
        for table in _WITH_EVENT if latest is not None else ():
            rows = [(latest, i) for i in store.event.without_event(table)]
            step.update_rows(table, ("event",), rows)
        return step.create(EVENT, {})


def new_workshop(store: Store, event: int | None, after: int | None = None) -> int:
    """The id of a new workshop of the event, below the given one or at the end."""
    order = [workshop.id for workshop in store.event.workshops(event)]
    at = order.index(after) + 1 if after in order else len(order)
    with store.step("New workshop", kind="new") as step:
        made = step.create(WORKSHOP, {"event": event})
        order.insert(at, made)
        for place, workshop in enumerate(order, 1):
            step.update(WORKSHOP, workshop, {"position": float(place)})
    return made


def move_workshop(store: Store, event: int | None, workshop: int, by: int) -> bool:
    """Move the workshop up (-1) or down (1) in the list; False where it is at the end already."""
    order = [one.id for one in store.event.workshops(event)]
    at = order.index(workshop)
    if not 0 <= at + by < len(order):
        return False
    order.insert(at + by, order.pop(at))
    with store.step("Order of the workshops", merge=("workshops", event)) as step:
        for place, one in enumerate(order, 1):
            step.update(WORKSHOP, one, {"position": float(place)})
    return True


# Invitations and replies


def interviewed(
    store: Store, event: int | None, *, held: bool = True, waves: Collection[int | None] = (),
    groups: Collection[int] = (), sectors: Collection[int] = (),
) -> Guestlist:  # fmt: skip
    """Whom to invite of those with an interview: held or further, or with `held` False any that was not declined.

    Where waves, groups or sectors are given, only those of one of each: the cells of the matrix.
    """
    people = store.event.interviewees()
    keep = {one.contact for one in people}
    for field, terms in (("groups", groups), ("sectors", sectors)):
        if terms:
            keep &= store.event.with_terms(field, terms)
    known = _contacts_of(store, event)
    invited, left_out = [], []
    for one in people:
        if one.contact not in keep or (waves and one.waves.isdisjoint(waves)):
            continue
        why = _left_out(one.contact, one.name, known)
        if not why and all(status == INTERVIEW_DECLINED for status in one.statuses):
            why = "declined the interview"
        if not why and held and not one.is_held:
            why = f"the interview is not held yet ({(one.statuses[-1] or 'no status').lower()})"
        if why:
            left_out.append((one.contact, one.name, one.organisation, why))
        else:
            invited.append((one.contact, one.name, one.organisation))
    return Guestlist(tuple(invited), tuple(left_out))


def named(store: Store, event: int | None, contacts: Sequence[int]) -> Guestlist:
    """Whom to invite of these contacts, in their order."""
    rows = store.cells(CONTACT, contacts, [CONTACT.field("name"), CONTACT.field("organisation")])
    known = _contacts_of(store, event)
    people = [(i, str(name), str(organisation)) for i, (name, organisation) in zip(contacts, rows, strict=True)]
    reasons = {i: _left_out(i, name, known) for i, name, _ in people}
    return Guestlist(
        tuple(one for one in people if not reasons[one[0]]),
        tuple((*one, reasons[one[0]]) for one in people if reasons[one[0]]),
    )


def invite(store: Store, event: int | None, contacts: Iterable[int], day: date | None = None) -> list[int]:
    """The ids of new delegates, invited on that day; contacts who are delegates already are left as they are."""
    known = _contacts_of(store, event)
    wanted = [contact for contact in dict.fromkeys(contacts) if contact not in known]
    label = f"Invite {_people(len(wanted))}"
    with store.step(label, kind="new") as step:
        made = [step.create(DELEGATE, {"contact": c, "event": event, "invited": day}) for c in wanted]
        step.counts = {"new": len(made)}
    return made


def reply(store: Store, delegates: Sequence[int], said: str) -> int:
    """Note the reply ("Accepted", "Perhaps", "Declined", "" for none) of the delegates; gives how many it changed."""
    held = store.many(DELEGATE, delegates)
    changed = [i for i in delegates if i in held and held[i]["replied"] != said]
    if changed:
        with store.step(f"{said or 'No reply'}: {_who(store, changed)}") as step:
            for i in changed:
                step.update(DELEGATE, i, {"replied": said})
    return len(changed)


# The day


def tick(store: Store, delegates: Sequence[int], came: bool) -> int:
    """Note that the delegates came, or that they did not; gives how many it changed."""
    held = store.many(DELEGATE, delegates)
    changed = [i for i in delegates if i in held and bool(held[i]["attended"]) != came]
    if changed:
        with store.step(f"{'Came' if came else 'Did not come'}: {_who(store, changed)}") as step:
            for i in changed:
                # Unticked is not the same as absent: it is as unsaid as before.
                step.update(DELEGATE, i, {"attended": True if came else None})
    return len(changed)


def walk_in(store: Store, event: int | None, name: str, organisation: str = "", email: str = "") -> tuple[int, bool]:
    """(delegate, whether they were on the list after all) of somebody who stands at the door, ticked as attended.

    A contact of the same e-mail address and a like name, or of the same name and no other organisation, is taken; else
    one is made, and the organisation too where the study has none of that name. All in one step. Raises Refusal where
    the name is blank and Unreadable for an address that is none.
    """
    name, organisation = clean_line(name), clean_line(organisation)
    if not match_key(name):
        raise Refusal("There is no name yet. Type the name of whoever has come.")
    address = read_value(CONTACT.field("email"), email)
    house = _organisation(store, organisation)
    contact = _known_contact(store, name, house, bool(organisation), address)
    known = {one.contact: one for one in store.event.delegates(event)}
    if contact is not None and contact in known:
        tick(store, [known[contact].id], True)
        return known[contact].id, True
    with store.step(f"Walk-in: {name}", kind="new") as step:
        if contact is None:
            if organisation and house is None:
                house = step.create(ORGANISATION, {"name": organisation})
            contact = step.create(CONTACT, {"name": name, "organisation": house, "email": address})
        return step.create(DELEGATE, {"contact": contact, "event": event, "attended": True}), False


# Workshops


def place(store: Store, delegates: Sequence[int], workshop: int | None) -> int:
    """Put the delegates into the workshop by hand, or with None take them out; gives how many that moved."""
    held = store.many(DELEGATE, delegates)
    moved = [i for i in delegates if i in held and (held[i]["workshop"] != workshop or held[i]["why"])]
    if moved:
        where = store.labels(WORKSHOP.name, [workshop]).get(workshop, "") if workshop else ""
        label = f"{_who(store, moved)} to “{where}”" if workshop else f"{_who(store, moved)} out of the workshop"
        with store.step(label) as step:
            for i in moved:
                step.update(DELEGATE, i, {"workshop": workshop, "why": ""})
    return len(moved)


def propose(store: Store, event: int | None, *, whom: str = UNPLACED, unsure: bool = False) -> list[Placing]:
    """Places for those who accepted or came, and with `unsure` for all who did not decline; nothing is written.

    `whom` says who may be placed anew. Whoever is placed by hand has a workshop and no reason why.
    """
    people = [one for one in store.event.delegates(event) if one.is_sure or (one.comes and (unsure or one.workshop))]
    rooms = [Room(one.id, one.name or "No name", one.capacity) for one in store.event.workshops(event)]
    return allocate(rooms, [_guest(one, whom) for one in people])


def carry_out(store: Store, placings: Sequence[Placing]) -> int:
    """Place the delegates as proposed, each with its reason, in one step; gives how many have a place now."""
    held = store.many(DELEGATE, [one.delegate for one in placings])
    placed = [one for one in placings if one.workshop is not None and one.delegate in held]
    without = [one for one in placings if one.workshop is None and one.delegate in held]
    with store.step(f"Place {_people(len(placed))} in workshops") as step:
        for one in (*placed, *without):
            why = one.why if one.workshop is not None else ""
            step.update(DELEGATE, one.delegate, {"workshop": one.workshop, "why": why})
        step.counts = {"placed": len(placed)}
    return len(placed)


def _guest(one: DelegateInfo, whom: str) -> Guest:
    by_hand = one.workshop is not None and not one.why
    fixed = one.workshop is not None and (whom == UNPLACED or (whom == PROPOSED and by_hand))
    return Guest(one.id, one.organisation, one.sectors, one.wishes, one.workshop, fixed)


def _contacts_of(store: Store, event: int | None) -> dict[int | None, DelegateInfo]:
    return {one.contact: one for one in store.event.delegates(event)}


def _left_out(contact: int, name: str, known: Mapping[int | None, DelegateInfo]) -> str:
    if contact in known:
        return "a delegate already"
    if name == ERASED:
        return "erased, and not to be contacted"
    return "" if name.strip() else "has no name"


def _organisation(store: Store, name: str) -> int | None:
    key = match_key(name)
    # Not by what the name holds: "The Northgate Trust" is "Northgate Trust".
    return next((i for i, _, _, called in store.identities(ORGANISATION) if key and match_key(called) == key), None)


def _known_contact(store: Store, name: str, house: int | None, said: bool, address: str) -> int | None:
    """A contact who is the same person: by address, else by name where the organisation does not speak against it."""
    for contact in store.people.holding(CONTACT, {"email": address}) if address else ():
        # Whole organisations have one address between them.
        if _may_be(name, (store.get(CONTACT, contact) or {}).get("name", "")):
            return int(contact)
    found: list[int] = []
    for contact in store.people.holding(CONTACT, {"name": name}):
        held: dict[str, Any] = store.get(CONTACT, contact) or {}
        works_for = held.get("organisation")
        if not said or works_for is None or works_for == house:
            found.append(int(contact))
    return found[0] if len(found) == 1 else None


def _may_be(name: str, other: str) -> bool:
    """Whether two names have a word in common, as those of one person have; a contact without a name may be anybody."""
    words = set(plain_words(other))
    return not words or not words.isdisjoint(plain_words(name))


def _who(store: Store, delegates: Sequence[int]) -> str:
    if len(delegates) > 1:
        return f"{len(delegates):,} delegates"
    return store.labels(DELEGATE.name, delegates).get(delegates[0], "") or "a delegate"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"
