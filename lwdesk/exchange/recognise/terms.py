"""The terms of a vocabulary that a cell names, by label or synonym."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from lwdesk.text import match_key, split_values

_COMMAS = re.compile(r"\s*[,/]\s*")
_SLASHES = re.compile(r"\s*/\s*")
_PARTS = re.compile(r"\s*(?:,\s*and\b|,\s*&|,|/|\+|&|\band\b|\bwith\b)\s*", re.IGNORECASE)
_LEAD_INS = re.compile(r"^(?:the|mainly|mostly|also|london borough of|lb of|lb|royal borough of|city of)\s+")
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
            self._ids.setdefault(match_key(term.label), term.id)
        for term in named:
            for synonym in term.synonyms:
                self._ids.setdefault(match_key(synonym), term.id)
        self._ids.pop("", None)
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
        self._ids[match_key(name)] = id
        self._read = cache(self._read_cell)

    def _find(self, text: str) -> int | None:
        key = match_key(text)
        found = self._ids.get(key)
        if found is None and key:
            bare = _LEAD_INS.sub("", key)
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
        for part in split_values(cell):
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
        slashed = [self._find(piece) for piece in _SLASHES.split(part)]
        if all(id is not None for id in slashed):
            return [id for id in slashed if id is not None], []
        pieces = self._read_pieces(part)
        return (pieces, []) if pieces is not None else self._read_listed(part)

    def _read_listed(self, part: str) -> tuple[list[int], list[str]]:
        """The terms in a list of which not every piece is known: where most are, the others are left over."""
        ids: list[int] = []
        unread = []
        for piece in filter(None, _COMMAS.split(part)[:_MOST_PIECES]):
            found = self._read_pieces(piece) or [id for id in (self._find(piece),) if id is not None]
            ids.extend(found)
            if not found:
                unread.append(piece)
        return (ids, unread) if len(ids) > max(1, len(unread)) else ([], [part])

    def _read_pieces(self, part: str) -> list[int] | None:
        """The terms that the pieces of a part name, the longest runs first: "Kensington and Chelsea and Brent"."""
        marks = list(_PARTS.finditer(part))
        if not marks or len(marks) > _MOST_PIECES:
            return None
        starts = [0, *(mark.end() for mark in marks)]
        ends = [*(mark.start() for mark in marks), len(part)]
        ids: list[int] = []
        at = 0
        while at < len(starts):
            if not part[starts[at] : ends[at]].strip():
                at += 1
                continue
            for to in range(min(len(starts), at + self._longest), at, -1):
                found = self._find(part[starts[at] : ends[to - 1]])
                if found is not None:
                    ids.append(found)
                    at = to
                    break
            else:
                return None
        return ids
