"""What has become of commitments since a moment: how each stood then held against how it stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from lwdesk.standing import DONE, DROPPED, LATE, NOT_STARTED, UNDER_WAY

if TYPE_CHECKING:
    from lwdesk.store.plan import CommitmentInfo


class What(Enum):
    """What can become of a commitment; the value is the word for it, in the order in which a paper counts."""

    NEW = "New"
    DONE = "Done"
    STARTED = "Under way"
    LATE = "Late"
    LATER = "Put off"
    SOONER = "Brought forward"
    DATED = "Given a date"
    UNDATED = "Without a date"
    REOPENED = "Open again"
    DROPPED = "Dropped"
    RAG = "Red, amber, green"
    OWNER = "Owner"
    TEXT = "Wording"
    REMOVED = "No longer in the plan"


@dataclass(frozen=True, slots=True)
class Was:
    """How a commitment stood at a moment; `owner` is who it is rather than their name: "contact:5"."""

    ref: str
    text: str
    status: str
    due: date | None
    rag: str
    owner: str
    action: int | None = None

    def kept(self) -> list[Any]:
        """The values as JSON holds them."""
        due = self.due.isoformat() if self.due else ""
        return [self.ref, self.text, self.status, due, self.rag, self.owner, self.action]


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that became of a commitment. `old` and `new` are a status, a day, a judgement, an owner or a text."""

    commitment: int
    what: What
    old: Any = None
    new: Any = None


def read_was(kept: Iterable[Any]) -> Was:
    """What `Was.kept` gave."""
    ref, text, status, due, rag, owner, action = kept
    return Was(ref, text, status, date.fromisoformat(due) if due else None, rag, owner, action)


def as_it_stands(commitment: "CommitmentInfo") -> Was:
    """How a commitment stands on the day for which it was read."""
    return Was(
        commitment.ref, commitment.text, commitment.standing.status, commitment.due, commitment.rag,
        owner_key(commitment.owner_person, commitment.owner_body), commitment.action,
    )  # fmt: skip


def owner_key(person: int | None, body: int | None) -> str:
    """Who owns a commitment: "contact:5", "organisation:7", or ""."""
    return f"contact:{person}" if person is not None else f"organisation:{body}" if body is not None else ""


def what_happened(before: Mapping[int, Was], now: Mapping[int, Was]) -> list[Happened]:
    """All that became of commitments between the two moments, by commitment in the order of `now`.

    Those that are no longer there come last. Going there and back again in between is nothing that happened.
    """
    found: list[Happened] = []
    for id, is_now in now.items():
        was = before.get(id)
        if was is None:
            found.append(Happened(id, What.NEW))
            found += [
                Happened(id, what, "", is_now.status)
                for what in _by_status(NOT_STARTED, is_now.status)
                if what is not What.STARTED
            ]
        elif was != is_now:
            found += _compare(id, was, is_now)
    found += [Happened(id, What.REMOVED, was.status) for id, was in before.items() if id not in now]
    return found


def _compare(id: int, was: Was, now: Was) -> list[Happened]:
    found = [Happened(id, what, was.status, now.status) for what in _by_status(was.status, now.status)]
    if was.due != now.due:
        found.append(Happened(id, _moved(was.due, now.due), was.due, now.due))
    pairs = (What.RAG, was.rag, now.rag), (What.OWNER, was.owner, now.owner), (What.TEXT, was.text, now.text)
    return found + [Happened(id, what, old, new) for what, old, new in pairs if old != new]


def _by_status(old: str, new: str) -> list[What]:
    if old == new:
        return []
    if new == DONE:
        return [What.DONE]
    if new == DROPPED:
        return [What.DROPPED]
    found = [What.REOPENED] if old in (DONE, DROPPED) else []
    if new == LATE:
        found.append(What.LATE)
    elif new == UNDER_WAY and old in ("", NOT_STARTED):
        found.append(What.STARTED)
    return found


def _moved(old: date | None, new: date | None) -> What:
    if old is None:
        return What.DATED
    if new is None:
        return What.UNDATED
    return What.LATER if new > old else What.SOONER
