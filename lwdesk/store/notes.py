"""What a study holds of interviews beyond the schedule: guides and their questions, notes and their past, summaries."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from lwdesk.records import GUIDE, INTERVIEW, NOTE, PROMPT, SUMMARY
from lwdesk.store.cells import as_json, given_ids
from lwdesk.store.connections import Connections
from lwdesk.store.tables import CHANGE, STEP

_NOTE, _PROMPT, _GUIDE, _SUMMARY = NOTE.table, PROMPT.table, GUIDE.table, SUMMARY.table
_INTERVIEW = INTERVIEW.table


@dataclass(frozen=True, slots=True)
class GuideInfo:
    """A version of a guide. One that is in use (an interview goes by it, or a note answers it) is not to be changed."""

    id: int
    name: str
    version: int
    in_use: bool


@dataclass(frozen=True, slots=True)
class PromptInfo:
    """A question of a guide; `root` is the id of the first version's question that it goes back to, else its own."""

    id: int
    guide: int
    section: str
    position: float
    text: str
    hint: str
    referrals: bool
    root: int


@dataclass(frozen=True, slots=True)
class NoteInfo:
    """A note as a screen and a paper need it; `marks` as lwdesk.marks reads them, `prompt` None for a free note."""

    id: int
    interview: int
    prompt: int | None
    section: str
    position: float
    said: str
    body: str
    marks: str
    updated_at: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said in it, not even that the question was not asked."""
        return not self.said and not self.body.strip()


@dataclass(frozen=True, slots=True)
class Version:
    """What a note said from a step on, until the next."""

    step_id: int
    at: str
    by: str
    label: str
    said: str
    body: str
    marks: str


class Notes:
    """Reads of one study, from any thread. None reads a note's text but where notes themselves are asked for."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # Guides

    def guides(self) -> list[GuideInfo]:
        """Every version of every guide, by name, the newest version first."""
        used = or_(
            select(_INTERVIEW.c.id).where(_INTERVIEW.c.guide == _GUIDE.c.id).exists(),
            select(_NOTE.c.id)
            .join(_PROMPT, _PROMPT.c.id == _NOTE.c.prompt)
            .where(_PROMPT.c.guide == _GUIDE.c.id, _NOTE.c.deleted_at.is_(None))
            .exists(),
        )
        statement = select(_GUIDE.c.id, _GUIDE.c.name, _GUIDE.c.version, used).where(_GUIDE.c.deleted_at.is_(None))
        rows = self._connections.reading.execute(
            statement.order_by(_GUIDE.c.name, _GUIDE.c.version.desc(), _GUIDE.c.id.desc())
        )
        return [GuideInfo(row[0], row[1], int(row[2] or 1), bool(row[3])) for row in rows]

    def guide_of(self, interview_id: int) -> int | None:
        """The guide that the interview's notes go by; None before the first note."""
        statement = select(_INTERVIEW.c.guide).where(_INTERVIEW.c.id == interview_id)
        return self._connections.reading.execute(statement).scalar()

    def guide_uses(self) -> dict[int, int]:
        """How many interviews go by each guide, by its id; those that none goes by are not there."""
        statement = select(_INTERVIEW.c.guide, func.count()).where(
            _INTERVIEW.c.guide.is_not(None), _INTERVIEW.c.deleted_at.is_(None)
        )
        return {row[0]: row[1] for row in self._connections.reading.execute(statement.group_by(_INTERVIEW.c.guide))}

    def prompts(self, guide_id: int) -> list[PromptInfo]:
        """The questions of a guide in their order."""
        return self._prompts(_PROMPT.c.guide == guide_id, _PROMPT.c.deleted_at.is_(None))

    def prompts_by_id(self, ids: Iterable[int]) -> dict[int, PromptInfo]:
        """Questions of whatever guide, by id; deleted ones too, for notes keep what they answered."""
        found = self._prompts(_PROMPT.c.id.in_(given_ids()), ids=ids)
        return {prompt.id: prompt for prompt in found}

    def roots(self) -> list[PromptInfo]:
        """Every question once, as it is asked in the newest version that has it, in the order of the guides."""
        newest: dict[int, PromptInfo] = {}
        for guide in self.guides():
            for prompt in self.prompts(guide.id):
                newest.setdefault(prompt.root, prompt)
        return list(newest.values())

    def _prompts(self, *where: ColumnElement[bool], ids: Iterable[int] = ()) -> list[PromptInfo]:
        c = _PROMPT.c
        statement = select(c.id, c.guide, c.section, c.position, c.text, c.hint, c.referrals, c.root).where(*where)
        rows = self._connections.reading.execute(statement.order_by(c.position, c.id), {"ids": as_json(ids)})
        return [
            PromptInfo(row[0], row[1], row[2], row[3] or 0.0, row[4], row[5], bool(row[6]), row[7] or row[0])
            for row in rows
        ]

    # Notes

    def of(self, interview_id: int) -> list[NoteInfo]:
        """The notes of an interview in the order of their places; blank ones too."""
        return self._notes(select(_NOTE).where(_NOTE.c.interview == interview_id))

    def of_many(self, interview_ids: Iterable[int]) -> dict[int, list[NoteInfo]]:
        """The notes of each of the interviews, in order."""
        held: dict[int, list[NoteInfo]] = {i: [] for i in interview_ids}
        for note in self._notes(select(_NOTE).where(_NOTE.c.interview.in_(given_ids())), held):
            held[note.interview].append(note)
        return held

    def get(self, note_id: int) -> NoteInfo | None:
        """The note of that id, unless it was deleted."""
        return next(iter(self._notes(select(_NOTE).where(_NOTE.c.id == note_id))), None)

    def _notes(self, statement: Select[Any], ids: Iterable[int] = ()) -> list[NoteInfo]:
        statement = statement.where(_NOTE.c.deleted_at.is_(None)).order_by(_NOTE.c.position, _NOTE.c.id)
        names = ("id", "interview", "prompt", "section", "position", "said", "body", "marks", "updated_at")
        rows = self._connections.reading.execute(statement, {"ids": as_json(ids)}).mappings()
        return [NoteInfo(**{name: row[name] for name in names} | {"position": row["position"] or 0.0}) for row in rows]

    def answered(self, interview_ids: Iterable[int]) -> dict[int, int]:
        """How many questions of each interview have an answer, or a word instead of one; free notes do not count."""
        statement = (
            select(_NOTE.c.interview, func.count(func.distinct(_NOTE.c.prompt)))
            .where(_NOTE.c.interview.in_(given_ids()), _NOTE.c.deleted_at.is_(None))
            .where(or_(_NOTE.c.said != "", func.length(_NOTE.c.body) > 0))
            .group_by(_NOTE.c.interview)
        )
        given = {"ids": as_json(interview_ids)}
        return {row[0]: row[1] for row in self._connections.reading.execute(statement, given)}

    def versions(self, note_id: int) -> list[Version]:
        """What the note says and said, newest first; a step that did not touch its words is none."""
        connection = self._connections.reading
        row = connection.execute(select(_NOTE).where(_NOTE.c.id == note_id)).mappings().first()
        if row is None:
            return []
        said = {name: row[name] for name in ("said", "body", "marks")}
        changes = connection.execute(
            select(CHANGE.c.step_id, CHANGE.c.old, STEP.c.at, STEP.c.by, STEP.c.label)
            .join(STEP, STEP.c.id == CHANGE.c.step_id)
            .where(CHANGE.c.tbl == NOTE.name, CHANGE.c.record_id == note_id, STEP.c.state == "done")
            .order_by(CHANGE.c.id.desc())
        )
        found: list[Version] = []
        for step_id, text, at, by, label in changes:
            old = json.loads(text)
            before = said | {name: old[name] or "" for name in said if name in old}
            if before == said:
                continue
            if not found or found[-1].step_id != step_id:
                found.append(Version(step_id, at, by, label, **said))
            said = before
        if any(said.values()):
            found.append(Version(0, row["created_at"], row["created_by"], "New note", **said))
        return found

    # Summaries

    def summary_of(self, interview_id: int) -> int | None:
        """The id of the interview's summary; None where there is none yet."""
        statement = select(_SUMMARY.c.id).where(_SUMMARY.c.interview == interview_id, _SUMMARY.c.deleted_at.is_(None))
        return self._connections.reading.execute(statement.order_by(_SUMMARY.c.id).limit(1)).scalar()
