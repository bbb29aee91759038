"""Commitments as they stand on a day, held in memory as long as nothing is said of them anew."""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from lwdesk.standing import Standing, slipped, worked_out
from lwdesk.store.cells import as_json
from lwdesk.store.connections import Connections

_COMMITMENTS = """
SELECT c.id, c.ref, CASE WHEN a.deleted_at IS NULL THEN a.id END, c.strand, coalesce(t.label, ''), c.text,
  c.owner_person, c.owner_body, coalesce(nullif(p.name, ''), o.name, ''),
  c.champion_person, c.champion_body, coalesce(nullif(q.name, ''), r.name, ''),
  c.by_year_end, c.year_plan, c.next_months, c.start, c.due, c.first_due, c.done_on, c.status, c.rag, c.rag_reason,
  c.progress
FROM commitment AS c LEFT JOIN action AS a ON a.id = c.action LEFT JOIN term AS t ON t.id = c.strand
LEFT JOIN contact AS p ON p.id = c.owner_person
LEFT JOIN organisation AS o ON o.id = c.owner_body AND o.deleted_at IS NULL
LEFT JOIN contact AS q ON q.id = c.champion_person
LEFT JOIN organisation AS r ON r.id = c.champion_body AND r.deleted_at IS NULL
WHERE c.deleted_at IS NULL{} ORDER BY c.id
"""
_THESE = " AND c.id IN (SELECT value FROM json_each(:ids))"
_PARTNERS = """
SELECT l.record_id, o.name FROM commitment_organisation AS l
JOIN organisation AS o ON o.id = l.target_id AND o.deleted_at IS NULL WHERE l.field = 'partner_bodies'{}
UNION ALL
SELECT l.record_id, p.name FROM commitment_contact AS l
JOIN contact AS p ON p.id = l.target_id AND p.deleted_at IS NULL WHERE l.field = 'partner_people' AND p.name != ''{}
"""
_NAMED = {"action", "contact", "organisation", "term", "vocabulary"}
"""What a commitment is told in the words of: when one of these changes, any may read otherwise."""
_FEW = 100
"""How many are read one by one rather than all anew."""


class CommitmentInfo(NamedTuple):
    """A commitment, with who answers for it in words and how it stands on the day that was asked about.

    A tuple, since the making of thousands of them is most of what reading them takes.
    """

    id: int
    ref: str
    action: int | None
    strand: int | None
    strand_name: str
    text: str
    owner_person: int | None
    owner_body: int | None
    owner: str
    champion_person: int | None
    champion_body: int | None
    champion: str
    by_year_end: str
    year_plan: str
    next_months: str
    start: date | None
    due: date | None
    first_due: date | None
    done_on: date | None
    status: str
    """As it was given; `standing.status` is what is shown and counted."""
    rag: str
    rag_reason: str
    progress: str
    """The latest update."""
    partners: tuple[str, ...]
    standing: Standing

    @property
    def slipped(self) -> int:
        """By how many days it is due later than was promised first."""
        return slipped(self.first_due, self.due)


class Commitments:
    """The commitments of one study. Pages ask for all of them time and again; what changed alone is read anew."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._holding = threading.Lock()
        self._changes = 0
        self._day: date | None = None
        self._held: list[CommitmentInfo] | None = None
        self._old: set[int] = set()

    def asked(self, today: date, only: Iterable[int] | None) -> list[CommitmentInfo]:
        """All, or only these, as they stand on that day; by reference, 3.9 before 3.10."""
        ids = None if only is None else set(only)
        # Within a step nothing is held: it may yet be given up.
        if self._connections.writing_here or (ids is not None and len(ids) <= _FEW and self._held is None):
            return self._read(today, ids)
        found = self._all(today)
        return list(found) if ids is None else [one for one in found if one.id in ids]

    def forget(self, changed: Mapping[str, frozenset[int] | None]) -> None:
        """Let go of what is held of records that changed, by their kind; None for any of a kind."""
        ids = changed.get("commitment", frozenset())
        with self._holding:
            self._changes += 1
            if ids is None or len(self._old) + len(ids) > _FEW or not _NAMED.isdisjoint(changed):
                self._held = None
                self._old.clear()
            else:
                self._old |= ids

    def _all(self, today: date) -> list[CommitmentInfo]:
        with self._holding:
            changes, held, old = self._changes, self._held if self._day == today else None, frozenset(self._old)
        if held is not None and not old:
            return held
        if held is None:
            found = self._read(today, None)
        else:
            now = {one.id: one for one in self._read(today, old)}
            found = [now.pop(one.id, one) for one in held if one.id in now or one.id not in old]
            found = sorted([*found, *now.values()], key=_place)
        with self._holding:
            if changes == self._changes:
                self._day, self._held = today, found
                self._old.clear()
        return found

    def _read(self, today: date, only: Iterable[int] | None) -> list[CommitmentInfo]:
        given: dict[str, Any] = {} if only is None else {"ids": as_json(only)}
        partners: dict[int, list[str]] = defaultdict(list)
        of_these = "" if only is None else " AND l.record_id IN (SELECT value FROM json_each(:ids))"
        for commitment, name in self._rows(_PARTNERS.format(of_these, of_these), given):
            partners[commitment].append(name)
        found = []
        for row in self._rows(_COMMITMENTS.format("" if only is None else _THESE), given):
            start, due, first_due, done_on = map(day_of, row[15:19])
            standing = worked_out(row[19], start, due, today)
            whose = tuple(partners[row[0]]) if row[0] in partners else ()
            values = (*row[:15], start, due, first_due, done_on, *row[19:], whose, standing)
            found.append(CommitmentInfo(*values))
        return sorted(found, key=_place)

    def _rows(self, statement: str, given: dict[str, Any]) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given).fetchall()
        return rows


def _place(commitment: CommitmentInfo) -> tuple[bool, tuple[tuple[int, int, str], ...], int]:
    return not commitment.ref, by_number(commitment.ref), commitment.id


@lru_cache(maxsize=16384)
def by_number(text: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort references and actions by, so that 3.9 comes before 3.10 and numbers before words."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


@lru_cache(maxsize=4096)
def day_of(value: str | None) -> date | None:
    """A day as the file has it; None where there is none."""
    return date.fromisoformat(value) if value else None
