"""What was noted in one person's interviews or drawn from it, where a first name alone says who it was."""

import json
import re
import sqlite3
from collections.abc import Sequence

from lwdesk.records import FINDING, NOTE, PASSAGE, PROPOSAL, SUMMARY, WORDING
from lwdesk.store.index import INDEXED
from lwdesk.store.person_words import Words

_THEIRS = "SELECT id FROM interview WHERE contact IN (SELECT value FROM json_each(?))"
_NOTES = f"SELECT id FROM note WHERE interview IN ({_THEIRS})"
_PASSAGES = f"SELECT id FROM passage WHERE note IN ({_NOTES})"
_PROPOSALS = f"SELECT record_id FROM proposal_passage WHERE target_id IN ({_PASSAGES})"
_OWNED = {
    NOTE.name: _NOTES,
    SUMMARY.name: f"SELECT id FROM summary WHERE interview IN ({_THEIRS})",
    FINDING.name: f"SELECT id FROM finding WHERE interview IN ({_THEIRS})",
    PASSAGE.name: _PASSAGES,
    PROPOSAL.name: f"SELECT id FROM proposal WHERE id IN ({_PROPOSALS})",
    WORDING.name: f"SELECT id FROM wording WHERE proposal IN ({_PROPOSALS})",
}
"""By kind of record, how its ids are found; what is drawn from passages has their words."""


def ids(connection: sqlite3.Connection, contact_ids: Sequence[int]) -> list[tuple[str, int]]:
    """(kind of record, id) of what was noted in interviews with these contacts or drawn from it; deleted ones too."""
    given = json.dumps(list(contact_ids))
    return [(owner, row[0]) for owner, statement in _OWNED.items() for row in connection.execute(statement, (given,))]


def text_of(connection: sqlite3.Connection, owner: str, row_id: int, field: str) -> str:
    """What the field says now."""
    (text,) = connection.execute(f'SELECT "{field}" FROM "{owner}" WHERE id = ?', (row_id,)).fetchone()
    return str(text or "")


def changes(connection: sqlite3.Connection, owner: str, row_id: int) -> list[tuple[int, str | None, str | None]]:
    """(id, old, new) of what the log keeps of one of them, but for its making."""
    rows = connection.execute(
        "SELECT id, old, new FROM change WHERE op <> 'I' AND tbl = ? AND record_id = ?", (owner, row_id)
    )
    return [tuple(row) for row in rows.fetchall()]


def telling_parts(connection: sqlite3.Connection, words: Words) -> set[str]:
    """The first names and surnames that tell: those that notes nowhere have as a word of the language.

    Who takes "Young" out of the notes of a Ms Young takes young people out of them.
    """
    parts = words.parts()
    if not parts:
        return parts
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(part.lower()) for part in sorted(parts))})(?!\w)")
    usual: set[str] = set()

    def look(text: str | None) -> None:
        usual.update(plain.findall(text or ""))

    connection.create_function("look_for_plain_words", 1, look)
    for owner, columns in INDEXED.items():
        for column in columns:
            connection.execute(f'SELECT count(look_for_plain_words("{column}")) FROM "{owner}"').fetchone()
    return {part for part in parts if part.lower() not in usual}
