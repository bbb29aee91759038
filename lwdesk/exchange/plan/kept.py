"""What a list says that the study keeps by itself.

A status that the day decides, a date beside a reading, issues that were answered.
"""

import re
from datetime import date
from typing import Any

from lwdesk.exchange.plan.rows import ImportPlan, Outcome, PlannedRow
from lwdesk.records import COMMITMENT, MEASURE
from lwdesk.records.tables import Record
from lwdesk.standing import LATE, worked_out
from lwdesk.store import Store
from lwdesk.text import clean_line, fold

BESIDE_READING = "read_on"
"""The field of a measure that dates the reading beside it, also where it stood there before."""
PARTED = ("success", "issues")
"""The fields of a commitment whose cells list its measures and its open issues."""
_APART = re.compile(r"\s*[;\n]\s*")


def judge_kept(record: Record, changed: dict[str, Any], given: dict[str, Any], held: Any, today: date) -> None:
    """Mend what a row is taken to change of what is held, in place.

    That a commitment is late is no news where its dates say so, whatever is kept of its status; the date beside a new
    reading is its own, though it be the date of the reading before, and dates nothing where there is no reading; and
    a measure that is counted is read by nobody. A cell of measures or issues adds those that are not held.
    """
    for name in PARTED if record is COMMITMENT else ():
        if name in changed and not _add_parts(changed, name, held.get(name) or ""):
            del changed[name]
    if record is COMMITMENT and changed.get("status") == LATE:
        start, due = (changed.get(name, held.get(name)) for name in ("start", "due"))
        if worked_out(held.get("status") or "", start, due, today).status == LATE:
            del changed["status"]
    elif record is MEASURE and changed.get("counts", held.get("counts")):
        changed.pop("latest", None)
        changed.pop(BESIDE_READING, None)
    elif record is MEASURE and "latest" in changed and given.get(BESIDE_READING):
        changed.setdefault(BESIDE_READING, given[BESIDE_READING])
    elif record is MEASURE and BESIDE_READING in changed and held.get("latest") is None:
        del changed[BESIDE_READING]


def _add_parts(changed: dict[str, Any], name: str, held: str) -> bool:
    """Put to what is held the parts of the cell that are not among it; tells whether there are any."""
    known = {_key(part) for part in _APART.split(held)}
    parts = {_key(part): part for part in reversed(_APART.split(changed[name])) if part and _key(part) not in known}
    changed[name] = "; ".join(filter(None, (held, *reversed(parts.values()))))
    return bool(parts)


def _key(part: str) -> str:
    return fold(clean_line(part))


def without_old_news(store: Store, plan: ImportPlan) -> None:
    """Have rows bring no measures and issues that their commitment has already, such as those answered since.

    They would be known when the rows are written, and change nothing, and yet be told as a change at every import.
    """
    if plan.record is not COMMITMENT:
        return
    for name in PARTED:
        telling = {row.record_id for row in plan.rows if row.brings and name in row.brings}
        about: dict[int, list[PlannedRow]] = {}
        for row in plan.rows if telling else ():
            if row.record_id is not None and row.record_id in telling and row.value(name):
                about.setdefault(row.record_id, []).append(row)
        texts = {i: "\n".join(row.value(name) for row in rows) for i, rows in about.items()}
        for known in store.plan.known_already(name, texts) if texts else ():
            for row in about[known]:
                _take_out(row, name)


def _take_out(row: PlannedRow, name: str) -> None:
    row.values.pop(name, None)
    if row.outcome is not Outcome.UPDATED or name not in (row.brings or {}):
        return
    label = COMMITMENT.field(name).label
    row.brings = {field: new for field, new in (row.brings or {}).items() if field != name}
    row.changes = [change for change in row.changes if change[0] != label]
    if not row.changes:
        row.outcome = Outcome.SAME
