"""Killed with no warning, at any moment: the file is sound, and everything that was acknowledged is in it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from victim import BULK

import lwdesk
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the victim forks, which this system does not know")
RUNS = 20


@contextmanager
def victim(path: Path, what: str) -> "Iterator[subprocess.Popen[str]]":
    source = str(Path(lwdesk.__file__).parent.parent)
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("victim.py")), str(path), what],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        env=os.environ | {"PYTHONPATH": source},
    )  # fmt: skip
    assert process.stdin and process.stdout
    try:
        yield process
        process.stdin.write("\n")
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(20)


def run_and_kill(process: "subprocess.Popen[str]", after: str, wait: float) -> list[str]:
    """What a run said until it was killed, `wait` seconds after it said `after`.

    On a fast machine it may have ended by itself before: then there is nobody left to kill, and
    what it acknowledged has to be there all the same.
    """
    assert process.stdin and process.stdout
    process.stdin.write("go\n")
    said: list[str] = []
    while not said or not said[-1].startswith(after):
        said.append(process.stdout.readline().strip())
    time.sleep(wait)
    with suppress(ProcessLookupError):
        os.kill(int(said[0].removeprefix("pid ")), signal.SIGKILL)
    while said[-1] != "dead":
        said.append(process.stdout.readline().strip())
    return said


def check_file(store: Store) -> None:
    assert store.check() == []
    assert store._connections.driver.execute("PRAGMA quick_check").fetchone()[0] == "ok"


def test_killed_between_and_within_steps(store: Store, path: Path) -> None:
    store.close()
    moments = random.Random(3)
    with victim(path, "steps") as process:
        for _ in range(RUNS):
            said = run_and_kill(process, "stored", moments.uniform(0, 0.12))
            made = next(int(line.split()[1]) for line in said if line.startswith("record"))
            stored = max(int(line.split()[1]) for line in said if line.startswith("stored"))
            opened = Store.open(path)  # the lock of the dead is nobody's
            check_file(opened)
            name = int(opened.labels("organisation", [made])[made])
            # One more may have been stored and not been told of any more, with all that belongs to it.
            assert stored <= name <= stored + 1
            assert opened.count(Query(ACTIVITY, words=f"{made} {name}")) >= 1
            links = {field: len(ids) for _, field, ids in opened.links_to(ORGANISATION, made)}
            assert links == {"lead": name}
            draft = int(opened.drafts("organisation", made).get("email", 0))
            assert name - name % 5 - 5 <= draft <= name
            assert draft >= stored - stored % 5
            opened.undo()
            opened.redo()
            assert opened.labels("organisation", [made]) == {made: str(name)}
            opened._changed = False  # no backup twenty times over
            opened.close()


def test_killed_within_an_import_leaves_all_of_it_or_nothing(store: Store, path: Path) -> None:
    store.close()
    moments = random.Random(4)
    before, seen = 0, set()
    with victim(path, "bulk") as process:
        for run in range(RUNS):
            # At any moment of it; but once at the very beginning and once when it has told of the end.
            after, wait = {0: ("begin", 0.0), 1: ("stored", 0.0)}.get(run, ("begin", moments.uniform(0, 0.5)))
            said = run_and_kill(process, after, wait)
            opened = Store.open(path)
            check_file(opened)
            count = opened.count(Query(ACTIVITY))
            assert count in (before, before + BULK)
            if "stored" in said and "undone" not in said:
                # The undo may have been made and not been told of.
                assert count == before + BULK or opened.redo_label() == "Import"
            if "undone" in said and "redone" not in said:
                assert count == before or opened.redo_label() == ""
            if "redone" in said:
                assert count == before + BULK
            driver = opened._connections.driver
            assert driver.execute("SELECT count(*) FROM activity_term").fetchone()[0] == count
            done = [s for s in opened.steps() if s.state == "done"]
            assert len(done) == count // BULK
            seen.add(count - before)
            while opened.undo():
                pass
            assert opened.count(Query(ACTIVITY)) == 0
            opened._changed = False
            opened.close()
            before = 0
    assert seen == {0, BULK}
