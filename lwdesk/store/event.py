"""The event: its day, its workshops, the delegates who come, and who of the study could be one."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lwdesk.records.event import ACCEPTED, DECLINED, PERHAPS
from lwdesk.records.interview import HELD, SUMMARISED, TYPED_UP
from lwdesk.store.connections import Connections

CHOSEN = "event/current"
"""The setting that says which event is looked at."""
_HELD = (HELD, TYPED_UP, SUMMARISED)
_EVENTS = "SELECT id, name, day, time, place FROM event WHERE deleted_at IS NULL ORDER BY id"
# What names no event belongs to the latest, which is the one that was made last.
_OF_EVENT = "(x.event = :event OR (x.event IS NULL AND :event IS (SELECT max(id) FROM event WHERE deleted_at IS NULL)))"
_WORKSHOPS = f"""
SELECT x.id, x.name, x.theme, coalesce(t.name, ''), x.time, x.room, x.facilitator, x.capacity FROM workshop AS x
LEFT JOIN theme AS t ON t.id = x.theme AND t.deleted_at IS NULL
WHERE x.deleted_at IS NULL AND {_OF_EVENT} ORDER BY x.position IS NULL, x.position, x.id
"""
_DELEGATES = f"""
SELECT x.id, x.contact, coalesce(c.name, ''), o.id, coalesce(o.name, ''), coalesce(c.role, ''), coalesce(c.email, ''),
  x.invited IS NOT NULL, x.replied, coalesce(x.attended, 0),
  CASE WHEN w.deleted_at IS NULL THEN w.id END, x.why
FROM delegate AS x LEFT JOIN contact AS c ON c.id = x.contact
LEFT JOIN organisation AS o ON o.id = c.organisation AND o.deleted_at IS NULL
LEFT JOIN workshop AS w ON w.id = x.workshop
WHERE x.deleted_at IS NULL AND {_OF_EVENT} ORDER BY base_letters(c.name) COLLATE NOCASE, x.id
"""
_WISHES = f"""
SELECT l.record_id, l.target_id FROM delegate_workshop AS l JOIN delegate AS x ON x.id = l.record_id
JOIN workshop AS w ON w.id = l.target_id AND w.deleted_at IS NULL
WHERE l.field = 'wishes' AND x.deleted_at IS NULL AND {_OF_EVENT} ORDER BY l.id
"""
_SECTORS = f"""
SELECT l.record_id, t.label FROM contact_term AS l JOIN term AS t ON t.id = l.target_id
WHERE l.field = 'sectors' AND l.record_id IN
  (SELECT x.contact FROM delegate AS x WHERE x.deleted_at IS NULL AND {_OF_EVENT}) ORDER BY l.id
