"""What a record grew from, and what became of it: the thread in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lwdesk.store.cells import as_json
from lwdesk.store.connections import Connections
from lwdesk.store.thread_edges import (
    BESIDE,
    EDGES,
    HOMES,
    LOOSE_COMMITMENTS,
    LOOSE_OFFERS,
    LOOSE_PASSAGES,
    NODES,
    Edge,
)

Key = tuple[str, int]
"""The name of a kind of record, and an id."""
BACK, FORWARD = "back", "forward"


@dataclass(frozen=True, slots=True)
class Node:
    """A record of a thread, in raw words: nobody has been named yet."""

    kind: str
    id: int
    ref: str
    label: str
    detail: str
    """The decision of a proposal, the kind of a contribution, the status as given of what has one."""
    person: int | None
    """The contact whose words these are."""
    day: date | None
    due: date | None
    more: str
    """The status of a contribution; to whom a recommendation goes."""

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Thread:
    """A record, and all that it grew from and that became of it; steps in each direction by what they start at."""

    start: Node
    nodes: Mapping[Key, Node]
    """Every record of the thread, the start among them."""
    back: Mapping[Key, tuple[Key, ...]]
    """For each record what it grew from, one step back."""
    forward: Mapping[Key, tuple[Key, ...]]
    """For each record what became of it, one step on."""

    def reached(self, way: str) -> list[Key]:
        """All records but the start in the direction BACK or FORWARD, the nearest first."""
        steps = self.back if way == BACK else self.forward
        seen, row = {self.start.key}, [self.start.key]
        for key in row:
            for near in steps.get(key, ()):
                if near not in seen:
                    seen.add(near)
                    row.append(near)
        return row[1:]


@dataclass(frozen=True, slots=True)
class Loose:
    """What hangs loose, as the ids of the records behind each number."""

    passages: tuple[int, ...]
    """Passages never taken up, by date."""
    offers: tuple[int, ...]
    """Offers never used."""
    commitments: tuple[int, ...]
    """Commitments with no evidence, by reference."""


@dataclass(slots=True)
class _Walk:
    nodes: dict[Key, Node]
    steps: dict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))


class Threads:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, kind: str, record_id: int) -> Thread | None:
        """The thread of a record; None where it has none, was deleted, or does not exist.

        A delegate has the thread of the contact, an update that of its commitment, and so on.
        """
        found = self.start_of(kind, record_id)
        if found is None:
            return None
        start = self._nodes(found[0], [found[1]]).get(found)
        if start is None:
            return None
        back, forward = self._walk(start, BACK), self._walk(start, FORWARD)
        return Thread(start, back.nodes | forward.nodes, _frozen(back.steps), _frozen(forward.steps))

    def start_of(self, kind: str, record_id: int) -> Key | None:
        """The record whose thread is shown for this one; None where there is none."""
        if kind in HOMES:
            home, statement = HOMES[kind]
            rows = self._rows(statement, (record_id,))
            return (home, rows[0][0]) if rows and rows[0][0] is not None else None
        return (kind, record_id) if kind in NODES else None

    def loose(self) -> Loose:
        """What was never taken up, never used, and promised without evidence."""
        asked = (LOOSE_PASSAGES, LOOSE_OFFERS, LOOSE_COMMITMENTS)
        return Loose(*(tuple(row[0] for row in self._rows(statement)) for statement in asked))

    def nodes(self, keys: Iterable[Key]) -> dict[Key, Node]:
        """These records as a thread has them, in the order given; deleted ones are not there."""
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Node] = {}
        for kind, ids in _by_kind(wanted).items():
            found |= self._nodes(kind, ids)
        return {key: found[key] for key in wanted if key in found}

    def _walk(self, start: Node, way: str) -> _Walk:
        """Everything that is reached in one direction: a few statements a level, however much hangs on it."""
        walk, gone_on = _Walk({start.key: start}), {start.key}
        frontier = _by_kind([start.key])
        while frontier:
            led = self._pairs(EDGES, frontier, way)
            pairs = led + (self._pairs(BESIDE, frontier, way) if way == FORWARD else [])
            for kind, ids in _by_kind(dict.fromkeys(far for _, far in pairs if far not in walk.nodes)).items():
                walk.nodes |= self._nodes(kind, ids)
            for near, far in dict.fromkeys(pairs):
                if far in walk.nodes:
                    walk.steps[near].append(far)
            # What is only beside the thread is not gone on from.
            ahead = [far for far in dict.fromkeys(far for _, far in led) if far in walk.nodes and far not in gone_on]
            gone_on.update(ahead)
            frontier = _by_kind(ahead)
        return walk

    def _pairs(self, edges: Iterable[Edge], frontier: Mapping[str, list[int]], way: str) -> list[tuple[Key, Key]]:
        found = []
        for edge in edges:
            near, far = (edge.target, edge.source) if way == BACK else (edge.source, edge.target)
            if near in frontier:
                at, to = (edge.target_id, edge.source_id) if way == BACK else (edge.source_id, edge.target_id)
                statement = (
                    f"SELECT {at}, {to} FROM {edge.tables} WHERE {edge.where} AND {to} IS NOT NULL "
                    f"AND {at} IN (SELECT value FROM json_each(:ids)) ORDER BY {to}"
                )
                rows = self._rows(statement, {"ids": as_json(frontier[near])})
                found += [((near, one), (far, other)) for one, other in rows]
        return found

    def _nodes(self, kind: str, ids: Iterable[int]) -> dict[Key, Node]:
        statement = f"{NODES[kind]} WHERE x.deleted_at IS NULL AND x.id IN (SELECT value FROM json_each(:ids))"
        found = {}
        for id, ref, label, detail, person, day, due, more in self._rows(statement, {"ids": as_json(ids)}):
            found[kind, id] = Node(
                kind, id, ref or "", label or "", detail or "", person, _day(day), _day(due), more or ""
            )
        return found

    def _rows(self, statement: str, given: Any = ()) -> list[Any]:
        driver: Any = self._connections.reading.connection.driver_connection
        rows: list[Any] = driver.execute(statement, given).fetchall()
        return rows


def _by_kind(keys: Iterable[Key]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for kind, id in keys:
        found[kind].append(id)
    return dict(found)


def _frozen(steps: Mapping[Key, list[Key]]) -> dict[Key, tuple[Key, ...]]:
    return {key: tuple(found) for key, found in steps.items() if found}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
