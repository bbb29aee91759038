"""A person taken out of a study for good: out of the records, the log, the drafts, the settings and the free pages."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from lwdesk import marks
from lwdesk.fields import blank
from lwdesk.records import COMMITMENT, NOTE, PASSAGE, RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import erasing_settings, index, own_notes, passages
from lwdesk.store.person_words import ERASED, Words
from lwdesk.store.since import SAID_ELSEWHERE
from lwdesk.store.stamps import new_uuids, now

_BESIDE = (("source", "file"), ("source", "sheet"), ("draft", "text"))
_KNOWN_WORDS = "words"
"""The setting that lists the words which the user had the spelling know."""
_ANSWERS = "answers about names"
"""The setting in which imports keep what was answered about names."""
_json = partial(json.dumps, ensure_ascii=False)
Texts = Callable[[Record], Sequence[str]]
"""The fields of a kind of record in which people may be named."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A field of a record that names the person: the whole text of the field, or a part of it."""

    record: str
    id: int
    field: str
    text: str
    whole: bool


def known_by(connection: sqlite3.Connection, record: Record, ids: Sequence[int], fields: Sequence[str]) -> set[str]:
    """Every text that those fields of the records hold, or held once as far as the log knows."""
    found: set[str] = set()
    names = ", ".join(f'"{name}"' for name in fields)
    for record_id in ids:
        row = connection.execute(f'SELECT {names} FROM "{record.name}" WHERE id = ?', (record_id,)).fetchone()
        found.update(row or ())
        for values in _logged(connection, record, record_id):
            found.update(str(values[name]) for name in fields if values.get(name))
    return {text for text in found if text}


def merged_into(connection: sqlite3.Connection, record: Record, record_id: int) -> list[int]:
    """The deleted records of the kind that were merged into this one; they are about the same person."""
    rows = connection.execute(
        "SELECT DISTINCT gone.record_id FROM change AS kept JOIN step ON step.id = kept.step_id "
        "JOIN change AS gone ON gone.step_id = kept.step_id AND gone.tbl = kept.tbl "
        "WHERE step.kind = 'merge' AND step.state = 'done' AND kept.tbl = ? AND kept.record_id = ? "
        "AND gone.record_id <> kept.record_id AND json_extract(gone.new, '$.deleted_at') IS NOT NULL",
        (record.name, record_id),
    ).fetchall()
    found = [row[0] for row in rows]
    return [i for other in found for i in (other, *merged_into(connection, record, other))]


def mentions(connection: sqlite3.Connection, words: Words, texts: Texts, deleted: bool = False) -> list[Mention]:
    """Where records in use, and with `deleted` also others, name the person, in the fields that `texts` gives."""
    connection.create_function("names_the_person", 1, words.are_in, deterministic=True)
    kept = "" if deleted else "deleted_at IS NULL AND "
    found = []
    for record in RECORDS.values():
        for name in texts(record):
            for record_id, text in connection.execute(
                f'SELECT id, "{name}" FROM "{record.name}" WHERE {kept}names_the_person("{name}")'
            ).fetchall():
                found.append(Mention(record.name, record_id, name, text, words.are_all_of(text)))
    return found


def erase(
    connection: sqlite3.Connection, record: Record, ids: Sequence[int], given: dict[str, Any], words: Words,
    texts: Texts | None,
) -> dict[str, frozenset[int]]:  # fmt: skip
    """Give the records these values, and take the person out of the log, the drafts, the settings and the sources.

    With `texts`, also out of what those fields of other records say and said. A record that has its name from the
    person, such as an interview, loses what its own fields tell of them, and what was noted there loses first names
    and surnames too. Gives the ids of the changed records by name.
    In an open transaction, with the recorder off. Undoing older steps brings nothing back: their old values go too.
    """
    changed = {record.name: frozenset(ids)}
    for record_id in ids:
        _empty(connection, record, record_id, given)
        _forget(connection, record, record_id, set(given))
    for owner, owned in _named_after(connection, record, ids):
        blanks = {f.name: blank(f) for f in owner.columns if f.ui.personal}
        for record_id in owned:
            _empty(connection, owner, record_id, blanks)
            _forget(connection, owner, record_id, set(blanks))
        changed[owner.name] = frozenset(owned)
    if texts:
        for place in mentions(connection, words, texts, deleted=True):
            _take_out(connection, place, words)
            changed[place.record] = changed.get(place.record, frozenset()) | {place.id}
        _clean_log(connection, words, [r.name for r in RECORDS.values() if not texts(r)])
        for name, row_id in _clean_own_notes(connection, ids, words, texts):
            changed[name] = changed.get(name, frozenset()) | {row_id}
        if spoken := _clean_passages(connection, words):
            changed[PASSAGE.name] = changed.get(PASSAGE.name, frozenset()) | spoken
    for name, found in erasing_settings.clean(connection, words, bool(texts and texts(COMMITMENT))).items():
        changed[name] = changed.get(name, frozenset()) | found
    _clean_beside(connection, words)
    index.rebuild(connection)
    return changed


