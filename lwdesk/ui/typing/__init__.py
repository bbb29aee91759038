"""Typing up an interview."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def open_typing(
    window: "Window",
    interview_id: int | None = None,
    note_id: int | None = None,
    at: int = 0,
    length: int = 0,
    summary: str = "",
) -> None:
    """Type up the interview, or the one under the keyboard; at a place of a note or in a head of the summary."""
    window.say("Typing up is on its way.")
