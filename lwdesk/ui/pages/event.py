"""The Event page: the day, who comes, who is in which workshop, and what came of it."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.parted import PartedPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

PARTS = (
    ("Day", "lwdesk.ui.event.day:day_page"),
    ("Delegates", "lwdesk.ui.event.delegates:delegates_page"),
    ("Workshops", "lwdesk.ui.event.workshops:workshops_page"),
    ("Proposals", "lwdesk.ui.proposals.page:proposals_page"),
    ("Contributions", "lwdesk.ui.contributions.page:contributions_page"),
)


def event_page(window: "Window", store: "Store") -> PartedPage:
    """The page with its parts."""
    return PartedPage(window, store, "Event", PARTS)
