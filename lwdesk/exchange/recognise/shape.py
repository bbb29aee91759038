"""What is known of a table before its body is read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from lwdesk.exchange.read.sheet import Cell, Range
from lwdesk.records.tables import Record


@dataclass
class Shape:
    """Its columns, its header and what the user said of its rows."""

    record: Record
    fields: Mapping[int, str]
    """The field of each column that goes to one, by its place from 0."""
    headings: Mapping[int, str]
    header: Sequence[Sequence[Cell]]
    """The rows of the header."""
    first_row: int
    """The first row of data, from 1."""
    width: int
    """How many columns the sheet has; the columns of sections come after them."""
    merged: Sequence[Range] = ()
    marks: Mapping[int, str] = field(default_factory=dict)
    known: Collection[str] = ()
    """The match keys of headings that are at home in the lists of a study."""
    above: Sequence[Sequence[Cell]] = ()
    """The rows above the header."""
