"""A plan as lines to look through: one for each row, or for each cell of it that changes something or needs mending."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from lwdesk.exchange.plan import ImportPlan, Outcome, PlannedRow
from lwdesk.exchange.plan.cell import Trouble, cell_text
from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.ui.importing.proposal import Proposal

BLANK = "blank"


class Kind(StrEnum):
    """What a line is about."""

    ROW = "row"
    CHANGE = "change"
    TROUBLE = "trouble"
    SECTION = "section"
    LEFT_OUT = "left out"


class Show(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    DUPLICATE = "duplicate"
    PROBLEMS = "problems"
    SECTIONS = "sections"
    LEFT_OUT = "left out"


WORDS = {
    Outcome.NEW: "new",
    Outcome.UPDATED: "updated",
    Outcome.SAME: "the same",
    Outcome.DUPLICATE: "maybe the same",
    Outcome.PROBLEM: "not imported",
    Outcome.IGNORED: "left out",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its row's number and outcome, the cell that it is about, and what happens."""

    number: int
    kind: Kind
    outcome: Outcome
    name: str
    row: PlannedRow | None
    """The planned row; None for one that was left out."""
    first: bool
    """Whether it is the first line of its row."""
    place: int | None = None
    """The column of its cell, where it is about one."""
    heading: str = ""
    cell: str = ""
    what: str = ""
    """A change or a reason in a few words."""
    sentence: str = ""
    """The same for who reads nothing else, with row and heading."""


