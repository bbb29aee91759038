"""The sampling matrix of each wave, read in a few statements that run over all contacts at once."""

import json
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lwdesk.records.interview import BOOKED, DECLINED, HELD, STATUSES, SUMMARISED, TYPED_UP
from lwdesk.store.connections import Connections
from lwdesk.store.sampling import (
    Cell,
    Counts,
    Heading,
    Key,
    People,
    WaveMatrix,
    cell_of,
    chosen_lines,
    usual_groups,
    usual_sectors,
)
from lwdesk.text import fold

_DONE = (HELD, TYPED_UP, SUMMARISED)
_BOOKED = (BOOKED, *_DONE)
MOST = 200
"""How many people or activities a cell names at most."""


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


# Each contact once, however many interviews of the wave there are with it.
_SEEN = f"""
seen(contact, booked, done) AS MATERIALIZED (
  SELECT i.contact, max(i.status IN ({_listed(_BOOKED)})), max(i.status IN ({_listed(_DONE)}))
  FROM interview AS i JOIN contact AS c ON c.id = i.contact AND c.deleted_at IS NULL
  WHERE i.wave = :wave AND i.deleted_at IS NULL AND i.status != '{DECLINED}' GROUP BY i.contact)
"""
_SEATS = f"""
WITH {_SEEN}, seats(grp, sector, contact, booked, done) AS MATERIALIZED (
  SELECT g.target_id, s.target_id, seen.contact, seen.booked, seen.done FROM seen
  CROSS JOIN contact_term AS g ON g.record_id = seen.contact AND g.field = 'groups'
  CROSS JOIN contact_term AS s ON s.record_id = seen.contact AND s.field = 'sectors')
"""
_COUNTS = f"{_SEATS} SELECT grp, sector, count(*), sum(booked), sum(done) FROM seats GROUP BY grp, sector"
_SHOWN = "grp IN (SELECT value FROM json_each(:groups)) AND sector IN (SELECT value FROM json_each(:sectors))"
# In one statement, so that who is seen is worked out once for both.
_PEOPLE = f"""
{_SEATS}, shown AS MATERIALIZED (SELECT grp, sector, contact FROM seats WHERE {_SHOWN})
SELECT 'group', grp, count(DISTINCT contact) FROM shown GROUP BY grp
UNION ALL SELECT 'sector', sector, count(DISTINCT contact) FROM shown GROUP BY sector
UNION ALL SELECT 'all', NULL, count(DISTINCT contact) FROM shown
UNION ALL SELECT 'outside', seen.contact, c.name FROM seen JOIN contact AS c ON c.id = seen.contact
  WHERE seen.contact NOT IN (SELECT contact FROM shown)
"""
_IN_CELL = """
SELECT c.id, i.id, i.status FROM contact_term AS g
JOIN contact_term AS s ON s.record_id = g.record_id AND s.field = 'sectors' AND s.target_id = :sector
JOIN contact AS c ON c.id = g.record_id AND c.deleted_at IS NULL
JOIN interview AS i ON i.contact = c.id AND i.wave = :wave AND i.deleted_at IS NULL
WHERE g.field = 'groups' AND g.target_id = :group ORDER BY base_letters(c.name) COLLATE NOCASE, c.id, i.id
"""
_CANDIDATES = """
SELECT c.id, fit.of_group, fit.of_sector, (
  SELECT t.label FROM interview AS o JOIN term AS t ON t.id = o.wave
  WHERE o.contact = c.id AND o.deleted_at IS NULL AND o.status != :declined ORDER BY o.id LIMIT 1) FROM (
  SELECT record_id, max(field = 'groups') AS of_group, max(field = 'sectors') AS of_sector FROM contact_term
  WHERE (field = 'groups' AND target_id = :group) OR (field = 'sectors' AND target_id = :sector) GROUP BY record_id
) AS fit JOIN contact AS c ON c.id = fit.record_id AND c.deleted_at IS NULL
WHERE NOT EXISTS (SELECT 1 FROM interview AS i WHERE i.contact = c.id AND i.wave = :wave AND i.deleted_at IS NULL)
ORDER BY fit.of_group AND fit.of_sector DESC,
  (SELECT count(DISTINCT t.field) FROM contact_term AS t WHERE t.record_id = c.id AND t.field IN ('groups', 'sectors')),
  base_letters(c.name) COLLATE NOCASE, c.id LIMIT :most
"""
_ACTIVITIES = """
SELECT a.id FROM activity_term AS g
JOIN activity_term AS s ON s.record_id = g.record_id AND s.field = 'sectors' AND s.target_id = :sector
JOIN activity AS a ON a.id = g.record_id AND a.deleted_at IS NULL
WHERE g.field = 'groups' AND g.target_id = :group
AND (a.email = '' OR lower(a.email) NOT IN (SELECT lower(email) FROM contact WHERE deleted_at IS NULL))
AND (a.contact = '' OR lower(a.contact) NOT IN (SELECT lower(name) FROM contact WHERE deleted_at IS NULL))
ORDER BY a.contact = '', base_letters(a.name) COLLATE NOCASE, a.id LIMIT :most
"""
_KNOWN = "SELECT name FROM contact WHERE deleted_at IS NULL AND name COLLATE NOCASE IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Placed:
    """A contact of a cell who has an interview of the wave, and how far that has come."""

    contact: int
    interview: int
    status: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A contact without an interview of the wave, and whether its groups and its sectors have the cell's."""

    contact: int
    of_group: bool
    of_sector: bool
    before: str
    """The wave in which an interview is with them already; "" for none."""


