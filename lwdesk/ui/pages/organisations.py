"""The Organisations page: who is there, the activities each takes part in, and its contacts."""

from functools import partial
from typing import TYPE_CHECKING

from lwdesk.records import ACTIVITY, ORGANISATION, RECORDS
from lwdesk.ui.measures.organisation import AssessButton, assess, called
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.parts import Part, Parts

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("kind", "borough", "charter")


def organisations_page(window: "Window", store: "Store") -> ListPage:
    """The page of all organisations, with their activities by part, and their contacts, under the form."""
    page = ListPage(window, store, ORGANISATION, title="Organisations", filters=FILTERS)
    parts = Parts(
        store,
        "Activities and contacts",
        lambda organisation: _links(store, organisation),
        called=partial(called, store),
    )
    parts.open_record.connect(window.open_record)
    page.side.add_below(parts)
    page.side.add_below(AssessButton(window))
    page.more = [("Assess against the charter…", partial(assess, window))]
    return page


def _links(store: "Store", organisation: int) -> list[Part]:
    """Who refers to the organisation: activities by the part it plays in them, and other records by their kind."""
    return [
        (RECORDS[name].field(field).label if name == ACTIVITY.name else RECORDS[name].plural, name, list(ids))
        for name, field, ids in sorted(store.links_to(ORGANISATION, organisation), key=lambda n: n[0] != ACTIVITY.name)
    ]
