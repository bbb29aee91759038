"""How the terminal is asked for the password of a workbook; as a word of the command line others would see it."""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lwdesk.exchange.read import NeedsPassword, UnreadableFile

TRIES = 3
T = TypeVar("T")


def with_password(path: Path, work: Callable[[str], T]) -> T:
    """What `work` gives when it is called with the password of the file, "" as long as none is asked for.

    Raises UnreadableFile where nobody can be asked, or the right one is not typed in three tries.
    """
    try:
        return work("")
    except NeedsPassword:
        if not _somebody_is_there():
            raise UnreadableFile(
                f"“{path.name}” opens with a password. Run this in a terminal, where it can be typed, "
                "or save a copy without a password in Excel and import that."
            ) from None
    for left in reversed(range(TRIES)):
        try:
            return work(_ask(path))
        except NeedsPassword as wrong:
            if left:
                print(str(wrong), file=sys.stderr)
    raise UnreadableFile(
        f"None of these passwords opens “{path.name}”. Ask whoever sent it, or for a copy without a password."
    )


def _somebody_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(path: Path) -> str:
    try:
        password = getpass.getpass(f"Password of {path.name}: ")
    except EOFError:
        password = ""
    if not password:
        raise UnreadableFile(f"No password was typed, so “{path.name}” was not opened.")
    return password
