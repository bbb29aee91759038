"""Rows below a header that say how its columns are to be filled in, or that only number them."""

import re
from itertools import pairwise

from lwdesk.exchange.recognise.cells import Row, filled, words_of
from lwdesk.text import fold

_NUMBERED = re.compile(r"[(\[]?(?:col(?:umn)?\.?\s*)?([a-z]|\d{1,3})[)\].]*$")
_MANY = r"(?:[01nm*]|one|many)"
_TOLD = re.compile(
    rf"{_MANY}\s*(?::|\.\.|to|-)\s*{_MANY}$|"
    r"\(?(?:(?:please|pls|state|select|choose|pick|tick|enter|insert|specify|give|list|describe|indicate|write|type|"
    r"use|leave|see|do not)\b|(?:one per|drop[- ]?down|free text|if (?:any|known|applicable|relevant|different)|"
    r"where known|as (?:appropriate|applicable|shown|it)|from (?:the )?list)\b|"
    r"max(?:imum)?\b|up to \d|at most|no more than|not more than|min(?:imum)?\b|\d+ (?:words|characters|lines)|"
    r"dd?[/. -]mm|mm[/. -]yy|yyyy|(?:in )?(?:£|gbp|pounds|\u20ac)(?:000s?|s|k)?\)?$|"
    r"(?:text|number|numeric|date|year|yes ?/ ?no|y ?/ ?n|memo|string|integer|currency)\)?$|"
    r"\(?(?:required|mandatory|optional)\)?$)",
)
_ASKED = re.compile(r"\(?(?:please|pls)\b|\((?:max|select|choose|enter|tick|give|state)")
_EXAMPLE = re.compile(r"\(?(?:e\.\s?g\.|eg[.:]|example:|for example|\(example\))")


def is_numbering(row: Row, width: int) -> bool:
    """Whether the row only numbers or letters the columns: 1, 2, 3 or (a), (b), (c); `width` is the table's."""
    cells = [_NUMBERED.match(fold(words_of(row[at]))) for at in filled(row)]
    if len(cells) < 3 or len(cells) < 0.6 * width:
        return False
    marks = [cell[1] for cell in cells if cell]
    if len(marks) < len(cells):
        return False
    numbers = [int(mark) if mark.isdecimal() else ord(mark) for mark in marks]
    return len({mark.isdecimal() for mark in marks}) == 1 and all(b - a == 1 for a, b in pairwise(numbers))


def is_instruction(row: Row) -> bool:
    """Whether the row tells those who fill in the table what to put, instead of holding it."""
    texts = [fold(words_of(row[at])) for at in filled(row)]
    if not texts:
        return False
    told = sum(bool(_TOLD.match(text) or _EXAMPLE.match(text)) for text in texts)
    # One such cell alone may be the name of a record: "Give us a job".
    return told >= 0.6 * len(texts) and (told >= 2 or bool(_ASKED.match(texts[0])))


def is_example(row: Row) -> bool:
    """Whether the row shows by an example how the table is to be filled in."""
    there = filled(row)
    return bool(there) and bool(_EXAMPLE.match(fold(words_of(row[there[0]]))))


def why_passed_over(row: Row, width: int) -> str:
    """What a row right below the header does instead of holding a record; "" where it may hold one."""
    if is_numbering(row, width):
        return "only numbers the columns"
    if is_instruction(row):
        return "says how to fill in the columns"
    return "shows an example" if is_example(row) else ""
