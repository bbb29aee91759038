"""What is known of a sheet before its rows are read, and how a file is refused."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from lwdesk.exchange.trouble import ExchangeTrouble

Cell = None | str | int | float | bool | date | datetime | time
"""A blank cell is None; a date without a time of day is a date; an error such as #N/A is its text."""

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 1, the last ones included."""


class UnreadableFile(ExchangeTrouble):
    """A file that cannot be read; its text is one sentence for the user."""


class NeedsPassword(UnreadableFile):
    """A workbook that opens with a password only."""


@dataclass
class Sheet:
    """A sheet of a workbook; rows and columns count from 1, as Excel shows them."""

    name: str
    visible: bool = True
    rows: int = 0
    """The number of the last row in use; 0 for an empty sheet."""
    columns: int = 0
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    """Sentences about what the user would not see or expect."""
