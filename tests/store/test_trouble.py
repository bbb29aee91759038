"""What the world does to a study: one plain sentence each, and nothing lost."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from study_rows import Rows

import lwdesk
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store, StudyDamaged, StudyTrouble, opening, sqlite

BANNED = re.compile(r"\binvalid\b|failed to|exception|\bnull\b|please|error|sqlite|\[Errno", re.IGNORECASE)


def plain(message: str) -> bool:
    """Whether a message is something to say to a person: short, whole sentences, none of the words we never use."""
    return bool(not BANNED.search(message) and message[-1] == "." and len(message) < 400 and "\n" not in message)


def refused(path: Path, **how: bool) -> str:
    with pytest.raises(StudyTrouble) as caught:
        Store.open(path, **how)
    assert plain(str(caught.value)), str(caught.value)
    return str(caught.value)


def make(store: Store, **given: object) -> int:
    with store.step("New") as step:
        return step.create(ORGANISATION, {"name": "Riverside Works", **given})


# Not a study


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"Name,Organisation\n", b"SQLite format 3\0" + b"\0" * 84])
def test_a_file_that_is_no_study_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for how in (False, True):
        assert "is not a study of lwdesk" in refused(path, reading=how)
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    content = path.read_bytes()
    assert "is not a study of lwdesk" in refused(path)
    assert path.read_bytes() == content


def test_what_is_not_there_cannot_be_opened(path: Path, tmp_path: Path) -> None:
    assert "There is no file" in refused(path)
    assert "There is no file" in refused(tmp_path / "nowhere" / "study.lwdesk")
    assert "is a folder, not a study" in refused(tmp_path)
    assert not path.exists()


def test_a_study_of_a_newer_version_is_refused_and_untouched(store: Store, path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
        newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    for how in (False, True):
        assert "was made by a newer lwdesk (version 99" in refused(path, reading=how)
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir() if p.is_file()] == [path.name]


# Making one


def test_nothing_is_written_over(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(StudyTrouble, match="in that folder already"):
        Store.create(path)
    with pytest.raises(StudyTrouble, match="A study's name ends in"):
        Store.create(tmp_path / "study.xlsx")
    assert not (tmp_path / "study.xlsx").exists()
    blocked = tmp_path / "a file"
    blocked.write_text("")
    with pytest.raises(StudyTrouble, match="cannot be made") as caught:
        Store.create(blocked / "study.lwdesk")
    assert plain(str(caught.value))


def test_a_study_that_could_not_be_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_the_disk(*args: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(opening, "fill_vocabularies", fill_the_disk)
    with pytest.raises(StudyTrouble, match="The disk is full"):
        Store.create(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_who_is_cut_off_while_a_study_is_made_finds_none_rather_than_half_of_one(path: Path) -> None:
    child = os.fork()
    if child == 0:
        opening.fill_vocabularies = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
        Store.create(path)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert not path.exists()
    Store.create(path).close()


# The disk


def test_a_full_disk_costs_the_last_change_and_no_more(store: Store, path: Path, rows: Callable[[], Rows]) -> None:
    made = make(store)
    before = rows()
    driver = store._connections.driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StudyTrouble) as caught, store.step("Big") as step:
        step.update(ORGANISATION, made, {"notes": "x" * 100_000})
    assert str(caught.value).startswith("The disk is full, so the last change to study.lwdesk was not stored")
    assert plain(str(caught.value))
    assert rows() == before
    assert store.undo_label() == "New"
    with pytest.raises(StudyTrouble, match="The disk is full"):
        store.keep_draft("organisation", made, "notes", "x" * 100_000)
    driver.execute("PRAGMA max_page_count = 1073741823")
    with store.step("Big") as step:
        step.update(ORGANISATION, made, {"notes": "x" * 100_000})
    store.undo()
    assert rows() == before


def test_a_full_disk_while_many_rows_come_in(store: Store, rows: Callable[[], Rows]) -> None:
    make(store)
    before = rows()
    driver = store._connections.driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(StudyTrouble, match="The disk is full"), store.step("Import", kind="import") as step:
        step.insert_rows("source", ("file", "sheet", "at"), (("x" * 1000, "", "") for _ in range(1000)))
    assert rows() == before
    driver.execute("PRAGMA max_page_count = 1073741823")
    make(store)
    assert store.count(Query(ORGANISATION)) == 2


def test_a_file_that_vanished_is_missed_and_rescued(store: Store, path: Path, tmp_path: Path) -> None:
    made = make(store)
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).rename(tmp_path / f"elsewhere{ending}")
    with pytest.raises(StudyTrouble) as caught:
        make(store)
    assert "study.lwdesk is no longer in" in str(caught.value)
    assert plain(str(caught.value))
    assert store.labels("organisation", [made]) == {made: "Riverside Works"}
    store.copy_to(tmp_path / "rescued.lwdesk")
    store.close()
    rescued = Store.open(tmp_path / "rescued.lwdesk")
    assert rescued.labels("organisation", [made]) == {made: "Riverside Works"}
    rescued.close()


def test_another_file_in_its_place_is_not_written_to(store: Store, path: Path, tmp_path: Path) -> None:
    make(store)
    path.rename(tmp_path / "moved.lwdesk")
    path.write_bytes(b"something else")
    with pytest.raises(StudyTrouble, match="is no longer in"):
        make(store)
    assert path.read_bytes() == b"something else"


AS_NOBODY = """
import os, sys
from pathlib import Path
from lwdesk.store import Store, StudyTrouble
if sys.argv[3] == "drop":
    # Everything is loaded first, for nobody may not even read this Python.
    Store.open(Path(sys.argv[4])).close()
    os.setgid(65534)
    os.setuid(65534)
