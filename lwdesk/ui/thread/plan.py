"""Where everything of a thread's picture stands: columns in the order of the work, boxes in them, lines between."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lwdesk.exchange.thread_words import BACK, FEW, FORWARD, many, noun

if TYPE_CHECKING:
    from lwdesk.exchange.thread_words import Story
    from lwdesk.store.thread import Key

COLUMNS = (
    ("Who and on what", ("organisation", "contact", "theme", "workshop")),
    ("Interviews and mapping", ("interview", "activity")),
    ("What was said", ("passage", "contribution", "wording")),
    ("Proposals", ("proposal", "recommendation")),
    ("Framework", ("framework", "action")),
    ("Commitments", ("commitment",)),
    ("Since then", ("measure", "progress")),
)
"""What each column is called, and the kinds of record that stand in it."""
WIDE, HIGH = 158, 64
ACROSS, DOWN = 44, 12
_LEFT_OUT = ("organisation", "contact", "theme", "workshop", "wording")
"""Whose and on what it was is said in the boxes and in the outline: with boxes of their own lines would hide it all."""
TOP = 34
"""Room for the headings."""
EDGE = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A record, or many of a kind under their number, at a place in pixels of a zoom of 1."""

    keys: "tuple[Key, ...]"
    text: str
    about: str
    column: int
    y: float
    is_start: bool = False

    @property
    def x(self) -> float:
        """Its left edge."""
        return EDGE + self.column * (WIDE + ACROSS)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture as boxes, lines between them by their numbers, and the headings of the columns."""

    boxes: tuple[Box, ...]
    lines: tuple[tuple[int, int], ...]
    headings: tuple[str, ...]
    width: int
    height: int

    def box_of(self, key: "Key") -> int:
        """The number of the box that a record is in; -1 where it is in none."""
        return next((n for n, box in enumerate(self.boxes) if key in box.keys), -1)

    def route(self, line: tuple[int, int]) -> list[tuple[float, float]]:
        """Where a line goes through the columns between its ends: the left edge of each, and a height without a box.

        Else it would seem to lead to what stands in its way.
        """
        first, last = sorted((self.boxes[n] for n in line), key=lambda box: box.column)
        found: list[tuple[float, float]] = []
        for column in range(first.column + 1, last.column):
            share = (column - first.column) / (last.column - first.column)
            wished = first.y + HIGH / 2 + share * (last.y - first.y)
            taken = sorted(box.y for box in self.boxes if box.column == column)
            gaps = [taken[0] - DOWN / 2, *(y + HIGH + DOWN / 2 for y in taken)] if taken else [wished]
            found.append((EDGE + column * (WIDE + ACROSS), min(gaps, key=lambda y: abs(y - wished))))
        return found

    def beside(self, number: int, across: int, down: int) -> int:
        """The box that an arrow key leads to from one; itself where there is none."""
        here = self.boxes[number]
        if down:
            column = sorted(
                (n for n, b in enumerate(self.boxes) if b.column == here.column), key=lambda n: self.boxes[n].y
            )
            return column[max(0, min(column.index(number) + down, len(column) - 1))]
        linked = {b if a == number else a for a, b in self.lines if number in (a, b)}
        ahead = [n for n, b in enumerate(self.boxes) if (b.column - here.column) * across > 0]
        if not ahead:
            return number
        # A line is followed before the nearest box is gone to.
        return min(
            ahead,
            key=lambda n: (n not in linked, abs(self.boxes[n].column - here.column), abs(self.boxes[n].y - here.y)),
        )


def draw(story: "Story") -> Drawing:
    """The picture of a thread."""
    groups = _groups(story)
    column_of = {kind: n for n, (_, kinds) in enumerate(COLUMNS) for kind in kinds}
    used = sorted({column_of[keys[0][0]] for keys in groups})
    at = {column: n for n, column in enumerate(used)}
    group_of = {key: n for n, keys in enumerate(groups) for key in keys}
    lines = _lines(story, group_of)
    columns: dict[int, list[int]] = defaultdict(list)
    for n, keys in enumerate(groups):
        columns[at[column_of[keys[0][0]]]].append(n)
    order = _order(columns, lines)
    tallest = max((len(row) for row in order.values()), default=1)
    height = TOP + tallest * (HIGH + DOWN) + EDGE
    boxes: dict[int, Box] = {}
    for column, row in order.items():
        first = TOP + (tallest - len(row)) * (HIGH + DOWN) / 2
        for place, n in enumerate(row):
            boxes[n] = _box(story, groups[n], column, first + place * (HIGH + DOWN))
    width = 2 * EDGE + len(used) * WIDE + max(len(used) - 1, 0) * ACROSS
    headings = tuple(COLUMNS[column][0] for column in used)
    return Drawing(tuple(boxes[n] for n in range(len(groups))), tuple(lines), headings, width, height)


def _groups(story: "Story") -> "list[tuple[Key, ...]]":
    """The records that share a box: each its own, but for many of a kind."""
    by_noun: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
    # Between an organisation and what was said there stand its people.
    left_out = set(_LEFT_OUT) - ({"contact"} if story.start.key[0] == "organisation" else set())
    for key in story.told:
        if key[0] in left_out:
            continue
        by_noun[(key[0], *noun(story.thread.nodes[key]))].append(key)
    groups: list[tuple[Key, ...]] = [(story.start.key,)]
    for keys in by_noun.values():
        keys = [key for key in keys if key != story.start.key]
        groups += [(key,) for key in keys] if len(keys) <= FEW else [tuple(keys)]
    return groups


def _lines(story: "Story", group_of: "Mapping[Key, int]") -> list[tuple[int, int]]:
    found: dict[tuple[int, int], None] = {}
    for steps, way in ((story.thread.back, BACK), (story.thread.forward, FORWARD)):
        for near, fars in steps.items():
            for far in fars:
                if near in group_of and far in group_of and group_of[near] != group_of[far]:
                    pair = (group_of[near], group_of[far])
                    found[pair if way == FORWARD else pair[::-1]] = None
    return list(found)


def _order(columns: Mapping[int, list[int]], lines: list[tuple[int, int]]) -> dict[int, list[int]]:
    """Each column in the order in which its lines cross the least, near enough: by where what they lead to stands."""
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in lines:
        near[one].append(other)
        near[other].append(one)
    order = {column: list(row) for column, row in sorted(columns.items())}
    for _ in range(3):
        places = {n: (i + 0.5) / len(row) for row in order.values() for i, n in enumerate(row)}
        for column, row in order.items():
            order[column] = sorted(
                row,
                key=lambda n: sum(places[m] for m in near[n]) / len(near[n]) if near[n] else places[n],
            )
            places |= {n: (i + 0.5) / len(row) for i, n in enumerate(order[column])}
    return order


def _box(story: "Story", keys: "tuple[Key, ...]", column: int, y: float) -> Box:
    is_start = keys[0] == story.start.key
    if len(keys) > 1:
        return Box(keys, many(len(keys), noun(story.thread.nodes[keys[0]])), "", column, y)
    told = story.start if is_start else story.told[keys[0]]
    return Box(keys, told.text, told.about, column, y, is_start)
