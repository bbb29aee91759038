"""What a column holds, told from its cells: whether a field could hold them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, time
from functools import cached_property

from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.recognise.cells import EMAIL, TELEPHONE, WEB, Row, is_blank, is_telephone, words_of
from lwdesk.fields import Field, Kind
from lwdesk.text import fold, match_key
from lwdesk.values import Unreadable, read_date, read_time

Terms = Mapping[str, Collection[str]]
"""The labels and synonyms of each vocabulary, as match keys or folded; names of records under their kind's."""
MOST_CELLS = 200
LONGEST = 250
"""Longer texts name nothing."""
_SEPARATORS = re.compile(r"[;|\n,]")


class Contents:
    """Some of a column's cells, the blank ones left out."""

    def __init__(self, at: int, rows: Sequence[Row]) -> None:
        cells = (row[at] for row in rows if at < len(row))
        self.cells = [cell for cell in cells if not is_blank(cell)][:MOST_CELLS]
        self.texts = [words_of(cell) for cell in self.cells]
        self._counts = Counter(self.cells)
        self._shares: dict[Kind, float] = {}

    def share(self, holds: Callable[[Cell], bool]) -> float:
        """The share of its cells that pass."""
        if not self.cells:
            return 0.0
        return sum(count for cell, count in self._counts.items() if holds(cell)) / len(self.cells)

    def fit(self, field: Field, terms: Terms) -> float | None:
        """The share of the cells that the field could hold; None where cells say nothing about it."""
        if not self.cells:
            return None
        if field.ui.vocabulary or field.ui.target:
            known = terms.get(field.ui.vocabulary or field.ui.target)
            return self._share_known(known) if known else None
        test = _TESTS.get(field.kind)
        if test and field.kind not in self._shares:
            self._shares[field.kind] = self.share(test)
        return self._shares.get(field.kind)

    def _share_known(self, known: Collection[str]) -> float:
        """The share of its cells of which some part is among the known words."""
        return sum(count for keys, count in self._keys if any(key in known for key in keys)) / len(self.cells)

    @cached_property
    def _keys(self) -> list[tuple[frozenset[str], int]]:
        return [(_keys(cell), count) for cell, count in self._counts.items()]

    @cached_property
    def is_figures(self) -> bool:
        """Whether next to all of the cells are numbers or dates."""
        return self.share(lambda cell: isinstance(cell, (int, float, date))) >= 0.8

    @cached_property
    def variety(self) -> float:
        """The share of texts that differ from the others; 1 where there are too few to tell."""
        return len(set(self.texts)) / len(self.texts) if len(self.texts) > 7 else 1.0

    @cached_property
    def holds_contacts(self) -> bool:
        """Whether most cells have a person's address or number with other words."""
        return len(self.cells) > 1 and self.share(_is_contact) >= 0.6

    @property
    def reads_like_names(self) -> bool:
        """Whether the cells are short, of words, and hardly any of them comes twice."""
        if len(self.texts) < 3:
            return False
        lengths = sorted(map(len, self.texts))
        wordy = sum(text[:1].isalpha() for text in self.texts) >= 0.9 * len(self.texts)
        wordy = wordy and sum(any(map(str.isdigit, text)) for text in self.texts) < 0.5 * len(self.texts)
        return wordy and len(set(self.texts)) >= 0.8 * len(self.texts) and 4 <= lengths[len(lengths) // 2] <= 90


def ends_after(starts: Sequence[Row], first: int, second: int) -> bool:
    """Whether the dates in one column are hardly ever later than those beside them in the other."""
    pairs = [(row[first], row[second]) for row in starts if max(first, second) < len(row)]
    days = [(a, b) for a, b in pairs if isinstance(a, date) and isinstance(b, date) and type(a) is type(b)]
    return sum(a <= b for a, b in days) >= 0.9 * len(days)


def _keys(cell: Cell) -> frozenset[str]:
    """The match keys of the cell and of its pieces, and both folded: what may be found among known words."""
    text = str(cell)
    if len(text) > LONGEST:
        return frozenset()
    texts = [text, *_SEPARATORS.split(text)]
    return frozenset(key for each in texts if (bare := each.strip()) for key in (match_key(bare), fold(bare)))


def _is_contact(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) > 400:
        return False
    number = TELEPHONE.search(cell)
    found = EMAIL.search(cell) or (number if number and is_telephone(number[0].strip()) else None)
    return found is not None and len(found[0].strip()) + 4 < len(cell.strip())


def _is_date(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return isinstance(cell, date)
    text = cell.strip()
    if len(text) > 40 or text.isdigit():
        return False
    try:
        read_date(text[:10] if len(text) > 18 and text[4:5] == "-" else text)
    except Unreadable:
        return False
    return True


def _is_time(cell: Cell) -> bool:
    if not isinstance(cell, str) or not any(mark in cell for mark in ":.m"):
        return isinstance(cell, time)
    try:
        read_time(cell.strip())
    except Unreadable:
        return False
    return True


def _is_british_number(cell: Cell) -> bool:
    # Sums and codes have as many digits; only the telephone begins like this.
    return isinstance(cell, str) and cell.strip()[:1] in ("0", "+", "(") and is_telephone(cell.strip())


_TESTS: dict[Kind, Callable[[Cell], bool]] = {
    Kind.EMAIL: lambda cell: isinstance(cell, str) and bool(EMAIL.fullmatch(cell.strip())),
    Kind.TELEPHONE: _is_british_number,
    Kind.WEB: lambda cell: isinstance(cell, str) and bool(WEB.match(cell.strip())),
    Kind.DATE: _is_date,
    Kind.TIME: _is_time,
}