def _clean_own_notes(
    connection: sqlite3.Connection, contact_ids: Sequence[int], words: Words, texts: Texts
) -> set[tuple[str, int]]:
    """Take first names and surnames out of what was noted of these contacts; gives (kind, id) of what had any."""
    close = words.with_parts(own_notes.telling_parts(connection, words))
    found = set()
    for name, row_id in own_notes.ids(connection, contact_ids):
        for field in texts(RECORDS[name]):
            text = own_notes.text_of(connection, name, row_id, field)
            if close.are_in(text):
                _take_out(connection, Mention(name, row_id, field, text, close.are_all_of(text)), close)
                found.add((name, row_id))
        _clean_changes(connection, own_notes.changes(connection, name, row_id), close)
        if name == NOTE.name:
            _say_without(connection, passages.of_notes(connection, [row_id]), close)
    return found


def _clean_passages(connection: sqlite3.Connection, words: Words) -> set[int]:
    """Take the person out of what passages say and said, as out of the notes that they are of; gives their ids."""
    naming = connection.execute("SELECT id, words FROM passage WHERE names_the_person(words)").fetchall()
    spoken = _say_without(connection, naming, words)
    logged = "SELECT DISTINCT record_id, '' FROM change WHERE tbl = 'passage' AND op <> 'I' AND ("
    told = connection.execute(f"{logged}json_names_the_person(old) OR json_names_the_person(new))").fetchall()
    _say_without(connection, told, words)
    return spoken | set(passages.say_again(connection, ERASED))


def _say_without(connection: sqlite3.Connection, said: Iterable[tuple[int, str]], words: Words) -> set[int]:
    """Take the words out of these passages, given as (id, words), and out of what the log keeps of them."""
    found = set()
    for passage, text in said:
        if words.are_in(text):
            connection.execute("UPDATE passage SET words = ? WHERE id = ?", (words.out_of(text), passage))
            found.add(passage)
        _clean_changes(connection, own_notes.changes(connection, PASSAGE.name, passage), words)
    return found


def _take_out(connection: sqlite3.Connection, place: Mention, words: Words) -> None:
    text = "" if place.whole and not _says_it_all(place) else words.out_of(place.text)
    connection.execute(f'UPDATE "{place.record}" SET "{place.field}" = ? WHERE id = ?', (text, place.id))
    if place.record == NOTE.name and place.field == "body":
        _move_marks(connection, place, words)


def _says_it_all(place: Mention) -> bool:
    """Whether the record is nothing without the field, or the field says what such a record says."""
    titled = RECORDS[place.record].title == place.field and place.record != NOTE.name
    return titled or place.field in SAID_ELSEWHERE.get(place.record, ())


def _move_marks(connection: sqlite3.Connection, place: Mention, words: Words) -> None:
    """Bold, italic and quotations of a note, and its passages, where its words are now."""
    (kept,) = connection.execute("SELECT marks FROM note WHERE id = ?", (place.id,)).fetchone()
    moved = marks.read(kept, len(place.text))
    found = [] if place.whole else list(reversed(words.places_in(place.text)))
    for start, end in found:
        moved = marks.replaced(moved, start, end, len(ERASED))
    gone = [(0, len(place.text), 0)] if place.whole else [(start, end, len(ERASED)) for start, end in found]
    passages.move_for(connection, place.id, gone)
    connection.execute("UPDATE note SET marks = ? WHERE id = ?", (marks.write(() if place.whole else moved), place.id))


def _named_after(
    connection: sqlite3.Connection, record: Record, ids: Sequence[int]
) -> Iterable[tuple[Record, list[int]]]:
    """Records that are called what these are called, by their kind; deleted ones too."""
    given = json.dumps(list(ids))
    for owner in RECORDS.values():
        title = owner.field(owner.title)
        if title.ui.target == record.name:
            statement = f'SELECT id FROM "{owner.name}" WHERE "{title.name}" IN (SELECT value FROM json_each(?))'
            yield owner, [row[0] for row in connection.execute(statement, (given,)).fetchall()]


