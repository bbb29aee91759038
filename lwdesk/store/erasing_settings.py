"""A person taken out of what named exports and board papers are called and keep in their settings, and kept before."""

import json
import sqlite3
from typing import Any

from lwdesk.records import NAMED_EXPORT, PAPER
from lwdesk.store.person_words import Words

_KEPT = (NAMED_EXPORT, PAPER)
_TOLD = "told"
"""How the commitments stood when a paper was written, their texts among it."""


def clean(connection: sqlite3.Connection, words: Words, told: bool) -> dict[str, frozenset[int]]:
    """Take the person out; gives the ids of what named them, by the name of the record.

    With `told` also out of how commitments read when a paper was written: it goes with their texts, for one that
    differed from them would be told as a wording that has changed.
    """
    found: dict[str, frozenset[int]] = {}
    for record in _KEPT:
        write = f'UPDATE "{record.name}" SET name = ?, settings = ? WHERE id = ?'
        held = connection.execute(f'SELECT id, name, settings FROM "{record.name}"').fetchall()
        for row_id, name, settings in held:
            cleaned = words.out_of(name), _without(settings, words, told)
            if cleaned != (name, settings):
                connection.execute(write, (*cleaned, row_id))
                found[record.name] = found.get(record.name, frozenset()) | {row_id}
        logged = "SELECT id, old, new FROM change WHERE tbl = ? AND op <> 'I'"
        for change_id, *texts in connection.execute(logged, (record.name,)).fetchall():
            said = [text and _without_logged(text, words, told) for text in texts]
            if said != texts:
                connection.execute("UPDATE change SET old = ?, new = ? WHERE id = ?", (*said, change_id))
    return found


def _without_logged(text: str, words: Words, told: bool) -> str:
    """The values of a row as the log keeps them, in which settings are JSON within JSON."""
    values: dict[str, Any] = json.loads(text)
    cleaned = {
        name: _without(value, words, told) if name == "settings" else words.out_of(value)
        for name, value in values.items()
        if isinstance(value, str)
    }
    return json.dumps(values | cleaned, ensure_ascii=False) if cleaned.items() - values.items() else text


def _without(settings: str, words: Words, told: bool) -> str:
    if not settings:
        return settings
    kept: dict[str, Any] = json.loads(settings)
    left = {} if told or _TOLD not in kept else {_TOLD: kept[_TOLD]}
    cleaned = json.loads(words.out_of_json(settings)) | left
    return json.dumps(cleaned, ensure_ascii=False) if cleaned != kept else settings
