"""Actions and commitments: the list, the views, the logic model."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def commit(window: "Window") -> None:
    """Make a commitment of the proposal or the theme of the framework under the keyboard."""
    from lwdesk.ui.plan.making import make_commitment

    make_commitment(window)
