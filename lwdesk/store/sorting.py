"""Sorting schemes, and any two ways of sorting crossed: counts, and what lies behind each."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from lwdesk.records.proposal import DECISIONS
from lwdesk.records.theme import SCHEMES
from lwdesk.store.connections import Connections
from lwdesk.store.crossing import KINDS, SUB_THEMES, THEMES, Cross, Key, Line, Scheme, Way

_SCHEMES = """
SELECT v.id, v.name, v.label, v.help, count(t.id) FROM vocabulary AS v
LEFT JOIN term AS t ON t.vocabulary_id = v.id AND t.deleted_at IS NULL
WHERE v.name LIKE :pattern GROUP BY v.id ORDER BY v.id
"""
_TERMS = """
SELECT t.id, t.label, coalesce(t.retired, 0) FROM term AS t JOIN vocabulary AS v ON v.id = t.vocabulary_id
WHERE v.name = :name AND t.deleted_at IS NULL ORDER BY t.position, t.id
"""
# The way down to a sub-theme is its place in the tree; its root is the theme that it is counted with.
_THEMES = """
WITH RECURSIVE tree(id, label, whole, root, place, depth) AS (
  SELECT id, name, name, id, printf('%012.3f %09d', coalesce(position, 0), id), 0 FROM theme
  WHERE deleted_at IS NULL AND (parent IS NULL OR parent NOT IN (SELECT id FROM theme WHERE deleted_at IS NULL))
  UNION ALL
  SELECT t.id, t.name, tree.whole || ' › ' || t.name, root,
    tree.place || printf('/%012.3f %09d', coalesce(t.position, 0), t.id), depth + 1
  FROM tree JOIN theme AS t ON t.parent = tree.id AND t.deleted_at IS NULL WHERE depth < 20)
