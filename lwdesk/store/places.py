"""Where a study lies: whether it is still there, who has it, and what to do with it when it is damaged."""

import json
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from lwdesk.store import backups, sqlite
from lwdesk.store.trouble import StudyDamaged, StudyTrouble

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "owncloud",
           "box sync", "pcloud", "sharepoint", "sync.com", "seafile")  # fmt: skip
Place = tuple[int, int]


def set_aside(path: Path) -> StudyDamaged:
    """Rename a damaged study, its logs too, and give the trouble that says so and offers the newest good backup."""
    when = datetime.now()
    while (aside := path.with_name(f"{path.stem} damaged {when:%Y-%m-%d %H.%M.%S}.lwdesk")).exists():
        when += timedelta(seconds=1)
    for ending in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).replace(aside.with_name(aside.name + ending))
    uuid = _uuid_at(path)
    return StudyDamaged(path, aside, backups.newest_sound(uuid) if uuid else None)


def note_place(uuid: str, path: Path) -> None:
    """Note where the study lies, so that its backups are found when it can no longer be asked for its key."""
    folder = backups.folder_of(uuid)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "study.json").write_text(json.dumps({"path": str(path.absolute())}), encoding="utf-8")


def _uuid_at(path: Path) -> str:
    for note in backups.folder_of("").glob("*/study.json"):
        with suppress(OSError, ValueError):
            if json.loads(note.read_text(encoding="utf-8")).get("path") == str(path.absolute()):
                return note.parent.name
    return ""


def uuid_of(path: Path) -> str:
    """The key of the study at the path, without opening it for writing; "" where it cannot be told."""
    with (
        suppress(sqlite3.Error, TypeError),
        closing(sqlite3.connect(sqlite.address(path, "ro"), uri=True)) as c,
    ):
        return str(json.loads(c.execute("SELECT value FROM setting WHERE key = 'uuid'").fetchone()[0]))
    return _uuid_at(path)


def who_has(path: Path) -> str:
    """Who opened the study, and since when, as far as the file can tell."""
    with (
        suppress(sqlite3.Error, TypeError),
        closing(sqlite3.connect(sqlite.address(path, "ro"), uri=True)) as c,
    ):
        who, since = c.execute("SELECT who, since FROM session WHERE id = 1").fetchone()
        local = datetime.fromisoformat(since).astimezone()
        return f"{who}, since {local.strftime('%H:%M')} on {local.day} {local.strftime('%b %Y')}"
    return "somebody has it"


def place_of(path: Path) -> Place:
    """What tells this very file from another put in its place."""
    status = path.stat()
    return status.st_dev, status.st_ino


def check_place(path: Path, place: Place) -> None:
    """Raise StudyTrouble when the file is no longer where it was opened."""
    try:
        if place_of(path) == place:
            return
    except OSError:
        pass
    raise StudyTrouble(
        f"{path.name} is no longer in {path.parent}: it was moved, renamed or its drive was taken out. "
        "Put it back, or use File > Save a copy, before you go on."
    )


def warnings_about(path: Path) -> list[str]:
    """Sentences about the folder that a study lies in."""
    for part in path.absolute().parts[:-1]:
        if any(name in part.casefold() for name in _SYNCED):
            return [
                f"This study lies in {part}, a folder that is copied elsewhere while you work, which can damage it. "
                "Keep it in a folder of this computer, and send copies."
            ]
    return []
