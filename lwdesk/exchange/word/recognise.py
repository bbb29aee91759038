"""Notes recognised in a document: whose they are, and which question of the guide each of its parts answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lwdesk import marks as stretches
from lwdesk.exchange.word.blocks import Block, Line, blocks_of, text_of
from lwdesk.exchange.word.document import Paragraph
from lwdesk.exchange.word.wording import SURE, Questions
from lwdesk.marks import Mark
from lwdesk.records import SUMMARY
from lwdesk.records.note import FREE, NO_ANSWER, NOT_ASKED, NOT_KNOWN
from lwdesk.text import fold

FREE_HEADINGS = {
    fold(FREE),
    "other notes",
    "general notes",
    "additional notes",
    "further notes",
    "notes",
    "other",
    "comments",
}
_HEADS = {
    fold(word): f.name
    for f in SUMMARY.fields
    if f.name in ("exemplary", "gaps", "added")
    for word in (f.label, *f.ui.also)
}
_SAID = (
    (NOT_ASKED, r"n/?a|n\.a\.|not (?:asked|applicable|covered|discussed)|did not ask|skipped"),
    (NOT_KNOWN, r"(?:not|un) ?known|do(?:es)?(?:n't| not) know|don't know|no idea"),
    (NO_ANSWER, r"declined(?: to (?:answer|say|comment))?|no (?:answer|comment)|refused|would not say"),
)


class To(StrEnum):
    """Where a part of a document goes."""

    PROMPT = "prompt"
    FREE = "free"
    SUMMARY = "summary"
    ABOUT = "about"
    """It told whose notes they are, and goes nowhere else."""
    NOWHERE = "nowhere"


@dataclass(slots=True)
class Piece:
    """A part of a document: what is asked there, what is said, and where that goes."""

    asked: str
    line: int
    """The number of its first paragraph in the document, from 1."""
    body: str
    marks: tuple[Mark, ...] = ()
    said: str = ""
    """"Not asked" and the like, where that is all there is; the body is blank then."""
    to: To = To.FREE
    prompt: int | None = None
    head: str = ""
    """"exemplary", "gaps" or "added" for a part of the summary."""
    sure: float = 1.0
    keeps_heading: bool = False
    """Whether the heading is to stand above the text where it goes to the free notes."""

    @property
    def is_guess(self) -> bool:
        """Whether somebody had better look where it goes."""
        return self.to is To.PROMPT and self.sure < SURE

    def as_free(self) -> tuple[str, tuple[Mark, ...]]:
        """The text and its marks as a free note: the heading above it, in bold."""
        if not self.keeps_heading or not self.asked:
            return self.body, self.marks
        heading = f"{self.asked}\n" if self.body else self.asked
        moved = stretches.replaced(self.marks, 0, 0, len(heading))
        return heading + self.body, stretches.tidy((Mark(0, len(self.asked), "b"), *moved))


def pieces_of(lines: Sequence[Line], told: Sequence[Line], questions: Questions) -> list[Piece]:
    """The parts of the notes of one interview, in their order, each with where it goes.

    `told` are the lines that said whose notes they are.
    """
    course = _Course(questions)
    if told:
        body, kept = text_of([Line(line.number, line.paragraph) for line in told])
        course.found.append(Piece("", told[0].number, body, kept, to=To.ABOUT))
    for block in blocks_of(lines, questions):
        course.take(block)
    return course.finish()


def said_instead(text: str) -> str:
    """ "Not asked", "Not known" or "Declined", where the text says no more than that; else ""."""
    plain = fold(text).strip(" .()[]-\u2013\u2014*")
    return next((said for said, words in _SAID if re.fullmatch(words, plain)), "")


class _Course:
    """Goes through the blocks in order and remembers how far it has come in the guide."""

    def __init__(self, questions: Questions) -> None:
        self.found: list[Piece] = []
        self._questions = questions
        self._section = ""
        self._place = -1
        self._last_number = 0
        self._restarts = False
        self._level = 0
        self._in_summary = False
        self._lines: list[Line] = []
        """The lines of the last piece."""
        self._grown: dict[int, list[Line]] = {}
        """All lines of the pieces that grew, by their places: they are joined once, at the end."""

    def take(self, block: Block) -> None:
        count = len(self.found)
        body, kept = text_of(block.lines)
        piece = Piece(block.asked or block.number, block.line, body, kept, said_instead(body))
        if piece.said:
            piece.body, piece.marks = "", ()
        before = self.found[-1] if self.found else None
        if block.continues and before:
            piece.to, piece.prompt, piece.head, piece.sure = before.to, before.prompt, before.head, before.sure
            self.found.append(piece)
        elif not block.asked and not block.number:
            self._add(piece, To.FREE)
        elif not self._is_heading(piece, block):
            self._ask(piece, block, before)
        if len(self.found) > count:
            self._lines = block.lines

    def _is_heading(self, piece: Piece, block: Block) -> bool:
        """Take it where it names a section, the summary or the free notes; else False."""
        plain = fold(block.asked).strip(" :.")
        if plain in ("summary", "summary of the interview", "interview summary"):
            self._in_summary = True
            self._add(piece, To.FREE, only_with_text=True)
            return True
        if plain in _HEADS and (self._in_summary or block.level):
            piece.head = _HEADS[plain]
            self._add(piece, To.SUMMARY)
            return True
        if plain in FREE_HEADINGS:
            self._in_summary = False
            self._add(piece, To.FREE, only_with_text=True)
            return True
        section, sure = self._questions.section(block.asked)
        if section and sure >= self._questions.likeness(block.asked):
            self._in_summary, self._section, self._level = False, section, 0
            within = [p.id for p in self._questions.prompts if p.section == section]
            piece.keeps_heading = True
            if len(within) == 1 and piece.body:
                piece.prompt, piece.sure = within[0], sure
                self._add(piece, To.PROMPT)
            else:
                self._add(piece, To.FREE, only_with_text=True)
            return True
        return False

    def _ask(self, piece: Piece, block: Block, before: Piece | None) -> None:
        meant = self._questions.meant(block.asked, self._numbered(block.number), self._section, self._place)
        piece.keeps_heading = True
        if meant.prompt is not None:
            piece.prompt, piece.sure = meant.prompt, meant.sure
            self._level = block.level
            self._place = self._questions.place(meant.prompt)
            if meant.sure >= SURE:
                self._section = self._questions.prompts[self._place].section
            self._add(piece, To.PROMPT)
        elif before and before.to in (To.PROMPT, To.SUMMARY) and self._belongs_above(block):
            self._join(block)
        else:
            self._level = block.level
            self._section = self._questions.part_of_section(block.asked) or self._section
            # A heading with nothing under it only parts what others say; a bold line may be all that was said.
            self._add(piece, To.FREE, only_with_text=block.level > 0)

    def _join(self, block: Block) -> None:
        """Put the block under the answer before it, its heading in bold."""
        heading = Paragraph(block.asked, (Mark(0, len(block.asked), "b"),))
        self._grown.setdefault(len(self.found) - 1, list(self._lines)).extend([Line(block.line, heading), *block.lines])

    def finish(self) -> list[Piece]:
        """All pieces, those that grew with all that they came to."""
        for at, lines in self._grown.items():
            piece = self.found[at]
            piece.body, piece.marks = text_of(lines)
            piece.said = ""
        return self.found

    def _belongs_above(self, block: Block) -> bool:
        """Whether a heading that nobody asked stands inside the answer before it."""
        if block.level:
            return 0 < self._level < block.level
        return not block.number and not block.asked.rstrip().endswith("?")

    def _numbered(self, number: str) -> str:
        """The number as the guide counts: in the whole guide, or in the section where the counting begins anew."""
        if not number.isdigit():
            return number
        self._restarts = self._restarts or int(number) <= self._last_number
        self._last_number = int(number)
        if self._restarts and self._section:
            return f"{self._questions.sections.index(self._section) + 1}.{number}"
        return number

    def _add(self, piece: Piece, to: To, only_with_text: bool = False) -> None:
        piece.to = to
        if piece.body or piece.said or not only_with_text:
            self.found.append(piece)
