"""Cells that say what other records say, where somebody wrote them: the records that they tell of are made.

A new success measure, an update of today, an issue for the board, a reading, an assessment. Nothing is ever taken
away by what a cell does not say, but for what the same step had made of words that were still being typed.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from lwdesk.fields import Kind
from lwdesk.records import ASSESSMENT, ISSUE, MEASURE, PROGRESS, READING
from lwdesk.records.tables import Record
from lwdesk.store.cells import as_json
from lwdesk.store.since import SAID_ELSEWHERE, Since
from lwdesk.store.stamps import new_uuids
from lwdesk.text import clean_line, fold

if TYPE_CHECKING:
    from lwdesk.store.step import Step

_THESE = "IN (SELECT value FROM json_each(?))"
_OF_TEXT = (Kind.LINE, Kind.PARAGRAPH, Kind.OPTION)
_APART = re.compile(r"\s*[;\n]\s*")
_NEWEST = "deleted_at IS NULL ORDER BY day IS NOT NULL, day, id"
CELLS = SAID_ELSEWHERE["commitment"]
Held = tuple[int, str | None, Any]
"""A reading, update or assessment: its id, its day, what it says."""


def written(since: Since) -> dict[str, set[int]]:
    """What of such cells was written since, as `Told.tell` gives it, where it tells nothing new."""
    return {name: set(since.changed("commitment", name)) for name in CELLS} | {
        "measure": set(since.changed("measure", "latest", "read_on")),
        "organisation": set(since.changed("organisation", "charter")),
    }


class Told:
    """What the step wrote since into cells that say what other records say."""

    def __init__(self, since: Since, step: "Step", today: date, importing: bool) -> None:
        self._since = since
        self._step = step
        self._today = today.isoformat()
        self._importing = importing

    def tell(self, tables: Collection[str]) -> dict[str, set[int]]:
        """Make the records; gives what is to be written anew: ids by column of commitments, or by kind of record."""
        told: dict[str, set[int]] = {}
        if "commitment" in tables:
            said = {name: self._written("commitment", name) for name in CELLS}
            told = {name: set(texts) for name, texts in said.items()}
            if said["success"]:
                self._parts(MEASURE, "name", said["success"], {})
            if said["progress"]:
                self._updates(said["progress"])
            if said["issues"]:
                self._parts(ISSUE, "text", said["issues"], {"raised": self._today})
        if "measure" in tables:
            told["measure"] = self._readings()
        if "organisation" in tables:
            told["organisation"] = self._assessments()
        return told

    def _written(self, table: str, column: str) -> dict[int, Any]:
        """What was written into the column of the table, by id."""
        changed = self._since.changed(table, column)
        rows = self._since.connection.execute(
            f'SELECT id, "{column}" FROM "{table}" '
            f'WHERE (id >= ? AND "{column}" IS NOT NULL AND "{column}" <> \'\') OR id {_THESE}',
            (self._since.first(table), as_json(changed)),
        )
        return dict(rows.fetchall())

    # Parts of a cell: measures, issues

    def _parts(self, record: Record, column: str, texts: Mapping[int, str], more: dict[str, str]) -> None:
        """Make a record of each part of the cells that none of their commitment's says yet."""
        known = self._known(record, column, texts)
        mine = self._since.made_earlier(record.name) if known else set()
        new: list[tuple[Any, ...]] = []
        anew: list[tuple[Any, ...]] = []
        gone: list[int] = []
        for commitment, text in texts.items():
            held = known.get(commitment, [])
            parts, unsaid = _parted(text, [said for _, said in held])
            typed = [row_id for row_id, said in held if row_id in mine and said in unsaid]
            anew += zip(parts, typed, strict=False)
            gone += typed[len(parts) :]
            new += [(commitment, part) for part in parts[len(typed) :]]
        self._insert(record, ("commitment", column), new, more)
        self._amend(record, (column,), anew)
        self._step.delete(record, gone)

    def _known(self, record: Record, column: str, ids: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
        """(id, text) of what the commitments have of the kind; of issues only the open ones are to be asked again.

        To an import the answered ones are known as well: it may bring a list that was written before the answer.
        """
        is_open = " AND answer = '' AND answered IS NULL" if record is ISSUE and not self._importing else ""
        found: dict[int, list[tuple[int, str]]] = {}
        for commitment, row_id, text in self._since.connection.execute(
            f'SELECT commitment, id, "{column}" FROM "{record.name}" '
            f"WHERE commitment {_THESE} AND deleted_at IS NULL{is_open} ORDER BY id",
            (as_json(ids),),
        ):
            found.setdefault(commitment, []).append((row_id, text))
        return found

    # Dated things: updates, readings, assessments

    def _updates(self, texts: Mapping[int, str]) -> None:
        held = self._dated("progress", "commitment", "text", texts)
        mine = self._since.made_earlier("progress") if held else set()
        new, anew, gone = [], [], []
        for commitment, text in texts.items():
            of_it = held.get(commitment, [])
            row_id, day, _ = of_it[-1] if of_it else (0, None, "")
            if not text:
                gone += [row_id] if row_id in mine else []
            elif text == next((said for _, _, said in reversed(of_it) if said), ""):
                continue
            elif day is not None and day >= self._today:
                anew.append((text, row_id))
            else:
                new.append((commitment, text))
        self._insert(PROGRESS, ("commitment", "text"), new, {"day": self._today})
        self._amend(PROGRESS, ("text",), anew)
        self._step.delete(PROGRESS, gone)

    def _readings(self) -> set[int]:
        """Make or amend the readings that the latest ones written into measures tell of; the measures."""
        first = self._since.first("measure")
        changed = self._since.changed("measure", "latest", "read_on")
        rows = self._since.connection.execute(
            "SELECT id, latest, read_on, counts FROM measure "
            f"WHERE (id >= ? AND (latest IS NOT NULL OR read_on IS NOT NULL)) OR id {_THESE}",
            (first, as_json(changed)),
        ).fetchall()
        held = self._dated("reading", "measure", "value", [row[0] for row in rows])
        mine = self._since.made_earlier("reading") if held else set()
        plan = _Readings(mine, self._today)
        for measure, latest, read_on, counts in rows:
            said = changed.get(measure, {})
            new = measure >= first
            is_read, is_dated = new or "latest" in said, read_on is not None and (new or "read_on" in said)
            of_it = [each for each in held.get(measure, []) if each[2] is not None]
            if counts:
                continue
            if self._importing:
                # A list that comes again with another date brings another reading, be it of the same number; and the
                # date that stands beside a new number is its own where the list names one.
                is_read, is_dated = is_read or is_dated, is_dated or measure in self._step.dated
            if is_read:
                plan.read(measure, latest, read_on if is_dated else None, of_it)
            elif is_dated and of_it:
                plan.dated.append((read_on, of_it[-1][0]))
        self._insert(READING, ("measure", "day", "value"), plan.new, {})
        self._amend(READING, ("value",), plan.anew)
        self._amend(READING, ("day",), plan.dated)
        self._step.delete(READING, plan.gone)
        return {row[0] for row in rows}

    def _assessments(self) -> set[int]:
        levels = self._written("organisation", "charter")
        held = self._dated("assessment", "organisation", "level", levels)
        new, anew = [], []
        for organisation, level in levels.items():
            of_it = held.get(organisation)
            stated = [said for _, _, said in of_it or () if said is not None]
            if not of_it or level is None or (stated and stated[-1] == level):
                continue
            row_id, day, _ = of_it[-1]
            if day is not None and day >= self._today:
                anew.append((level, row_id))
            else:
                new.append((organisation, level))
        self._insert(ASSESSMENT, ("organisation", "level"), new, {"day": self._today})
        self._amend(ASSESSMENT, ("level",), anew)
        return set(held)

    def _dated(self, table: str, link: str, column: str, ids: Iterable[int]) -> dict[int, list[Held]]:
        """What each of the ids has of the kind, the newest last."""
        found: dict[int, list[Held]] = {}
        for owner, *row in self._since.connection.execute(
            f'SELECT "{link}", id, day, "{column}" FROM "{table}" WHERE "{link}" {_THESE} AND {_NEWEST}',
            (as_json(ids),),
        ):
            found.setdefault(owner, []).append((row[0], row[1], row[2]))
        return found

    # Writing

    def _insert(
        self, record: Record, columns: Sequence[str], rows: Sequence[Sequence[Any]], more: dict[str, str]
    ) -> None:
        if not rows:
            return
        # Text that nobody gave is blank, all else is not there.
        unsaid = {f.name: "" for f in record.columns if f.kind in _OF_TEXT and f.name not in columns}
        keyed = [(*row, key) for row, key in zip(rows, new_uuids(len(rows)), strict=True)]
        self._step.insert_rows(record.name, (*columns, "uuid"), keyed, unsaid | self._step.stamps() | more)

    def _amend(self, record: Record, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Each row holds the values in order and the id at its end."""
        stamped = [(*row[:-1], self._step.at, self._step.by, row[-1]) for row in rows]
        self._since.write(record.name, (*columns, "updated_at", "updated_by"), stamped)


def known_already(connection: sqlite3.Connection, column: str, texts: Mapping[int, str]) -> set[int]:
    """Those of the commitments of which all that a list says in the column is known: measures, issues, answered ones.

    `texts` holds what it says by the id of the commitment; the column is "success" or "issues".
    """
    table, said = ("measure", "name") if column == "success" else ("issue", "text")
    known: dict[int, list[str]] = {i: [] for i in texts}
    for commitment, text in connection.execute(
        f'SELECT commitment, "{said}" FROM "{table}" WHERE commitment {_THESE} AND deleted_at IS NULL',
        (as_json(texts),),
    ):
        known[commitment].append(text)
    return {i for i, text in texts.items() if not _parted(text, known[i])[0]}


class _Readings:
    """The readings to be made, amended, dated otherwise and given up."""

    def __init__(self, mine: set[int], today: str) -> None:
        self._mine = mine
        self._today = today
        self.new: list[tuple[Any, ...]] = []
        self.anew: list[tuple[Any, ...]] = []
        self.dated: list[tuple[Any, ...]] = []
        self.gone: list[int] = []

    def read(self, measure: int, value: float | None, day: str | None, held: Sequence[Held]) -> None:
        """Take up that the measure was read; `held` are its readings, the newest last."""
        newest = held[-1] if held else None
        if value is None:
            self.gone += [newest[0]] if newest and newest[0] in self._mine else []
            return
        if day is None:
            # What is written into the cell is to be seen there, also beside a reading of a day to come.
            day = max(self._today, newest[1]) if newest and newest[1] else self._today
        same = [row_id for row_id, of, _ in held if of == day]
        if not same:
            self.new.append((measure, day, value))
        elif next(said for row_id, _, said in held if row_id == same[-1]) != value:
            self.anew.append((value, same[-1]))


def _parted(text: str, known: Sequence[str]) -> tuple[list[str], set[str]]:
    """The parts of a cell that are none of the known texts, each once; and those known texts that are no part of it."""
    said: set[str] = set()
    # A known text with a semicolon in it is one part, as long as it stands there whole.
    for whole in sorted({each for each in known if _APART.search(each)}, key=len, reverse=True):
        rest, found = re.subn(rf"(^|[;\n])\s*{re.escape(whole)}\s*(?=$|[;\n])", r"\1", text)
        if found:
            said.add(whole)
            text = rest
    called = {_key(each): each for each in known}
    parts: dict[str, str] = {}
    for part in filter(None, _APART.split(text.strip())):
        key = _key(part)
        if key in called:
            said |= {each for each in known if _key(each) == key}
        else:
            parts.setdefault(key, part)
    return list(parts.values()), set(known) - said


def _key(text: str) -> str:
    return fold(clean_line(text))
