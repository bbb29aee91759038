"""Rows between the records that are none: the header once more, numbers of columns, subtotals, another table."""

import re
from collections.abc import Collection, Sequence

from lwdesk.exchange.recognise.cells import Row, is_blank, is_typed, words_of
from lwdesk.exchange.recognise.ending import is_total_text, reason_for
from lwdesk.exchange.recognise.instructions import is_numbering
from lwdesk.exchange.recognise.lines import Line, Role
from lwdesk.text import fold, match_key

_COUNT = re.compile(r"\(?(?:=|n\s*=)?\s*\d+\s+(?:projects?|activities|activity|initiatives?|schemes?|entries|records?|"
                    r"rows?|organisations?|in all|in total|listed|found)\b[^;]*$")  # fmt: skip
_TOTAL_LAST = re.compile(r".{1,60}\b(?:sub-?)?total:?$")
_SUMMED = re.compile(
    r"(?:average|mean|median|maximum|minimum|highest|lowest)\b|"
    r"(?:number|no\.?|nos\.?|count) of (?:projects?|activities|initiatives?|schemes?|entries|records?|rows?|"
    r"organisations?)\b"
)
_PAGE = re.compile(r"[-–—\s]*(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*")
_NOTHING_HERE = re.compile(
    r"\(?(?:no (?:\w+ )?(?:activity|activities|projects?|initiatives?|schemes?|programmes?|services?|provision|entries|"
    r"records?|information|response|returns?)|none|nothing|nil(?: return)?|n/?a)"
    r"(?: (?:yet|has been|have been|was|were|are|is|so far|currently))*"
    r"(?: (?:found|known|identified|reported|returned|recorded|listed|received|to report|to date|at present))?"
    r"(?: (?:in|for|from) (?:this|the) (?:area|borough))?[.)]*"
)
MOST_TEXT = 80


class Header:
    """The header of a table as it stands on the sheet, for knowing it when it comes again."""

    def __init__(self, rows: Sequence[Row], above: Sequence[Row] = ()) -> None:
        self._rows = [{at: fold(words_of(cell)) for at, cell in enumerate(row) if not is_blank(cell)} for row in rows]
        self._raw = rows
        self._above = [{at: fold(words_of(cell)) for at, cell in enumerate(row) if not is_blank(cell)} for row in above]
        self._cells = {cell for row in rows for cell in row if cell is not None}

    def rows_like_it(self, column: Sequence[object], place: int) -> list[int]:
        """Where, from 0, the column in a place says what a heading there says: asked of whole runs."""
        headings = {row[place] for row in self._raw if place < len(row)} - {None}
        there = [heading for heading in headings if heading in column]
        return [at for at, cell in enumerate(column) if cell in there] if there else []

    def is_again(self, line: Line) -> bool:
        """Whether the row says the same as one of the header's rows, in the same places."""
        if line.cells[line.there[0]] not in self._cells:
            return False
        for row in self._rows:
            same = sum(row.get(place) == fold(line.text(place)) for place in line.there)
            if same >= 2 and same >= 0.8 * len(line.there) and same >= 0.6 * len(row):
                return True
        return False

    def is_title_again(self, line: Line) -> bool:
        """Whether the row says the same as a row above the header."""
        return {place: fold(line.text(place)) for place in line.there} in self._above

    def is_another(self, line: Line, known: Collection[str]) -> bool:
        """Whether the row looks like the header of another table: nearly all of it are headings that lists have."""
        texts = [line.text(place) for place in line.there]
        if len(texts) < 2 or any(is_typed(line.cells[place]) for place in line.there):
            return False
        hits = sum(match_key(text) in known for text in texts)
        return hits >= 2 and hits >= 0.7 * len(texts)


