"""What a table of two ways of sorting is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

THEMES, SUB_THEMES = "theme", "subtheme"
"""By theme, the sub-themes counted with it; and each theme and sub-theme by itself."""
Key = int | str | None
"""The id of a term, theme or workshop, a decision, or None for what is sorted under nothing."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A sorting scheme of the user's own."""

    id: int
    name: str
    """The name of its list of terms: "scheme-12"."""
    label: str
    about: str
    terms: int


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which records of a kind are told apart, and where that is kept."""

    name: str
    label: str
    by: str
    """"column" of the record, "links" of it, "interview" (a column of that) or "contact" (links of whom it is with)."""
    field: str
    links: str = "term"
    vocabulary: str = ""
    """The list of terms whose terms are its lines; "" where they are something else."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column."""

    key: Key
    label: str
    retired: bool = False
    whole: str = ""
    """A sub-theme with those above it: "Health › Transport"; "" where the label says all."""


@dataclass(frozen=True, slots=True)
class Cross:
    """A table of two ways: which records stand in each line, and so how many in each cell, and in all."""

    kind: str
    row_way: Way
    column_way: Way
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    in_row: Mapping[Key, frozenset[int]]
    in_column: Mapping[Key, frozenset[int]]
    all: frozenset[int]

    def behind(self, row: int, column: int) -> frozenset[int]:
        """The records that stand at a place; behind the last row and column everything in the line does."""
        found = self.all
        if row < len(self.rows):
            found = self.in_row.get(self.rows[row].key, _NOTHING)
        if column < len(self.columns):
            found &= self.in_column.get(self.columns[column].key, _NOTHING)
        return found

    def count(self, row: int, column: int) -> int:
        """How many those are: in the totals every record counts once."""
        return len(self.behind(row, column))

    def name(self, row: int, column: int) -> str:
        """What the place is called: "Support provision, Health"."""
        lines = [self.rows[row]] if row < len(self.rows) else []
        lines += [self.columns[column]] if column < len(self.columns) else []
        return ", ".join(line.whole or line.label for line in lines) or "Everything"


_NOTHING: frozenset[int] = frozenset()


def _terms(label: str, field: str, by: str, vocabulary: str) -> Way:
    return Way(vocabulary, label, by, field, vocabulary=vocabulary)


KINDS: dict[str, tuple[Way, ...]] = {
    "passage": (
        Way(THEMES, "Theme", "links", "themes", links="theme"),
        Way(SUB_THEMES, "Sub-theme", "links", "themes", links="theme"),
        _terms("Group", "groups", "contact", "group"),
        _terms("Sector", "sectors", "contact", "sector"),
        _terms("Wave", "wave", "interview", "wave"),
    ),
    "proposal": (
        _terms("Activity area", "area", "column", "area"),
        Way(THEMES, "Theme", "column", "theme"),
        Way(SUB_THEMES, "Sub-theme", "column", "theme"),
        Way("workshop", "Workshop", "column", "workshop"),
        Way("decision", "Decision", "column", "decision"),
    ),
    "activity": (
        _terms("Type", "type", "column", "type"),
        _terms("Group focus", "groups", "links", "group"),
        _terms("Sector", "sectors", "links", "sector"),
        _terms("Scale", "scale", "column", "scale"),
        _terms("Wave", "wave", "column", "wave"),
        _terms("Borough", "boroughs", "links", "borough"),
    ),
}
"""The kinds of record that are sorted, and how each is beside the user's own schemes."""
