"""A plan carried out: one step, in bulk, or nothing at all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from lwdesk.exchange.memory import no_collecting
from lwdesk.exchange.plan.compare import with_lines
from lwdesk.exchange.plan.known import Names, names_of
from lwdesk.exchange.plan.rows import ImportPlan, PlannedRow
from lwdesk.exchange.plan.settle import Change, settle
from lwdesk.fields import Kind, blank
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record, links_of
from lwdesk.store import Step, Store
from lwdesk.store.stamps import new_uuids
from lwdesk.text import clean_line, fold, match_key

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did: the number of its step, None when there was nothing to do."""

    step_id: int | None
    new: int
    updated: int


def apply_plan(store: Store, plan: ImportPlan, progress: Progress | None = None) -> Applied:
    """Write the rows of the plan that are ticked, as one step. Raises StudyTrouble; then nothing was written."""
    new, changed = settle(store, plan)
    if not new and not changed:
        return Applied(None, 0, 0)
    if store.size_worth_keeping():
        store.back_up("before import")
    total = len(new) + len(changed)
    count = f"{total:,} row" + ("s" if total != 1 else "")
    with no_collecting(), store.step(f"Import {count} from {plan.file}", kind="import") as step:
        _Writing(store, plan, step, progress or (lambda *_: None)).write(new, changed)
        step.counts = {"new": len(new), "updated": len(changed)}
    return Applied(step.id, len(new), len(changed))


class _Writing:
    def __init__(self, store: Store, plan: ImportPlan, step: Step, progress: Progress) -> None:
        self._plan = plan
        self._record = plan.record
        self._step = step
        self._progress = progress
        self._has_notes = any(f.name == "notes" for f in plan.record.fields)
        self._source = step.create_source(plan.file, plan.sheet)
        self._targets = {t: names_of(store, t) for t in {f.ui.target for f in plan.record.fields if f.ui.target}}
        self._found = {t: _Ids(names) for t, names in self._targets.items()}

    def write(self, new: list[PlannedRow], changed: list[Change]) -> None:
        total = len(new) + len(changed)
        self._progress(0, total, "Writing rows")
        self._create_targets([*((row.names, row.number) for row in new), *((c.brings, c.number) for c in changed)])
        first = self._create(new)
        self._progress(len(new) // 2, total, "Writing rows")
        self._link(list(enumerate(new, first)))
        self._progress(len(new), total, "Writing rows")
        self._update(changed)
        self._progress(total, total, "Writing rows")

    def _create_targets(self, given: Sequence[tuple[Mapping[str, Any], int]]) -> None:
        """Make the linked records that the study does not know, under the first spelling met."""
        wanted: dict[str, dict[str, tuple[str, int]]] = {target: {} for target in self._targets}
        for name, target in [(f.name, f.ui.target) for f in self._record.fields if f.kind is Kind.LINKS]:
            known = self._targets[target]
            seen: set[tuple[str, ...] | None] = {None}
            for row, number in given:
                names = row.get(name)
                # The names of each cell once: rows by the thousand say the same.
                if names in seen:
                    continue
                seen.add(names)
                for spelt in names or ():
                    if known.find(spelt) is None:
                        wanted[target].setdefault(match_key(spelt) or spelt, (clean_line(spelt), number))
        for target, found in wanted.items():
            record = RECORDS[target]
            first = self._step.next_id(record.name)
            for n, (name, _) in enumerate(found.values(), first):
                self._targets[target].add(name, n)
            self._insert(record, first, [({record.title: name}, number) for name, number in found.values()])

    def _create(self, rows: Sequence[PlannedRow]) -> int:
        """Insert the records; gives the id of the first, from which the others count on."""
        first = self._step.next_id(self._record.name)
        if self._record.ref_prefix:
            missing = [row for row in rows if not row.values.get("ref")]
            given = {fold(row.values["ref"]) for row in rows if row.values.get("ref")}
            refs = self._step.next_refs(self._record, len(missing) + len(given))
            free = (ref for ref in refs if fold(ref) not in given) if given else iter(refs)
            for row, ref in zip(missing, free, strict=False):
                row.values["ref"] = ref
        self._insert(self._record, first, [(self._with_notes(row), row.number) for row in rows])
        return first

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
                    known = self._found[field.ui.target]
                    pairs = ((i, linked) for i, row in given for linked in known[row.names.get(name, ())])
                table = links_of(self._record, field).name
                self._step.insert_rows(table, ("record_id", "target_id"), pairs, {"field": name})

    def _update(self, changed: Sequence[Change]) -> None:
        """Change what the rows change, in runs of rows that change the same columns."""
        fields = {f.name: f for f in self._record.fields}
        columns: list[tuple[tuple[str, ...], int, tuple[Any, ...]]] = []
        for change in changed:
            for name, new in change.brings.items():
                if (field := fields[name]).many:
                    targets = self._found[field.ui.target][new] if field.kind is Kind.LINKS else new
                    self._step.set_links(links_of(self._record, field).name, change.record_id, name, targets)
            own = tuple(name for name in change.brings if not fields[name].many)
            columns.append((own, change.record_id, tuple(_stored(change.brings[name]) for name in own)))
        at, by = self._step.at, self._step.by
        for names, run in groupby(sorted(columns, key=lambda c: c[0]), key=lambda c: c[0]):
            self._step.update_rows(
                self._record.name, (*names, "updated_at", "updated_by"), [(*v, at, by, i) for _, i, v in run]
            )


class _Ids(dict[tuple[str, ...], tuple[int, ...]]):
    """The ids that the names of a cell lead to, each cell's worked out once."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def __missing__(self, names: tuple[str, ...]) -> tuple[int, ...]:
        found = dict.fromkeys(i for name in names if (i := self._names.find(name)) is not None)
        ids = self[names] = tuple(found)
        return ids


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
