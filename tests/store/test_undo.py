"""Undo and redo: whatever was done, in whatever order, comes back exactly as it was, and as it was again."""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from studies import new_study
from study_rows import Rows, rows_of

from lwdesk.operations import merge_organisations, merge_terms
from lwdesk.records import ACTIVITY, ORGANISATION, TERM
from lwdesk.store import Query, Store, StudyTrouble
from lwdesk.store.stamps import new_uuids

TEXT = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["", "O'Brien's \"Works\"", "Café – “Śląsk” 🏗", "{\"a\": [1]}", "line\nline\ttab", "0123", "1e5", "NULL", "\\u0041"]
)  # fmt: skip
DATES = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
PICK = st.integers(0, 10_000)
# In a column of whole numbers SQLite keeps these as they are: what JSON would cut to 15 digits or make a float.
NUMBERS = st.sampled_from([None, 7, 2**53 + 1, -(2**63), 0.1 + 0.2, 1 / 3, 1e300, 5e-324, -0.0, 123456789.12345679])


class UndoAndRedo(RuleBasedStateMachine):
    """A study that everything happens to; after every step its rows are kept, to be found again by undo and redo."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "study.lwdesk"
        self.store = new_study(self.path)
        self.start = rows_of(self.path)
        self.after: dict[int, Rows] = {}
        self.imports: list[int] = []

    # What the rules pick from

    def done(self) -> list[int]:
        return [s.id for s in reversed(self.store.steps(10_000)) if s.state == "done"]

    def undone(self) -> list[int]:
        return [s.id for s in reversed(self.store.steps(10_000)) if s.state == "undone"]

    def pick(self, record: Any, n: int) -> int | None:
        ids = self.store.ids(Query(record))
        return ids[n % len(ids)] if ids else None

    def picks(self, record: Any, numbers: list[int]) -> tuple[int, ...]:
        ids = self.store.ids(Query(record))
        return tuple(dict.fromkeys(ids[n % len(ids)] for n in numbers)) if ids else ()

    def terms(self, vocabulary: str, numbers: list[int]) -> tuple[int, ...]:
        terms = self.store.terms(vocabulary)
        return tuple(dict.fromkeys(terms[n % len(terms)].id for n in numbers))

    def keep(self) -> None:
        done = self.done()
        if done:
            self.after[done[-1]] = rows_of(self.path)

    # What may happen

    @rule(name=TEXT, notes=TEXT)
    def new_organisation(self, name: str, notes: str) -> None:
        with self.store.step("New organisation") as step:
            step.create(ORGANISATION, {"name": name, "notes": notes})
        self.keep()

    @rule(name=TEXT, start=DATES, scope=st.none() | st.booleans(), groups=st.lists(PICK, max_size=3),
          lead=st.lists(PICK, max_size=3))  # fmt: skip
    def new_activity(
        self, name: str, start: date | None, scope: bool | None, groups: list[int], lead: list[int]
    ) -> None:
        given = {"name": name, "start": start, "in_scope": scope, "groups": self.terms("group", groups),
                 "lead": self.picks(ORGANISATION, lead)}  # fmt: skip
        with self.store.step("New activity") as step:
            step.create(ACTIVITY, given)
        self.keep()

    @rule(n=PICK, field=st.sampled_from(["name", "description", "notes"]), text=TEXT, merge=st.booleans())
    def type_text(self, n: int, field: str, text: str, merge: bool) -> None:
        if (found := self.pick(ACTIVITY, n)) is not None:
            with self.store.step("Edit activity", merge=(found, field) if merge else None) as step:
                step.update(ACTIVITY, found, {field: text})
            self.keep()

    @rule(n=PICK, end=DATES, kind=PICK, scope=st.none() | st.booleans())
    def choose(self, n: int, end: date | None, kind: int, scope: bool | None) -> None:
        if (found := self.pick(ACTIVITY, n)) is not None:
            with self.store.step("Edit activity", merge=("all",)) as step:
                step.update(ACTIVITY, found, {"end": end, "type": self.terms("type", [kind])[0], "in_scope": scope})
            self.keep()

    @rule(n=PICK, numbers=st.lists(PICK, max_size=4), back=st.booleans())
    def relink(self, n: int, numbers: list[int], back: bool) -> None:
        """Links removed and made again in one step, in another order or just as they were."""
        if (found := self.pick(ACTIVITY, n)) is not None:
            held = self.store.get(ACTIVITY, found)
            assert held is not None
            with self.store.step("Relink", merge=("relink", found)) as step:
                step.update(ACTIVITY, found, {"partners": (), "groups": ()})
                step.update(ACTIVITY, found, {"partners": self.picks(ORGANISATION, numbers)})
                step.update(ACTIVITY, found, {"groups": held["groups"] if back else self.terms("group", numbers)})
            self.keep()

    @rule(n=PICK, number=NUMBERS)
    def number(self, n: int, number: float | None) -> None:
        if (found := self.pick(ACTIVITY, n)) is not None:
            with self.store.step("Number") as step:
                step.update_rows("activity", ["source_row"], [(number, found)])
            self.keep()

    @rule(numbers=st.lists(PICK, min_size=1, max_size=3), record=st.sampled_from([ACTIVITY, ORGANISATION]))
    def delete(self, numbers: list[int], record: Any) -> None:
        with self.store.step("Delete") as step:
            step.delete(record, self.picks(record, numbers))
        self.keep()

    @rule(n=PICK, record=st.sampled_from([ACTIVITY, ORGANISATION]))
    def duplicate(self, n: int, record: Any) -> None:
        if (found := self.pick(record, n)) is not None:
            with self.store.step("Duplicate") as step:
                step.duplicate(record, found)
            self.keep()

    @rule(numbers=st.lists(PICK, min_size=2, max_size=4))
    def merge_two(self, numbers: list[int]) -> None:
        found = self.picks(ORGANISATION, numbers)
        if len(found) > 1:
            merge_organisations(self.store, found[0], found[1:])
            self.keep()

    @rule(numbers=st.lists(PICK, min_size=2, max_size=3))
    def merge_groups(self, numbers: list[int]) -> None:
        found = self.terms("group", numbers)
        if len(found) > 1 and len(self.store.terms("group")) > 3:
            merge_terms(self.store, found[0], found[1:])
            self.keep()

    @rule(label=TEXT, n=PICK)
    def change_terms(self, label: str, n: int) -> None:
        with self.store.step("Terms") as step:
            made = step.create_term("group", label)
            step.update(TERM, made, {"synonyms": f"{label}; and more"})
            step.update(TERM, self.terms("sector", [n])[0], {"label": label})
        self.keep()

    @rule(count=st.integers(1, 5), number=NUMBERS, name=TEXT, numbers=st.lists(PICK, max_size=3))
    def bring_in(self, count: int, number: float | None, name: str, numbers: list[int]) -> None:
        changed = self.picks(ACTIVITY, numbers)
        group = self.terms("group", numbers)
        with self.store.step("Import", kind="import") as step:
            stamps = step.stamps()
            organisation, first = step.next_id("organisation"), step.next_id("activity")
            names = ("id", "uuid", "source_row", "name", *stamps)
            rest = ("telephone", "email", "notes")
            blanks = ("",) * 3
            step.insert_rows("organisation", (*names, "address", "website", *rest),
                [(organisation, new_uuids(1)[0], number, name, *stamps.values(), "", "", *blanks)])  # fmt: skip
            more = ("ref", "description", "contact", "funding", "worked", "not_worked", "found_through")
            step.insert_rows("activity", (*names, *rest, *more),
                [(first + i, key, number, name, *stamps.values(), *blanks, "", "", "", "", "", "", "")
                 for i, key in enumerate(new_uuids(count))])  # fmt: skip
            step.insert_rows("activity_organisation", ("record_id", "field", "target_id"),
                [(first + i, "lead", organisation) for i in range(count)])  # fmt: skip
            for old in changed:
                step.update(ACTIVITY, old, {"name": name, "lead": (organisation,), "groups": group})
            self.imports.append(step.id)
        self.keep()

    @precondition(lambda self: self.imports)
    @rule(n=PICK)
    def take_back(self, n: int) -> None:
        step = self.imports[n % len(self.imports)]
        before = rows_of(self.path)
        try:
            self.store.take_back(step)
        except StudyTrouble:
            assert rows_of(self.path) == before
            return
        if step in self.undone():
            self.check_at(self.done())
        else:
            self.keep()

    @rule()
    def fail(self) -> None:
        with pytest.raises(ZeroDivisionError), self.store.step("Fails") as step:
            step.create(ORGANISATION, {"name": "never"})
            step.delete(ACTIVITY, self.picks(ACTIVITY, [1, 2, 3]))
            raise ZeroDivisionError

    @rule()
    def undo(self) -> None:
        before = self.done()
        notice = self.store.undo()
        assert (notice is None) == (not before)
        if notice:
            assert self.done() == before[:-1]
            self.check_at(before[:-1])

    @rule()
    def redo(self) -> None:
        waiting = self.undone()
        notice = self.store.redo()
        assert (notice is None) == (not waiting)
        if notice:
            assert self.done()[-1] == waiting[0]
            self.check_at(self.done())

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, by="Sam Carter")

    def check_at(self, done: list[int]) -> None:
        assert rows_of(self.path) == (self.after[done[-1]] if done else self.start)

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        try:
            end, done = rows_of(self.path), self.done()
            # That a term is in use somewhere after it was deleted is possible, and no damage.
            assert [p for p in self.store.check() if "deleted from its list" not in p] == []
            for n in range(len(done) - 1, -1, -1):
                assert self.store.undo() is not None
                self.check_at(done[:n])
            assert self.store.undo() is None
            for n in range(len(done)):
                assert self.store.redo() is not None
                self.check_at(done[: n + 1])
            assert not done or rows_of(self.path) == end
        finally:
            self.store.close()
            shutil.rmtree(self.folder)


TestUndoAndRedo = UndoAndRedo.TestCase
TestUndoAndRedo.settings = settings(max_examples=20, stateful_step_count=20)


def test_undo_and_redo_survive_closing_and_opening(store: Store, path: Path, rows: Callable[[], Rows]) -> None:
    states = [rows()]
    for n in range(4):
        with store.step(f"Step {n}") as step:
            step.create(ORGANISATION, {"name": f"Organisation {n}"})
        states.append(rows())
    store.undo()
    for n in (2, 1, 0):
        store.close()
        store = Store.open(path)
        assert store.undo_label() == f"Step {n}"
        store.undo()
        assert rows() == states[n]
    for n in (1, 2, 3, 4):
        store.close()
        store = Store.open(path)
        assert store.redo_label() == f"Step {n - 1}"
        store.redo()
        assert rows() == states[n]
    assert store.redo() is None
    store.close()


def test_ten_thousand_steps_back_and_forth(store: Store, rows: Callable[[], Rows]) -> None:
    start = rows()
    with store.step("The first") as step:
        made = step.create(ORGANISATION, {"name": "Riverside Works"})
    driver = store._connections.driver
    # Ten thousand real steps take a minute; these are the same rows that such a step leaves behind.
    driver.execute("BEGIN")
    for n in range(9_999):
        number = driver.execute(
            "INSERT INTO step (label, kind, at, by, state) VALUES (?, 'edit', '2003-11-03T10:00:00Z', 'Sam', 'done')",
            (f"Step {n}",),
        ).lastrowid
        driver.execute(
            "INSERT INTO change (step_id, op, tbl, row_id, record_id, old, new) "
            "VALUES (?, 'U', 'organisation', ?, ?, ?, ?)",
            (number, made, made, f'{{"notes":"{n or ""}"}}', f'{{"notes":"{n + 1}"}}'),
        )
    driver.execute("UPDATE organisation SET notes = '9999' WHERE id = ?", (made,))
    driver.execute("COMMIT")
    end = rows()
    # Not waiting for the disk ten thousand times, which is not what is looked at here.
    driver.execute("PRAGMA synchronous = OFF")
    times = []
    for n in range(9_999, 0, -1):
        began = time.process_time()
        assert store.undo() is not None, n
        times.append(time.process_time() - began)
    assert store.undo_label() == "The first"
    store.undo()
    assert rows() == start
    for _ in range(200):
        assert store.redo() is not None
    assert store.redo_label() == "Step 199"
    assert rows()["organisation"][0].count("'199'") == 1
    assert end["organisation"][0].count("'9999'") == 1
    # The last undo takes no longer than the first, and none of them is felt.
    assert sorted(times[-500:])[250] < 5 * sorted(times[:500])[250]
    assert sorted(times)[5_000] < 0.05


def test_redo_is_given_up_when_something_new_is_done(store: Store, rows: Callable[[], Rows]) -> None:
    for name in ("One", "Two"):
        with store.step(name) as step:
            step.create(ORGANISATION, {"name": name})
    store.undo()
    store.undo()
    with store.step("Three") as step:
        step.create(ORGANISATION, {"name": "Three"})
    assert store.redo_label() == ""
    assert store.redo() is None
    assert [(s.label, s.state) for s in store.steps()] == [("Three", "done"), ("Two", "dropped"), ("One", "dropped")]


def test_forty_thousand_undone_steps_are_given_up_at_once(store: Store) -> None:
    driver = store._connections.driver
    driver.execute("BEGIN")
    driver.executemany(
        "INSERT INTO step (label, kind, at, by, state) VALUES (?, 'edit', '2003-11-03T10:00:00Z', 'Sam', 'undone')",
        [(f"Step {n}",) for n in range(40_000)],
    )
    driver.execute("COMMIT")
    with store.step("New") as step:
        step.create(ORGANISATION, {"name": "New"})
    assert store.redo_label() == ""
    assert store.undo_label() == "New"


def test_redo_waits_while_nothing_new_is_done(store: Store) -> None:
    with store.step("One") as step:
        made = step.create(ORGANISATION, {"name": "One"})
    with store.step("Two") as step:
        step.update(ORGANISATION, made, {"name": "Two"})
    store.undo()
    with store.step("Nothing") as step:
        step.update(ORGANISATION, made, {"name": "One"})
    assert store.redo_label() == "Two"


def test_what_a_study_began_with_is_not_undone(store: Store) -> None:
    with store.step("The sample study", kind="start") as step:
        made = step.create(ORGANISATION, {"name": "Riverside Works"})
    assert store.undo_label() == ""
    assert store.undo() is None
    with store.step("Edit") as step:
        step.update(ORGANISATION, made, {"name": "Riverside"})
    assert store.undo() is not None
    assert store.undo() is None
    assert store.labels("organisation", [made]) == {made: "Riverside Works"}
