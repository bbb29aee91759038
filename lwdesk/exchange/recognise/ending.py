"""Which rows at the end of a table are not of it: totals, sources, notes, the date of the list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lwdesk.exchange.recognise.cells import Row, filled, words_of
from lwdesk.text import fold

# A bonus only: most endings are told by their shape, whatever their language.
_TOTAL = re.compile(
    r"(?:grand |sub-?|sub )?totals?\b|sum of\b|sums?$|count:|overall\b|"
    r"gesamt|summe\b|insgesamt|totaa?le?\b|totaux\b|somme\b|συνολο"
)
_SOURCE = re.compile(
    r"(?:sources?|notes?|nb|n\.b\.|key|legend|last updated|updated|prepared by|compiled by|contact us|copyright|"
    r"quelle|fonte?|stand|datenstand|"
    r"anmerkung|remarque|fuente|nota)\b\s*[:.*(/]|[*†‡©]|\(?\d\)\s|end of (?:list|table|report)"
)


@dataclass
class Ending:
    """From which row on the rows are left out, and why; rows count from 1."""

    first_row: int
    """The first row left out; one beyond the last row when there is none."""
    reasons: dict[int, str] = field(default_factory=dict)
    """A sentence for each row left out that has something in it."""


def find_ending(last_rows: Sequence[Row], first_number: int, width: int) -> Ending:
    """The ending of a table, told from its last rows (a hundred will do), the first of which is row `first_number`.

    `width` is the number of columns of the table. The table ends where a row lacks most of what the rows
    above it have, and a blank row or a word such as "Total" or "Source" parts it from them.
    """
    there = [set(filled(row)) for row in last_rows]
    # What sums up the rows says nothing of which columns they fill.
    usual = _usual_columns([t for t, row in zip(there, last_rows, strict=True) if not is_total(row, width)], width)
    cut = end = len(last_rows)
    while end and not there[end - 1]:
        end -= 1
    at = end
    while at and (
        _is_sparse(there[at - 1], usual, width) or is_total(last_rows[at - 1], width) or is_source(last_rows[at - 1])
    ):
        at -= 1
        if there[at] and _closes(last_rows, there, at, width):
            cut = at
    if not any(there[:cut]) and cut:
        # Nothing but blanks would be left: then this is no ending but all there is.
        cut = len(last_rows)
    reasons = {first_number + row: reason_for(last_rows[row]) for row in range(cut, len(last_rows)) if there[row]}
    return Ending(first_number + cut, reasons)


def _usual_columns(there: list[set[int]], width: int) -> set[int]:
    """The columns that hardly any row of the table leaves blank."""
    dense = [columns for columns in there if len(columns) > max(1, width // 4)]
    if len(dense) < 4:
        return set()
    return {at for at in set().union(*dense) if sum(at in columns for columns in dense) >= 0.9 * len(dense)}


def _is_sparse(columns: set[int], usual: set[int], width: int) -> bool:
    if len(usual) >= 2:
        return len(columns & usual) <= 0.4 * len(usual)
    return len(columns) <= max(1, width // 4)


def is_total(row: Row, width: int) -> bool:
    """Whether the row says that it is a total: its first words do, and it does not fill the table."""
    there = filled(row)
    if not there or len(there) > max(2, width * 0.6):
        return False
    texts = [fold(words_of(row[at])) for at in there if isinstance(row[at], str)]
    return any(map(is_total_text, texts))


def is_source(row: Row) -> bool:
    """Whether the row holds nothing but a source or a note."""
    there = filled(row)
    return len(there) == 1 and bool(_SOURCE.match(fold(words_of(row[there[0]]))))


def is_total_text(folded: str) -> bool:
    """Whether a folded text begins as a total does."""
    return bool(_TOTAL.match(folded))


def _closes(rows: Sequence[Row], there: list[set[int]], at: int, width: int) -> bool:
    """Whether everything from this row on is no longer of the table."""
    first = min(there[at])
    text = words_of(rows[at][first])
    if is_total(rows[at], width) or _SOURCE.match(fold(text)):
        return True
    if width <= 2:
        # In a table this narrow one cell may well be a record.
        return False
    return (at > 0 and not there[at - 1]) or (len(there[at]) == 1 and len(text) > 80 and first == 0)


def reason_for(row: Row) -> str:
    """The sentence that says why a row of the ending is left out."""
    texts = [cell for at in filled(row) if isinstance(cell := row[at], str)] or [words_of(row[filled(row)[0]])]
    total = next((text for text in texts if _TOTAL.match(fold(words_of(text)))), None)
    text = words_of(total or texts[0])
    shown = text if len(text) <= 60 else f"{text[:57]}…"
    return f"“{shown}” was taken for {'a total' if total else 'a note below the table'} and left out."
