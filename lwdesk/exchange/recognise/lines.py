"""The rows of a table that have something in them, one by one, for those who ask what each of them is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.recognise.cells import words_of


class Role(Enum):
    """What a row of a table is."""

    UNKNOWN = "unknown"
    RECORD = "record"
    SECTION = "section"
    MORE = "more of the record above"
    OUT = "left out"


@dataclass(slots=True, eq=False)
class Line:
    """A row that is not blank: its number as Excel shows it, its cells, and the places, from 0, of the filled ones."""

    number: int
    cells: list[Cell]
    there: list[int]
    role: Role = Role.UNKNOWN
    apart: bool = False
    """Whether a blank row, or the header, stands above it."""
    top: "Line | None" = None
    """The row that this one belongs to because its title is merged down over both."""

    def text(self, place: int) -> str:
        """What a cell says, on one line."""
        return words_of(self.cells[place]) if place < len(self.cells) else ""

    def put(self, place: int, cell: Cell) -> None:
        """Have the cell in a place say something."""
        self.cells[place] = cell
        if place not in self.there:
            self.there = sorted([*self.there, place])

    def take(self, place: int) -> None:
        """Have the cell in a place say nothing."""
        self.cells[place] = None
        self.there = [there for there in self.there if there != place]


Run = list[Sequence[Cell]]
"""The columns of some rows."""


def lines_of(first: int, run: Run) -> Iterator[Line]:
    """The rows of a run that are not blank; `first` is the number of its first row."""
    for number, row in enumerate(zip(*run, strict=True), first):
        there = [place for place, cell in enumerate(row) if cell is not None]
        if there:
            yield Line(number, list(row), there)


def set_apart(lines: Sequence[Line], first: int) -> None:
    """Note of each line whether a blank row, or the header that ends above row `first`, parts it from the one above."""
    before = first - 2
    for line in lines:
        line.apart = line.number > before + 1
        before = line.number


def is_blank_run(run: Run) -> bool:
    """Whether no row of the run has anything in it."""
    return all(column.count(None) == len(column) for column in run)


def full_columns(run: Run) -> int:
    """How many columns have something in every row, counted up to three."""
    found = 0
    for column in run:
        found += None not in column
        if found == 3:
            break
    return found


def sparse_rows(run: Run, title: int, places: Iterable[int], least: int) -> list[int]:
    """The places in the run, from 0, of rows that have no title or less than `least` cells, but are not blank.

    Told column by column: each leaves fewer rows to ask about.
    """
    named = run[title]
    nameless = [at for at, cell in enumerate(named) if cell is None] if None in named else []
    others = [run[p] for p in places if p != title and p < len(run)]
    found = [at for at in nameless if any(column[at] is not None for column in others)]
    gone = set(nameless)
    short: list[list[int]] = [[at for at in range(len(named)) if at not in gone] if gone else list(range(len(named)))]
    short += [[] for _ in range(least - 2)]
    for column in others:
        if not any(short):
            break
        carried: list[int] = []
        for level, rows in enumerate(short):
            blank = [at for at in rows if column[at] is None]
            risen = [at for at in rows if column[at] is not None] if level + 1 < len(short) else []
            short[level], carried = [*blank, *carried], risen
    return sorted([*found, *(at for rows in short for at in rows)])
