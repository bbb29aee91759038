"""Which names are merely alike, so that somebody has to say whether they are one.

Two names are alike when they share all words that tell one name from another, whatever their order, and one of them has
no general word that the other would contradict. A word may be abbreviated, or have a typing error that makes it no
other word one knows. Names are looked up by those words and never compared pair by pair.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import extract

from lwdesk.exchange.answers import Like, Question
from lwdesk.exchange.plan.wording import (
    Wording,
    general_words,
    initials,
    is_acronym,
    is_known,
    is_place,
    is_slip,
    wording,
    wordings,
)
from lwdesk.text import words_key

__all__ = ["Like", "Question", "are_alike", "find_alike"]

MOST = 20_000
"""So many names are looked through; beyond that the wait would be felt."""
MOST_ALIKE = 10
"""So many names alike to one are given."""
_MOST_WORDS = 12_000
"""With more different words than this, typing errors are not looked for."""
_COMMON = 3
"""A word that so many names have is no typing error."""


def find_alike(known: Sequence[str], new: Sequence[str]) -> dict[int, list[int]]:
    """For a new name, by its place, the places of the names alike to it, best first; none for most.

    Places count on from the known names to the new: `len(known)` is the first new one. A new name is held against the
    known ones and those new ones before it. Above `MOST` names nothing is looked for.
    """
    if not new or len(known) + len(new) > MOST:
        return {}
    names = [*known, *new]
    index = _Index([wordings(name) for name in names], len(known))
    index.note_acronyms(names)
    found: dict[int, list[int]] = {}
    for place, name in enumerate(names):
        if place >= len(known) and (likes := index.alike(place)):
            key = words_key(name)
            likes.sort(key=lambda other: (-token_sort_ratio(key, words_key(names[other])), other))
            found[place] = likes[:MOST_ALIKE]
        index.add(place)
    return found


def are_alike(one: str, other: str) -> bool:
    """Whether two names are alike, told without knowing any other name."""
    return bool(find_alike([one], [other]))


@dataclass
class _Index:
    """Names by their telling words and by all of them."""

    read: list[list[Wording]]
    first_new: int
    by_telling: dict[tuple[str, ...], list[tuple[int, Wording]]] = field(default_factory=lambda: defaultdict(list))
    by_whole: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    acronyms: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._count = Counter(w for given in self.read for w in {w for g in given for w in (*g.telling, *g.general)})
        self._spell = len(self._count) <= _MOST_WORDS
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self._count.keys() | general_words():
            if len(word) >= 5 and word.isalpha():
                self._by_letter[word[0]].append(word)
        self._near: dict[str, list[str]] = {}

    def note_acronyms(self, names: Sequence[str]) -> None:
        """Pair names that are acronyms with the one name, if there is just one, that they may stand for."""
        short = {name.strip().replace(".", "").casefold(): at for at, name in enumerate(names) if is_acronym(name)}
        if not short:
            return
        # "Lanes Voluntary Forum (LVF)" says itself what its letters mean.
        said = {w.telling[0] for given in self.read if len(given) > 1 for w in given if len(w.telling) == 1}
        meant: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(names):
            if (letters := initials(name)) in short and letters not in said:
                meant[letters].append(at)
        for letters, places in meant.items():
            if len(places) == 1:
                self.acronyms |= {short[letters]: places[0], places[0]: short[letters]}

    def add(self, place: int) -> None:
        """Let the name be found by those that come after it."""
        for given in self.read[place]:
            self.by_telling[given.telling].append((place, given))
            self.by_whole[given.whole].append(place)

    def alike(self, place: int) -> list[int]:
        """The places of the names added so far that are alike to the one at the place."""
        found: dict[int, None] = {}
        for given in self.read[place]:
            for spelt in (given, *self._respelt(given)):
                others = self.by_telling.get(spelt.telling, ())
                found |= {other: None for other, theirs in others if _agree(spelt, theirs)}
            if len(given.whole) >= 6:
                found |= dict.fromkeys(self.by_whole.get(given.whole, ()))
        if (other := self.acronyms.get(place, place)) < place:
            found[other] = None
        return list(found)

    def _respelt(self, given: Wording) -> Iterator[Wording]:
        """The wording with one word, or all that can be, as other names spell them."""
        if not self._spell:
            return
        words = [*given.telling, *given.general]
        near = {word: self._spellings(word) for word in words}
        for word, others in near.items():
            for other in others:
                yield replace(wording(other if w == word else w for w in words), mended=True)
        if sum(map(bool, near.values())) > 1:
            yield replace(wording(near[w][0] if near[w] else w for w in words), mended=True)

    def _spellings(self, word: str) -> list[str]:
        """The words that this one may be a wrong spelling of, or they of it."""
        found = self._near.get(word)
        if found is None:
            found = self._near[word] = []
            if len(word) >= 5 and word.isalpha():
                close = extract(word, self._by_letter[word[0]], scorer=OSA.distance, score_cutoff=2, limit=None)
                found += [other for other, distance, _ in close if distance and self._is_slip(word, other, distance)]
        return found

    def _is_slip(self, one: str, other: str, distance: float) -> bool:
        """Whether two words that differ by one letter or two are likely to be meant for one."""
        known = is_known(one) + is_known(other)
        both_common = min(self._count[one], self._count[other]) >= _COMMON
        return not (both_common and not known) and is_slip(one, other, distance, known)


def _agree(one: Wording, other: Wording) -> bool:
    """Whether names with the same telling words have no general words that make them two."""
    if one.mended and other.mended:
        # Two guesses at what was meant are one too many.
        return False
    if one.general == other.general:
        return True
    if not (one.general < other.general or other.general < one.general):
        return False
    more = len(one.general ^ other.general)
    if any(not is_known(word) and word.isalpha() for word in one.telling):
        return more <= 3
    shared = len(one.telling) + len(one.general & other.general)
    return more == 1 and shared > 1 and not all(map(is_place, one.telling))