def _clean_beside(connection: sqlite3.Connection, words: Words) -> None:
    connection.create_function("names_the_person", 1, words.are_in, deterministic=True)
    for table, column in _BESIDE:
        for row, text in connection.execute(
            f'SELECT rowid, "{column}" FROM "{table}" WHERE names_the_person("{column}")'
        ).fetchall():
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (words.out_of(text), row))
    for row, label in connection.execute("SELECT id, label FROM step").fetchall():
        if (cleaned := words.out_of_label(label)) != label:
            connection.execute("UPDATE step SET label = ? WHERE id = ?", (cleaned, row))
    names = {part.casefold() for part in words.parts()}
    for key, value in connection.execute("SELECT key, value FROM setting").fetchall():
        if key == _KNOWN_WORDS:
            # Word by word, so that no whole name is found there: a surname that was spelt right.
            value = json.dumps([word for word in json.loads(value) if str(word).casefold() not in names])
            connection.execute("UPDATE setting SET value = ? WHERE key = ?", (value, key))
        if key == _ANSWERS:
            value = _without_names(value, words)
            connection.execute("UPDATE setting SET value = ? WHERE key = ?", (value, key))
        if words.are_in_json(value):
            connection.execute("UPDATE setting SET value = ? WHERE key = ?", (words.out_of_json(value), key))


def _without_names(answers: str, words: Words) -> str:
    """The answers about names less those about this one, which they keep without its spaces and accents."""
    held = json.loads(answers)
    for kept in held.values():
        kept["same"] = {key: to for key, to in kept.get("same", {}).items() if not words.are_key_in(key)}
        kept["never"] = [key for key in kept.get("never", ()) if not words.are_key_in(key)]
        kept["different"] = [two for two in kept.get("different", ()) if not any(map(words.are_key_in, two))]
    return json.dumps(held, ensure_ascii=False)


def _empty(connection: sqlite3.Connection, record: Record, record_id: int, given: dict[str, Any]) -> None:
    # A new key, for an old workbook would bring everything back under the old one; and no row of a file to look it up.
    stamps = {"uuid": new_uuids(1)[0], "source_id": None, "source_row": None, "updated_at": now()}
    row = given | stamps
    assigned = ", ".join(f'"{name}" = ?' for name in row)
    connection.execute(f'UPDATE "{record.name}" SET {assigned} WHERE id = ?', (*row.values(), record_id))
    connection.execute("DELETE FROM draft WHERE record = ? AND record_id = ?", (record.name, record_id))


def _forget(connection: sqlite3.Connection, record: Record, record_id: int, names: set[str]) -> None:
    """Take the fields out of what the log keeps of the record, as if they had never been changed."""
    gone = names | {"uuid", "source_id", "source_row"}
    blanks = {f.name: blank(f) for f in record.columns}
    rows = connection.execute(
        "SELECT id, op, old, new FROM change WHERE tbl = ? AND record_id = ?", (record.name, record_id)
    ).fetchall()
    for change_id, op, old, new in rows:
        if op == "D":
            held = {n: blanks.get(n, v) if n in names else v for n, v in json.loads(old).items()}
            connection.execute("UPDATE change SET old = ? WHERE id = ?", (_json(held), change_id))
            continue
        kept = [{n: v for n, v in json.loads(text or "{}").items() if n not in gone} for text in (old, new)]
        if kept[0]:
            connection.execute(
                "UPDATE change SET old = ?, new = ? WHERE id = ?", (*(_json(k) for k in kept), change_id)
            )
        else:
            connection.execute("DELETE FROM change WHERE id = ?", (change_id,))


def _clean_log(connection: sqlite3.Connection, words: Words, left_alone: Sequence[str]) -> None:
    connection.create_function("json_names_the_person", 1, words.are_in_json, deterministic=True)
    rows = connection.execute(
        "SELECT id, old, new FROM change WHERE op <> 'I' "
        "AND (json_names_the_person(old) OR json_names_the_person(new)) "
        "AND tbl NOT IN (SELECT value FROM json_each(?))",
        (json.dumps(left_alone),),
    ).fetchall()
    _clean_changes(connection, rows, words)


def _clean_changes(connection: sqlite3.Connection, rows: Iterable[tuple[int, Any, Any]], words: Words) -> None:
    for change_id, *texts in rows:
        cleaned = [text and words.out_of_json(text) for text in texts]
        if cleaned != texts:
            connection.execute("UPDATE change SET old = ?, new = ? WHERE id = ?", (*cleaned, change_id))


def _logged(connection: sqlite3.Connection, record: Record, record_id: int) -> Iterable[dict[str, Any]]:
    for texts in connection.execute(
        "SELECT old, new FROM change WHERE tbl = ? AND record_id = ?", (record.name, record_id)
    ).fetchall():
        yield from (json.loads(text) for text in texts if text)


def note(connection: sqlite3.Connection, step_id: int, record: Record, record_id: int) -> None:
    """Note in the log that the step touched the record, so that its history and later steps know."""
    at = json.dumps({"updated_at": now()})
    connection.execute(
        "INSERT INTO change (step_id, op, tbl, row_id, record_id, old, new) VALUES (?, 'U', ?, ?, ?, ?, ?)",
        (step_id, record.name, record_id, record_id, at, at),
    )


def compact(connection: sqlite3.Connection) -> bool:
    """Write the file anew without what was taken out of it, and empty the log beside it; False when others read it."""
    connection.execute("VACUUM")
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
