"""A row beside the record that it is about: what would change, in words and in values."""

from collections.abc import Mapping, Sequence
from typing import Any

from lwdesk.exchange.plan.rows import Outcome, PlannedRow
from lwdesk.fields import Field, Kind, show_value
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import match_key

Held = dict[str, Any]
"""A record's values by field: raw for one-valued fields, a tuple of ids for terms, a tuple of names for links."""


class Comparer:
    """Compares rows with what the study, or an earlier row, holds."""

    def __init__(self, store: Store, record: Record) -> None:
        self._store = store
        self._record = record
        self._linked = [f for f in record.fields if f.kind is Kind.LINKS]
        self._has_notes = any(f.name == "notes" for f in record.fields)
        self._terms = {
            t.id: t.label for f in record.fields if f.ui.vocabulary for t in store.terms(f.ui.vocabulary, retired=True)
        }

    def held(self, ids: Sequence[int]) -> dict[int, Held]:
        """What the study holds of the records with these ids."""
        found = self._store.many(self._record, ids)
        for field in self._linked:
            targets = {i for held in found.values() for i in held[field.name]}
            names = self._store.labels(RECORDS[field.ui.target].name, targets)
            for held in found.values():
                held[field.name] = tuple(names[i] for i in held[field.name] if i in names)
        return found

    def judge(self, row: PlannedRow, held: Held) -> Held:
        """Set the row's outcome and changes; gives what the record holds once the row is written."""
        after = dict(held)
        row.changes = []
        for field in self._record.fields:
            new = self._brought(row, field, held)
            if new is None or self._equal(field, held.get(field.name), new):
                continue
            after[field.name] = new
            row.changes.append((field.label, self._text(field, held.get(field.name)), self._text(field, new)))
        row.outcome = Outcome.UPDATED if row.changes else Outcome.SAME
        return after

    def as_held(self, row: PlannedRow) -> Held:
        """What a record made from the row will hold."""
        held: Held = {**row.values, **row.links, **row.names}
        if row.lines and self._has_notes:
            held["notes"] = with_lines(held.get("notes", ""), row.lines)
        return held

    def _brought(self, row: PlannedRow, field: Field, held: Mapping[str, Any]) -> Any:
        if field.name == "notes" and (row.lines or "notes" in row.values):
            return with_lines(row.values.get("notes", held.get("notes", "")), row.lines)
        if field.kind is Kind.LINKS:
            return row.names.get(field.name)
        return row.links.get(field.name) if field.many else row.values.get(field.name)

    @staticmethod
    def _equal(field: Field, old: Any, new: Any) -> bool:
        if field.kind is Kind.LINKS:
            return {match_key(n) or n for n in old or ()} == {match_key(n) or n for n in new}
        if field.many:
            return set(old or ()) == set(new)
        return bool(old == new)

    def _text(self, field: Field, value: Any) -> str:
        if field.kind is Kind.LINKS:
            return "; ".join(value or ())
        if field.kind is Kind.CHOICES:
            return "; ".join(self._terms.get(i, "") for i in value or ())
        if field.kind is Kind.CHOICE:
            return self._terms.get(value, "")
        return show_value(field, value)


def with_lines(notes: str, lines: Sequence[str]) -> str:
    """The notes with those of the lines at their end that are not in them yet."""
    there = set(notes.split("\n"))
    return "\n".join([*([notes] if notes else []), *(line for line in lines if line not in there)])
