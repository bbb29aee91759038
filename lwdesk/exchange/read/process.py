"""The process that a file is read in: started, asked, and ended when it takes too long."""

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

from lwdesk.exchange.read import wire
from lwdesk.exchange.read.sheet import NeedsPassword, UnreadableFile

_PACKAGES = Path(__file__).parents[3]


class Worker:
    """The process that reads one file; while the rows it sent are worked on, it reads ahead."""

    module = "lwdesk.exchange.read.worker"
    late = "Copy the table into a new workbook and import that."
    """What to do about a file that takes too long."""
    died = (
        "is damaged, or has cells far away from its table that make it too large to read. "
        "Copy the table into a new workbook and import that."
    )
    """What may be the matter with a file that the process died of, and what to do."""

    def __init__(self, path: Path, megabytes: int, seconds: float) -> None:
        self._name = path.name
        self._late = False
        environment = dict(os.environ)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_PACKAGES), environment.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", self.module, str(megabytes), str(int(seconds * 4))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._questions = _present(self._process.stdin)
        self._answers = _present(self._process.stdout)
        _widen(self._answers)

    def send(self, message: tuple[Any, ...]) -> None:
        """Ask something; a worker that has died is noticed when it should answer."""
        with contextlib.suppress(OSError, ValueError):
            wire.send(self._questions, message)

    def receive(self, seconds: float) -> tuple[Any, ...]:
        """The next message. Raises UnreadableFile for a refusal, when none comes in time or the worker has died."""
        # A pipe cannot be waited for with a limit on every system, but a process can be ended on all.
        clock = threading.Timer(seconds, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            body = wire.receive(self._answers)
        finally:
            clock.cancel()
        if body is None:
            self.end()
            raise UnreadableFile(self._explain())
        message = wire.opened(body)
        if message[0] == "password":
            raise NeedsPassword(message[1])
        if message[0] == "refused":
            raise UnreadableFile(message[1])
        return message

    def _explain(self) -> str:
        if self._late:
            return f"Reading “{self._name}” takes too long, so it was given up. {self.late}"
        return f"“{self._name}” {self.died}"

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def end(self) -> None:
        """Stop the process and forget what it still had to say."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._questions, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()


def _widen(pipe: BinaryIO) -> None:
    """Let the pipe hold a whole chunk, where the system allows it, so that the worker need not wait for its reader."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, 1 << 20)


def _present(pipe: Any) -> BinaryIO:
    stream: BinaryIO = pipe
    return stream
