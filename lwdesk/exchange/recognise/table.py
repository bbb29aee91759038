"""Where the table is on a sheet: its header of one or several rows, its columns, its first row of data.

Every block of up to five rows that could be a header is scored by its structure, with no look at what
language it is in; docs/import.md explains the score and how to add a case.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from lwdesk.exchange.read.sheet import Range
from lwdesk.exchange.recognise.beside import column_letters, find_beside
from lwdesk.exchange.recognise.cells import Row, filled, is_blank, is_typed, is_year, words_of
from lwdesk.exchange.recognise.instructions import why_passed_over
from lwdesk.text import match_key

DEEPEST_HEADER = 5
LOWEST_HEADER = 80
WORST_SCORE = 0.35
WIDEST_LOOK = 200
PLAIN_HEADER = 5
"""As many cells at least has a row that is the header for its headings alone."""


@dataclass
class TableGuess:
    """A guess at where the table is. Rows count from 1, as Excel shows them; None where there is no table."""

    header_first: int | None
    header_last: int | None
    first_data_row: int | None
    columns: list[str] = field(default_factory=list)
    """The heading of each column from the sheet's first on; "" where it has none."""
    notes: list[str] = field(default_factory=list)


def find_table(head_rows: Sequence[Row], merged: Iterable[Range] = (), known: Collection[str] = ()) -> TableGuess:
    """The table among the first rows of a sheet.

    `merged` holds the sheet's merged ranges, counted from 1; `known` the match keys of headings that
    would be at home in the lists of a study, for whom such a row counts a little more.
    """
    merged = list(merged)
    # No list has more columns than this, but a sheet may; beyond them nothing is asked but the headings.
    view = _View([row[:WIDEST_LOOK] for row in head_rows], merged)
    best = view.plain_header(known)
    for last in () if best else range(min(len(head_rows), LOWEST_HEADER)):
        for first in range(last, max(-1, last - DEEPEST_HEADER), -1):
            if first < last and not view.continues(first):
                break
            score = view.score(first, last, known, best[0] if best else -9.0)
            if best is None or score > best[0]:
                best = score, first, last
    if best is None or best[0] < WORST_SCORE:
        return TableGuess(None, None, None, notes=["No table was found on this sheet."] if view.used else [])
    _, first, last = best
    data, notes = view.first_data(last)
    if first:
        notes.insert(0, f"{first} row{'s' if first > 1 else ''} above the header left out.")
    headings = _View(head_rows[: last + 2], merged).headings(first, last)
    if beside := find_beside(headings, head_rows[last + 1 :]):
        notes.append(
            f"Beside the table is another one, from column {column_letters(beside)} on (“{headings[beside]}”). "
            "It was not read."
        )
        del headings[beside:]
    return TableGuess(first + 1, last + 1, data + 1, headings, notes)


def table_at(head_rows: Sequence[Row], merged: Iterable[Range], first: int, last: int) -> TableGuess:
    """The table whose header is in the rows `first` to `last` (from 1) because the user says so."""
    view = _View(head_rows, list(merged))
    data, notes = view.first_data(last - 1)
    return TableGuess(first, last, data + 1, view.headings(first - 1, last - 1), notes)


