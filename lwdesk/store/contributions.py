"""What delegates bring, need and ask for, and which offers may answer which needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lwdesk.store.cells import as_json
from lwdesk.store.connections import Connections
from lwdesk.store.event import CHOSEN

_LATEST = "SELECT max(id) FROM event WHERE deleted_at IS NULL"
_CHOSEN_ONE = f"""
SELECT e.id FROM setting AS s JOIN event AS e ON e.id = json_extract(s.value, '$') AND e.deleted_at IS NULL
WHERE s.key = '{CHOSEN}'
"""
_CURRENT = f"SELECT coalesce(({_CHOSEN_ONE}), ({_LATEST}))"
# What names no event belongs to the latest one, which is the one that was made last.
_OF_EVENT = f"(x.event IS ({_CURRENT}) OR (x.event IS NULL AND ({_CURRENT}) IS ({_LATEST})))"
_NAMES = "x.id, x.area, x.kind, x.text, x.delegate, x.organisation, x.status"
_SAID = f"SELECT {_NAMES} FROM contribution AS x WHERE x.deleted_at IS NULL"
_BY_DELEGATE = f"{_SAID} AND x.delegate = ? AND {_OF_EVENT} ORDER BY x.id"
_BY_AREA = f"{_SAID} AND x.area IS ? AND {_OF_EVENT} ORDER BY x.id"
_PERSON = """
SELECT DISTINCT c.id, c.name, c.organisation, coalesce(o.name, '') FROM {of}
JOIN contact AS c ON c.id = {contact} AND c.deleted_at IS NULL
LEFT JOIN organisation AS o ON o.id = c.organisation AND o.deleted_at IS NULL
"""
_DELEGATES = (
    _PERSON.format(of="delegate AS x", contact="x.contact")
    + f" WHERE x.deleted_at IS NULL AND {_OF_EVENT} ORDER BY base_letters(c.name) COLLATE NOCASE, c.id"
)
_PEOPLE = _PERSON.format(of="json_each(?) AS x", contact="x.value")
_SPOKEN = f"""
SELECT {_NAMES}, coalesce(c.name, ''), coalesce(o.name, '') FROM json_each(?) AS given
JOIN contribution AS x ON x.id = given.value AND x.deleted_at IS NULL
LEFT JOIN contact AS c ON c.id = x.delegate
LEFT JOIN organisation AS o ON o.id = x.organisation AND o.deleted_at IS NULL
WHERE ? IN ('', x.kind) ORDER BY given.key
"""
_MATCHES = """
SELECT m.id, m.need, m.offer, m.remark FROM pair AS m
JOIN contribution AS n ON n.id = m.need AND n.deleted_at IS NULL
JOIN contribution AS o ON o.id = m.offer AND o.deleted_at IS NULL
WHERE m.deleted_at IS NULL {which} ORDER BY m.id
"""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one delegate said on one activity area; the organisation is the one that they spoke for."""

    id: int
    area: int | None
    kind: str
    text: str
    delegate: int | None
    organisation: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Person:
    """A contact, with the organisation that they belong to now."""

    id: int
    name: str
    organisation: int | None
    of: str
    """The organisation's name; "" without one."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A contribution with the names of who said it and whom they spoke for; "" where that is not known."""

    said: Contribution
    delegate: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Match:
    """A need and an offer that somebody has noted as one that may answer it."""

    id: int
    need: int
    offer: int
    remark: str


class Contributions:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def event(self) -> int | None:
        """The event that is looked at: the one chosen, else the latest; None where there is none."""
        found = self._rows(_CURRENT)[0][0]
        return None if found is None else int(found)

    def of_delegate(self, contact_id: int) -> list[Contribution]:
        """What the contact said at the event that is looked at, the oldest first."""
        return [Contribution(*row) for row in self._rows(_BY_DELEGATE, contact_id)]

    def of_area(self, area: int | None) -> list[Contribution]:
        """What was said at the event that is looked at on the activity area (None: on none), the oldest first."""
        return [Contribution(*row) for row in self._rows(_BY_AREA, area)]

    def all(self) -> list[Contribution]:
        """Every contribution of the study, the oldest first."""
        return [Contribution(*row) for row in self._rows(f"{_SAID} ORDER BY x.id")]

    def count(self) -> int:
        """How many contributions there are."""
        return int(self._rows("SELECT count(*) FROM contribution WHERE deleted_at IS NULL")[0][0])

    def many(self, ids: Sequence[int]) -> list[Contribution]:
        """These contributions, the oldest first; of deleted ones nothing."""
        which = "AND x.id IN (SELECT value FROM json_each(?)) ORDER BY x.id"
        return [Contribution(*row) for row in self._rows(f"{_SAID} {which}", as_json(ids))]

    def spoken(self, ids: Sequence[int], kind: str = "") -> list[Spoken]:
        """These contributions, of one kind or of any, in the order of the ids, with the names."""
        rows = self._rows(_SPOKEN, as_json(ids), kind)
        return [Spoken(Contribution(*row[:7]), row[7], row[8]) for row in rows]

    def delegates(self) -> list[Person]:
        """The delegates of the event that is looked at, by name, each contact once."""
        return [Person(*row) for row in self._rows(_DELEGATES)]

    def people(self, contact_ids: Sequence[int]) -> dict[int, Person]:
        """Those contacts with their organisations, by id."""
        return {row[0]: Person(*row) for row in self._rows(_PEOPLE, as_json(contact_ids))}

    def matches(self) -> list[Match]:
        """Every match of a need and an offer that are both still there, the oldest first."""
        return [Match(*row) for row in self._rows(_MATCHES.format(which=""))]

    def matches_of(self, contribution_id: int) -> list[Match]:
        """The matches in which it is the need or the offer."""
        which = "AND ? IN (m.need, m.offer)"
        return [Match(*row) for row in self._rows(_MATCHES.format(which=which), contribution_id)]

    def _rows(self, statement: str, *given: object) -> list[tuple[Any, ...]]:
        # Straight from SQLite: a list of needs goes through every contribution of the study.
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[tuple[Any, ...]] = driver.execute(statement, given).fetchall()
        return rows
