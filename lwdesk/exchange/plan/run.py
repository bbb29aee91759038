"""Runs of rows as their columns were read: a row of its own comes of them only where somebody asks for it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.plan.cell import Cell

if TYPE_CHECKING:
    from lwdesk.exchange.plan.rows import PlannedRow

Cells = Sequence[Any]
"""What each row of a run has in one column; None where the cell is blank or could not be read."""


_run_of = attrgetter("run")


class Run:
    """Some rows of a sheet that follow one another: their cells, and what was read of them by field."""

    __slots__ = ("cells", "count", "links", "names", "values")

    def __init__(
        self,
        cells: Sequence[Sequence[Cell]],
        values: dict[str, Cells],
        links: dict[str, Cells],
        names: dict[str, Cells],
    ) -> None:
        self.cells = cells
        self.count = len(cells[0]) if cells else 0
        self.values = values
        self.links = links
        self.names = names

    def present(self) -> Sequence[bool]:
        """For each row whether anything was read of it."""
        read = [*self.values.values(), *self.links.values(), *self.names.values()]
        if any(None not in column for column in read):
            return (True,) * self.count
        width = len(read)
        return [row.count(None) < width for row in zip(*read, strict=True)] if read else (False,) * self.count


def value_columns(columns: Iterable[tuple[str, Cells]]) -> dict[str, Cells]:
    """The columns by field; a field that two have takes from the later one what that says."""
    found: dict[str, Cells] = {}
    for name, cells in columns:
        if name in found:
            pairs = zip(found[name], cells, strict=True)
            found[name] = [earlier if later is None else later for earlier, later in pairs]
        else:
            found[name] = cells
    return found


def link_columns(columns: Iterable[tuple[str, Cells]]) -> dict[str, Cells]:
    """The columns of ids by field; of those that go to one field all the ids, each once."""
    found: dict[str, Cells] = {}
    for name, cells in columns:
        if name in found:
            found[name] = [_together(*both) for both in zip(found[name], cells, strict=True)]
        else:
            found[name] = cells
    return found


def name_columns(columns: Iterable[dict[str, Cells]]) -> dict[str, Cells]:
    """The names by field, out of columns that may name records for several fields in one cell."""
    return link_columns(pair for several in columns for pair in several.items())


def _together(one: tuple[Any, ...] | None, other: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    if one is None or other is None:
        return other if one is None else one
    return tuple(dict.fromkeys((*one, *other)))


class Chunk:
    """Rows that follow one another in a plan and come of one run, to be written column by column."""

    def __init__(self, rows: Sequence["PlannedRow"]) -> None:
        self.rows = rows
        self._run = run = rows[0].run
        self._as_read = all(row.as_read for row in rows)
        self._whole = self._as_read and len(rows) == run.count
        self._at = () if self._whole else tuple(row.at for row in rows)

    def fields(self) -> set[str]:
        """The one-valued fields of which the rows may have values."""
        if self._as_read:
            return set(self._run.values)
        return set().union(*(row.values for row in self.rows))

    def values(self, field: str) -> Cells:
        """The value of the field in each row; None where it has none."""
        return self._column(self._run.values, field) if self._as_read else [row.values.get(field) for row in self.rows]

    def links(self, field: str) -> Cells:
        """The ids of terms that each row has for the field."""
        return self._column(self._run.links, field) if self._as_read else [row.links.get(field) for row in self.rows]

    def names(self, field: str) -> Cells:
        """The names of linked records that each row has for the field."""
        return self._column(self._run.names, field) if self._as_read else [row.names.get(field) for row in self.rows]

    def _column(self, columns: dict[str, Cells], field: str) -> Cells:
        column = columns.get(field)
        if column is None:
            return (None,) * len(self.rows)
        return column if self._whole else [column[at] for at in self._at]


def chunks_of(rows: Iterable["PlannedRow"]) -> list[Chunk]:
    """The rows in their order, those of one run together."""
    return [Chunk(list(group)) for _, group in groupby(rows, key=_run_of)]
