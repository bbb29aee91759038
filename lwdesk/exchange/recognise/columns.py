"""Which column holds which field: by its heading, or by what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lwdesk.exchange.key import KEY
from lwdesk.exchange.recognise.cells import Row
from lwdesk.exchange.recognise.contents import Contents, Terms, ends_after
from lwdesk.exchange.recognise.headings import NOTHING, headings_of, is_of_persons, words
from lwdesk.exchange.recognise.kinds import columns_of_kinds, is_kind, kind_field
from lwdesk.exchange.recognise.persons import holds_titles, parts_of_name
from lwdesk.exchange.recognise.readings import WHOLE, readings_of
from lwdesk.exchange.to_notes import TO_NOTES
from lwdesk.fields import Field, Kind
from lwdesk.records import Record
from lwdesk.records.theme import SCHEMES
from lwdesk.text import words_key

__all__ = ["ColumnGuess", "Terms", "match_columns"]
SURE_ENOUGH = 0.5
_PARTED, _WHOLE_NAME, _KINDS = 0.95, 0.9, 0.75
_MOST = 0.99
"""Content makes a synonym surer, but never as sure as the field's own label."""


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
    """A guess for each heading, in their order.

    No field is given twice, but for those that hold several values, a person's name that stands in parts, and the words
    of records that stand in a column by their kind. What a record is sorted under is no column's: that is its schemes'.
    """
    columns = [_Column(at, heading, sample_rows, record) for at, heading in enumerate(headings)]
    candidates = sorted(
        (
            (-confidence, column.at, order, field)
            for column in columns
            for order, field in enumerate((KEY, *record.seen))
            if field.ui.vocabulary != SCHEMES
            if (confidence := _confidence(column, field, record, terms or {})) >= SURE_ENOUGH
        ),
        key=lambda candidate: candidate[:3],
    )
    guesses = [ColumnGuess(heading, None, 0.0) for heading in headings]
    used: set[str] = set()
    parts = _parts_of_name(columns, record, terms or {})
    for at in parts:
        guesses[at].field = record.title
        guesses[at].confidence = max(_PARTED, columns[at].named.get(record.title, 0.0))
        used.add(record.title)
    kinds = columns_of_kinds(headings, record) if not used else {}
    for at in kinds:
        guesses[at].field, guesses[at].confidence = record.title, _PARTED
        used.add(record.title)
    for negative, at, _, field in candidates:
        if guesses[at].field is None and (field.name not in used or (field.many and -negative >= 0.9)):
            guesses[at].field, guesses[at].confidence = field.name, round(-negative, 2)
            used.add(field.name)
    for column in columns if parts else ():
        if guesses[column.at].field in (None, "role") and holds_titles(column.heading, column.cells):
            guesses[column.at].field, guesses[column.at].confidence = TO_NOTES, _PARTED
    _guess_dates(columns, guesses, record, sample_rows)
    if record.title not in used and used - {KEY.name} and not _take_for_words(columns, guesses, record):
        _guess_title(columns, guesses, record)
    return guesses


class _Column(Contents):
    """A column with the fields that its heading names, and some of its cells."""

    def __init__(self, at: int, heading: str, rows: Sequence[Row], record: Record) -> None:
        super().__init__(at, rows)
        self.at = at
        self.heading = heading
        self.key = words_key(heading)
        self.named: dict[str, float] = {}
        known = headings_of(record)
        readings = readings_of(heading)
        for key, trust in readings:
            self._add(known.named(key), trust)
        for key, trust in readings:
            if trust > WHOLE and not self.named:
                self._add(known.alike(key), trust)

    def _add(self, named: dict[str, float], trust: float) -> None:
        for name, sure in named.items():
            self.named[name] = max(self.named.get(name, 0.0), sure * trust)

    @property
    def is_own(self) -> bool:
        """Whether the heading is the label of a field: then its cells are not asked."""
        return 1.0 in self.named.values()

    def says_kinds(self, record: Record) -> bool:
        """Whether most of its cells are words for a kind of these records."""
        return bool(self.cells) and self.share(lambda cell: is_kind(cell, record)) >= 0.6

    @property
    def is_of_nothing(self) -> bool:
        """Whether the heading names something that no field is for, more surely than any field."""
        nothing = self.named.get(NOTHING, 0.0)
        return nothing > 0 and all(nothing > sure for name, sure in self.named.items() if name != NOTHING)


