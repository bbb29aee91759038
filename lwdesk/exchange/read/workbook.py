"""A workbook as the rest of the program sees it: sheets, and rows that a worker process reads."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from lwdesk.exchange.read import wire
from lwdesk.exchange.read.sheet import Cell, NeedsPassword, Sheet, UnreadableFile

SECONDS_TO_OPEN = 12.0
"""What a small file gets before it is given up; a megabyte of a large one adds a second."""
SECONDS_WITHOUT_ROWS = 15.0
MEGABYTES = 512
"""The address space of the worker for a small file; each megabyte of a large one adds its share."""
MOST_MEGABYTES = 3_072
_PACKAGES = Path(__file__).parents[3]


class Workbook:
    """An open workbook: its sheets at once, its rows as they are asked for. Close it, or use it in a `with`.

    Reading raises UnreadableFile when the file turns out to be more than the worker may take.
    """

    def __init__(self, path: Path, password: str = "", wait: bool = True) -> None:
        self.path = path
        self.kind = ""
        self.notes: list[str] = []
        self.sheets: list[Sheet] = []
        self._password = password
        self._worker: _Worker | None = None
        self._opening: _Worker | None = self._launch()
        if wait:
            self.wait()

    def wait(self) -> None:
        """Wait until the worker has opened the file, which it does beside this process. Raises UnreadableFile."""
        if self._opening:
            worker, self._opening = self._opening, None
            self._meet(worker)

    def unlock(self, password: str) -> None:
        """Wait until the file is open, with its password where it has one. Raises NeedsPassword for a wrong one."""
        if password != self._password:
            self.close()
            self._password = password
            self._opening = self._launch()
        self.wait()

    def head(self, sheet_index: int, n: int = 200) -> list[list[Cell]]:
        """The first `n` rows of a sheet, row 1 first, blank rows and columns included."""
        moments = wire.new_moments()
        return [row for packed in self._ask("head", sheet_index, n) for row in wire.unpack_rows(packed, moments)]

    def rows(self, sheet_index: int, start_row: int = 1) -> Iterator[list[list[Cell]]]:
        """The rows from `start_row` (from 1) to the last one in use, in lists of 2,000; the worker reads ahead."""
        moments = wire.new_moments()
        for packed in self._ask("rows", sheet_index, start_row):
            yield wire.unpack_rows(packed, moments)

    def columns(self, sheet_index: int, start_row: int = 1) -> Iterator[list[Sequence[Cell]]]:
        """The same as `rows`, but each list holds the columns of 2,000 rows: quicker, where columns are wanted."""
        moments = wire.new_moments()
        for packed in self._ask("rows", sheet_index, start_row):
            yield wire.unpack_columns(packed, moments)

    def close(self) -> None:
        """End the worker; nothing more can be read."""
        for worker in (self._worker, self._opening):
            if worker:
                worker.end()
        self._worker = self._opening = None

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _launch(self) -> "_Worker":
        size = self._size()
        worker = _Worker(self.path, min(MEGABYTES + 25 * size, MOST_MEGABYTES), SECONDS_TO_OPEN + size)
        worker.send((str(self.path), self._password))
        return worker

    def _size(self) -> int:
        try:
            return self.path.stat().st_size >> 20
        except OSError:
            # Gone meanwhile, which the worker will say.
            return 0

    def _meet(self, worker: "_Worker") -> "_Worker":
        size = self._size()
        try:
            message = worker.receive(SECONDS_TO_OPEN + size)
        except BaseException:
            worker.end()
            raise
        _, self.kind, self.notes, sheets = message
        self.sheets = [_sheet(*plain) for plain in sheets]
        self._worker = worker
        return worker

    def _ask(self, what: str, sheet_index: int, count: int) -> Iterator[wire.Packed]:
        worker = self._worker or self._meet(self._launch())
        worker.send((what, sheet_index, count))
        finished = False
        try:
            while (message := worker.receive(SECONDS_WITHOUT_ROWS))[0] != "end":
                yield message[1]
            finished = True
        finally:
            # Rows that nobody fetched stand in the pipe: the next question needs a fresh worker.
            if not finished:
                self.close()


def _sheet(
    name: str, visible: bool, rows: int, columns: int, merged: list[Any],
    hidden_rows: list[int], hidden_columns: list[int], notes: list[str],
) -> Sheet:  # fmt: skip
    return Sheet(name, visible, rows, columns, [tuple(m) for m in merged], set(hidden_rows), set(hidden_columns), notes)


class _Worker:
    """The process that reads one file; while the rows it sent are worked on, it reads ahead."""

    def __init__(self, path: Path, megabytes: int, seconds: float) -> None:
        self._name = path.name
        self._late = False
        environment = dict(os.environ)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_PACKAGES), environment.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "lwdesk.exchange.read.worker", str(megabytes), str(int(seconds * 4))],
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
            return (
                f"Reading “{self._name}” takes too long, so it was given up. "
                "Copy the table into a new workbook and import that."
            )
        return (
            f"“{self._name}” is damaged, or has cells far away from its table that make it too large to read. "
            "Copy the table into a new workbook and import that."
        )

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


def open_workbook(path: Path, password: str = "", wait: bool = True) -> Workbook:
    """The workbook or table of text at `path`, whatever its name says it is.

    Without `wait` it is opened while the caller does something else, who calls `wait()` before the first question.
    Raises UnreadableFile with the sentence to show; NeedsPassword, when a password would help.
    """
    try:
        _refuse_what_is_no_file(path)
    except (OSError, ValueError):
        raise UnreadableFile(
            f"“{path.name}” may not be read by you. Ask its owner, or copy it to your own folder."
        ) from None
    return Workbook(path, password, wait)


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_dir():
        raise UnreadableFile(f"“{path.name or path}” is a folder. Choose a file in it.")
    if not path.exists():
        raise UnreadableFile(f"There is no file “{path}”. Check the name and the folder.")
    if not path.is_file():
        # Opening a pipe would wait for whoever writes to it, and a device may never end.
        raise UnreadableFile(
            f"“{path.name}” is not a file but a device or a pipe. Choose an .xlsx, .xls, .ods or .csv file."
        )
    path.open("rb").close()
