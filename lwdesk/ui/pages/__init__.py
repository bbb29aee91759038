"""The pages of a study, as the sidebar lists them; each is made when it is first opened."""

from typing import TYPE_CHECKING

from lwdesk.ui.sidebar import Entry

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window

PAGES = (
    Entry("Mapping", "Gather", "map"),
    Entry("Organisations", "Gather", "building-2"),
)
PAGE_OF = {"activity": "Mapping", "organisation": "Organisations"}
"""The page that shows the records of each kind."""


def make_page(window: "Window", store: "Store", name: str) -> "ListPage":
    """The page of that name, on the open study. Raises KeyError."""
    # Imported late: they bring in the records, and with them SQLModel, after the window has been painted.
    from lwdesk.ui.pages.mapping import mapping_page
    from lwdesk.ui.pages.organisations import organisations_page

    return {"Mapping": mapping_page, "Organisations": organisations_page}[name](window, store)
