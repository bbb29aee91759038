"""The framework: domains with their themes, partners and links."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def domains_page(window: "Window", store: "Store") -> Page:
    """The page."""
    page = Page()
    page.setAccessibleName("Framework")
    page.commands = None
    return page
