"""Passages of a text as stretches of characters, and how they move when the text is edited.

A passage covers exactly its words. Text put inside it is part of it, text put at its edges is not; where a part of it
is deleted it keeps what is left, and where all of it is, it is lost and keeps its last words. Offsets count characters
as Python does, from 0; a stretch ends before `end`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

_NEARBY = 2000
"""Characters within which words are looked for that are not where they were."""
_MOST_LINES, _MOST_PIECES = 4000, 2000
"""Lines and words of a changed stretch, old and new together, that are compared one by one; more count as new."""
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class Span(NamedTuple):
    """Where a passage stands and what it says; one that is lost stands, empty, where its words were last."""

    start: int
    end: int
    words: str
    lost: bool = False
    cut: str = ""
    """What it said before the deletions that have been going on in it, which are its last words if nothing remains."""
    open: bool = False
    """Whether its last words are just being typed over, so that what follows at its end belongs to it."""

    @property
    def place(self) -> tuple[int, int, str, bool]:
        """What a study keeps of it."""
        return self.start, self.end, self.words, self.lost

    def stands_in(self, body: str) -> bool:
        """Whether it is as it should be in this text: over its own words, or lost."""
        if self.lost:
            return self.start == self.end
        return 0 <= self.start < self.end and body[self.start : self.end] == self.words


def spanning(body: str, start: int, end: int) -> Span | None:
    """A passage of these characters of a text, less the spaces around them; None where nothing else is there."""
    start, end = max(0, start), min(end, len(body))
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end, body[start:end]) if start < end else None


# One edit that is known exactly


def edited(
    spans: Sequence[Span], at: int, removed: int, added: str, body: str, typed_over: bool = False
) -> tuple[Span, ...]:
    """The passages after `removed` characters at `at` gave way to the `added` ones; `body` is the text as it is now.

    `typed_over`: the characters were replaced by typing, of which this edit may be no more than the deletion.
    """
    by = len(added) - removed
    last = at + removed
    found: list[Span] = []
    for span in spans:
        if span.end < at and not (span.cut or span.open or span.lost):
            found.append(span)
        elif span.start > last and not span.cut and not span.open:
            found.append(Span(span.start + by, span.end + by, span.words, span.lost))
        elif span.lost:
            found.append(_lost_after(span, at, removed, added, body))
        else:
            found.append(_after(span, at, removed, added, body, typed_over))
    return tuple(found)


def _after(span: Span, at: int, removed: int, added: str, body: str, typed_over: bool) -> Span:
    start, end, last = span.start, span.end, at + removed
    by = len(added) - removed
    goes_on = span.open and not removed and at == end
    if at >= end and not goes_on:
        return Span(start, end, span.words)
    if last <= start:
        return Span(start + by, end + by, span.words)
    if at <= start and last >= end:
        return _all_gone(span, at, added, body)
    if at < start:
        start, end = last + by, end + by
    elif last > end:
        end = at
    else:
        # Within it: what is put in the place of its first or last words is part of it as they were.
        end += by
    words = body[start:end]
    cut = (span.cut or span.words) if len(words) < len(span.words) and (not added or words in span.words) else ""
    if len(words) < len(span.words) and not _says_something(words):
        return Span(start, start, span.cut or span.words, True)
    return Span(start, end, words, False, cut, last == span.end and (goes_on or bool(added) or typed_over))


def _says_something(words: str) -> bool:
    # Of a sentence whose stop remains nothing remains.
    return any(map(str.isalnum, words))


def _all_gone(span: Span, at: int, added: str, body: str) -> Span:
    lost = Span(at, at, span.cut or span.words, True)
    return _found_in(lost, at, at + len(added), body, span.words) or lost


def _lost_after(span: Span, at: int, removed: int, added: str, body: str) -> Span:
    here = span.start
    if here > at + removed:
        return span._replace(start=here + len(added) - removed, end=here + len(added) - removed)
    if here < at:
        return span
    moved = span._replace(start=at, end=at)
    return _found_in(moved, at, at + len(added), body, span.words) or moved


def _found_in(span: Span, start: int, end: int, body: str, words: str) -> Span | None:
    """The passage where its very words stand in what has just been put there, or across its edges."""
    if end == start or not words:
        return None
    begin = body.find(words, max(0, start - len(words) + 1), end + len(words) - 1)
    return Span(begin, begin + len(words), words) if begin >= 0 else None


# Two texts of which the difference is all that is known


def moved(spans: Sequence[Span], old: str, new: str) -> tuple[Span, ...]:
    """The passages of the old text in the new one, told by what differs.

    One of which the words are gone from their place is found where they stand exactly once nearby.
    """
    if old == new or not spans:
        return tuple(spans)
    head, tail = common(old, new)
    body = old
    now = tuple(spans)
    for at, removed, added in _edits(old, new, head, tail):
        body = body[:at] + added + body[at + removed :]
        now = edited(now, at, removed, added, body)
    region = head, len(new) - tail
    settled = (_again(before, after, new, region) for before, after in zip(spans, now, strict=True))
    return tuple(span._replace(cut="", open=False) if span.cut or span.open else span for span in settled)


def put_right(span: Span, body: str) -> Span:
    """The passage as it stands in a text that may not be the one that it was placed in."""
    if span.stands_in(body):
        return span
    at = min(max(span.start, 0), len(body))
    if span.lost:
        return span._replace(start=at, end=at)
    return _once(span.words, body, at) or Span(at, at, span.words, True)


def _again(before: Span, after: Span, new: str, region: tuple[int, int]) -> Span:
    """The passage, found where its words are if the edits lost them, or if they came back with what changed."""
    if before.lost and after.lost:
        words = before.words
        within = new[max(0, region[0] - len(words)) : region[1] + len(words)]
        return (within.count(words) == 1 and _once(words, new, after.start)) or after if words else after
    if after.lost or len(after.words) < len(before.words):
        # What was cut out in one place and put in at another is nobody's deletion.
        again = _once(before.words, new, after.start)
        return again or (after._replace(words=before.words) if after.lost else after)
    return after


def _once(words: str, body: str, at: int) -> Span | None:
    if not words:
        return None
    begin = max(0, at - _NEARBY - len(words))
    near = body[begin : at + _NEARBY + len(words)]
    if near.count(words) == 1:
        start = begin + near.index(words)
    elif words not in near and body.count(words) == 1:
        start = body.index(words)
    else:
        return None
    return Span(start, start + len(words), words)


def common(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin with, and how many both end with."""
    short = min(len(old), len(new))
    head = _equal(short, lambda n: old[:n] == new[:n])
    tail = _equal(short - head, lambda n: old[len(old) - n :] == new[len(new) - n :])
    return head, tail


