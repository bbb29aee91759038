"""A name as it is compared with others: its words brought to one spelling and sorted by what they tell."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from lwdesk.paths import resource
from lwdesk.text import fold, plain_words

_FORMERLY = re.compile(r"[\s,;(\[]+(?:formerly|previously|now|trading as|t/a|a\.?k\.?a\.?|also known as)\s+", re.I)
_VOWEL = re.compile("[aeiouy]")
_ACRONYM = re.compile(r"\b[A-Z]{3,8}\b")
_LEGAL = {"ltd", "limited", "plc", "llp", "cic"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a name comes to: the words that make it this one, and those that come and go."""

    telling: tuple[str, ...]
    """The words that all spellings of the name must share, in the order of the alphabet, then its numbers in theirs."""
    general: frozenset[str]
    """Words such as "trust" and "london", of which one spelling may have more than the other."""
    whole: str
    """All words joined as they follow each other, since "Out Reach" is "Outreach"."""
    mended: bool = field(default=False, compare=False)
    """Whether it is a guess at what a wrongly spelt name was meant to be."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    silent: frozenset[str]
    general: frozenset[str]
    places: frozenset[str]
    known: frozenset[str]
    by_letter: dict[str, list[str]]
    """The known words by their first letter, as they are spelt, where they are long enough to have a slip."""
    short: dict[str, str]
    phrases: re.Pattern[str]
    phrase: dict[str, str]


def wordings(name: str) -> list[Wording]:
    """The wordings under which a name may be met: its own, without an acronym that repeats it, by a former name."""
    found: list[Wording] = []
    for part in _FORMERLY.split(name):
        acronym, rest = _parted_acronym(part)
        words = plain_words(rest)
        found.append(wording(_in_one_spelling(words)))
        meant = [_meant(word) for word in words]
        if meant != words:
            found.append(replace(wording(_in_one_spelling(meant)), mended=True))
        if acronym:
            found.append(wording([fold(acronym)]))
    return [w for w in dict.fromkeys(found) if w.telling or len(w.general) > 1]


def wording(words: Iterable[str]) -> Wording:
    """The wording of words in one spelling."""
    lexicon = _lexicon()
    said = [word for word in words if word not in lexicon.silent]
    numbers = [word for word in said if not word.isalpha()]
    telling = sorted({word for word in said if word.isalpha() and word not in lexicon.general})
    return Wording((*telling, *numbers), frozenset(lexicon.general.intersection(said)), "".join(said))


def initials(name: str) -> str:
    """The first letters of a name's words, as an acronym has them; "" for names of fewer than three words."""
    words = [w for w in plain_words(name) if w not in _lexicon().silent and w not in _LEGAL]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def is_acronym(name: str) -> bool:
    """Whether the whole name is an acronym of a length that few names have in common."""
    return 4 <= len(bare := name.strip().replace(".", "")) <= 8 and bare.isalpha() and bare.isupper()


def is_known(word: str) -> bool:
    """Whether the word is one that many names have or that is a place: never a typing error of another such."""
    return word in _lexicon().known


def is_place(word: str) -> bool:
    """Whether the word is, or is part of, the name of a place."""
    return word in _lexicon().places


def general_words() -> frozenset[str]:
    """The words that come and go."""
    return _lexicon().general


def is_slip(one: str, other: str, distance: float, known: int) -> bool:
    """Whether two words, so many letters apart and so many of them known, are likely to be meant for one."""
    shorter = min(len(one), len(other))
    if known == 2 or distance > 2:
        return False
    if distance > 1:
        return shorter >= (9 if known else 10)
    # One letter for another makes a word of its own more often than one too many, too few or two the wrong way.
    swapped = len(one) == len(other) and sorted(one) != sorted(other)
    return shorter >= 5 + swapped + (not known)


def _in_one_spelling(words: list[str]) -> Iterator[str]:
    """The words with abbreviations written out, phrases of one meaning made one word, plurals made singular."""
    lexicon = _lexicon()
    # A name may begin with "Limited"; a legal form comes later.
    said = [w for at, w in enumerate(words) if at == 0 or w not in _LEGAL]
    text = " ".join(lexicon.short.get(w, w) for w in said)
    text = lexicon.phrases.sub(lambda match: lexicon.phrase[match[0]], text)
    return map(_singular, text.split())


@lru_cache(maxsize=65536)
def _meant(word: str) -> str:
    """The known word that this one is a slip of, if just one comes into question; else the word."""
    lexicon = _lexicon()
    if word == "st":
        return "street"
    if len(word) < 5 or not word.isalpha() or word in lexicon.short or _singular(word) in lexicon.known:
        return word
    near = extract(word, lexicon.by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=2, limit=None)
    meant = {_singular(other) for other, distance, _ in near if is_slip(word, other, distance, known=1)}
    return meant.pop() if len(meant) == 1 else word


@lru_cache(maxsize=65536)
def _singular(word: str) -> str:
    """The word without what makes it a plural or a spelling of its own."""
    if len(word) > 6:
        word = word.replace("iz", "is")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or not _VOWEL.search(word):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def _parted_acronym(name: str) -> tuple[str, str]:
    """The acronym that repeats a name beside it, and the rest: "Lanes Voluntary Forum (LVF)"."""
    for match in _ACRONYM.finditer(name):
        rest = f"{name[: match.start()]} {name[match.end() :]}"
        short = match[0].casefold()
        if short in (initials(rest), "".join(word[0] for word in plain_words(rest))):
            return match[0], rest
    return "", name


@cache
def _lexicon() -> _Lexicon:
    given = json.loads(resource("names.json").read_text(encoding="utf-8"))
    lists = {name: " ".join(given[name]).split() for name in ("silent", "general", "places", "known")}
    phrase = given["phrases"]
    longest_first = sorted(phrase, key=len, reverse=True)
    spelt_out = " ".join((*given["short"].values(), *phrase.values(), *phrase)).split()
    spelt = {w for words in (*lists.values(), spelt_out) for w in words}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(spelt):
        if len(word) > 4:
            by_letter.setdefault(word[0], []).append(word)
    return _Lexicon(
        silent=frozenset(lists["silent"]),
        general=frozenset(map(_singular, lists["general"])),
        places=frozenset(map(_singular, lists["places"])),
        known=frozenset(map(_singular, spelt)),
        by_letter=by_letter,
        short=given["short"],
        phrases=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"),
        phrase=phrase,
    )