"""
_INTERVIEWEES = """
SELECT c.id, c.name, coalesce(o.name, ''), i.status, i.wave FROM interview AS i
JOIN contact AS c ON c.id = i.contact AND c.deleted_at IS NULL
LEFT JOIN organisation AS o ON o.id = c.organisation AND o.deleted_at IS NULL
WHERE i.deleted_at IS NULL ORDER BY base_letters(c.name) COLLATE NOCASE, c.id, i.id
"""
_WITH_TERM = """
SELECT DISTINCT record_id FROM contact_term WHERE field = :field AND target_id IN (SELECT value FROM json_each(:terms))
"""
_UNSAID = "SELECT id FROM {table} WHERE event IS NULL AND deleted_at IS NULL ORDER BY id"


@dataclass(frozen=True, slots=True)
class EventInfo:
    """An event as pages and papers name it."""

    id: int
    name: str
    day: date | None
    time: str
    place: str


@dataclass(frozen=True, slots=True)
class WorkshopInfo:
    """A workshop; without a capacity it takes as many as come."""

    id: int
    name: str
    theme_id: int | None
    theme: str
    time: str
    room: str
    facilitator: str
    capacity: int | None


@dataclass(frozen=True, slots=True)
class DelegateInfo:
    """A delegate with all that the day asks: who it is, whether they come, where they sit and would like to."""

    id: int
    contact: int | None
    name: str
    organisation_id: int | None
    organisation: str
    role: str
    email: str
    invited: bool
    replied: str
    attended: bool
    workshop: int | None
    why: str
    wishes: tuple[int, ...] = ()
    sectors: tuple[str, ...] = ()

    @property
    def comes(self) -> bool:
        """Whether they have come or may yet: everybody who did not decline."""
        return self.attended or self.replied != DECLINED

    @property
    def is_sure(self) -> bool:
        """Whether they have come or said that they will."""
        return self.attended or self.replied == ACCEPTED


@dataclass(frozen=True, slots=True)
class Figures:
    """How an event stands, in numbers of delegates; `places` is None where a workshop takes as many as come."""

    invited: int
    accepted: int
    perhaps: int
    declined: int
    unanswered: int
    attended: int
    in_workshops: int
    places: int | None


@dataclass(frozen=True, slots=True)
class Interviewee:
    """A contact with an interview: how far that has come, and in which wave."""

    contact: int
    name: str
    organisation: str
    statuses: tuple[str, ...]
    waves: frozenset[int | None]

    @property
    def is_held(self) -> bool:
        """Whether one of the interviews has taken place."""
        return any(status in _HELD for status in self.statuses)


class Event:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def events(self) -> list[EventInfo]:
        """All events, in the order in which they were made."""
        rows = self._rows(_EVENTS)
        return [
            EventInfo(i, name, date.fromisoformat(day) if day else None, t, place) for i, name, day, t, place in rows
        ]

    def latest(self) -> int | None:
        """The event that was made last: to it belongs what names none."""
        return max((event.id for event in self.events()), default=None)

    def current(self) -> int | None:
        """The event that is looked at: the one chosen (`store.remember(CHOSEN, id)`), else the latest."""
        there = {event.id for event in self.events()}
        rows = self._rows("SELECT value FROM setting WHERE key = :key", {"key": CHOSEN})
        chosen = json.loads(rows[0][0]) if rows else None
        return chosen if chosen in there else max(there, default=None)

    def workshops(self, event: int | None) -> list[WorkshopInfo]:
        """The workshops of the event in their order; of None those of a study without an event."""
        return [
            WorkshopInfo(i, name, theme, called, time, room, led, None if capacity is None else round(capacity))
            for i, name, theme, called, time, room, led, capacity in self._rows(_WORKSHOPS, {"event": event})
        ]

    def delegates(self, event: int | None) -> list[DelegateInfo]:
        """The delegates of the event by name."""
        wishes, sectors = self._grouped(_WISHES, event), self._grouped(_SECTORS, event)
        found = []
        for i, contact, name, org, called, role, email, invited, replied, attended, workshop, why in self._rows(
            _DELEGATES, {"event": event}
        ):
            more = (tuple(wishes.get(i, ())), tuple(sectors.get(contact, ())))
            found.append(
                DelegateInfo(
                    i,
                    contact,
                    name,
                    org,
                    called,
                    role,
                    email,
                    bool(invited),
                    replied,
                    bool(attended),
                    workshop,
                    why,
                    *more,
                )
            )
        return found

    def figures(self, event: int | None) -> Figures:
        """The event in numbers. Whoever came without a reply counts as attended, not as unanswered."""
        people, workshops = self.delegates(event), self.workshops(event)
        capacities = [workshop.capacity for workshop in workshops]

        def count(reply: str) -> int:
            return sum(one.replied == reply for one in people)

        return Figures(
            sum(one.invited for one in people), count(ACCEPTED), count(PERHAPS), count(DECLINED),
            sum(not one.replied and not one.attended for one in people), sum(one.attended for one in people),
            sum(one.comes and one.workshop is not None for one in people),
            None if None in capacities else sum(c for c in capacities if c is not None),
        )  # fmt: skip

    def interviewees(self) -> list[Interviewee]:
        """Every contact with an interview, by name."""
        found: dict[int, tuple[str, str, list[str], set[int | None]]] = {}
        for contact, name, organisation, status, wave in self._rows(_INTERVIEWEES):
            held = found.setdefault(contact, (name, organisation, [], set()))
            held[2].append(status)
            held[3].add(wave)
        return [Interviewee(i, n, o, tuple(s), frozenset(w)) for i, (n, o, s, w) in found.items()]

    def with_terms(self, field: str, terms: Iterable[int]) -> set[int]:
        """The contacts that have one of the terms in their "groups" or "sectors"."""
        return {row[0] for row in self._rows(_WITH_TERM, {"field": field, "terms": json.dumps(list(terms))})}

    def without_event(self, table: str) -> list[int]:
        """The ids of the workshops, delegates or contributions that name no event."""
        return [row[0] for row in self._rows(_UNSAID.format(table=table))]

    def _grouped(self, statement: str, event: int | None) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for key, value in self._rows(statement, {"event": event}):
            found.setdefault(key, []).append(value)
        return found

    def _rows(self, statement: str, given: dict[str, Any] | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows
