"""Organisations counted by their dated assessments, day by day."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from lwdesk.records.measure import ASSESSED, PLANNED, REACHED

_ASSESSMENTS = """
SELECT a.organisation, a.day, a.level, a.assessed, a.planned FROM assessment AS a
JOIN organisation AS o ON o.id = a.organisation AND o.deleted_at IS NULL
WHERE a.deleted_at IS NULL ORDER BY a.day IS NOT NULL, a.day, a.id
"""
_LEVELS = """
SELECT t.id FROM term AS t JOIN vocabulary AS v ON v.id = t.vocabulary_id AND v.name = 'charter'
WHERE t.deleted_at IS NULL ORDER BY t.position, t.id
"""


class Assessed(NamedTuple):
    """What an assessment says of an organisation; None where it does not say."""

    organisation: int
    day: str | None
    level: int | None
    assessed: int | None
    planned: int | None


class Counting:
    """The assessments of a study as they are now, read once, and what measures count of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._assessments = [Assessed(*row) for row in connection.execute(_ASSESSMENTS).fetchall()]
        self._ranks = {term: place for place, (term,) in enumerate(connection.execute(_LEVELS).fetchall())}

    def series(self, counts: str, level: int | None, until: date | None = None) -> list[tuple[date | None, float]]:
        """(day, how many organisations from then on) for each day of an assessment, the undated first.

        An organisation counts by the latest of its assessments that says something of what is counted.
        """
        test = self._test(counts, level)
        if test is None:
            return []
        last = until.isoformat() if until else "9999-12-31"
        counted: set[int] = set()
        found: dict[str | None, int] = {}
        for one in self._assessments:
            if one.day is not None and one.day > last:
                break
            holds = test(one)
            if holds is not None:
                (counted.add if holds else counted.discard)(one.organisation)
            found[one.day] = len(counted)
        return [(date.fromisoformat(day) if day else None, float(number)) for day, number in found.items()]

    def _test(self, counts: str, level: int | None) -> Callable[[Assessed], bool | None] | None:
        """Whether an assessment makes its organisation count: None where it says nothing of that."""
        if counts == ASSESSED:
            return lambda one: None if one.assessed is None else bool(one.assessed)
        if counts == PLANNED:
            return lambda one: None if one.planned is None else bool(one.planned)
        least = self._ranks.get(level or 0)
        if counts != REACHED or least is None:
            return None
        return lambda one: None if one.level is None else self._ranks.get(one.level, -1) >= least


def latest_levels(connection: sqlite3.Connection, organisations: Iterable[int]) -> dict[int, int]:
    """The level that the latest assessment which states one gives each of the organisations; those without are out."""
    from lwdesk.store.cells import as_json

    rows = connection.execute(
        "SELECT organisation, level FROM assessment WHERE organisation IN (SELECT value FROM json_each(?)) "
        "AND deleted_at IS NULL AND level IS NOT NULL ORDER BY day IS NOT NULL, day, id",
        (as_json(organisations),),
    )
    return dict(rows.fetchall())
