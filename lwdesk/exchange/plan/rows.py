"""What is to become of the rows of a sheet: plain data, made by `make_plan`, shown, corrected, then applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import Any

from lwdesk.exchange.answers import Answer, Like, Question
from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.cell import Cell, Trouble
from lwdesk.exchange.plan.run import Run
from lwdesk.exchange.to_notes import TO_NOTES
from lwdesk.records.tables import Record

_outcome_of = attrgetter("outcome")
__all__ = ["TO_NOTES", "Column", "ImportPlan", "Outcome", "PlannedRow"]


class Outcome(StrEnum):
    """What the import does with a row."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    DUPLICATE = "duplicate"
    PROBLEM = "problem"
    IGNORED = "ignored"


class PlannedRow:
    """A row of the sheet: its number as Excel shows it, what becomes of it, and the values it brings."""

    __slots__ = (
        "_links", "_names", "_values", "at", "brings", "changes", "lines", "meant", "number", "outcome",
        "record_id", "repeats", "run", "troubles", "wanted",
    )  # fmt: skip

    def __init__(self, number: int, run: Run, at: int) -> None:
        self.number = number
        self.run = run
        self.at = at
        """Its place in the run, from 0."""
        # Made when they are asked for: of the rows of a long list most are written as the columns they came in.
        self._values: dict[str, Any] | None = None
        self._links: dict[str, tuple[int, ...]] | None = None
        self._names: dict[str, tuple[str, ...]] | None = None
        self.outcome = Outcome.NEW
        self.record_id: int | None = None
        """The record that the row is about, where the study has it already."""
        self.repeats: PlannedRow | None = None
        """The earlier row of the same sheet that is about the same record, where the study has none yet."""
        self.meant: Like | None = None
        """What its name was said to be the same as, where the study has none of that very name."""
        # None of these three is changed in place: most rows share the empty one.
        self.lines: Sequence[str] = ()
        """What goes to the record's notes, a line each, because no field of its own takes it."""
        self.troubles: Sequence[Trouble] = ()
        self.changes: Sequence[tuple[str, str, str]] = ()
        """For an update: (field label, old text, new text)."""
        self.brings: dict[str, Any] | None = None
        """For an update: the new value of each field that changes; names for links."""
        self.wanted = True
        """Whether the user left the row ticked."""

    @property
    def values(self) -> dict[str, Any]:
        """The values of one-valued fields; blank cells are left out, since they do not erase."""
        if self._values is None:
            self._values = self._of(self.run.values)
        return self._values

    @property
    def links(self) -> dict[str, tuple[int, ...]]:
        """The ids of terms, by field."""
        if self._links is None:
            self._links = self._of(self.run.links)
        return self._links

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The names of linked records, by field; those unknown to the study become records."""
        if self._names is None:
            self._names = self._of(self.run.names)
        return self._names

    def _of(self, columns: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        at = self.at
        return {name: value for name, column in columns.items() if (value := column[at]) is not None}

    def value(self, field: str) -> Any:
        """The value of a one-valued field; None where the row has none."""
        if self._values is not None:
            return self._values.get(field)
        column = self.run.values.get(field)
        return column[self.at] if column else None

    def named(self, field: str) -> tuple[str, ...] | None:
        """The names of linked records for a field; None where the row has none."""
        if self._names is not None:
            return self._names.get(field)
        column = self.run.names.get(field)
        return column[self.at] if column else None

    def called(self, record: Record) -> str:
        """What the row calls its record: its title, or the name of what that links to; "" where it says nothing."""
        if record.field(record.title).ui.target:
            return (self.named(record.title) or ("",))[0]
        return self.value(record.title) or ""

    @property
    def as_read(self) -> bool:
        """Whether nothing can have been changed of what was read."""
        return self._values is None and self._links is None and self._names is None

    @property
    def cells(self) -> list[Cell]:
        """The row as the sheet has it."""
        return [column[self.at] for column in self.run.cells]

    def cell(self, place: int) -> Cell:
        """The cell in a column, by its place from 0."""
        return self.run.cells[place][self.at] if place < len(self.run.cells) else None

    def with_values(self, values: dict[str, Any], links: dict[str, Any], names: dict[str, Any]) -> "PlannedRow":
        """A new record made of this row and of what later rows of the sheet add to it."""
        row = PlannedRow(self.number, self.run, self.at)
        row._values, row._links, row._names = values, links, names
        return row

    @property
    def written(self) -> bool:
        """Whether the import writes the row."""
        return self.wanted and self.outcome in (Outcome.NEW, Outcome.DUPLICATE, Outcome.UPDATED)


@dataclass
class Column:
    """A column of the sheet: its place from 0, its heading, and the field it goes to, if any."""

    place: int
    heading: str
    field: str | None
    confidence: float = 1.0


@dataclass
class ImportPlan:
    """Everything that an import of one sheet will do."""

    file: str
    sheet: str
    record: Record
    header_first: int | None
    header_last: int | None
    columns: list[Column]
    ours: bool = False
    """Whether lwdesk wrote the list."""
    rows: list[PlannedRow] = field(default_factory=list)
    ignored: list[tuple[int, str]] = field(default_factory=list)
    """(row number, why) of rows that are left out: titles of sections, totals, sources."""
    notes: list[str] = field(default_factory=list)
    """Sentences about the file that concern no single row."""
    refs: set[str] = field(default_factory=set)
    """Every reference that a row says, folded, whether its record gets it or not: no other record is given one."""
    sections: dict[int, str] = field(default_factory=dict)
    """What the headings of sections say, by row; their rows are among the ignored ones."""

    questions: list[Question] = field(default_factory=list)
    """Which names may be the same as others: those to be answered, and those that were answered before."""

    @property
    def open_questions(self) -> list[Question]:
        """The questions that were never answered."""
        return [question for question in self.questions if question.answer is Answer.OPEN]

    def count(self, outcome: Outcome) -> int:
        """How many rows come out so."""
        return list(map(_outcome_of, self.rows)).count(outcome)

    @property
    def problems(self) -> list[PlannedRow]:
        """The rows of which something could not be read, whether the rest of them is imported or not."""
        return [row for row in self.rows if row.troubles]

    @property
    def mapping(self) -> dict[str, str]:
        """The field label that each recognised heading goes to."""
        labels = {f.name: f.label for f in (*self.record.seen, KEY)} | {TO_NOTES: self._notes_label}
        return {c.heading: labels.get(c.field, c.field) for c in self.columns if c.field}

    @property
    def _notes_label(self) -> str:
        return next((f.label for f in self.record.fields if f.name == "notes"), "Notes")

    def sentence(self, dry_run: bool = False) -> str:
        """The counts in words: "38 new, 2 updated, 5 as they were, 1 with problems"."""
        counts = [
            (self.count(Outcome.NEW), "new"),
            (self.count(Outcome.UPDATED), "updated"),
            (self.count(Outcome.SAME), "as they were"),
            (len(self.open_questions), "maybe the same as others"),
            (len(self.problems), "with problems"),
            (len(self.ignored), "left out"),
        ]
        told = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing to import"
        return f"{self.sheet}: {told}." + (" Nothing was written." if dry_run else "")

    def summary(self) -> dict[str, Any]:
        """The counts and the mapping as the command line reports them; `step` is filled in by who applies it."""
        return {
            "sheet": self.sheet,
            "header_first": self.header_first,
            "header_last": self.header_last,
            "mapping": self.mapping,
            "new": self.count(Outcome.NEW),
            "updated": self.count(Outcome.UPDATED),
            "same": self.count(Outcome.SAME),
            "duplicates": len(self.open_questions),
            "problems": len(self.problems),
            "ignored": len(self.ignored),
            "step": None,
        }
