"""What a list says that the study keeps by itself: a status that the day decides, a date beside a reading."""

from datetime import date
from typing import Any

from lwdesk.records import COMMITMENT, MEASURE
from lwdesk.records.tables import Record
from lwdesk.standing import LATE, worked_out

BESIDE_READING = "read_on"
"""The field of a measure that dates the reading beside it, also where it stood there before."""


def judge_kept(record: Record, changed: dict[str, Any], given: dict[str, Any], held: Any, today: date) -> None:
    """Mend what a row is taken to change of what is held, in place.

    That a commitment is late is no news where its dates say so, whatever is kept of its status; the date beside a new
    reading is its own, though it be the date of the reading before, and dates nothing where there is no reading; and
    a measure that is counted is read by nobody.
    """
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
