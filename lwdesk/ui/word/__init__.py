"""Notes from Word and to Word."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def import_notes(window: "Window", paths: list[Path] | None = None) -> None:
    """Bring notes in from Word files; asks for them when none are given."""
    window.say("Notes from Word are on their way.")


def export_notes(window: "Window") -> None:
    """Write notes to a Word file."""
    window.say("Notes to Word are on their way.")
