"""Ditto marks: what stands for the value above it in its column."""

from collections.abc import Iterable, Iterator, Sequence

from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.recognise.lines import Run

_SIGNS = ('"', "″", "〃", "„", "“", "”", "''", "’’", ",,", "ʺ", "״")
_WORDS = ("do.", "ditto", "ditto.")
_DASHES = (("", ""), *((f"{dash}{space}", f"{space}{dash}") for dash in ("-", "–", "—", "--") for space in ("", " ")))
_PADDED = [f"{before}{sign}{after}" for sign in _SIGNS for before, after in _DASHES]
MARKS = frozenset(
    " " * before + sign + " " * after
    for sign in (*_PADDED, *(w for word in _WORDS for w in (word, word.capitalize(), word.upper())))
    for before in range(13)
    for after in range(5)
)
"""All that is read as one, with the spaces by which people centre it."""
NAMED = 5
"""So many rows are named in a sentence."""


class Dittos:
    """Puts the value above in the place of the marks of some columns, run by run, and keeps where it did."""

    def __init__(self, headings: dict[int, str]) -> None:
        """`headings` are those of the table's columns, by their place from 0."""
        self._headings = headings
        self._rows: dict[int, list[int]] = {}

    def filled(self, runs: Iterable[Run], first: int) -> Iterator[Run]:
        """The same runs; `first` is the number of the first row. One without marks is passed on as it is.

        A list that has none in its first run has none.
        """
        above: dict[int, Cell] = {}
        waiting = iter(runs)
        for run in waiting:
            places = [place for place in self._headings if place < len(run)]
            marked = {p: self._fill(p, run[p], above.get(p), first) for p in places if not MARKS.isdisjoint(run[p])}
            if marked:
                run = [marked.get(place, column) for place, column in enumerate(run)]
            count = len(run[0]) if run else 0
            yield run
            if count and not self._rows:
                yield from waiting
                return
            if count:
                above = {place: run[place][-1] for place in places}
                first += count

    def _fill(self, place: int, column: Sequence[Cell], above: Cell, first: int) -> list[Cell]:
        cells = list(column)
        for at, cell in enumerate(cells):
            # Without a value above it is no ditto mark, whatever it is; then it stays and is told as such.
            if above is not None and above not in MARKS and cell in MARKS:
                cells[at] = above
                self._rows.setdefault(place, []).append(first + at)
            above = cells[at]
        return cells

    def notes(self) -> list[str]:
        """A sentence where any were read."""
        if not self._rows:
            return []
        named = ", ".join(f"“{self._headings[place]}”" for place in sorted(self._rows))
        rows = sorted({row for rows in self._rows.values() for row in rows})
        more = f" and {len(rows) - NAMED:,} more" if len(rows) > NAMED else ""
        shown = ", ".join(f"{row:,}" for row in rows[:NAMED]) + more
        return [f"Ditto marks in {named} were read as the value above (row{'s' if len(rows) > 1 else ''} {shown})."]
