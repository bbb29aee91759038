"""The sample study: a small, invented mapping register, and the people in it, to look around in."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from lwdesk.fields import Kind
from lwdesk.paths import resource
from lwdesk.records import ACTIVITY, CONTACT, INTERVIEW, ORGANISATION
from lwdesk.records.tables import Record
from lwdesk.store import Store


def create_sample(path: Path) -> Store:
    """A new study at the path, filled with the sample; it begins with nothing to undo. Raises StudyTrouble."""
    store = Store.create(path, "London Works (sample)")
    with store.step("The sample study", kind="start") as step:
        made: dict[str, int] = {}
        for given in _read("organisations"):
            made[given["name"]] = step.create(ORGANISATION, _raw(store, ORGANISATION, given, made))
        for given in _read("activities"):
            step.create(ACTIVITY, _raw(store, ACTIVITY, given, made))
        people = {g["name"]: step.create(CONTACT, _raw(store, CONTACT, g, made)) for g in _read("contacts")}
        for given in _read("interviews"):
            step.create(INTERVIEW, _raw(store, INTERVIEW, given, people))
    return store


def _read(name: str) -> list[dict[str, Any]]:
    found = json.loads(resource(f"sample/{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def _raw(store: Store, record: Record, given: dict[str, Any], linked: dict[str, int]) -> dict[str, Any]:
    """The raw values of what is given in words; `linked` are the ids of what it may be linked to, by name."""
    raw: dict[str, Any] = {}
    for field in record.fields:
        value = given.get(field.name)
        if not value:
            continue
        if field.kind is Kind.LINKS:
            raw[field.name] = tuple(linked[name] for name in value)
        elif field.kind is Kind.LINK:
            raw[field.name] = linked[value]
        elif field.kind in (Kind.CHOICE, Kind.CHOICES):
            ids = {t.label: t.id for t in store.terms(field.ui.vocabulary)}
            raw[field.name] = tuple(ids[label] for label in value) if field.many else ids[value]
        elif field.kind is Kind.DATE:
            raw[field.name] = date.fromisoformat(value)
        elif field.kind is Kind.YES_NO:
            raw[field.name] = value == "Yes"
        else:
            raw[field.name] = value
    return raw
