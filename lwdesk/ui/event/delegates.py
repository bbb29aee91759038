"""The delegates: who is invited, who comes, who came."""

from typing import TYPE_CHECKING

from lwdesk.records import DELEGATE
from lwdesk.ui.pages.listing import ListPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("replied", "attended", "workshop", "stays", "organisation")


def delegates_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list."""
    return ListPage(window, store, DELEGATE, title="Delegates", filters=FILTERS)
