"""What is passed on to other bodies."""

from typing import TYPE_CHECKING

from lwdesk.records import RECOMMENDATION
from lwdesk.ui.pages.listing import ListPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("to", "status")


def recommendations_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list."""
    return ListPage(window, store, RECOMMENDATION, title="Recommendations", filters=FILTERS)
