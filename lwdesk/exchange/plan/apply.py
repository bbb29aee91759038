"""A plan carried out: one step, in bulk, or nothing at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from lwdesk.exchange.memory import no_collecting
from lwdesk.exchange.plan.compare import Comparer, with_lines
from lwdesk.exchange.plan.known import names_of
from lwdesk.exchange.plan.rows import ImportPlan, Outcome, PlannedRow
from lwdesk.fields import Kind, blank
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record, links_of
from lwdesk.store import Step, Store
from lwdesk.store.stamps import new_uuids
from lwdesk.text import clean_line, match_key

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did: the number of its step, None when there was nothing to do."""

    step_id: int | None
    new: int
    updated: int


def apply_plan(store: Store, plan: ImportPlan, progress: Progress | None = None) -> Applied:
    """Write the rows of the plan that are ticked, as one step. Raises StudyTrouble; then nothing was written."""
    rows = [row for row in plan.rows if row.written]
    if not rows:
        return Applied(None, 0, 0)
    new = [row for row in rows if row.outcome is Outcome.NEW]
    if store.size_worth_keeping():
        store.back_up("before import")
    count = f"{len(rows):,} row" + ("s" if len(rows) != 1 else "")
    with no_collecting(), store.step(f"Import {count} from {plan.file}", kind="import") as step:
        _Writing(store, plan, step, progress or (lambda *_: None)).write(new, rows)
        step.counts = {"new": len(new), "updated": len(rows) - len(new)}
    return Applied(step.id, len(new), len(rows) - len(new))


