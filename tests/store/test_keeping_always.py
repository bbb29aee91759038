"""Whatever is done to a plan, in whatever order, done, undone, made again or taken back: it says one thing only."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lwdesk.records import ASSESSMENT, COMMITMENT, ISSUE, MEASURE, ORGANISATION, PROGRESS, READING
from lwdesk.records.measure import ASSESSED, COUNTS, PLANNED, REACHED
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

PICK = st.integers(0, 50)
DAYS = st.none() | st.dates(date(2004, 11, 10), date(2004, 11, 20))
TEXTS = st.sampled_from(["", "A", "a", "B", "A; B", "B\nC; A", "C;", "x; y", "Ä", "D"])
NUMBERS = st.none() | st.sampled_from([0.0, 1.0, 1 / 3, 250.0])
HOW = st.tuples(st.sampled_from(["edit", "import", "typing"]), st.integers(1, 31))
"""The kind of step, and which of the fields are written where the record is there already, as bits."""
RECORDS = (COMMITMENT, MEASURE, READING, PROGRESS, ISSUE, ASSESSMENT, ORGANISATION)
Row = dict[str, Any]
How = tuple[str, int]


def newest(rows: Iterable[Row], day: str = "day") -> list[Row]:
    """The rows by day, the newest last; those without one first."""
    return sorted(rows, key=lambda row: (row[day] is not None, row[day] or "", row["id"]))


class Plan(RuleBasedStateMachine):
    """A plan that everything happens to, and what its cells should say worked out from its records each time."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "study.lwdesk"
        self.store = Store.create(self.path, by="Sam Carter")
        self.store.remember(STANDS_ON, "2004-11-15")
        self.levels = [term.id for term in self.store.terms("charter")]
        with self.store.step("Begin") as step:
            for name in ("One", "Two"):
                step.create(ORGANISATION, {"name": name})
                step.create(MEASURE, {"commitment": step.create(COMMITMENT, {"text": name}), "name": name})

    def pick(self, record: Record, n: int) -> int | None:
        ids = self.store.ids(Query(record))
        return ids[n % len(ids)] if ids and n < 45 else None

    def write(self, record: Record, row: int | None, given: Row, how: How) -> None:
        kind, which = how
        merge = ("typing", record.name) if kind == "typing" else None
        with self.store.step(f"{record.label}", kind=kind, merge=merge) as step:
            if row is None:
                step.create(record, given)
            else:
                some = {name: value for n, (name, value) in enumerate(given.items()) if which >> n & 1}
                step.update(record, row, some or given)

    @rule(n=PICK, column=st.sampled_from(["success", "progress", "issues"]), text=TEXTS, how=HOW)
    def write_a_cell(self, n: int, column: str, text: str, how: How) -> None:
        self.write(COMMITMENT, self.pick(COMMITMENT, n), {column: text}, how)

    @rule(n=PICK, to=PICK, text=TEXTS, day=DAYS, how=HOW)
    def write_an_update(self, n: int, to: int, text: str, day: date | None, how: How) -> None:
        given = {"commitment": self.pick(COMMITMENT, to), "text": text, "day": day}
        self.write(PROGRESS, self.pick(PROGRESS, n), given, how)

    @rule(n=PICK, to=PICK, text=TEXTS, raised=DAYS, answered=DAYS, how=HOW)
    def write_an_issue(self, n: int, to: int, text: str, raised: date | None, answered: date | None, how: How) -> None:
        given = {"commitment": self.pick(COMMITMENT, to), "text": text, "raised": raised, "answered": answered}
        self.write(ISSUE, self.pick(ISSUE, n), given, how)

    @rule(n=PICK, to=PICK, name=TEXTS, counts=st.sampled_from(["", "", *COUNTS]), level=st.integers(0, 3), how=HOW)
    def write_a_measure(self, n: int, to: int, name: str, counts: str, level: int, how: How) -> None:
        given = {"commitment": self.pick(COMMITMENT, to), "name": name, "counts": counts, "level": self.levels[level]}
        self.write(MEASURE, self.pick(MEASURE, n), given, how)

    @rule(n=PICK, latest=NUMBERS, read_on=DAYS, which=st.sampled_from(["latest", "read_on", "both"]), how=HOW)
    def write_the_latest(self, n: int, latest: float | None, read_on: date | None, which: str, how: How) -> None:
        given = {"latest": latest, "read_on": read_on}
        self.write(MEASURE, self.pick(MEASURE, n), {k: v for k, v in given.items() if which in (k, "both")}, how)

    @rule(n=PICK, to=PICK, value=NUMBERS, day=DAYS, how=HOW)
    def write_a_reading(self, n: int, to: int, value: float | None, day: date | None, how: How) -> None:
        given = {"measure": self.pick(MEASURE, to), "value": value, "day": day}
        self.write(READING, self.pick(READING, n), given, how)

    @rule(n=PICK, to=PICK, level=st.none() | st.integers(0, 3), day=DAYS, yes=st.none() | st.booleans(), how=HOW)
    def write_an_assessment(
        self, n: int, to: int, level: int | None, day: date | None, yes: bool | None, how: How
    ) -> None:
        held = None if level is None else self.levels[level]
        given = {"organisation": self.pick(ORGANISATION, to), "level": held, "day": day, "assessed": yes,
                 "planned": None if yes is None else not yes}  # fmt: skip
        self.write(ASSESSMENT, self.pick(ASSESSMENT, n), given, how)

    @rule(n=PICK, level=st.none() | st.integers(0, 3), how=HOW)
    def write_a_level(self, n: int, level: int | None, how: How) -> None:
        given = {"charter": None if level is None else self.levels[level]}
        self.write(ORGANISATION, self.pick(ORGANISATION, n), given, how)

    @rule(which=st.sampled_from(RECORDS), n=PICK)
    def delete(self, which: Record, n: int) -> None:
        row = self.pick(which, n)
        if row is not None:
            with self.store.step("Delete", kind="delete") as step:
                step.delete(which, [row])

    @rule()
    def undo(self) -> None:
        self.store.undo()

    @rule()
    def redo(self) -> None:
        self.store.redo()

    @rule(n=PICK)
    def take_an_import_back(self, n: int) -> None:
        taken = {step.label for step in self.store.steps() if step.kind == "take back" and step.state == "done"}
        imports = [step for step in self.store.steps() if step.kind == "import" and step.state == "done"]
        if imports and not taken:
            self.store.take_back(imports[n % len(imports)].id)

    # What it should say

    def rows(self, table: str) -> list[Row]:
        with closing(sqlite3.connect(self.path)) as connection:
            connection.row_factory = sqlite3.Row
            found = connection.execute(f'SELECT * FROM "{table}" WHERE deleted_at IS NULL ORDER BY id')
            return [dict(row) for row in found]

    @invariant()
    def commitments_say_what_their_records_say(self) -> None:
        names, updates, issues = self.rows("measure"), newest(self.rows("progress")), self.rows("issue")
        asked = sorted(issues, key=lambda row: (row["raised"] is None, row["raised"] or "", row["id"]))
        for row in self.rows("commitment"):
            mine = [[r for r in rows if r["commitment"] == row["id"]] for rows in (names, updates, asked)]
            assert row["success"] == "; ".join(r["name"] for r in mine[0] if r["name"])
            assert row["progress"] == next((r["text"] for r in reversed(mine[1]) if r["text"]), "")
            assert row["issues"] == "; ".join(r["text"] for r in mine[2] if r["text"] and not r["answered"])

    @invariant()
    def measures_say_what_was_read_or_counted(self) -> None:
        readings = newest(row for row in self.rows("reading") if row["value"] is not None)
        bodies = {row["id"] for row in self.rows("organisation")}
        assessments = [row for row in newest(self.rows("assessment")) if row["organisation"] in bodies]
        for row in self.rows("measure"):
            if row["counts"]:
                # Where it is not said which level counts, nothing does.
                told = assessments and not (row["counts"] == REACHED and row["level"] is None)
                expected = (self.counted(row, assessments), assessments[-1]["day"]) if told else (None, None)
            else:
                mine = [(r["value"], r["day"]) for r in readings if r["measure"] == row["id"]]
                expected = mine[-1] if mine else (None, None)
            assert (row["latest"], row["read_on"]) == expected

    def counted(self, measure: Row, assessments: list[Row]) -> int:
        column = {ASSESSED: "assessed", PLANNED: "planned", REACHED: "level"}[measure["counts"]]
        latest = {row["organisation"]: row[column] for row in assessments if row[column] is not None}
        if column == "level":
            least = self.levels.index(measure["level"])
            return sum(self.levels.index(level) >= least for level in latest.values())
        return sum(map(bool, latest.values()))

    @invariant()
    def organisations_are_at_the_level_last_stated(self) -> None:
        assessments = newest(self.rows("assessment"))
        stated = {row["organisation"]: row["level"] for row in assessments if row["level"] is not None}
        for row in self.rows("organisation"):
            assert row["charter"] == stated.get(row["id"], row["charter"])

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert self.store.check() == []
            self.store.close()
            shutil.rmtree(self.folder)


TestPlan = Plan.TestCase
TestPlan.settings = settings(max_examples=12, stateful_step_count=30)
