"""The default lists of terms, put into a new study from resources/vocabularies.json."""

import json
import sqlite3

from lwdesk.paths import resource
from lwdesk.store.stamps import new_uuids, now


def fill_vocabularies(connection: sqlite3.Connection, by: str) -> None:
    """Insert every default list with its terms; no step, since a study without them is none."""
    lists = json.loads(resource("vocabularies.json").read_text(encoding="utf-8"))["vocabularies"]
    at = now()
    for number, given in enumerate(lists, 1):
        connection.execute(
            "INSERT INTO vocabulary (id, name, label, help) VALUES (?, ?, ?, ?)",
            (number, given["name"], given["label"], given.get("help", "")),
        )
        uuids = new_uuids(len(given["terms"]))
        connection.executemany(
            "INSERT INTO term (uuid, created_at, created_by, updated_at, updated_by, vocabulary_id, position, label, "
            "meaning, synonyms, family, outside) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (uuid, at, by, at, by, number, place, t["label"], t.get("meaning", ""),
                 "; ".join(t.get("synonyms", ())), t.get("family", ""), t.get("outside") or None)
                for place, (uuid, t) in enumerate(zip(uuids, given["terms"], strict=True), 1)
            ],
        )  # fmt: skip
