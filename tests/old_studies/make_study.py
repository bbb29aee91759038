"""Makes version_N.lwdesk beside this file: a small study as the present version N keeps it.

Run it when the shape has changed, and no more once that version is released: the file is then what users have. Give
each new kind of record a line here.
"""

import os
import socket
import tempfile
from datetime import date
from pathlib import Path

from lwdesk.operations import merge_contacts, merge_organisations
from lwdesk.records import (
    ACTION,
    ACTIVITY,
    ASSESSMENT,
    AXIS,
    CELL,
    COMMITMENT,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    ENGAGEMENT,
    EVENT,
    FINDING,
    FRAMEWORK,
    GUIDE,
    INTERVIEW,
    ISSUE,
    MATCH,
    MEASURE,
    NAMED_EXPORT,
    NOTE,
    ORGANISATION,
    PAPER,
    PASSAGE,
    POLICY,
    PROGRESS,
    PROMPT,
    PROPOSAL,
    READING,
    RECOMMENDATION,
    SUMMARY,
    THEME,
    WORDING,
    WORKSHOP,
)
from lwdesk.store import Store, schema


def main() -> None:
    """A study with every kind of record, an import, two merges, an undone step and a draft."""
    socket.gethostname = lambda: "office"
    os.environ["LWDESK_HOME"] = tempfile.mkdtemp()
    path = Path(__file__).with_name(f"version_{schema.VERSION}.lwdesk")
    path.unlink(missing_ok=True)
    store = Store.create(path, "An old study", by="Sam Carter")
    groups = [term.id for term in store.terms("group")]
    with store.step("New organisations") as step:
        council = step.create(ORGANISATION, {"name": "Riverside Council", "kind": store.terms("kind")[0].id})
        other = step.create(ORGANISATION, {"name": "Riverside Cncl", "telephone": "020 7946 0123"})
    with store.step("New activity") as step:
        given = {"name": "Open Doors", "lead": (other,), "groups": tuple(groups[:2]), "start": date(2003, 11, 3)}
        activity = step.create(ACTIVITY, given)
    with store.step("New contacts") as step:
        level = store.terms("level")[0].id
        contact = step.create(
            CONTACT,
            {
                "name": "Ada Moss",
                "organisation": other,
                "groups": tuple(groups[:2]),
                "level": level,
                "quote": "By role",
            },
        )
        twin = step.create(CONTACT, {"name": "A. Moss", "organisation": council, "telephone": "020 7946 0124"})
    with store.step("New interviews") as step:
        given = {"contact": contact, "wave": store.terms("wave")[0].id, "day": date(2003, 11, 4), "time": "10:00"}
        held = step.create(INTERVIEW, given | {"mode": "Telephone", "status": "Booked", "interviewer": "Sam Carter"})
        step.create(INTERVIEW, {"contact": twin, "place": "Their office", "notes": "Ring twice."})
    with store.step("Held interview") as step:
        step.update(INTERVIEW, held, {"status": "Held"})
    with store.step("Import of list.xlsx", kind="import") as step:
        step.update(ACTIVITY, activity, {"groups": (groups[2], groups[0]), "telephone": "020 7946 0456"})
        source = step.create_source("list.xlsx", "Local")
        step.create(
            ACTIVITY, {"name": "From a list", "partners": (council, other), "source_id": source, "source_row": 7}
        )
    with store.step("New notes") as step:
        guide = step.create(GUIDE, {"name": "Interview guide", "version": 1.0})
        asked = {"guide": guide, "section": "Background", "position": 1.0, "text": "What do you do?"}
        prompt = step.create(PROMPT, asked)
        step.update(INTERVIEW, held, {"guide": guide, "referrals": (twin,)})
        said = {"interview": held, "prompt": prompt, "section": "Background", "body": "Runs a café for caterers."}
        note = step.create(NOTE, said | {"marks": '[[5,9,"b"]]', "position": 1.0})
        step.create(NOTE, {"interview": held, "section": "Free notes", "said": "Not asked"})
        step.create(SUMMARY, {"interview": held, "gaps": "Nobody speaks to small employers."})
        wave, group, sector = (store.terms(name)[0].id for name in ("wave", "group", "sector"))
        step.create(CELL, {"wave": wave, "group": group, "sector": sector, "target": 5.0})
        step.create(AXIS, {"wave": wave, "group": group, "position": 1.0})
    with store.step("Edit note") as step:
        step.update(NOTE, note, {"body": "Runs a café for caterers in work.", "marks": ""})
    _create_themes(store, note, held)
    _create_event(store, twin, other)
    _create_plan(store, twin, other)
    merge_contacts(store, contact, [twin])
    merge_organisations(store, council, [other])
    with store.step("New contact") as step:
        step.create(CONTACT, {"name": "Undone"})
    store.undo()
    store.keep_draft("activity", activity, "end", "31 February")
    store.close()


