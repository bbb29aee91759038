"""What a person is known by, found in texts and taken out of them."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lwdesk.text import fold, match_key

ERASED = "[erased]"
"""What stands in a text in the place of what named the person."""
_QUOTED = re.compile("“([^”]*)”")
_TITLE = re.compile(
    r"(?:dr|mr|mrs|ms|mx|miss|prof(?:essor)?|cllr|councillor|sir|dame|lord|lady|revd?|hon)\.?\s+", re.IGNORECASE
)
"""A form of address that others leave out where they name the same person."""

_HYPHENS, _APOSTROPHES = "[-\u2010\u2011]", "['\u2018\u2019\u02bc`]"
_HYPHEN, _APOSTROPHE = re.compile(_HYPHENS), re.compile(_APOSTROPHES)


class Words:
    """What a person is known by (names, e-mail addresses, telephone numbers), to be found in any text."""

    def __init__(self, words: Iterable[str], close: Iterable[str] = ()) -> None:
        """`close` are single words that name the person where they are written with these very letters."""
        self._given = {" ".join(word.split()) for word in words} - {""}
        given = set(self._given)
        given |= {bare for word in given if (m := _TITLE.match(word)) and " " in (bare := word[m.end() :])}
        # Who types in a hurry leaves the accents out.
        given |= {fold(word) for word in given}
        self._exact = {word.casefold() for word in given}
        self._keys = {key for word in given if _tells(word) and len(key := match_key(word)) >= 8}
        parts = [_pattern_of(word) for word in sorted(filter(_tells, given), key=len, reverse=True)]
        found = [f"(?i:{part})" for part in parts] + [_letters(word) for word in sorted(close, key=len, reverse=True)]
        # "Ada Moss" is not to be found in "Ada Mossley", nor in "Ada Moss-Green".
        either = f"(?:{'|'.join(found)})" if found else "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?<!\w{_HYPHENS}){either}(?!{_HYPHENS}?\w)")

    def parts(self) -> set[str]:
        """The first names and surnames by which the person's own interviews may speak of them, each alone."""
        names = [_TITLE.sub("", word) for word in self._given if not re.search(r"[\d@]", word)]
        found = {part.strip(".,;()") for name in names for part in name.split()}
        # Half of a double name is a name too.
        found |= {half for part in found for half in _HYPHEN.split(part)}
        found |= {fold(part).capitalize() for part in found}
        return {part for part in found if len(part) >= 3 and part[:1].isupper()}

    def with_parts(self, parts: Iterable[str]) -> "Words":
        """The same, and besides these first names and surnames."""
        return Words(self._given, parts)

    def are_in(self, text: str | None) -> bool:
        """Whether the text names the person."""
        return bool(text) and self._pattern.search(text or "") is not None

    def are_in_json(self, text: str | None) -> bool:
        """Whether one of the strings in the JSON text names the person."""
        # In JSON a quotation mark, and in that of some hands any letter but ours, is written as a code.
        return self.are_in(text) or ("\\" in (text or "") and any(map(self.are_in, _strings(json.loads(text or "")))))

    def are_key_in(self, key: str) -> bool:
        """Whether a name as answers about names keep it, without spaces, names the person."""
        return any(own in key for own in self._keys)

    def are_all_of(self, text: str) -> bool:
        """Whether the text is nothing else."""
        return " ".join(text.split()).casefold() in self._exact or self._pattern.fullmatch(text.strip()) is not None

    def out_of(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(ERASED, text)

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where they stand in the text: from, and up to."""
        return [match.span() for match in self._pattern.finditer(text)]

    def out_of_label(self, label: str) -> str:
        """The label of a step without them, also where they are too short to be told in other texts."""
        return self.out_of(_QUOTED.sub(lambda m: f"“{ERASED}”" if self.are_all_of(m[1]) else m[0], label))

    def out_of_json(self, text: str) -> str:
        """The JSON text without them, wherever in it they stand."""
        return json.dumps(_replaced(json.loads(text), self.out_of), ensure_ascii=False)


def _tells(word: str) -> bool:
    # A single short word, such as a first name, is found in too much that is about somebody else.
    return len(word) >= 8 or (len(word) >= 5 and (" " in word or "@" in word))


def _pattern_of(word: str) -> str:
    digits = re.sub(r"\D", "", word)
    if len(digits) >= 7 and not any(map(str.isalpha, word)):
        # A telephone number, however its figures are parted.
        return r"[\s().\-]*".join(digits)
    return r"\s+".join(map(_letters, word.split()))


def _letters(word: str) -> str:
    """The word, with whatever sign was typed, or put there by Word, for its apostrophes and hyphens."""
    return _HYPHEN.sub(_HYPHENS, _APOSTROPHE.sub(_APOSTROPHES, re.escape(word.replace("-", "\u2010"))))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _strings(item)


def _replaced(value: Any, replace: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return replace(value)
    if isinstance(value, list):
        return [_replaced(item, replace) for item in value]
    if isinstance(value, dict):
        return {replace(key): _replaced(item, replace) for key, item in value.items()}
    return value