def _parts_of_name(columns: Sequence[_Column], record: Record, terms: Terms) -> tuple[int, ...]:
    """The places of the columns that make up a person's name; none where a column has all of it."""
    parts = parts_of_name([column.heading for column in columns]) if is_of_persons(record) else ()
    title = record.field(record.title)
    others = (column for column in columns if column.at not in parts) if parts else ()
    return () if any(_confidence(column, title, record, terms) >= _WHOLE_NAME for column in others) else parts


def _confidence(column: _Column, field: Field, record: Record, terms: Terms) -> float:
    by_name = column.named.get(field.name, 0.0)
    linked = field.kind in (Kind.LINK, Kind.LINKS)
    if field is kind_field(record) and column.says_kinds(record):
        return max(by_name, _KINDS)
    if (column.is_own and not linked) or not column.cells:
        return by_name
    if column.is_of_nothing:
        return 0.0
    if column.is_figures and (not _may_be_figures(field) or field.name in (record.title, "contact")):
        return by_name - 0.6
    if field.name == record.title:
        if column.says_kinds(record):
            # "Offer", "ask", "offer": what was said never is one of three words, whatever the heading promises.
            return 0.0
        # One name for row after row is that of a programme, seldom that of each thing.
        by_name *= 0.8 + 0.2 * column.variety
    if column.is_own:
        return by_name
    fit = column.fit(field, terms)
    if fit is None:
        return max(by_name, 0.6) if field.name == "contact" and column.holds_contacts else by_name
    if linked:
        first = next(f for f in record.seen if f.ui.target == field.ui.target)
        return max(by_name, 0.65 if fit >= 0.6 and field is first and not column.named else 0.0)
    if fit >= 0.6:
        surer = min(by_name + 0.1, _MOST) if by_name else 0.0
        return max(surer, 0.0 if field.kind is Kind.DATE else 0.5 + 0.25 * fit)
    if fit < 0.2 and field.kind is not Kind.TELEPHONE:
        # A heading that stands as we know it is believed against the cells; one read with effort is not.
        return by_name - (0.25 if by_name > WHOLE or fit > 0 or len(column.cells) < 5 else 0.45)
    return by_name


def _may_be_figures(field: Field) -> bool:
    return field.kind in _FIGURES or field.ui.target in _NUMBERED


_NUMBERED = ("workshop",)
"""Kinds of record that people call by a number."""
_FIGURES = (Kind.LINE, Kind.DATE, Kind.NUMBER, Kind.TELEPHONE, Kind.YES_NO)


def _guess_dates(columns: Sequence[_Column], guesses: list[ColumnGuess], record: Record, rows: Sequence[Row]) -> None:
    """Take one or two columns of dates for the first date and the last, where no heading tells of either."""
    fields = [f for f in record.fields if f.kind is Kind.DATE]
    if not fields or any(guess.field in {f.name for f in fields} for guess in guesses):
        return
    other = words("other dates")
    left = [
        (column, fit)
        for column in columns
        if guesses[column.at].field is None
        and not column.is_of_nothing
        and other.isdisjoint(column.key.split())
        and (fit := column.fit(fields[0], {}) or 0.0) >= 0.6
    ]
    if len(left) > len(fields) or (len(left) == 2 and not ends_after(rows, left[0][0].at, left[1][0].at)):
        return
    for (column, fit), field in zip(left, fields, strict=False):
        guesses[column.at].field, guesses[column.at].confidence = field.name, round(0.5 + 0.25 * fit, 2)


def _take_for_words(columns: Sequence[_Column], guesses: list[ColumnGuess], record: Record) -> bool:
    """Take the column for the words of records that have no other name, where what they belong to goes by it too.

    In most plans the actions are what somebody does, and each commitment is called one.
    """
    if record.field(record.title).kind is not Kind.PARAGRAPH:
        return False
    for column in columns:
        if (sure := column.named.get(record.title, 0.0)) >= SURE_ENOUGH and guesses[column.at].field in record.within:
            guesses[column.at].field, guesses[column.at].confidence = record.title, round(sure, 2)
            return True
    return False


def _guess_title(columns: Sequence[_Column], guesses: list[ColumnGuess], record: Record) -> None:
    """Take the first column left whose cells read like names for the title."""
    for column in columns:
        if guesses[column.at].field or not column.heading or column.named:
            continue
        if column.reads_like_names:
            guesses[column.at].field, guesses[column.at].confidence = record.title, SURE_ENOUGH
            return