def _create_themes(store: Store, note: int, interview: int) -> None:
    with store.step("New themes") as step:
        health = step.create(THEME, {"name": "Health at work", "line": "What keeps people well.", "position": 1.0})
        theme = step.create(THEME, {"name": "Small employers", "parent": health, "position": 1.0})
        pillar = step.create_term(step.create_scheme("Pillar", "What shapes health."), "Where we live")
        given = {"note": note, "words": "caterers", "start": 16, "end": 24, "themes": (theme, health)}
        step.create(PASSAGE, given | {"sorted": (pillar,)})
        step.create(PASSAGE, {"note": note, "words": "who went away", "lost": True, "start": 4, "end": 4})
        step.create(FINDING, {"interview": interview, "theme": theme, "body": "Nobody speaks to them."})


def _create_event(store: Store, contact: int, organisation: int) -> None:
    area = store.terms("area")[0].id
    with store.step("New event") as step:
        event = step.create(EVENT, {"name": "Planning day", "day": date(2004, 2, 3), "time": "09:30"})
        workshop = step.create(WORKSHOP, {"name": "Morning", "event": event, "capacity": 25.0, "theme": 1})
        coming = {"invited": date(2004, 1, 5), "replied": "Accepted", "workshop": workshop, "wishes": (workshop,)}
        step.create(DELEGATE, coming | {"contact": contact, "event": event, "stays": True})
        proposal = step.create(PROPOSAL, {"text": "Bring advisers to building sites.", "workshop": workshop})
        step.update(PROPOSAL, proposal, {"area": area, "decision": "Goes in", "own": True, "passages": (1,)})
        step.create(WORDING, {"proposal": proposal, "text": "Advisers on sites", "workshop": workshop})
        spoken = {"area": area, "delegate": contact, "organisation": organisation}
        offer = step.create(CONTRIBUTION, spoken | {"kind": "Can bring", "text": "A room", "status": "Offered"})
        need = step.create(CONTRIBUTION, spoken | {"kind": "Needs", "text": "Somewhere to meet"})
        step.create(MATCH, {"need": need, "offer": offer, "remark": "Close by"})
    with store.step("New framework") as step:
        domain = step.create(FRAMEWORK, {"name": "Key skills", "activity": "Pilot and share.", "position": 1.0})
        given = {"name": "Mentoring", "domain": domain, "partners": (organisation,), "proposals": (proposal,)}
        step.create(FRAMEWORK, given)
        step.create(POLICY, {"name": "Skills for all", "issuer": "A ministry", "linked": (domain,)})
        step.create(RECOMMENDATION, {"to": organisation, "text": "Publish the figures.", "proposal": proposal})
        step.create(NAMED_EXPORT, {"name": "By area", "list": "contributions", "settings": '{"by": "area"}'})


def _create_plan(store: Store, contact: int, organisation: int) -> None:
    with store.step("New plan") as step:
        action = step.create(ACTION, {"name": "3.1 Links", "aim": "Work together.", "framework": 1, "inputs": "A room"})
        promised = {"action": action, "strand": step.create_term("strand", "Best practice"), "due": date(2004, 9, 30)}
        parts = {"owner_person": contact, "champion_body": organisation, "partner_bodies": (organisation,)}
        grew = {"proposals": (1,), "frameworks": (2,), "contributions": (1,), "passages": (1,), "activities": (1,)}
        said = {
            "text": "Advisers meet every month.",
            "status": "Under way",
            "rag": "Amber",
            "first_due": date(2004, 6, 30),
        }
        commitment = step.create(COMMITMENT, promised | parts | grew | said)
        counted = {"name": "Meetings held", "unit": "meetings", "baseline": 0.0, "target": 12.0}
        measure = step.create(MEASURE, counted | {"commitment": commitment})
        step.create(READING, {"measure": measure, "day": date(2004, 5, 1), "value": 3.0, "source": "Minutes"})
        step.create(ASSESSMENT, {"organisation": organisation, "day": date(2004, 4, 2), "assessed": True})
        step.create(PROGRESS, {"commitment": commitment, "day": date(2004, 5, 1), "text": "Three meetings held."})
        step.create(ISSUE, {"commitment": commitment, "text": "Who pays for the room?", "raised": date(2004, 5, 1)})
        step.create(PAPER, {"name": "Board paper", "day": date(2004, 5, 20), "settings": "{}"})
        step.create(ENGAGEMENT, {"contact": contact, "interests": "Mentoring", "written": date(2004, 3, 1)})


if __name__ == "__main__":
    main()
