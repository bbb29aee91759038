"""What the heading of a section says: "2. Borough: GREENWICH (continued)" is Greenwich, and goes to Boroughs."""

import re
from dataclasses import dataclass
from typing import Protocol

from lwdesk.exchange.recognise.terms import TermReader
from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record
from lwdesk.text import match_key

_NUMBER = re.compile(
    r"(?:(?:part|section|group|area|table)\s+)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]?|\(?[A-Za-z][.)]|\(?[IVXivx]{1,5}[.):])"
    r"(?:\s+|\s*[-–—:]\s*)(?=\S)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\s*[(\[]?\s*(?:continued|contd?|cont['’]d)\.?\s*[)\]]?\s*$", re.IGNORECASE)
_THINGS = r"(?:projects?|activit(?:y|ies)|initiatives?|schemes?|programmes?|services?|organisations?|entries|records?)"
_COUNT = re.compile(rf"\s*[-–—:,]?\s*[(\[]?\s*(?:n\s*=\s*)?\d{{1,4}}(?:\s+{_THINGS})?\s*[)\]]?\s*$", re.IGNORECASE)
_OF = re.compile(rf"{_THINGS}\s+(?:in|for|across|within|of|with|by)\s+", re.IGNORECASE)
_LABELLED = re.compile(r"([^:–—]{2,40}?)(?:\s*:\s*|\s+[-–—]\s+)(\S.*)$")
_LAST = re.compile(rf"\s+{_THINGS}$", re.IGNORECASE)


class Known(Protocol):
    """What texts are held against."""

    @property
    def terms(self) -> "TermsOf": ...
    @property
    def is_linked(self) -> "IsLinked": ...


class TermsOf(Protocol):
    """Gives the reader of a vocabulary's terms."""

    def __call__(self, vocabulary: str, /) -> TermReader: ...


class IsLinked(Protocol):
    """Tells whether the study has a record of some kind and name."""

    def __call__(self, target: str, name: str, /) -> bool: ...


@dataclass(frozen=True)
class Reading:
    """What a section's heading says, and the fields that could hold it."""

    value: str
    fields: tuple[str, ...]
    labelled: bool
    """Whether the heading itself names the field: "Borough: Greenwich"."""
    numbered: bool


def read_heading(text: str, record: Record, known: Known) -> Reading:
    """The heading of a section understood as far as it can be; its value is the text itself where no field fits."""
    number = _NUMBER.match(text)
    bare = _AGAIN.sub("", text[number.end() :] if number else text).strip() or text
    numbered = number is not None
    if label := _LABELLED.match(bare):
        field = next((f for f in record.fields if _is_called(f, label[1])), None)
        if field and field.name != record.title:
            for value in (label[2], _COUNT.sub("", label[2])):
                if value and _reads(field, value, known):
                    return Reading(value, (field.name,), True, numbered)
            return Reading(_AGAIN.sub("", label[2]), (field.name,), True, numbered)
    for value in _wordings(bare):
        # "Pan-London" is a scale before it is all the boroughs.
        fields = tuple(f.name for f in record.fields if _is_term(f, value, known))
        if fields := fields or tuple(f.name for f in record.fields if _reads(f, value, known)):
            return Reading(value, fields, False, numbered)
    # "3.1 Links to health": there are things whose names begin with their numbers.
    fields = tuple(f.name for f in record.fields if f.kind is Kind.LINK and known.is_linked(f.ui.target, text))
    return Reading(text if fields else bare, fields, False, numbered)


def _wordings(text: str) -> list[str]:
    """The text, and what is left of it without a count and without "projects in"."""
    uncounted = _COUNT.sub("", text)
    found = [text, uncounted, _OF.sub("", uncounted), _LAST.sub("", uncounted), text.rstrip(":")]
    return [value for value in dict.fromkeys(found) if value.strip()]


def _is_called(field: Field, label: str) -> bool:
    key = match_key(label)
    keys = {match_key(heading) for heading in field.headings}
    return bool(key) and (key in keys or f"{key}s" in keys or key.removesuffix("s") in keys)


def _is_term(field: Field, value: str, known: Known) -> bool:
    return bool(field.ui.vocabulary) and known.terms(field.ui.vocabulary).read_one(value) is not None


def _reads(field: Field, value: str, known: Known) -> bool:
    if field.kind is Kind.CHOICE:
        return _is_term(field, value, known)
    if field.kind is Kind.CHOICES:
        ids, unread = known.terms(field.ui.vocabulary).read_many(value)
        return bool(ids) and not unread
    return field.kind in (Kind.LINK, Kind.LINKS) and known.is_linked(field.ui.target, value)
