"""The interview guide."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def show_guide(window: "Window") -> None:
    """The interview guide."""
    window.say("The interview guide is on its way.")