class _Writing:
    def __init__(self, store: Store, plan: ImportPlan, step: Step, progress: Progress) -> None:
        self._store = store
        self._plan = plan
        self._record = plan.record
        self._step = step
        self._progress = progress
        self._has_notes = any(f.name == "notes" for f in plan.record.fields)
        self._source = step.create_source(plan.file, plan.sheet)
        self._found: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}
        self._targets = {
            t: names_of(store, RECORDS[t]) for t in {f.ui.target for f in plan.record.fields if f.ui.target}
        }

    def write(self, new: list[PlannedRow], rows: list[PlannedRow]) -> None:
        total = len(rows)
        self._create_targets(rows)
        self._progress(0, total, "Writing rows")
        ids = self._create(new)
        self._progress(len(new) // 2, total, "Writing rows")
        self._link([(ids[id(row)], row) for row in new])
        self._progress(len(new), total, "Writing rows")
        # Where the row that would have made the record was unticked, its first repeat makes it instead.
        later = [row for row in rows if row.outcome is Outcome.UPDATED]
        orphans = {id(r.repeats): r for r in reversed(later) if r.repeats is not None and id(r.repeats) not in ids}
        if orphans:
            made = self._create(list(orphans.values()))
            self._link([(made[id(row)], row) for row in orphans.values()])
            ids |= {first: made[id(row)] for first, row in orphans.items()}
            later = [row for row in later if id(row) not in made]
        self._update([(row.record_id or ids[id(row.repeats)], row) for row in later])

    def _create_targets(self, rows: Sequence[PlannedRow]) -> None:
        """Make the linked records that the study does not know, under the first spelling met."""
        wanted: dict[str, dict[str, tuple[str, int]]] = {target: {} for target in self._targets}
        for name, target in [(f.name, f.ui.target) for f in self._record.fields if f.kind is Kind.LINKS]:
            # The names of each cell once: rows by the thousand say the same.
            first_rows = {row.names[name]: row.number for row in reversed(rows) if name in row.names}
            for names, number in reversed(first_rows.items()):
                for given in names:
                    key = match_key(given) or given
                    if key not in self._targets[target]:
                        wanted[target].setdefault(key, (clean_line(given), number))
        for target, found in wanted.items():
            record = RECORDS[target]
            first = self._step.next_id(record.name)
            self._targets[target] |= {key: first + n for n, key in enumerate(found)}
            rows_ = [({record.title: name}, number) for name, number in found.values()]
            self._insert(record, first, rows_)

    def _create(self, rows: Sequence[PlannedRow]) -> dict[int, int]:
        first = self._step.next_id(self._record.name)
        if self._record.ref_prefix:
            missing = [row for row in rows if not row.values.get("ref")]
            for row, ref in zip(missing, self._step.next_refs(self._record, len(missing)), strict=True):
                row.values["ref"] = ref
        self._insert(self._record, first, [(self._with_notes(row), row.number) for row in rows])
        return {id(row): first + n for n, row in enumerate(rows)}

    def _with_notes(self, row: PlannedRow) -> dict[str, Any]:
        if not row.lines or not self._has_notes:
            return row.values
        return row.values | {"notes": with_lines(row.values.get("notes", ""), row.lines)}

    def _insert(self, record: Record, first: int, rows: Sequence[tuple[dict[str, Any], int]]) -> None:
        """Insert records with the given values and row numbers; their ids count from `first`."""
        fields = {f.name: f for f in record.columns}
        given: set[str] = set().union(*(values for values, _ in rows))
        names = [name for name in fields if name in given]
        blanks = [blank(fields[name]) for name in names]
        dates = [name for name in names if fields[name].kind is Kind.DATE]
        stamps = {**self._step.stamps(), "source_id": self._source}
        same = stamps | {name: blank(field) for name, field in fields.items() if name not in given}

        def stored() -> Iterator[tuple[Any, ...]]:
            for n, (uuid, (values, number)) in enumerate(zip(new_uuids(len(rows)), rows, strict=True), first):
                if dates and not values.keys().isdisjoint(dates):
                    values = values | {name: _stored(values[name]) for name in dates if name in values}
                yield n, uuid, number, *map(values.get, names, blanks)

        with self._step.growing(record.name, len(rows)):
            self._step.insert_rows(record.name, ("id", "uuid", "source_row", *names), stored(), same)

    def _link(self, given: Sequence[tuple[int, PlannedRow]]) -> None:
        """Insert the terms and links of new records, given with their ids."""
        many = [f for f in self._record.fields if f.many]
        with ExitStack() as stretch:
            for table in {links_of(self._record, field).name for field in many}:
                stretch.enter_context(self._step.growing(table, len(given)))
            for field in many:
                name = field.name
                if field.kind is Kind.CHOICES:
                    pairs = ((i, linked) for i, row in given for linked in row.links.get(name, ()))
                else:
                    known = {(): ()} | {names: self._ids(field.ui.target, names) for names in self._named(given, name)}
                    pairs = ((i, linked) for i, row in given for linked in known[row.names.get(name, ())])
                table = links_of(self._record, field).name
                self._step.insert_rows(table, ("record_id", "target_id"), pairs, {"field": name})

    @staticmethod
    def _named(given: Sequence[tuple[int, PlannedRow]], field: str) -> set[tuple[str, ...]]:
        return {row.names[field] for _, row in given if field in row.names}

    def _ids(self, target: str, names: tuple[str, ...]) -> tuple[int, ...]:
        found = self._found.get((target, names))
        if found is None:
            known = self._targets[target]
            ids = dict.fromkeys(known[match_key(name) or name] for name in names)
            found = self._found[target, names] = tuple(ids)
        return found

    def _update(self, rows: Sequence[tuple[int, PlannedRow]]) -> None:
        """Change what the rows change, in runs of rows that change the same columns."""
        comparer = Comparer(self._store, self._record)
        labels = {f.label: f for f in self._record.fields}
        columns: list[tuple[tuple[str, ...], int, tuple[Any, ...]]] = []
        for record_id, row in rows:
            changed = [labels[label] for label, _, _ in row.changes]
            own = [f for f in changed if not f.many]
            for field in (f for f in changed if f.many):
                targets = (
                    self._ids(field.ui.target, row.names[field.name])
                    if field.kind is Kind.LINKS
                    else row.links[field.name]
                )
                self._step.set_links(links_of(self._record, field).name, record_id, field.name, targets)
            values = [_stored(self._new_value(comparer, record_id, row, f.name)) for f in own]
            columns.append((tuple(f.name for f in own), record_id, tuple(values)))
        at, by = self._step.at, self._step.by
        for names, run in groupby(sorted(columns, key=lambda c: c[0]), key=lambda c: c[0]):
            self._step.update_rows(
                self._record.name, (*names, "updated_at", "updated_by"), [(*v, at, by, i) for _, i, v in run]
            )

    def _new_value(self, comparer: Comparer, record_id: int, row: PlannedRow, name: str) -> Any:
        if name != "notes" or not row.lines:
            return row.values[name]
        held = row.values.get("notes")
        if held is None:
            held = comparer.held([record_id])[record_id]["notes"]
        return with_lines(held, row.lines)


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
