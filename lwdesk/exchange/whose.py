"""Whose an interview is: the person as the study has them and as they may be quoted, and the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lwdesk.exchange.quoting import NOBODY, Quoted, quoted
from lwdesk.records import INTERVIEW
from lwdesk.text import fold

if TYPE_CHECKING:
    from lwdesk.store import Store

_ASKED = ("contact", "organisation", "day")


@dataclass(frozen=True, slots=True)
class Whose:
    """An interview's person and day."""

    interview: int
    name: str
    """As the study has it; not for papers."""
    organisation: str
    quoted: Quoted
    """As papers may have it."""
    day: date | None


def whose(store: "Store", interview_ids: Iterable[int] | None = None) -> dict[int, Whose]:
    """Whose the interviews are (all of the study where none are named), by id, by day and then person; undated last."""
    from lwdesk.store import Query

    ids = list(store.ids(Query(INTERVIEW)) if interview_ids is None else dict.fromkeys(interview_ids))
    held = store.many(INTERVIEW, ids)
    contacts = {i: held[i]["contact"] for i in ids if i in held}
    named = quoted(store, {c for c in contacts.values() if c is not None})
    rows = store.cells(INTERVIEW, ids, [INTERVIEW.field(name) for name in _ASKED])
    found = [
        Whose(i, str(name), str(works_for), named.get(contacts[i] or 0, NOBODY), day if isinstance(day, date) else None)
        for i, (name, works_for, day) in zip(ids, rows, strict=True)
        if i in contacts
    ]
    found.sort(key=lambda w: (w.day is None, w.day or date.min, fold(w.quoted.name), w.interview))
    return {w.interview: w for w in found}
