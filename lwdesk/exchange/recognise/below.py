"""Rows far down a table, full until then, that could be headings of sections, with the rows around each."""

from collections.abc import Sequence
from copy import copy

from lwdesk.exchange.recognise.lines import Line, Run, lines_of

MOST = 600
"""So many rows are gathered; among names alone that are so many nobody parts records by headings."""
_SHORT = 5
"""So long may a number before a heading be: "2.1", "(iv)"."""


class HeadingsBelow:
    """Gathers such rows run by run; what they are is for others to say."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        """All of them so far, each between its neighbours, once there are new ones; else none."""
        self._gathered: list[Line] = []
        self._last: Line | None = None
        self._open = False
        """Whether the last row of the run before is one whose follower is not there yet."""

    def meet(self, run: Run, first: int, doubtful: Sequence[int]) -> None:
        """Look at the `doubtful` rows of a run, by their places from 0; `first` is the number of its first row."""
        before = len(self._gathered)
        lone = {at for at in doubtful if self._is_lone(run, at)}
        if before < MOST and (self._open or lone):
            wanted = {n for at in lone for n in (self._beside(run, at, -1), at, self._beside(run, at, 1))}
            if self._open:
                wanted.add(self._beside(run, -1, 1))
            for at in sorted(n for n in wanted if n is not None):
                self._gather(run, first, at, at in lone)
        self._note_last(run, first, lone)
        self.lines = self._gathered if len(self._gathered) > before else []

    def take(self) -> list[Line]:
        """The rows, for somebody who changes them."""
        return [copy(line) for line in self.lines]

    @staticmethod
    def _is_lone(run: Run, at: int) -> bool:
        there = [str(column[at]) for column in run if column[at] is not None]
        label = there[0].strip() if there else ""
        return len(there) == 1 or (len(there) == 2 and (label.endswith(":") or len(label) <= _SHORT))

    @staticmethod
    def _beside(run: Run, at: int, step: int) -> int | None:
        """The next row with anything in it, upwards or downwards."""
        at += step
        count = len(run[0])
        while 0 <= at < count:
            if any(column[at] is not None for column in run):
                return at
            at += step
        return None

    def _gather(self, run: Run, first: int, at: int, lone: bool) -> None:
        (line,) = lines_of(first + at, [column[at : at + 1] for column in run])
        known = self._gathered[-1].number if self._gathered else 0
        if line.number <= known:
            return
        if lone:
            above = self._beside(run, at, -1)
            over = first + above if above is not None else self._last.number if self._last else 0
            line.apart = line.number > over + 1
            if above is None and self._last is not None and self._last.number > known:
                self._gathered.append(self._last)
        self._gathered.append(line)

    def _note_last(self, run: Run, first: int, lone: set[int]) -> None:
        count = len(run[0])
        at = self._beside(run, count, -1)
        if at is not None:
            (self._last,) = lines_of(first + at, [column[at : at + 1] for column in run])
            self._open = at in lone
