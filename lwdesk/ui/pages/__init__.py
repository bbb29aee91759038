"""The pages of a study, as the sidebar lists them; each is made when it is first opened."""

from importlib import import_module
from typing import TYPE_CHECKING

from lwdesk.ui.sidebar import Entry

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.page import Page
    from lwdesk.ui.window import Window

PAGES = (
    Entry("Mapping", "Gather", "map"),
    Entry("Organisations", "Gather", "building-2"),
    Entry("Contacts", "Gather", "users"),
    Entry("Matrix", "Gather", "grid-3x3"),
    Entry("Interviews", "Gather", "calendar-days"),
    Entry("Themes", "Make sense", "tags"),
    Entry("Event", "Make sense", "presentation"),
    Entry("Framework", "Decide", "columns-3"),
)
PAGE_OF = {
    "activity": "Mapping", "organisation": "Organisations", "contact": "Contacts", "interview": "Interviews",
    "theme": "Themes", "passage": "Themes", "event": "Event", "workshop": "Event", "delegate": "Event",
    "proposal": "Event", "contribution": "Event", "framework": "Framework", "recommendation": "Framework",
    "policy": "Framework",
}  # fmt: skip
"""The page that shows the records of each kind."""
PART_OF = {
    "theme": "Passages", "passage": "Passages", "event": "Day", "workshop": "Day", "delegate": "Delegates",
    "proposal": "Proposals", "contribution": "Contributions", "framework": "Framework",
    "recommendation": "Recommendations", "policy": "Policies",
}  # fmt: skip
"""The part of that page, where it has parts."""
_MODULES = {entry.name: entry.name.lower() for entry in PAGES}
"""Where each page is made: a module here, and in it a function of that name with "_page" behind."""


def make_page(window: "Window", store: "Store", name: str) -> "Page":
    """The page of that name, on the open study. Raises KeyError."""
    # Imported late: they bring in the records, and with them SQLModel, after the window has been painted;
    # and no page but the one that is opened.
    module = import_module(f"lwdesk.ui.pages.{_MODULES[name]}")
    page: Page = getattr(module, f"{_MODULES[name]}_page")(window, store)
    return page
