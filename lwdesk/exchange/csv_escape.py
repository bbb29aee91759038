"""Cells of a .csv file that no spreadsheet takes for a formula, and the way back to the text.

The rule is OWASP's: what begins with = + - @, a tab or a carriage return gets an apostrophe in front.
So that the way back is exact, text that already has such apostrophes gets one more.
"""

import re

_DANGEROUS = re.compile("'*[=+\\-@\t\r]")
_ESCAPED = re.compile("'+[=+\\-@\t\r]")


def escape_csv(text: str) -> str:
    """The text as a .csv cell holds it: "=x" as "'=x", "'=x" as "''=x", all else as it is."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unescape_csv(cell: str) -> str:
    """The text that `escape_csv` made the cell from; a cell that was never escaped comes back as it is."""
    return cell[1:] if cell[:1] == "'" and _ESCAPED.match(cell) else cell
