"""The policies and programmes behind the framework."""

from typing import TYPE_CHECKING

from lwdesk.records import FRAMEWORK, POLICY, RECORDS
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.parts import Part, Parts

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("issuer", "linked")


def policies_page(window: "Window", store: "Store") -> ListPage:
    """The page of the list, with what leans on each policy under the form."""
    page = ListPage(window, store, POLICY, title="Policies", filters=FILTERS)
    leaning = Parts(store, "What leans on it", lambda policy: leaning_on(store, policy))
    leaning.open_record.connect(window.open_record)
    page.side.add_below(leaning)
    return page


def leaning_on(store: "Store", policy: int) -> list[Part]:
    """The domains and the framework themes that lean on a policy, and whatever else refers to it, by kind."""
    held = store.get(POLICY, policy) or {}
    lines = store.many(FRAMEWORK, list(store.labels(FRAMEWORK.name, held.get("linked") or ())))
    domains = [i for i, line in lines.items() if line["domain"] is None]
    themes = [i for i in lines if i not in domains]
    found: list[Part] = [("Domains", FRAMEWORK.name, domains), (FRAMEWORK.plural, FRAMEWORK.name, themes)]
    found += [(RECORDS[name].plural, name, list(ids)) for name, _, ids in store.links_to(POLICY, policy)]
    return [part for part in found if part[2]]
