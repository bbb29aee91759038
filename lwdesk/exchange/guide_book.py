"""A guide read back from a workbook: one that lwdesk wrote, or one that somebody made in a way of their own."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from lwdesk.exchange.asked import Asked, together
from lwdesk.exchange.guide_rows import Columns, Questions, likely_columns, named_columns
from lwdesk.exchange.read import Cell, Workbook, open_workbook
from lwdesk.exchange.recognise.headings import headings_of
from lwdesk.exchange.recognise.table import find_table
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import PROMPT

MOST_QUESTIONS = 500
UNNAMED = "Questions"
"""The section of questions that stand in none."""
_PLAIN_SHEET = re.compile(r"(?:sheet|table|tabelle|feuil|guide|interview guide|questions?)\s*\d*$", re.IGNORECASE)
_LOOK = 1_200
"""Rows that are read of a sheet: more than twice the longest guide."""


@dataclass
class GuideBook:
    """What a workbook asks, in its order, and sentences on what was left out of it."""

    name: str
    questions: list[Asked] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_guide(path: Path, password: str = "") -> GuideBook:
    """The questions of a workbook. Raises UnreadableFile for a file that cannot be read (NeedsPassword among them),
    and ExchangeTrouble with the sheet, row and column of what a guide cannot hold.
    """
    read = GuideBook(path.name)
    with open_workbook(path, password) as book:
        heads = [(n, book.head(n, _LOOK)) for n, sheet in enumerate(book.sheets) if sheet.visible and sheet.rows]
        found = [(n, rows, table) for n, rows in heads if (table := _under_headings(book, n, rows))]
        if not found:
            # Without headings one sheet is as good as another, so the first that asks questions is the guide.
            found = [(n, rows, (columns, 0)) for n, rows in heads if (columns := likely_columns(rows))][:1]
        for number, rows, (columns, first) in found:
            _read_sheet(read, book.sheets[number].name, rows, columns, first)
    if not read.questions:
        raise ExchangeTrouble(
            f"“{path.name}” holds no questions that can be told from other text. "
            "Put the headings Section and Question above them and import it again."
        )
    if len(read.questions) > MOST_QUESTIONS:
        raise ExchangeTrouble(
            f"“{path.name}” has more than {MOST_QUESTIONS} questions, so it is no interview guide. Choose another file."
        )
    read.questions = together(read.questions)
    return read


def _under_headings(book: Workbook, number: int, rows: list[list[Cell]]) -> tuple[Columns, int] | None:
    """The columns of the sheet's table and the place of its first row, from 0; None without a column of questions."""
    known = set(headings_of(PROMPT)) | {"question", "questions", "section", "prompt", "prompts"}
    guess = find_table(rows, book.sheets[number].merged, known)
    columns = named_columns(guess.columns)
    # What it passes over as telling how to fill in a form ("Describe ...") are questions here.
    if columns and guess.header_last:
        return columns, guess.header_last
    for at, row in enumerate(rows[:20]):
        if columns := named_columns([str(cell) if cell is not None and len(str(cell)) < 40 else "" for cell in row]):
            return columns, at + 1
    return None


def _read_sheet(read: GuideBook, sheet: str, rows: list[list[Cell]], columns: Columns, first: int) -> None:
    data = rows[first:]
    questions = Questions(sheet, columns, data)
    for number, row in enumerate(data, first + 1):
        questions.take(number, row)
    unnamed = UNNAMED if _PLAIN_SHEET.match(sheet) else sheet
    read.questions += [q if q.section else replace(q, section=unnamed) for q in questions.asked]
    read.notes += questions.notes
