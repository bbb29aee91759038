"""Who has a study open: a lock that the system lets go of when a process ends, however it ends."""

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from lwdesk.store.trouble import StudyTrouble


class StudyLock:
    """The lock beside a study file. Only one window or command that writes holds it."""

    def __init__(self, study: Path) -> None:
        # By its real name, so that a link to the study is the same study.
        real = study.resolve()
        self.path = real.with_name(f".{real.name}.lock")
        # Not bound to a thread: a study may be closed by another than the one that opened it.
        self._lock = FileLock(self.path, timeout=0, mode=0o600, thread_local=False)

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
            # Windows lets nobody remove it now; there filelock does so when it lets go.
            with suppress(OSError):
                self.path.unlink()
            self._lock.release()
