"""Who has a study open: a lock that the system lets go of when a process ends, however it ends."""

from pathlib import Path

from filelock import FileLock, Timeout

from lwdesk.store.trouble import StudyTrouble


class StudyLock:
    """The lock beside a study file. Only one window or command that writes holds it."""

    def __init__(self, study: Path) -> None:
        self.path = study.with_name(f".{study.name}.lock")
        self._lock = FileLock(self.path, timeout=0)

    def take(self) -> bool:
        """True when the lock is ours now, False when somebody has it. Raises StudyTrouble where none can be made."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise StudyTrouble(
                f"Nothing can be written in the folder {self.path.parent} ({error.strerror}). "
                "Copy the study to a folder of your own and open it there."
            ) from None
        return True

    def free(self) -> None:
        """Let go, and leave nothing behind."""
        if self._lock.is_locked:
            # Removed while it is still held: after the release the name may be somebody else's lock.
            self.path.unlink(missing_ok=True)
            self._lock.release()
