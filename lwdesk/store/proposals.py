"""Proposals by workshop and by activity area, and what each was drawn from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lwdesk.store.connections import Connections


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as a board shows it."""

    id: int
    ref: str
    text: str
    workshop: str
    """What its workshop is called; "" for none."""
    area: int | None
    """The activity area it was put under; None for none, and for one whose term is gone."""
    said: int
    """How often it was said: once, and once more for each that was merged into it."""
    decision: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What was said by a proposal that was merged into another, and where."""

    id: int
    ref: str
    text: str
    workshop: str


@dataclass(frozen=True, slots=True)
class Behind:
    """A passage behind a proposal, and whose interview it is from."""

    passage: int
    words: str
    interview: int | None
    contact: int | None


@dataclass(frozen=True, slots=True)
class WorkshopInfo:
    """A workshop as one chooses it to type its proposals up."""

    id: int
    name: str
    theme: int | None
    theme_name: str
    proposals: int


_CARDS = """
SELECT p.id, p.ref, p.text, coalesce(w.name, ''), t.id,
  1 + (SELECT count(*) FROM wording AS s WHERE s.proposal = p.id AND s.deleted_at IS NULL), p.decision
FROM json_each(:ids) AS asked JOIN proposal AS p ON p.id = asked.value AND p.deleted_at IS NULL
LEFT JOIN workshop AS w ON w.id = p.workshop AND w.deleted_at IS NULL
LEFT JOIN term AS t ON t.id = p.area AND t.deleted_at IS NULL
ORDER BY p.ref = '', p.ref COLLATE NOCASE, p.id
"""
_WORKSHOPS = """
SELECT w.id, w.name, t.id, coalesce(t.name, ''),
  (SELECT count(*) FROM proposal AS p WHERE p.workshop = w.id AND p.deleted_at IS NULL)
FROM workshop AS w LEFT JOIN theme AS t ON t.id = w.theme AND t.deleted_at IS NULL
LEFT JOIN event AS e ON e.id = w.event AND e.deleted_at IS NULL
WHERE w.deleted_at IS NULL
ORDER BY e.id IS NULL DESC, e.day DESC, e.id DESC, w.position IS NULL, w.position, w.id
"""
_OF_WORKSHOP = """
SELECT id FROM proposal WHERE workshop IS :workshop AND deleted_at IS NULL ORDER BY id
"""
_WORDINGS = """
SELECT s.id, s.ref, s.text, coalesce(w.name, '') FROM wording AS s LEFT JOIN workshop AS w ON w.id = s.workshop
WHERE s.proposal = :proposal AND s.deleted_at IS NULL ORDER BY s.ref = '', s.ref COLLATE NOCASE, s.id
"""
_BEHIND = """
SELECT p.id, p.words, i.id, i.contact FROM proposal_passage AS l
JOIN passage AS p ON p.id = l.target_id AND p.deleted_at IS NULL
LEFT JOIN note AS n ON n.id = p.note LEFT JOIN interview AS i ON i.id = n.interview
WHERE l.record_id = :proposal AND l.field = 'passages' ORDER BY l.id
"""
_THEMES_OF = """
SELECT t.id FROM json_each(:ids) AS asked
JOIN passage_theme AS l ON l.record_id = asked.value AND l.field = 'themes'
JOIN theme AS t ON t.id = l.target_id AND t.deleted_at IS NULL
GROUP BY t.id ORDER BY count(*) DESC, min(l.id)
"""
_TEXTS = "SELECT id, ref, text FROM proposal WHERE deleted_at IS NULL ORDER BY ref COLLATE NOCASE, id"


class Proposals:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def cards(self, ids: Sequence[int]) -> list[Card]:
        """These proposals as cards, by reference; deleted ones are left out."""
        return [Card(*row) for row in self._rows(_CARDS, {"ids": json.dumps(list(ids))})]

    def workshops(self) -> list[WorkshopInfo]:
        """All workshops: those of the latest event first, in their order."""
        return [WorkshopInfo(*row) for row in self._rows(_WORKSHOPS)]

    def of_workshop(self, workshop: int | None) -> list[int]:
        """The proposals of a workshop, or with None those of none, in the order in which they were made."""
        return [row[0] for row in self._rows(_OF_WORKSHOP, {"workshop": workshop})]

    def wordings(self, proposal: int) -> list[Wording]:
        """What the proposals said that were merged into this one."""
        return [Wording(*row) for row in self._rows(_WORDINGS, {"proposal": proposal})]

    def behind(self, proposal: int) -> list[Behind]:
        """The passages that led to it, in the order in which they were put there."""
        return [Behind(*row) for row in self._rows(_BEHIND, {"proposal": proposal})]

    def themes_of(self, passages: Sequence[int]) -> list[int]:
        """The themes of the passages, that of most of them first."""
        return [row[0] for row in self._rows(_THEMES_OF, {"ids": json.dumps(list(passages))})]

    def texts(self) -> list[tuple[int, str, str]]:
        """(id, reference, text) of every proposal, by reference."""
        return [tuple(row) for row in self._rows(_TEXTS)]

    def _rows(self, statement: str, given: dict[str, Any] | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows
