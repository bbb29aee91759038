"""The Action plan page: who has promised what, how far it has come, and what the board is told."""

from typing import TYPE_CHECKING

from lwdesk.ui.pages.parted import PartedPage

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

PARTS = (
    ("Commitments", "lwdesk.ui.plan.commitments:commitments_page"),
    ("Actions", "lwdesk.ui.plan.actions:actions_page"),
    ("Progress", "lwdesk.ui.progress.page:progress_page"),
    ("Measures", "lwdesk.ui.measures.page:measures_page"),
    ("Charter", "lwdesk.ui.measures.charter:charter_page"),
    ("Issues", "lwdesk.ui.progress.issues:issues_page"),
    ("Engagement", "lwdesk.ui.progress.engagement:engagement_page"),
    ("Board paper", "lwdesk.ui.board.page:board_page"),
)


def action_plan_page(window: "Window", store: "Store") -> PartedPage:
    """The page with its parts."""
    return PartedPage(window, store, "Action plan", PARTS)
