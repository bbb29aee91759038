"""Words found in the text of notes and summaries, by the index that the study keeps of them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lwdesk.store import errors
from lwdesk.store.connections import Connections
from lwdesk.store.index import INDEXED
from lwdesk.store.passage import CLOSED, OPENED, Passage, from_marked
from lwdesk.store.typed import Sought, match, phrase, take_apart

_MOST = 120
"""How many are looked at, the newest first, for the best of them."""
_READ = 600_000
"""Characters of texts that are read for that; where notes are long, fewer of them are looked at."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search is held to, in ids; nothing where a tuple is empty. Prompts are known by the root of each."""

    groups: tuple[int, ...] = ()
    sectors: tuple[int, ...] = ()
    waves: tuple[int, ...] = ()
    prompts: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.sectors or self.waves or self.prompts)


EVERYTHING = Narrowing()


@dataclass(frozen=True, slots=True)
class TextHit:
    """A note or a summary in which something was found; `field` is the head of the summary, or "body"."""

    id: int
    interview: int
    prompt: int | None
    section: str
    field: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class TextHits:
    """The best hits; there are at least `total`, and `more` tells that they were not counted to the end."""

    hits: tuple[TextHit, ...] = ()
    total: int = 0
    more: bool = False


class Search:
    """Searches of one study, from any thread. What is found is what was last stored; deleted records never are."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def notes(self, typed: str, narrowing: Narrowing = EVERYTHING, limit: int = 50) -> TextHits:
        """The notes that hold everything typed: as it was typed first, then close together, then newest.

        Words are found wherever they begin so while they are typed, and a phrase stands in double quotes. Raises
        StudyTrouble where the index cannot be read.
        """
        return self._find("note", typed, narrowing, limit)

    def summaries(self, typed: str, narrowing: Narrowing = EVERYTHING, limit: int = 50) -> TextHits:
        """The summaries that hold everything typed, in whichever of the three heads. Raises StudyTrouble."""
        return TextHits() if narrowing.prompts else self._find("summary", typed, narrowing, limit)

    def _find(self, table: str, typed: str, narrowing: Narrowing, limit: int) -> TextHits:
        sought = take_apart(typed)
        if not sought:
            return TextHits()
        try:
            found, more = self._gather(table, sought, narrowing, max(_MOST, limit))
        except sqlite3.Error as error:
            raise errors.in_words(error, self._connections.path) from error
        ordered = sorted(found.values(), key=lambda hit: (*hit.passage.order, -hit.id))
        return TextHits(tuple(ordered[:limit]), len(found), more)

    def _gather(
        self, table: str, sought: tuple[Sought, ...], narrowing: Narrowing, most: int
    ) -> tuple[dict[int, TextHit], bool]:
        found: dict[int, TextHit] = {}
        # A word itself is found sooner than all that begin with it, and is what is wanted before them.
        more = self._take(table, match(sought, whole=True), sought, narrowing, most, found)
        if not more and sought[-1].begun:
            more = self._take(table, match(sought), sought, narrowing, most, found)
        if more and len(sought) > 1:
            self._take(table, phrase(sought), sought, narrowing, most, found)
        return found, more

    def _take(
        self, table: str, expression: str, sought: Sequence[Sought], narrowing: Narrowing, most: int,
        found: dict[int, TextHit],
    ) -> bool:  # fmt: skip
        """Add the newest that the expression finds; True where there are more than were looked at."""
        read = 0
        for n, row in enumerate(self._rows(table, expression, narrowing, most + 1)):
            if n == most or (read > _READ and n >= 50):
                return True
            record_id, interview, prompt, section, *texts = row
            read += sum(map(len, texts))
            if record_id not in found and (hit := _best_of(table, texts, sought)):
                found[record_id] = TextHit(record_id, interview, prompt, section, *hit)
        return False

    def _rows(self, table: str, expression: str, narrowing: Narrowing, limit: int) -> Iterator[tuple[Any, ...]]:
        words = f"{table}_words"
        marked = ", ".join(f"highlight({words}, {n}, '{OPENED}', '{CLOSED}')" for n in range(len(INDEXED[table])))
        place = "t.prompt, t.section" if table == "note" else "NULL, ''"
        conditions, given = _conditions(narrowing)
        # The index first, whatever SQLite thinks of its size: it gives the newest without looking at all.
        return self._connections.committed.execute(
            f"SELECT t.id, t.interview, {place}, {marked} FROM {words} w "
            f"CROSS JOIN {table} t ON t.id = w.rowid CROSS JOIN interview i ON i.id = t.interview "
            f"WHERE {words} MATCH ? AND t.deleted_at IS NULL AND i.deleted_at IS NULL{conditions} "
            "ORDER BY w.rowid DESC LIMIT ?",
            (expression, *given, limit),
        )


def _best_of(table: str, texts: Sequence[str], sought: Sequence[Sought]) -> tuple[str, Passage] | None:
    passages = [
        (name, passage)
        for name, text in zip(INDEXED[table], texts, strict=True)
        if (passage := from_marked(text, sought))
    ]
    # Of several heads the one where most of what is sought stands.
    return min(passages, key=lambda p: (not p[1].exact, -len(p[1].spans), p[1].order), default=None)


def _conditions(narrowing: Narrowing) -> tuple[str, list[str]]:
    text, given = "", []
    for field, ids in (("groups", narrowing.groups), ("sectors", narrowing.sectors)):
        if ids:
            text += (
                f" AND i.contact IN (SELECT record_id FROM contact_term WHERE field = '{field}' "
                "AND target_id IN (SELECT value FROM json_each(?)))"
            )
            given.append(json.dumps(ids))
    if narrowing.waves:
        text += " AND i.wave IN (SELECT value FROM json_each(?))"
        given.append(json.dumps(narrowing.waves))
    if narrowing.prompts:
        text += " AND t.prompt IN (SELECT id FROM prompt WHERE coalesce(root, id) IN (SELECT value FROM json_each(?)))"
        given.append(json.dumps(narrowing.prompts))
    return text, given
