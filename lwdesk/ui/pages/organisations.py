"""The Organisations page: who is there, and the activities each takes part in."""

from typing import TYPE_CHECKING

from lwdesk.records import ORGANISATION
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.parts import Parts

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("kind", "borough", "charter")


def organisations_page(window: "Window", store: "Store") -> ListPage:
    """The page of all organisations, with their activities by part under the form."""
    page = ListPage(window, store, ORGANISATION, title="Organisations", filters=FILTERS)
    parts = Parts(store, ORGANISATION)
    parts.open_record.connect(window.open_record)
    page.side.add_below(parts)
    return page
