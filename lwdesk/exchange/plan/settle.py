"""What the ticked rows of a plan come to, record by record: several rows may be about one."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lwdesk.exchange.plan.compare import Comparer, Held
from lwdesk.exchange.plan.rows import ImportPlan, Outcome, PlannedRow
from lwdesk.records.tables import Record
from lwdesk.store import Store

_SETTLED = (Outcome.NEW, Outcome.DUPLICATE, Outcome.UPDATED, Outcome.SAME)


@dataclass(frozen=True, slots=True)
class Change:
    """A record and the new value of each field that changes; names for links."""

    record_id: int
    number: int
    """The number of the row that brings it."""
    brings: Held
    beside: Mapping[str, Any]
    """What the row says of derived fields, and of those that tell where a linked record belongs, by their names."""

    def said(self, field: str) -> Any:
        """What is said of a field that stands beside a link: names for links; None where it is nothing."""
        return self.brings.get(field, self.beside.get(field))


def settle(store: Store, plan: ImportPlan) -> tuple[list[PlannedRow], list[Change]]:
    """The rows that become records, each with what later rows add to it, and the changes of records that are there.

    What a row changes was told in the plan as if all rows before it were ticked; where they are not, it is told anew.
    """
    rows = [row for row in plan.rows if row.wanted and row.outcome in _SETTLED]
    about: dict[int, list[PlannedRow]] = {}
    repeated: dict[int, list[PlannedRow]] = {}
    new: list[PlannedRow] = []
    for row in rows:
        if row.record_id is not None:
            about.setdefault(row.record_id, []).append(row)
        elif row.repeats is not None:
            repeated.setdefault(id(row.repeats), []).append(row)
        else:
            new.append(row)
    comparer = Comparer(store, plan.record, plan.columns, plan.ours)
    if repeated:
        # Where the row that would have made the record was unticked, its first repeat makes it instead.
        given = set(map(id, new))
        for first in [key for key in repeated if key not in given]:
            heir, *others = repeated.pop(first)
            new.append(heir)
            repeated[id(heir)] = others
        new.sort(key=lambda row: row.number)
        new = [_joined(plan, comparer, row, repeated[id(row)]) if id(row) in repeated else row for row in new]
    # Where a record has several rows each was judged as if those before it were ticked.
    among = Counter(row.record_id for row in plan.rows if row.outcome in _SETTLED)
    return new, list(_changes(comparer, plan.record, about, {i for i in about if among[i] > 1}))


def _joined(plan: ImportPlan, comparer: Comparer, first: PlannedRow, others: Iterable[PlannedRow]) -> PlannedRow:
    held = comparer.as_held(first)
    for row in others:
        held |= comparer.brings(row, held)
    fields = {f.name: f for f in plan.record.declared}
    names: dict[str, Any] = {name: v for name, v in held.items() if fields[name].ui.target}
    values = {name: v for name, v in held.items() if not fields[name].many and name not in names}
    links = {name: v for name, v in held.items() if name not in values and name not in names}
    return first.with_values(values, links, names)


def _changes(
    comparer: Comparer, record: Record, about: dict[int, list[PlannedRow]], judged_together: Collection[int]
) -> Iterable[Change]:
    several = comparer.held(list(judged_together))
    for record_id, rows in about.items():
        brings = rows[0].brings or {}
        if record_id in several:
            before = several[record_id]
            held = dict(before)
            for row in rows:
                held |= comparer.brings(row, held)
            brings = {name: new for name, new in held.items() if new != before.get(name)}
        if brings:
            yield Change(record_id, rows[0].number, brings, _beside(comparer, record, rows[0], record_id, brings))


def _beside(comparer: Comparer, record: Record, row: PlannedRow, record_id: int, brings: Held) -> Held:
    """What the row says beside links; where it says nothing new of where a linked one belongs, what the study holds."""
    said: Held = {f.name: row.named(f.name) if f.ui.target else row.value(f.name) for f in record.seen if f.via}
    for link in record.columns:
        if link.ui.beside and link.name in brings and link.ui.beside not in brings:
            said[link.ui.beside] = comparer.held([record_id])[record_id][link.ui.beside]
    return said
