"""What the sample study makes of its interviews: themes and passages, a planning day, and the framework after it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lwdesk.fields import Kind
from lwdesk.records import (
    ACTIVITY,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    EVENT,
    FINDING,
    FRAMEWORK,
    PASSAGE,
    POLICY,
    PROPOSAL,
    RECOMMENDATION,
    THEME,
    WORDING,
    WORKSHOP,
)
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.store.step import Step

Given = dict[str, Any]
Ids = dict[str, dict[str, int]]
"""Ids by name, for each kind of record."""


class Sense:
    """Puts the second half of the sample into a study; `ids` holds what the first half made."""

    def __init__(self, store: Store, step: Step, ids: Ids) -> None:
        self._store, self._step, self._ids = store, step, ids
        self._terms: dict[str, dict[str, int]] = {}

    def create(self, read: Mapping[str, Any]) -> None:
        """Make everything of what the sample's files say, by file."""
        self._create_schemes(read["schemes"])
        for place, given in enumerate(read["themes"], 1):
            self.make(THEME, given | {"position": float(place)})
        self._create_passages(read["passages"])
        for given in read["findings"]:
            self.make(FINDING, given)
        self._create_event(read["event"])
        event = self._ids["event"][read["event"]["name"]]
        for given in read["delegates"]:
            self.make(DELEGATE, given, event=event)
        for given in read["proposals"]:
            self._create_proposal(given)
        people = self._store.many(CONTACT, list(self._ids["contact"].values()))
        for given in read["contributions"]:
            organisation = people[self._ids["contact"][given["delegate"]]]["organisation"]
            self.make(CONTRIBUTION, given, event=event, organisation=organisation)
        self._create_framework(read["framework"])
        for given in read["policies"]:
            self.make(POLICY, given)
        for given in read["recommendations"]:
            self.make(RECOMMENDATION, given)

    def _create_schemes(self, schemes: list[Given]) -> None:
        sorted_by = self._terms.setdefault("scheme", {})
        activities: dict[int, list[int]] = {}
        for given in schemes:
            name = self._step.create_scheme(given["label"], given["about"])
            for term in given["terms"]:
                made = self._step.create_term(name, term["label"], meaning=term["meaning"])
                sorted_by[term["label"]] = made
                for activity in term["activities"]:
                    activities.setdefault(self._ids["activity"][activity], []).append(made)
        for activity, terms in activities.items():
            self._step.update(ACTIVITY, activity, {"sorted": tuple(terms)})

    def _create_passages(self, passages: list[Given]) -> None:
        for given in passages:
            note, body = self._note_with(given["interview"], given["words"])
            start = body.index(given["words"])
            self.make(PASSAGE, given, note=note, start=start, end=start + len(given["words"]))

    def _note_with(self, interview: str, words: str) -> tuple[int, str]:
        notes = self._store.notes.of(self._ids["interview"][interview])
        found = [(note.id, note.body) for note in notes if words in note.body]
        if len(found) != 1 or found[0][1].count(words) != 1:
            raise LookupError(f"“{words}” stands in {len(found)} notes of {interview}.")
        return found[0]

    def _create_event(self, given: Given) -> None:
        event = self.make(EVENT, given)
        for place, workshop in enumerate(given["workshops"], 1):
            self.make(WORKSHOP, workshop | {"position": float(place)}, event=event)

    def _create_proposal(self, given: Given) -> None:
        workshop = self._store.get(WORKSHOP, self._ids["workshop"][given["workshop"]])
        theme = workshop and workshop["theme"]
        proposal = self.make(PROPOSAL, given, theme=theme)
        for also in given.get("also", ()):
            self.make(WORDING, also, proposal=proposal)

    def _create_framework(self, domains: list[Given]) -> None:
        for place, domain in enumerate(domains, 1):
            made = self.make(FRAMEWORK, domain | {"position": float(place)})
            for under, theme in enumerate(domain["themes"], 1):
                self.make(FRAMEWORK, theme | {"position": float(under)}, domain=made)

    def make(self, record: Record, given: Given, **more: Any) -> int:
        """The id of a new record of what is given in words, and of raw values."""
        made = self._step.create(record, self.raw(record, given) | more)
        if title := given.get(record.title):
            self._ids.setdefault(record.name, {})[title] = made
        return made

    def id(self, record: Record, title: str) -> int:
        """The record of that title. Raises KeyError."""
        return self._ids[record.name][title]

    def raw(self, record: Record, given: Given) -> dict[str, Any]:
        """The raw values of what is given in words."""
        raw: dict[str, Any] = {}
        for field in record.fields:
            value = given.get(field.name)
            if value is None or value == "":
                continue
            if field.kind is Kind.LINK:
                raw[field.name] = self._ids[field.ui.target][value]
            elif field.kind is Kind.LINKS:
                raw[field.name] = tuple(self._ids[field.ui.target][name] for name in value)
            elif field.kind is Kind.CHOICE:
                raw[field.name] = self._term(field.ui.vocabulary, value)
            elif field.kind is Kind.CHOICES:
                raw[field.name] = tuple(self._term(field.ui.vocabulary, label) for label in value)
            elif field.kind is Kind.DATE:
                raw[field.name] = date.fromisoformat(value)
            elif field.kind is Kind.YES_NO:
                raw[field.name] = value == "Yes"
            elif field.kind is Kind.NUMBER:
                raw[field.name] = float(value)
            else:
                raw[field.name] = value
        return raw

    def _term(self, vocabulary: str, label: str) -> int:
        if vocabulary not in self._terms:
            self._terms[vocabulary] = {term.label: term.id for term in self._store.terms(vocabulary)}
        return self._terms[vocabulary][label]
