"""What type-to-find looks in: the terms of a vocabulary, or the records of a kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS
from lwdesk.records.theme import SCHEMES
from lwdesk.text import clean_line, fold, match_key
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store, TermInfo


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to choose; without an id, one that choosing would create."""

    id: int | None
    label: str
    detail: str = ""
    sort: str = ""
    """The kind of record that a new one would be, where that is to be chosen."""


class Source(Protocol):
    """Where the values of a field of choices or links come from."""

    instant: bool
    """Whether `find` never asks the file, so that every keystroke may call it."""
    grows: bool
    """Whether what is missing can be created."""
    opens: str
    """The name of the kind of record that a value leads to; "" where it leads nowhere."""
    noun: str

    def find(self, typed: str) -> list[Found]:
        """What the typed text may mean, likeliest first; everything, in its order, for ""."""

    def exact(self, typed: str) -> Found | None:
        """The one that the typed text names in full."""

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        """The names of those ids."""

    def create(self, label: str) -> Found:
        """Make a new one in the study, as a step of its own. Raises StudyTrouble or Unreadable."""


class Terms:
    """The terms of a vocabulary; retired ones are named but not offered."""

    instant = True
    grows = True
    opens = ""

    def __init__(self, store: "Store", field: Field) -> None:
        self._store = store
        self._vocabulary = field.ui.vocabulary
        self.noun = field.label

    def find(self, typed: str) -> list[Found]:
        sought = fold(typed.strip())
        ranked = []
        for place, term in enumerate(self._store.terms(self._vocabulary)):
            rank, also = _rank(sought, term.label, term.synonyms)
            if rank is not None:
                ranked.append((rank, place, Found(term.id, term.label, also or term.meaning)))
        ranked.sort(key=lambda found: found[:2])
        return [found for _, _, found in ranked]

    def exact(self, typed: str) -> Found | None:
        key = match_key(typed)
        for term in self._store.terms(self._vocabulary) if key else ():
            if key == match_key(term.label) or any(key == match_key(word) for word in term.synonyms):
                return Found(term.id, term.label, term.meaning)
        return None

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        wanted = set(ids)
        if not wanted:
            return {}
        return {t.id: t.label for t in self._store.terms(self._vocabulary, retired=True) if t.id in wanted}

    def create(self, label: str) -> Found:
        label = clean_line(label)
        with self._store.step(f"Add “{label}” to {self.noun}") as step:
            made = step.create_term(self._vocabulary, label)
        return Found(made, label)


class SchemeTerms(Terms):
    """The terms of all sorting schemes, each behind the name of its scheme: "Challenge: support provision"."""

    # Nobody knows of which scheme a new one would be.
    grows = False
    advice: str = (
        "Choose from the list; Ctrl+T opens the lists of terms, where terms and schemes are added, and the part "
        "Sorting of the page Themes makes new schemes."
    )

    def __init__(self, store: "Store", field: Field) -> None:
        super().__init__(store, field)
        self.noun = "the sorting schemes"

    def find(self, typed: str) -> list[Found]:
        sought = fold(typed.strip())
        ranked = []
        for place, term in enumerate(self._store.terms(self._vocabulary)):
            whole = _with_scheme(term)
            rank, also = _rank(sought, term.label, term.synonyms)
            if rank is None and sought in fold(whole):
                rank = 0 if fold(whole).startswith(sought) else 3
            if rank is not None:
                ranked.append((rank, place, Found(term.id, whole, also or term.meaning)))
        ranked.sort(key=lambda found: found[:2])
        return [found for _, _, found in ranked]

    def exact(self, typed: str) -> Found | None:
        key = match_key(typed)
        terms = self._store.terms(self._vocabulary) if key else []
        named = [t for t in terms if key == match_key(_with_scheme(t))] or [
            t for t in terms if key == match_key(t.label)
        ]
        # Two schemes may have a term of that name: then which is meant is not said.
        return Found(named[0].id, _with_scheme(named[0]), named[0].meaning) if len(named) == 1 else None

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        wanted = set(ids)
        if not wanted:
            return {}
        return {t.id: _with_scheme(t) for t in self._store.terms(self._vocabulary, retired=True) if t.id in wanted}

    def create(self, label: str) -> Found:
        raise Unreadable(f"“{clean_line(label)}” is not in {self.noun}. {self.advice}")


class Records:
    """The records of a kind, by their names."""

    instant = False
    grows = True

    def __init__(self, store: "Store", field: Field) -> None:
        self._store = store
        self._record = RECORDS[field.ui.target]
        self._lasting = field.ui.lasting
        self.opens = self._record.name
        self.noun = self._record.plural

    def find(self, typed: str) -> list[Found]:
        return [Found(id, label) for id, label in self._store.find(self._record, typed.strip())]

    def exact(self, typed: str) -> Found | None:
        key = match_key(typed)
        for id, label in self._store.find(self._record, typed.strip()) if key else ():
            if match_key(label) == key:
                return Found(id, label)
        return None

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        wanted = tuple(ids)
        return self._store.labels(self._record.name, wanted, deleted=self._lasting) if wanted else {}

    def create(self, label: str) -> Found:
        label = clean_line(label)
        with self._store.step(f"New {self._record.label.lower()} “{label}”") as step:
            made = step.create(self._record, {self._record.title: label})
        return Found(made, label)


class Options:
    """The words of an option, by their places; nothing is added to them."""

    instant = True
    grows = False
    opens = ""

    def __init__(self, field: Field) -> None:
        self._options = field.ui.options
        self.noun = field.label

    def find(self, typed: str) -> list[Found]:
        sought = fold(typed.strip())
        ranked = [(_rank(sought, word, ())[0], n, word) for n, word in enumerate(self._options)]
        return [
            Found(n, word) for rank, n, word in sorted((r for r in ranked if r[0] is not None), key=lambda r: r[:2])
        ]

    def exact(self, typed: str) -> Found | None:
        key = match_key(typed)
        return next((Found(n, word) for n, word in enumerate(self._options) if match_key(word) == key), None)

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        return {i: self._options[i] for i in ids}

    def create(self, label: str) -> Found:
        raise Unreadable(f"{self.noun} is one of: {', '.join(self._options)}.")


def source_of(store: "Store", field: Field) -> Source:
    """Where the values of a field of choices or links come from."""
    if field.kind is Kind.OPTION:
        return Options(field)
    if field.ui.vocabulary == SCHEMES:
        return SchemeTerms(store, field)
    return Terms(store, field) if field.kind in (Kind.CHOICE, Kind.CHOICES) else Records(store, field)


def _with_scheme(term: "TermInfo") -> str:
    return f"{term.family}: {term.label}" if term.family else term.label


def _rank(sought: str, label: str, synonyms: tuple[str, ...]) -> tuple[int | None, str]:
    # How well a term answers, 0 best, None not at all; and the synonym by which it does.
    name = fold(label)
    if not sought or name.startswith(sought):
        return 0, ""
    if f" {sought}" in name:
        return 1, ""
    for word in synonyms:
        if fold(word).startswith(sought):
            return 2, f"also “{word}”"
    if sought in name:
        return 3, ""
    return next(((4, f"also “{word}”") for word in synonyms if sought in fold(word)), (None, ""))
