"""The proposals of the workshops, typed fast and gathered under activity areas."""

from typing import TYPE_CHECKING

from lwdesk.records import PROPOSAL
from lwdesk.ui.pages.listing import ListPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("workshop", "theme", "area", "decision")


def proposals_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list."""
    return ListPage(window, store, PROPOSAL, title="Proposals", filters=FILTERS)
