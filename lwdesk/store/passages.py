"""The passages of notes, and the themes that they belong to; and how they stay where their words are."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select

from lwdesk import passages
from lwdesk.passages import Span
from lwdesk.records import NOTE, PASSAGE, THEME
from lwdesk.records.tables import links_of
from lwdesk.store.cells import as_json, given_ids
from lwdesk.store.connections import Connections

if TYPE_CHECKING:
    from lwdesk.store.sqlite import Mark
    from lwdesk.store.step import Step

_PASSAGE, _NOTE = PASSAGE.table, NOTE.table
WHERE = ("start", "end", "words", "lost")
"""The columns that say where a passage stands."""


@dataclass(frozen=True, slots=True)
class PassageInfo:
    """A passage as a screen needs it; `themes` are ids in the order in which they were given."""

    id: int
    note: int
    start: int
    end: int
    words: str
    lost: bool
    themes: tuple[int, ...]
    remark: str

    @property
    def span(self) -> Span:
        """Where it stands in the note."""
        return Span(self.start, self.end, self.words, self.lost)


class Passages:
    """Reads of one study, from any thread. Passages of notes that were deleted are not among them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, passage_id: int) -> PassageInfo | None:
        """The passage of that id, unless it or its note was deleted."""
        return next(iter(self._read(_PASSAGE.c.id == passage_id)), None)

    def of_note(self, note_id: int) -> list[PassageInfo]:
        """The passages of a note in the order of their places; those that are lost too."""
        return self._read(_PASSAGE.c.note == note_id)

    def of_interview(self, interview_id: int) -> dict[int, list[PassageInfo]]:
        """The passages of each note of an interview, by its id; notes without any are not there."""
        found: dict[int, list[PassageInfo]] = {}
        for one in self._read(_NOTE.c.interview == interview_id):
            found.setdefault(one.note, []).append(one)
        return found

    def _read(self, where: ColumnElement[bool]) -> list[PassageInfo]:
        connection, c = self._connections.reading, _PASSAGE.c
        rows = connection.execute(
            select(c.id, c.note, c.start, c.end, c.words, c.lost, c.remark)
            .join(_NOTE, _NOTE.c.id == c.note)
            .where(where, c.deleted_at.is_(None), _NOTE.c.deleted_at.is_(None))
            .order_by(c.note, c.start, c.end, c.id)
        ).all()
        themes = self._themes([row[0] for row in rows])
        return [PassageInfo(*row[:5], bool(row[5]), themes.get(row[0], ()), row[6]) for row in rows]

    def _themes(self, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        links, theme = links_of(PASSAGE, PASSAGE.field("themes")), THEME.table
        if not ids:
            return {}
        statement = (
            select(links.c.record_id, links.c.target_id)
            .join(theme, theme.c.id == links.c.target_id)
            .where(links.c.record_id.in_(given_ids()), links.c.field == "themes", theme.c.deleted_at.is_(None))
            .order_by(links.c.id)
        )
        found: dict[int, tuple[int, ...]] = {}
        for passage, target in self._connections.reading.execute(statement, {"ids": as_json(ids)}):
            found[passage] = (*found.get(passage, ()), target)
        return found


def place(step: "Step", note_id: int, spans: Mapping[int, Span]) -> None:
    """Write where these passages of a note stand now, by their ids; what the caller does not name has not moved."""
    step.placed.add(note_id)
    step.update_rows(PASSAGE.name, WHERE, [(*span.place, passage) for passage, span in spans.items()])


def keep_right(connection: sqlite3.Connection, step: "Step", before: "Mark") -> None:
    """Move the passages of every note that the step changed since, so that each covers its words or is lost.

    Within the step, so that one undo takes text and passages. Where the step has placed a note's passages itself, they
    are only looked over, as are those that it wrote to.
    """
    notes, written = _changed(connection, step.id, before)
    for note_id in notes.keys() | {note for note in written.values() if note is not None}:
        row = connection.execute("SELECT body FROM note WHERE id = ?", (note_id,)).fetchone()
        body = (row[0] or "") if row else ""
        old = body if note_id in step.placed else notes.get(note_id, body)
        rows = connection.execute(
            'SELECT id, start, "end", words, lost FROM passage WHERE note = ? AND deleted_at IS NULL', (note_id,)
        ).fetchall()
        held = {row[0]: Span(row[1], row[2], row[3], bool(row[4])) for row in rows}
        found = _settled(held, old, body, written)
        changed = [(*found[i].place, i) for i in held if found[i].place != held[i].place]
        step.update_rows(PASSAGE.name, WHERE, changed)


def _settled(held: Mapping[int, Span], old: str, body: str, written: Mapping[int, Any]) -> dict[int, Span]:
    """Where the passages stand in the text as it is now."""
    # What the step has written itself is about the text as it is, if it fits that.
    right = {i for i in written if i in held and held[i].stands_in(body)}
    astray = [i for i in held if i not in right and held[i].stands_in(old)]
    moved = dict(zip(astray, passages.moved([held[i] for i in astray], old, body), strict=True))
    return {i: span if i in right else passages.put_right(moved.get(i, span), body) for i, span in held.items()}


def _changed(
    connection: sqlite3.Connection, step_id: int, before: "Mark"
) -> tuple[dict[int, str], dict[int, int | None]]:
    """What the step did since: old bodies of changed notes that have passages; passages written, with their note."""
    changed, last = before
    bodies = connection.execute(
        "SELECT row_id, ifnull(json_extract(old, '$.body'), '') FROM change WHERE step_id = ? AND tbl = 'note' "
        "AND op = 'U' AND id > ? AND EXISTS (SELECT 1 FROM passage WHERE note = row_id AND deleted_at IS NULL) "
        "AND json_type(old, '$.body') IS NOT NULL ORDER BY id DESC",
        (step_id, changed),
    )
    # The first of several changes has the body that the passages were placed in.
    notes = dict(bodies.fetchall())
    written: dict[int, int | None] = dict(
        connection.execute(
            "SELECT id, note FROM passage WHERE id > ? OR id IN (SELECT row_id FROM change WHERE step_id = ? AND "
            "tbl = 'passage' AND op = 'U' AND id > ? AND (json_type(old, '$.start') IS NOT NULL OR "
            "json_type(old, '$.end') IS NOT NULL OR json_type(old, '$.words') IS NOT NULL OR "
            "json_type(old, '$.lost') IS NOT NULL OR json_type(old, '$.note') IS NOT NULL))",
            (last.get("passage", 0), step_id, changed),
        ).fetchall()
    )
    return notes, written


def look_over(connection: sqlite3.Connection, step_id: int) -> None:
    """After a step was taken back or made again: put right what an erasure since has made untrue of its passages.

    The log then tells of texts that are longer or shorter than they were.
    """
    if not connection.execute("SELECT 1 FROM step WHERE kind = 'erase' LIMIT 1").fetchone():
        return
    for passage, start, end, words, lost, body in connection.execute(
        'SELECT p.id, p.start, p."end", p.words, p.lost, n.body FROM passage AS p JOIN note AS n ON n.id = p.note '
        "WHERE n.id IN (SELECT row_id FROM change WHERE step_id = ? AND tbl = 'note') OR p.id IN "
        "(SELECT row_id FROM change WHERE step_id = ? AND tbl = 'passage')",
        (step_id, step_id),
    ).fetchall():
        span = Span(start, end, words, bool(lost))
        if not span.stands_in(body or ""):
            row = (*passages.put_right(span, body or "").place, passage)
            connection.execute('UPDATE passage SET start = ?, "end" = ?, words = ?, lost = ? WHERE id = ?', row)


def move_for(connection: sqlite3.Connection, note_id: int, replaced: Iterable[tuple[int, int, int]]) -> None:
    """Move the passages of a note of which these stretches (from, up to, characters there now) were replaced.

    The last comes first. What stands there now belongs to the passages that any of the replaced belonged to. Their
    words are left as they were: `say_again` follows.
    """
    given = list(replaced)
    rows = connection.execute('SELECT id, start, "end", lost FROM passage WHERE note = ?', (note_id,)).fetchall()
    for passage, start, end, lost in rows:
        for at, last, length in given:
            start, end = _shifted(start, at, last, length, False), _shifted(end, at, last, length, True)
        end = start if lost else max(start, end)
        connection.execute('UPDATE passage SET start = ?, "end" = ? WHERE id = ?', (start, end, passage))


def say_again(connection: sqlite3.Connection, last_words: str) -> list[int]:
    """Have every passage say what stands in its place, or be lost with these last words where nothing does; the ids."""
    stands = "substr((SELECT ifnull(body, '') FROM note WHERE note.id = passage.note), start + 1, \"end\" - start)"
    found = [
        row[0]
        for row in connection.execute(
            f"SELECT id FROM passage WHERE note IS NOT NULL AND lost = 0 AND words IS NOT {stands}"
        ).fetchall()
    ]
    for passage in found:
        connection.execute(f"UPDATE passage SET words = {stands} WHERE id = ?", (passage,))
        connection.execute(
            "UPDATE passage SET lost = 1, \"end\" = start, words = ? WHERE id = ? AND words = ''", (last_words, passage)
        )
    return found


def _shifted(at: int, start: int, last: int, length: int, is_end: bool) -> int:
    if at < start or (at == start and is_end):
        return at
    if at >= last:
        return at + length - (last - start)
    return start + length if is_end else start


def of_notes(connection: sqlite3.Connection, notes: Iterable[int]) -> list[tuple[int, str]]:
    """(id, words) of the passages of these notes; deleted ones too."""
    return connection.execute(
        "SELECT id, words FROM passage WHERE note IN (SELECT value FROM json_each(?))", (json.dumps(list(notes)),)
    ).fetchall()
