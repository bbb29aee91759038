"""The words that the rows of a table are held against: terms of vocabularies, and names that the study knows."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from lwdesk.exchange.plan.named import names_of
from lwdesk.exchange.recognise.terms import TermReader
from lwdesk.paths import resource
from lwdesk.records.tables import Record
from lwdesk.store import Store


@dataclass(frozen=True)
class Words:
    """Readers of terms and of names, each made when it is first asked for."""

    terms: Callable[[str], TermReader]
    """The reader of a vocabulary's terms, by the vocabulary's name."""
    is_title: Callable[[str], bool]
    """Whether a record of the list that is brought in has that name."""
    is_linked: Callable[[str, str], bool]
    """Whether (name of a kind of record, name) is a record of the study that others link to."""


@dataclass(frozen=True)
class _Default:
    id: int
    label: str
    synonyms: tuple[str, ...]


def words_of_study(store: Store, record: Record) -> Words:
    """What an open study knows."""
    names = cache(lambda target: names_of(store, target))
    return Words(
        cache(lambda vocabulary: TermReader(store.terms(vocabulary, retired=True))),
        lambda title: names(record.name).find(title) is not None,
        lambda target, name: names(target).find(name) is not None,
    )


def default_words() -> Words:
    """What a new study would know: the terms that come with the program."""
    return Words(cache(_default_terms), lambda _: False, lambda *_: False)


def _default_terms(vocabulary: str) -> TermReader:
    given = json.loads(resource("vocabularies.json").read_text(encoding="utf-8"))["vocabularies"]
    terms = [term for each in given if each["name"] == vocabulary for term in each["terms"]]
    return TermReader(_Default(n, t["label"], tuple(t.get("synonyms", ()))) for n, t in enumerate(terms, 1))