class Lines:
    """The lines of a plan, made as they are looked at; `show` chooses which."""

    def __init__(self, proposal: Proposal, show: Show = Show.ALL) -> None:
        assert proposal.plan
        self.plan: ImportPlan = proposal.plan
        self.show = show
        self._proposal = proposal
        self._columns = {c.place: c for c in self.plan.columns if c.field}
        self._labels = {f.label: f.name for f in self.plan.record.seen}
        self._title = self.plan.record.field(self.plan.record.title).label
        self._rows = array("l")
        self._parts = array("h")
        for row, part in self._wanted():
            self._rows.append(row)
            self._parts.append(part)
        # Worked out here, which may be beside the window.
        assert self.counts and self.has_cells is not None
        # One cache for each set of lines: a method's own would keep every plan of the session.
        self._made = lru_cache(maxsize=2_000)(self._make)

    @cached_property
    def has_cells(self) -> bool:
        """Whether any line is about one cell: a change, or one to mend."""
        return any(row.changes or row.troubles for row in self.plan.rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int) -> Line:
        return self._made(self._rows[at], self._parts[at])

    @cached_property
    def counts(self) -> list[tuple[Show, int]]:
        """How many rows each choice shows, those with none left out; all of them first."""
        counts = dict.fromkeys(Outcome, 0)
        for row in self.plan.rows:
            counts[row.outcome] += 1
        problems, ignored = len(self.plan.problems), len(self.plan.ignored)
        sections = sum(number in self.plan.sections for number, _ in self.plan.ignored)
        found = [
            (Show.NEW, counts[Outcome.NEW]),
            (Show.UPDATED, counts[Outcome.UPDATED]),
            (Show.SAME, counts[Outcome.SAME]),
            (Show.DUPLICATE, len(self._proposal.questions) or counts[Outcome.DUPLICATE]),
            (Show.PROBLEMS, problems),
            (Show.SECTIONS, sections),
            (Show.LEFT_OUT, ignored - sections),
        ]
        return [(Show.ALL, len(self.plan.rows) + ignored), *((show, count) for show, count in found if count)]

    def find(self, number: int, place: int | None = None) -> int:
        """The line of a row, of its cell in that column if there is one; -1 when it is not shown."""
        best = -1
        for at, row in enumerate(self._rows):
            if self._number(row) == number:
                best = at if best < 0 else best
                if place is None or self[at].place == place:
                    return at
            elif best >= 0:
                break
        return best

    def next_trouble(self, after: int) -> int:
        """The next line below `after` that needs mending, going on at the top; -1 when there is none."""
        count = len(self)
        for step in range(1, count + 1):
            at = (after + step) % count
            if self._rows[at] >= 0 and self.plan.rows[self._rows[at]].troubles and self[at].kind is Kind.TROUBLE:
                return at
        return -1

    def alike(self, line: Line) -> list[int]:
        """The numbers of the rows whose cell in the same column says the same and is in trouble too."""
        if line.kind is not Kind.TROUBLE or line.place is None:
            return []
        return [
            row.number
            for row in self.plan.problems
            if line.place in self._troubles(row) and self._cell(row, line.place) == line.cell
        ]

    def _wanted(self) -> Iterator[tuple[int, int]]:
        rows = self.plan.rows
        ignored = [(at, told) for at, told in enumerate(self.plan.ignored) if self._shows(told[0])]
        for index, row in enumerate(rows) if self.show not in (Show.LEFT_OUT, Show.SECTIONS) else ():
            while ignored and ignored[0][1][0] < row.number:
                yield -1 - ignored.pop(0)[0], 0
            if self.show is Show.ALL or row.outcome == self.show.value or (self.show is Show.PROBLEMS and row.troubles):
                yield from ((index, part) for part in range(self._count(row)))
        yield from ((-1 - at, 0) for at, _ in ignored)

    def _shows(self, ignored: int) -> bool:
        """Whether a row that does not become a record is shown."""
        own = Show.SECTIONS if ignored in self.plan.sections else Show.LEFT_OUT
        return self.show in (Show.ALL, own)

    def _count(self, row: PlannedRow) -> int:
        if not row.troubles and not row.changes:
            return 1
        troubles = len(self._troubles(row)) if row.troubles else 0
        return troubles + (0 if self.show is Show.PROBLEMS else len(row.changes))

    def _number(self, row: int) -> int:
        return self.plan.rows[row].number if row >= 0 else self.plan.ignored[-1 - row][0]

    def _make(self, index: int, part: int) -> Line:
        if index < 0:
            number, reason = self.plan.ignored[-1 - index]
            section = self.plan.sections.get(number, "")
            kind = Kind.SECTION if section else Kind.LEFT_OUT
            return Line(number, kind, Outcome.IGNORED, section, None, True, what=reason,
                        sentence=f"Row {number}: {reason}")  # fmt: skip
        row = self.plan.rows[index]
        troubles = list(self._troubles(row).items())
        if part < len(troubles):
            return self._trouble(row, part, *troubles[part])
        if row.changes:
            return self._change(row, part, *row.changes[part - len(troubles)])
        what, sentence = self._gist(row), f"Row {row.number} {self._becomes(row)}."
        return Line(row.number, Kind.ROW, row.outcome, self._name(row), row, True, what=what, sentence=sentence)

    def _trouble(self, row: PlannedRow, part: int, place: int | None, troubles: list[Trouble]) -> Line:
        said = [trouble.sentence for trouble in troubles]
        what = " ".join(s.removeprefix(f"Row {row.number}, {t.heading}: ") for s, t in zip(said, troubles, strict=True))
        cell = troubles[0].text if place is None else self._cell(row, place)
        heading = troubles[0].heading
        return Line(row.number, Kind.TROUBLE, row.outcome, self._name(row), row, part == 0, place, heading, cell, what,
                    " ".join(said))  # fmt: skip

    def _change(self, row: PlannedRow, part: int, label: str, old: str, new: str) -> Line:
        field = self._labels.get(label)
        place = next((c.place for c in self._columns.values() if c.field == field), None)
        cell = new if place is None else self._cell(row, place)
        what = f"{_short(old)} → {_short(new)}"
        sentence = f"Row {row.number}, {label}: {old or BLANK} → {new or BLANK}"
        return Line(row.number, Kind.CHANGE, row.outcome, self._name(row), row, part == 0, place, label, cell, what,
                    sentence)  # fmt: skip

    def _troubles(self, row: PlannedRow) -> dict[int | None, list[Trouble]]:
        """The troubles of a row by the column of their cell."""
        found: dict[int | None, list[Trouble]] = {}
        for trouble in row.troubles:
            found.setdefault(self._place(trouble), []).append(trouble)
        return found

    def _place(self, trouble: Trouble) -> int | None:
        if trouble.place >= 0:
            return trouble.place
        # What is missing is missing in the title's column, whatever the sheet calls it.
        titles = (place for place, column in self._columns.items() if column.field == self.plan.record.title)
        return next(titles, None) if trouble.heading == self._title else None

    def _cell(self, row: PlannedRow, place: int) -> str:
        cells = row.cells
        return cell_text(cells[place]) if place < len(cells) else ""

    def _name(self, row: PlannedRow) -> str:
        name = row.value(self.plan.record.title)
        if name:
            return str(name)
        titles = [place for place, column in self._columns.items() if column.field == self.plan.record.title]
        return self._cell(row, titles[0]) if titles else ""

    def _becomes(self, row: PlannedRow) -> str:
        noun = self.plan.record.label.lower()
        if row.outcome is Outcome.NEW:
            return f"becomes a new {noun}"
        if row.repeats:
            return f"says nothing that row {row.repeats.number:,} does not say"
        if row.outcome is Outcome.SAME:
            return "is in the study already, as it is here"
        return f"is {WORDS[row.outcome]}"

    def _gist(self, row: PlannedRow) -> str:
        """What else the row brings, on one line."""
        title = self.plan.record.title
        texts = (
            self._cell(row, place) for place, c in self._columns.items() if c.field not in (title, TO_NOTES, "uuid")
        )
        return " · ".join(" ".join(text.split()) for text in texts if text.strip())[:300]


def _short(text: str) -> str:
    line = " ".join(text.split()) or BLANK
    return line if len(line) <= 120 else f"{line[:119]}…"
