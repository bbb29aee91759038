"""Cells merged downwards: what stands once on the sheet is said of every row that it reaches over."""

from collections.abc import Iterable, Sequence

from lwdesk.exchange.read.sheet import Range
from lwdesk.exchange.recognise.lines import Line


def across(merged: Iterable[Range]) -> dict[tuple[int, int], int]:
    """How many columns a merged cell reaches over, by its row (from 1) and its place (from 0)."""
    return {(top, left - 1): right - left + 1 for top, left, _, right in merged if right > left}


def fill_down(lines: Sequence[Line], merged: Iterable[Range], title: int) -> None:
    """Put what is merged downwards into every row that has a title of its own.

    A row that shares the title of the one above by such a merge is more of that record, and is told so.
    """
    by_number = {line.number: line for line in lines}
    down = [(top, left - 1, bottom) for top, left, bottom, _ in merged if bottom > top and top in by_number]
    for top, place, bottom in down:
        if place == title:
            for number in range(top + 1, bottom + 1):
                if (line := by_number.get(number)) is not None and title not in line.there:
                    line.top = by_number[top]
    for top, place, bottom in down:
        cell = by_number[top].cells[place] if place < len(by_number[top].cells) else None
        if place == title or cell is None:
            continue
        for number in range(top + 1, bottom + 1):
            line = by_number.get(number)
            if line is not None and title in line.there and place not in line.there:
                line.put(place, cell)
