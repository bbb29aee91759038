"""Killed without warning while somebody types: nothing older than the last second is gone, and the file is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from string import ascii_lowercase

import pytest

import lwdesk
from lwdesk.exchange.board.compose import SUMMARY, compose
from lwdesk.operations import board, themes
from lwdesk.records import (
    ACTION,
    ACTIVITY,
    COMMITMENT,
    CONTACT,
    CONTRIBUTION,
    FINDING,
    INTERVIEW,
    MEASURE,
    PAPER,
    PROGRESS,
    READING,
    RECORDS,
    THEME,
)
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

TYPIST = Path(__file__).with_name("typist.py")
TYPISTS = 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the typist forks, which this system cannot")
@pytest.mark.parametrize("record", [ACTIVITY.name, INTERVIEW.name, CONTRIBUTION.name, PROGRESS.name])
@pytest.mark.parametrize(
    "runs",
    [
        # A time limit on the function itself would overrule these.
        pytest.param(20, marks=pytest.mark.timeout(240)),
        pytest.param(200, marks=[pytest.mark.torture, pytest.mark.timeout(1700)]),
    ],
)
def test_typing_survives_being_killed(path: Path, record: str, runs: int) -> None:
    store = Store.create(path)
    with store.step("New") as step:
        given = {"name": "Typed from paper"} if record == ACTIVITY.name else {}
        # A contribution is typed into the grid of somebody, a line of progress on a commitment.
        on = {CONTRIBUTION.name: CONTACT, PROGRESS.name: COMMITMENT}
        record_id = step.create(on.get(record, RECORDS[record]), given)
    # However often it is started, and whatever the clock says, it is the line of one day.
    store.remember(STANDS_ON, "2004-11-15")
    store.close()
    kill_while_typing(path, record, record_id, runs)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the typist forks, which this system cannot")
@pytest.mark.parametrize("record", [READING.name, ACTION.name, PAPER.name, FINDING.name])
@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(5, marks=pytest.mark.timeout(240)),
        pytest.param(20, marks=[pytest.mark.torture, pytest.mark.timeout(1700)]),
    ],
)
def test_what_is_written_of_the_plan_and_the_themes_survives_being_killed(path: Path, record: str, runs: int) -> None:
    store = Store.create(path)
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("New") as step:
        who = step.create(CONTACT, {"name": "Ada Okoro"})
        made = {
            READING.name: step.create(MEASURE, {"name": "In work"}),
            ACTION.name: step.create(ACTION, {"name": "3.1 Links to health"}),
            FINDING.name: step.create(INTERVIEW, {"contact": who, "day": date(2004, 1, 5), "status": "Held"}),
        }
    themes.create(store, "Health")
    # The summary that we would write gives way to the first letter.
    board.edit(store, next(s for s in compose(store, None).sections if s.key == SUMMARY), letters_of(1))
    store.close()
    kill_while_typing(path, record, made.get(record, 1), runs)


def kill_while_typing(path: Path, record: str, record_id: int, runs: int) -> None:
    """Have the typist type, kill it after a while, and see what is there; so many times.

    Two type, each into a copy of the study: most of the time nothing is done but to wait for the moment.
    """
    copies = [Path(shutil.copyfile(path, path.with_name(f"typed {n}.lwdesk"))) for n in range(TYPISTS)]
    shares = [len(range(n, runs, TYPISTS)) for n in range(TYPISTS)]
    with ThreadPoolExecutor(TYPISTS) as typists:
        for end in [
            typists.submit(kill_one_typist, copy, record, record_id, share, random.Random(runs + n))
            for n, (copy, share) in enumerate(zip(copies, shares, strict=True))
        ]:
            end.result()


def kill_one_typist(path: Path, record: str, record_id: int, runs: int, chance: random.Random) -> None:
    house = os.pathsep.join(filter(None, (str(Path(lwdesk.__file__).parent.parent), os.environ.get("PYTHONPATH"))))
    with subprocess.Popen(
        [sys.executable, str(TYPIST), str(path), record, str(record_id)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1,
        env={**os.environ, "PYTHONPATH": house},
    ) as typist:  # fmt: skip
        assert typist.stdin and typist.stdout
        for run in range(runs):
            typist.stdin.write("go\n")
            pid = int(typist.stdout.readline().split()[1])
            lines = [typist.stdout.readline()]
            if run == 0:
                # Once at least the second has gone by, however slow the machine.
                while lines[-1].startswith("typed"):  # and not when it has died
                    lines.append(typist.stdout.readline())
            else:
                time.sleep(chance.uniform(0.05, 2.6))
            os.kill(pid, signal.SIGKILL)
            while (line := typist.stdout.readline()) not in ("ended\n", ""):
                lines.append(line)
            rests = [int(line.split()[1]) for line in lines if line.startswith("rested")]
            check(path, record, record_id, max(rests, default=0))
        typist.stdin.write("\n")


def check(path: Path, record: str, record_id: int, rested: int) -> None:
    """The file is whole, what it holds was typed, and so many letters were typed more than a second before the end."""
    store = Store.open(path)
    try:
        assert store.check() == []
        text = text_in(store, record, record_id)
    finally:
        store.close()
    assert letters_of(len(text)).startswith(text)
    assert len(text) >= rested


def text_in(store: Store, record: str, record_id: int) -> str:
    """What the study holds of what was typed."""
    if record == INTERVIEW.name:
        # An answer that was typed is one note, however often it was stored and cut off.
        notes = store.notes.of(record_id)
        assert len(notes) <= 1
        return notes[0].body if notes else ""
    if record == CONTRIBUTION.name:
        said = store.contributions.of_delegate(record_id)
        assert len(said) <= 1
        return said[0].text if said else ""
    if record == PROGRESS.name:
        told = store.plan.updates()
        assert len(told) <= 1
        return told[0].text if told else ""
    if record == READING.name:
        readings = store.many(READING, store.ids(Query(READING)))
        assert len(readings) <= 1
        return "".join(str(held["source"]) for held in readings.values())
    if record == ACTION.name:
        return str((store.get(ACTION, record_id) or {})["inputs"])
    if record == PAPER.name:
        paper = board.current(store)
        return paper.texts[SUMMARY][0] if paper else ""
    if record == FINDING.name:
        return store.themes.finding(record_id, store.ids(Query(THEME))[0]).body
    held = store.get(ACTIVITY, record_id)
    assert held is not None
    return str(store.drafts(record, record_id).get("description", held["description"]))


def letters_of(count: int) -> str:
    """The first letters that the typist types."""
    return (ascii_lowercase * (count // 26 + 1))[:count]