class Matrix:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # The matrix of a wave

    def waves(self) -> list[Heading]:
        """The waves in their order; retired ones only where they have interviews."""
        used = {row[0] for row in self._rows("SELECT DISTINCT wave FROM interview WHERE deleted_at IS NULL")}
        return [wave for wave in self._terms("wave") if not wave.retired or wave.id in used]

    def of_wave(self, wave: int) -> WaveMatrix:
        """The whole matrix of a wave. Raises KeyError where there is no such wave."""
        counts, targets = self.counts(wave), self.targets(wave)
        heading = next((one for one in self._terms("wave") if one.id == wave), None)
        if heading is None:
            raise KeyError(wave)
        groups, sectors = self._lines(wave, {*counts, *targets})
        cells: dict[Key, Cell] = {
            (g.id, s.id): cell_of(counts.get((g.id, s.id), Counts()), targets.get((g.id, s.id)))
            for g in groups
            for s in sectors
        }
        shown = {"groups": _ids(groups), "sectors": _ids(sectors), "wave": wave}
        return WaveMatrix(heading, tuple(groups), tuple(sectors), cells, *self._people(shown))

    def counts(self, wave: int) -> dict[Key, Counts]:
        """How many contacts each cell has, by (group, sector); cells without anybody are left out.

        A contact with an interview of the wave that was not declined is in every cell of its groups and sectors.
        """
        rows = self._rows(_COUNTS, {"wave": wave})
        return {(group, sector): Counts(*numbers) for group, sector, *numbers in rows}

    def targets(self, wave: int) -> dict[Key, int]:
        """How many each cell is to have, by (group, sector), where that was said; the highest, where it was twice."""
        rows = self._rows(
            'SELECT "group", sector, max(target) FROM cell WHERE wave = :wave AND deleted_at IS NULL '
            'AND target IS NOT NULL AND "group" IS NOT NULL AND sector IS NOT NULL GROUP BY "group", sector',
            {"wave": wave},
        )
        return {(group, sector): round(target) for group, sector, target in rows}

    def _people(self, shown: dict[str, Any]) -> "tuple[People, array[int]]":
        """How many people there are, and the ids of those in no cell by name."""
        found: dict[str, dict[int, Any]] = {"group": {}, "sector": {}, "all": {}, "outside": {}}
        for part, key, said in self._rows(_PEOPLE, shown):
            found[part][key or 0] = said
        names = found["outside"]
        outside = array("q", sorted(names, key=lambda contact: (fold(names[contact]), contact)))
        return People(found["group"], found["sector"], found["all"][0]), outside

    # Rows and columns

    def usual_lines(self, wave: int) -> tuple[list[Heading], list[Heading]]:
        """The rows and columns that the wave has where nobody chose any."""
        used = {*self.counts(wave), *self.targets(wave)}
        return self._usual(wave, {group for group, _ in used}, {sector for _, sector in used})

    def axes(self, wave: int) -> list[tuple[int, int | None, int | None]]:
        """(id of the axis, group, sector) of the rows and columns that were chosen for the wave, in their order."""
        return self._rows(
            'SELECT id, "group", sector FROM axis WHERE wave = :wave AND deleted_at IS NULL ORDER BY position, id',
            {"wave": wave},
        )

    def _lines(self, wave: int, cells: Collection[Key]) -> tuple[list[Heading], list[Heading]]:
        used_groups, used_sectors = {group for group, _ in cells}, {sector for _, sector in cells}
        axes = self.axes(wave)
        groups = chosen_lines(self._terms("group"), [g for _, g, _ in axes if g is not None], used_groups)
        sectors = chosen_lines(self._terms("sector"), [s for _, _, s in axes if s is not None], used_sectors)
        if groups and sectors:
            return groups, sectors
        usual = self._usual(wave, used_groups, used_sectors)
        return groups or usual[0], sectors or usual[1]

    def _usual(self, wave: int, groups: set[int], sectors: set[int]) -> tuple[list[Heading], list[Heading]]:
        return (
            usual_groups(self._terms("group"), groups),
            usual_sectors(self._terms("wave"), wave, self._terms("sector"), sectors),
        )

    def _terms(self, vocabulary: str) -> list[Heading]:
        rows = self._rows(
            "SELECT t.id, t.label, t.meaning, t.family, coalesce(t.retired, 0) FROM term AS t "
            "JOIN vocabulary AS v ON v.id = t.vocabulary_id WHERE v.name = :name AND t.deleted_at IS NULL "
            "ORDER BY t.position, t.id",
            {"name": vocabulary},
        )
        return [Heading(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows]

    # A cell

    def targets_of(self, wave: int, group: int, sector: int) -> list[int]:
        """The ids of the records that say the cell's target; the oldest first."""
        rows = self._rows(
            'SELECT id FROM cell WHERE wave = :wave AND "group" = :group AND sector = :sector '
            "AND deleted_at IS NULL ORDER BY id",
            {"wave": wave, "group": group, "sector": sector},
        )
        return [row[0] for row in rows]

    def in_cell(self, wave: int, group: int, sector: int) -> list[Placed]:
        """The contacts of the cell with an interview of the wave, by name; declined where all of theirs were."""
        furthest: dict[int, Placed] = {}
        for contact, interview, status in self._rows(_IN_CELL, {"wave": wave, "group": group, "sector": sector}):
            known = furthest.get(contact)
            if known is None or _far(status) > _far(known.status):
                furthest[contact] = Placed(contact, interview, status)
        return list(furthest.values())

    def candidates(self, wave: int, group: int, sector: int, most: int = MOST) -> list[Fit]:
        """Contacts that no interview of the wave is with, and whose groups or sectors fit the cell.

        First those of which both fit, then those of whom the other is not said, then the rest; each by name.
        """
        given = {"wave": wave, "group": group, "sector": sector, "most": most, "declined": DECLINED}
        return [Fit(row[0], bool(row[1]), bool(row[2]), row[3] or "") for row in self._rows(_CANDIDATES, given)]

    def activities(self, group: int, sector: int, most: int = MOST) -> list[int]:
        """The activities of the cell whose contact is no contact of the study by e-mail address or name, by name.

        Those that name nobody come last.
        """
        return [row[0] for row in self._rows(_ACTIVITIES, {"group": group, "sector": sector, "most": most})]

    def known(self, names: Iterable[str]) -> set[str]:
        """Those of the names that contacts of the study have, in small letters."""
        connection = self._connections.reading
        return {row[0].lower() for row in connection.exec_driver_sql(_KNOWN, (json.dumps(list(names)),))}

    def interview_of(self, wave: int, contact: int) -> int | None:
        """An interview of the wave with the contact that was not declined; None where there is none."""
        rows = self._rows(
            "SELECT id FROM interview WHERE wave = :wave AND contact = :contact AND deleted_at IS NULL "
            f"AND status != '{DECLINED}' ORDER BY id LIMIT 1",
            {"wave": wave, "contact": contact},
        )
        return rows[0][0] if rows else None

    def without_wave(self) -> int:
        """How many interviews have no wave and are counted in no matrix."""
        statement = "SELECT count(*) FROM interview WHERE wave IS NULL AND deleted_at IS NULL AND status != :declined"
        count: int = self._rows(statement, {"declined": DECLINED})[0][0]
        return count

    def _rows(self, statement: str, given: dict[str, Any] | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows


def _ids(lines: Iterable[Heading]) -> str:
    return json.dumps([line.id for line in lines])


def _far(status: str) -> int:
    return -1 if status == DECLINED else STATUSES.index(status) if status in STATUSES else 0
