"""The pages of a study, as the sidebar lists them; each is made when it is first opened."""

from importlib import import_module
from typing import TYPE_CHECKING

from lwdesk.ui.sidebar import Entry

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.page import Page
    from lwdesk.ui.window import Window

PAGES = (
    Entry("Home", "", "house", "Alt+Home"),
    Entry("Mapping", "Gather", "map", "Ctrl+1"),
    Entry("Organisations", "Gather", "building-2", "Ctrl+2"),
    Entry("Contacts", "Gather", "users", "Ctrl+3"),
    Entry("Matrix", "Gather", "grid-3x3", "Ctrl+4"),
    Entry("Interviews", "Gather", "calendar-days", "Ctrl+5"),
    Entry("Themes", "Make sense", "tags", "Ctrl+6"),
    Entry("Event", "Make sense", "presentation", "Ctrl+7"),
    Entry("Framework", "Decide", "columns-3", "Ctrl+8"),
    Entry("Action plan", "Decide", "target", "Ctrl+9"),
)
FIRST = "Mapping"
"""The page that a study opens on which was never looked at: where its work begins."""
PAGE_OF = {
    "activity": "Mapping", "organisation": "Organisations", "contact": "Contacts", "interview": "Interviews",
    "theme": "Themes", "passage": "Themes", "event": "Event", "workshop": "Event", "delegate": "Event",
    "proposal": "Event", "contribution": "Event", "framework": "Framework", "recommendation": "Framework",
    "policy": "Framework", "action": "Action plan", "commitment": "Action plan", "measure": "Action plan",
    "reading": "Action plan", "assessment": "Action plan", "progress": "Action plan", "issue": "Action plan",
    "engagement": "Action plan", "paper": "Action plan",
}  # fmt: skip
"""The page that shows the records of each kind."""
PART_OF = {
    "theme": "Passages", "passage": "Passages", "event": "Day", "workshop": "Day", "delegate": "Delegates",
    "proposal": "Proposals", "contribution": "Contributions", "framework": "Framework",
    "recommendation": "Recommendations", "policy": "Policies", "action": "Actions", "commitment": "Commitments",
    "measure": "Measures", "reading": "Measures", "assessment": "Charter", "progress": "Progress", "issue": "Issues",
    "engagement": "Engagement", "paper": "Board paper",
}  # fmt: skip
"""The part of that page, where it has parts."""
_MODULES = {entry.name: entry.name.lower().replace(" ", "_") for entry in PAGES}
"""Where each page is made: a module here, and in it a function of that name with "_page" behind."""


def make_page(window: "Window", store: "Store", name: str) -> "Page":
    """The page of that name, on the open study. Raises KeyError."""
    # Imported late: they bring in the records, and with them SQLModel, after the window has been painted;
    # and no page but the one that is opened.
    module = import_module(f"lwdesk.ui.pages.{_MODULES[name]}")
    page: Page = getattr(module, f"{_MODULES[name]}_page")(window, store)
    return page
