"""Killed at any moment of an import: the study is whole, with all of the list in it or nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lists import book, content

import lwdesk
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the victim forks, which this system does not know")
RUNS, ROWS = 20, 3_000


def test_killed_while_importing(store: Store, path: Path, tmp_path: Path) -> None:
    """Half of the moments lie before the writing begins, and half within it; the last lies behind it."""
    before = content(store)
    store.close()
    rows = [[f"Activity {n}", "Into work", "Brent; Camden", f"Trust {n % 50}"] for n in range(ROWS)]
    listed = book(tmp_path / "list.xlsx", ["Activity", "Type", "Boroughs", "Lead organisation"], *rows)
    moments = random.Random(5)
    outcomes = set()
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("victim_import.py")), str(path), str(listed)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        env=os.environ | {"PYTHONPATH": str(Path(lwdesk.__file__).parent.parent)},
    ) as process:  # fmt: skip
        assert process.stdin and process.stdout
        for run in range(RUNS):
            process.stdin.write("go\n")
            said = [process.stdout.readline().strip()]
            awaited = "step" if run == RUNS - 1 else "planned" if run % 2 else "pid"
            while not said[-1].startswith(awaited):
                said.append(process.stdout.readline().strip())
            time.sleep(moments.uniform(0, 0.35))
            os.kill(int(said[0].removeprefix("pid ")), signal.SIGKILL)
            while said[-1] != "dead":
                said.append(process.stdout.readline().strip())
            stored = any(line.startswith("step") for line in said)
            opened = Store.open(path)
            assert opened.check() == []
            count = opened.count(Query(ACTIVITY))
            outcomes.add(count)
            assert count == ROWS if stored else count in (0, ROWS)
            assert opened.count(Query(ORGANISATION)) == (50 if count else 0)
            assert (opened.undo() is not None) == bool(count)
            assert content(opened) == before
            opened._changed = False  # no backup twenty times over
            opened.close()
        process.stdin.write("\n")
    assert ROWS in outcomes, "what was said to be stored was stored"
