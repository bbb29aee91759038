"""What a paper for the board consists of: sections of text that can be edited, with tables and charts around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lwdesk.exchange.board.facts import Facts

if TYPE_CHECKING:
    from lwdesk.course import Course
    from lwdesk.store.plan import MeasureInfo

Cell = str | float | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a caption: rows of texts, numbers and days; widths in shares of the page's."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class Chart:
    """A measure to be drawn, and what the drawing shows in words."""

    measure: "MeasureInfo"
    course: "Course"
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section: a text of ours, or the user's in its place, and what stands before and after it."""

    key: str
    heading: str
    ours: str
    text: str
    above: str = ""
    """A sentence under the heading that is not edited here: the aim of an action."""
    caption: str = ""
    """What stands over the text; "" where the heading says enough."""
    before: tuple[Table, ...] = ()
    after: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    edited: bool = False
    outdated: bool = False
    """Whether it was edited, and what we would write has changed since."""
    left_out: bool = False

    @property
    def follows(self) -> str:
        """What stands around the text, in words: "with a table of 12 rows and 3 charts"."""
        parts = [f"a table of {_count(len(table.rows), 'row')}" for table in (*self.before, *self.after)]
        if self.charts:
            parts.append(_count(len(self.charts), "chart"))
        return f"With {' and '.join(parts)}" if parts else ""


@dataclass(frozen=True, slots=True)
class Board:
    """A whole paper."""

    title: str
    study: str
    meeting: date | None
    sections: tuple[Section, ...]
    facts: Facts

    @property
    def kept(self) -> list[Section]:
        """The sections that are written."""
        return [section for section in self.sections if not section.left_out]

    @property
    def in_words(self) -> str:
        """What was written, as a message says it: "12 commitments"."""
        return _count(len(self.facts.commitments), "commitment")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
