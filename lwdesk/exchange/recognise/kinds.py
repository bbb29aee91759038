"""Columns that each hold records of one kind, as people type contributions: "Can bring | Needs | Programme should"."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from lwdesk.exchange.recognise.headings import one, worded
from lwdesk.exchange.recognise.readings import WHOLE, readings_of
from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record
from lwdesk.text import words_key


def kind_field(record: Record) -> Field | None:
    """The field that says of what kind a record is which has no name but its own words; None for other records."""
    if record.field(record.title).kind is not Kind.PARAGRAPH:
        return None
    return next((f for f in record.fields if f.kind is Kind.OPTION and f.name in record.within), None)


def is_kind(cell: object, record: Record) -> bool:
    """Whether a cell is a word for a kind of these records, as people type it: "offer", "Needs"."""
    field = kind_field(record)
    if field is None or not isinstance(cell, str):
        return False
    key, known = words_key(cell), _headings(field)
    return key in known or one(key) in known


def columns_of_kinds(headings: Sequence[str], record: Record) -> dict[int, str]:
    """The kind that each column holds whose heading is that of a kind, by place; none where they say nothing sure.

    It takes two kinds, or the very name of one where no other column could hold the records' words.
    """
    field = kind_field(record)
    if field is None:
        return {}
    found = {at: kind for at, heading in enumerate(headings) if (kind := _kind_of(heading, field))}
    if len(set(found.values())) > 1:
        return found
    own = {words_key(option) for option in field.ui.options}
    title = {words_key(h) for h in record.field(record.title).headings}
    if any(words_key(heading) in title for heading in headings):
        return {}
    return {at: kind for at, kind in found.items() if words_key(headings[at]) in own}


def kinds_by_place(columns: Iterable[tuple[int, str, str | None]], record: Record) -> Mapping[int, str]:
    """The kinds by the places of the columns that hold them, of columns given as (place, heading, field).

    None where a column says the kind of each row.
    """
    given = list(columns)
    field = kind_field(record)
    if field is None or any(name == field.name for *_, name in given):
        return {}
    titled = [(place, heading) for place, heading, name in given if name == record.title]
    found = columns_of_kinds([heading for _, heading in titled], record)
    return {titled[at][0]: kind for at, kind in found.items()}


def _kind_of(heading: str, field: Field) -> str:
    known = _headings(field)
    for key, trust in readings_of(heading):
        if trust > WHOLE and (kind := known.get(key) or known.get(one(key))):
            return kind
    key = words_key(heading)
    begun = {begin: kind for kind, begins in worded("kinds begin").items() for begin in begins}
    return next((kind for begin, kind in begun.items() if key.startswith(begin) and kind in field.ui.options), "")


@cache
def _headings(field: Field) -> dict[str, str]:
    found = {words_key(word): option for word, option in field.ui.meant}
    for option, listed in worded("kinds").items():
        if option in field.ui.options:
            found |= {words_key(heading): option for heading in listed}
    found |= {words_key(option): option for option in field.ui.options}
    return found
