"""Where the study stands, in numbers: how many there are of each kind, and how far each has come."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from lwdesk.records.contribution import OFFERED
from lwdesk.standing import worked_out
from lwdesk.store.connections import Connections

COUNTED = (
    "activity", "organisation", "contact", "theme", "event", "workshop", "delegate", "proposal", "contribution",
    "policy", "recommendation", "action", "engagement",
)  # fmt: skip
"""The kinds of record that are counted just as they are."""
_COUNTS = "\nUNION ALL ".join(f"SELECT '{name}', count(*) FROM {name} WHERE +deleted_at IS NULL" for name in COUNTED)
_INTERVIEWS = "SELECT wave, status, count(*) FROM interview WHERE deleted_at IS NULL GROUP BY wave, status"
_OFFERED = """
SELECT t.id, coalesce(t.label, ''), count(*) FROM contribution AS c LEFT JOIN term AS t ON t.id = c.area
WHERE c.deleted_at IS NULL AND c.status = :status GROUP BY t.id ORDER BY t.position IS NULL, t.position, t.id
"""
_DECISIONS = "SELECT decision, count(*) FROM proposal WHERE deleted_at IS NULL GROUP BY decision"
_FRAMEWORK = "SELECT count(*) FROM framework WHERE deleted_at IS NULL AND domain IS NOT NULL"
_CAME = "SELECT count(*) FROM delegate WHERE deleted_at IS NULL AND attended = 1"
_PAPERS = "SELECT id, day, written FROM paper WHERE deleted_at IS NULL AND day IS NOT NULL ORDER BY day, id"
# Without their texts, which would take longer to read than all the rest.
_COMMITMENTS = """
SELECT id, status, start, due, rag, owner_person IS NULL AND owner_body IS NULL FROM commitment WHERE deleted_at IS NULL
"""
_LAST = "SELECT at, by, label, kind FROM step WHERE state = 'done' AND kind != 'start' ORDER BY id DESC LIMIT :most"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A paper for the board: its id, and the day of the meeting."""

    id: int
    day: date


@dataclass(frozen=True, slots=True)
class Done:
    """A step as it was called: when (UTC, as text), by whom, and its kind."""

    at: str
    by: str
    label: str
    kind: str


class Promise(NamedTuple):
    """A commitment as it stands on a day; `status` is the one that is shown and counted."""

    id: int
    status: str
    is_open: bool
    due: date | None
    rag: str
    unowned: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted in one go. Nothing that was deleted is in any of them."""

    records: dict[str, int]
    """How many there are of each kind in COUNTED."""
    interviews: dict[str, int]
    """How many interviews have each status; "" for none."""
    waves: dict[int | None, dict[str, int]]
    """The same for each wave, by its term; None for those of no wave."""
    offered: tuple[tuple[int | None, str, int], ...]
    """(activity area, its label, how many contributions wait to be confirmed); None and "" for no area."""
    decisions: dict[str, int]
    """How many proposals were decided in each way; "" for those that were not."""
    themes: int
    """How many themes the domains of the framework have."""
    came: int
    """How many delegates attended."""
    last_paper: Meeting | None
    """The paper of the last meeting that was."""
    next_paper: Meeting | None
    """The paper of the next meeting that is to come, today included."""


class Home:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def figures(self, today: date) -> Figures:
        """All figures, on that day."""
        interviews: Counter[str] = Counter()
        waves: dict[int | None, dict[str, int]] = {}
        for wave, status, count in self._rows(_INTERVIEWS):
            interviews[status] += count
            waves.setdefault(wave, {})[status] = count
        papers = [Meeting(id, date.fromisoformat(day)) for id, day, _ in self._rows(_PAPERS)]
        return Figures(
            records=dict(self._rows(_COUNTS)),
            interviews=dict(interviews),
            waves=waves,
            offered=tuple(tuple(row) for row in self._rows(_OFFERED, {"status": OFFERED})),
            decisions=dict(self._rows(_DECISIONS)),
            themes=self._rows(_FRAMEWORK)[0][0],
            came=self._rows(_CAME)[0][0],
            last_paper=next((paper for paper in reversed(papers) if paper.day < today), None),
            next_paper=next((paper for paper in papers if paper.day >= today), None),
        )

    def commitments(self, today: date) -> list[Promise]:
        """All commitments as they stand on that day, as `plan.commitments` has them, less their words."""
        found = []
        for id, status, start, due, rag, unowned in self._rows(_COMMITMENTS):
            last = _day(due)
            standing = worked_out(status, _day(start), last, today)
            found.append(Promise(id, standing.status, standing.is_open, last, rag, bool(unowned)))
        return found

    def lately(self, most: int) -> list[Done]:
        """The last steps that stand, the newest first."""
        return [Done(*row) for row in self._rows(_LAST, {"most": most})]

    def _rows(self, statement: str, given: dict[str, Any] | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