SELECT id, label, CASE WHEN depth THEN whole ELSE '' END, root FROM tree ORDER BY place
"""
_WORKSHOPS = """
SELECT id, name FROM workshop WHERE deleted_at IS NULL ORDER BY position IS NULL, position, id
"""
_INTERVIEWS = "note AS n JOIN interview AS i ON i.id = n.interview"


class Sorting:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # Schemes

    def schemes(self) -> list[Scheme]:
        """The sorting schemes, oldest first, also those without a term yet."""
        return [Scheme(*row) for row in self._rows(_SCHEMES, {"pattern": f"{SCHEMES}-%"})]

    def ways(self, kind: str) -> list[Way]:
        """The ways in which records of that kind ("passage", "proposal" or "activity") are sorted: schemes first."""
        schemes = [Way(s.name, s.label, "links", "sorted", vocabulary=s.name) for s in self.schemes()]
        return [*schemes, *KINDS[kind]]

    def way(self, kind: str, name: str) -> Way | None:
        """The way of that name; None where the kind is not sorted so."""
        return next((way for way in self.ways(kind) if way.name == name), None)

    def lines(self, way: Way) -> list[Line]:
        """All that the way tells apart, in order."""
        if way.vocabulary:
            rows = self._rows(_TERMS, {"name": way.vocabulary})
            return [Line(key, label, bool(retired)) for key, label, retired in rows]
        if way.name == "decision":
            return [Line(decision, decision) for decision in DECISIONS]
        if way.name == "workshop":
            return [Line(key, label) for key, label in self._rows(_WORKSHOPS)]
        themes = self._rows(_THEMES)
        return [Line(i, name, whole=whole) for i, name, whole, root in themes if way.name == SUB_THEMES or i == root]

    # Crossed

    def cross(self, kind: str, row: str, column: str) -> Cross:
        """The records of a kind crossed by two ways. Raises KeyError where the kind is not sorted so.

        A record that has several terms of a way stands in the line of each; the totals count every record once.
        Lines in which nothing stands are left out of what is not the user's own scheme.
        """
        kept = frozenset(self._ids(f'SELECT json_group_array(id) FROM "{kind}" WHERE deleted_at IS NULL'))
        held: dict[str, tuple[Way, tuple[Line, ...], dict[Key, frozenset[int]]]] = {}
        for name in dict.fromkeys((row, column)):
            way = self.way(kind, name)
            if way is None:
                raise KeyError(name)
            lines = self.lines(way)
            under = self._under(kind, way, lines, kept)
            held[name] = way, tuple(_shown(way, lines, under)), under
        (row_way, rows, row_ids), (column_way, columns, column_ids) = held[row], held[column]
        return Cross(kind, row_way, column_way, rows, columns, row_ids, column_ids, kept)

    def in_order(self, kind: str, ids: Iterable[int]) -> list[int]:
        """The records as a list has them: passages as they stand in the notes, proposals by reference, else by name."""
        order = {"passage": "x.note, x.start, x.id", "proposal": "x.ref = '', x.ref COLLATE NOCASE, x.id"}
        ordered = order.get(kind, "base_letters(x.name) COLLATE NOCASE, x.id")
        return self._ids(
            f'SELECT json_group_array(id) FROM (SELECT x.id AS id FROM json_each(:ids) AS asked JOIN "{kind}" AS x '
            f"ON x.id = asked.value WHERE x.deleted_at IS NULL ORDER BY {ordered})",
            {"ids": json.dumps(list(ids))},
        )

    def unsorted(self, kind: str, scheme: str) -> list[int]:
        """The records of a kind that are under no term of the scheme, in their order."""
        way = self.way(kind, scheme)
        kept = frozenset(self._ids(f'SELECT json_group_array(id) FROM "{kind}" WHERE deleted_at IS NULL'))
        if way is None:
            return []
        return self.in_order(kind, self._under(kind, way, self.lines(way), kept).get(None, ()))

    def all_of(self, kind: str) -> list[int]:
        """All records of a kind, in their order."""
        return self.in_order(kind, self._ids(f'SELECT json_group_array(id) FROM "{kind}" WHERE deleted_at IS NULL'))

    def of_scheme(self, kind: str, scheme: str, ids: Sequence[int]) -> dict[int, list[str]]:
        """The terms of one scheme that each of the records is sorted under; those without any are not among them."""
        found: dict[int, list[str]] = {}
        statement = f"""
            SELECT l.record_id, t.label FROM json_each(:ids) AS asked
            JOIN "{kind}_term" AS l ON l.record_id = asked.value AND l.field = 'sorted'
            JOIN term AS t ON t.id = l.target_id AND t.deleted_at IS NULL
            JOIN vocabulary AS v ON v.id = t.vocabulary_id AND v.name = :scheme ORDER BY t.position, t.id
        """
        for record, label in self._rows(statement, {"ids": json.dumps(list(ids)), "scheme": scheme}):
            found.setdefault(record, []).append(label)
        return found

    def interviews_of(self, passages: Sequence[int]) -> dict[int, int]:
        """The interview that each of the passages is from."""
        statement = """
            SELECT p.id, n.interview FROM json_each(:ids) AS asked JOIN passage AS p ON p.id = asked.value
            JOIN note AS n ON n.id = p.note WHERE n.interview IS NOT NULL
        """
        return dict(self._rows(statement, {"ids": json.dumps(list(passages))}))

    def _under(self, kind: str, way: Way, lines: Sequence[Line], kept: frozenset[int]) -> dict[Key, frozenset[int]]:
        """The records that stand in each line in which any does; under None those that stand in none."""
        # A theme counts what is under its sub-themes too.
        stands = {row[0]: row[3] for row in self._rows(_THEMES)} if way.name == THEMES else {}
        live = {line.key for line in lines}
        found: dict[Key, list[int]] = {}
        # As JSON texts: very many rows one by one take several times as long.
        keys, ids = (json.loads(text) for text in self._rows(_pairs(kind, way))[0])
        if way.by in ("interview", "contact"):
            passages: dict[int, list[int]] = {}
            for passage, note in self._rows("SELECT id, note FROM passage WHERE deleted_at IS NULL"):
                passages.setdefault(note, []).append(passage)
            for key, note in zip(keys, ids, strict=True):
                found.setdefault(key, []).extend(passages.get(note, ()))
        else:
            for key, record in zip(keys, ids, strict=True):
                found.setdefault(stands.get(key, key), []).append(record)
        # What was deleted since is no line any more, and what stands under it alone stands under nothing.
        under = {key: of_key for key, listed in found.items() if key in live and (of_key := kept.intersection(listed))}
        nowhere = kept.difference(*under.values())
        return {**under, None: nowhere} if nowhere else dict(under)

    def _ids(self, statement: str, given: dict[str, Any] | None = None) -> list[int]:
        found: list[int] = json.loads(self._rows(statement, given)[0][0])
        return found

    def _rows(self, statement: str, given: dict[str, Any] | None = None) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given or {}).fetchall()
        return rows


def _pairs(kind: str, way: Way) -> str:
    """The statement for what stands where: two lists, of keys and of records; for ways by interview, of their notes."""
    both = "SELECT json_group_array({}), json_group_array({}) FROM "
    match way.by:
        case "links":
            return both.format("target_id", "record_id") + f"\"{kind}_{way.links}\" WHERE field = '{way.field}'"
        case "column":
            return both.format(f'"{way.field}"', "id") + f'"{kind}" WHERE "{way.field}" IS NOT NULL'
        case "interview":
            return both.format(f'i."{way.field}"', "n.id") + _INTERVIEWS
    return both.format("t.target_id", "n.id") + (
        f"{_INTERVIEWS} JOIN contact_term AS t ON t.record_id = i.contact AND t.field = '{way.field}'"
    )


def _shown(way: Way, lines: Sequence[Line], under: Mapping[Key, Collection[int]]) -> list[Line]:
    own = way.vocabulary.startswith(f"{SCHEMES}-")
    shown = [line for line in lines if line.key in under or (own and not line.retired)]
    if None not in under:
        return shown
    # A line of its own, so that nobody takes what is sorted for all there is.
    return [*shown, Line(None, f"Not in {way.label}" if own else f"No {way.label.lower()}")]
