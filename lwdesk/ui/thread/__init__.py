"""The thread of a record: what it grew from, and what became of it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lwdesk.store import Store
    from lwdesk.store.thread import Key
    from lwdesk.ui.window import Window

_NONE = "Put the keyboard on a record first; Ctrl+Shift+T shows what it grew from and what became of it."


def show_thread(window: "Window") -> None:
    """Show the thread of the record under the keyboard; on a thread already, that of the record in its outline."""
    shown = window.shown_screen
    if go_on := getattr(shown, "go_on", None):
        go_on()
        return
    window.flush()
    key = current_record(window)
    if window.store is None or key is None:
        window.say(_NONE if window.store else "Open a study first; then its records have threads.")
        return
    show_thread_of(window, key)


def show_thread_of(window: "Window", key: "Key") -> None:
    """Show the thread of a record in the place of the page; Escape leads back to where one was."""
    from lwdesk.exchange.thread_words import story_of
    from lwdesk.ui.thread.screen import ThreadScreen

    store = window.store
    story = story_of(store, *key) if store else None
    if store is None or story is None:
        window.say("This record has no thread: nothing grows from it, and it grew from nothing.")
        return
    screen = ThreadScreen(window, store, story, _way_back(window))
    window.show_screen(screen)
    screen.begin()


def link_current(window: "Window") -> None:
    """Ask to which record the one under the keyboard is to be linked."""
    window.flush()
    key = current_record(window)
    if window.store is None or key is None:
        window.say("Put the keyboard on a record first; then it can be linked to another.")
        return
    from lwdesk.ui.thread.linking import open_linking

    open_linking(window, window.store, key)


def current_record(window: "Window") -> "Key | None":
    """The record under the keyboard of the page or the screen that is shown."""
    shown = window.shown_screen or window.page
    asked = getattr(shown, "current_record", None)
    found: Key | None = asked() if asked else None
    return found


def open_key(window: "Window", store: "Store", key: "Key") -> None:
    """Open a record on its page; a passage in the notes, on its words; a wording with its proposal, a reading with
    its measure."""
    from lwdesk.records import MEASURE, PASSAGE, READING

    if key[0] == READING.name:
        window.open_record(MEASURE.name, (store.get(READING, key[1]) or {}).get("measure"))
        return
    if key[0] != PASSAGE.name:
        home = store.threads.start_of(*key) if key[0] == "wording" else key
        window.open_record(*(home or key))
        return
    from lwdesk.ui.typing import open_typing

    held = store.get(PASSAGE, key[1])
    if held is None or held["deleted_at"] or held["note"] is None:
        window.say("The passage is no longer there. Undo brings it back.")
        return
    if held["lost"]:
        window.say("These words were deleted from the note; it opens where they stood.")
    open_typing(window, None, note_id=held["note"], at=held["start"],
                length=0 if held["lost"] else held["end"] - held["start"])  # fmt: skip


def show_loose(window: "Window", what: str = "passages") -> None:
    """List what was never taken up: "passages", "offers" or "commitments" without evidence."""
    if window.store is None:
        window.say("Open a study first; then what was never taken up can be listed.")
        return
    from lwdesk.ui.thread.loose import LooseScreen

    window.flush()
    screen = LooseScreen(window, window.store, what, _way_back(window))
    window.show_screen(screen)
    screen.begin()


def save_what_became(window: "Window") -> None:
    """Write what became of what a contact or an organisation said; asks where to."""
    window.flush()
    key = current_record(window)
    if window.store is None or key is None:
        window.say("Put the keyboard on a contact, a delegate or an organisation first.")
        return
    save_became_of(window, key)


def save_became_of(window: "Window", key: "Key") -> None:
    """Write what became of what the contact or the organisation of this record said; asks where to."""
    from lwdesk.ui.thread.saving import save_became

    save_became(window, key)


def _way_back(window: "Window") -> "Callable[[], None]":
    """Leads to where one is now: to the page, to the notes that are being typed up, or to the list of loose ends."""
    shown = window.shown_screen
    if again := getattr(shown, "come_back", None):
        way: Callable[[], None] = again()
        return way
    return window.leave_screen
