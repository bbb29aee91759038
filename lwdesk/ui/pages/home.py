"""The Home page: where the study stands."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def home_page(window: "Window", store: "Store") -> Page:
    """The page."""
    from lwdesk.ui.home.page import HomePage

    return HomePage(window, store)
