"""The framework: domains, themes, partners, links, decisions."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lwdesk.records.contribution import CAN_BRING, WITHDRAWN
from lwdesk.records.proposal import CRITERIA, GOES_IN
from lwdesk.store.connections import Connections

_LINES = """
SELECT id, name, activity, domain, position FROM framework WHERE deleted_at IS NULL
ORDER BY position IS NULL, position, id
"""
_PARTNERS = """
SELECT l.record_id, l.target_id FROM framework_organisation AS l
JOIN organisation AS o ON o.id = l.target_id AND o.deleted_at IS NULL WHERE l.field = 'partners' ORDER BY l.id
"""
_PROPOSALS = """
SELECT l.record_id, l.target_id FROM framework_proposal AS l
JOIN proposal AS p ON p.id = l.target_id AND p.deleted_at IS NULL WHERE l.field = 'proposals' ORDER BY l.id
"""
_LINKS = """
SELECT l.target_id, l.record_id FROM policy_framework AS l
JOIN policy AS p ON p.id = l.record_id AND p.deleted_at IS NULL WHERE l.field = 'linked' ORDER BY l.id
"""
_DECISIONS = f"""
SELECT p.id, p.ref, p.text, p.workshop, coalesce(w.name, ''), p.area, coalesce(t.label, ''), p.decision, p.reason,
  {", ".join(f"p.{name}" for name in CRITERIA)}
FROM proposal AS p LEFT JOIN workshop AS w ON w.id = p.workshop LEFT JOIN term AS t ON t.id = p.area
WHERE p.deleted_at IS NULL{{}} ORDER BY p.ref, p.id
"""
_THESE = " AND p.id IN (SELECT value FROM json_each(:ids))"
_OFFERS = f"""
SELECT area, count(*) FROM contribution WHERE deleted_at IS NULL AND kind = '{CAN_BRING}' AND status != '{WITHDRAWN}'
AND area IS NOT NULL GROUP BY area
"""
_OFFERED = f"""
SELECT id, text, organisation FROM contribution WHERE deleted_at IS NULL AND kind = '{CAN_BRING}'
AND status != '{WITHDRAWN}' AND area = :area ORDER BY id LIMIT :most
"""
# An organisation that offered something in the area comes before one whose delegate merely sat in the workshop.
_PARTNERS_FOR = f"""
SELECT organisation, max(offered), sum(offered) FROM (
  SELECT c.organisation, 1 AS offered FROM contribution AS c
  WHERE c.deleted_at IS NULL AND c.kind = '{CAN_BRING}' AND c.status != '{WITHDRAWN}' AND c.area = :area
  UNION ALL
  SELECT k.organisation, 0 FROM delegate AS d JOIN contact AS k ON k.id = d.contact AND k.deleted_at IS NULL
  JOIN contribution AS c ON c.delegate = d.contact AND c.deleted_at IS NULL AND c.kind = '{CAN_BRING}'
    AND c.status != '{WITHDRAWN}'
  WHERE d.deleted_at IS NULL AND d.workshop = :workshop
) AS found JOIN organisation AS o ON o.id = found.organisation AND o.deleted_at IS NULL
GROUP BY organisation ORDER BY max(offered) DESC, sum(offered) DESC, base_letters(o.name) COLLATE NOCASE LIMIT :most
"""
_WAITING = f"""
SELECT id FROM proposal AS p WHERE p.deleted_at IS NULL AND p.decision = '{GOES_IN}' AND NOT EXISTS (
  SELECT 1 FROM framework_proposal AS l JOIN framework AS f ON f.id = l.record_id AND f.deleted_at IS NULL
  WHERE l.field = 'proposals' AND l.target_id = p.id)
"""
_SAID = """
SELECT p.id,
  (SELECT count(*) FROM wording AS w WHERE w.proposal = p.id AND w.deleted_at IS NULL),
  (SELECT count(*) FROM proposal_passage AS l JOIN passage AS s ON s.id = l.target_id AND s.deleted_at IS NULL
   WHERE l.record_id = p.id AND l.field = 'passages')
