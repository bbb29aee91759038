"""Columns that name a person in parts: first name and surname, which together are the name."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.recognise.cells import words_of
from lwdesk.exchange.recognise.headings import one, words
from lwdesk.exchange.recognise.readings import WHOLE, readings_of
from lwdesk.text import words_key

_PARTS = ("forename", "middle name", "surname")
"""In the order in which a name has them."""
_FIRST, _LAST = _PARTS[0], _PARTS[-1]


def parts_of_name(headings: Sequence[str]) -> tuple[int, ...]:
    """The places, from 0, of the headings that make up a person's name, in its order; none without a surname.

    A plain "Name" stands for the first name where there is none beside a surname.
    """
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        if part := _part_of(heading):
            found.setdefault(part, at)
    if _LAST in found and _FIRST not in found:
        plain = next((at for at, heading in enumerate(headings) if is_plain_name(heading)), None)
        if plain is not None:
            found[_FIRST] = plain
    return tuple(found[part] for part in _PARTS if part in found) if {_FIRST, _LAST} <= found.keys() else ()


def is_plain_name(heading: str) -> bool:
    """Whether the heading says "Name", and not whether the first, the last or all of it."""
    return words_key(heading) == "name"


def holds_titles(heading: str, cells: Sequence[Cell]) -> bool:
    """Whether the column has how a person is addressed, "Ms" or "Dr": told by its cells where it has any."""
    if one(words_key(heading)) not in words("address headings"):
        return False
    known = words("addresses")
    return sum(set(words_key(words_of(cell)).split()) <= known for cell in cells) >= 0.8 * len(cells)


@lru_cache(maxsize=4096)
def _part_of(heading: str) -> str:
    """Which part of a person's name the heading says: one of _PARTS; "" for none."""
    for key in _keys(heading):
        for part in _PARTS:
            if key in words(part):
                return part
    return ""


def _keys(heading: str) -> Iterator[str]:
    for key, trust in readings_of(heading):
        if trust > WHOLE:
            yield key
            yield one(key)
