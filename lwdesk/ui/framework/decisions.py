"""What was decided about each proposal, and why."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def decisions_page(window: "Window", store: "Store") -> Page:
    """The page."""
    page = Page()
    page.setAccessibleName("Decisions")
    page.commands = None
    return page
