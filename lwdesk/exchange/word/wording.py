"""Which question of a guide a heading or a numbered question means, by its words, its number and where it stands."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_sort_ratio

from lwdesk.store.notes import PromptInfo
from lwdesk.text import plain_words

SURE = 0.86
"""From here on a question counts as recognised; from GUESS on it is proposed, and the user is asked to look."""
GUESS = 0.55
NUMBERED = re.compile(
    r"^\s*(?P<q>q(?:uestion|n)?\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?:[.):]|\s*[-\u2013\u2014:]|(?=\s)|$)\s*",
    re.I,
)
"""A number that was typed before a question: "3.", "2.1)", "Q3:", "Question 4"."""
ASKED = re.compile(r"^\s*q(?:uestion)?\s*[:.]\s*", re.I)
SECTION_WORD = re.compile(r"^\s*(?:section|part|theme|topic)\s+(?:\d{1,2}|[a-z]|[ivx]+)\s*(?:[.:)\u2013-]\s*|$)", re.I)
_STEM = 5
_COMMON_WORDS = """
a about all an and any are as at be been by can could did do does for from had has have how i if in into is it its may
might of on or our s should so that the their them there they this to up was we were what when where which who why will
with would you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class Meant:
    """The question that is meant, None where none is likely, and how sure that is: 0 to 1."""

    prompt: int | None = None
    sure: float = 0.0


class Questions:
    """The questions of a guide in their order, to be recognised in a document."""

    def __init__(self, prompts: Sequence[PromptInfo]) -> None:
        self.prompts = list(prompts)
        self._words = [plain_words(p.text) for p in self.prompts]
        self._stems = [_stems(words) for words in self._words]
        spread = Counter(stem for stems in self._stems for stem in stems)
        self._weight = {stem: 1.0 / count for stem, count in spread.items()}
        self.sections = list(dict.fromkeys(p.section for p in self.prompts))
        self._section_words = [plain_words(section) for section in self.sections]
        self._numbers: dict[str, int] = {}
        within: Counter[str] = Counter()
        for at, prompt in enumerate(self.prompts):
            within[prompt.section] += 1
            self._numbers[str(at + 1)] = at
            self._numbers[f"{self.sections.index(prompt.section) + 1}.{within[prompt.section]}"] = at

    def numbered(self, number: str) -> int | None:
        """The id of the question with that number: "7" in the whole guide, "2.3" in a section."""
        at = self._numbers.get(number.strip(". "))
        return self.prompts[at].id if at is not None else None

    def section(self, text: str) -> tuple[str, float]:
        """The section that a heading names, and how sure that is; "" for none."""
        words = plain_words(SECTION_WORD.sub("", NUMBERED.sub("", text)))
        best, found = 0.0, ""
        for name, its in zip(self.sections, self._section_words, strict=True):
            score = token_sort_ratio(" ".join(words), " ".join(its)) / 100
            if score > best:
                best, found = score, name
        return (found, best) if best >= SURE else ("", best)

    def part_of_section(self, text: str) -> str:
        """The only section whose name has every word of a heading that counts: "Funding"; "" for none."""
        stems = _stems(plain_words(SECTION_WORD.sub("", text)))
        found = [
            name for name, its in zip(self.sections, self._section_words, strict=True) if stems and stems <= _stems(its)
        ]
        return found[0] if len(found) == 1 else ""

    def meant(self, text: str, number: str = "", section: str = "", after: int = -1) -> Meant:
        """The question that a text means; `after` is the place of the one before it, for the order tells too."""
        words = plain_words(text)
        numbered = self._numbers.get(number.strip(". "))
        if not words:
            # A number with its question left out.
            return Meant(self.prompts[numbered].id, 0.9) if numbered is not None else Meant()
        joined, stems = " ".join(words), _stems(words)
        scores = [
            (self._score(at, joined, stems), self.prompts[at].section == section, at > after, -at)
            for at in range(len(self.prompts))
        ]
        ranked = sorted(
            ((score + 0.04 * here + (0.12 if -at == numbered and score > 0.3 else 0), here, later, at, score)
             for score, here, later, at in scores),
            reverse=True,
        )  # fmt: skip
        if not ranked or ranked[0][0] < GUESS:
            return Meant()
        best, *_, at, own = ranked[0]
        close = len(ranked) > 1 and best - ranked[1][0] < 0.04 and own < 0.97
        sure = min(best, 1.0)
        return Meant(self.prompts[-at].id, min(sure, SURE - 0.06) if close else sure)

    def likeness(self, text: str) -> float:
        """How much the text is one of the questions: 1 for its very words."""
        joined = " ".join(plain_words(text))
        return max((token_sort_ratio(joined, " ".join(its)) / 100 for its in self._words), default=0.0)

    def place(self, prompt: int | None) -> int:
        """The place of a question in the guide, -1 for none."""
        return next((at for at, p in enumerate(self.prompts) if p.id == prompt), -1)

    def _score(self, at: int, joined: str, stems: frozenset[str]) -> float:
        alike = token_sort_ratio(joined, " ".join(self._words[at])) / 100
        its = self._stems[at]
        shared = stems & its
        if not any(len(word) > 3 for word in shared):
            return alike if alike > 0.8 else alike * 0.6

        def heavy(words: frozenset[str]) -> float:
            return sum(self._weight.get(word, 1.0) for word in words)

        mine, theirs, both = heavy(stems), heavy(its), heavy(shared)
        covered, whole = both / mine, both / (mine + theirs - both)
        # One word in common may be chance, however much it is all that either says.
        words = (0.5 * covered + 0.4 * whole) * (1 if len(shared) > 1 else 0.9)
        return max(alike if alike > 0.8 else alike * 0.7, words)


def _stems(words: Sequence[str]) -> frozenset[str]:
    # The first letters of a word that is not in every question: "funded" and "funding" are one.
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)
