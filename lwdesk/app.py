"""Puts it together: a command from the command line, or the window."""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run lwdesk with these arguments, the process's own by default.

    Gives the exit status: 0 done, 1 refused, 2 wrong usage.
    """
    given = sys.argv[1:] if arguments is None else arguments
    # The window is on the way to the screen before anything heavier than Qt is imported.
    if _is_for_window(given):
        from lwdesk.ui.start import run_window

        return run_window(Path(given[0]) if given else None)
    from lwdesk.cli import run

    return run(given)


def start() -> None:
    """Run lwdesk with the process's own arguments, and end the process with the exit status."""
    if sys.argv[1:2] == ["import"]:
        # Its process ends with it: to look for garbage among its rows once they are written would be in vain.
        gc.disable()
    status = main()
    if _is_for_window(sys.argv[1:]):
        raise SystemExit(status)
    # A command has closed what it opened. To take its rows apart one by one, as Python does at its end, would take
    # a list of many thousand longer than some commands do in all.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def _is_for_window(given: list[str]) -> bool:
    """Whether the arguments ask for the window: no word, or a study alone."""
    return not given or (len(given) == 1 and given[0].endswith(".lwdesk"))
