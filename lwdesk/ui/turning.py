"""Undo and redo from the window: of what was done on a screen first, else of the study's steps."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window


def undo(window: "Window") -> None:
    """Take the last step back and say which it was; a screen takes back what was done on it."""
    _turn(window, "undo", "Undid", ("Redo", window.redo), lambda store: store.undo())


def redo(window: "Window") -> None:
    """Make the step again that was undone last."""
    _turn(window, "redo", "Did again", ("Undo", window.undo), lambda store: store.redo())


def _turn(
    window: "Window", what: str, did: str, back: tuple[str, Callable[[], None]],
    turn: "Callable[[Store], Notice | None]",
) -> None:  # fmt: skip
    if turn_here := getattr(window.shown_screen, what, None):
        turn_here()
        return
    if window.store is None or window.looking:
        return
    window.flush()
    notice = turn(window.store)
    if notice is None:
        window.say(f"There is nothing to {what}.")
    else:
        window.say(f"{did} “{notice.label}”.", "done", back)
