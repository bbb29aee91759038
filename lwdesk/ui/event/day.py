"""The day of the event and its workshops."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def day_page(window: "Window", store: "Store") -> Page:
    """The page."""
    page = Page()
    page.setAccessibleName("Day")
    page.commands = None
    return page
