"""A plan for an import: every row read and compared with the study, and nothing written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from lwdesk.exchange.answers import Answers
from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.appointment import AppointmentColumn
from lwdesk.exchange.plan.asking import PlacedColumn, ask_about, follow_answer
from lwdesk.exchange.plan.beside import Beside
from lwdesk.exchange.plan.cell import Cell, Trouble, note_line, sentence_for, without_kept
from lwdesk.exchange.plan.columns import (
    AnyColumn,
    NoteColumn,
    TermColumn,
    Troubles,
    ValueColumn,
    are_ours,
    column_readers,
)
from lwdesk.exchange.plan.compare import Comparer
from lwdesk.exchange.plan.contact import ContactColumn
from lwdesk.exchange.plan.firsts import Firsts, Named
from lwdesk.exchange.plan.growing import grown_note
from lwdesk.exchange.plan.known import Known
from lwdesk.exchange.plan.names import NameColumn, parted_notes
from lwdesk.exchange.plan.namesakes import NOWHERE, key_within
from lwdesk.exchange.plan.party import PartyColumn
from lwdesk.exchange.plan.persons import NameParts
from lwdesk.exchange.plan.rows import Column, ImportPlan, Outcome, PlannedRow
from lwdesk.exchange.plan.run import Cells, Run, link_columns, name_columns, value_columns
from lwdesk.exchange.plan.spread import Spread
from lwdesk.exchange.reason import REASON
from lwdesk.exchange.recognise.ending import Ending, find_ending
from lwdesk.exchange.recognise.lines import is_blank_run
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key, match_keys

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
        self._title = plan.record.field(plan.record.title).label
        self._known = Known(store, plan.record)
        self._answers = Answers(store, plan.record.name)
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
        self._firsts = Firsts(plan.record)
        self._met: list[PlannedRow] = []
        self._keyed: dict[int, list[PlannedRow]] = {}
        self._refs: set[str] = set()
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
        self._place_all(rows, found, keys)

    def _note_troubles(self, rows: dict[int, PlannedRow], place: int, column: AnyColumn, troubles: Troubles) -> None:
        kept = self._room > 0
        for at, said in troubles.items():
            row = rows[at]
            for text, reason in said:
                sentence = sentence_for(row.number, column.heading, reason, kept)
                row.troubles = [*row.troubles, Trouble(column.heading, text, sentence, kept, place)]
                if kept:
                    row.lines = [*row.lines, note_line(column.heading, text)]

    def _place_all(self, rows: Sequence[PlannedRow], run: Run, uuids: Cells | None) -> None:
        titles, refs = self._titles(run) or (None,) * run.count, run.values.get("ref")
        names = [titles[row.at] or "" for row in rows]
        named: Iterable[Named] = zip(rows, names, match_keys(names), strict=True)
        if refs is None and not (self._known or self._answers or self._record.within):
            # Nothing but an earlier row can be what these are about.
            named = self._firsts.add_all(named)
        for row, name, key in named:
            ref = refs[row.at] or "" if refs else ""
            self._place(row, name, key or name, ref, uuids[row.at] or "" if uuids else "")

    def _titles(self, run: Run) -> Cells | None:
        """What each row of the run calls its record."""
        title = self._record.title
        if not self._record.field(title).ui.target:
            return run.values.get(title)
        named = run.names.get(title)
        return [names[0] if names else None for names in named] if named else None

    def _place(self, row: PlannedRow, name: str, key: str, ref: str, uuid: str = "") -> None:
        """Find out what the row is about; `key` is the match key of its name."""
        where = self._known.whereabouts(row) if self._record.within else NOWHERE
        row.record_id = self._known.find(uuid, ref, name, key, row)
        if row.record_id is None and name and self._answers:
            key = follow_answer(self._answers, row, name, key)
        if row.record_id is not None:
            self._met.append(row)
            if uuid:
                self._keyed.setdefault(row.record_id, []).append(row)
            return
        if not name:
            self._refuse_nameless(row)
            return
        called = key
        if where is not NOWHERE:
            key = key_within(key, where)
        earlier = self._firsts.repeated_by(key, row)
        if earlier is None and row.meant is not None:
            # Whoever says that two are one says so of two who belong elsewhere, too.
            earlier = self._firsts.called(called)
        if earlier is not None:
            row.repeats = earlier
            self._met.append(row)
            return
        self._firsts.add(key, row)
        if key is not called:
            self._firsts.add_called(called, row)
        if ref:
            if self._known.bears(ref) or fold(ref) in self._refs:
                self._move_ref(row)
            self._refs.add(fold(ref))

    def _refuse_nameless(self, row: PlannedRow) -> None:
        if any(self._goes_to_title(t.place) for t in row.troubles):
            self._refuse(row)
        else:
            sentence = f"Row {row.number} has no {self._title.lower()}, so it is left out. Give it one."
            self._refuse(row, Trouble(self._title, "", sentence, kept=False))

    @staticmethod
    def _refuse(row: PlannedRow, *why: Trouble) -> None:
        """Have the row left out, and nothing said to be kept of it."""
        row.outcome = Outcome.PROBLEM
        row.troubles = [*(replace(t, kept=False, sentence=without_kept(t.sentence)) for t in row.troubles), *why]

    def _goes_to_title(self, place: int) -> bool:
        return any(c.place == place and c.field == self._record.title for c in self._plan.columns)

    def leave_out(self, ending: Ending) -> None:
        """Take the rows of the ending out of the plan, and say why; but none that is about a record of the study."""
        last = max((row.number for row in self._met if row.record_id is not None), default=0)
        first = max(ending.first_row, last + 1)
        self._plan.ignored += sorted((n, why) for n, why in ending.reasons.items() if n >= first)
        self._plan.rows = [row for row in self._plan.rows if row.number < first]
        self._met = [row for row in self._met if row.number < first]

    def finish(self) -> None:
        """Compare the rows that are about something known, in their order, since later rows build on earlier."""
        self._part_copies()
        self.beside.tell(self._plan.rows)
        self._plan.notes += self._firsts.note()
        held: dict[Any, dict[str, Any]] = {}
        ids = list({row.record_id for row in self._met if row.record_id is not None})
        for start in range(0, len(ids), 2000):
            held.update(self.comparer.held(ids[start : start + 2000]))
        judged: set[int] = set()
        for row in self._met:
            about: Any = row.record_id if row.repeats is None else row.repeats
            if row.record_id is not None and row.record_id not in judged:
                judged.add(row.record_id)
                self.comparer.forget_known(row, held[about])
            elif about not in held:
                held[about] = self.comparer.as_held(about)
            self._keep_ref(row, held[about])
            held[about] = self.comparer.judge(row, held[about])
        for row in self._plan.rows if self._room else ():
            if row.lines and row.outcome is not Outcome.PROBLEM:
                self._check_room(row)

    def _part_copies(self) -> None:
        """Rows with one key that are about different things: who copies a row in Excel copies its hidden key too."""
        copies = []
        for record_id, rows in self._keyed.items():
            if len(rows) > 1:
                own = [row for row in rows if self._is_called(row, record_id)] or _alike(rows, self._record)
                copies += [row for row in rows if row not in own]
        if not copies:
            return
        gone = set(map(id, copies))
        self._met = [row for row in self._met if id(row) not in gone]
        for row in copies:
            row.values.pop("ref", None)
            name = row.called(self._record)
            self._place(row, name, match_key(name) or name, "")
        self._met.sort(key=lambda row: row.number)

    def _is_called(self, row: PlannedRow, record_id: int) -> bool:
        name = row.called(self._record)
        return not name or self._known.is_called(record_id, name)

    def _keep_ref(self, row: PlannedRow, held: dict[str, Any]) -> None:
        """Leave a record its reference when the row has one that another record bears."""
        ref, own = fold(row.values.get("ref", "")), fold(held.get("ref") or "")
        if ref and ref != own and (own if row.repeats else self._known.bears(ref, row.record_id)):
            self._move_ref(row)

    @staticmethod
    def _move_ref(row: PlannedRow) -> None:
        row.lines = [*row.lines, note_line("Ref", row.values.pop("ref"))]

    def _check_room(self, row: PlannedRow) -> None:
        """Have a row left out whose notes would hold more than they can."""
        notes = row.value("notes") or "" if row.brings is None else row.brings.get("notes", "")
        size = len(notes) + (sum(len(line) + 1 for line in row.lines) if row.brings is None else 0)
        if size <= self._room:
            return
        sentence = f"Row {row.number} has more to keep in its notes than they hold, so it is left out. Shorten it."
        self._refuse(row, Trouble("", "", sentence, kept=False))


def _alike(rows: list[PlannedRow], record: Record) -> list[PlannedRow]:
    """Those of the rows that are called like the first."""
    keys = [match_key(row.called(record)) for row in rows]
    return [row for row, key in zip(rows, keys, strict=True) if key == keys[0]]


def _is_value(column: AnyColumn) -> bool:
    return isinstance(column, ValueColumn) or (isinstance(column, TermColumn) and not column.many)


def unread_columns(columns: list[Column]) -> list[str]:
    """A sentence for each column that goes nowhere."""
    return [
        f"The column “{c.heading}” was not recognised and was left out."
        for c in columns
        if c.field is None and c.heading and c.heading != REASON
    ]
