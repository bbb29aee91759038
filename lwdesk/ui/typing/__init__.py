"""Typing up an interview: its notes under the questions of the guide, the referrals, the summary."""

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
    # Imported here: the window itself asks this room something, and is on the screen before the records come in.
    from lwdesk.records import INTERVIEW
    from lwdesk.ui.typing.screen import TypingScreen

    store = window.store
    if store is None:
        window.say("Open a study first; then notes can be typed up.")
        return
    shown = window.shown_screen
    if interview_id is None and note_id is not None and (note := store.notes.get(note_id)):
        interview_id = note.interview
    if interview_id is None and not isinstance(shown, TypingScreen):
        interview_id = _under_keyboard(window)
        if interview_id is None:
            return
    if isinstance(shown, TypingScreen) and interview_id in (None, shown.interview_id):
        screen = shown
    else:
        held = store.get(INTERVIEW, interview_id or 0)
        if held is None or held["deleted_at"]:
            window.say("This interview is no longer there. Undo brings it back.")
            return
        window.flush()
        screen = TypingScreen(window, store, held["id"])
        window.show_screen(screen, with_sidebar=False)
    if not screen.show_place(note_id, at, length, summary):
        screen.begin()


def _under_keyboard(window: "Window") -> int | None:
    page = window.list_page
    if page is None or page.record.name != "interview":
        window.say("Choose an interview on the page Interviews first; F4 there types up its notes.")
        return None
    page.flush()
    found = page.table.current_id() if page.rows.model.ids else None
    if found is None:
        window.say("There is no interview yet. Make one with Ctrl+N, then F4 types up its notes.")
    return found