class _View:
    """The first rows of a sheet with what the score asks of them, each worked out once."""

    def __init__(self, rows: Sequence[Row], merged: Iterable[Range]) -> None:
        self.rows = rows
        self.filled = [filled(row) for row in rows]
        self._typed: dict[int, set[int]] = {}
        self.width = max((len(row) for row in rows), default=0)
        self.used = self._used()
        self.across: dict[tuple[int, int], int] = {}
        self.down: dict[tuple[int, int], int] = {}
        self._tied: set[int] = set()
        """The rows that a merged cell of a header's height ties to the next."""
        for top, left, bottom, right in merged:
            if top <= len(rows):
                self.across[top - 1, left - 1] = right - left + 1
                self.down[top - 1, left - 1] = bottom - top + 1
                if bottom - top < DEEPEST_HEADER and left - 1 in self.used:
                    self._tied.update(range(top, bottom - 1))

    def typed(self, at: int) -> set[int]:
        """The columns of the row whose cells are values whatever they stand under."""
        found = self._typed.get(at)
        if found is None:
            row = self.rows[at]
            found = self._typed[at] = {column for column in self.filled[at] if is_typed(row[column])}
        return found

    def _used(self) -> set[int]:
        """The columns that the table has: filled in several of the rows that hold more than a title."""
        widest = max(map(len, self.filled), default=0)
        dense = [there for there in self.filled if len(there) >= min(2, widest)]
        counts: dict[int, int] = {}
        for there in dense:
            for at in there:
                counts[at] = counts.get(at, 0) + 1
        enough = 1 if len(dense) < 6 else max(2, len(dense) // 12)
        return {at for at, count in counts.items() if count >= enough}

    def plain_header(self, known: Collection[str]) -> tuple[float, int, int] | None:
        """The sheet's first filled row as its header, scored, where it holds headings of a study's lists throughout.

        What stands under it is then no question of its looks: a list that a study wrote may hold anything.
        """
        at = next((n for n, there in enumerate(self.filled) if there), None)
        if at is None or len(there := self.filled[at]) < PLAIN_HEADER or there[-1] - there[0] + 1 != len(there):
            return None
        if any(row == at and wide > 1 for (row, _), wide in self.across.items()):
            return None
        keys = [match_key(str(self.rows[at][column])) for column in there]
        return (9.0, at, at) if len(set(keys)) == len(keys) and all(key in known for key in keys) else None

    def is_title(self, at: int) -> bool:
        """Whether the row holds at most a title: next to nothing, or one cell merged across most of the table."""
        there = self.filled[at]
        if len(there) != 1:
            return not there
        return not 2 <= self.across.get((at, there[0]), 1) <= len(self.used) / 2

    def continues(self, at: int) -> bool:
        """Whether the row may belong to one header together with the row below it."""
        upper, lower = self.filled[at], self.filled[at + 1]
        if not lower or self.is_title(at) or self.typed(at):
            return False
        if at in self._tied or any(self.down.get((at, column), 1) > 1 for column in upper):
            return True
        if len(set(upper) & self.used) >= 0.8 * len(self.used) and len(lower) >= 0.8 * len(upper):
            # Two full rows, such as the headings in two languages: only what stands below can tell.
            return True
        return self._groups(at)

    def _groups(self, at: int, merged: bool = False) -> bool:
        """Whether the row's cells stand over groups of the columns that the row below names; `merged`: by merges."""
        upper, lower = self.filled[at], set(self.filled[at + 1])
        if not upper or not lower:
            return False
        ends = [*upper[1:], max(self.used | lower, default=0) + 1]
        runs = [(start, self.across.get((at, start), end - start)) for start, end in zip(upper, ends, strict=True)]
        if upper[0] > min(lower) and any(column not in lower for column in range(min(self.used), upper[0])):
            return False
        spread = False
        # Where groups are merged across, one column may be a group of its own.
        across = any(self.across.get((at, start), 1) > 1 and start in lower for start in upper)
        if merged and not across:
            return False
        for start, length in runs:
            below = [column for column in range(start, start + length) if column in lower]
            most = 0.7 if across and len(runs) > 1 else 0.5
            if length > max(2, most * len(self.used)) or (len(below) == 1 and start in lower and not across):
                return False
            spread = spread or len(below) > 1
        return spread

    def headings(self, first: int, last: int) -> list[str]:
        """The heading of each column, a group's name before the column's own."""
        parts: list[list[str]] = [[] for _ in range(self.width)]
        for at in range(first, last + 1):
            for column, text in self._spread(at, last):
                if text not in parts[column]:
                    parts[column].append(text)
        return [" ".join(part) for part in parts]

    def _spread(self, at: int, last: int) -> list[tuple[int, str]]:
        there = self.filled[at]
        named: list[tuple[int, str]] = []
        for number, column in enumerate(there):
            text = words_of(self.rows[at][column])
            reach = self.across.get((at, column), 1)
            if reach == 1 and at < last and not self.down.get((at, column), 1) > 1 and self._groups(at):
                end = there[number + 1] if number + 1 < len(there) else self.width
                below = [c for c in range(column, end) if c in self.filled[at + 1]]
                # A name that was never merged reaches over the columns named below it, up to the first without.
                reach = len([c for c in range(column, end) if c - column < len(below)]) if column in below else 1
            named.extend((c, text) for c in range(column, min(column + reach, self.width)))
        return named

    def score(self, first: int, last: int, known: Collection[str], beat: float) -> float:
        """How much the rows look like the header of what stands below them: about 1 for a sure one, below 0 for none.

        Whatever cannot `beat` the best so far is given up halfway.
        """
        block = [(at, column) for at in range(first, last + 1) for column in self.filled[at]]
        columns = {column for _, column in block}
        if not block or not self.used or not self.filled[last]:
            return -1.0
        if self.is_title(first) and len(self.used) > 1:
            return -1.0
        if last and len(self.filled[last - 1]) > 1 and why_passed_over(self.rows[last], len(self.used)):
            # It says how to fill in the columns that the row above names.
            return -1.0
        cover = len(columns & self.used) / len(self.used)
        typed = [is_typed(self.rows[at][c]) * (0.3 if is_year(self.rows[at][c]) else 1.0) for at, c in block]
        score = cover - 2.5 * sum(typed) / len(block)
        score -= 0.45 * self._full_above(first, last, known)
        if score + 0.5 + 0.06 * (last - first) <= beat:
            return -1.0
        score -= 0.5 * self._recurring(block, last) + 0.3 * self._alike(last)
        score -= 0.3 * self._heading_below(last) + 0.04 * (last - first)
        # Cells merged over several named columns are no titles.
        score += 0.06 * sum(self._groups(at, merged=True) for at in range(first, last))
        score += 0.3 * self._contrast(columns, last) + 0.2 * self._known(first, last, known)
        score -= 0.25 * self._adds_data(first, last, known)
        if len(self.used) == 1 and not self._known(first, last, known):
            score -= 1.0
        if cover < 1 and last + 1 < len(self.rows) and not self.filled[last + 1]:
            # A title with a date beside it, parted from the table by a blank row.
            score -= 0.2
        return score - (0.1 if last + 1 >= len(self.rows) else 0.0)

    def _full_above(self, first: int, last: int, known: Collection[str]) -> int:
        """How many rows above have most of the columns, as rows of data do."""
        full = [at for at in range(first) if len(self.filled[at]) >= 0.65 * len(self.used) > 0.7]
        if not full or len(full) > 3 or self.filled[first - 1] or self._known(first, last, known) < 0.6:
            return len(full)
        # Titles with a date or a page beside them, parted by a blank row from headings that are known.
        return len(full) if any(self.typed(at) or self._known(at, at, known) for at in full) else 0

    def _adds_data(self, first: int, last: int, known: Collection[str]) -> bool:
        """Whether the last row makes known headings unknown, and knows none itself: then it rather is data."""
        if first == last or (last - 1) in self._tied or self._groups(last - 1) or not known:
            return False
        if any(match_key(words_of(self.rows[last][column])) in known for column in self.filled[last]):
            return False
        return max(self._known(first, at, known) for at in range(first, last)) >= 0.6 > self._known(first, last, known)

    def _below(self, last: int) -> range:
        return range(last + 1, min(len(self.rows), last + 101))

    def _recurring(self, block: list[tuple[int, int]], last: int) -> float:
        """The share of cells that come again below in their column, as values do and headings do not."""
        again = 0
        for at, column in block:
            text = self.rows[at][column]
            again += any(column < len(self.rows[row]) and self.rows[row][column] == text for row in self._below(last))
        return again / len(block)

    def _alike(self, last: int) -> float:
        """The share of the last row's cells that repeat a neighbour: a header names each column once."""
        texts = [words_of(self.rows[last][column]).casefold() for column in self.filled[last]]
        return 1 - len(set(texts)) / len(texts)

    def _typed_columns(self, last: int) -> set[int]:
        """The columns below that hold values of a kind: numbers, dates, addresses."""
        found = set()
        for column in self.used:
            there = [at for at in self._below(last) if column in self.filled[at]]
            if there and sum(column in self.typed(at) for at in there) >= 0.6 * len(there):
                found.add(column)
        return found

    def _contrast(self, columns: set[int], last: int) -> float:
        typed = self._typed_columns(last)
        return len(typed & columns) / len(typed) if typed else 0.0

    def _heading_below(self, last: int) -> float:
        """1 when the next row still has words where numbers and dates stand further down."""
        below = [at for at in self._below(last) if len(self.filled[at]) >= 0.5 * len(self.used)]
        if len(below) < 3:
            return 0.0
        there = set(self.filled[below[0]]) & self._typed_columns(below[0])
        return 1.0 if len(there) >= 2 and not there & self.typed(below[0]) else 0.0

    def _known(self, first: int, last: int, known: Collection[str]) -> float:
        if not known:
            return 0.0
        headings = [text for text in self.headings(first, last) if text]
        last_words = [words_of(self.rows[last][column]) for column in self.filled[last]]
        hits = sum(match_key(text) in known for text in headings)
        return max(hits, sum(match_key(text) in known for text in last_words)) / max(len(headings), 1)

    def first_data(self, last: int) -> tuple[int, list[str]]:
        """The first row of data below the header, and what was passed over on the way."""
        at = last + 1
        notes: list[str] = []
        while at < len(self.rows):
            why = why_passed_over(self.rows[at], len(self.used)) if self.filled[at] else ""
            if self.filled[at] and not why:
                return at, notes
            if why:
                notes.append(f"Row {at + 1} {why} and was left out.")
            at += 1
        return last + 1, notes


def is_row_blank(row: Row) -> bool:
    """Whether nothing shows in the row."""
    return all(map(is_blank, row))
