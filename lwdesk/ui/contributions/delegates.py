"""Where the line for a delegate looks: those of the event first, then everybody in Contacts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lwdesk.operations.contributions import new_delegate
from lwdesk.records import CONTACT
from lwdesk.text import fold, match_key
from lwdesk.ui.editors.sources import Found

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.contributions import Person

MOST = 30


class Delegates:
    """People by name; a delegate of the event also by the organisation."""

    instant = False
    grows = True
    opens = "contact"
    noun = "Contacts"
    advice = "Choose from the list, or create them there."

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._seen: tuple[int, int | None] = (-1, None)
        self._held: list[Person] = []

    @property
    def all(self) -> "list[Person]":
        """The delegates of the event that is looked at, by name."""
        # Which event is looked at is no change of the study.
        if self._seen != (seen := (self._store.changes, self._store.contributions.event())):
            self._held = self._store.contributions.delegates()
            self._seen = seen
        return self._held

    def find(self, typed: str) -> list[Found]:
        sought = fold(typed.strip())
        ranked = sorted(
            ((rank, n) for n, person in enumerate(self.all) if (rank := _rank(sought, person)) is not None),
        )
        found = [self._found(self.all[n]) for _, n in ranked[:MOST]]
        taken = {person.id for person in self.all}
        others = [i for i, _ in self._store.find(CONTACT, typed.strip(), MOST) if i not in taken] if sought else []
        people = self._store.contributions.people(others)
        # Before the delegates that are only of an organisation of that name.
        by_name = sum(rank < 3 for rank, _ in ranked[:MOST])
        return found[:by_name] + [self._found(people[i]) for i in others if i in people] + found[by_name:]

    def exact(self, typed: str) -> Found | None:
        """Only where one person alone has that name."""
        key = match_key(typed)
        named = [found for found in self.find(typed) if match_key(found.label) == key] if key else []
        return named[0] if len(named) == 1 else None

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        return self._store.labels(CONTACT.name, tuple(ids), deleted=True)

    def create(self, label: str) -> Found:
        return Found(new_delegate(self._store, label), label)

    @staticmethod
    def _found(person: "Person") -> Found:
        return Found(person.id, person.name or "Without a name", person.of)


def _rank(sought: str, person: "Person") -> int | None:
    name = fold(person.name)
    if not sought or name.startswith(sought):
        return 0
    if f" {sought}" in name:
        return 1
    if sought in name:
        return 2
    return 3 if sought in fold(person.of) else None
