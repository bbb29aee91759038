"""Which of the things that bear one reference a row is about, told by their names.

A reference that lwdesk gave ("A0042") says most; the numbers of somebody else's list come again in every other list.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz.fuzz import token_sort_ratio

from lwdesk.records.tables import Record
from lwdesk.text import fold, match_key

ALIKE, VERY_ALIKE = 60.0, 90.0
"""Names less alike than this (token sort ratio, 0 to 100) are not one record though they bear one reference."""


_Thing = TypeVar("_Thing")


class References:
    """Judges references of one kind of record."""

    def __init__(self, record: Record) -> None:
        self._own = re.compile(rf"{re.escape(record.ref_prefix)}\d{{4,}}" if record.ref_prefix else "(?!)", re.I)

    def are_own(self, ref: str) -> bool:
        """Whether it looks like one that lwdesk gave."""
        return bool(self._own.fullmatch(ref))

    def bearer(
        self, bearers: Sequence[_Thing], called: Callable[[_Thing], str], ref: str, name: str, keyed: bool
    ) -> _Thing | None:
        """The one of those that bear the reference that a row of that name is about, if any.

        It is the first of the very name, or else of the same but for its spelling, or else of one that is alike. A
        row that is `keyed` was written by lwdesk for another record, so that its reference says less.
        """
        same = [one for one in bearers if called(one) == name] or [
            one for one in bearers if same_name(called(one), name)
        ]
        if same:
            return same[0]
        alike = ALIKE if not keyed and self.are_own(ref) else VERY_ALIKE
        return next((one for one in bearers if _are_alike(called(one), name, alike)), None)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, as far as match keys tell."""
    return one == other or (match_key(one) or one) == (match_key(other) or other)


def _are_alike(one: str, other: str, alike: float) -> bool:
    return not one or not other or token_sort_ratio(fold(one), fold(other)) >= alike
