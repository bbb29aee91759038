"""The Matrix page: priority groups against sectors, wave by wave."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def matrix_page(window: "Window", store: "Store") -> Page:
    """The page of the sampling matrix."""
    return Page()
