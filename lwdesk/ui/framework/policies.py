"""The policies and programmes behind the framework."""

from typing import TYPE_CHECKING

from lwdesk.records import POLICY
from lwdesk.ui.pages.listing import ListPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("issuer", "linked")


def policies_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list."""
    return ListPage(window, store, POLICY, title="Policies", filters=FILTERS)
