"""The terms of a vocabulary that a cell names, by label or synonym."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from lwdesk.text import split_values, words_key

_SLASHES = re.compile(r"\s*/\s*")
_PARTS = re.compile(
    # Not inside of brackets, where commas part something else.
    r"\s*(?:,\s*(?:and|or)\b|,\s*&|,|/|\+|&|\s[-–—]\s|\b(?:as well as|but also|and also|and|or|plus|with)\b|"
    r"(?=\betc\b))\s*(?![^(\[]*[)\]])",
    re.IGNORECASE,
)
_LEAD_INS = re.compile(
    r"^(?:(?:in|the|mainly|mostly|also|especially|particularly|london boroughs? of|boroughs? of|l ?b of|l ?b|lbs of|"
    r"royal borough of|city of)\s+)+"
)
_LAST = re.compile(r"\s*,\s*(?:city of|l\.?b\.?(?: of)?|(?:london |royal )?borough of)$", re.IGNORECASE)
_ALL = re.compile(
    r"(?:(?:all|every)(?: of)?(?: the)?|the)?\s*(?:\d\d|thirty[- ](?:two|three))?\s*(?:london )?boroughs?"
    r"(?: (?:of|in|across) (?:greater )?london)?|(?:greater )?london[- ]?wide|"
    r"(?:pan|all|whole|across|throughout|all of|the whole of|all across|greater)[- ](?:greater )?london",
    re.IGNORECASE,
)
_REGION = re.compile(r"(?:all )?(?:the )?(.+?) (?:london )?(?:boroughs|sub region)")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_MAINLY = re.compile(r"mainly|mostly|only|all|whole|whole borough|all of it|borough|lb", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:^|\s+)\(?\d{1,2}[.)]\s+(?=[A-Za-z])")
_MOST_PIECES = 120


class NamedTerm(Protocol):
    """A term as the store gives it."""

    @property
    def id(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def synonyms(self) -> Sequence[str]: ...


class TermReader:
    """Reads the cells of a column that holds terms of one vocabulary.

    Cells repeat a great deal, so what a text means is worked out once; a reader lives as long as one import.
    """

    def __init__(self, terms: Iterable[NamedTerm]) -> None:
        self._ids: dict[str, int] = {}
        named = list(terms)
        # Labels go first, so that a synonym of one term never hides the label of another.
        for term in named:
            self._ids.setdefault(words_key(term.label), term.id)
        for term in named:
            for synonym in term.synonyms:
                self._ids.setdefault(words_key(synonym), term.id)
        self._ids.pop("", None)
        self._families: dict[str, list[int]] = {}
        if all(getattr(term, "family", "") for term in named):
            # Only where every term has one do families part the whole, as sub-regions do.
            for term in named:
                if not getattr(term, "retired", False):
                    self._families.setdefault(words_key(getattr(term, "family", "")), []).append(term.id)
        self._longest = max((key.count(" ") + 1 for key in self._ids), default=1)
        self._read = cache(self._read_cell)

    def read_many(self, cell: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The ids of the terms that the cell names, in its order and each once, and the texts that name none."""
        return self._read(cell)

    def read_one(self, cell: str) -> int | None:
        """The id of the one term that the cell names as a whole, or None."""
        return self._find(cell)

    def add(self, name: str, id: int) -> None:
        """Let `name` mean the term from now on, as when the user has just made it or told what a text means."""
        self._ids[words_key(name)] = id
        self._read = cache(self._read_cell)

    def _find(self, text: str) -> int | None:
        key = words_key(text)
        found = self._ids.get(key)
        if found is None and key:
            bare = _LEAD_INS.sub("", words_key(_LAST.sub("", text)))
            found = self._ids.get(bare)
            if found is None and len(bare) > 3:
                found = self._ids.get(bare[:-1]) if bare.endswith("s") else self._ids.get(f"{bare}s")
        return found

    def _read_cell(self, cell: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        ids: dict[int, None] = {}
        unread: list[str] = []
        whole = self._find(cell)
        if whole is not None:
            return (whole,), ()
        for part in split_values(_NUMBERS.sub(";", cell) if _NUMBERS.match(cell) else cell):
            found, left = self._read_part(part.strip(" \t,.•-–"))
            ids.update(dict.fromkeys(found))
            unread.extend(left)
        return tuple(ids), tuple(unread)

    def _read_part(self, part: str) -> tuple[list[int], list[str]]:
        """The terms in a part and what is left over; it is taken apart at commas, slashes and "and" only
        where that makes terms of it."""
        if not part:
            return [], []
        found = self._find(part)
        if found is not None:
            return [found], []
        together = self._together(part)
        if together:
            return together, []
        slashed = [self._find(piece) for piece in _SLASHES.split(part)]
        if all(id is not None for id in slashed):
            return [id for id in slashed if id is not None], []
        if (match := _BRACKETS.search(part)) and match.start():
            inside, left = self._read_pieces(match[1])
            if len(inside) > 1 and not left:
                # "East (Newham, Tower Hamlets)": what stands before says no more than where they are.
                return inside, [part]
        return self._read_pieces(part)

    def _together(self, part: str) -> list[int]:
        """The terms that a text means as a whole: all of them, or those of a family; none where it means neither."""
        if not self._families:
            return []
        if _ALL.fullmatch(part.strip()):
            return list(dict.fromkeys(id for ids in self._families.values() for id in ids))
        region = _REGION.fullmatch(words_key(part))
        return list(self._families.get(region[1], ())) if region else []

    def _read_pieces(self, part: str) -> tuple[list[int], list[str]]:
        """The terms that the pieces of a part name, the longest runs first: "Kensington and Chelsea and Brent".

        What is left over is told apart where at least as many pieces were read; else nothing is taken for read.
        """
        marks = list(_PARTS.finditer(part))[:_MOST_PIECES]
        starts = [0, *(mark.end() for mark in marks)]
        ends = [*(mark.start() for mark in marks), len(part)]
        ids: list[int] = []
        unread: list[tuple[int, int]] = []
        at = pieces = read = 0
        while at < len(starts):
            if not part[starts[at] : ends[at]].strip():
                at += 1
                continue
            pieces += 1
            for to in range(min(len(starts), at + self._longest), at, -1):
                found, left = self._read_run(part[starts[at] : ends[to - 1]])
                if found:
                    ids.extend(found)
                    read += 1
                    unread += [(starts[at], ends[to - 1])] if left else []
                    break
            else:
                to = at + 1
                if unread and unread[-1][1] >= starts[at - 1] and unread[-1][1] == ends[at - 1]:
                    unread[-1] = (unread[-1][0], ends[at])
                else:
                    unread.append((starts[at], ends[at]))
            at = to
        if not ids or read * 2 < pieces:
            return [], [part]
        return ids, [part[start:end].strip() for start, end in unread]

    def _read_run(self, run: str) -> tuple[list[int], bool]:
        """The terms that a run of pieces names, and whether it says more than that, in brackets."""
        found = self._find(run)
        if found is not None:
            return [found], False
        if (match := _BRACKETS.search(run)) and (bare := self._find(run[: match.start()])) is not None:
            return [bare], not _MAINLY.fullmatch(match[1].strip())
        before, colon, after = run.partition(":")
        if colon and (found := self._find(after)) is not None:
            return [found], bool(before.strip())
        return self._read_words(run.split()), False

    def _read_words(self, words: list[str]) -> list[int]:
        """The terms that the words name one after the other, where nothing is left over: "Brent Harrow Ealing"."""
        ids: list[int] = []
        at = 0
        if not 1 < len(words) <= _MOST_PIECES:
            return []
        while at < len(words):
            for to in range(min(len(words), at + self._longest), at, -1):
                found = self._find(" ".join(words[at:to]))
                if found is not None:
                    ids.append(found)
                    at = to
                    break
            else:
                return []
        return ids
