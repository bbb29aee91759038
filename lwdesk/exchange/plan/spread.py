"""Rows that hold several records, one in each column of a kind and on each line of a cell, made a row for each."""

import re
from collections.abc import Iterable, Sequence

from lwdesk.exchange.plan.cell import Cell, cell_text, means_blank
from lwdesk.exchange.plan.rows import Column
from lwdesk.exchange.recognise.kinds import kinds_by_place
from lwdesk.records.tables import Record

Run = list[Sequence[Cell]]
_BULLET = re.compile(r"^\s*(?:[-–—*•·]|\(?\d{1,2}[.)])\s+")


class Spread:
    """The columns of a sheet that each hold records of one kind; `empty` are the rows, by number, that hold none."""

    def __init__(self, record: Record, columns: Iterable[Column]) -> None:
        self._places = kinds_by_place(((c.place, c.heading, c.field) for c in columns), record)
        self.empty: list[int] = []

    def rows(self, first: int, run: Run) -> tuple[Sequence[int], Run]:
        """The rows of a run with one record each, as columns, and the number of each on the sheet.

        `first` is the number of the run's first row. Each new row has its words in the column that they come from, and
        nothing in the other columns of kinds.
        """
        held = [place for place in self._places if place < len(run)]
        numbers = range(first, first + (len(run[0]) if run else 0))
        if not held:
            return numbers, run
        taken: list[int] = []
        words: list[tuple[int, str]] = []
        for at, number in enumerate(numbers):
            pieces = [(place, piece) for place in held for piece in _pieces(run[place][at])]
            taken += [at] * len(pieces)
            words += pieces
            if not pieces and any(column[at] is not None for column in run):
                self.empty.append(number)
        columns: Run = []
        for place, column in enumerate(run):
            if place in held:
                columns.append([piece if where == place else None for where, piece in words])
            else:
                columns.append([column[at] for at in taken])
        return [numbers[at] for at in taken], columns

    def why_empty(self) -> list[tuple[int, str]]:
        """(number, why) of the rows that hold none."""
        names = [f"“{kind}”" for kind in dict.fromkeys(self._places.values())]
        told = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
        return [(number, f"Under {told} the row says nothing, so it is left out.") for number in self.empty]


def _pieces(cell: Cell) -> list[str]:
    """What stands on each line of the cell, without the bullets."""
    lines = [_BULLET.sub("", line).strip() for line in cell_text(cell).split("\n")]
    return [line for line in lines if line and not means_blank(line)]
