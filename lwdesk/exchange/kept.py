"""A book whose rows stay in memory once they are read, and whose cells can be corrected.

The import screen plans the same sheet again and again, as its user puts headings, fields and cells right.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lwdesk.exchange.read.book import Book
from lwdesk.exchange.read.sheet import Cell, Sheet

HEAD = 200


@dataclass
class _Rows:
    """What has been read of one sheet: runs of columns, and the number of each run's first row."""

    firsts: list[int] = field(default_factory=list)
    runs: list[list[Sequence[Cell]]] = field(default_factory=list)
    whole: bool = False


class KeptBook:
    """Another book, read once; `correct` puts a text in the place of a cell for everything that is read after."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._heads: dict[int, list[list[Cell]]] = {}
        self._rows: dict[int, _Rows] = {}
        self._corrections: dict[int, dict[int, dict[int, str]]] = {}

    @property
    def path(self) -> Path:
        """The path of the file."""
        return self._book.path

    @property
    def notes(self) -> list[str]:
        """Sentences about the whole file."""
        return self._book.notes

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets, once it is open."""
        return self._book.sheets

    def wait(self) -> None:
        """Wait until the file is open. Raises UnreadableFile."""
        self._book.wait()

    def close(self) -> None:
        """Let go of the file; what was read of it can still be asked for."""
        self._book.close()

    def correct(self, sheet_index: int, row: int, place: int, text: str | None) -> None:
        """Have the cell in `row` (from 1) and column `place` (from 0) say something else; None: what it did."""
        rows = self._corrections.setdefault(sheet_index, {})
        if text is not None:
            rows.setdefault(row, {})[place] = text
        elif row in rows:
            rows[row].pop(place, None)

    def correction(self, sheet_index: int, row: int, place: int) -> str | None:
        """What was put in the place of a cell; None for one that is as it came."""
        return self._corrections.get(sheet_index, {}).get(row, {}).get(place)

    def corrected(self, sheet_index: int) -> list[tuple[int, int]]:
        """(row, place) of every corrected cell of a sheet."""
        rows = self._corrections.get(sheet_index, {})
        return [(row, place) for row, cells in rows.items() for place in cells]

    def head(self, sheet_index: int, n: int = HEAD) -> list[list[Cell]]:
        """The first `n` rows of a sheet, at most 200, corrections included."""
        if sheet_index not in self._heads:
            self._heads[sheet_index] = self._book.head(sheet_index, HEAD)
        rows = [list(row) for row in self._heads[sheet_index][:n]]
        for number, cells in self._corrections.get(sheet_index, {}).items():
            if number <= len(rows):
                _put(rows[number - 1], cells)
        return rows

    def columns(self, sheet_index: int, start_row: int = 1) -> Iterator[list[Sequence[Cell]]]:
        """The columns of the rows from `start_row` on, in runs, corrections included."""
        for first, run in self._runs(sheet_index):
            skipped = max(start_row - first, 0)
            count = len(run[0]) if run else 0
            if skipped >= count:
                continue
            shown = [column[skipped:] for column in run] if skipped else list(run)
            yield self._mended(sheet_index, first + skipped, count - skipped, shown)

    def row(self, sheet_index: int, number: int) -> list[Cell] | None:
        """One row (from 1) as far as it has been read; None when it has not."""
        cells: list[Cell] | None = None
        kept = self._rows.get(sheet_index)
        head = self._heads.get(sheet_index, [])
        at = bisect_right(kept.firsts, number) - 1 if kept else -1
        if number <= len(head):
            cells = list(head[number - 1])
        elif kept and at >= 0 and number - kept.firsts[at] < len(kept.runs[at][0]):
            cells = [column[number - kept.firsts[at]] for column in kept.runs[at]]
        if cells is not None:
            _put(cells, self._corrections.get(sheet_index, {}).get(number, {}))
        return cells

    def _runs(self, sheet_index: int) -> Iterator[tuple[int, list[Sequence[Cell]]]]:
        kept = self._rows.get(sheet_index)
        if kept and kept.whole:
            yield from zip(kept.firsts, kept.runs, strict=True)
            return
        kept = self._rows[sheet_index] = _Rows()
        number = 1
        for run in self._book.columns(sheet_index, 1):
            if run:
                kept.runs.append(run)
                kept.firsts.append(number)
                yield number, run
                number += len(run[0])
        kept.whole = True

    def _mended(self, sheet_index: int, first: int, count: int, run: list[Sequence[Cell]]) -> list[Sequence[Cell]]:
        copied: dict[int, list[Cell]] = {}
        for number, cells in self._corrections.get(sheet_index, {}).items():
            if first <= number < first + count:
                for place, text in cells.items():
                    if place < len(run):
                        copied.setdefault(place, list(run[place]))[number - first] = text or None
        return [copied.get(place, column) for place, column in enumerate(run)]


def _put(row: list[Cell], cells: dict[int, str]) -> None:
    for place, text in cells.items():
        if place < len(row):
            row[place] = text or None
