"""What a cell of somebody's sheet says, as text and as the value of a field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from lwdesk.exchange.recognise.cells import EMAIL, TELEPHONE, is_telephone
from lwdesk.fields import Field, Kind, read_value
from lwdesk.text import clean, clean_line
from lwdesk.values import show_date, show_number

Cell = None | str | int | float | bool | date | datetime | time


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell that could not be read as its field: what it said and one sentence about it.

    `kept` tells that the text goes to the record's notes; otherwise the row is not imported.
    """

    heading: str
    text: str
    sentence: str
    kept: bool = True
    place: int = -1
    """The place of the cell's column, from 0; -1 where it is about the whole row."""

    @property
    def afterwards(self) -> str:
        """The sentence as it is said once the import is done."""
        return without_kept(self.sentence) + _WAS_KEPT if self.sentence.endswith(_WILL_KEEP) else self.sentence


def cell_text(cell: Cell) -> str:
    """The cell as a person would read it: whole numbers without a point, dates as "3 Nov 2003"."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime):
        return show_date(cell) if cell.time() == time() else f"{show_date(cell)} {cell:%H:%M}"
    if isinstance(cell, date):
        return show_date(cell)
    if isinstance(cell, int):
        return str(cell)
    return show_number(cell) if isinstance(cell, float) else str(cell)


_WILL_KEEP = " It will be kept as a note."
_WAS_KEPT = " It was kept as a note."
ReadCell = Callable[[Cell], Any]
"""Gives the value of a field that a cell holds; raises Unreadable."""


def reader_of(field: Field) -> ReadCell:
    """How the cells of a column are read for a one-valued field that is no choice."""
    if field.kind is Kind.DATE:
        return lambda cell: _read_date(field, cell)
    if field.kind is Kind.TIME:
        return lambda cell: _read_time(field, cell)
    if field.kind is Kind.TELEPHONE:
        return lambda cell: read_value(field, _telephone(cell))
    if field.kind in (Kind.NUMBER, Kind.YES_NO, Kind.OPTION, Kind.EMAIL, Kind.WEB):
        return lambda cell: read_value(field, cell_text(cell))
    tidy = clean if field.kind is Kind.PARAGRAPH else clean_line
    limit = field.limit or 1_000_000

    def read_text(cell: Cell) -> str:
        text = tidy(cell if isinstance(cell, str) else cell_text(cell))
        return text if len(text) <= limit else read_value(field, text)

    return read_text


def means_blank(text: str) -> bool:
    """Whether the text is a dash or two. Words such as "n/a" say something, and are kept and told."""
    return bool(text.strip()) and not text.strip(" \t\n\u00a0-–—")


def first_of(field: Field) -> Callable[[str], str | None] | None:
    """What finds the first number or address in a cell that says more; None for other fields."""
    if field.kind not in (Kind.TELEPHONE, Kind.EMAIL):
        return None
    pattern = EMAIL if field.kind is Kind.EMAIL else TELEPHONE

    def first(text: str) -> str | None:
        found = (match[0].strip(" .;,") for match in pattern.finditer(text))
        return next((said for said in found if pattern is EMAIL or is_telephone(said)), None)

    return first


def _read_date(field: Field, cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return read_value(field, cell_text(cell))


def _read_time(field: Field, cell: Cell) -> Any:
    if isinstance(cell, (datetime, time)):
        return clock_of(cell)
    if isinstance(cell, float) and 0 < cell < 1:
        # A time whose cell lost its format is a part of a day.
        minutes = round(cell * 24 * 60) % (24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return read_value(field, cell_text(cell))


def clock_of(moment: datetime | time) -> str:
    """The time of day to the nearest minute, as it is kept: spreadsheets keep times as fractions, a bit off."""
    minutes = round(moment.hour * 60 + moment.minute + moment.second / 60 + moment.microsecond / 6e7) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _telephone(cell: Cell) -> str:
    text = cell_text(cell)
    # A spreadsheet that took a telephone number for a number has dropped its leading zero.
    if isinstance(cell, int) and not isinstance(cell, bool) and len(text) == 10 and text[0] in "12378":
        return "0" + text
    return text


def sentence_for(row: int, heading: str, reason: str, kept: bool) -> str:
    """The sentence about a cell that cannot be read, with Excel's row number and the column's heading.

    It speaks of what the import will do; `Trouble.afterwards` is for when it has been done.
    """
    where = f"Row {row}, {heading}" if heading else f"Row {row}"
    return f"{where}: {reason}" + (_WILL_KEEP if kept else "")


def without_kept(sentence: str) -> str:
    """The same sentence where nothing was kept after all, as its row is left out."""
    return sentence.removesuffix(_WILL_KEEP)


def note_line(heading: str, text: str) -> str:
    """The line of a record's notes that keeps what a cell said."""
    return clean(f"{heading}: {text}" if heading else text)
