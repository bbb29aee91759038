"""Which column holds which field: by its heading, or by what stands in it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import token_sort_ratio

from lwdesk.exchange.key import KEY
from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.recognise.cells import EMAIL, WEB, Row, is_blank, is_telephone, words_of
from lwdesk.fields import Field, Kind
from lwdesk.records import Record
from lwdesk.text import fold, match_key, split_values
from lwdesk.values import Unreadable, read_date

SURE_ENOUGH = 0.5
_ALIKE = 84
_SPLITS = re.compile(r"\s*[\n|]\s*|\s+[-–—/]\s+|/\s+|\s+/")
_TIGHT_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_NUMBERED = re.compile(r"\s*#?\d+$")
_FILLERS = re.compile(r"\b(?:the|of|name of|please state|if any|if known|details?|full|main|no|number|s)\b")

Terms = Mapping[str, Collection[str]]
"""The labels and synonyms of each vocabulary, as match keys or folded."""


@dataclass
class ColumnGuess:
    """A column and the field it seems to hold."""

    heading: str
    field: str | None
    """The name of the field; None where no field fits."""
    confidence: float
    """From 0 to 1; 1 for a heading that is the field's own."""


def match_columns(
    headings: Sequence[str], record: Record, sample_rows: Sequence[Row] = (), terms: Terms | None = None
) -> list[ColumnGuess]:
    """A guess for each heading, in their order. No field is given twice, but for those that hold several values."""
    columns = [_Column(at, heading, sample_rows) for at, heading in enumerate(headings)]
    candidates = sorted(
        (
            (-confidence, column.at, order, field)
            for column in columns
            for order, field in enumerate((KEY, *record.fields))
            if (confidence := _confidence(column, field, record, terms or {})) >= SURE_ENOUGH
        ),
        key=lambda candidate: candidate[:3],
    )
    guesses = [ColumnGuess(heading, None, 0.0) for heading in headings]
    used: set[str] = set()
    for negative, at, _, field in candidates:
        if guesses[at].field is None and (field.name not in used or (field.many and -negative >= 0.9)):
            guesses[at].field, guesses[at].confidence = field.name, round(-negative, 2)
            used.add(field.name)
    if record.title not in used and used - {KEY.name}:
        _guess_title(columns, guesses, record)
    return guesses


class _Column:
    """A column with the ways its heading may be read, and some of its cells."""

    def __init__(self, at: int, heading: str, rows: Sequence[Row]) -> None:
        self.at = at
        self.heading = heading
        cells = (row[at] for row in rows if at < len(row))
        self.cells = [cell for cell in cells if not is_blank(cell)][:200]
        self.texts = [words_of(cell) for cell in self.cells]
        self.readings = _readings(heading)

    def share(self, holds: Callable[[Cell], bool]) -> float:
        """The share of its cells that pass."""
        return sum(map(holds, self.cells)) / len(self.cells) if self.cells else 0.0


def _readings(heading: str) -> list[tuple[str, float]]:
    """The match keys that a heading may be known by, each with how far it can be trusted."""
    readings: dict[str, float] = {}

    def add(text: str, trust: float) -> None:
        key = match_key(text)
        if key and key not in readings:
            readings[key] = trust

    add(heading, 1.0)
    add(_BRACKETED.sub("", heading), 0.97)
    add(re.sub(r"\((s|es|ies)\)", r"\1", heading), 0.97)
    add(_NUMBERED.sub("", heading), 0.95)
    for part in _SPLITS.split(heading):
        add(_BRACKETED.sub("", part), 0.9)
    for part in _TIGHT_SLASH.split(heading):
        add(part, 0.6)
    words = heading.split()
    # Of a group's name and a column's own, joined: the column's own says what it holds.
    for start in range(1, len(words)):
        add(" ".join(words[start:]), 0.88 - 0.02 * start)
    add(_FILLERS.sub(" ", match_key(heading)), 0.8)
    return list(readings.items())


