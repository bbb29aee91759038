"""How far interviews have come, and which of them one interviewer cannot both hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.records.interview import (
    APPROVED,
    BOOKED,
    DECLINED,
    HELD,
    INVITED,
    PROPOSED,
    STATUSES,
    SUMMARISED,
    TYPED_UP,
)
from lwdesk.store import Query, Store
from lwdesk.text import match_key
from lwdesk.values import show_date

VERBS = {
    PROPOSED: "Propose", APPROVED: "Approve", INVITED: "Invite", BOOKED: "Book", HELD: "Mark as held",
    TYPED_UP: "Mark as typed up", SUMMARISED: "Mark as summarised", DECLINED: "Decline",
}  # fmt: skip
"""What one does to bring an interview to a status."""
APART = 90
"""Minutes that one interviewer needs between the beginnings of two interviews."""
_COURSE = STATUSES[: STATUSES.index(DECLINED)]
_AND = re.compile(r"\s*(?:[;,&/+]|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Appointment:
    """An interview that has a day, a time and somebody who holds it."""

    id: int
    who: str
    interviewer: str
    day: date
    time: str
    place: str

    @property
    def minutes(self) -> int:
        """The minutes since midnight at which it begins."""
        return int(self.time[:2]) * 60 + int(self.time[3:])


def next_status(status: str) -> str:
    """The status that follows; "" after the last. One that was declined can be proposed again."""
    if status in ("", DECLINED):
        return PROPOSED
    at = _COURSE.index(status) + 1
    return _COURSE[at] if at < len(_COURSE) else ""


def move_on(store: Store, ids: Sequence[int]) -> int:
    """Bring each of the interviews to its next status, as one step; gives how many there were to move."""
    held = store.many(INTERVIEW, ids)
    return _move(store, {i: new for i in ids if i in held and (new := next_status(held[i]["status"]))})


def move_on_typing(store: Store, interview_id: int) -> int:
    """Bring an interview whose notes are being typed to its next status: typed up from whatever came before, then
    summarised; gives how many there were to move."""
    status = (store.get(INTERVIEW, interview_id) or {}).get("status", "")
    if status in _COURSE[_COURSE.index(TYPED_UP) :]:
        return move_on(store, [interview_id])
    return set_status(store, [interview_id], TYPED_UP)


def set_status(store: Store, ids: Sequence[int], status: str) -> int:
    """Bring all of the interviews to the status, as one step; gives how many had another."""
    held = store.many(INTERVIEW, ids)
    return _move(store, {i: status for i in ids if i in held and held[i]["status"] != status})


def _move(store: Store, moved: dict[int, str]) -> int:
    if not moved:
        return 0
    kinds = set(moved.values())
    verb = VERBS[next(iter(kinds))] if len(kinds) == 1 else "Move on"
    what = "interview" if len(moved) == 1 else f"{len(moved):,} interviews"
    if len(moved) == 1:
        name = store.labels(INTERVIEW.name, moved).get(next(iter(moved)), "")
        what += f" with “{name}”" if name else ""
    with store.step(f"{verb}: {what}", kind="edit") as step:
        for record_id, status in moved.items():
            step.update(INTERVIEW, record_id, {"status": status})
        step.counts = {"moved": len(moved)}
    return len(moved)


def moves(store: Store, interview_id: int) -> list[tuple[str, str]]:
    """(status, when in ISO 8601 UTC) for each status that the interview came to, that it was made with first.

    Where nobody marked it as held before it was typed up, it was held on its own day.
    """
    held = store.get(INTERVIEW, interview_id)
    if held is None:
        return []
    label = INTERVIEW.field("status").label
    told = [
        (old, new, change.at)
        for change in reversed(store.history(INTERVIEW, interview_id))
        for name, old, new in change.changes
        if name == label
    ]
    first = told[0][0] if told else held["status"]
    all_moves = ((first, held["created_at"]), *((new, at) for _, new, at in told))
    found = [(status, at) for status, at in all_moves if status]
    came = [status for status, _ in found]
    if TYPED_UP in came and HELD not in came and held["day"]:
        place, day = came.index(TYPED_UP), str(held["day"])
        if day <= found[place][1][:10]:
            found.insert(place, (HELD, day))
    return found


def appointments(store: Store) -> list[Appointment]:
    """All interviews with a day, a time and an interviewer that were not declined, an entry for each interviewer."""
    ids = store.ids(Query(INTERVIEW))
    names = ("contact", "interviewer", "day", "time", "place", "status")
    rows = store.cells(INTERVIEW, ids, [INTERVIEW.field(name) for name in names])
    found = []
    for record_id, (who, interviewers, day, time, place, status) in zip(ids, rows, strict=True):
        if isinstance(day, date) and time and status != DECLINED:
            for name in filter(None, _AND.split(str(interviewers))):
                found.append(Appointment(record_id, str(who), name, day, str(time), str(place)))
    return found


def clashes(store: Store) -> dict[int, list[Appointment]]:
    """By interview the others that its interviewer would have to hold less than an hour and a half from it."""
    by_day: dict[tuple[date, str], list[Appointment]] = {}
    for one in appointments(store):
        by_day.setdefault((one.day, match_key(one.interviewer)), []).append(one)
    found: dict[int, list[Appointment]] = {}
    for same_day in by_day.values():
        for one in same_day if len(same_day) > 1 else ():
            others = [o for o in same_day if o.id != one.id and abs(o.minutes - one.minutes) < APART]
            if others:
                found[one.id] = found.get(one.id, []) + others
    return found


def clash_sentence(others: Sequence[Appointment]) -> str:
    """What is said of an interview that clashes with these; "" for none."""
    if not others:
        return ""
    one = others[0]
    where = f" ({one.place})" if one.place else ""
    more = f", and {len(others) - 1} more" if len(others) > 1 else ""
    return f"{one.interviewer} also sees {one.who or 'somebody'} at {one.time} that day{where}{more}."


def booked(store: Store) -> list[int]:
    """The interviews that are booked, in the order of their days and times."""
    ids = list(store.ids(Query(INTERVIEW)))
    held = store.many(INTERVIEW, ids)
    return sorted((i for i in ids if held[i]["status"] == BOOKED), key=lambda i: _when(held[i]))


def of_contact(store: Store, contact_id: int) -> list[int]:
    """The interviews of a contact, those without a day last."""
    # Not those in which others suggested the contact.
    links = store.links_to(CONTACT, contact_id)
    ids = [i for name, field, ids in links if (name, field) == (INTERVIEW.name, "contact") for i in ids]
    held = store.many(INTERVIEW, ids)
    return sorted(ids, key=lambda i: _when(held[i]))


def book(store: Store, contact_id: int | None) -> int:
    """The id of a new interview with the contact, booked."""
    with store.step("Book an interview", kind="new") as step:
        return step.create(INTERVIEW, {"contact": contact_id, "status": BOOKED})


def _when(held: dict[str, Any]) -> tuple[str, str]:
    return (str(held["day"]) if held["day"] else "9999", held["time"])


def in_words(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """What tells the interviews of one person apart: "Booked · 3 Nov 2026, 10:00 · Telephone · Sam Carter"."""
    names = ("status", "day", "time", "mode", "interviewer")
    rows = store.cells(INTERVIEW, ids, [INTERVIEW.field(name) for name in names])
    found = {}
    for record_id, (status, day, time, mode, interviewer) in zip(ids, rows, strict=True):
        when = ", ".join(part for part in (show_date(day) if isinstance(day, date) else "", str(time)) if part)
        found[record_id] = " · ".join(str(part) for part in (status, when, mode, interviewer) if part) or "Interview"
    return found
