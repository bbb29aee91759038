"""Cells that show their number as per cent: "10%" is what their writer means, where a reader tells only 0.1."""

import re
from xml.etree import ElementTree

BUILT_IN = frozenset({9, 10})
"""The ids of 0% and 0.00% among the number formats that every workbook has (ECMA-376, part 1, 18.8.30)."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
"""What a format shows as it stands, and what it does not show at all."""


def shows_percent(code: str) -> bool:
    """Whether a number format, such as "0.0%;[Red]-0.0%", shows per cent."""
    return "%" in _LITERAL.sub("", code)


def percent_cells(styles: bytes) -> re.Pattern[bytes] | None:
    """What finds the cells of an .xlsx sheet's part that show per cent, as (letters, row, number).

    `styles` is the part of the workbook's styles; None where none of them does. Raises ParseError for what is no XML.
    """
    sheet = ElementTree.fromstring(styles)
    formats = {str(number) for number in BUILT_IN} | {
        each.get("numFmtId", "")
        for each in sheet.iter()
        if each.tag.endswith("}numFmt") and shows_percent(each.get("formatCode", ""))
    }
    given = next((each for each in sheet if each.tag.endswith("}cellXfs")), ())
    numbers = [str(n) for n, xf in enumerate(given) if xf.get("numFmtId", "") in formats]
    if not numbers:
        return None
    # In the order in which programs write the attributes: a look ahead from each cell would take ten times as long.
    return re.compile(
        rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(?:%s)"(?: t="n")?>'
        rb"(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]{1,40})</v>" % "|".join(numbers).encode()
    )


def as_percent(number: float) -> str:
    """How the number reads as per cent: "33.5%" for 0.335."""
    return f"{number * 100:.10g}%"


def read_percent(number: bytes) -> str | None:
    """The same of a number as a file writes it; None for what is no number."""
    try:
        return as_percent(float(number))
    except ValueError:
        return None
