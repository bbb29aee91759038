"""The tree of themes, and what was said on each."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def passages_page(window: "Window", store: "Store") -> Page:
    """The page."""
    page = Page()
    page.setAccessibleName("Passages")
    page.commands = None
    return page
