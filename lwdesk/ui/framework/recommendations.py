"""What is passed on to other bodies."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from lwdesk.operations import decisions
from lwdesk.records import RECOMMENDATION
from lwdesk.records.framework import DRAFT
from lwdesk.ui.framework.letters import show_letters
from lwdesk.ui.framework.source import Source
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.pages.listing import ListPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("to", "status")


def recommendations_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list, with the letters that carry it, and under the form what each came from."""
    page = ListPage(window, store, RECOMMENDATION, title="Recommendations", filters=FILTERS)
    page.fresh = {"status": DRAFT}
    commands = RecommendationCommands(window, store, page)
    page.commands = commands
    page.more = [("Next status\tCtrl+.", commands.move_on), ("Letters…\tCtrl+L", commands.write_letters)]
    next_status = head_button("Next status", "chevron-right", "Draft, sent, taken up (Ctrl+.)")
    letters = head_button("Letters…", "mail", "Write a letter to each body, as Word documents (Ctrl+L)")
    next_status.clicked.connect(commands.move_on)
    letters.clicked.connect(commands.write_letters)
    for button in (next_status, letters):
        page.head.add_widget(button)
    QShortcut(QKeySequence("Ctrl+L"), page).activated.connect(commands.write_letters)
    source = Source(store)
    source.open_record.connect(window.open_record)
    page.side.add_below(source)
    return page


class RecommendationCommands(Commands):
    """The commands of a list page, and those of letters and of how far a recommendation has come."""

    def move_on(self) -> None:
        """Bring each of the chosen recommendations to its next status."""
        self._page.flush()
        ids = self._page.chosen_ids()
        if not ids or not self._may_change():
            return
        if decisions.move_on(self._store, ids, date.today()):
            self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))
        else:
            self._window.say("These have come to their last status. Change it in the form if it is not so.")

    def write_letters(self) -> None:
        """Offer letters for the chosen recommendations; where one is, for all shown that were not sent, or for all."""
        self._page.flush()
        chosen, shown = self._page.chosen_ids(), list(self._page.rows.model.ids)
        waiting = set(decisions.unsent(self._store))
        ids = chosen if len(chosen) > 1 else [i for i in shown if i in waiting] or shown
        if ids:
            show_letters(self._window, self._store, ids)
        else:
            self._window.say("No recommendation is shown, so that there is nothing to write. Clear the filters first.")

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking
