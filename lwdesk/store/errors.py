"""Errors told apart: the world's, which become a sentence, and ours, which stay what they are."""

import errno
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from lwdesk.store.trouble import StudyTrouble


def is_of_the_world(error: BaseException) -> bool:
    """Whether the error is the world's doing, and no bug of ours such as a statement that cannot be right."""
    cause = getattr(error, "orig", error)
    bugs = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)
    if isinstance(cause, bugs) or getattr(cause, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
        return False
    return isinstance(error, (StudyTrouble, OSError, sqlite3.Error, DBAPIError))


def is_damage(error: BaseException) -> bool:
    """Whether the error says that the file itself is damaged."""
    text = str(getattr(error, "orig", error)).casefold()
    return "malformed" in text or "not a database" in text


def in_words(error: BaseException, path: Path) -> StudyTrouble:
    """The trouble that an error of SQLite or the system means."""
    if isinstance(error, StudyTrouble):
        return error
    text = str(getattr(error, "orig", error)).casefold()
    if is_damage(error):
        return StudyTrouble(
            f"{path.name} turns out to be damaged. Close it and open it again: it is then checked, and the newest good "
            "backup offered."
        )
    if "full" in text or getattr(error, "errno", 0) == errno.ENOSPC:
        return StudyTrouble(
            f"The disk is full, so the last change to {path.name} was not stored; all before it is safe. "
            "Free some space and make the change again."
        )
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return StudyTrouble(
            f"{path.name} cannot be written in {path.parent}. Copy it to a folder of your own and open it there."
        )
    if "locked" in text or "busy" in text:
        return StudyTrouble(f"Another program is using {path.name}. Close it and make the change again.")
    reason = getattr(error, "strerror", None) or text
    return StudyTrouble(
        f"{path.name} could not be written ({reason}). Your earlier work is safe; open the study again."
    )
