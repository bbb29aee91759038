"""Contacts who are likely to be one person, noticed while one of them is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import token_sort_ratio

from lwdesk.operations.person import ERASED
from lwdesk.records import CONTACT, ORGANISATION
from lwdesk.store import Store
from lwdesk.text import match_key, words_key

ALIKE = 88
"""From this likeness on (token sort ratio, 0 to 100) two names in one organisation may be one person's."""
_FIRST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Double:
    """Another contact who is likely the same person, the field that tells so, and a sentence about it."""

    id: int
    field: str
    sentence: str


def likely_doubles(store: Store, contact_id: int | None, given: Mapping[str, Any]) -> list[Double]:
    """Who else may be this contact, given as raw values of name, email and organisation; at most one a contact."""
    found: dict[int, Double] = {}
    if email := given.get("email"):
        for other in store.people.holding(CONTACT, {"email": email}):
            found[other] = Double(other, "email", f"{_called(store, other)} has the same e-mail address.")
    name, organisation = given.get("name") or "", given.get("organisation")
    if match_key(name) and name != ERASED:
        for other, label, sentence in _of_name(store, name, organisation):
            found.setdefault(other, Double(other, "name", f"{label} {sentence}"))
    found.pop(contact_id or 0, None)
    return list(found.values())


def _of_name(store: Store, name: str, organisation: int | None) -> list[tuple[int, str, str]]:
    key, found = match_key(name), []
    if organisation:
        where = store.labels(ORGANISATION.name, [organisation]).get(organisation, "the same organisation")
        ids = [i for owner, _, ids in store.links_to(ORGANISATION, organisation) if owner == CONTACT.name for i in ids]
        for other, label in store.labels(CONTACT.name, ids).items():
            if match_key(label) == key:
                found.append((other, f"“{label}” of {where}", "is a contact already."))
            elif are_alike(name, label):
                found.append((other, f"“{label}” of {where}", "may be the same person."))
    for other, label in store.find(CONTACT, name, _FIRST_WORDS):
        if match_key(label) == key:
            theirs = (store.get(CONTACT, other) or {}).get("organisation")
            if theirs is None or organisation is None:
                found.append((other, _called(store, other), "has the same name."))
    return found


def are_alike(one: str, other: str) -> bool:
    """Whether two names are likely one with a slip: never where their figures differ."""
    one, other = words_key(one), words_key(other)
    figures = [sorted(c for c in words if c.isdigit()) for words in (one, other)]
    return bool(one and other) and figures[0] == figures[1] and token_sort_ratio(one, other) >= ALIKE


def _called(store: Store, contact_id: int) -> str:
    held = store.get(CONTACT, contact_id) or {}
    organisation = held.get("organisation")
    of = f" of {store.labels(ORGANISATION.name, [organisation]).get(organisation, '')}" if organisation else ""
    return f"“{held.get('name') or 'A contact without a name'}”{of}"
