"""What an import asks of the book that it reads, be it a file, pasted cells, or either with cells corrected."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from lwdesk.exchange.read.sheet import Cell, Sheet


class Book(Protocol):
    """Sheets whose rows can be read, from row 1 on."""

    @property
    def path(self) -> Path:
        """The file, or a path whose name says what it is instead."""

    @property
    def notes(self) -> list[str]:
        """Sentences about the whole book."""

    @property
    def sheets(self) -> list[Sheet]:
        """Its sheets, once it is open."""

    def wait(self) -> None:
        """Wait until it is open."""

    def head(self, sheet_index: int, n: int = 200) -> list[list[Cell]]:
        """The first `n` rows of a sheet."""

    def columns(self, sheet_index: int, start_row: int = 1) -> Iterator[list[Sequence[Cell]]]:
        """The rows from `start_row` (from 1) on, in runs; each run holds the columns of its rows."""

    def close(self) -> None:
        """Let go of the file."""
