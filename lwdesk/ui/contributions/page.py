"""What delegates can bring, need, and ask of the programme."""

from typing import TYPE_CHECKING

from lwdesk.records import CONTRIBUTION
from lwdesk.ui.pages.listing import ListPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("area", "kind", "status", "organisation", "delegate")


def contributions_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list."""
    return ListPage(window, store, CONTRIBUTION, title="Contributions", filters=FILTERS)
