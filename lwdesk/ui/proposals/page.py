"""The proposals of the workshops: as a table, typed fast, and on a board by activity area."""

from functools import partial
from typing import TYPE_CHECKING

from lwdesk.records import PROPOSAL
from lwdesk.ui import plan
from lwdesk.ui.pages.changes import new_record
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.views import Views
from lwdesk.ui.proposals.behind import Behind
from lwdesk.ui.proposals.board import BoardView
from lwdesk.ui.proposals.merging import open_merge
from lwdesk.ui.proposals.typing import TypeView

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("workshop", "theme", "area", "decision")
TABLE, TYPE, BOARD = range(3)
"""The ways to show them, in the order of their buttons."""


def proposals_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list; under the form what each was drawn from."""
    return ProposalsPage(window, store)


class ProposalsPage(ListPage):
    """The list with its two further ways to be shown."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, store, PROPOSAL, title="Proposals", filters=FILTERS)
        commands = ProposalCommands(window, store, self)
        self.commands = commands
        self.typing = TypeView(window, store)
        self.board = BoardView(window, store, self)
        self.views = Views(store, self, [("Type", self.typing), ("Board", self.board)])
        self.behind = Behind(store)
        self.behind.open_record.connect(window.open_record)
        self.side.add_below(self.behind)
        self.more = [
            ("Merge with…\tCtrl+M", commands.merge),
            ("Make a commitment of it\tCtrl+Shift+M", partial(plan.commit, window)),
            ("Type proposals of a workshop", partial(self.views.show, TYPE)),
            ("Put under an activity area, on the board", partial(self.views.show, BOARD)),
        ]

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        super().flush()
        self.typing.flush()
        self.board.kept.flush()

    def is_at_risk(self) -> bool:
        """Whether something typed into the form or the box could not be stored."""
        return super().is_at_risk() or self.typing.box.is_at_risk() or not self.board.kept.flush()

    def finish(self) -> None:
        """Store everything that waits to be stored; the study closes next."""
        self.typing.finish()
        self.board.kept.flush()
        super().finish()


class ProposalCommands(Commands):
    """The commands of the page."""

    _page: "ProposalsPage"

    def new(self) -> None:
        """A new proposal, the keyboard in its words: in the box where they are typed up, else in the form."""
        page = self._page
        if page.main is page.typing:
            page.typing.box.setFocus()
            return
        page.flush()
        proposal = new_record(self._store, PROPOSAL, page.fresh)
        if page.main is page.board:
            page.board.make_room()
        page.show_record(proposal)
        if page.side.form:
            page.side.form.focus_field("text")

    def merge(self) -> None:
        """Merge the chosen proposals into the one under the keyboard; others are found in the panel."""
        page = self._page
        page.flush()
        current = page.table.current_id()
        if current is None:
            self._window.say("Choose a proposal first; then Ctrl+M merges others into it.")
        elif self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        else:
            open_merge(self._window, self._store, current, page.chosen_ids())