try:
    Store.open(Path(sys.argv[1]), reading=sys.argv[2] == "look").close()
except StudyTrouble as trouble:
    print(trouble)
else:
    print("opened")
"""


@pytest.fixture
def tied_hands(store: Store, path: Path) -> "Callable[[int, int, str], str]":
    """Call it with the modes of folder and file and how to open: what somebody who must obey them is told."""
    store.close()
    is_root, source = os.getuid() == 0, str(Path(lwdesk.__file__).parent.parent)
    folder = Path(tempfile.mkdtemp())
    shutil.copy(path, folder)
    place = folder / path.name

    def look(folder_mode: int, file_mode: int, how: str) -> str:
        place.chmod(file_mode)
        if is_root:
            os.chown(place, 65534, 65534)
            os.chown(folder, 65534, 65534)
        folder.chmod(folder_mode)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(place), how, "drop" if is_root else "", str(path)],
            capture_output=True, text=True, cwd="/", check=False,
            env=os.environ | {"PYTHONPATH": source, "LWDESK_HOME": str(folder / "home")},
        )  # fmt: skip
        folder.chmod(0o700)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return look


@pytest.mark.skipif(os.name == "nt", reason="modes mean nothing here")
def test_a_read_only_folder_or_file(tied_hands: Callable[[int, int, str], str]) -> None:
    assert tied_hands(0o700, 0o600, "edit") == "opened"
    for folder, file in ((0o500, 0o600), (0o700, 0o400)):
        said = tied_hands(folder, file, "edit")
        assert "Copy" in said and "folder of your own" in said, (oct(folder), oct(file), said)
        assert plain(said)
        assert tied_hands(folder, file, "look") == "opened", (oct(folder), oct(file))
    said = tied_hands(0o700, 0o000, "edit")
    assert "cannot be read" in said and plain(said)


# Damage


def spoil(path: Path, first: int, last: int) -> None:
    with path.open("r+b") as file:
        file.seek(first)
        file.write(bytes(range(256)) * ((last - first) // 256))


def filled(store: Store, path: Path) -> Path:
    """The study with something in every corner, closed after a change, so with one backup."""
    with store.step("New") as step:
        for n in range(300):
            step.create(ACTIVITY, {"name": f"Activity {n}", "notes": "x" * 500})
    store.close()
    return path


def unclean(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE session SET closed_at = NULL")
        connection.commit()


def test_damaged_pages_after_an_unclean_end_are_set_aside(store: Store, path: Path) -> None:
    filled(store, path)
    unclean(path)
    spoil(path, 4096 * 20, 4096 * 40)
    content = path.read_bytes()
    with pytest.raises(StudyDamaged) as caught:
        Store.open(path)
    assert caught.value.aside.read_bytes() == content
    assert caught.value.backup is not None
    assert "is damaged and was set aside as study damaged" in str(caught.value)
    assert f"The newest good backup is {caught.value.backup.name}: restore it to go on." in str(caught.value)
    assert not path.exists()
    looked_at = Store.open(caught.value.backup, reading=True)
    assert looked_at.count(Query(ACTIVITY)) == 300
    looked_at.close()


def test_a_good_file_with_an_unclean_end_just_opens(store: Store, path: Path) -> None:
    filled(store, path)
    unclean(path)
    again = Store.open(path)
    assert again.count(Query(ACTIVITY)) == 300
    again.close()


def test_half_a_file_is_set_aside(store: Store, path: Path) -> None:
    filled(store, path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "only a part of a study" in refused(path, reading=True)
    assert path.exists()
    with pytest.raises(StudyDamaged) as caught:
        Store.open(path)
    assert caught.value.aside.read_bytes() == content[: len(content) // 2]
    assert caught.value.backup is not None
    assert plain(str(caught.value))


def test_a_damaged_backup_is_passed_over(store: Store, path: Path) -> None:
    make(store)
    good = store.back_up("by hand")
    make(store)
    bad = store.back_up("by hand")
    make(store)
    store._changed = False
    store.close()
    spoil(bad, 4096 * 2, 4096 * 12)
    unclean(path)
    spoil(path, 4096 * 2, 4096 * 12)
    with pytest.raises(StudyDamaged) as caught:
        Store.open(path)
    assert caught.value.backup == good


def test_without_a_backup_it_is_said_so(store: Store, path: Path) -> None:
    store.close()
    unclean(path)
    spoil(path, 4096 * 2, 4096 * 12)
    with pytest.raises(StudyDamaged) as caught:
        Store.open(path)
    assert caught.value.backup is None
    assert "There is no backup of it here." in str(caught.value)


def test_damage_met_while_working_is_checked_for_next_time(store: Store, path: Path) -> None:
    filled(store, path)
    size = path.stat().st_size
    spoil(path, size * 3 // 16384 * 4096, size)  # closed in good order, so nobody has checked it since
    opened = Store.open(path)
    with pytest.raises(StudyTrouble) as caught, opened.step("Edit all") as step:
        step.update_rows("activity", ["notes"], [("changed", n) for n in range(1, 301)])
    assert "turns out to be damaged" in str(caught.value)
    assert plain(str(caught.value))
    opened.close()
    with pytest.raises(StudyDamaged):
        Store.open(path)


def test_an_unclean_end_is_noticed(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    class Watching(sqlite3.Connection):
        def execute(self, statement: str, *args: object) -> sqlite3.Cursor:
            checked.append(statement)
            return super().execute(statement, *args)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **{"factory": Watching} | k))
    store.close()
    Store.open(path).close()
    assert not any("quick_check" in statement for statement in checked)
    unclean(path)
    Store.open(path).close()
    assert any("quick_check" in statement for statement in checked)


# Settings and places


@pytest.mark.parametrize(
    "strange",
    ["CREATE TRIGGER sly AFTER UPDATE ON contact BEGIN DELETE FROM note; END", "CREATE VIEW sly AS SELECT * FROM note"],
)
def test_a_study_with_commands_of_its_own_is_refused(store: Store, path: Path, strange: str) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(strange)
        connection.commit()
    with pytest.raises(StudyTrouble) as caught:
        Store.open(path)
    assert "(“sly”) that lwdesk did not put there" in str(caught.value)
    assert plain(str(caught.value))


def test_every_connection_has_every_setting(store: Store) -> None:
    with store.step("Something written") as step:
        step.create(ORGANISATION, {"name": "Riverside"})
    for connection in (store._connections.driver, store._connections.committed):
        # The one that writes trusts the triggers that it made itself, having seen that the file has none.
        own = {"trusted_schema": 1} if connection is store._connections.driver else {}
        for name, wanted in (sqlite.SETTINGS | own).items():
            row = connection.execute(f"PRAGMA {name}").fetchone()
            assert row is None or row[0] == wanted, name
    assert store._connections.committed.execute("PRAGMA query_only").fetchone()[0] == 1
    head = store.path.with_name("study.lwdesk")
    assert head.stat().st_mode & 0o777 == 0o600


def test_a_setting_that_does_not_hold_is_found_out(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with pytest.raises(StudyTrouble, match="does not let lwdesk keep a study safely") as caught:
            sqlite.settle(connection)  # a file in memory keeps no write-ahead log
        assert plain(str(caught.value))


@pytest.mark.parametrize(
    "folder", ["OneDrive - Riverside Council", "Dropbox", "My Google Drive", "Mobile Documents/com~apple~CloudDocs"]
)
def test_a_folder_that_is_synchronised_is_warned_of(tmp_path: Path, folder: str) -> None:
    made = Store.create(tmp_path / folder / "study.lwdesk")
    assert len(made.warnings) == 1
    assert folder.split("/", maxsplit=1)[0] in made.warnings[0]
    assert plain(made.warnings[0])
    made.close()


def test_an_ordinary_folder_is_not(store: Store) -> None:
    assert store.warnings == []


def test_odd_names_of_folders_and_files(tmp_path: Path) -> None:
    place = tmp_path / "50% done? #1 – Łódź" / "a study & more.lwdesk"
    made = Store.create(place)
    make(made)
    made.close()
    again = Store.open(place)
    assert again.count(Query(ORGANISATION)) == 1
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="a path of Windows is taken as one on Windows only")
def test_addresses_keep_what_is_special(tmp_path: Path) -> None:
    assert sqlite.address(Path("/a b/50%?#.lwdesk"), "ro") == "file:///a%20b/50%25%3F%23.lwdesk?mode=ro"
    assert sqlite.address(Path("//server/share/x.lwdesk"), "rw") == "file:////server/share/x.lwdesk?mode=rw"


def test_a_new_study_does_not_take_over_the_log_of_one_that_was_taken_away(tmp_path: Path, store: Store) -> None:
    with store.step("Rows") as step:
        for n in range(50):
            step.create(ORGANISATION, {"name": f"Of the old one {n}"})
    path = tmp_path / "again.lwdesk"
    shutil.copy(store.path.with_name(store.path.name + "-wal"), tmp_path / "again.lwdesk-wal")
    again = Store.create(path)
    assert again.count(Query(ORGANISATION)) == 0
    assert again.check() == []
    again.close()
    # It is kept, for it may be all that is left of somebody's work.
    assert (tmp_path / "again left over 1.wal").stat().st_size > 0