FROM proposal AS p WHERE p.id IN (SELECT value FROM json_each(:ids))
"""
MOST = 60
"""How many offers or partners are named at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """A domain of the framework, or a theme in one, with the ids of what belongs to it."""

    id: int
    name: str
    activity: str
    domain: int | None
    """The domain of a theme; None for a domain."""
    partners: tuple[int, ...]
    links: tuple[int, ...]
    """The policies that are linked to it."""
    proposals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain and its themes, each in their order."""

    line: Line
    themes: tuple[Line, ...]

    @property
    def partners(self) -> tuple[int, ...]:
        """The partners of the domain and of its themes, each once."""
        return _once(self, "partners")

    @property
    def links(self) -> tuple[int, ...]:
        """The policies behind the domain and its themes, each once."""
        return _once(self, "links")


@dataclass(frozen=True, slots=True)
class Decided:
    """A proposal and what was decided about it."""

    id: int
    ref: str
    text: str
    workshop: int | None
    workshop_name: str
    area: int | None
    area_label: str
    decision: str
    reason: str
    criteria: tuple[bool | None, ...]
    """In the order of CRITERIA; None where nothing was said."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What an organisation said it can bring."""

    id: int
    text: str
    organisation: int | None


class Framework:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def domains(self) -> list[Domain]:
        """All domains with their themes, in their order; a theme whose domain is gone stands as a domain."""
        partners, links = self._many(_PARTNERS), self._many(_LINKS)
        proposals = self._many(_PROPOSALS)
        rows = self._rows(_LINES)
        above = {row[0]: row[3] for row in rows}
        domains: dict[int, Line] = {}
        themes: dict[int, list[Line]] = defaultdict(list)
        for id, name, activity, _, _ in rows:
            top = _top(above, id)
            inside = None if top == id else top
            line = Line(id, name, activity, inside, partners[id], links[id], proposals[id])
            if inside is None:
                domains[id] = line
            else:
                themes[inside].append(line)
        return [Domain(line, tuple(themes[id])) for id, line in domains.items()]

    def domain_of(self, line: int) -> int:
        """The domain that a theme is in; of a domain itself. Raises KeyError."""
        return next(
            domain.line.id
            for domain in self.domains()
            if line in (domain.line.id, *(theme.id for theme in domain.themes))
        )

    def decisions(self, only: Iterable[int] | None = None) -> list[Decided]:
        """Every proposal, or only these, and what was decided about it, by reference."""
        found = []
        statement = _DECISIONS.format("" if only is None else _THESE)
        rows = self._rows(statement, {} if only is None else {"ids": json.dumps(list(only))})
        for id, ref, text, workshop, workshop_name, area, area_label, decision, reason, *said in rows:
            criteria = tuple(None if value is None else bool(value) for value in said)
            found.append(Decided(id, ref, text, workshop, workshop_name, area, area_label, decision, reason, criteria))
        return found

    def waiting(self) -> set[int]:
        """The proposals that go in and are in no theme of the framework yet."""
        return {row[0] for row in self._rows(_WAITING)}

    def any_goes_in(self) -> bool:
        """Whether it was decided of any proposal that it goes in."""
        asked = f"SELECT 1 FROM proposal WHERE deleted_at IS NULL AND decision = '{GOES_IN}' LIMIT 1"
        return bool(self._rows(asked))

    def offers_by_area(self) -> dict[int, int]:
        """How many offers there are in each activity area, less those that were withdrawn."""
        return dict(self._rows(_OFFERS))

    def offers(self, area: int | None, most: int = MOST) -> list[Offer]:
        """The offers of an activity area, the oldest first."""
        return [Offer(*row) for row in self._rows(_OFFERED, {"area": area, "most": most})]

    def partners_for(self, area: int | None, workshop: int | None, most: int = 12) -> list[int]:
        """The organisations that offered something in that area, then those of the workshop that offered anything."""
        given = {"area": area, "workshop": workshop, "most": most}
        return [row[0] for row in self._rows(_PARTNERS_FOR, given)]

    def said(self, proposals: Iterable[int]) -> dict[int, tuple[int, int]]:
        """How many proposals were merged into each, and how many passages led to it."""
        rows = self._rows(_SAID, {"ids": json.dumps(list(proposals))})
        return {id: (wordings, passages) for id, wordings, passages in rows}

    def _many(self, statement: str) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for owner, target in self._rows(statement):
            found[owner].append(target)
        return defaultdict(tuple, {owner: tuple(targets) for owner, targets in found.items()})

    def _rows(self, statement: str, given: dict[str, Any] | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows


def _top(above: dict[int, int | None], id: int) -> int:
    """The line that this one is in, however deep; itself where nothing is above it, or it is in itself."""
    seen = {id}
    top = id
    while (parent := above.get(top)) is not None and parent in above:
        if parent in seen:
            return id
        seen.add(parent)
        top = parent
    return top


def _once(domain: Domain, what: str) -> tuple[int, ...]:
    lines = (domain.line, *domain.themes)
    return tuple(dict.fromkeys(id for line in lines for id in getattr(line, what)))
