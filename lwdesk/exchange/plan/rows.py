"""What is to become of the rows of a sheet: plain data, made by `make_plan`, shown, corrected, then applied."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.cell import Cell, Trouble
from lwdesk.records.tables import Record

TO_NOTES = "to notes"
"""In the place of a field's name: the column's cells go to the record's notes, each after its heading."""


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
        "_at", "_run", "brings", "changes", "lines", "links", "names", "number", "outcome", "record_id", "repeats",
        "troubles", "values", "wanted",
    )  # fmt: skip

    def __init__(
        self, number: int, run: Sequence[Sequence[Cell]], at: int, values: dict[str, Any],
        links: dict[str, tuple[int, ...]], names: dict[str, tuple[str, ...]],
    ) -> None:  # fmt: skip
        self.number = number
        self._run = run
        self._at = at
        self.values = values
        """The values of one-valued fields; blank cells are left out, since they do not erase."""
        self.links = links
        """The ids of terms, by field."""
        self.names = names
        """The names of linked records, by field; those unknown to the study become records."""
        self.outcome = Outcome.NEW
        self.record_id: int | None = None
        """The record that the row is about, where the study has it already."""
        self.repeats: PlannedRow | None = None
        """The earlier row of the same sheet that is about the same record, where the study has none yet."""
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
    def cells(self) -> list[Cell]:
        """The row as the sheet has it."""
        return [column[self._at] for column in self._run]

    def cell(self, place: int) -> Cell:
        """The cell in a column, by its place from 0."""
        return self._run[place][self._at] if place < len(self._run) else None

    def with_values(self, values: dict[str, Any], links: dict[str, Any], names: dict[str, Any]) -> "PlannedRow":
        """A new record made of this row and of what later rows of the sheet add to it."""
        return PlannedRow(self.number, self._run, self._at, values, links, names)

    @property
    def written(self) -> bool:
        """Whether the import writes the row."""
        return self.wanted and self.outcome in (Outcome.NEW, Outcome.UPDATED)


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

    def count(self, outcome: Outcome) -> int:
        """How many rows come out so."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def problems(self) -> list[PlannedRow]:
        """The rows of which something could not be read, whether the rest of them is imported or not."""
        return [row for row in self.rows if row.troubles]

    @property
    def mapping(self) -> dict[str, str]:
        """The field label that each recognised heading goes to."""
        labels = {f.name: f.label for f in (*self.record.fields, KEY)} | {TO_NOTES: self._notes_label}
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
            (self.count(Outcome.DUPLICATE), "maybe the same as others"),
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
            "duplicates": self.count(Outcome.DUPLICATE),
            "problems": len(self.problems),
            "ignored": len(self.ignored),
            "step": None,
        }
