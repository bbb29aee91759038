"""A place of a text where what was sought stands, and the words around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lwdesk.store.typed import Sought, tokens

OPENED, CLOSED = "\x01", "\x02"
"""What an index of words puts round each word that it found; no text has them."""
_MARKED = re.compile(f"{OPENED}([^{CLOSED}]*){CLOSED}")
_BEFORE, _ROOM = 50, 200
_NEAR = 20
"""Characters apart that make no difference."""
_WIDEST = 160
"""Characters that are still taken for one place."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """The best place of a text. `exact` when all stands there as it was typed, `whole` when no word goes on.

    `at` and `length` say where the place is in the text, `spans` where anything was found.
    """

    text: str
    spans: Sequence[Span]
    at: int
    length: int
    exact: bool
    whole: bool
    spread: int
    """How many characters there are from the first to the last of what was found."""

    @property
    def order(self) -> tuple[bool, bool, int]:
        """What comes first among passages: the exact one, the one of whole words, the close one."""
        return (not self.exact, not self.whole, self.spread if self.spread > _NEAR else 0)

    @property
    def context(self) -> str:
        """The place with the words around it, on one line."""
        return self._around[0]

    @property
    def marked(self) -> tuple[Span, ...]:
        """The stretches of the context that were found."""
        context, shift = self._around
        moved = ((a + shift, b + shift) for a, b in self.spans)
        return tuple((a, b) for a, b in moved if a >= 0 and b <= len(context))

    @cached_property
    def _around(self) -> tuple[str, int]:
        # Made when it is shown: of many places that were found few are.
        return _around(self.text, self.at, self.at + self.length)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tokens(text)


def from_marked(marked: str, sought: Sequence[Sought]) -> Passage | None:
    """The best place of a text in which an index has marked what it found; None where nothing is marked."""
    spans: list[Span] = []
    pieces: list[str] = []
    at = end = 0
    for found in _MARKED.finditer(marked):
        between = marked[end : found.start()]
        pieces += (between, found[1])
        at += len(between)
        spans.append((at, at + len(found[1])))
        at += len(found[1])
        end = found.end()
    if not spans:
        return None
    pieces.append(marked[end:])
    return best("".join(pieces), spans, sought)


def best(text: str, spans: Sequence[Span], sought: Sequence[Sought]) -> Passage:
    """The place of the text where most of what is sought stands closest together; `spans` are where any of it does."""
    meant = [_which(text[a:b], sought) for a, b in spans]
    first, last = _closest(spans, meant, len(sought)) if len(sought) > 1 else _first_whole(text, spans, sought[0])
    start, end = spans[first][0], spans[last][1]
    exact = len(sought) > 1 and _in_a_row(text[start:end], sought)
    whole = not sought[-1].begun or any(
        _words(text[a:b])[-len(sought[-1].words) :] == sought[-1].words for a, b in spans[first : last + 1]
    )
    complete = exact or len({*meant} - {None}) >= len(sought)
    spread = end - start if complete else len(text)
    if end - start > _WIDEST:
        end = spans[first][1]
    return Passage(text, spans, start, end - start, exact, whole, spread)


def _which(said: str, sought: Sequence[Sought]) -> int | None:
    words = _words(said)
    for n, one in enumerate(sought):
        if words == one.words:
            return n
    return next((n for n, one in enumerate(sought) if one.is_said_by(words)), None)


def _first_whole(text: str, spans: Sequence[Span], sought: Sought) -> Span:
    n = next((n for n, (a, b) in enumerate(spans) if _words(text[a:b]) == sought.words), 0)
    return n, n


def _closest(spans: Sequence[Span], meant: Sequence[int | None], count: int) -> Span:
    """The first and the last of the spans between which everything sought stands, as close as it comes."""
    held: dict[int, int] = {}
    found: Span | None = None
    for n, which in enumerate(meant):
        if which is None:
            continue
        held[which] = n
        if len(held) == count:
            first = min(held.values())
            if found is None or spans[n][1] - spans[first][0] < spans[found[1]][1] - spans[found[0]][0]:
                found = first, n
    return found or (0, 0)


def _in_a_row(said: str, sought: Sequence[Sought]) -> bool:
    words = _words(said) if len(said) < 400 else tokens(said)
    wanted = tuple(word for one in sought for word in one.words)
    if sought[-1].begun and len(words) == len(wanted):
        return words[:-1] == wanted[:-1] and words[-1].startswith(wanted[-1])
    return words == wanted


def _around(text: str, start: int, end: int) -> tuple[str, int]:
    """The words around a place, and by how much its offsets move there."""
    from_ = max(0, start - _BEFORE)
    if from_ > 0:
        space = text.find(" ", from_, start)
        from_ = space + 1 if space >= 0 else from_
    to = min(len(text), max(end, from_ + _ROOM))
    if to < len(text):
        space = text.rfind(" ", end, to)
        to = space if space > 0 else to
    lead, tail = ("… " if from_ else ""), (" …" if to < len(text) else "")
    # A character for a character, so that offsets hold.
    line = re.sub(r"\s", " ", text[from_:to])
    return f"{lead}{line}{tail}", len(lead) - from_
