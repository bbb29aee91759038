"""Bold, italic and quotations of a note, kept beside its plain text as stretches of characters.

The text itself stays plain, so that it is searched, counted, compared and exported as it is; a list item is a line
that begins with a bullet. Offsets count characters as Python does, from 0; a stretch ends before `end`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

Kind = Literal["b", "i", "q"]
"""Bold, italic, quotation."""
KINDS: tuple[Kind, ...] = get_args(Kind)
BULLET = "\u2022 "
"""What a line that is an item of a list begins with."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a note."""

    start: int
    end: int
    kind: Kind


def read(kept: str, length: int) -> tuple[Mark, ...]:
    """The marks that are kept, tidied, as far as they lie in a text of that many characters; none where it is no such.

    What cannot be read is left out and not complained of, for the words are what counts.
    """
    try:
        given = json.loads(kept) if kept else []
        found = [Mark(int(start), min(int(end), length), kind) for start, end, kind in given if kind in KINDS]
    except (TypeError, ValueError):
        return ()
    return tidy(found)


def write(marks: Iterable[Mark]) -> str:
    """The marks as they are kept; "" for none."""
    given = [[m.start, m.end, m.kind] for m in tidy(marks)]
    return json.dumps(given, separators=(",", ":")) if given else ""


def tidy(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The same in order, without empty ones, those of one kind that touch made one."""
    found: list[Mark] = []
    last: dict[str, int] = {}
    for mark in sorted(m for m in marks if 0 <= m.start < m.end):
        before = found[last[mark.kind]] if mark.kind in last else None
        if before and mark.start <= before.end:
            found[last[mark.kind]] = Mark(before.start, max(before.end, mark.end), mark.kind)
        else:
            last[mark.kind] = len(found)
            found.append(mark)
    return tuple(found)


def replaced(marks: Iterable[Mark], start: int, end: int, length: int) -> tuple[Mark, ...]:
    """The marks after the characters from `start` to `end` were replaced by `length` others."""
    by = length - (end - start)

    def moved(at: int, is_end: bool) -> int:
        if at < start or (at == start and is_end):
            return at
        if at >= end:
            return at + by
        return start + length if is_end else start

    return tidy(Mark(moved(m.start, False), moved(m.end, True), m.kind) for m in marks)


def carried_over(marks: Iterable[Mark], old: str, new: str) -> tuple[Mark, ...]:
    """The marks of the old text in the new one: what both begin and end with stays marked as it was."""
    short = min(len(old), len(new))
    head = next((n for n in range(short) if old[n] != new[n]), short)
    room = short - head
    tail = next((n for n in range(room) if old[-1 - n] != new[-1 - n]), room)
    last, between = len(old) - tail, new[head : len(new) - tail]
    moved: list[Mark] = []
    for mark in marks:
        if head <= mark.start and mark.end <= last and head < last:
            # Within what changed its words are looked for, or a space cut off at each end would mark the whole.
            at = between.find(old[mark.start : mark.end])
            if at >= 0:
                moved.append(Mark(head + at, head + at + mark.end - mark.start, mark.kind))
        else:
            moved += replaced([mark], head, last, len(between))
    return tidy(moved)


def runs(text: str, marks: Iterable[Mark], first: int = 0) -> Iterator[tuple[str, frozenset[Kind]]]:
    """The text in stretches that are marked alike, each with the kinds that it has; the text begins at `first`."""
    marks = [m for m in marks if m.start < first + len(text) and m.end > first]
    cuts = {0, len(text)}
    cuts |= {min(max(at - first, 0), len(text)) for m in marks for at in (m.start, m.end)}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        held = frozenset(m.kind for m in marks if m.start <= first + start and first + end <= m.end)
        yield text[start:end], held


def count_words(text: str) -> int:
    """How many words a text has; a bullet is none."""
    return sum(1 for word in text.split() if word != "\u2022")
