"""The index of words of notes and summaries (SQLite's FTS5), kept right by triggers within each transaction.

Case and accents are folded; short prefixes have indexes of their own, for a search begins with one letter.
The text is kept once, in the records; the index finds their rows by id, deleted records among them.
"""

import sqlite3
from contextlib import closing

from lwdesk.store.trouble import StudyTrouble

INDEXED = {"note": ("body",), "summary": ("exemplary", "gaps", "added")}
"""The columns of each table that are indexed; its index has the table's name with "_words" behind."""


def make(connection: sqlite3.Connection) -> None:
    """Make every index, empty, in an open transaction."""
    for table, columns in INDEXED.items():
        connection.execute(
            f"CREATE VIRTUAL TABLE {table}_words USING fts5({', '.join(columns)}, content='{table}', "
            "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2')"
        )


def keep(connection: sqlite3.Connection) -> None:
    """Have the index follow whatever this connection writes, in the same transaction.

    The triggers are made anew on every opening, as the recorder's are. SQLite lets a trigger touch an index of words
    only where the schema is trusted; so it is, on this one connection, which has been seen to `refuse_strange` schemas.
    """
    connection.execute("PRAGMA trusted_schema = 1")
    for table, columns in INDEXED.items():
        names, words = ", ".join(columns), f"{table}_words"
        old, new = (", ".join(f"{row}.{c}" for c in columns) for row in ("old", "new"))
        add = f"INSERT INTO {words} (rowid, {names}) VALUES (new.id, {new});"
        drop = f"INSERT INTO {words} ({words}, rowid, {names}) VALUES ('delete', old.id, {old});"
        differs = " OR ".join(f"old.{c} IS NOT new.{c}" for c in columns)
        for event, when, body in (
            ("INSERT", "", add),
            ("DELETE", "", drop),
            (f"UPDATE OF {names}", f"WHEN {differs} ", drop + add),
        ):
            name = f"{words}_{event.split()[0].lower()}"
            connection.execute(f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table} {when}BEGIN {body} END")


def refuse_strange(connection: sqlite3.Connection) -> None:
    """Nothing, where the file has no triggers and no views, as lwdesk makes none. Raises StudyTrouble where it has."""
    strange = connection.execute(
        "SELECT type, name FROM main.sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1"
    ).fetchone()
    if strange:
        raise StudyTrouble(
            f"This study holds a {strange[0]} (“{strange[1]}”) that lwdesk did not put there and that could change "
            "what you type. Restore a backup from before another program changed it."
        )


def rebuild(connection: sqlite3.Connection) -> None:
    """Make every index anew from what the records say now, so that nothing remains in it of what they said."""
    for table in INDEXED:
        connection.execute(f"INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')")


def problems(connection: sqlite3.Connection) -> list[str]:
    """A sentence for each index that does not say what the records say.

    Looked at in a copy in memory, since SQLite takes its own check of an index for a change of the file.
    """
    if not any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in INDEXED):
        return []
    found = []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        for table in INDEXED:
            try:
                copy.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError:
                what = "notes" if table == "note" else "summaries"
                found.append(f"The index of the words of the {what} is not right: searching may miss some.")
    return found
