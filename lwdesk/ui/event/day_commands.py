"""What the menus, the keys and the buttons can have the day's page do."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from lwdesk.operations import event as verbs
from lwdesk.records import EVENT, WORKSHOP
from lwdesk.ui.pages.changes import delete_records

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.event.day import DayPage
    from lwdesk.ui.window import Window


class DayCommands:
    """What the menus and keys can have the page do."""

    def __init__(self, window: "Window", store: "Store", page: "DayPage") -> None:
        self._window, self._store, self._page = window, store, page

    def new(self) -> None:
        """In the table another workshop, elsewhere another event."""
        in_table = self._page.table.isAncestorOf(QApplication.focusWidget() or self._page)
        if in_table or (self._page.table.hasFocus() and self._page.event_id is not None):
            self.new_workshop()
        else:
            self.new_event()

    def new_event(self) -> None:
        """Another event, which is looked at from now on; the keyboard goes to its name."""
        if self._is_a_copy():
            return
        self._page.flush()
        self._page.show_event(verbs.new_event(self._store))
        self._page.form.focus_first()
        self._window.say("A new event. The one before is in the list above it.", "done", ("Undo", self._window.undo))

    def new_workshop(self) -> None:
        """Another workshop below the one under the keyboard, ready for its name."""
        if self._is_a_copy():
            return
        page = self._page
        page.flush()
        page.table.setFocus()
        made = verbs.new_workshop(self._store, page.event_id, page.table.current_id())
        page.reload()
        page.table.choose(made, 0)
        page.table.write()

    def delete(self) -> None:
        """In the table delete the workshop under the keyboard, elsewhere the event; undo brings it back."""
        page = self._page
        in_form = page.form.isAncestorOf(QApplication.focusWidget() or page)
        record, chosen = (EVENT, page.event_id) if in_form else (WORKSHOP, page.table.current_id())
        if chosen is None:
            self._window.say("Put the keyboard on a workshop first, or into the form to delete the event.")
            return
        page.flush()
        delete_records(self._window, self._store, record, [chosen])

    def move(self, by: int) -> None:
        """Move the workshop under the keyboard up or down."""
        page, workshop = self._page, self._page.table.current_id()
        if workshop is None or self._is_a_copy():
            return
        if verbs.move_workshop(self._store, page.event_id, workshop, by):
            page.reload()
            page.table.choose(workshop)

    def _is_a_copy(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return self._window.looking
