"""Makes version_1.lwdesk beside this file: a small study as version 1 kept it. Never run again once 1 is released."""

import os
import socket
import tempfile
from datetime import date
from pathlib import Path

from lwdesk.operations import merge_organisations
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Store, schema


def main() -> None:
    """A study with organisations, activities, an import, a merge, an undone step and a draft."""
    assert schema.VERSION == 1, "this lwdesk makes no studies of version 1"
    socket.gethostname = lambda: "office"
    os.environ["LWDESK_HOME"] = tempfile.mkdtemp()
    path = Path(__file__).with_name("version_1.lwdesk")
    path.unlink(missing_ok=True)
    store = Store.create(path, "An old study", by="Sam Carter")
    groups = [term.id for term in store.terms("group")]
    with store.step("New organisations") as step:
        council = step.create(ORGANISATION, {"name": "Riverside Council", "kind": store.terms("kind")[0].id})
        other = step.create(ORGANISATION, {"name": "Riverside Cncl", "telephone": "020 7946 0123"})
    with store.step("New activity") as step:
        given = {"name": "Open Doors", "lead": (other,), "groups": tuple(groups[:2]), "start": date(2003, 11, 3)}
        activity = step.create(ACTIVITY, given)
    with store.step("Edit activity", merge=("activity", activity, "notes")) as step:
        step.update(
            ACTIVITY, activity, {"notes": "“Runs well”, says the council — café every Friday.", "in_scope": True}
        )
    with store.step("Import of list.xlsx", kind="import") as step:
        step.update(ACTIVITY, activity, {"groups": (groups[2], groups[0]), "telephone": "020 7946 0456"})
        source = step.create_source("list.xlsx", "Local")
        step.create(
            ACTIVITY, {"name": "From a list", "partners": (council, other), "source_id": source, "source_row": 7}
        )
    merge_organisations(store, council, [other])
    with store.step("New organisation") as step:
        step.create(ORGANISATION, {"name": "Undone"})
    store.undo()
    store.keep_draft("activity", activity, "end", "31 February")
    store.close()


if __name__ == "__main__":
    main()
