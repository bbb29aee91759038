"""The assessments of organisations against the charter, and how far they have all come."""

from functools import partial
from typing import TYPE_CHECKING

from lwdesk.records import ASSESSMENT
from lwdesk.ui.measures.assess import assess_chosen
from lwdesk.ui.measures.levels import LevelsView
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.views import Views

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("organisation", "level", "assessed", "planned")


def charter_page(window: "Window", store: "Store") -> ListPage:
    """The page of the assessments; its view Levels counts them on a day."""
    page = ListPage(window, store, ASSESSMENT, title="Charter", filters=FILTERS)
    page.fresh = {"day": store.today()}
    page.views = Views(store, page, [("Levels", LevelsView(window, store))])
    page.more = [("Assess organisations…", partial(assess_chosen, window, ()))]
    return page
