"""A process that imports a workbook until somebody kills it. It forks for every run, so that Python starts only once.

Run as `victim_import.py STUDY BOOK`; each line on stdin starts a run, an empty one ends it all. A run says "pid N",
"planned" when it begins to write, and "step N" when the import is stored; then it waits to be killed.
"""

import os
import signal
import sys
from pathlib import Path

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import apply_plan
from lwdesk.store import Store


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main() -> None:
    study, book = map(Path, sys.argv[1:3])
    for line in sys.stdin:
        if not line.strip():
            break
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            store = Store.open(study, by="Sam Carter")
            plan = plan_file(store, book)
            say("planned")
            say(f"step {apply_plan(store, plan).step_id}")
            signal.pause()
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
