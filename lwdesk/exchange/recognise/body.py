"""The body of a table: its rows as records, with what the sheet says only once said of each row that it is about.

Between the rows as they are read and their planning: cells merged downwards are filled in; the headings of sections
become further columns; and what is no record (subtotals, the header once more) becomes a blank row, told by its number.
A table in which every row is full costs no more than a look at each run.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from lwdesk.exchange.read.sheet import Cell, Range
from lwdesk.exchange.recognise.above import section_above
from lwdesk.exchange.recognise.below import HeadingsBelow
from lwdesk.exchange.recognise.between import Header, leave_out_headers, leave_out_other_table, leave_out_totals
from lwdesk.exchange.recognise.ditto import Dittos
from lwdesk.exchange.recognise.ending import find_ending
from lwdesk.exchange.recognise.further import join_further
from lwdesk.exchange.recognise.lines import (
    Line,
    Role,
    Run,
    full_columns,
    is_blank_run,
    lines_of,
    set_apart,
    sparse_rows,
)
from lwdesk.exchange.recognise.merged import across, fill_down
from lwdesk.exchange.recognise.section_values import UNDER, Placed, place_sections
from lwdesk.exchange.recognise.sections import Section, Table, find_sections
from lwdesk.exchange.recognise.shape import Shape
from lwdesk.exchange.words import Words

TAIL = 100
MARKS = {"record": Role.RECORD, "section": Role.SECTION, "left out": Role.OUT}
"""What the user may say of a row."""


class SectionsBelow(Exception):
    """Headings of sections in a table that began as one without: it has to be read again, with a close look."""


class Body:
    """The rows of one table, on their way from the sheet to the plan.

    `read` looks at as many rows as it must; from then on `placed` holds the columns of sections, and once all
    its runs have been taken `sections`, `left_out` and `notes` are complete.
    """

    def __init__(self, shape: Shape, words: Words) -> None:
        self._shape = shape
        self._words = words
        titled = sorted(p for p, name in shape.fields.items() if name == shape.record.title)
        self._title = titled[0] if titled else None
        self._more_title = titled[1:]
        """The columns of a name's other parts."""
        self._lent: dict[int, int] = {}
        """By the row of a name that has only another part the place of that, which stands in the first's meanwhile."""
        self._header = Header(shape.header, shape.above)
        self.sections: dict[int, str] = {}
        """What each heading of a section says, by its row."""
        self.left_out: dict[int, str] = {}
        """Why a row is no record, by its number: headings of sections, subtotals, rows left out by the user."""
        self.placed: list[Placed] = []
        """The columns that the sections come to."""
        self.notes: list[str] = []
        self._dittos = Dittos(dict(shape.headings))
        self._below = HeadingsBelow()
        self._also: Mapping[int, str] = {}
        """What had no room in its own column, by the record's row."""
        self.ended = False
        """Whether the end of the table has been found here, so that nobody need look for it again."""

    @property
    def first_row(self) -> int:
        """The first row to be read, from 1: one above the data where the user says that it is a record."""
        marked = [n for n, mark in self._shape.marks.items() if mark != "left out"]
        return min([self._shape.first_row, *marked])

    def read(self, runs: Iterable[Run], first: int, closely: bool = False) -> Iterator[Run]:
        """The same runs with every row a record or blank; `first` is the number of the first row.

        Unless every row is to be looked at `closely`, the runs raise SectionsBelow where it turns out that they ask
        for that.
        """
        if self._title is None:
            return iter(runs)
        waiting = self._dittos.filled(runs, first)
        opening = next(waiting, None)
        if opening is None:
            return iter(())
        plain = not (closely or self._shape.marks or self._merges(first) or self._doubtful(opening))
        read = chain([opening], waiting)
        return self._told(self._passed_on(read, first) if plain else self._worked(list(read), first))

    def _told(self, runs: Iterator[Run]) -> Iterator[Run]:
        yield from runs
        self.notes += self._dittos.notes()

    def _merges(self, first: int) -> list[Range]:
        return [m for m in self._shape.merged if m[2] >= first]

    def _doubtful(self, run: Run) -> list[int]:
        """The places in the run, from 0, of the rows that are no record at first sight."""
        assert self._title is not None
        if self._title >= len(run):
            return list(range(len(run[0]) if run else 0))
        again = self._header.rows_like_it(run[self._title], self._title)
        if full_columns(run) == 3 and None not in run[self._title]:
            return again
        # A total may be two cells, a heading one; so a row of three is what it seems to be.
        least = min(3, len(self._shape.headings))
        return sorted({*again, *sparse_rows(run, self._title, self._shape.headings, least)})

    def _passed_on(self, runs: Iterator[Run], first: int) -> Iterator[Run]:
        """The runs of a table without sections: only what repeats the header or sums up is taken out of them."""
        for run in runs:
            if run and not is_blank_run(run) and (doubtful := self._doubtful(run)):
                # The row after such a one may number the columns.
                places = {at for n in doubtful for at in (n, n + 1) if at < len(run[0])}
                lines = [line for at in sorted(places) for line in lines_of(first + at, [c[at : at + 1] for c in run])]
                taken = leave_out_headers(lines, self._header, len(self._shape.headings)) | leave_out_totals(
                    lines, len(self._shape.headings)
                )
                self.left_out |= taken
                run = _without(run, [n - first for n in taken])
                self._below.meet(run, first, [at for at in doubtful if first + at not in taken])
            elif run:
                self._below.meet(run, first, ())
            if self._below.lines and find_sections(lines := self._below.take(), self._table(lines))[0]:
                # Read to its end the book can be asked once more.
                deque(runs, 0)
                raise SectionsBelow
            yield run
            first += len(run[0]) if run else 0

    def _worked(self, runs: list[Run], first: int) -> Iterator[Run]:
        """The runs of a table that asks for a look at each of its rows."""
        lines: list[Line] = []
        starts = []
        # What stands beyond the last heading is not of this table.
        last = max(self._shape.headings, default=0) + 1
        number = first
        for run in runs:
            starts.append(number)
            if run and not is_blank_run(run):
                lines += lines_of(number, run[:last])
            number += len(run[0]) if run else 0
        self._lend_titles(lines)
        found = self._tell_roles(lines)
        records = [line for line in lines if line.role in (Role.UNKNOWN, Role.RECORD)]
        shape = self._shape
        self.placed = place_sections(records, found, self._also, shape.record, shape.fields, shape.width)
        self.placed += self._unnamed(records)
        return self._given(runs, starts, {line.number: line for line in records})

    def _lend_titles(self, lines: Sequence[Line]) -> None:
        """Have rows with a surname alone be rows with a name."""
        for line in lines if self._more_title else ():
            other = next((p for p in self._more_title if p in line.there), None)
            if other is not None and self._title is not None and self._title not in line.there:
                line.put(self._title, line.cells[other])
                line.take(other)
                self._lent[line.number] = other

    def _give_back(self, line: Line) -> list[Cell]:
        if self._title is not None and (other := self._lent.get(line.number)) is not None:
            line.put(other, line.cells[self._title])
            line.take(self._title)
        return line.cells

    def _unnamed(self, records: Sequence[Line]) -> Iterator[Placed]:
        """The columns without a heading whose merged cells tell records apart: they are sections, written sideways."""
        places = {left - 1 for _, left, _, _ in self._merges(self._shape.first_row)}
        for place in sorted(places - self._shape.headings.keys()):
            values = {line.number: text for line in records if (text := line.text(place))}
            if values and place < max(self._shape.headings):
                yield Placed(self._shape.width + len(self.placed), UNDER, None, values)

    def _given(self, runs: list[Run], starts: list[int], records: Mapping[int, Line]) -> Iterator[Run]:
        last = max(self._shape.headings, default=0) + 1
        for start, run in zip(starts, runs, strict=True):
            count = len(run[0]) if run else 0
            if not run or is_blank_run(run):
                yield run
                continue
            blank: list[Cell] = [None] * min(len(run), last)
            rows = [self._give_back(records[n]) if n in records else blank for n in range(start, start + count)]
            columns: Run = list(zip(*rows, strict=True))
            columns += [(None,) * count] * (self._shape.width - len(columns))
            for placed in self.placed:
                columns.append([placed.values.get(n) for n in range(start, start + count)])
            yield columns

    def _tell_roles(self, lines: list[Line]) -> list[Section]:
        """Find out what each row is; gives the sections."""
        shape = self._shape
        assert self._title is not None
        self._heed_marks(lines)
        set_apart(lines, shape.first_row)
        fill_down(lines, shape.merged, self._title)
        width = len(shape.headings)
        headers = leave_out_headers(lines, self._header, width)
        self.left_out |= headers
        others, told = leave_out_other_table(lines, self._header, shape.known)
        self.left_out |= others
        self.notes += [told] if told else []
        self._leave_out_ending(lines)
        self.left_out |= leave_out_totals(lines, width)
        left = [line for line in lines if line.role is not Role.OUT]
        table = self._table(left)
        found, unsure = find_sections(left, table)
        if headers and (first := section_above(shape.above, found, headers, table)):
            found.insert(0, first)
        self._tell_sections(found, unsure)
        more, self._also = join_further(left, table, shape.headings)
        self.left_out |= more
        return found

    def _heed_marks(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if (mark := self._shape.marks.get(line.number)) is not None:
                line.role = MARKS[mark]
                if line.role is Role.OUT:
                    self.left_out[line.number] = "You left it out."
            elif line.number < self._shape.first_row:
                line.role = Role.OUT

    def _leave_out_ending(self, lines: list[Line]) -> None:
        self.ended = True
        rows = [line for line in lines if line.role is not Role.OUT][-TAIL:]
        # However many blank rows there are, they part as one does.
        tail: list[Line | None] = []
        for line, before in zip(rows, [None, *rows], strict=False):
            tail += [None, line] if before and line.number > before.number + 1 else [line]
        width = max(self._shape.headings, default=0) + 1
        ending = find_ending([line.cells if line else () for line in tail], 0, width)
        assert self._title is not None
        cut = ending.first_row
        for at, line_there in enumerate(tail):
            if line_there and (
                line_there.number in self._shape.marks or self._words.is_title(line_there.text(self._title))
            ):
                cut = max(cut, at + 1)
        for at, line_there in enumerate(tail):
            if line_there and at >= cut:
                line_there.role = Role.OUT
                self.left_out[line_there.number] = ending.reasons.get(at, "It stands below the table.")

    def _table(self, lines: Sequence[Line]) -> Table:
        assert self._title is not None
        records = [line for line in lines if len(line.there) > 1 and self._title in line.there]
        filled = {p: sum(p in line.there for line in records) / len(records) for p in self._shape.headings if records}
        return Table(
            self._shape.record, self._title, dict(self._shape.fields), across(self._shape.merged),
            len(self._shape.headings), filled, self._words, self._words.is_title,
        )  # fmt: skip

    def _tell_sections(self, found: Sequence[Section], unsure: Sequence[int]) -> None:
        labels = {f.name: f.label for f in self._shape.record.seen}
        for section in found:
            number = section.line.number
            self.sections[number] = section.text
            goes_to = labels.get(section.field or "", "Notes")
            self.left_out[number] = f"“{section.text}” was taken for the heading of the rows below it ({goes_to})."
        if len(unsure) > 1:
            rows = ", ".join(map(str, unsure[:5])) + (" and others" if len(unsure) > 5 else "")
            self.notes.append(f"Rows {rows} hold a name alone; they were taken for records, not for headings.")


def _without(run: Run, places: Sequence[int]) -> Run:
    """The run with some of its rows blank."""
    if not places:
        return run
    columns: Run = []
    for column in run:
        cells = list(column)
        for place in places:
            cells[place] = None
        columns.append(cells)
    return columns
