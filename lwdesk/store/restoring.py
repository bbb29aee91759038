"""A backup put in the place of a study."""

import sqlite3
from contextlib import closing
from pathlib import Path

from lwdesk.store import backups, opening, places, sqlite
from lwdesk.store.lock import StudyLock
from lwdesk.store.trouble import StudyInUse, StudyTrouble


def restore(backup: Path, study: Path) -> Path | None:
    """Put the backup in the place of the study, and give the backup made of the study before, if there was one.

    Raises StudyTrouble when the backup is not sound or the study is open; then nothing has changed.
    """
    opening.check_header(backup, set_aside_half=False)
    if not backups.is_sound(backup):
        raise StudyTrouble(f"{backup.name} is damaged and was not restored. Choose an older backup.")
    if study.suffix != ".lwdesk":
        raise StudyTrouble(f"A study's name ends in .lwdesk; {study.name} does not. Call it {study.stem}.lwdesk.")
    if not study.parent.is_dir():
        raise StudyTrouble(f"There is no folder {study.parent}. Make it, or choose another.")
    lock = StudyLock(study)
    if not lock.take():
        raise StudyInUse(study, places.who_has(study))
    try:
        before = _keep(study) if study.exists() else None
        with closing(sqlite3.connect(sqlite.address(backup, "ro"), uri=True)) as source:
            backups.copy_to(source, study, before_replacing=lambda: _drop_logs(study))
        return before
    finally:
        lock.free()


def _keep(study: Path) -> Path | None:
    """A backup of the study as it is; where it is no sound study, the file itself under another name."""
    if backups.is_sound(study):
        uuid = places.uuid_of(study)
        with closing(sqlite3.connect(sqlite.address(study, "rw"), uri=True)) as connection:
            return backups.back_up(connection, uuid, "before restore")
    return places.set_aside(study).aside


def _drop_logs(study: Path) -> None:
    # What the old file's write-ahead log still holds is in the backup made before; left here, it would be
    # taken for the new file's.
    for ending in ("-wal", "-shm"):
        study.with_name(study.name + ending).unlink(missing_ok=True)
