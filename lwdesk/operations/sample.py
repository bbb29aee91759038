"""The sample study: a small, invented mapping register, the people in it, and what they said, to look around in."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lwdesk import marks
from lwdesk.exchange.asked import shipped
from lwdesk.fields import Kind
from lwdesk.operations.board import keep_as_written
from lwdesk.operations.guide_versions import create_guide
from lwdesk.operations.sample_plan import create_plan, go_on
from lwdesk.operations.sample_sense import Sense
from lwdesk.paths import resource
from lwdesk.records import ACTIVITY, CELL, CONTACT, INTERVIEW, NOTE, ORGANISATION, RECORDS, SUMMARY
from lwdesk.records.note import FREE
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.store.notes import PromptInfo
from lwdesk.store.step import Step

SENSE = (
    "schemes", "themes", "passages", "findings", "event", "delegates", "proposals", "contributions", "framework",
    "policies", "recommendations",
)  # fmt: skip
"""The files of what the study made of its interviews."""
_SIGN = re.compile(r"(\*\*|_|</?q>)")
_KIND: dict[str, marks.Kind] = {"**": "b", "_": "i", "<q>": "q", "</q>": "q"}


def create_sample(path: Path) -> Store:
    """A new study at the path, filled with the sample; it begins with nothing to undo. Raises StudyTrouble."""
    store = Store.create(path, "London Works (sample)")
    with store.step("The sample study", kind="start") as step:
        words = _words(store)
        made: dict[str, int] = {}
        for given in _read("organisations"):
            made[given["name"]] = step.create(ORGANISATION, _raw(words, ORGANISATION, given, made))
        mapped = {g["name"]: step.create(ACTIVITY, _raw(words, ACTIVITY, g, made)) for g in _read("activities")}
        people = {g["name"]: step.create(CONTACT, _raw(words, CONTACT, g, made)) for g in _read("contacts")}
        interviews = {
            g["contact"]: step.create(INTERVIEW, _raw(words, INTERVIEW, g, people)) for g in _read("interviews")
        }
        _create_notes(store, step, interviews)
        for given in _read("summaries"):
            step.create(SUMMARY, given | {"interview": interviews[given["interview"]]})
        for given in _read("targets"):
            step.create(CELL, _raw(words, CELL, given, {}))
        held = {"activity": mapped, "organisation": made, "contact": people, "interview": interviews}
        Sense(store, step, held).create({name: _read(name) for name in SENSE})
    _create_plan(store, held)
    return store


def _create_plan(store: Store, held: dict[str, dict[str, int]]) -> None:
    """The plan as a board was told of it in spring, and what had come of it by autumn, where the study stands still."""
    plan = _read("plan")
    told = date.fromisoformat(plan["paper"]["day"])
    store.remember(STANDS_ON, told.isoformat())
    with store.step("The sample study: the action plan", kind="start") as step:
        create_plan(step, Sense(store, step, held), plan, told)
    with store.step("The sample study: the paper of spring", kind="start") as step:
        keep_as_written(step, store, plan["paper"]["name"], told, told)
    store.remember(STANDS_ON, plan["stands_on"])
    with store.step("The sample study: half a year later", kind="start") as step:
        go_on(step, Sense(store, step, held), plan, told)


def marked(text: str) -> tuple[str, str]:
    """The text without its signs, and the marks that they made: **bold**, _italic_, <q>quotation</q>.

    A sign that is not closed marks nothing and is left out.
    """
    plain, length = [], 0
    opened: dict[marks.Kind, int] = {}
    found = []
    for part in _SIGN.split(text):
        if part not in _KIND:
            plain.append(part)
            length += len(part)
        elif _KIND[part] in opened:
            found.append(marks.Mark(opened.pop(_KIND[part]), length, _KIND[part]))
        else:
            opened[_KIND[part]] = length
    return "".join(plain), marks.write(found)


def prompt_of(prompts: Sequence[PromptInfo], given: Mapping[str, str]) -> PromptInfo | None:
    """The question of the given section that begins with the given words; None for a free note.

    Raises LookupError where there is none such, or more than one.
    """
    if given["section"] == FREE:
        return None
    found = [p for p in prompts if p.section == given["section"] and p.text.startswith(given["question"])]
    if len(found) != 1:
        raise LookupError(f"“{given['question']}” begins {len(found)} questions of “{given['section']}”.")
    return found[0]


def _create_notes(store: Store, step: Step, interviews: dict[str, int]) -> None:
    guide = create_guide(step, *shipped())
    prompts = store.notes.prompts(guide)
    for held in _read("notes"):
        interview = interviews[held["interview"]]
        step.update(INTERVIEW, interview, {"guide": guide})
        for position, given in enumerate(held["notes"], 1):
            prompt = prompt_of(prompts, given)
            body, kept = marked(given.get("body", ""))
            said = {"said": given.get("said", ""), "body": body, "marks": kept}
            where = {"section": given["section"], "position": float(position), "prompt": prompt.id if prompt else None}
            step.create(NOTE, {"interview": interview} | where | said)


def _read(name: str) -> Any:
    return json.loads(resource(f"sample/{name}.json").read_text(encoding="utf-8"))


def _words(store: Store) -> dict[str, dict[str, int]]:
    """The ids of the terms of each vocabulary by their labels, read once for all records."""
    names = {field.ui.vocabulary for record in RECORDS.values() for field in record.fields if field.ui.vocabulary}
    return {name: {term.label: term.id for term in store.terms(name)} for name in names}


def _raw(
    words: dict[str, dict[str, int]], record: Record, given: dict[str, Any], linked: dict[str, int]
) -> dict[str, Any]:
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
            ids = words[field.ui.vocabulary]
            raw[field.name] = tuple(ids[label] for label in value) if field.many else ids[value]
        elif field.kind is Kind.DATE:
            raw[field.name] = date.fromisoformat(value)
        elif field.kind is Kind.YES_NO:
            raw[field.name] = value == "Yes"
        else:
            raw[field.name] = value
    return raw
