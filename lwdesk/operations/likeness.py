"""Which offers may answer a need: a suggestion from shared words, terms of the study, and the activity area.

How likely an offer is comes from what both texts speak of. Words are compared without case, accents and the endings of
the plural, common words left out; a word counts the more, the fewer offers have it. A term of the study's lists counts
more than a word, whether the texts name it or one of its synonyms. The same activity area counts by itself. What of
another area is shown shares a good deal; what the same organisation offers stands last.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from math import log
from typing import TYPE_CHECKING

from lwdesk.records.contribution import CAN_BRING, USED, WITHDRAWN
from lwdesk.text import fold

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.contributions import Contribution

SAME_AREA, OTHER_AREA, OWN = "Same area", "Other areas", "Their own organisation"
PARTS = (SAME_AREA, OTHER_AREA, OWN)
MOST = 60
"""Offers that are suggested at most."""
_TERM_WEIGHT, _STRONG, _NAMED = 6.0, 4.0, 3
_PLAIN = str.maketrans("\u2018\u2019", "''")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_UNSPOKEN = ("area", "wave")
"""Lists whose terms are not what a text speaks of: the area counts by itself."""
_COMMON_WORDS = (
    "a about after all also an and any are as at be been but by can could do does each employment etc few for from "
    "get give given had has have help her his how i if in into is it its just like make many may more most need "
    "needed no not of off offer on one only or other our out over own people programme project provide same she "
    "should so some such support take than that the their them then there these they this those through to two under "
    "up us use very was we well were what when where which while who will with within work worker working would you "
    "your"
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An offer that may answer a need, and why, in words."""

    offer: int
    score: float
    part: str
    """One of `PARTS`."""
    reason: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it is compared: its words in order, and the terms that it names."""

    said: "Contribution"
    stems: tuple[str, ...]
    terms: frozenset[int]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The folded word without the ending of its plural: "bursaries" and "bursary" have one, "rooms" and "room"."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    # "Coaches" is said of a coach and "creches" of a creche: behind a hiss the "e" says nothing.
    return word[:-1] if len(word) > 3 and word.endswith(("se", "xe", "ze", "che", "she")) else word


_COMMON = frozenset(words := _COMMON_WORDS.split()) | frozenset(map(stem, words))


class Likeness:
    """The offers of a study, read once and kept up with changes, to be asked which of them may answer a need."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._changes = -1
        self._stale: set[int] | None = None
        """What changed since, where that is known of every change; None: read all of them."""
        self._noted = 0
        self._terms: dict[int, str] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._roots: dict[int, set[str]] = {}
        """Every word by which a term is named."""
        self._known: tuple[object, ...] = ()
        self._read: dict[int, _Read] = {}
        self._having: dict[str | int, set[int]] = defaultdict(set)
        self._in_area: dict[int | None, set[int]] = defaultdict(set)
        self._whose: dict[tuple[str, int | None], set[int]] = defaultdict(set)

    def suggest(self, need: "Contribution", most: int = MOST) -> list[Suggestion]:
        """The offers that may answer the need: of its area, then of others, each the likeliest first."""
        self.refresh()
        asked = self._reading(need)
        scores: dict[int, float] = {}
        keys: list[str | int] = [*dict.fromkeys(asked.stems), *asked.terms]
        for key in keys:
            having: Iterable[int] = self._having.get(key, ())
            weight = self._weight(key)
            for offer in having:
                scores[offer] = scores.get(offer, 0.0) + weight
        area = self._in_area.get(need.area, set()) if need.area is not None else set()
        own = self._own(need)
        far = [(-s, o) for o, s in scores.items() if s >= _STRONG and o not in area and o not in own]
        theirs = [(-scores.get(o, 0.0), o) for o in own if o in area or scores.get(o, 0.0) >= _STRONG]
        # What of its area shares nothing is likelier than nothing: it stands behind what does.
        near = [(-scores.get(o, 0.0), o) for o in area - own]
        # Some room is kept for those that stand last.
        last = nsmallest(most // 4, far), nsmallest(most // 12, theirs)
        parts = nsmallest(most - sum(map(len, last)), near), *last
        return [
            Suggestion(offer, -score, part, self._reason(asked, offer, part))
            for part, ranked in zip(PARTS, parts, strict=True)
            for score, offer in ranked
            if offer != need.id
        ]

    def note(self, changed: "frozenset[int] | None") -> None:
        """Know of a change of the study: the contributions that it concerned, or None where that is not known."""
        self._noted += 1
        self._stale = None if changed is None or self._stale is None else self._stale | changed

    @property
    def is_read(self) -> bool:
        """Whether the offers were read once, so that what changed since is soon read."""
        return self._changes >= 0

    def refresh(self) -> None:
        """Read what changed since this was last done; all of it where changes were missed."""
        changes = self._store.changes
        if changes == self._changes:
            return
        fresh = not self._read_terms() and self._stale is not None and self._changes + self._noted == changes
        if fresh and self._stale is not None:
            stale, found = self._stale, self._store.contributions.many(sorted(self._stale))
        else:
            found = self._store.contributions.all()
            stale = set(self._read) - {one.id for one in found}
        offers = {one.id: one for one in found if one.kind == CAN_BRING and one.status != WITHDRAWN}
        for one_id in stale - offers.keys():
            self._drop(one_id)
        for one_id, offer in offers.items():
            read = self._read.get(one_id)
            if read is None or read.said != offer:
                self._drop(one_id)
                self._take(self._reading(offer))
        for one in found:
            if one.id not in offers:
                self._drop(one.id)
        self._changes, self._stale, self._noted = changes, set(), 0

    # Inside

    def _own(self, need: "Contribution") -> set[int]:
        """What the delegate themselves, or their organisation, offers."""
        whose = (("contact", need.delegate), ("organisation", need.organisation))
        return {offer for key in whose if key[1] is not None for offer in self._whose.get(key, ())}

    def _weight(self, key: str | int) -> float:
        """What sharing it is worth: 1 for a word of every offer, more the fewer have it; a term more than a word."""
        rare = 1.0 + log((1 + len(self._read)) / (1 + len(self._having.get(key, ()))))
        rare = min(rare, 5.0)
        return rare if isinstance(key, str) else rare + _TERM_WEIGHT

    def _reason(self, asked: _Read, offer: int, part: str) -> str:
        read = self._read[offer]
        near = asked.said.area is not None and read.said.area == asked.said.area
        where = "same area" if near else "another area" if read.said.area is not None else "no area"
        shared = self._shared(asked, read)
        both = f"both speak of {_listed(shared[:_NAMED])}" if shared else ""
        own = "their own organisation" if part == OWN else ""
        used = "used already" if read.said.status == USED else ""
        return "; ".join(filter(None, (own, where, both, used)))

    def _shared(self, asked: _Read, read: _Read) -> list[str]:
        """What both speak of: terms that each names in words of its own, then words, those together in both as one."""
        common = set(asked.stems) & set(read.stems)
        terms = sorted(self._terms[i] for i in asked.terms & read.terms if not common & self._roots[i])
        theirs, pairs = set(read.stems), set(zip(read.stems, read.stems[1:], strict=False))
        phrases: list[list[str]] = []
        last = -2
        seen: set[str] = set()
        words = _words_of(asked.said.text, asked.stems)
        for n, (word, root) in enumerate(zip(words, asked.stems, strict=True)):
            if root not in theirs or root in seen or root in _COMMON:
                continue
            seen.add(root)
            if last == n - 1 and (asked.stems[n - 1], root) in pairs:
                phrases[-1].append(word)
            else:
                phrases.append([word])
            last = n
        phrases.sort(key=lambda phrase: -sum(self._weight(stem(fold(word))) for word in phrase))
        return [f"“{label}”" for label in terms] + [" ".join(words) for words in phrases]

    def _reading(self, said: "Contribution") -> _Read:
        stems = _stems_of(said.text)
        starts = self._phrases.keys() & set(stems)
        found = {
            term
            for n, root in enumerate(stems if starts else ())
            if root in starts
            for phrase, term in self._phrases[root]
            if stems[n : n + len(phrase)] == phrase
        }
        return _Read(said, stems, frozenset(found))

    def _take(self, read: _Read) -> None:
        self._read[read.said.id] = read
        self._in_area[read.said.area].add(read.said.id)
        for whose in self._speakers(read):
            self._whose[whose].add(read.said.id)
        for key in self._keys(read):
            self._having[key].add(read.said.id)

    def _drop(self, offer_id: int) -> None:
        read = self._read.pop(offer_id, None)
        if read is not None:
            self._in_area[read.said.area].discard(offer_id)
            for whose in self._speakers(read):
                self._whose[whose].discard(offer_id)
            for key in self._keys(read):
                self._having[key].discard(offer_id)

    @staticmethod
    def _speakers(read: _Read) -> tuple[tuple[str, int | None], ...]:
        return ("contact", read.said.delegate), ("organisation", read.said.organisation)

    @staticmethod
    def _keys(read: _Read) -> Iterable[str | int]:
        return (*(root for root in set(read.stems) - _COMMON if len(root) > 1), *read.terms)

    def _read_terms(self) -> bool:
        """Read the terms of the study; whether they changed, and nothing that was read before holds any more."""
        names = [name for name, _, _ in self._store.vocabularies() if name not in _UNSPOKEN]
        listed = [term for name in names for term in self._store.terms(name, retired=True)]
        known = tuple((t.id, t.label, t.synonyms) for t in listed)
        if known == self._known:
            return False
        self._known = known
        self._terms = {t.id: t.label for t in listed}
        self._phrases = {}
        self._roots = {term.id: set() for term in listed}
        for term in listed:
            for name in (term.label, *term.synonyms):
                phrase = _stems_of(name)
                # A term of common words alone, as "General support", says nothing.
                if phrase and not set(phrase) <= _COMMON:
                    self._phrases.setdefault(phrase[0], []).append((phrase, term.id))
                    self._roots[term.id] |= set(phrase)
        self._read.clear()
        self._having.clear()
        self._in_area.clear()
        self._whose.clear()
        return True


def _stems_of(text: str) -> tuple[str, ...]:
    return tuple(map(stem, _WORD.findall(fold(text))))


def _words_of(text: str, stems: Sequence[str]) -> Sequence[str]:
    """The words as they are written; as they are compared where folding made more or fewer of them."""
    words = _WORD.findall(text.translate(_PLAIN))
    return [word.lower() for word in words] if len(words) == len(stems) else stems


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
