"""What the typing-up screen does when its interview or its guide changes under it."""

from typing import TYPE_CHECKING

from lwdesk.records import INTERVIEW

if TYPE_CHECKING:
    from lwdesk.ui.typing.screen import TypingScreen


def is_gone(screen: "TypingScreen") -> bool:
    """Whether the study has the interview no more."""
    held = screen.store.get(INTERVIEW, screen.interview_id)
    return held is None or bool(held["deleted_at"])


def leave_deleted(screen: "TypingScreen") -> None:
    """Go back from an interview that is gone, and say so."""
    window = screen.window_
    if window.shown_screen is screen and is_gone(screen):
        unstored = " The last words come back when it is typed up again." if screen.saving.pending else ""
        window.leave_screen()
        window.say(f"This interview was deleted. Undo brings it back, with its notes.{unstored}", "warning")


def begin_anew(screen: "TypingScreen") -> None:
    """Put up the questions as the guide has them now."""
    window = screen.window_
    if window.shown_screen is not screen or is_gone(screen):
        return
    # First, so that an answer to a question that is gone is a free note when the new screen looks for it.
    screen.flush()
    note_id = screen.current.note_id if screen.current else None
    fresh = type(screen)(window, screen.store, screen.interview_id)
    window.show_screen(fresh, with_sidebar=False)
    if not fresh.show_place(note_id, 0, 0, ""):
        fresh.begin()