def leave_out_headers(lines: Sequence[Line], header: Header, width: int) -> dict[int, str]:
    """Take out the rows that repeat the header, and those that number the columns below it; gives why, by row."""
    out: dict[int, str] = {}
    after = False
    for line in lines:
        if line.role is not Role.UNKNOWN:
            after = False
        elif header.is_again(line):
            line.role = Role.OUT
            out[line.number] = f"“{line.text(line.there[0])}” repeats the headings and was left out."
            after = True
        elif after and is_numbering(line.cells, width):
            line.role = Role.OUT
            out[line.number] = "It only numbers the columns and was left out."
        else:
            after = False
            if len(line.there) == 1 and _PAGE.fullmatch(fold(line.text(line.there[0]))):
                line.role = Role.OUT
                out[line.number] = f"“{line.text(line.there[0])}” is the number of a page and was left out."
    return out | _titles_again(lines, header)


def _titles_again(lines: Sequence[Line], header: Header) -> dict[int, str]:
    """Take out the titles that come again above a header that does."""
    out: dict[int, str] = {}
    above_header = False
    for line in reversed(lines):
        if line.role is Role.OUT:
            above_header = above_header or header.is_again(line)
        elif above_header and line.role is Role.UNKNOWN and header.is_title_again(line):
            line.role = Role.OUT
            out[line.number] = f"“{line.text(line.there[0])}” repeats the title and was left out."
        else:
            above_header = False
    return out


def leave_out_other_table(lines: Sequence[Line], header: Header, known: Collection[str]) -> tuple[dict[int, str], str]:
    """Take out what belongs to a second table below the first; gives why, by row, and a sentence on the table."""
    for at, line in enumerate(lines):
        # A blank row parts it from the first, or does so above its title.
        parted = line.apart or (at > 1 and len(lines[at - 1].there) == 1)
        if line.role is not Role.UNKNOWN or not at or not parted or not header.is_another(line, known):
            continue
        start = at
        while start > 1 and not lines[start].apart and len(lines[start - 1].there) == 1:
            start -= 1
        # A title above it, which may itself be parted from it by a blank row.
        if start == at and lines[at].apart and at > 1 and len(lines[at - 1].there) == 1 and lines[at - 1].apart:
            start -= 1
        if not lines[start].apart or at + 1 >= len(lines):
            continue
        rest = [later for later in lines[start:] if later.role is Role.UNKNOWN]
        for later in rest:
            later.role = Role.OUT
        names = ", ".join(f"“{line.text(place)}”" for place in line.there[:3])
        where = f"another table, whose headings are in row {line.number}"
        told = f"Below the table is another one: its headings are in row {line.number} ({names}). It was not read."
        return {later.number: f"It belongs to {where}." for later in rest}, told
    return {}, ""


def leave_out_totals(lines: Sequence[Line], width: int) -> dict[int, str]:
    """Take out the subtotals between the records; gives why, by row."""
    out = {}
    for line in lines:
        if len(line.there) > max(2, 0.6 * width):
            continue
        if line.role is Role.UNKNOWN and line.top is None and _is_subtotal(line):
            line.role = Role.OUT
            out[line.number] = reason_for(line.cells)
        elif line.role is Role.UNKNOWN and line.top is None and _says_nothing_is_here(line):
            line.role = Role.OUT
            out[line.number] = f"“{line.text(line.there[0])}” says that nothing stands here and was left out."
    return out


def _says_nothing_is_here(line: Line) -> bool:
    """Whether the row only says that a section has no records: "No activity found"."""
    return len(line.there) == 1 and bool(_NOTHING_HERE.fullmatch(fold(line.text(line.there[0]))))


def _is_subtotal(line: Line) -> bool:
    """Whether the row has a total's words and beside them nothing but numbers."""
    texts = [p for p in line.there if isinstance(line.cells[p], str) and not is_typed(line.cells[p])]
    if len(texts) != 1 or len(text := line.text(texts[0])) > MOST_TEXT:
        return False
    said = fold(text)
    numbers = len(line.there) > 1 or any(map(str.isdigit, said))
    if _COUNT.match(said):
        return len(line.there) <= 2
    if is_total_text(said):
        return numbers or said.rstrip(": ") in ("total", "totals", "subtotal", "sub-total", "sub total", "grand total")
    if _SUMMED.match(said):
        beside = [line.cells[p] for p in line.there if p not in texts]
        return bool(beside) and all(isinstance(cell, (int, float)) for cell in beside)
    return numbers and bool(_TOTAL_LAST.match(said))
