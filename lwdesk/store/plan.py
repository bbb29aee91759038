"""The action plan as pages and papers need it: actions, commitments as they stand on a day, what is said of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from lwdesk.store.commitments import CommitmentInfo, Commitments, by_number, day_of
from lwdesk.store.connections import Connections

if TYPE_CHECKING:
    from lwdesk.store.charter import AssessmentInfo, Charter

__all__ = ["ActionInfo", "CommitmentInfo", "IssueInfo", "MeasureInfo", "Plan", "ReadingInfo", "Said", "UpdateInfo"]
_ACTIONS = """
SELECT a.id, a.name, a.aim, a.framework, coalesce(f.name, ''), a.inputs, a.activities, a.outputs, a.outcomes
FROM action AS a LEFT JOIN framework AS f ON f.id = a.framework AND f.deleted_at IS NULL
WHERE a.deleted_at IS NULL ORDER BY a.position IS NULL, a.position, a.id
"""
_UPDATES = """
SELECT x.id, x.commitment, x.day, x.text FROM progress AS x JOIN commitment AS c ON c.id = x.commitment
WHERE x.deleted_at IS NULL AND c.deleted_at IS NULL{} ORDER BY x.day DESC, x.id DESC
"""
_ISSUES = """
SELECT i.id, CASE WHEN c.deleted_at IS NULL THEN c.id END, i.text, i.raised, i.answer, i.answered FROM issue AS i
LEFT JOIN commitment AS c ON c.id = i.commitment WHERE i.deleted_at IS NULL{} ORDER BY i.raised IS NULL, i.raised, i.id
"""
_MEASURES = """
SELECT m.id, CASE WHEN c.deleted_at IS NULL THEN c.id END, m.name, m.unit, m.baseline, m.target,
  coalesce(m.starts, c.start), coalesce(m.ends, c.due), m.latest, m.read_on, m.counts, m.level
FROM measure AS m LEFT JOIN commitment AS c ON c.id = m.commitment WHERE m.deleted_at IS NULL{} ORDER BY m.id
"""
_OF_COMMITMENT = " AND c.id = :commitment"
_OF_ITS_MEASURES = " AND measure IN (SELECT id FROM measure WHERE commitment = :commitment)"
_READINGS = """
SELECT id, measure, day, value, source FROM reading WHERE deleted_at IS NULL AND value IS NOT NULL{}
ORDER BY day IS NULL DESC, day, id
"""
Given = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """An action; the four parts of its logic model hold one thing a line."""

    id: int
    name: str
    aim: str
    framework: int | None
    framework_name: str
    inputs: str
    activities: str
    outputs: str
    outcomes: str

    @property
    def has_model(self) -> bool:
        """Whether anything is said of how it is meant to work."""
        return any((self.inputs, self.activities, self.outputs, self.outcomes))


@dataclass(frozen=True, slots=True)
class UpdateInfo:
    """An update on a commitment."""

    id: int
    commitment: int
    day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class IssueInfo:
    """An issue for the board; without a commitment it is about the whole plan."""

    id: int
    commitment: int | None
    text: str
    raised: date | None
    answer: str
    answered: date | None

    @property
    def is_open(self) -> bool:
        """Whether the board has not answered it."""
        return not self.answer and self.answered is None


@dataclass(frozen=True, slots=True)
class ReadingInfo:
    """A reading of a measure."""

    id: int
    measure: int
    day: date | None
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class MeasureInfo:
    """A success measure; its dates are its commitment's where it has none of its own."""

    id: int
    commitment: int | None
    name: str
    unit: str
    baseline: float | None
    target: float | None
    starts: date | None
    ends: date | None
    latest: float | None
    read_on: date | None
    counts: str
    level: int | None
    readings: tuple[ReadingInfo, ...]
    """By date, those without one first. Of a measure that counts assessments they are what it counted on each day of
    one, and have the id 0, for none is kept."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one commitment, in the order in which the plan has it."""

    updates: list[UpdateInfo]
    issues: list[IssueInfo]
    measures: list[MeasureInfo]


