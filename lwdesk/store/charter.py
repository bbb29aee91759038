"""Organisations by the level of the charter that they have reached, on any day."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from lwdesk.records.measure import ASSESSED, PLANNED, REACHED
from lwdesk.store.counting import Counting

_TERMS = """
SELECT t.id, t.label FROM term AS t JOIN vocabulary AS v ON v.id = t.vocabulary_id AND v.name = 'charter'
WHERE t.deleted_at IS NULL ORDER BY t.position, t.id
"""
_UNASSESSED = """
SELECT count(*) FROM organisation AS o WHERE o.deleted_at IS NULL AND o.charter IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM assessment AS a WHERE a.organisation = o.id AND a.deleted_at IS NULL AND a.level IS NOT NULL)
"""
_OF = """
SELECT a.id, a.day, coalesce(t.label, ''), a.assessed, a.planned, a.source FROM assessment AS a
LEFT JOIN term AS t ON t.id = a.level WHERE a.organisation = ? AND a.deleted_at IS NULL
ORDER BY a.day IS NOT NULL, a.day, a.id
"""


@dataclass(frozen=True, slots=True)
class Level:
    """How many organisations are at a level, and how many at it or above."""

    id: int
    label: str
    at: int
    reached: int


@dataclass(frozen=True, slots=True)
class Charter:
    """How far the organisations had come on a day, each by the latest of its assessments until then."""

    levels: tuple[Level, ...]
    assessed: int
    planned: int
    unassessed: int
    """Organisations that are said to have a level of which no assessment tells; they are in none of the numbers."""


@dataclass(frozen=True, slots=True)
class AssessmentInfo:
    """What an assessment says of its organisation; None where it does not say."""

    id: int
    day: date | None
    level: str
    assessed: bool | None
    planned: bool | None
    source: str


def charter_on(connection: sqlite3.Connection, day: date) -> Charter:
    """How far the organisations had come on that day."""
    counting = Counting(connection)

    def count(what: str, level: int | None = None) -> int:
        found = counting.series(what, level, day)
        return int(found[-1][1]) if found else 0

    terms = connection.execute(_TERMS).fetchall()
    reached = [count(REACHED, term) for term, _ in terms]
    levels = tuple(
        Level(term, label, here - above, here)
        for (term, label), here, above in zip(terms, reached, [*reached[1:], 0], strict=True)
    )
    unassessed = connection.execute(_UNASSESSED).fetchone()[0]
    return Charter(levels, count(ASSESSED), count(PLANNED), unassessed)


def assessments_of(connection: sqlite3.Connection, organisation: int) -> list[AssessmentInfo]:
    """The assessments of an organisation, the oldest first."""
    return [
        AssessmentInfo(id, date.fromisoformat(day) if day else None, level, _yes(assessed), _yes(planned), source)
        for id, day, level, assessed, planned, source in connection.execute(_OF, (organisation,)).fetchall()
    ]


def _yes(value: int | None) -> bool | None:
    return None if value is None else bool(value)