def _confidence(column: _Column, field: Field, record: Record, terms: Terms) -> float:
    by_name = _by_name(column, field, record)
    by_content = _by_content(column, field, terms)
    if by_content is None:
        return by_name
    if not column.cells or (field.kind not in _TESTS and not field.ui.vocabulary):
        return by_name
    if by_content < 0.2 and by_name < 1.0 and field.kind is not Kind.TELEPHONE:
        return by_name - 0.25
    if by_content >= 0.6:
        return max(by_name, 0.5 + 0.25 * by_content)
    return by_name


def _by_name(column: _Column, field: Field, record: Record) -> float:
    """How well the heading names the field: 1 for its own label, less for synonyms and likenesses."""
    own, *others = [key for heading in field.headings if (key := match_key(heading))]
    best = 0.0
    for key, trust in column.readings:
        if field.name == record.title and trust < 0.9:
            # "Name" and "Title" end many a heading that is about something else.
            trust *= 0.75
        if key == own or _one(key) == _one(own):
            best = max(best, trust)
        elif any(key == other or _one(key) == _one(other) for other in others):
            best = max(best, trust * 0.97)
        elif trust >= 0.97 and best < 0.85:
            likeness = max(token_sort_ratio(key, other) for other in (own, *others))
            if likeness >= _ALIKE and min(len(key), len(own)) > 3:
                best = max(best, 0.85 * likeness / 100)
            elif _within(key, (own, *others)):
                best = max(best, 0.66)
    return best


def _one(key: str) -> str:
    """The key as for one thing: "funders" and "funder" are the same heading."""
    return key[:-1] if len(key) > 3 and key.endswith("s") else key


def _within(key: str, others: Sequence[str]) -> bool:
    """Whether a known heading of two words or more stands whole in a longer one."""
    return any(" " in other and f" {other} " in f" {key} " for other in others)


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


def _is_british_number(cell: Cell) -> bool:
    # Sums and codes have as many digits; only the telephone begins like this.
    return isinstance(cell, str) and cell.strip()[:1] in ("0", "+", "(") and is_telephone(cell.strip())


_TESTS: dict[Kind, Callable[[Cell], bool]] = {
    Kind.EMAIL: lambda cell: isinstance(cell, str) and bool(EMAIL.fullmatch(cell.strip())),
    Kind.TELEPHONE: _is_british_number,
    Kind.WEB: lambda cell: isinstance(cell, str) and bool(WEB.match(cell.strip())),
    Kind.DATE: _is_date,
}


def _by_content(column: _Column, field: Field, terms: Terms) -> float | None:
    """The share of the column's cells that this field could hold; None where cells say nothing about it."""
    if field.ui.vocabulary:
        known = terms.get(field.ui.vocabulary)
        if not known or not column.texts:
            return None
        return column.share(lambda cell: _names_term(cell, known))
    test = _TESTS.get(field.kind)
    return column.share(test) if test else None


def _names_term(cell: Cell, known: Collection[str]) -> bool:
    parts = split_values(words_of(cell).replace(",", ";"))
    return any(match_key(part) in known or fold(part) in known for part in parts)


def _guess_title(columns: list[_Column], guesses: list[ColumnGuess], record: Record) -> None:
    """Take the first column left whose cells read like names (short, of words, hardly any twice) for the title."""
    for column in columns:
        texts = column.texts
        if guesses[column.at].field or not column.heading or len(texts) < 3:
            continue
        lengths = sorted(map(len, texts))
        wordy = sum(text[:1].isalpha() for text in texts) >= 0.9 * len(texts)
        wordy = wordy and sum(any(map(str.isdigit, text)) for text in texts) < 0.5 * len(texts)
        if wordy and len(set(texts)) >= 0.8 * len(texts) and 4 <= lengths[len(lengths) // 2] <= 90:
            guesses[column.at].field, guesses[column.at].confidence = record.title, SURE_ENOUGH
            return
