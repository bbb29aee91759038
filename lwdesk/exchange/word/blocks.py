"""A document taken apart: what is asked in it, and what stands under each question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lwdesk import marks
from lwdesk.exchange.word.body import KEEPS_SPACES
from lwdesk.exchange.word.document import Paragraph
from lwdesk.exchange.word.wording import ASKED, GUESS, NUMBERED, Questions
from lwdesk.text import fold

ANOTHER = ("another answer", "further answer", "another note")
"""Lines that part two answers to one question."""
LONGEST_HEADING = 200
_ANSWERED = re.compile(r"^\s*a(?:nswer)?\s*:\s*", re.I)
_HEADS_OF_TABLES = {
    "question", "questions", "answer", "answers", "response", "responses", "notes", "note", "comment", "comments", "q",
    "a", "prompt", "prompts", "topic", "no", "no.", "number", "#",
}  # fmt: skip
_NO_MATCH = 0.85


@dataclass(slots=True)
class Line:
    """A paragraph, and whether its place in a table says that it is a question or an answer."""

    number: int
    """Which paragraph of the document it is, from 1."""
    paragraph: Paragraph
    part: str = ""
    """"asked" or "answer" by its place in a table; "" where that says nothing."""


@dataclass(slots=True)
class Block:
    """What is asked, as it stands there ("" for what stands before the first question), and the lines under it."""

    asked: str
    line: int
    number: str = ""
    level: int = 0
    lines: list[Line] = field(default_factory=list)
    continues: bool = False
    """Whether it is another answer to the question of the block before."""


def lines_of(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """The paragraphs as lines; of tables the first column asks and the others answer, rows of headings left out."""
    found = []
    for number, paragraph in enumerate(paragraphs, 1):
        cell = paragraph.cell
        if cell is None or cell.columns < 2:
            found.append(Line(number, paragraph))
            continue
        text = fold(paragraph.text).strip(" :.")
        if cell.row == 1 and text in _HEADS_OF_TABLES:
            continue
        asks = cell.column == 1 or (cell.column == 2 and cell.columns > 2 and _numbers_first(paragraphs, number - 1))
        found.append(Line(number, paragraph, "asked" if asks else "answer"))
    return found


def _numbers_first(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the first cell of the row holds a mere number."""
    cell = paragraphs[at].cell
    for back in range(at - 1, -1, -1):
        theirs = paragraphs[back].cell
        if cell is None or theirs is None or (theirs.table, theirs.row) != (cell.table, cell.row):
            return False
        if theirs.column == 1:
            return NUMBERED.sub("", paragraphs[back].text) == ""
    return False


def blocks_of(lines: Sequence[Line], questions: Questions) -> list[Block]:
    """The blocks of the lines, in order; the first has no question where something stands before the first one."""
    by_number = _answers_by_number(lines, questions)
    found = [Block("", lines[0].number if lines else 1)]
    asking: Line | None = None
    for line in lines:
        paragraph = line.paragraph
        if line.part == "asked":
            if asking and _same_row(asking, line):
                # A question in several paragraphs of one cell, or its number in a cell of its own.
                found[-1].asked = f"{found[-1].asked} {paragraph.text}".strip()
                continue
            asking = line
            found.append(_block(line, paragraph.text))
            continue
        if fold(paragraph.text).strip(" .:") in ANOTHER:
            before = found[-1]
            found.append(Block(before.asked, line.number, before.number, before.level, continues=True))
            continue
        for asked, rest in _taken_apart(line, questions, by_number):
            if asked is not None:
                found.append(_block(line, asked))
            if rest is not None:
                found[-1].lines.append(replace(line, paragraph=rest))
    return [block for block in found if block.asked or block.number or any(x.paragraph.text for x in block.lines)]


def _same_row(one: Line, other: Line) -> bool:
    a, b = one.paragraph.cell, other.paragraph.cell
    return a is not None and b is not None and (a.table, a.row) == (b.table, b.row)


def _block(line: Line, asked: str) -> Block:
    """A block of that question, the number before it taken off."""
    text = ASKED.sub("", asked)
    match = NUMBERED.match(text)
    number = match["number"] if match else line.paragraph.number.strip(". ():")
    return Block(text[match.end() :].strip() if match else text.strip(), line.number, number, line.paragraph.level)


def _taken_apart(
    line: Line, questions: Questions, by_number: set[int]
) -> Iterator[tuple[str | None, Paragraph | None]]:
    """What the paragraph asks and what it says: one of them, or both where the answer goes on in the same line."""
    paragraph = line.paragraph
    if line.part == "answer" or paragraph.style.startswith(KEEPS_SPACES):
        yield None, _without_a(paragraph)
    elif line.number in by_number:
        match = NUMBERED.match(paragraph.text)
        yield (match[0] if match else ""), _cut(paragraph, match.end() if match else 0)
    elif at := _lead_in(paragraph, questions):
        yield paragraph.text[:at], _without_a(_cut(paragraph, at))
    elif _asks(paragraph, questions):
        yield paragraph.text, None
    else:
        yield None, _without_a(paragraph)


