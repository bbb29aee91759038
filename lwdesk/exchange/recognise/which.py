"""Which list of a study a sheet is most likely of."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.exchange.recognise.kinds import is_kind, kind_field
from lwdesk.records import Record
from lwdesk.text import fold

LEAST_FIT = 0.15
MOSTLY = 0.6
"""The part of a column's cells that have to say a kind for the column to be one of kinds."""


def guess_record(headings: Sequence[str], records: Iterable[Record], sample: Sequence[Sequence[object]] = ()) -> Record:
    """The record whose fields the headings name best; the first of the records when they hardly name any.

    Where the rows of the `sample` say kinds that only one sort of record has ("offer", "need"), it is of that sort.
    """
    choice = list(records)
    fits = [fit(headings, record) + says_kinds(sample, record) for record in choice]
    best = max(fits)
    return choice[fits.index(best) if best >= LEAST_FIT else 0]


def fit(headings: Sequence[str], record: Record) -> float:
    """How well the headings suit the record: how surely each names a field, the record's own title counting twice."""
    named = [heading for heading in headings if heading]
    score = 0.0
    titled = False
    for guess in match_columns(named, record):
        if guess.field is None or (titled and guess.field == record.title):
            # The parts of a person's name are one title.
            continue
        score += guess.confidence
        if guess.field == record.title:
            # A list of activities has a column of organisations too, but only one kind of list has its own title.
            score += guess.confidence**2
            titled = True
    return score / (len(named) + 1)


def says_kinds(sample: Sequence[Sequence[object]], record: Record) -> float:
    """1 where a column of the sample holds words for the kinds of these records, else 0."""
    if kind_field(record) is None:
        return 0.0
    for column in zip_longest(*sample):
        said = [cell for cell in column if isinstance(cell, str) and cell.strip()]
        kinds = [cell for cell in said if is_kind(cell, record)]
        # One word said throughout may mean anything.
        if len({fold(cell) for cell in kinds}) > 1 and len(kinds) >= MOSTLY * len(said):
            return 1.0
    return 0.0
