"""The Themes page: what was said on each theme, interview against theme, and sorting by further schemes."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.parted import PartedPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

PARTS = (
    ("Passages", "lwdesk.ui.themes.passages:passages_page"),
    ("Grid", "lwdesk.ui.themes.grid:grid_page"),
    ("Sorting", "lwdesk.ui.sorting.page:sorting_page"),
)


def themes_page(window: "Window", store: "Store") -> PartedPage:
    """The page with its parts."""
    return PartedPage(window, store, "Themes", PARTS)
