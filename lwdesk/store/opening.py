"""A study opened or made: every check before the first edit, and the sentence for each that fails."""

import json
import os
import socket
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from lwdesk.store import backups, schema, sqlite
from lwdesk.store.connections import Connections, is_open_here
from lwdesk.store.defaults import fill_vocabularies
from lwdesk.store.errors import in_words, is_damage, is_of_the_world
from lwdesk.store.lock import StudyLock
from lwdesk.store.places import note_place, set_aside, who_has
from lwdesk.store.stamps import new_uuids, now
from lwdesk.store.trouble import StudyInUse, StudyTrouble
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store.study import Store

RECOVERED = (
    "lwdesk was cut off last time. The study was checked and is whole, with all that was typed but the last seconds.{}"
)
"""What is said after it, where anything was ever done: the last that was stored."""


def create(kind: "type[Store]", path: Path, name: str, by: str) -> "Store":
    """A new study; see Store.create."""
    if path.suffix != ".lwdesk":
        raise StudyTrouble(f"A study's name ends in .lwdesk; {path.name} does not. Call it {path.stem}.lwdesk.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyTrouble(f"The folder {path.parent} cannot be made ({error.strerror}). Choose another.") from None
    if path.exists():
        raise _is_there(path)
    try:
        # Made beside its place and put there when whole: who is cut off meanwhile finds no study, not half a one.
        handle, place = mkstemp(prefix=f".{path.stem}-", suffix=".new", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise StudyTrouble(f"{path} cannot be written ({error.strerror}). Choose another folder.") from None
    made = Path(place)
    try:
        _fill(made, name, by)
        _put_in_place(made, path)
    except FileExistsError:
        raise _is_there(path) from None
    except BaseException as error:
        raise in_words(error, path) if is_of_the_world(error) else error from None
    finally:
        for ending in ("", "-wal", "-shm"):
            made.with_name(made.name + ending).unlink(missing_ok=True)
    return open_study(kind, path, by, reading=False)


def _is_there(path: Path) -> StudyTrouble:
    return StudyTrouble(f"There is a {path.name} in that folder already. Choose another name, or open it.")


def _fill(path: Path, name: str, by: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        sqlite.settle(connection)
        schema.make(connection)
        settings = {"name": name, "uuid": new_uuids(1)[0], "created": now()}
        rows = [(key, json.dumps(value)) for key, value in settings.items()]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO setting (key, value) VALUES (?, ?)", rows)
        fill_vocabularies(connection, by)
        connection.execute("INSERT INTO session (id, who, since, closed_at) VALUES (1, ?, ?, ?)", (by, now(), now()))
        connection.execute("COMMIT")


def _put_in_place(made: Path, path: Path) -> None:
    """Give the file its name. Raises FileExistsError where another took it meanwhile."""
    _clear_logs(path)
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        # Sticks and some shared folders know no links; there a rename has to do.
        if path.exists():
            raise FileExistsError(path) from None
        made.rename(path)


def _clear_logs(path: Path) -> None:
    # The log of a study that was taken away by hand would be read as the new one's, and bring its rows back.
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    log = path.with_name(path.name + "-wal")
    if log.exists():
        kept = next(k for n in count(1) if not (k := path.with_name(f"{path.stem} left over {n}.wal")).exists())
        log.rename(kept)


def open_study(kind: "type[Store]", path: Path, by: str, reading: bool) -> "Store":
    """The study at the path; see Store.open."""
    if not path.is_file():
        check_header(path)
    lock = None if reading else StudyLock(path)
    # Taken before the first look at the file, which nobody is then in the middle of changing.
    if lock and not lock.take():
        raise StudyInUse(path, who_has(path))
    try:
        version = check_header(path, set_aside_half=not reading)
        if reading and version < schema.VERSION:
            raise StudyTrouble(
                f"{path.name} was made by an older lwdesk. Open it for editing once, or restore it first."
            )
        connections = Connections(path, read_only=reading)
        try:
            ended_well = _make_ready(path, connections.driver, by) if lock else True
            store = kind(path, by, lock, connections)
            store.recovered = "" if ended_well else RECOVERED.format(_last_stored(store))
            return store
        except BaseException:
            connections.close()
            raise
    except BaseException as error:
        # What is damaged is set aside before anybody else may open it.
        trouble = _trouble(error, path, reading)
        if lock:
            lock.free()
        raise trouble from (None if trouble is error else error)


def _last_stored(store: "Store") -> str:
    """What was stored last and when, by the clock of this computer; "" where nothing was."""
    done = next((step for step in store.steps(20) if step.state == "done"), None)
    if done is None:
        return ""
    at = datetime.fromisoformat(done.at).astimezone()
    return f" Last stored: {done.label}, {show_date(at.date())} {at:%H:%M}."


def _trouble(error: BaseException, path: Path, reading: bool) -> BaseException:
    if isinstance(error, StudyTrouble) or not is_of_the_world(error):
        return error
    if not is_damage(error):
        return in_words(error, path)
    if reading:
        return StudyTrouble(f"{path.name} is damaged and cannot be looked at. Choose an older backup.")
    return set_aside(path)


def _make_ready(path: Path, connection: sqlite3.Connection, by: str) -> bool:
    """Check the file, bring it up to date, and note who has it open; gives whether it was last closed in good order."""
    uuid, closed = _uuid_and_end(connection)
    if not closed:
        problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise sqlite3.DatabaseError(f"malformed: {problem}")
    # Not from the header: after an unclean end what counts may still be in the write-ahead log.
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    _refuse_newer(path, version)
    if version < schema.VERSION:
        _update(path, connection, uuid)
    who = f"{by} on {socket.gethostname()}"
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR IGNORE INTO session (id, who, since) VALUES (1, ?, ?)", (who, now()))
    connection.execute("UPDATE session SET who = ?, since = ?, closed_at = NULL WHERE id = 1", (who, now()))
    connection.execute("COMMIT")
    note_place(uuid, path)
    return closed


def _uuid_and_end(connection: sqlite3.Connection) -> tuple[str, bool]:
    """The study's key, and whether it was last closed in good order."""
    try:
        key = connection.execute("SELECT value FROM setting WHERE key = 'uuid'").fetchone()
        row = connection.execute("SELECT closed_at FROM session WHERE id = 1").fetchone()
        return str(json.loads(key[0])), row is not None and row[0] is not None
    except (sqlite3.OperationalError, TypeError) as error:
        if isinstance(error, sqlite3.OperationalError) and "no such" not in str(error):
            raise
        raise sqlite3.DatabaseError(f"malformed: {error}") from error


def _update(path: Path, connection: sqlite3.Connection, uuid: str) -> None:
    backup = backups.back_up(connection, uuid, "before update")
    try:
        schema.migrate(connection, schema.VERSION)
    except Exception as error:
        raise StudyTrouble(
            f"{path.name} could not be brought up to date and was left as it was (a copy is in {backup}). "
            "Open it with the lwdesk that made it, and tell us."
        ) from error


def end_session(connection: sqlite3.Connection) -> None:
    """Note that the study was closed in good order."""
    connection.execute("UPDATE session SET closed_at = ? WHERE id = 1", (now(),))


def check_header(path: Path, set_aside_half: bool = True) -> int:
    """The version of the study's shape, from the first bytes of the file. Raises StudyTrouble when it is no study.

    Read before SQLite opens the file, and never while this process has it open: closing a plain handle would drop
    SQLite's locks.
    """
    with suppress(OSError):
        if is_open_here(path):
            return schema.VERSION
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise StudyTrouble(f"There is no file {path}. Check the name and the folder.") from None
    except IsADirectoryError:
        raise StudyTrouble(f"{path} is a folder, not a study. Choose a file that ends in .lwdesk.") from None
    except OSError as error:
        raise StudyTrouble(f"{path} cannot be read ({error.strerror}). Check that you may open it.") from None
    if head[:16] != b"SQLite format 3\0" or int.from_bytes(head[68:72]) != sqlite.APPLICATION_ID:
        raise StudyTrouble(
            f"{path.name} is not a study of lwdesk. To bring in a spreadsheet, open a study and import it."
        )
    version = int.from_bytes(head[60:64])
    _refuse_newer(path, version)
    page = int.from_bytes(head[16:18])
    pages = int.from_bytes(head[28:32])
    whole = pages * (65536 if page == 1 else page)
    # The header counts the pages only where it was last written together with that count.
    if size < whole and head[24:28] == head[92:96] and not path.with_name(path.name + "-wal").exists():
        if set_aside_half:
            raise set_aside(path)
        raise StudyTrouble(f"{path.name} is only a part of a study. Choose another backup.")
    return version


def _refuse_newer(path: Path, version: int) -> None:
    if version > schema.VERSION:
        raise StudyTrouble(
            f"{path.name} was made by a newer lwdesk (version {version} of the file; this one knows {schema.VERSION}). "
            "It was left as it is: install the newer lwdesk to open it."
        )
