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
    ACTIVITY,
    AXIS,
    CELL,
    CONTACT,
    GUIDE,
    INTERVIEW,
    NOTE,
    ORGANISATION,
    PROMPT,
    SUMMARY,
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
    merge_contacts(store, contact, [twin])
    merge_organisations(store, council, [other])
    with store.step("New contact") as step:
        step.create(CONTACT, {"name": "Undone"})
    store.undo()
    store.keep_draft("activity", activity, "end", "31 February")
    store.close()


if __name__ == "__main__":
    main()
