"""What was typed into a search, taken apart: words and phrases, as an index of words is asked for them."""

import re
from dataclasses import dataclass

from lwdesk.text import clean, fold

MOST_WORDS = 32
"""Words that are looked for; whoever pastes a whole page finds where it begins."""
_QUOTES = re.compile('["\u201c\u201d\u201e\u201f\u00ab\u00bb]')
_TOKEN = re.compile(r"[^\W_]+")


def tokens(text: str) -> tuple[str, ...]:
    """The words of the text as an index of words has them: letters and figures, without case and accents."""
    return tuple(_TOKEN.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class Sought:
    """A word to find, or several in a row; `begun` where the last may go on, since it is still being typed."""

    text: str
    words: tuple[str, ...]
    begun: bool = False

    def is_said_by(self, words: tuple[str, ...]) -> bool:
        """Whether these words, and no others, are what is sought."""
        if words == self.words:
            return True
        count = len(self.words)
        return (
            self.begun
            and len(words) == count
            and words[:-1] == self.words[:-1]
            and words[-1].startswith(self.words[-1])
        )

    def expression(self, whole: bool) -> str:
        """What FTS5 is asked for it; with `whole` the last word is taken as ended."""
        return f'"{self.text}"' + ("*" if self.begun and not whole else "")


def take_apart(typed: str) -> tuple[Sought, ...]:
    """What to look for: every word, and each stretch in double quotes as a phrase; what has no letter is left out.

    The last word is one that may go on, unless quotes were closed behind it. Nothing that is typed is refused.
    """
    found: list[Sought] = []
    parts = _QUOTES.split(clean(typed[:20_000]))
    for n, part in enumerate(parts):
        quoted = n % 2 == 1
        closed = quoted and n < len(parts) - 1
        for text in (" ".join(part.split()),) if quoted else part.split():
            if words := tokens(text):
                found.append(Sought(text, words, begun=not closed))
    kept: list[Sought] = []
    room = MOST_WORDS
    for one in found:
        if len(one.words) > room:
            # Cut where the words that are still wanted end.
            cut = " ".join(one.words[:room])
            kept += [Sought(cut, one.words[:room], begun=False)] if cut else []
            break
        kept.append(one)
        room -= len(one.words)
    last = len(kept) - 1
    return tuple(Sought(one.text, one.words, one.begun and n == last) for n, one in enumerate(kept))


def match(sought: tuple[Sought, ...], whole: bool = False) -> str:
    """The expression by which FTS5 finds what has all of it; "" where nothing is sought."""
    return " ".join(one.expression(whole) for one in sought)


def phrase(sought: tuple[Sought, ...]) -> str:
    """The expression for all of it in a row, as it was typed."""
    begun = "*" if sought and sought[-1].begun else ""
    return f'"{" ".join(one.text for one in sought)}"{begun}'
