"""Records as the rows of a worksheet, in the XML of a workbook.

openpyxl writes a cell by way of an object and an element; at 100,000 records this is most of the wait. Here a row
is one string. The workbook around the rows stays openpyxl's job, see workbook.py.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from math import isfinite

from lwdesk import values
from lwdesk.exchange.cell_limit import CELL_LIMIT, cut_to_cell, fits_cell

_ENOUGH = CELL_LIMIT // 2
"""Text of so many characters fits a cell whatever they are."""
_ZERO_DAY = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a 29 February 1900 that never was, and other programs do not."""
_LINE, _TALLEST = 15, 409
"""Heights of rows in points: of one line, and the most that Excel allows."""
_STARTS_FORMULA = frozenset("=+-@'")
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_INTO_CODE = re.compile("(?<=_)(?=x[0-9A-Fa-f]{4}_)")


Rows = Sequence[Sequence[object]]
Cut = Callable[[Sequence[object], int], None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the rows need it."""

    letter: str
    width: int
    """How many characters a line of it holds."""
    style: int
    quoted_style: int
    """The style of text that looks like a formula."""


def cell_text(value: object) -> str:
    """The text of a value in a cell: Yes or No, many values joined by "; ", a day as "3 Nov 2003"."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return values.show_date(value) if isinstance(value, date) else str(value)


def writable(text: str) -> str:
    """The text less the characters that the XML of a workbook cannot hold; stored text has none of them."""
    return _UNWRITABLE.sub("", text)


def starts_formula(text: str) -> bool:
    """Whether Excel would take the text for a formula, or lose its apostrophe, when the cell is edited."""
    return text[:1] in _STARTS_FORMULA


def write_rows(rows: Rows, columns: Sequence[Column], first: int, cut: Cut) -> bytes:
    """The rows as UTF-8 XML, numbered from `first`; blank cells are left out.

    `cut(row, place)` is told of every cell, its places counted from 0, whose text was longer than a cell may be.
    """
    written: list[str] = []
    write = written.append
    places = [(c.letter, c.width, f'" s="{c.style}"', f'" s="{c.quoted_style}"') for c in columns]
    for number, row in enumerate(rows, first):
        opening, lines = len(written), 1
        write("")
        for position, value in enumerate(row):
            if value == "" or value is None:
                continue
            letter, width, style, quoted = places[position]
            if not isinstance(value, str):
                figure = _figure(value)
                if figure:
                    write(f'<c r="{letter}{number}{style}><v>{figure}</v></c>')
                    continue
                value = cell_text(value)
                if not value:
                    continue
            if len(value) > _ENOUGH and not fits_cell(value):
                value = cut_to_cell(value)
                cut(row, position)
            if len(value) > width or "\n" in value:
                lines = max(lines, _lines(value, width))
            if value[0] in _STARTS_FORMULA:
                style = quoted
            write(f'<c r="{letter}{number}{style} t="inlineStr"><is>{_string(value)}</is></c>')
        write("</row>")
        # LibreOffice gives a row without a height one line, and wrapped text then runs into the next row.
        height = f' ht="{min(lines * _LINE, _TALLEST)}"' if lines > 1 else ""
        written[opening] = f'<row r="{number}"{height}>'
    return "".join(written).encode()


def _figure(value: object) -> str:
    """The figures that a workbook keeps for a number, a day or a time of day; "" for what it keeps as text."""
    if isinstance(value, time):
        return repr((value.hour * 60 + value.minute) / (24 * 60))
    if isinstance(value, date):
        return str(value.toordinal() - _ZERO_DAY) if value >= _FIRST_DAY else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return values.show_number(value) if isfinite(value) else ""
    return ""


def _lines(value: str, width: int) -> int:
    """About how many lines the text takes where it is wrapped, rather one too many than too few."""
    return sum(len(line) // width + 1 for line in value.split("\n"))


def _string(value: str) -> str:
    """The text of a cell as XML."""
    if not _SPECIAL.search(value):
        return _element(value)
    value = writable(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    pieces = _INTO_CODE.split(value)
    if len(pieces) == 1:
        return _element(value)
    # Excel and LibreOffice read "_x0041_" as "A", and Excel's own escape for it is not undone by other readers.
    # Parted into two runs it is a code to none of them, and all of them join the runs.
    return "".join(f"<r>{_element(piece)}</r>" for piece in pieces)


def _element(escaped: str) -> str:
    if "\n" in escaped or escaped[:1].isspace() or escaped[-1:].isspace():
        return f'<t xml:space="preserve">{escaped}</t>'
    return f"<t>{escaped}</t>"
