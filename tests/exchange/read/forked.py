"""A process that carries out commands of lwdesk, each in a child of its own, so that Python starts only once.

Each line on stdin is a list of words as JSON; a line comes back with the status, what was printed, the seconds that
went by, those that the processor worked on it, and the most memory, in MB, that the command or its worker held.
"""

import json
import os
import sys
import tempfile
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from lwdesk.cli import run

LIST = "Activity,Boroughs,Lead organisation\nNight Bus,Brent,Depot Lane College\n"


def load_everything() -> None:
    """Import what the commands import when they need it: every child then has it."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        study, path = Path(folder) / "study.lwdesk", Path(folder) / "list.csv"
        path.write_text(LIST)
        for words in (["new", study], ["import", study, path], ["inspect", path]):
            assert run([str(word) for word in words]) == 0


def carry_out(words: list[str]) -> dict[str, object]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate("rww"))
            status = 99
            try:
                status = run(words)
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(status)
        _, ended, used = os.wait4(child, 0)
        waited, worked = time.monotonic() - began, used.ru_utime + used.ru_stime
        out.seek(0)
        err.seek(0)
        said = {
            name: file.read().decode("utf-8", "replace") for name, file in (("out", out), ("err", err))
        }  # fmt: skip
        return said | {
            "status": os.waitstatus_to_exitcode(ended), "waited": waited, "worked": worked,
            "megabytes": used.ru_maxrss >> 10,
        }  # fmt: skip


def main() -> None:
    load_everything()
    for line in sys.stdin:
        print(json.dumps(carry_out(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
