"""The rows of a plan written to the study: column by column where they are new, in runs of like changes where not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby, islice, repeat
from typing import Any

from lwdesk.exchange.plan.compare import with_lines
from lwdesk.exchange.plan.growing import Growing
from lwdesk.exchange.plan.kept import BESIDE_READING
from lwdesk.exchange.plan.rows import ImportPlan, PlannedRow
from lwdesk.exchange.plan.run import Cells, Chunk, chunks_of
from lwdesk.exchange.plan.settle import Change
from lwdesk.exchange.plan.targets import Columns, Targets
from lwdesk.fields import Field, Kind, blank
from lwdesk.records.tables import Record, links_of
from lwdesk.store import Step, Store
from lwdesk.store.stamps import new_uuids
from lwdesk.text import fold

Progress = Callable[[int, int, str], None]
"""Called with (rows done, rows in all, what is being done); raises to cancel."""


class Writing:
    """Writes what a plan came to, within one open step."""

    def __init__(self, store: Store, plan: ImportPlan, step: Step, progress: Progress) -> None:
        self._plan = plan
        self._record = plan.record
        self._step = step
        self._progress = progress
        self._has_notes = any(f.name == "notes" for f in plan.record.fields)
        self._source = step.create_source(plan.file, plan.sheet)
        self._growing = Growing(plan.record, step)
        self._targets = Targets(store, plan.record, step, self._insert)

    def write(self, new: list[PlannedRow], changed: list[Change]) -> None:
        """Write the rows that become records, in their order, and the changes of those that are there."""
        total = len(new) + len(changed)
        self._progress(0, total, "Writing rows")
        chunks = chunks_of(new)
        self._growing.create(chunks, changed)
        # Where rows hold no ids of what they lead to they are written while that is still being made.
        own = self._record.name
        after = not any(f.kind is Kind.LINK or f.ui.target == own for f in self._record.declared)
        if not after:
            self._targets.create(chunks, changed)
        first = self._step.next_id(self._record.name)
        refs = self._refs(chunks, len(new))
        linking = {links_of(self._record, field).name for field in self._record.fields if field.many}
        with self._step.growing(dict.fromkeys((own, *linking), len(new))) as growth:
            self._create(chunks, first, len(new), refs)
            growth.complete(own)
            if after:
                self._targets.create(chunks, changed)
            self._progress(len(new) // 2, total, "Writing rows")
            for table in sorted(linking):
                self._link(chunks, first, table)
                growth.complete(table)
        self._progress(len(new), total, "Writing rows")
        self._update(changed)
        self._progress(total, total, "Writing rows")

    def _create(self, chunks: list[Chunk], first: int, count: int, refs: Iterator[str] | None) -> None:
        """Insert the records, whose ids count from `first`, with their references."""
        record = self._record
        fields = set().union(*(chunk.fields() for chunk in chunks))
        if self._has_notes and any(row.lines for chunk in chunks for row in chunk.rows):
            fields.add("notes")
        names = [field.name for field in record.columns if field.name in fields and not (refs and field.name == "ref")]

        def given() -> Iterator[tuple[list[int], Columns]]:
            for chunk in chunks:
                columns: Columns = {"ref": list(islice(refs, len(chunk.rows)))} if refs else {}
                columns |= {name: self._growing.ids(name, chunk.values(name)) for name in names}
                columns |= self._targets.columns(chunk)
                if "notes" in columns:
                    columns["notes"] = _with_lines(columns["notes"], chunk.rows)
                yield [row.number for row in chunk.rows], columns

        self._insert(record, first, count, given())

    def _refs(self, chunks: list[Chunk], count: int) -> Iterator[str] | None:
        """The reference of each row in turn, its own or the next that is free; None for records without."""
        if not self._record.ref_prefix:
            return None
        own = [ref for chunk in chunks for ref in chunk.values("ref")]
        taken = self._plan.refs
        refs = self._step.next_refs(self._record, count + len(taken))
        free = (ref for ref in refs if fold(ref) not in taken) if taken else iter(refs)
        return (ref or next(free) for ref in own)

    def _insert(self, record: Record, first: int, count: int, chunks: Iterable[tuple[list[int], Columns]]) -> None:
        """Insert records, given as columns of values with the numbers of their rows; their ids count from `first`.

        Every chunk has the same columns.
        """
        chunks = iter(chunks)
        start = next(chunks, None)
        if start is None:
            return
        fields = {f.name: f for f in record.columns}
        names = list(start[1])
        stamps = {**self._step.stamps(), "source_id": self._source}
        same = stamps | {name: blank(field) for name, field in fields.items() if name not in names}
        uuids = iter(new_uuids(count))

        def stored() -> Iterator[tuple[Any, ...]]:
            n = first
            for numbers, columns in chain([start], chunks):
                ids = range(n, n + len(numbers))
                n += len(numbers)
                filled = (_as_stored(fields[name], columns[name]) for name in names)
                yield from zip(ids, islice(uuids, len(numbers)), numbers, *filled, strict=True)

        self._step.insert_rows(record.name, ("id", "uuid", "source_row", *names), stored(), same)

    def _link(self, chunks: list[Chunk], first: int, table: str) -> None:
        """Insert the terms or links of new records, whose ids count from `first`, that the table holds."""
        for field in self._record.fields:
            if field.many and links_of(self._record, field).name == table:
                pairs = chain.from_iterable(self._pairs(chunks, first, field))
                self._step.insert_rows(table, ("record_id", "target_id"), pairs, {"field": field.name})

    def _pairs(self, chunks: list[Chunk], first: int, field: Field) -> Iterator[Iterable[tuple[int, int]]]:
        """(id of the record, id of what it is linked to) by a field, chunk by chunk."""
        for chunk in chunks:
            if field.kind is Kind.CHOICES:
                targets = [ids or () for ids in chunk.links(field.name)]
            else:
                known = self._targets.found[field.ui.target]
                targets = [known[names or ()] for names in chunk.names(field.name)]
            owners = chain.from_iterable(map(repeat, range(first, first + len(targets)), map(len, targets)))
            yield zip(owners, chain.from_iterable(targets), strict=True)
            first += len(targets)

    def _update(self, changed: Sequence[Change]) -> None:
        """Change what the rows change, in runs of rows that change the same columns."""
        fields = {f.name: f for f in self._record.fields}
        columns: list[tuple[tuple[str, ...], int, tuple[Any, ...]]] = []
        for change in changed:
            for name, new in change.brings.items():
                if (field := fields[name]).many:
                    targets = self._targets.found[field.ui.target][new] if field.kind is Kind.LINKS else new
                    self._step.set_links(links_of(self._record, field).name, change.record_id, name, targets)
            own = tuple(name for name in change.brings if not fields[name].many)
            columns.append((own, change.record_id, tuple(self._own(fields[n], change) for n in own)))
            if {"latest", BESIDE_READING} <= change.brings.keys():
                self._step.dated.add(change.record_id)
        at, by = self._step.at, self._step.by
        for names, run in groupby(sorted(columns, key=lambda c: c[0]), key=lambda c: c[0]):
            self._step.update_rows(
                self._record.name, (*names, "updated_at", "updated_by"), [(*v, at, by, i) for _, i, v in run]
            )

    def _own(self, field: Field, change: Change) -> Any:
        new = self._growing.id(field.name, change.brings[field.name])
        if titles := self._targets.placed.get(field.name):
            called = titles.of_change(change)
            return titles.find(called) if called else None
        return self._targets.ids(field, [new])[0] if field.kind is Kind.LINK else _stored(new)


def _with_lines(notes: Cells, rows: Sequence[PlannedRow]) -> Cells:
    pairs = zip(notes, rows, strict=True)
    return [with_lines(said or "", row.lines) if row.lines else said for said, row in pairs]


def _as_stored(field: Field, values: Cells) -> Cells:
    if field.kind is Kind.DATE:
        values = [None if value is None else _stored(value) for value in values]
    empty = blank(field)
    return values if empty is None or None not in values else [empty if v is None else v for v in values]


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
