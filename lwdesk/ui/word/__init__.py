"""Notes from Word and to Word."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.ui import asking

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def import_notes(window: "Window", paths: list[Path] | None = None) -> None:
    """Show what would be brought in from Word files; asks for them when none are given."""
    store = window.store
    if store is None or window.looking:
        window.say("Open a study first; then notes can be brought into it.")
        return
    if paths is None:
        paths = asking.which_files(window, "Notes from Word", asking.DOCUMENTS)
    if not paths:
        return
    from lwdesk.ui.word.screen import WordScreen

    if window.messages.action:
        # An Undo on it would speak of what was done before, and read as if it spoke of these files.
        window.messages.clear()
    window.show_screen(WordScreen(window, store, paths), with_sidebar=False)


def export_notes(window: "Window") -> None:
    """Write the notes of the chosen interviews, or of all that have some, to a Word file; asks where."""
    from lwdesk.ui.word.sending import send_notes

    send_notes(window)
