"""The papers for the board, and what the log knows of the time since one of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lwdesk.standing import worked_out
from lwdesk.store.connections import Connections
from lwdesk.store.happened import Was, as_it_stands, owner_key, read_was

if TYPE_CHECKING:
    from lwdesk.store.plan import CommitmentInfo, IssueInfo, MeasureInfo

_PAPERS = "SELECT id, name, day, written, settings FROM paper WHERE deleted_at IS NULL"
_LAST = "SELECT coalesce(max(id), 0) FROM step WHERE state = 'done'"
_LAST_BY = "SELECT coalesce(max(id), 0) FROM step WHERE state = 'done' AND at < ?"
_TOUCHED = """
SELECT c.op, c.row_id, c.last_id, c.old, c.new, s.at, s.by FROM step AS s JOIN change AS c ON c.step_id = s.id
WHERE s.id > ? AND s.state = 'done' AND c.tbl = ? ORDER BY c.id
"""
_COMMITMENTS = """
SELECT id, ref, text, status, start, due, rag, owner_person, owner_body, action, deleted_at FROM commitment
"""
_COLUMNS = ("ref", "text", "status", "start", "due", "rag", "owner_person", "owner_body", "action", "deleted_at")


@dataclass(frozen=True, slots=True)
class Told:
    """What was kept of the plan when a paper was written, so that the next can say what changed.

    `measures` are the latest readings, `issues` those that were open, `step` the last step of the log by then.
    """

    step: int
    commitments: dict[int, Was]
    measures: dict[int, float | None]
    issues: frozenset[int]
    known: frozenset[int] = frozenset()
    """All issues that there were."""

    def kept(self) -> dict[str, Any]:
        """The values as JSON holds them."""
        return {
            "step": self.step,
            "commitments": {str(id): was.kept() for id, was in self.commitments.items()},
            "measures": {str(id): latest for id, latest in self.measures.items()},
            "issues": sorted(self.issues),
            "known": sorted(self.known),
        }


@dataclass(frozen=True, slots=True)
class PaperInfo:
    """A paper. `texts` are the sections that were edited: what it says, and what we would have said in its place."""

    id: int
    name: str
    day: date | None
    written: date | None
    texts: dict[str, tuple[str, str]]
    left_out: frozenset[str]
    since: str | None
    """"paper:3", "day:2004-05-18", "" for nothing before, None where nobody has chosen."""
    told: Told | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Noted:
    """When and by whom something was changed last, as the log has it."""

    at: str
    by: str


class Papers:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> list[PaperInfo]:
        """All papers, the newest first: those not yet written, then by the day on which they were."""
        found = [_paper(*row) for row in self._rows(_PAPERS)]
        return sorted(found, key=lambda paper: (paper.written or date.max, paper.id), reverse=True)

    def last_step(self) -> int:
        """The id of the last step that was done and not undone."""
        return int(self._rows(_LAST)[0][0])

    def step_by(self, day: date) -> int:
        """The id of the last step that was done by the end of that day, as the clock had it."""
        end = min(day, date.max - timedelta(days=1)) + timedelta(days=1)
        return int(self._rows(_LAST_BY, (end.isoformat(),))[0][0])

    def told_on(self, day: date) -> Told | None:
        """How the plan stood at the end of that day, read back from the log; None where there was no plan yet."""
        step = self.step_by(day)
        rows = {row[0]: dict(zip(_COLUMNS, row[1:], strict=True)) for row in self._rows(_COMMITMENTS)}
        self._turn_back("commitment", step, rows)
        there = {id: _was(row, day) for id, row in sorted(rows.items()) if row["deleted_at"] is None}
        if not there:
            return None
        measures = dict(self._rows("SELECT id, latest FROM measure"))
        self._turn_back("measure", step, latest := {id: {"latest": value} for id, value in measures.items()})
        issues = {row[0]: {"answer": row[1], "answered": row[2], "deleted_at": row[3]}
                  for row in self._rows("SELECT id, answer, answered, deleted_at FROM issue")}  # fmt: skip
        self._turn_back("issue", step, issues)
        known = {id for id, row in issues.items() if row["deleted_at"] is None}
        is_open = {id for id in known if not issues[id]["answer"] and not issues[id]["answered"]}
        read = {id: float(row["latest"]) if row["latest"] is not None else None for id, row in latest.items()}
        return Told(step, there, read, frozenset(is_open), frozenset(known))

    def noted_since(self, step: int) -> dict[int, dict[str, Noted]]:
        """Which fields of which commitments were changed after that step, when and by whom last; "" for made."""
        found: dict[int, dict[str, Noted]] = {}
        for op, row_id, last_id, _old, new, at, by in self._rows(_TOUCHED, (step, "commitment")):
            if op == "I":
                for id in range(row_id, last_id + 1):
                    found.setdefault(id, {})[""] = Noted(at, by)
            elif op == "U":
                found.setdefault(row_id, {}).update(dict.fromkeys(json.loads(new), Noted(at, by)))
        return found

    def updates_since(self, step: int) -> frozenset[int]:
        """The updates that were made after that step, or say something else since."""
        found: set[int] = set()
        for op, row_id, last_id, _old, new, _at, _by in self._rows(_TOUCHED, (step, "progress")):
            if op == "I":
                found |= set(range(row_id, last_id + 1))
            elif op == "U" and json.loads(new).keys() & {"text", "day", "commitment"}:
                found.add(row_id)
        return frozenset(found)

    def _turn_back(self, table: str, step: int, rows: dict[int, dict[str, Any]]) -> None:
        """Make the rows what they were after that step; those that were made since are taken out."""
        for op, row_id, last_id, old, _new, _at, _by in reversed(self._rows(_TOUCHED, (step, table))):
            if op == "I":
                for id in range(row_id, last_id + 1):
                    rows.pop(id, None)
            elif op == "U" and row_id in rows:
                row = rows[row_id]
                row.update({name: value for name, value in json.loads(old).items() if name in row})

    def _rows(self, statement: str, given: tuple[Any, ...] = ()) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given).fetchall()
        return rows


def tell(
    step: int, commitments: Iterable["CommitmentInfo"], measures: Iterable["MeasureInfo"], issues: Iterable["IssueInfo"]
) -> Told:
    """What is to be kept of the plan as it stands."""
    issues = list(issues)
    return Told(
        step,
        {commitment.id: as_it_stands(commitment) for commitment in commitments},
        {measure.id: measure.latest for measure in measures},
        frozenset(issue.id for issue in issues if issue.is_open),
        frozenset(issue.id for issue in issues),
    )


def _paper(id: int, name: str, day: str | None, written: str | None, settings: str) -> PaperInfo:
    kept = json.loads(settings) if settings else {}
    told = kept.get("told")
    return PaperInfo(
        id, name, _day(day), _day(written),
        {key: (pair[0], pair[1]) for key, pair in kept.get("texts", {}).items()},
        frozenset(kept.get("left_out", ())),
        kept.get("since"),
        _told(told) if told else None,
    )  # fmt: skip


def _told(kept: dict[str, Any]) -> Told:
    return Told(
        int(kept["step"]),
        {int(id): read_was(was) for id, was in kept["commitments"].items()},
        {int(id): latest for id, latest in kept["measures"].items()},
        frozenset(kept["issues"]),
        frozenset(kept["known"]),
    )


def _was(row: dict[str, Any], day: date) -> Was:
    standing = worked_out(row["status"] or "", _day(row["start"]), _day(row["due"]), day)
    owner = owner_key(row["owner_person"], row["owner_body"])
    return Was(row["ref"], row["text"], standing.status, _day(row["due"]), row["rag"] or "", owner, row["action"])


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
