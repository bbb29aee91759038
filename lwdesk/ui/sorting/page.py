"""Two schemes crossed, with counts and what lies behind them."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def sorting_page(window: "Window", store: "Store") -> Page:
    """The page."""
    page = Page()
    page.setAccessibleName("Sorting")
    page.commands = None
    return page
