"""The contacts and organisations of a study by name, for columns whose cells may name either."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lwdesk.exchange.plan.named import Names, names_of
from lwdesk.exchange.recognise.bodies import is_body
from lwdesk.exchange.recognise.contacts import is_role
from lwdesk.exchange.recognise.parties import reads_like_person
from lwdesk.records import CONTACT, ORGANISATION
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean_line, match_key

_PLACED = re.compile(r"(?P<who>[^()]+?)\s*\((?P<where>[^()]+)\)")
_TWO = re.compile(r"\s*(?:,|\s[-–—]\s|\s(?:of|at|from)\s)\s*")


class Who(NamedTuple):
    """A contact or an organisation that a text names, as a plan writes it: "Ada Moss", "Ada Moss (Lanes Trust)"."""

    target: str
    name: str


class People(Names):
    """The study's contacts by name, and those who share one by their name with the organisation in brackets."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        named = [(i, name) for i, _, _, name in store.identities(CONTACT) if name]
        cells = store.cells(CONTACT, [i for i, _ in named], [CONTACT.field("organisation")])
        places = [str(row[0]) for row in cells]
        keys = [_key(name) for _, name in named]
        self._called: dict[int, str] = {}
        self._of: dict[str, list[tuple[str, int]]] = {}
        for (i, name), place, key in zip(named, places, keys, strict=True):
            self.add(name, i)
            self._of.setdefault(key, []).append((_key(place) if place else "", i))
        shared = {key for key, of in self._of.items() if len(of) > 1}
        for (i, name), place, key in zip(named, places, keys, strict=True):
            self._called[i] = placed(name, place) if key in shared and place else name
            self.add(self._called[i], i)

    def called(self, contact: int, name: str) -> str:
        """What the contact of that name is called in a plan."""
        return self._called.get(contact, name)

    def of(self, name: str, where: str) -> str | None:
        """What the contact of that name in that organisation is called; None where there is none."""
        found = next((i for place, i in self._of.get(_key(name), ()) if place == _key(where)), None)
        return None if found is None else self._called[found]


def placed(name: str, where: str) -> str:
    """A contact's name with the organisation, as a plan writes it where the name alone is not enough."""
    return f"{name} ({where})"


def apart(called: str) -> tuple[str, str]:
    """(name, organisation) of a contact as a plan writes it; the organisation is "" where it says none."""
    found = _PLACED.fullmatch(called)
    return (found["who"], found["where"]) if found else (called, "")


def names_for(store: Store, record: Record, target: str) -> Names:
    """The records of the kind called `target` by name, as the columns of that list find them."""
    return People(store) if target == CONTACT.name and record.parties else names_of(store, target)


class Parties:
    """Tells who is meant by a text: a contact known, an organisation known, else whatever it reads like."""

    def __init__(self, store: Store) -> None:
        self.people = People(store)
        self.bodies = names_of(store, ORGANISATION.name)

    def known(self, text: str) -> Who | None:
        """The contact or organisation of the study that the whole text names, alone or with where they belong."""
        if self.people.find(text) is not None:
            return Who(CONTACT.name, text)
        if self.bodies.find(text) is not None:
            return Who(ORGANISATION.name, text)
        for name, where in _pairs(text):
            if called := self.people.of(name, where):
                return Who(CONTACT.name, called)
        return None

    def is_sure(self, text: str) -> bool:
        """Whether the text surely is the name of somebody or some body on its own."""
        return self.known(text) is not None or is_body(text) or reads_like_person(text)

    def meant(self, text: str) -> Who:
        """Who is meant by the whole text, known or not."""
        if found := self.known(text):
            return found
        if reads_like_person(text):
            return Who(CONTACT.name, text)
        for name, where in _pairs(text):
            # "Cara Doyle (Lanes Trust)": somebody new, and where they belong.
            is_place = self.bodies.find(where) is not None or (is_body(where) and not is_role(where))
            if is_place and reads_like_person(name):
                return Who(CONTACT.name, placed(name, where))
        return Who(ORGANISATION.name, text)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """What the text may say as a name and an organisation, in either order."""
    name, where = apart(text)
    if where:
        yield name, where
        yield where, name
        return
    for match in _TWO.finditer(text):
        one, other = clean_line(text[: match.start()]), clean_line(text[match.end() :])
        if one and other:
            yield one, other
            yield other, one


def _key(name: str) -> str:
    return match_key(name) or name
