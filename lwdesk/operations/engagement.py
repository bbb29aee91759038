"""Verbs of the engagement list: taking over who stays involved, noting who was written to, gathering addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lwdesk.records import CONTACT, DELEGATE, ENGAGEMENT
from lwdesk.store import Query, Store, Where
from lwdesk.text import base_letters


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of people, each once, and the names of those who have none."""

    found: tuple[str, ...]
    without: tuple[str, ...]


def staying(store: Store) -> list[int]:
    """The contacts who said as delegates that they stay involved and are not on the list yet, by name."""
    listed = {held["contact"] for held in store.many(ENGAGEMENT, store.ids(Query(ENGAGEMENT))).values()}
    delegates = store.ids(Query(DELEGATE, (Where("stays", (1,)),)))
    contacts = [held["contact"] for held in store.many(DELEGATE, delegates).values()]
    wanted = [c for c in dict.fromkeys(contacts) if c is not None and c not in listed]
    names = store.labels(CONTACT.name, wanted)
    return sorted(names, key=lambda c: (base_letters(names[c]).casefold(), c))


def take_over(store: Store) -> int:
    """Put those who stay involved on the list, in one step; gives how many.

    Their interests are the activity areas in which they said something at the event.
    """
    contacts = staying(store)
    if not contacts:
        return 0
    interests = _areas(store, contacts)
    with store.step("Take over who stays involved", kind="new") as step:
        for contact in contacts:
            step.create(ENGAGEMENT, {"contact": contact, "interests": interests.get(contact, "")})
    return len(contacts)


def written_to(store: Store, ids: Sequence[int], day: date) -> int:
    """Note that these people were written to on that day, in one step; gives for how many that is news."""
    held = store.many(ENGAGEMENT, ids)
    changing = [i for i in ids if i in held and held[i]["written"] != day]
    people = "1 person" if len(changing) == 1 else f"{len(changing):,} people"
    with store.step(f"Written to {people}") as step:
        for i in changing:
            step.update(ENGAGEMENT, i, {"written": day})
    return len(changing)


def addresses(store: Store, ids: Sequence[int]) -> Addresses:
    """The addresses of these people, in their order."""
    held = store.many(ENGAGEMENT, ids)
    contacts = [held[i]["contact"] for i in ids if i in held and held[i]["contact"] is not None]
    people = store.many(CONTACT, list(store.labels(CONTACT.name, contacts)))
    order = [people[c] for c in dict.fromkeys(contacts) if c in people]
    found = dict.fromkeys(person["email"] for person in order if person["email"])
    return Addresses(tuple(found), tuple(person["name"] for person in order if not person["email"]))


def not_written_since(store: Store, day: date) -> set[int]:
    """The people on the list who were last written to before that day, or never."""
    held = store.many(ENGAGEMENT, store.ids(Query(ENGAGEMENT)))
    return {i for i, values in held.items() if values["written"] is None or values["written"] < day}


def _areas(store: Store, contacts: Sequence[int]) -> dict[int, str]:
    labels = {term.id: term.label for term in store.terms("area", retired=True)}
    of: dict[int, dict[str, None]] = {}
    wanted = set(contacts)
    for said in store.contributions.all():
        if said.delegate in wanted and said.area in labels:
            of.setdefault(said.delegate, {})[labels[said.area]] = None
    return {contact: "; ".join(areas) for contact, areas in of.items()}
