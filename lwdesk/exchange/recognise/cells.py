"""What kind of thing a cell holds, as far as that tells headings from data."""

import re
from collections.abc import Sequence

from lwdesk.exchange.read.sheet import Cell

Row = Sequence[Cell]

EMAIL = re.compile(r"[^\s@,;<>()\[\]\"]+@[^\s@,;<>()\[\]\"]+\.[^\s@,;<>()\[\]\".]+")
TELEPHONE = re.compile(
    r"(?<![\w.@/-])(?:\+|\(\+?\d{1,5}\))?[ \t]?\d(?:[\d \t\u00a0().-]|(?<=\d)/(?=\d)){5,20}\d(?![\w@])"
    r"(?:\s*(?:x|ext\.?|extension)\s*\d{1,6})?",
    re.IGNORECASE,
)
WEB = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_NUMBER = re.compile(r"[^\w\s]{0,2}\s*[+-]?\d[\d.,'\s]*\s*(?:%|€|£|\$|EUR|GBP)?$")
_DATE = re.compile(r"\d{1,4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$")
_DASH = re.compile(r"[-–—]+$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?$")


def is_blank(cell: Cell) -> bool:
    """Whether the cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_year(cell: Cell) -> bool:
    """Whether the cell is a year or two: a number that is a heading as often as a value."""
    if isinstance(cell, (int, float)):
        return not isinstance(cell, bool) and 1900 <= cell <= 2100
    return isinstance(cell, str) and bool(_YEAR.match(cell.strip()))


def is_typed(cell: Cell) -> bool:
    """Whether the cell is a value whatever it stands under: a number, a date, yes or no, an address, a mere dash."""
    if not isinstance(cell, str):
        return cell is not None
    text = cell.strip()
    if not text or len(text) > 254:
        return False
    shapes = (_NUMBER.match, _DATE.match, _DASH.match, EMAIL.fullmatch, WEB.match)
    return any(shape(text) for shape in shapes) or is_telephone(text)


def is_telephone(text: str) -> bool:
    """Whether the whole text is a telephone number."""
    return bool(TELEPHONE.fullmatch(text)) and sum(map(str.isdigit, text)) >= 7 and not is_year(text)


def words_of(cell: Cell) -> str:
    """The text of the cell on one line; "" when it is blank."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def filled(row: Row) -> list[int]:
    """The positions, from 0, of the cells that are not blank."""
    return [at for at, cell in enumerate(row) if not is_blank(cell)]
