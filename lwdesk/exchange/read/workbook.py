"""A workbook as the rest of the program sees it: sheets, and rows that a worker process reads."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from lwdesk.exchange.read import wire
from lwdesk.exchange.read.process import Worker
from lwdesk.exchange.read.sheet import Cell, Sheet, UnreadableFile

SECONDS_TO_OPEN = 12.0
"""What a small file gets before it is given up; a megabyte of a large one adds a second."""
SECONDS_WITHOUT_ROWS = 15.0
MEGABYTES = 512
"""The address space of the worker for a small file; each megabyte of a large one adds its share."""
MOST_MEGABYTES = 3_072


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
        self._worker: Worker | None = None
        self._opening: Worker | None = self._launch()
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

    def _launch(self) -> "Worker":
        size = self._size()
        worker = Worker(self.path, min(MEGABYTES + 25 * size, MOST_MEGABYTES), SECONDS_TO_OPEN + size)
        worker.send((str(self.path), self._password))
        return worker

    def _size(self) -> int:
        try:
            return self.path.stat().st_size >> 20
        except OSError:
            # Gone meanwhile, which the worker will say.
            return 0

    def _meet(self, worker: "Worker") -> "Worker":
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
