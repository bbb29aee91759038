"""The processes that files are read in, forked from one that has Python and the readers loaded already.

Each is a process of its own, with the limits and the pipes that it has in the program; it only begins sooner. What a
process takes and dies of is tested with those that the program starts: in tests/exchange/read.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import lwdesk

MODULES = ("lwdesk.exchange.read.worker", "lwdesk.exchange.word.worker")
HOUSE = Path(__file__).with_name("reading_house.py")


class Reader:
    """A process as `subprocess.Popen` gives it, as far as lwdesk uses one."""

    def __init__(self, pid: int, questions: int, answers: int, life: int) -> None:
        self.pid = pid
        self.stdin = open(questions, "wb")  # noqa: SIM115 - as Popen's are, for whoever has the process to close
        self.stdout = open(answers, "rb")  # noqa: SIM115
        self._life = life

    def kill(self) -> None:
        if self._life >= 0:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        if self._life >= 0:
            while os.read(self._life, 1):
                pass
            os.close(self._life)
            self._life = -1


class Readers:
    """Stands in for the module `subprocess` where lwdesk starts the processes that files are read in."""

    PIPE, DEVNULL = subprocess.PIPE, subprocess.DEVNULL

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._house: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def Popen(self, words: list[str], **given: Any) -> Reader:
        """The process that runs `python -m` one of the modules, with pipes for input and output."""
        assert words[:2] == [sys.executable, "-m"] and words[2] in MODULES, words
        asked = {"words": words[2:], "environment": given["env"], "folder": str(Path.cwd())}
        theirs, questions = os.pipe()
        answers, told = os.pipe()
        life, alive = os.pipe()
        handles = [theirs, told, alive]
        with self._lock:
            house = self._open()
            socket.send_fds(house, [json.dumps(asked).encode()], handles)
            pid = int.from_bytes(house.recv(8), "little")
        for handle in handles:
            os.close(handle)
        assert pid, "the house of the readers is gone"
        return Reader(pid, questions, answers, life)

    def _open(self) -> socket.socket:
        if self._house is None:
            self._house, theirs = socket.socketpair()
            self._process = subprocess.Popen(
                [sys.executable, str(HOUSE)],
                stdin=theirs,
                env=os.environ | {"PYTHONPATH": str(Path(lwdesk.__file__).parent.parent)},
            )
            theirs.close()
        return self._house

    def close(self) -> None:
        """End the house; readers that are still there go on until they are ended."""
        if self._house and self._process:
            self._house.close()
            self._process.wait()
