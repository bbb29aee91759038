"""A plan for an import: every row read and compared with the study, and nothing written."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.appointment import AppointmentColumn
from lwdesk.exchange.plan.asking import PlacedColumn, ask_about
from lwdesk.exchange.plan.beside import Beside
from lwdesk.exchange.plan.cell import Cell, Trouble, note_line, sentence_for
from lwdesk.exchange.plan.columns import (
    AnyColumn,
    NoteColumn,
    TermColumn,
    Troubles,
    ValueColumn,
    are_ours,
    column_readers,
)
from lwdesk.exchange.plan.compare import Comparer, Held
from lwdesk.exchange.plan.contact import ContactColumn
from lwdesk.exchange.plan.growing import grown_note
from lwdesk.exchange.plan.names import NameColumn, parted_notes
from lwdesk.exchange.plan.party import PartyColumn
from lwdesk.exchange.plan.persons import NameParts
from lwdesk.exchange.plan.placing import Placing, refuse
from lwdesk.exchange.plan.rows import Column, ImportPlan, Outcome, PlannedRow
from lwdesk.exchange.plan.run import Run, link_columns, name_columns, value_columns
from lwdesk.exchange.plan.spread import Spread
from lwdesk.exchange.reason import REASON
from lwdesk.exchange.recognise.ending import Ending, find_ending
from lwdesk.exchange.recognise.lines import is_blank_run
from lwdesk.records.tables import Record
from lwdesk.store import Store

TAIL = 100
"""How many rows at the end of a sheet are looked at for totals and sources."""
Progress = Callable[[int, int, str], None]
"""Called with (rows done, rows in all, what is being done); raises to cancel."""


def plan_rows(
    store: Store, plan: ImportPlan, runs: Iterable[list[Sequence[Cell]]], first_row: int, total: int,
    progress: Progress | None = None, ended: bool = False,
) -> None:  # fmt: skip
    """Read runs of rows, given as columns, into the plan; `first_row` is the number of the first as Excel shows it.

    Unless the table has `ended` already, what stands below it is left out.
    """
    planner, spread = _Planner(store, plan), Spread(plan.record, plan.columns)
    number = first_row
    tail: list[Sequence[Cell]] = []
    for run in runs:
        planner.add(*spread.rows(number, run))
        count = len(run[0]) if run else 0
        number += count
        tail = [*tail, *zip(*(column[-TAIL:] for column in run), strict=True)][-TAIL:]
        if progress:
            progress(number - first_row, total, "Reading rows")
    if not plan.ours and not ended:
        # Nothing stands below a list that lwdesk wrote; what does now is somebody's new row.
        width = max((c.place for c in plan.columns), default=0) + 1
        planner.leave_out(find_ending(tail, number - len(tail), width))
    plan.ignored = sorted([*plan.ignored, *spread.why_empty()])
    planner.finish()
    ask_about(store, plan, planner.names, planner.comparer, planner.parts, planner.beside)
    plan.notes += parted_notes(planner.names, plan.rows)
    plan.notes += grown_note(plan)


class _Planner:
    def __init__(self, store: Store, plan: ImportPlan) -> None:
        self._plan = plan
        self._record: Record = plan.record
        plan.ours = are_ours(plan.record, plan.columns)
        self.comparer = Comparer(store, plan.record, plan.columns, plan.ours)
        self.beside = Beside(store, plan.record, plan.columns)
        self.parts = NameParts(plan.record, plan.columns)
        self._columns = column_readers(store, plan.record, plan.columns, plan.ours, self.parts)
        self.names: list[PlacedColumn] = []
        for place, column in self._columns:
            if isinstance(column, NameColumn):
                self.names.append((place, column))
            elif isinstance(column, PartyColumn):
                self.names += [(place, side) for side in column.sides.values()]
        self._placing = Placing(store, plan)
        notes = next((f for f in plan.record.fields if f.name == "notes"), None)
        self._room = (notes.limit or 1_000_000) if notes else 0

    def add(self, numbers: Sequence[int], run: list[Sequence[Cell]]) -> None:
        """Plan a run of rows, given with the number of each."""
        if is_blank_run(run):
            return
        said = self.parts.joined(run)
        read = [(place, c, *c.read(said[place])) for place, c in self._columns if place < len(run)]
        if not read:
            return
        values = value_columns([(c.name, f) for _, c, f, _ in read if _is_value(c)])
        links = link_columns([(c.name, f) for _, c, f, _ in read if isinstance(c, TermColumn) and c.many])
        names = name_columns([f for _, c, f, _ in read if isinstance(c, (NameColumn, PartyColumn))])
        names = self.beside.names_found(values, names, len(run[0]))
        keys = values.pop(KEY.name, None)
        found = Run(run, values, links, names)
        contacts = [(c, f) for _, c, f, _ in read if isinstance(c, (ContactColumn, AppointmentColumn))]
        notes = [f for _, c, f, _ in read if isinstance(c, NoteColumn)]
        troubled = {place for _, _, _, troubles in read for place in troubles}
        rows: list[PlannedRow] = []
        present = found.present()
        if all(present) and not contacts and not notes:
            rows, present = [PlannedRow(numbers[at], found, at) for at in range(found.count)], ()
        for at, there in enumerate(present):
            row = PlannedRow(numbers[at], found, at)
            for column, found_there in contacts:
                if (contact := found_there[at]) is not None:
                    column.put(row, contact)
                    there = True
            if notes and (lines := [line for column_lines in notes if (line := column_lines[at])]):
                row.lines = [*row.lines, *lines]
                there = True
            if there or at in troubled or (keys and keys[at] is not None):
                rows.append(row)
        if troubled:
            by_place = {row.at: row for row in rows}
            for place, column, _, troubles in read:
                self._note_troubles(by_place, place, column, troubles)
        self._plan.rows += rows
        self._placing.place_all(rows, found, keys)

    def _note_troubles(self, rows: dict[int, PlannedRow], place: int, column: AnyColumn, troubles: Troubles) -> None:
        kept = self._room > 0
        for at, said in troubles.items():
            row = rows[at]
            for text, reason in said:
                sentence = sentence_for(row.number, column.heading, reason, kept)
                row.troubles = [*row.troubles, Trouble(column.heading, text, sentence, kept, place)]
                if kept:
                    row.lines = [*row.lines, note_line(column.heading, text)]

    def leave_out(self, ending: Ending) -> None:
        """Take the rows of the ending out of the plan, and say why; but none that is about a record of the study."""
        first = max(ending.first_row, self._placing.last_known + 1)
        self._plan.ignored += sorted((n, why) for n, why in ending.reasons.items() if n >= first)
        self._plan.rows = [row for row in self._plan.rows if row.number < first]
        self._placing.leave_out(first)

    def finish(self) -> None:
        """Compare the rows that are about something known, in their order, since later rows build on earlier."""
        self._placing.part_copies()
        met = self._placing.met
        self.beside.tell(self._plan.rows)
        self._plan.notes += self._placing.note()
        held: dict[Any, Held] = {}
        ids = list({row.record_id for row in met if row.record_id is not None})
        for start in range(0, len(ids), 2000):
            held.update(self.comparer.held(ids[start : start + 2000]))
        judged: set[int] = set()
        before = {record_id: held[record_id] for record_id in ids}
        for row in met:
            about: Any = row.record_id if row.repeats is None else row.repeats
            is_first = row.record_id is not None and row.record_id not in judged
            if row.record_id is not None and is_first:
                judged.add(row.record_id)
                self.comparer.forget_known(row, held[about])
            elif about not in held:
                held[about] = self.comparer.as_held(about)
            self._placing.keep_ref(row, held[about], is_first)
            held[about] = self.comparer.judge(row, held[about])
        self._take_out_undone(met, before, held)
        for row in self._plan.rows if self._room else ():
            if row.lines and row.outcome is not Outcome.PROBLEM:
                self._check_room(row)

    def _take_out_undone(
        self, met: Iterable[PlannedRow], before: Mapping[int, Held], after: Mapping[Any, Held]
    ) -> None:
        """Have rows change nothing that a later row about the same record changes back: a list may contradict itself.

        The last row has the last word, so that importing the list again leaves everything as it is.
        """
        about = Counter(row.record_id for row in met if row.record_id is not None)
        for row in met:
            if row.record_id is not None and about[row.record_id] > 1 and row.brings:
                held, left = before[row.record_id], after[row.record_id]
                self.comparer.take_out(row, {name for name in row.brings if left.get(name) == held.get(name)})

    def _check_room(self, row: PlannedRow) -> None:
        """Have a row left out whose notes would hold more than they can."""
        notes = row.value("notes") or "" if row.brings is None else row.brings.get("notes", "")
        size = len(notes) + (sum(len(line) + 1 for line in row.lines) if row.brings is None else 0)
        if size <= self._room:
            return
        sentence = f"Row {row.number} has more to keep in its notes than they hold, so it is left out. Shorten it."
        refuse(row, Trouble("", "", sentence, kept=False))


def _is_value(column: AnyColumn) -> bool:
    return isinstance(column, ValueColumn) or (isinstance(column, TermColumn) and not column.many)


def unread_columns(columns: list[Column]) -> list[str]:
    """A sentence for each column that goes nowhere."""
    return [
        f"The column “{c.heading}” was not recognised and was left out."
        for c in columns
        if c.field is None and c.heading and c.heading != REASON
    ]
