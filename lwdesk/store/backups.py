"""Backups: verified copies of a study, named by when and why, thinned with age."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lwdesk import paths
from lwdesk.store import sqlite
from lwdesk.store.stamps import now
from lwdesk.store.trouble import StudyTrouble

_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) (.+)\.lwdesk$")
_STAMP = "%Y-%m-%d %H.%M.%S"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup: `at` is local time, `reason` such as "before import", `size` in bytes."""

    path: Path
    at: datetime
    reason: str
    size: int


def folder_of(study_uuid: str) -> Path:
    """The folder that keeps the backups of the study with that key."""
    return paths.backups_dir() / study_uuid


def list_backups(study_uuid: str) -> list[BackupInfo]:
    """The backups of the study, newest first."""
    found = []
    for path in folder_of(study_uuid).glob("*.lwdesk"):
        # A name that only looks like one is passed over, as is a backup that another window just removed.
        with suppress(ValueError, OSError):
            if match := _NAME.match(path.name):
                found.append(BackupInfo(path, datetime.strptime(match[1], _STAMP), match[2], path.stat().st_size))
    return sorted(found, key=lambda b: (b.at, b.path.name), reverse=True)


def back_up(connection: sqlite3.Connection, study_uuid: str, reason: str) -> Path:
    """Make a backup named by the time and the reason, thin the older ones, and give its path. Raises StudyTrouble."""
    folder = folder_of(study_uuid)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _no_backup(folder, error) from None
    when = datetime.now()
    target = folder / f"{when.strftime(_STAMP)} {reason}.lwdesk"
    while target.exists():
        when += timedelta(seconds=1)
        target = folder / f"{when.strftime(_STAMP)} {reason}.lwdesk"
    copy_to(connection, target)
    thin(study_uuid)
    return target


def copy_to(connection: sqlite3.Connection, target: Path, before_replacing: Callable[[], None] = lambda: None) -> None:
    """Copy the open study to the path: whole and checked, or not at all. Raises StudyTrouble."""
    partial = target.with_name(target.name + ".tmp")
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            # It goes to the disk as a whole, below, before it counts as a backup.
            copy.execute("PRAGMA synchronous = 0")
            connection.backup(copy)
            # The copy is one file by itself, and nobody has it open.
            copy.execute("PRAGMA journal_mode = delete")
            with suppress(sqlite3.OperationalError):
                copy.execute("UPDATE session SET closed_at = ?", (now(),))
            problem = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise StudyTrouble(f"The copy to {target.name} did not pass its check ({problem}). Try another folder.")
        _to_disk(partial)
        before_replacing()
        partial.replace(target)
        _to_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise _no_backup(target.parent, error) from None
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                partial.with_name(partial.name + ending).unlink()


def _no_backup(folder: Path, error: Exception) -> StudyTrouble:
    reason = getattr(error, "strerror", None) or error
    return StudyTrouble(
        f"No copy of the study could be written to {folder} ({reason}). Free some space there and try again."
    )


def _to_disk(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle on a folder to flush
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def thin(study_uuid: str, today: datetime | None = None) -> list[Path]:
    """Remove what is no longer needed: all of today stays, one a day for two weeks, one a week for a year.

    Gives the paths removed. Of each day and each week the newest stays.
    """
    today = today or datetime.now()
    kept: set[object] = set()
    removed = []
    for backup in list_backups(study_uuid):
        age = (today.date() - backup.at.date()).days
        if age <= 0:
            continue
        slot: object = backup.at.date() if age <= 14 else tuple(backup.at.isocalendar())[:2]
        if age > 366 or slot in kept:
            backup.path.unlink(missing_ok=True)
            removed.append(backup.path)
        kept.add(slot)
    return removed


def is_sound(path: Path) -> bool:
    """Whether the file is a study that passes SQLite's own check."""
    try:
        with closing(sqlite3.connect(sqlite.address(path, "ro"), uri=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != sqlite.APPLICATION_ID:
                return False
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def newest_sound(study_uuid: str) -> Path | None:
    """The newest backup that passes its check."""
    return next((b.path for b in list_backups(study_uuid) if is_sound(b.path)), None)
