"""Two windows on one study: the second is told who has it, and may look."""

import gc
import os
import signal
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

import lwdesk
from lwdesk.records import ORGANISATION
from lwdesk.store import Query, Store, StudyInUse, StudyTrouble

HOLDER = """
import sys
from pathlib import Path
from lwdesk.records import ORGANISATION
from lwdesk.store import Store
store = Store.open(Path(sys.argv[1]), by="Ade Bello")
with store.step("New") as step:
    step.create(ORGANISATION, {"name": "Riverside Works"})
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def hold(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(Path(lwdesk.__file__).parent.parent)},
    )  # fmt: skip
    assert process.stdout and process.stdout.readline() == "open\n"
    return process


def test_a_second_program_is_told_who_has_it(store: Store, path: Path) -> None:
    store.close()
    process = hold(path)
    with pytest.raises(StudyInUse) as caught:
        Store.open(path, by="Sam Carter")
    assert caught.value.who.startswith("Ade Bello on ")
    assert ", since " in caught.value.who
    assert str(caught.value).startswith("study.lwdesk is open already: Ade Bello on ")
    # Looking is allowed meanwhile, and sees what was stored; nothing of it can be changed.
    looking = Store.open(path, by="Sam Carter", reading=True)
    assert looking.find(ORGANISATION, "") == [(1, "Riverside Works")]
    with pytest.raises(StudyTrouble, match="opened to look at only"), looking.step("Edit"):
        pass
    with pytest.raises(StudyTrouble, match="opened to look at only"):
        looking.undo()
    looking.close()
    process.communicate("\n")
    again = Store.open(path)
    assert again.count(Query(ORGANISATION)) == 1
    again.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_the_lock_of_a_killed_program_is_nobodys(store: Store, path: Path) -> None:
    store.close()
    process = hold(path)
    process.kill()
    process.communicate()
    again = Store.open(path)
    assert again.find(ORGANISATION, "") == [(1, "Riverside Works")]
    again.close()
    assert [p.name for p in path.parent.iterdir() if p.is_file()] == ["study.lwdesk"]


def test_the_same_program_does_not_open_it_twice(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(StudyInUse):
        Store.open(path)
    link = tmp_path / "link.lwdesk"
    link.symlink_to(path)
    with pytest.raises(StudyInUse):
        Store.open(link)
    with store.step("New") as step:
        step.create(ORGANISATION, {"name": "Riverside Works"})


def test_looking_never_opens_a_live_study_but_through_sqlite(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain handle, closed, would drop the locks that keep another program from the file."""

    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise AssertionError(f"{self} was opened by plain Python")

    monkeypatch.setattr(Path, "open", refuse)
    looking = Store.open(path, reading=True)
    assert looking.name == "London works"
    looking.close()


def test_a_study_closed_by_another_thread_is_free(store: Store, path: Path) -> None:
    import threading

    closing = threading.Thread(target=store.close)
    closing.start()
    closing.join()
    Store.open(path).close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_after_being_cut_off_the_user_is_told_once_that_all_is_well(store: Store, path: Path) -> None:
    store.close()
    process = hold(path)
    process.kill()
    process.communicate()
    again = Store.open(path)
    assert "was cut off last time" in again.recovered and "is whole" in again.recovered
    assert "Last stored: " in again.recovered
    again.close()
    third = Store.open(path)
    assert third.recovered == ""
    third.close()


def test_a_closed_study_leaves_the_memory(path: Path) -> None:
    store = Store.create(path)
    with store.step("A house") as step:
        step.create(ORGANISATION, {"name": "Riverside Works"})
    assert store.count(Query(ORGANISATION)) == 1
    kept = weakref.ref(store._connections)
    store.close()
    del store, step
    gc.collect()
    assert kept() is None
