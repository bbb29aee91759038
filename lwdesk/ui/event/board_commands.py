"""What the menus, the keys and the buttons can have the page of the workshops do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.event.workshops import WorkshopsPage
    from lwdesk.ui.window import Window


class BoardCommands:
    """What the menus and keys can have the page do."""

    def __init__(self, window: "Window", store: "Store", page: "WorkshopsPage") -> None:
        self._window, self._store, self._page = window, store, page

    def new(self) -> None:
        """Workshops are made on the day's part, where they are written."""
        self._window.show_page("Event", "Day")
        page = self._window.page
        commands = page.commands if page else None
        if new_workshop := getattr(commands, "new_workshop", None):
            new_workshop()

    def delete(self) -> None:
        """Take the chosen delegates out of their workshop."""
        self._page.place(self._page.chosen_ids(), 0)

    def find_here(self) -> None:
        """Put the keyboard into the box that finds a delegate."""
        self._page.box.setFocus()
        self._page.box.selectAll()

    def propose(self) -> None:
        """Open the panel that proposes who goes where."""
        if self.is_a_copy():
            return
        if not self._store.event.workshops(self._page.event_id):
            self._window.say("There is no workshop yet. Make them under Day.")
            return
        from lwdesk.ui.event.proposing import open_proposing

        open_proposing(self._window, self._store, self._page.event_id)

    def is_a_copy(self) -> bool:
        """Whether the study may only be looked at, which is said."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return self._window.looking
