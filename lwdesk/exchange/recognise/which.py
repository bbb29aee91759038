"""Which list of a study a sheet is most likely of."""

from collections.abc import Iterable, Sequence

from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.records import Record

LEAST_FIT = 0.15


def guess_record(headings: Sequence[str], records: Iterable[Record]) -> Record:
    """The record whose fields the headings name best; the first of the records when they hardly name any."""
    choice = list(records)
    fits = [fit(headings, record) for record in choice]
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
