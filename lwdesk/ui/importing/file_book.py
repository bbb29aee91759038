"""A file that is opened beside the window, and only when it is first waited for."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lwdesk.exchange.read import Cell, Sheet, Workbook, open_workbook


class FileBook:
    """A book that `wait` opens; a `password` can be given it in between."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.password = ""
        self._book: Workbook | None = None

    @property
    def notes(self) -> list[str]:
        """Sentences about the whole file."""
        return self._open.notes

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets of the open file."""
        return self._open.sheets

    def wait(self) -> None:
        """Open the file. Raises UnreadableFile; NeedsPassword when a password would help."""
        if self._book is None:
            self._book = open_workbook(self.path, self.password, wait=False)
        try:
            self._book.wait()
        except BaseException:
            self._book = None
            raise

    def head(self, sheet_index: int, n: int = 200) -> list[list[Cell]]:
        """The first rows of a sheet."""
        return self._open.head(sheet_index, n)

    def columns(self, sheet_index: int, start_row: int = 1) -> Iterator[list[Sequence[Cell]]]:
        """The rows of a sheet as runs of columns."""
        return self._open.columns(sheet_index, start_row)

    def close(self) -> None:
        """Let go of the file, also while it is still being opened."""
        if self._book:
            self._book.close()

    @property
    def _open(self) -> Workbook:
        assert self._book, "wait() comes first"
        return self._book
