"""A document divided into the interviews that it holds, and the lines at the top of each that say whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lwdesk.exchange.word.blocks import Line, lines_of
from lwdesk.exchange.word.document import Document, Paragraph
from lwdesk.exchange.word.recognise import FREE_HEADINGS
from lwdesk.exchange.word.who import About, day_in, gather, is_label, labelled
from lwdesk.exchange.word.wording import ASKED, GUESS, NUMBERED, SURE, Questions
from lwdesk.text import fold

BOOKMARK = "lwdesk_i"
"""How the bookmark begins that says which interview a page is of; its UUID follows, without dashes."""
_TOP = 40
"""So many lines at the top may tell whose notes they are."""


@dataclass(slots=True)
class Part:
    """The notes of one interview within a document."""

    about: About
    lines: list[Line]
    told: list[Line] = field(default_factory=list)
    """The lines that `about` was taken from."""


def parts_of(document: Document, questions: Questions) -> list[Part]:
    """The interviews of a document, most often one; `questions` tell where what is said of each of them ends."""
    lines = lines_of(document.paragraphs)
    found = [_part(document, own, questions) for own in _divided(lines)]
    return [part for part in found if part.lines or part.told]


def _divided(lines: list[Line]) -> list[list[Line]]:
    """The lines of each interview, where a document holds several."""
    starts = [n for n, line in enumerate(lines) if line.paragraph.bookmark.startswith(BOOKMARK)]
    if not starts:
        named = [n for n in range(len(lines)) if _names_somebody(lines[n])]
        starts = [_title_before(lines, n) for n in named] if len(named) > 1 else []
    if len(starts) < 2:
        return [lines]
    edges = [0, *starts[1:], len(lines)]
    return [lines[a:b] for a, b in pairwise(edges)]


def _names_somebody(line: Line) -> bool:
    """Whether the line says who was interviewed, or is the label of a cell beside that does."""
    text = line.paragraph.text
    told = labelled(f"{text.strip(' :')}: x") if line.part == "asked" else labelled(text)
    return told is not None and told[0] == "who" and not text.casefold().startswith(("name:", "contact:", "person:"))


def _title_before(lines: Sequence[Line], at: int) -> int:
    """Where the interview begins whose person is named in line `at`: at the title just above."""
    for back in range(at, max(at - 4, -1), -1):
        paragraph = lines[back].paragraph
        if paragraph.style == "title" or paragraph.level == 1:
            return back
    return at


def _part(document: Document, lines: list[Line], questions: Questions) -> Part:
    about = About()
    told: list[Line] = []
    rest: list[Line] = []
    for edge in document.edges:
        if labelled(edge):
            gather(about, edge)
    at = 0
    while at < len(lines):
        line = lines[at]
        paragraph = line.paragraph
        if paragraph.bookmark.startswith(BOOKMARK):
            about.key = paragraph.bookmark.removeprefix(BOOKMARK)
        if at >= _TOP or _begins(line, questions):
            break
        if line.part == "asked" and is_label(paragraph.text):
            row = [x for x in lines[at + 1 : at + 6] if x.part == "answer" and _row(x) == _row(line)]
            said = " ".join(x.paragraph.text for x in row)
            gather(about, f"{paragraph.text.strip(' :')}: {said}")
            told.append(Line(line.number, Paragraph(f"{paragraph.text.strip(' :')}: {said}")))
            at += 1 + len(row)
            continue
        if line.part == "" and (gather(about, paragraph.text) or _is_title(line, about, at)):
            about.lines.append(paragraph.text)
            told.append(line)
        else:
            rest.append(line)
        at += 1
    if about.day is None:
        about.day = next((day for text in about.lines if (day := day_in(text))), None)
    return Part(about, rest + lines[at:], told)


def _row(line: Line) -> tuple[int, int]:
    cell = line.paragraph.cell
    return (cell.table, cell.row) if cell else (0, 0)


def _is_title(line: Line, about: About, at: int) -> bool:
    paragraph = line.paragraph
    if paragraph.style in ("title", "subtitle") or paragraph.level == 1:
        return True
    short = len(paragraph.text) <= 120 and paragraph.text.rstrip()[-1:] not in (".", "?", ":", ";")
    return short and at < 2 and not about.who and not paragraph.bullet and not paragraph.number


def _begins(line: Line, questions: Questions) -> bool:
    """Whether the notes themselves begin here."""
    paragraph = line.paragraph
    text = paragraph.text
    if paragraph.style in ("title", "subtitle", "details"):
        return False
    if line.part == "asked":
        return not is_label(text)
    if labelled(text):
        return False
    match = NUMBERED.match(text)
    if (match and match["q"]) or ASKED.match(text):
        return True
    if questions.section(text)[0] or questions.likeness(text) >= SURE or fold(text).strip(" :") in FREE_HEADINGS:
        return True
    asks = paragraph.level > 1 or paragraph.strong or match or paragraph.number
    return bool(asks) and questions.meant(text, paragraph.number).sure >= GUESS
