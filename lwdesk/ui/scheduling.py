"""What the menus do with interviews: book one, move them on, decline them, put them into a calendar file."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lwdesk.exchange.write.calendar_file import InCalendar, write_calendar
from lwdesk.operations import schedule
from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.records.interview import BOOKED, DECLINED
from lwdesk.ui import asking
from lwdesk.ui.writing import to_open

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_CALENDAR = "Calendar file (*.ics)"


def book(window: "Window") -> None:
    """Book the chosen interviews; on the page Contacts a new one with the contact, the keyboard in its date.

    On the page Matrix it is the interview of whoever was chosen there."""
    if window.shown_screen is None and (book_here := getattr(getattr(window.page, "commands", None), "book", None)):
        book_here()
        return
    page, store = window.list_page, window.store
    if store and page and page.record is CONTACT and not _is_a_copy(window):
        page.flush()
        contact_id = page.table.current_id()
        if contact_id is not None:
            window.open_record(INTERVIEW.name, schedule.book(store, contact_id))
            if window.list_page and window.list_page.side.form:
                window.list_page.side.form.focus_field("day")
            return
    _move(window, lambda store, ids: schedule.set_status(store, ids, BOOKED), "There is none to book among these.")


def move_on(window: "Window") -> None:
    """Bring each of the chosen interviews to its next status; the one whose notes are being typed to typed up.

    On a page whose records have a course of their own, the chosen ones of these."""
    if hasattr(window.shown_screen, "chosen_ids"):
        nothing = "This interview has come to its last status."
        _move(window, lambda store, ids: schedule.move_on_typing(store, ids[0]), nothing)
        return
    if window.shown_screen is None and (move_here := getattr(getattr(window.page, "commands", None), "move_on", None)):
        move_here()
        return
    _move(window, schedule.move_on, "These have come to their last status.")


def decline(window: "Window") -> None:
    """Mark the chosen interviews as declined."""
    _move(window, lambda store, ids: schedule.set_status(store, ids, DECLINED), "These are declined already.")


def save_calendar(window: "Window", chosen: bool = False) -> None:
    """Ask where to, and write a calendar file of all booked interviews, or with `chosen` of those in the table."""
    store = window.store
    if store is None:
        window.say("Open a study first; then its interviews can go into a calendar.")
        return
    if window.list_page:
        window.list_page.flush()
    ids = (_chosen(window) or []) if chosen else schedule.booked(store)
    if not ids:
        if not chosen:
            window.say("No interview is booked yet. Book one with Ctrl+B on its row.")
        return
    path = asking.where_to(window, "Save a calendar", _CALENDAR, store.path.with_name(f"{store.name} interviews.ics"))
    if path is None:
        return

    def tell(written: InCalendar) -> None:
        what = "1 interview" if written == 1 else f"{int(written):,} interviews"
        without = written.without_day
        left = f" {without:,} had no date and {'was' if without == 1 else 'were'} left out." if without else ""
        window.say(f"Saved {what} in {path.name}.{left}", "warning" if without else "done", to_open(path))

    window.jobs.start(
        lambda _step: write_calendar(store, ids, path), done=tell, failed=window.trouble, label="Writing the calendar"
    )


def _move(window: "Window", move: "Callable[[Store, Sequence[int]], int]", nothing: str) -> None:
    store, ids = window.store, _chosen(window)
    if store is None or not ids or _is_a_copy(window):
        return
    if move(store, ids):
        window.say(f"{store.undo_label()}.", "done", ("Undo", window.undo))
    else:
        window.say(nothing)


def _chosen(window: "Window") -> list[int] | None:
    if on_screen := getattr(window.shown_screen, "chosen_ids", None):
        window.flush()
        ids: list[int] = on_screen()
        return ids
    page = window.list_page
    if page is None or page.record is not INTERVIEW:
        window.say("Choose interviews on the page Interviews first.")
        return None
    page.flush()
    return page.chosen_ids()


def _is_a_copy(window: "Window") -> bool:
    if window.looking:
        window.say("This is a copy to look at. Open the study itself to change it.", "warning")
    return window.looking
