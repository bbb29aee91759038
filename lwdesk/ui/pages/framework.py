"""The Framework page: domains and themes, what was decided, what is passed on, and the policies behind it."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.parted import PartedPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

PARTS = (
    ("Framework", "lwdesk.ui.framework.domains:domains_page"),
    ("Decisions", "lwdesk.ui.framework.decisions:decisions_page"),
    ("Recommendations", "lwdesk.ui.framework.recommendations:recommendations_page"),
    ("Policies", "lwdesk.ui.framework.policies:policies_page"),
)


def framework_page(window: "Window", store: "Store") -> PartedPage:
    """The page with its parts."""
    return PartedPage(window, store, "Framework", PARTS)
