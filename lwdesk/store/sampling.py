"""The sampling matrix of one wave as it is read: rows, columns, cells, and how near each cell is to its target."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

GAP, SHORT, FULL, OVER, OPEN = "gap", "short", "full", "over", "open"
"""What a cell is: nobody chosen yet, some missing, as many as wanted, more than wanted, and no target set."""
Key = tuple[int, int]
"""A cell by the ids of its group and its sector."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A term as a row, a column or the wave of a matrix."""

    id: int
    label: str
    meaning: str
    family: str
    retired: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people are chosen; of these, how many are booked or further, and how many of those have been seen."""

    chosen: int = 0
    booked: int = 0
    done: int = 0

    @property
    def waiting(self) -> int:
        """How many are booked and not seen yet."""
        return self.booked - self.done


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, or a row, column or the whole added up; then `missing` and `target` are the sums of theirs.

    Somebody of two groups counts in two cells; `people` says how many people they really are.
    """

    counts: Counts = field(default_factory=Counts)
    target: int | None = None
    missing: int = 0
    people: int | None = None

    @property
    def state(self) -> str:
        """GAP, SHORT, FULL, OVER or OPEN."""
        if self.target is None:
            return OPEN
        if self.missing:
            return SHORT if self.counts.chosen else GAP
        return OVER if self.counts.chosen > self.target else FULL

    @property
    def shown(self) -> str:
        """The number to see at once: "3 of 5"; "3" where no target is set."""
        return f"{self.counts.chosen:,}" if self.target is None else f"{self.counts.chosen:,} of {self.target:,}"

    @property
    def word(self) -> str:
        """The state in a word: "gap", "2 to choose", "full", "1 over", "none needed"; "" without a target."""
        match self.state:
            case "gap":
                return "gap" if self.people is None else f"{self.missing:,} to choose"
            case "short":
                return f"{self.missing:,} to choose"
            case "over":
                return f"{self.counts.chosen - (self.target or 0):,} over"
            case "full":
                return "full" if self.target else "none needed"
        return ""

    @property
    def progress(self) -> str:
        """How far those chosen have come: "1 booked · 2 done"; "" before the first is booked."""
        parts = ((self.counts.waiting, "booked"), (self.counts.done, "done"))
        return " · ".join(f"{count:,} {word}" for count, word in parts if count)

    @property
    def sentence(self) -> str:
        """All of it for the ear: "3 of 5 chosen, 1 booked, 2 done, 2 more to choose"."""
        said = [f"{self.shown} chosen", f"{self.counts.waiting:,} booked", f"{self.counts.done:,} done"]
        if self.people is not None:
            said.append(f"{self.people:,} {'person' if self.people == 1 else 'people'}")
        if self.target is None:
            said.append("no target")
        elif self.missing:
            said.append(f"{self.missing:,} more to choose")
        elif self.word:
            said.append(self.word)
        if self.state == GAP and self.people is None:
            said.append("a gap")
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class People:
    """How many different people are chosen, by row, by column, and in all that is shown."""

    by_group: Mapping[int, int]
    by_sector: Mapping[int, int]
    total: int


@dataclass(frozen=True, slots=True)
class WaveMatrix:
    """The matrix of a wave: its rows (groups) and columns (sectors) in order, and its cells.

    `outside` are the people with an interview of the wave who stand in none of its cells.
    """

    wave: Heading
    groups: tuple[Heading, ...]
    sectors: tuple[Heading, ...]
    cells: Mapping[Key, Cell]
    people: People
    outside: Sequence[int]

    def row(self, group: int) -> Cell:
        """The row added up."""
        return _sum((self.cells[group, s.id] for s in self.sectors), self.people.by_group.get(group, 0))

    def column(self, sector: int) -> Cell:
        """The column added up."""
        return _sum((self.cells[g.id, sector] for g in self.groups), self.people.by_sector.get(sector, 0))

    def whole(self) -> Cell:
        """All cells added up."""
        return _sum(self.cells.values(), self.people.total)

    @property
    def gaps(self) -> int:
        """How many cells have fewer people than they are to have."""
        return sum(cell.missing > 0 for cell in self.cells.values())


def cell_of(counts: Counts, target: int | None) -> Cell:
    """A cell with that many people, of which so many are wanted."""
    return Cell(counts, target, max((target or 0) - counts.chosen, 0))


def _sum(cells: Iterable[Cell], people: int) -> Cell:
    listed = list(cells)
    counts = Counts(
        sum(c.counts.chosen for c in listed), sum(c.counts.booked for c in listed), sum(c.counts.done for c in listed)
    )
    targets = [c.target for c in listed if c.target is not None]
    return Cell(counts, sum(targets) if targets else None, sum(c.missing for c in listed), people)


def usual_sectors(
    waves: Sequence[Heading], wave: int, sectors: Sequence[Heading], used: Collection[int]
) -> list[Heading]:
    """The columns of a wave for which nobody has chosen any.

    The first family of sectors belongs to the first wave, the second to the second, and the last wave has what is
    left; sectors of no family, and those in which the wave has people or targets already, are in every wave.
    """
    families = list(dict.fromkeys(s.family for s in sectors if s.family and not s.retired))
    place = next((n for n, one in enumerate(waves) if one.id == wave), 0)
    mine = families[place:] if place == len(waves) - 1 else families[place : place + 1]
    if len(waves) < 2 or not mine:
        mine = families
    return [s for s in sectors if s.id in used or (not s.retired and (not s.family or s.family in mine))]


def usual_groups(groups: Sequence[Heading], used: Collection[int]) -> list[Heading]:
    """The rows of a wave for which nobody has chosen any: every group, retired ones only where they are used."""
    return [g for g in groups if not g.retired or g.id in used]


def chosen_lines(terms: Sequence[Heading], chosen: Sequence[int], used: Collection[int]) -> list[Heading]:
    """The rows or columns that somebody chose, in that order, each once; retired ones only where they are used."""
    known = {term.id: term for term in terms}
    lines = [known[i] for i in dict.fromkeys(chosen) if i in known]
    return [line for line in lines if not line.retired or line.id in used]
