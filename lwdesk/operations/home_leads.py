"""What a number leads to: a page, a part of it, and what its list is narrowed to so that it shows just these."""

from collections.abc import Sequence
from dataclasses import dataclass

Option = tuple[int | None, str]
"""What a filter ticks: an id or a place among options, None for blank; and what it is called."""
_WHERE = {
    "interview": ("Interviews", ""),
    "contribution": ("Event", "Contributions"),
    "commitment": ("Action plan", "Commitments"),
    "measure": ("Action plan", "Measures"),
    "issue": ("Action plan", "Issues"),
}


@dataclass(frozen=True, slots=True)
class Lead:
    """A place in the study, and what is shown of it."""

    page: str
    part: str = ""
    ticks: tuple[tuple[str, Option], ...] = ()
    """(the name of a filter, what it ticks)."""
    ids: tuple[int, ...] | None = None
    """Only these records; `words` say which they are."""
    words: str = ""
    wave: int | None = None
    """The wave whose matrix is shown."""
    record: int | None = None
    """The record that the keyboard is put on."""
    loose: str = ""
    """The list of loose ends that is shown in place of a page: "passages", "offers", "commitments"."""


def by_status(record: str, statuses: Sequence[str], status: str, *more: tuple[str, Option]) -> Lead:
    """The list of that kind, filtered by a status ("" for none), and by more."""
    option = (statuses.index(status), status) if status else (None, "Blank")
    return Lead(*_WHERE[record], ticks=(("status", option), *more))


def only(record: str, words: str, ids: Sequence[int]) -> Lead:
    """The list of that kind with these records alone."""
    return Lead(*_WHERE[record], ids=tuple(ids), words=words)
