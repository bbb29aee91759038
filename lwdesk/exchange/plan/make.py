"""A plan for an import: every row read and compared with the study, and nothing written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lwdesk.exchange.plan.cell import Cell, Trouble
from lwdesk.exchange.plan.columns import (
    AnyColumn,
    ContactColumn,
    NameColumn,
    NoteColumn,
    TermColumn,
    ValueColumn,
    column_readers,
    note_troubles,
)
from lwdesk.exchange.plan.compare import Comparer
from lwdesk.exchange.plan.known import Known
from lwdesk.exchange.plan.rows import Column, ImportPlan, Outcome, PlannedRow
from lwdesk.exchange.recognise.ending import Ending, find_ending
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import match_key

TAIL = 100
"""How many rows at the end of a sheet are looked at for totals and sources."""
Progress = Callable[[int, int, str], None]
"""Called with (rows done, rows in all, what is being done); raises to cancel."""


def plan_rows(
    store: Store, plan: ImportPlan, runs: Iterable[list[Sequence[Cell]]], first_row: int, total: int,
    progress: Progress | None = None,
) -> None:  # fmt: skip
    """Read runs of rows, given as columns, into the plan; `first_row` is the number of their first row as Excel shows it."""
    planner = _Planner(store, plan)
    number = first_row
    tail: list[Sequence[Cell]] = []
    for run in runs:
        planner.add(number, run)
        count = len(run[0]) if run else 0
        number += count
        tail = [*tail, *zip(*(column[-TAIL:] for column in run), strict=True)][-TAIL:]
        if progress:
            progress(number - first_row, total, "Reading rows")
    width = max((c.place for c in plan.columns), default=0) + 1
    planner.leave_out(find_ending(tail, number - len(tail), width))
    planner.finish()


class _Planner:
    def __init__(self, store: Store, plan: ImportPlan) -> None:
        self._plan = plan
        self._record: Record = plan.record
        self._known = Known(store, plan.record)
        self._comparer = Comparer(store, plan.record)
        self._columns = column_readers(store, plan.record, plan.columns)
        self._new: dict[str, PlannedRow] = {}
        self._met: list[PlannedRow] = []
        self._has_notes = any(f.name == "notes" for f in plan.record.fields)

    def add(self, first: int, run: list[Sequence[Cell]]) -> None:
        """Plan a run of rows; `first` is the number of its first."""
        read = [(column, *column.read(run[place])) for place, column in self._columns if place < len(run)]
        if not read:
            return
        values = _by_row([(c.name, f) for c, f, _ in read if _is_value(c)])
        links = _by_row([(c.name, f) for c, f, _ in read if _is_links(c)])
        parts = [f for c, f, _ in read if isinstance(c, NameColumn)]
        contacts = [f for c, f, _ in read if isinstance(c, ContactColumn | NoteColumn)]
        troubled = {place for _, _, troubles in read for place in troubles}
        rows: list[tuple[int, PlannedRow]] = []
        for at in range(len(run[0])):
            row = PlannedRow(first + at, run, at, next(values, {}), next(links, {}), _joined(parts, at))
            for found in contacts:
                if found[at]:
                    _put_contact(row, found[at])
            if row.values or row.links or row.names or row.lines or at in troubled:
                rows.append((at, row))
        for column, _, troubles in read:
            if troubles:
                note_troubles(rows, column, troubles, self._has_notes)
        for _, row in rows:
            self._plan.rows.append(row)
            self._place(row)

    def _place(self, row: PlannedRow) -> None:
        values = row.values
        name = values.get(self._record.title, "")
        key = match_key(name) or name
        row.record_id = self._known.find(values.pop("uuid", ""), values.get("ref", ""), name, key)
        if row.record_id is not None:
            self._met.append(row)
            return
        if not key:
            label = self._record.field(self._record.title).label
            sentence = f"Row {row.number} has no {label.lower()}, so it was left out. Give it one and import it again."
            row.troubles.append(Trouble(label, "", sentence, kept=False))
            row.outcome = Outcome.PROBLEM
            return
        if values.get("ref") and self._known.takes(values["ref"]):
            row.lines.append(f"Ref: {values.pop('ref')}")
        if (earlier := self._new.get(key)) is not None:
            row.repeats = earlier
            self._met.append(row)
        else:
            self._new[key] = row

    def leave_out(self, ending: Ending) -> None:
        """Take the rows of the ending out of the plan, and say why."""
        self._plan.ignored += sorted(ending.reasons.items())
        self._plan.rows = [row for row in self._plan.rows if row.number < ending.first_row]
        self._met = [row for row in self._met if row.number < ending.first_row]

    def finish(self) -> None:
        """Compare the rows that are about something known; in the order of the sheet, since later rows build on earlier."""
        held: dict[Any, dict[str, Any]] = {}
        ids = list({row.record_id for row in self._met if row.record_id is not None})
        for start in range(0, len(ids), 2000):
            held.update(self._comparer.held(ids[start : start + 2000]))
        for row in self._met:
            about: Any = row.record_id if row.repeats is None else row.repeats
            if about not in held:
                held[about] = self._comparer.as_held(about)
            held[about] = self._comparer.judge(row, held[about])


def _is_value(column: AnyColumn) -> bool:
    return isinstance(column, ValueColumn) or (isinstance(column, TermColumn) and not column.many)


def _is_links(column: AnyColumn) -> bool:
    return isinstance(column, TermColumn) and column.many


def _by_row(columns: list[tuple[str, Sequence[Any]]]) -> Iterator[dict[str, Any]]:
    """For each row in turn, what its cells hold by field, less the blank ones."""
    names = [name for name, _ in columns]
    for found in zip(*(cells for _, cells in columns), strict=True):
        if None in found:
            yield {name: value for name, value in zip(names, found, strict=True) if value is not None}
        else:
            yield dict(zip(names, found, strict=True))


def _joined(columns: list[Sequence[dict[str, tuple[str, ...]] | None]], at: int) -> dict[str, tuple[str, ...]]:
    """The names of a row by field; a name that two columns give for one field is there once."""
    joined: dict[str, tuple[str, ...]] = {}
    for column in columns:
        found = column[at]
        if found is None:
            continue
        if joined and not joined.keys().isdisjoint(found):
            found = {field: tuple(dict.fromkeys((*joined.get(field, ()), *names))) for field, names in found.items()}
        joined = {**joined, **found}
    return joined


def _put_contact(row: PlannedRow, found: dict[str, str]) -> None:
    row.lines += [text for name, text in found.items() if not name]
    row.values = {**{name: text for name, text in found.items() if name}, **row.values}


def unread_columns(columns: list[Column]) -> list[str]:
    """A sentence for each column that goes nowhere."""
    return [
        f"The column “{c.heading}” was not recognised and was left out."
        for c in columns
        if c.field is None and c.heading
    ]