def _asks(paragraph: Paragraph, questions: Questions) -> bool:
    text = paragraph.text
    if paragraph.level:
        return True
    if len(text) > LONGEST_HEADING * 2:
        return False
    match = NUMBERED.match(text)
    body = ASKED.sub("", text[match.end() :] if match else text)
    if (match and match["q"]) or ASKED.match(text):
        return True
    ends = text.rstrip().endswith("?")
    if match or (paragraph.number and not paragraph.bullet):
        likely = ends or paragraph.strong or not body.strip()
        return likely or questions.meant(body, match["number"] if match else paragraph.number).sure >= 0.7
    if paragraph.strong and not paragraph.bullet and len(text) <= LONGEST_HEADING:
        return ends or text.rstrip()[-1:] not in ".,;"
    return not paragraph.bullet and questions.likeness(body) >= (0.8 if ends else 0.92)


def _lead_in(paragraph: Paragraph, questions: Questions) -> int:
    """Where the answer begins in a paragraph that opens with its question; 0 where it does not."""
    text = paragraph.text
    if paragraph.level or paragraph.strong:
        return 0
    bold = next((m for m in paragraph.marks if m.kind == "b" and not text[: m.start].strip(" \t0123456789.)Q")), None)
    if bold and text[bold.end :].strip(" :\t\u2013-"):
        lead = text[: bold.end]
        after = text[bold.end :]
        if (lead.rstrip().endswith(("?", ":", ".")) or after.lstrip(" ").startswith((":", "\n", "-", "\u2013"))) and (
            len(lead) <= LONGEST_HEADING and len(lead.strip()) > 2
        ):
            return bold.end + len(after) - len(after.lstrip(" :\t\n\u2013-"))
    end = text.find("?") + 1
    if 0 < end <= LONGEST_HEADING and text[end:].strip():
        match = NUMBERED.match(text)
        lead = text[match.end() : end] if match else ASKED.sub("", text[:end])
        if questions.likeness(lead) >= _NO_MATCH:
            return end + len(text[end:]) - len(text[end:].lstrip(" :\t\n\u2013-"))
    return 0


def _answers_by_number(lines: Sequence[Line], questions: Questions) -> set[int]:
    """The paragraphs that answer a question by its number alone: "3. Since 1999 we have", in rising order."""
    numbered = []
    for line in lines:
        match = NUMBERED.match(line.paragraph.text)
        number = match["number"] if match else line.paragraph.number.strip(". ()")
        plain = not line.part and not line.paragraph.level and not line.paragraph.strong
        if number.isdigit() and plain and not line.paragraph.bullet:
            body = line.paragraph.text[match.end() :] if match else line.paragraph.text
            numbered.append((int(number), line.number, body))
    order = [number for number, *_ in numbered]
    rising = len(order) >= 3 and order == sorted(set(order)) and order[-1] <= len(questions.prompts)
    worded = sum(body.endswith("?") or questions.meant(body, str(n)).sure >= GUESS + 0.2 for n, _, body in numbered)
    starts_early = bool(order) and order[0] <= 3
    return {line for _, line, _ in numbered} if rising and starts_early and worded * 3 < len(order) else set()


def _cut(paragraph: Paragraph, at: int) -> Paragraph:
    kept = marks.replaced(paragraph.marks, 0, at, 0)
    # The number went with the question.
    return replace(paragraph, text=paragraph.text[at:], marks=kept, number="")


def _without_a(paragraph: Paragraph) -> Paragraph:
    match = _ANSWERED.match(paragraph.text)
    return _cut(paragraph, match.end()) if match and match.end() < len(paragraph.text) else paragraph


def text_of(lines: Sequence[Line]) -> tuple[str, tuple[marks.Mark, ...]]:
    """The lines as the body of a note, and its marks: a paragraph a line, items of lists with bullet or number."""
    text = ""
    kept: list[marks.Mark] = []
    for line in lines:
        paragraph = line.paragraph
        own = paragraph.style.startswith(KEEPS_SPACES)
        before = marks.BULLET if paragraph.bullet else f"{paragraph.number} " if paragraph.number and not own else ""
        text += "\n" if text or (own and line is not lines[0]) else ""
        start = len(text) + len(before)
        kept += [marks.Mark(m.start + start, m.end + start, m.kind) for m in paragraph.marks]
        text += before + paragraph.text
    lead = len(text) - len(text.lstrip())
    tidy = marks.replaced(marks.tidy(kept), 0, lead, 0)
    return text.strip(), marks.read(marks.write(tidy), len(text.strip()))
