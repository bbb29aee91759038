"""Searching everything."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def show_search(window: "Window") -> None:
    """Searching everything."""
    window.say("Searching everything is on its way.")
