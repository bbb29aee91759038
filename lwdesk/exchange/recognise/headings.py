"""Every heading that a field is known by: those it declares, and the many more of resources/headings.json."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from lwdesk.exchange.key import KEY
from lwdesk.fields import Field
from lwdesk.paths import resource
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.text import words_key

NOTHING = ""
"""In the place of a field's name: a heading of things that lwdesk has no field for, such as a postcode."""
_DECLARED, _LISTED, _BROAD, _PLURAL = 0.97, 0.96, 0.88, 0.99
_PLACE = re.compile(r"\{(\w+)\}")
_ALIKE = 82
# A letter away from a heading of ours, and about something else.
_OTHER_WORDS = frozenset({"contract", "contracts", "founder", "founders", "founded", "state", "states", "found"})


class Headings:
    """The headings that the fields of one kind of record go by, as words' keys, each with how sure it makes."""

    def __init__(self, record: Record) -> None:
        self._named: dict[str, dict[str, float]] = {}
        self.own: dict[str, str] = {}
        listed = _data()["headings"].get(record.name, {})
        broad = words("broad")
        for field in (KEY, *record.seen):
            own = words_key(field.label)
            self.own[field.name] = own
            self._put(own, field, 1.0)
            for heading in field.ui.also:
                key = words_key(heading)
                self._put(key, field, _BROAD if key in broad else _DECLARED)
            for heading in _spelt_out(listed.get(field.name, ())):
                key = words_key(heading)
                self._put(key, field, _BROAD if key in broad else _LISTED)
        title = record.field(record.title)
        for part in ("forename", "surname") if is_of_persons(record) else ():
            for key in words(part):
                self._put(key, title, _BROAD)
        for key in words("nothing"):
            for form in {key, one(key), key.replace(" ", "")}:
                self._named.setdefault(form, {}).setdefault(NOTHING, 0.95)
        options = {option for f in record.fields for option in f.ui.options}
        kinds = {words_key(h) for option, more in worded("kinds").items() if option in options for h in (option, *more)}
        self._of_kinds = kinds | {key.replace(" ", "") for key in kinds}
        """Headings of columns that hold the records of one kind each; they name no field by themselves."""
        self._by_length: dict[int, list[str]] = {}
        for key in self._named:
            self._by_length.setdefault(key.count(" "), []).append(key)

    def _put(self, key: str, field: Field, trust: float) -> None:
        if not key:
            return
        single = one(key)
        for form in {key, key.replace(" ", ""), single, single.replace(" ", "")}:
            fields = self._named.setdefault(form, {})
            sure = trust if form.endswith(key[-2:]) else trust * _PLURAL
            fields[field.name] = max(sure, fields.get(field.name, 0.0))

    def named(self, key: str) -> dict[str, float]:
        """The fields that the key names, whether as one thing or as several, and how surely."""
        joined = key.replace(" ", "")
        found = self._named.get(key) or self._named.get(joined)
        if found:
            return found
        found = self._named.get(one(key)) or self._named.get(one(joined), {})
        return {name: sure * _PLURAL for name, sure in found.items()}

    def alike(self, key: str) -> dict[str, float]:
        """The fields that the key names but for a letter or two in its words: "beneificary name"."""
        there = self._by_length.get(key.count(" "), ())
        found: dict[str, float] = {}
        for near, likeness, _ in extract(key, there, scorer=ratio, score_cutoff=_ALIKE, limit=8):
            if _is_misspelt(key, near):
                for name, sure in self._named[near].items():
                    found[name] = max(found.get(name, 0.0), 0.88 * sure * likeness / 100)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._named
        yield from self._of_kinds.difference(self._named)


@cache
def headings_of(record: Record) -> Headings:
    """The headings of a kind of record; worked out once."""
    return Headings(record)


@cache
def words(name: str) -> frozenset[str]:
    """One of the plain lists of resources/headings.json, as match keys: "alone", "broad", "nothing", "other dates"."""
    return frozenset(words_key(text) for text in _spelt_out(_data()[name]))


def worded(name: str) -> dict[str, list[str]]:
    """One of the lists of resources/headings.json that give other words for each of some words, such as "kinds"."""
    found: dict[str, list[str]] = _data()[name]
    return found


def is_of_persons(record: Record) -> bool:
    """Whether the record's title names a person: its own name, or that of the person it links to."""
    title = record.field(record.title)
    if title.ui.target:
        return is_of_persons(RECORDS[title.ui.target])
    return title.ui.personal


def one(key: str) -> str:
    """The key as for one thing: "funders" and "funder", "bodies" and "body" are the same heading."""
    if len(key) < 4 or not key.endswith("s") or key.endswith("ss"):
        return key
    return f"{key[:-3]}y" if key.endswith("ies") and len(key) > 5 else key[:-1]


def _spelt_out(headings: list[str]) -> Iterator[str]:
    """The headings with each word in braces replaced by all that it stands for."""
    stand_for: dict[str, list[str]] = _data()["words"]
    for heading in headings:
        names = _PLACE.findall(heading)
        for chosen in product(*(stand_for[name] for name in names)):
            yield heading.format(**dict(zip(names, chosen, strict=True)))


def _is_misspelt(key: str, near: str) -> bool:
    # Both have as many spaces; a key may hold blanks of other kinds besides, which are no ends of words here.
    for word, right in zip(key.split(" "), near.split(" "), strict=True):
        if word == right or one(word) == one(right):
            continue
        if word in _OTHER_WORDS or len(right) < 5 or OSA.distance(word, right) > (1 if len(right) < 8 else 2):
            return False
    return True


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource("headings.json").read_text(encoding="utf-8"))
    return found
