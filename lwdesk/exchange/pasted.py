"""Rows that were pasted, as a book with one sheet, so that they come in by the same door as a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lwdesk.exchange.read.sheet import Cell, Sheet

NAME = "pasted cells"
_RUN = 2_000


class PastedBook:
    """Cells from the clipboard; it is open from the start and has nothing to close."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        width = max((len(row) for row in rows), default=0)
        self._rows: list[list[Cell]] = [
            [*(cell if cell.strip() else None for cell in row), *[None] * (width - len(row))] for row in rows
        ]
        self.path = Path(NAME)
        self.notes: list[str] = []
        self.sheets = [Sheet(NAME, rows=len(rows), columns=width)]

    def wait(self) -> None:
        """Nothing has to be waited for."""

    def head(self, sheet_index: int, n: int = 200) -> list[list[Cell]]:
        """The first `n` rows."""
        return [list(row) for row in self._rows[:n]]

    def columns(self, sheet_index: int, start_row: int = 1) -> Iterator[list[Sequence[Cell]]]:
        """The columns of the rows from `start_row` (from 1) on, 2,000 rows at a time."""
        for start in range(start_row - 1, len(self._rows), _RUN):
            yield [list(column) for column in zip(*self._rows[start : start + _RUN], strict=True)]

    def close(self) -> None:
        """Nothing is open."""
