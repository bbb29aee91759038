"""The Mapping page: the register of activities, both waves or one."""

from typing import TYPE_CHECKING

from lwdesk.records import ACTIVITY
from lwdesk.ui.pages.listing import ListPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("wave", "type", "groups", "sectors", "scale", "boroughs", "organisation")


def mapping_page(window: "Window", store: "Store") -> ListPage:
    """The page of all activities."""
    return ListPage(window, store, ACTIVITY, title="Mapping", filters=FILTERS)
