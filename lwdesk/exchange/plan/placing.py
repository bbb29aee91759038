"""What each row of a plan is about: a record of the study, what an earlier row is about, or a record of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from lwdesk.exchange.answers import Answers
from lwdesk.exchange.plan.asking import follow_answer
from lwdesk.exchange.plan.cell import Trouble, note_line, without_kept
from lwdesk.exchange.plan.firsts import Firsts, Named
from lwdesk.exchange.plan.known import Known
from lwdesk.exchange.plan.namesakes import NOWHERE, Whereabouts, key_within
from lwdesk.exchange.plan.rows import ImportPlan, Outcome, PlannedRow
from lwdesk.exchange.plan.run import Cells, Run
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key, match_keys


class Placing:
    """Places rows in the order of the sheet; each import of a list has to come to the same."""

    def __init__(self, store: Store, plan: ImportPlan) -> None:
        self._plan = plan
        self._record = plan.record
        self._title = plan.record.field(plan.record.title).label
        self._known = Known(store, plan.record)
        self._answers = Answers(store, plan.record.name)
        self._firsts = Firsts(plan.record)
        self.met: list[PlannedRow] = []
        """The rows about something that is known: to the study, or by an earlier row."""
        self._keyed: dict[int, list[PlannedRow]] = {}
        self._given: dict[str, int] = {}
        """Of each reference that a row gives to a record which is known, that record."""

    @property
    def last_known(self) -> int:
        """The number of the last row that is about a record of the study; 0 where none is."""
        return max((row.number for row in self.met if row.record_id is not None), default=0)

    def note(self) -> list[str]:
        """A sentence about rows that have the name of another and are something else."""
        return self._firsts.note()

    def leave_out(self, first: int) -> None:
        """Forget the rows from that number on."""
        self.met = [row for row in self.met if row.number < first]

    def place_all(self, rows: Sequence[PlannedRow], run: Run, uuids: Cells | None) -> None:
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
        if ref:
            self._plan.refs.add(fold(ref))
        # Before any answer about its name is followed, which may give it another.
        where = self._known.whereabouts(row) if self._record.within else NOWHERE
        row.record_id = self._known.find(uuid, ref, name, key, row)
        if row.record_id is None and name and self._answers:
            key = follow_answer(self._answers, row, name, key)
        if row.record_id is not None:
            self.met.append(row)
            if uuid:
                self._keyed.setdefault(row.record_id, []).append(row)
            return
        if not name:
            self._refuse_nameless(row)
            return
        within = key if where is NOWHERE else key_within(key, where)
        row.repeats = self._firsts.with_ref(ref, name, where, row) if ref else None
        row.repeats = row.repeats or self._earlier(row, key, within)
        if row.repeats is not None:
            self.met.append(row)
        else:
            self._firsts.add(within, row)
            if within is not key:
                self._firsts.add_called(key, row)
        if ref:
            self._take_ref(ref, where, row)

    def _earlier(self, row: PlannedRow, key: str, within: str) -> PlannedRow | None:
        """The earlier row that the row repeats, by its name and by where its record belongs."""
        earlier = self._firsts.repeated_by(within, row)
        if earlier is None and row.meant is not None:
            # Whoever says that two are one says so of two who belong elsewhere, too.
            return self._firsts.called(key)
        return earlier

    def _take_ref(self, ref: str, where: Whereabouts, row: PlannedRow) -> None:
        """Let the record that a row makes, or adds to, bear the reference if it has none and no other bears it."""
        first = row.repeats or row
        if not (self._firsts.has_ref(first) or self._bears(ref, first)):
            self._firsts.add_ref(ref, where, first)
        elif row.repeats is None:
            self._move_ref(row)

    def _refuse_nameless(self, row: PlannedRow) -> None:
        if any(self._goes_to_title(t.place) for t in row.troubles):
            refuse(row)
        else:
            sentence = f"Row {row.number} has no {self._title.lower()}, so it is left out. Give it one."
            refuse(row, Trouble(self._title, "", sentence, kept=False))

    def _goes_to_title(self, place: int) -> bool:
        return any(c.place == place and c.field == self._record.title for c in self._plan.columns)

    def part_copies(self) -> None:
        """Rows with one key that are about different things: who copies a row in Excel copies its hidden key too."""
        copies = []
        for record_id, rows in self._keyed.items():
            if len(rows) > 1:
                own = [row for row in rows if self._is_called(row, record_id)] or _alike(rows, self._record)
                copies += [row for row in rows if row not in own]
        if not copies:
            return
        gone = set(map(id, copies))
        self.met = [row for row in self.met if id(row) not in gone]
        for row in copies:
            row.values.pop("ref", None)
            name = row.called(self._record)
            self._place(row, name, match_key(name) or name, "")
        self.met.sort(key=lambda row: row.number)

    def _is_called(self, row: PlannedRow, record_id: int) -> bool:
        name = row.called(self._record)
        return not name or self._known.is_called(record_id, name)

    def keep_ref(self, row: PlannedRow, held: dict[str, Any], is_first: bool) -> None:
        """Leave a record its reference when the row has one that another bears, or an earlier row gave it its own."""
        ref, own = fold(row.values.get("ref", "")), fold(held.get("ref") or "")
        if not ref or ref == own:
            return
        about = row.record_id or id(row.repeats)
        if (
            (own and not is_first)
            or self._bears(ref, row.repeats or row)
            or self._given.setdefault(ref, about) != about
        ):
            self._move_ref(row)

    def _bears(self, ref: str, row: PlannedRow) -> bool:
        """Whether another record bears the reference than the one that the row is about or makes."""
        return self._known.bears(ref, row.record_id) or self._firsts.bears(ref, row)

    @staticmethod
    def _move_ref(row: PlannedRow) -> None:
        row.lines = [*row.lines, note_line("Ref", row.values.pop("ref"))]


def refuse(row: PlannedRow, *why: Trouble) -> None:
    """Have the row left out, and nothing said to be kept of it."""
    row.outcome = Outcome.PROBLEM
    row.troubles = [*(replace(t, kept=False, sentence=without_kept(t.sentence)) for t in row.troubles), *why]


def _alike(rows: list[PlannedRow], record: Record) -> list[PlannedRow]:
    """Those of the rows that are called like the first."""
    keys = [match_key(row.called(record)) for row in rows]
    return [row for row, key in zip(rows, keys, strict=True) if key == keys[0]]
