"""Records that others link to, arranged for finding: by name, by reference, by the number that a name begins with."""

import re
from collections.abc import Collection, Iterable, Iterator

from lwdesk.fields import Kind
from lwdesk.records import ACTION, RECORDS
from lwdesk.store import Store
from lwdesk.text import fold, match_key

_NUMBER = re.compile(r"\s*(?:action\s+)?(?P<number>\d+(?:\.\d+)*[a-z]?)[.):]?(?=\s|$)\s*", re.IGNORECASE)
_REF = re.compile(r"[^\W\d_]{1,4}\d+(?![\w-])")


class Names:
    """The records of one kind by name: the one of exactly that name, else the oldest of the same match key."""

    def __init__(self, named: Iterable[tuple[int, str]] = ()) -> None:
        self._exact: dict[str, int] = {}
        self._by_key: dict[str, int] = {}
        self._by_ref: dict[str, str] = {}
        self._by_number: dict[str, str] = {}
        for record_id, name in named:
            self.add(name, record_id)

    def add(self, name: str, record_id: int) -> None:
        """Let the name be found, unless an older record has it."""
        if name:
            self._exact.setdefault(name, record_id)
            self._by_key.setdefault(match_key(name) or name, record_id)

    def find(self, name: str) -> int | None:
        """The id of the record of that name."""
        found = self._exact.get(name)
        return self._by_key.get(match_key(name) or name) if found is None else found

    def add_number(self, name: str) -> None:
        """Let the name be found by the number that it begins with: "3.1" of "3.1 Links to health"."""
        if number := number_of(name):
            self._by_number.setdefault(number, name)

    def numbered(self, text: str) -> str | None:
        """The name that begins with the number which the text is, and which is no record's whole name."""
        if not self._by_number or text in self._exact:
            return None
        return self._by_number.get(number_of(text)) if _NUMBER.fullmatch(text) else None

    def add_ref(self, ref: str, name: str) -> None:
        """Let the name be found by a reference too."""
        if ref and name:
            self._by_ref.setdefault(fold(ref), name)

    def with_ref(self, text: str) -> str | None:
        """The name of the record whose reference the text is, or begins with: "P0012: A job club"."""
        if not self._by_ref:
            return None
        if whole := self._by_ref.get(fold(text)):
            return whole
        found = _REF.match(text)
        return self._by_ref.get(fold(found[0])) if found else None

    @property
    def keys(self) -> Collection[str]:
        """The match keys of all the names."""
        return self._by_key.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._exact)


def number_of(name: str) -> str:
    """The number that the name of an action begins with; "" where it has none."""
    found = _NUMBER.match(name)
    return found["number"].casefold() if found else ""


def with_refs(store: Store, target: str) -> dict[int, str]:
    """What a plan calls the records that say the very same as an older one, by id: "C0012: Hold a fair".

    None where they have names; what has no name but its own words is told apart by its reference.
    """
    record = RECORDS[target]
    if not record.ref_prefix or record.field(record.title).kind is not Kind.PARAGRAPH:
        return {}
    known = store.identities(record)
    names = Names((record_id, name) for record_id, _, _, name in known)
    return {i: f"{ref}: {name}" for i, _, ref, name in known if ref and name and names.find(name) != i}


def names_of(store: Store, target: str) -> Names:
    """The records of the kind called `target` by name."""
    known = store.identities(RECORDS[target])
    names = Names((record_id, name) for record_id, _, _, name in known)
    for record_id, _, ref, name in known if RECORDS[target].ref_prefix else ():
        if ref and name and names.find(name) != record_id:
            # Two promise the same in the same words: the later is called by its reference too.
            names.add(f"{ref}: {name}", record_id)
            names.add_ref(ref, f"{ref}: {name}")
        else:
            names.add_ref(ref, name)
    for _, _, _, name in known if target == ACTION.name else ():
        names.add_number(name)
    return names