class Plan:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._commitments = Commitments(connections)

    def actions(self) -> list[ActionInfo]:
        """All actions in their order: by place where they have one, then by number."""
        rows = self._rows("SELECT id, position FROM action WHERE deleted_at IS NULL")
        placed = {id: position for id, position in rows if position is not None}
        found = [ActionInfo(*row) for row in self._rows(_ACTIONS)]
        return sorted(found, key=lambda a: (a.id not in placed, placed.get(a.id, 0.0), by_number(a.name), a.id))

    def commitments(self, today: date, only: Iterable[int] | None = None) -> list[CommitmentInfo]:
        """All commitments, or only these, as they stand on that day; by reference, 3.9 before 3.10."""
        return self._commitments.asked(today, only)

    def forget(self, changed: Mapping[str, frozenset[int] | None]) -> None:
        """Let go of what is held and was changed: records by their kind, None for any of it."""
        self._commitments.forget(changed)

    def updates(self) -> list[UpdateInfo]:
        """All updates, the newest first."""
        return self._updates("")

    def issues(self) -> list[IssueInfo]:
        """All issues for the board, the oldest first."""
        return self._issues("")

    def measures(self) -> list[MeasureInfo]:
        """All measures with their readings, or with what they counted."""
        return self._measures("", "")

    def of(self, commitment: int) -> Said:
        """What is said of the commitment of that id: its updates, issues and measures."""
        given = {"commitment": commitment}
        return Said(
            self._updates(_OF_COMMITMENT, given),
            self._issues(_OF_COMMITMENT, given),
            self._measures(_OF_COMMITMENT, _OF_ITS_MEASURES, given),
        )

    def known_already(self, column: str, texts: Mapping[int, str]) -> set[int]:
        """Those of the commitments of which a list says in the column "success" or "issues" only what is known of them.

        `texts` holds what it says by id. Answered issues are known, too: the list may have been written before.
        """
        from lwdesk.store.told import known_already

        return known_already(self._driver, column, texts)

    def counted(self, counts: str, level: int | None, until: date | None = None) -> list[tuple[date | None, float]]:
        """What a measure that counts assessments so has counted on each day of one, up to that day."""
        from lwdesk.store.counting import Counting

        return Counting(self._driver).series(counts, level, until)

    def _updates(self, where: str, given: Given | None = None) -> list[UpdateInfo]:
        rows = self._rows(_UPDATES.format(where), given)
        return [UpdateInfo(id, commitment, day_of(day), text) for id, commitment, day, text in rows]

    def _issues(self, where: str, given: Given | None = None) -> list[IssueInfo]:
        return [
            IssueInfo(id, commitment, text, day_of(raised), answer, day_of(answered))
            for id, commitment, text, raised, answer, answered in self._rows(_ISSUES.format(where), given)
        ]

    def _measures(self, where: str, of_these: str, given: Given | None = None) -> list[MeasureInfo]:
        readings: dict[int, list[ReadingInfo]] = defaultdict(list)
        for id, measure, day, value, source in self._rows(_READINGS.format(of_these), given):
            readings[measure].append(ReadingInfo(id, measure, day_of(day), value, source))
        rows = self._rows(_MEASURES.format(where), given)
        if counting := [row for row in rows if row[10]]:
            from lwdesk.store.counting import Counting

            count = Counting(self._driver)
            for row in counting:
                series = count.series(row[10], row[11])
                readings[row[0]] = [ReadingInfo(0, row[0], day, value, "") for day, value in series]
        found = []
        for row in rows:
            starts, ends, read_on = (day_of(row[n]) for n in (6, 7, 9))
            values = [*row[:6], starts, ends, row[8], read_on, *row[10:], tuple(readings[row[0]])]
            found.append(MeasureInfo(*values))
        return found

    def charter(self, day: date) -> "Charter":
        """How far the organisations had come with the charter on that day."""
        from lwdesk.store.charter import charter_on

        return charter_on(self._driver, day)

    def assessments(self, organisation: int) -> "list[AssessmentInfo]":
        """The assessments of an organisation against the charter, the oldest first."""
        from lwdesk.store.charter import assessments_of

        return assessments_of(self._driver, organisation)

    @property
    def _driver(self) -> Any:
        return self._connections.reading.connection.driver_connection

    def _rows(self, statement: str, given: Given | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows
