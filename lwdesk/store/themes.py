"""Themes as a tree, what was said on each, and the grid of interview against theme."""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from lwdesk.records.interview import HELD, SUMMARISED, TYPED_UP
from lwdesk.store.connections import Connections
from lwdesk.store.theme_index import ThemeIndex, read_index

# What a passage is worth nothing without: its note and its interview.
_LIVE = """
passage AS p JOIN note AS n ON n.id = p.note AND n.deleted_at IS NULL
JOIN interview AS i ON i.id = n.interview AND i.deleted_at IS NULL
"""
_HAS_THEME = """
EXISTS (SELECT 1 FROM passage_theme AS l JOIN theme AS t ON t.id = l.target_id AND t.deleted_at IS NULL
  WHERE l.record_id = p.id AND l.field = 'themes')
"""
_UNDER = """
p.id IN (SELECT record_id FROM passage_theme
  WHERE field = 'themes' AND target_id IN (SELECT value FROM json_each(:themes)))
"""
_PASSAGES = f"SELECT p.id, p.note, n.interview, i.contact, p.words, p.lost, n.prompt, i.day FROM {_LIVE} WHERE "
_BY_PLACE = " ORDER BY i.day IS NULL, i.day, i.id, n.position, n.id, p.start, p.id"
_ROWS = f"""
SELECT i.id, i.contact FROM interview AS i LEFT JOIN contact AS c ON c.id = i.contact
WHERE i.deleted_at IS NULL AND (i.status IN ('{HELD}', '{TYPED_UP}', '{SUMMARISED}')
  OR EXISTS (SELECT 1 FROM note AS n WHERE n.interview = i.id AND n.deleted_at IS NULL AND n.body != '')
  OR EXISTS (SELECT 1 FROM finding AS f WHERE f.interview = i.id AND f.deleted_at IS NULL))
"""
_FINDINGS = """
SELECT interview, theme, id, body FROM finding
WHERE deleted_at IS NULL AND theme IN (SELECT value FROM json_each(:tops)) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class ThemeInfo:
    """A theme as trees and lists need it; `parent` is None for one that is no sub-theme."""

    id: int
    parent: int | None
    name: str
    line: str


class Said(NamedTuple):
    """A passage as a long list needs it."""

    passage: int
    note: int
    interview: int
    contact: int | None
    words: str
    lost: int
    prompt: int | None
    day: str | None


class Totals(NamedTuple):
    """How many passages there are, how many of them without a theme, and of how many the words were deleted."""

    all: int
    without: int
    lost: int


class Finding(NamedTuple):
    """What a cell of the grid says, and the records that say it: one, but for what merges and imports brought."""

    ids: tuple[int, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What passages and interviews are narrowed to; an empty tuple lets all through, None in it those without."""

    groups: tuple[int | None, ...] = ()
    sectors: tuple[int | None, ...] = ()
    waves: tuple[int | None, ...] = ()
    interviewers: tuple[str, ...] = ()
    """As they are written, "" for interviews that name nobody."""


EVERYTHING = Narrowed()
Cell = tuple[int, int]
"""An interview and a theme."""


class Themes:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._held: tuple[tuple[int, int], ThemeIndex] | None = None

    # The tree

    def all(self) -> list[ThemeInfo]:
        """Every theme, each followed by its sub-themes, in their order.

        One whose parent was deleted stands at the top; so does one of a circle, which no verb makes.
        """
        rows = self._read(
            "SELECT id, parent, name, line FROM theme WHERE deleted_at IS NULL ORDER BY position IS NULL, position, id"
        )
        left = {row[0]: ThemeInfo(*row) for row in rows}
        below: dict[int | None, list[ThemeInfo]] = {}
        for theme in left.values():
            parent = theme.parent if theme.parent in left else None
            below.setdefault(parent, []).append(replace(theme, parent=parent))
        found: list[ThemeInfo] = []

        def add(themes: Iterable[ThemeInfo]) -> None:
            for theme in themes:
                if left.pop(theme.id, None):
                    found.append(theme)
                    add(below.get(theme.id, ()))

        add(below.get(None, ()))
        while left:
            add([replace(next(iter(left.values())), parent=None)])
        return found

    def with_those_below(self, theme: int) -> list[int]:
        """The theme and all its sub-themes, at whatever depth."""
        return _below(self.all(), theme)

    def counts(self) -> dict[int, int]:
        """How many passages each theme has with its sub-themes, each passage once; themes without any are left out."""
        return self._index().counts(self.all())

    def totals(self) -> Totals:
        """How many passages there are in all."""
        index = self._index()
        having = index.under(theme.id for theme in self.all())
        return Totals(len(index.order), len(index.order) - len(having), len(index.lost))

    # Passages

    def ids(self, themes: Collection[int] | None = None, narrowed: Narrowed = EVERYTHING) -> list[int]:
        """The passages of any of these themes (all for None), by date of the interview, then as they were typed.

        Quick for very many: `said` tells what they say, a page at a time.
        """
        index = self._index()
        return index.among(None if themes is None else index.under(themes), self._interviews(narrowed))

    def ids_without_theme(self, narrowed: Narrowed = EVERYTHING) -> list[int]:
        """The passages that belong to no theme, or to deleted ones only."""
        index = self._index()
        having = index.under(theme.id for theme in self.all())
        return index.among(index.interviews.keys() - having, self._interviews(narrowed))

    def ids_lost(self, narrowed: Narrowed = EVERYTHING) -> list[int]:
        """The passages whose words are no longer in the note."""
        index = self._index()
        return index.among(index.lost, self._interviews(narrowed))

    def said(self, passages: Collection[int]) -> dict[int, Said]:
        """What passages say, by id."""
        statement = f"{_PASSAGES}p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each(:ids))"
        return {row[0]: Said._make(row) for row in self._read(statement, {"ids": json.dumps(list(passages))})}

    def passages(
        self, themes: Collection[int] | None = None, narrowed: Narrowed = EVERYTHING, interview: int | None = None
    ) -> list[Said]:
        """The passages of any of these themes (all passages for None), by date of the interview, then by place."""
        return self._passages(_UNDER if themes is not None else "1", narrowed, themes or (), interview)

    def without_theme(self, narrowed: Narrowed = EVERYTHING) -> list[Said]:
        """The passages that belong to no theme, or to deleted ones only."""
        return self._passages(f"NOT {_HAS_THEME}", narrowed)

    def _passages(
        self, which: str, narrowed: Narrowed, themes: Collection[int] = (), interview: int | None = None
    ) -> list[Said]:
        conditions, given = _conditions(narrowed)
        if interview is not None:
            conditions.append("n.interview = :interview")
        where = " AND ".join(["p.deleted_at IS NULL", which, *conditions])
        given |= {"themes": json.dumps(list(themes)), "interview": interview}
        return list(map(Said._make, self._read(f"{_PASSAGES}{where}{_BY_PLACE}", given)))

    def of_passages(self, passages: Collection[int]) -> dict[int, list[int]]:
        """The themes of each of the passages, by its id; those without any are left out."""
        rows = self._read(
            "SELECT l.record_id, l.target_id FROM passage_theme AS l JOIN theme AS t ON t.id = l.target_id "
            "AND t.deleted_at IS NULL WHERE l.field = 'themes' "
            "AND l.record_id IN (SELECT value FROM json_each(:ids)) ORDER BY l.id",
            {"ids": json.dumps(list(passages))},
        )
        found: dict[int, list[int]] = {}
        for passage, theme in rows:
            found.setdefault(passage, []).append(theme)
        return found

    # The grid

    def interviews(self, narrowed: Narrowed = EVERYTHING) -> list[tuple[int, int | None]]:
        """(interview, its contact) of those that were held or have anything to read, by the contact's name."""
        conditions, given = _conditions(narrowed)
        where = "".join(f" AND {one}" for one in conditions)
        return self._read(f"{_ROWS}{where} ORDER BY base_letters(c.name) COLLATE NOCASE, i.day, i.id", given)

    def in_cells(self, themes: Collection[int]) -> dict[Cell, int]:
        """How many passages each cell has, sub-themes among it; cells without any are left out."""
        index, every = self._index(), self.all()
        found: dict[Cell, int] = {}
        for theme in themes:
            passages = index.under(_below(every, theme))
            counted = Counter(index.interviews[passage] for passage in passages)
            found |= {(interview, theme): count for interview, count in counted.items()}
        return found

    def findings(self, themes: Collection[int]) -> dict[Cell, Finding]:
        """What the cells of these themes say; those that say nothing are left out."""
        found: dict[Cell, Finding] = {}
        for interview, theme, finding, body in self._read(_FINDINGS, {"tops": json.dumps(list(themes))}):
            before = found.get((interview, theme))
            if before:
                body = "\n".join(filter(None, (before.body, body)))
            found[interview, theme] = Finding((*(before.ids if before else ()), finding), body)
        return found

    def finding(self, interview: int, theme: int) -> Finding:
        """What one cell says."""
        rows = self._read(
            "SELECT id, body FROM finding WHERE interview = :interview AND theme = :theme AND deleted_at IS NULL "
            "ORDER BY id",
            {"interview": interview, "theme": theme},
        )
        return Finding(tuple(row[0] for row in rows), "\n".join(row[1] for row in rows if row[1]))

    def findings_of(self, themes: Collection[int]) -> list[int]:
        """The ids of all findings on these themes."""
        return [i for one in self.findings(themes).values() for i in one.ids]

    def _interviews(self, narrowed: Narrowed) -> set[int] | None:
        """The interviews that are let through; None for all."""
        conditions, given = _conditions(narrowed)
        if not conditions:
            return None
        return {
            row[0] for row in self._read(f"SELECT i.id FROM interview AS i WHERE {' AND '.join(conditions)}", given)
        }

    def _index(self) -> ThemeIndex:
        """Held as long as nothing is stored: the page asks for it several times over."""
        driver: Any = self._connections.reading.connection.driver_connection
        if self._connections.writing_here:
            return read_index(driver)
        version = (id(driver), driver.execute("PRAGMA data_version").fetchone()[0])
        if self._held is None or self._held[0] != version:
            self._held = version, read_index(driver)
        return self._held[1]

    def _read(self, statement: str, given: dict[str, Any] | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows


def _below(themes: Iterable[ThemeInfo], top: int) -> list[int]:
    """The theme and those below it; `themes` are all, in the order of the tree."""
    found = [top]
    for theme in themes:
        if theme.parent in found:
            found.append(theme.id)
    return found


def _conditions(narrowed: Narrowed) -> tuple[list[str], dict[str, Any]]:
    """What has to be true of an interview `i`, and the values that this speaks of."""
    found: list[str] = []
    given: dict[str, Any] = {}
    for field, ids in (("groups", narrowed.groups), ("sectors", narrowed.sectors)):
        if not ids:
            continue
        said = f"SELECT 1 FROM contact_term AS ct WHERE ct.record_id = i.contact AND ct.field = '{field}'"
        either = [f"EXISTS ({said} AND ct.target_id IN (SELECT value FROM json_each(:{field})))"]
        if None in ids:
            either.append(f"NOT EXISTS ({said})")
        found.append(f"({' OR '.join(either)})")
        given[field] = json.dumps([i for i in ids if i is not None])
    if narrowed.waves:
        found.append("coalesce(i.wave, 0) IN (SELECT value FROM json_each(:waves))")
        given["waves"] = json.dumps([wave or 0 for wave in narrowed.waves])
    if narrowed.interviewers:
        found.append("i.interviewer IN (SELECT value FROM json_each(:interviewers))")
        given["interviewers"] = json.dumps(narrowed.interviewers)
    return found, given