def _equal(most: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to `most` for which it holds, where it holds for every smaller one too."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _edits(old: str, new: str, head: int, tail: int) -> Iterator[tuple[int, int, str]]:
    """The edits that lead from one text to the other, from the last to the first: (at, removed, added)."""
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    for at, removed, added in _differing(
        before.splitlines(keepends=True), after.splitlines(keepends=True), _MOST_LINES
    ):
        if not removed or not added:
            yield head + at, removed, added
            continue
        # Lines that were changed rather than put there: which of their words.
        gone = before[at : at + removed]
        for begin, count, words in _differing(_PIECES.findall(gone), _PIECES.findall(added), _MOST_PIECES):
            yield head + at + begin, count, words


def _differing(a: list[str], b: list[str], most: int) -> Iterator[tuple[int, int, str]]:
    """How two lists of pieces differ, from the last place to the first: (at, characters removed, text added)."""
    places = _starts(a)
    if not a or not b or len(a) + len(b) > most:
        yield 0, places[-1], "".join(b)
        return
    # Imported here: most texts are edited as they are typed, and nothing is to be compared.
    from difflib import SequenceMatcher

    for tag, i, j, k, m in reversed(SequenceMatcher(None, a, b, autojunk=False).get_opcodes()):
        if tag != "equal":
            yield places[i], places[j] - places[i], "".join(b[k:m])


def _starts(pieces: Iterable[str]) -> list[int]:
    found = [0]
    for piece in pieces:
        found.append(found[-1] + len(piece))
    return found
