"""Puts it together: a command from the command line, or the window."""

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run lwdesk with these arguments, the process's own by default.

    Gives the exit status: 0 done, 1 refused, 2 wrong usage.
    """
    given = sys.argv[1:] if arguments is None else arguments
    # The window is asked for by no word, or by a study alone; it is on the way to the screen before
    # anything heavier than Qt is imported.
    if not given or (len(given) == 1 and given[0].endswith(".lwdesk")):
        from lwdesk.ui.start import run_window

        return run_window(Path(given[0]) if given else None)
    from lwdesk.cli import run

    return run(given)
