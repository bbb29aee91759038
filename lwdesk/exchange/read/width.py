"""Sheets with more columns than any list has: to look for a field for each would take minutes."""

from itertools import islice
from typing import Any

from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.sheet import UnreadableFile
from lwdesk.exchange.read.source import Source

MOST_COLUMNS = 1_000
"""Blank ones do not count: many a list has a word that was lost in its last column."""
_ROWS = 200
"""The table begins in one of these."""


def refuse_too_wide(given: Given, source: Source) -> None:
    """Raise UnreadableFile when a sheet has more columns than a list; do nothing for all others."""
    for number, sheet in enumerate(source.sheets):
        if sheet.columns <= MOST_COLUMNS:
            continue
        widest = max((_filled(row) for row in islice(source.rows(number), _ROWS)), default=0)
        if widest > MOST_COLUMNS:
            raise UnreadableFile(
                f"“{given.name}” has {widest:,} columns on “{sheet.name}”; a list has at most {MOST_COLUMNS:,}. "
                "Copy the columns that are needed into a new workbook and import that."
            )


def _filled(row: list[Any]) -> int:
    return sum(cell not in ("", None) for cell in row)
