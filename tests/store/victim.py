"""A process that writes to a study until somebody kills it. It forks for every run, so that Python starts only once.

Run as `victim.py STUDY steps` or `victim.py STUDY bulk`; each line on stdin starts a run, an empty one ends it all.
A run says "pid N", then what it has stored: only what was acknowledged counts.
"""

import os
import sys
from pathlib import Path

from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Store
from lwdesk.store.stamps import new_uuids

BULK = 8_000


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def write_steps(store: Store) -> None:
    with store.step("New") as step:
        made = step.create(ORGANISATION, {"name": "0"})
    say(f"record {made}")
    for n in range(1, 1_000_000):
        with store.step("Edit", merge=("name",) if n % 3 else None) as step:
            step.update(ORGANISATION, made, {"name": str(n)})
            step.create(ACTIVITY, {"name": f"{made} {n}", "lead": (made,)})
        if n % 5 == 0:
            store.keep_draft("organisation", made, "email", str(n))
        say(f"stored {n}")


def write_bulk(store: Store) -> None:
    say("begin")
    with store.step("Import", kind="import") as step:
        stamps, first = step.stamps(), step.next_id("activity")
        texts = ("ref", "description", "contact", "telephone", "email", "funding", "worked", "not_worked",
                 "found_through", "notes")  # fmt: skip
        keys = enumerate(new_uuids(BULK))
        step.insert_rows("activity", ("id", "uuid", *stamps, "name", *texts),
            ((first + n, key, *stamps.values(), f"Activity {n}", *("x" * 30,) * 10) for n, key in keys))  # fmt: skip
        group = store.terms("group")[0].id
        step.insert_rows("activity_term", ("record_id", "field", "target_id"),
            ((first + n, "groups", group) for n in range(BULK)))  # fmt: skip
    say("stored")
    store.undo()
    say("undone")
    store.redo()
    say("redone")


def main() -> None:
    path, write = Path(sys.argv[1]), {"steps": write_steps, "bulk": write_bulk}[sys.argv[2]]
    for line in sys.stdin:
        if not line.strip():
            break
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            write(Store.open(path, by="Sam Carter"))
            say("end")
            os._exit(0)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
