"""Two tables side by side on one sheet: where the second begins."""

from collections.abc import Sequence

from lwdesk.exchange.recognise.cells import Row, is_blank
from lwdesk.text import match_key


def find_beside(headings: Sequence[str], rows: Sequence[Row]) -> int | None:
    """The place of the first column of a second table, parted from the first by a column without anything in it.

    An empty column is no proof, as people leave such to look at: the second table must name a column that
    the first has too, or be longer or shorter than it.
    """
    named = [at for at, heading in enumerate(headings) if heading]
    for at in named[1:]:
        if headings[at - 1] or sum(n >= at for n in named) < 2 or sum(n < at for n in named) < 2:
            continue
        gap = range(max(n for n in named if n < at) + 1, at)
        if any(not is_blank(row[n]) for row in rows for n in gap if n < len(row)):
            continue
        left = {match_key(headings[n]) for n in named if n < at} - {""}
        right = {match_key(headings[n]) for n in named if n >= at}
        if left & right or _ends_elsewhere(rows, named[0], at):
            return at
    return None


def _ends_elsewhere(rows: Sequence[Row], left: int, right: int) -> bool:
    """Whether both sides are full from the top, and one goes on where the other has ended."""
    sides = [[_is_filled(row, left, right), _is_filled(row, right, len(row))] for row in rows]
    while sides and not any(sides[-1]):
        sides.pop()
    both = sum(all(side) for side in sides)
    alone = sides[both:]
    firsts = [(not is_blank(row[left]), right < len(row) and not is_blank(row[right])) for row in rows[:both] if row]
    if both < 2 or not alone or not all(all(pair) for pair in firsts):
        return False
    return all(side == alone[0] for side in alone)


def _is_filled(row: Row, start: int, end: int) -> bool:
    return any(not is_blank(cell) for cell in row[start:end])


def column_letters(place: int) -> str:
    """The letters by which a spreadsheet shows the column in a place, counted from 0."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
