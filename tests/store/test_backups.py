"""Backups: whole, checked, thinned with age, and good to go back to."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from study_rows import Rows, rows_of

from lwdesk.records import ORGANISATION
from lwdesk.store import Query, Store, StudyInUse, StudyTrouble, backups
from lwdesk.store.restoring import restore


def make(store: Store, name: str = "Riverside Works") -> int:
    with store.step(f"New {name}") as step:
        return step.create(ORGANISATION, {"name": name})


def test_a_backup_is_made_when_a_changed_study_is_closed(store: Store, path: Path, rows: Callable[[], Rows]) -> None:
    store.close()
    assert store.backups() == []
    again = Store.open(path)
    make(again)
    again.close()
    (backup,) = again.backups()
    assert backup.reason == "closed"
    assert rows_of(backup.path) == rows()
    Store.open(path).close()
    assert len(again.backups()) == 1


def test_a_backup_is_one_file_by_itself_for_its_owner_alone(store: Store, home: Path) -> None:
    make(store)
    made = store.back_up("by hand")
    folder = made.parent
    assert sorted(p.name for p in folder.iterdir()) == [made.name, "study.json"]
    assert made.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    content = made.read_bytes()
    looking = Store.open(made, reading=True)
    assert looking.count(Query(ORGANISATION)) == 1
    looking.close()
    assert made.read_bytes() == content
    assert sorted(p.name for p in folder.iterdir()) == [made.name, "study.json"]


def test_two_backups_within_a_second_are_two(store: Store) -> None:
    made = {store.back_up("by hand") for _ in range(3)}
    assert len(made) == len(store.backups()) == 3


def test_a_backup_holds_whole_steps_only(store: Store) -> None:
    make(store)
    with store.step("Open") as step:
        step.create(ORGANISATION, {"name": "Half done"})
        made = store.back_up("by hand")
        elsewhere: list[Path] = []
        other = threading.Thread(target=lambda: elsewhere.append(store.back_up("by hand")))
        other.start()
        other.join()
    for backup in (made, *elsewhere):
        assert [row for row in rows_of(backup)["organisation"] if "Half done" in row] == []
        with closing(sqlite3.connect(backup)) as connection:
            assert connection.execute("SELECT count(*) FROM step").fetchone()[0] == 1
    assert len(elsewhere) == 1


def test_copies_made_while_somebody_writes_are_sound(store: Store, tmp_path: Path) -> None:
    ended = threading.Event()

    def write() -> None:
        number = 0
        while not ended.is_set():
            with store.step("New") as step:
                for _ in range(5):
                    step.create(ORGANISATION, {"name": str(number)})
            number += 1

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for n in range(8):
            copy = tmp_path / f"copy {n}.lwdesk"
            store.copy_to(copy)
            with closing(sqlite3.connect(copy)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                counts = connection.execute("SELECT count(*) FROM organisation GROUP BY name").fetchall()
                assert {count for (count,) in counts} <= {5}
    finally:
        ended.set()
        writing.join()


def test_a_copy_is_a_study_and_never_replaces_the_one_that_is_open(store: Store, path: Path, tmp_path: Path) -> None:
    make(store)
    copy = tmp_path / "copy.lwdesk"
    store.copy_to(copy)
    opened = Store.open(copy)
    assert opened.find(ORGANISATION, "river") == store.find(ORGANISATION, "river")
    opened.close()
    with pytest.raises(StudyTrouble, match="is the study itself"):
        store.copy_to(path)
    make(store, "Still here")
    assert store.count(Query(ORGANISATION)) == 2


def test_a_copy_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path, home: Path) -> None:
    with pytest.raises(StudyTrouble, match="No copy of the study could be written to"):
        store.copy_to(tmp_path / "nowhere" / "copy.lwdesk")
    home.mkdir(exist_ok=True)
    folder = home / "backups"
    if folder.exists():
        for file in folder.rglob("*"):
            if file.is_file():
                file.unlink()
        for inner in folder.iterdir():
            inner.rmdir()
        folder.rmdir()
    folder.write_text("a file where a folder should be")
    with pytest.raises(StudyTrouble, match="No copy of the study could be written to"):
        store.back_up("by hand")
    make(store)
    with pytest.raises(StudyTrouble, match="No copy of the study"):
        store.close()
    Store.open(store.path).close()  # closed nevertheless


def test_a_copy_that_does_not_pass_its_check_is_no_backup(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Doubting(sqlite3.Connection):
        def execute(self, statement: str, *args: object) -> sqlite3.Cursor:
            wrong = "SELECT 'row 1 missing from index x'"
            return super().execute(wrong if "quick_check" in statement else statement, *args)

    connect = sqlite3.connect
    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **{"factory": Doubting} | k))
        with pytest.raises(StudyTrouble, match="did not pass its check"):
            store.back_up("by hand")
    assert store.backups() == []
    assert [p.name for p in backups.folder_of(store.uuid).iterdir()] == ["study.json"]


# Thinned


def test_backups_thin_out_with_age(store: Store) -> None:
    """Three a day for four hundred days, by a clock of our own."""
    folder = backups.folder_of(store.uuid)
    today = datetime(2004, 12, 31, 17, 0)
    for days in range(400):
        for hour in (9, 12, 16):
            when = (today - timedelta(days=days)).replace(hour=hour)
            (folder / f"{when:%Y-%m-%d %H.%M.%S} closed.lwdesk").write_bytes(b"")
    backups.thin(store.uuid, today)
    kept = [b.at for b in store.backups()]
    ages = [(today.date() - at.date()).days for at in kept]
    assert [at.hour for at in kept if at.date() == today.date()] == [16, 12, 9]
    assert [age for age in ages if 1 <= age <= 14] == list(range(1, 15))
    older = [at for at, age in zip(kept, ages, strict=True) if age > 14]
    weeks = [tuple(at.isocalendar())[:2] for at in older]
    assert len(weeks) == len(set(weeks))
    assert 50 <= len(weeks) <= 53
    assert max(ages) <= 366
    assert {at.hour for at in kept if at.date() != today.date()} == {16}  # the newest of each
    assert backups.thin(store.uuid, today) == []


def test_thinning_day_by_day_keeps_one_a_week(store: Store) -> None:
    """As it really goes: a backup a day, thinned each time."""
    folder = backups.folder_of(store.uuid)
    start = datetime(2003, 11, 3, 12, 0)
    for days in range(200):
        when = start + timedelta(days=days)
        (folder / f"{when:%Y-%m-%d %H.%M.%S} closed.lwdesk").write_bytes(b"")
        backups.thin(store.uuid, when)
    ages = [(when.date() - b.at.date()).days for b in store.backups()]
    assert ages[:15] == list(range(15))
    gaps = [later - sooner for sooner, later in pairwise(ages[15:])]
    assert set(gaps[1:]) == {7}
    assert gaps[0] <= 7  # the week that is still going on
    assert ages[-1] > 180


def test_other_files_among_the_backups_stay(store: Store) -> None:
    folder = backups.folder_of(store.uuid)
    for name in ("notes.txt", "2003-13-45 99.99.99 closed.lwdesk", "mine.lwdesk"):
        (folder / name).write_bytes(b"")
    backups.thin(store.uuid)
    assert store.backups() == []
    assert len(list(folder.iterdir())) == 4


# Restored


def test_a_backup_restored_is_the_study_as_it_was(store: Store, path: Path, rows: Callable[[], Rows]) -> None:
    make(store)
    before = rows()
    backup = store.back_up("by hand")
    make(store, "Mistake")
    after = rows()
    with pytest.raises(StudyInUse):
        restore(backup, path)
    store.close()
    kept = restore(backup, path)
    assert rows() == before
    assert kept is not None and rows_of(kept) == after
    again = Store.open(path)
    assert again.undo_label() == "New Riverside Works"
    again.close()


def test_a_damaged_backup_is_not_restored(store: Store, path: Path, rows: Callable[[], Rows]) -> None:
    make(store)
    backup = store.back_up("by hand")
    store.close()
    before = rows()
    with backup.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 40_000)
    with pytest.raises(StudyTrouble, match="is damaged and was not restored"):
        restore(backup, path)
    assert rows() == before


def test_restored_over_a_study_that_ended_badly_no_log_is_left(store: Store, path: Path, tmp_path: Path) -> None:
    """A write-ahead log beside the new file would be taken for its own."""
    make(store)
    backup = store.back_up("by hand")
    make(store, "In the log only")
    crashed = tmp_path / "crashed.lwdesk"
    for ending in ("", "-wal"):
        crashed.with_name(crashed.name + ending).write_bytes(path.with_name(path.name + ending).read_bytes())
    kept = restore(backup, crashed)
    assert kept is not None and len(rows_of(kept)["organisation"]) == 2
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("crashed")] == ["crashed.lwdesk"]
    again = Store.open(crashed)
    assert again.count(Query(ORGANISATION)) == 1
    again.close()
