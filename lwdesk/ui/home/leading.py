"""From a number to the list behind it, narrowed so that it shows just what was counted."""

from typing import TYPE_CHECKING

from lwdesk.operations.home_leads import Lead
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.themes.tree_items import ALL

if TYPE_CHECKING:
    from lwdesk.ui.pages.page import Page
    from lwdesk.ui.table.filters import FilterBox, FilterButton
    from lwdesk.ui.window import Window


def follow_lead(window: "Window", lead: Lead) -> None:
    """Open the page of the lead, its list narrowed as the lead says; whatever narrowed it before is taken away."""
    if lead.loose:
        from lwdesk.ui.thread import show_loose

        show_loose(window, lead.loose)
        return
    window.show_page(lead.page, lead.part)
    if window.page is None:
        return
    page = window.page.inner
    if lead.wave is not None:
        _show_wave(page, lead.wave)
    elif lead.record is not None:
        page.show_record(lead.record)
    elif isinstance(page, ListPage):
        narrow(page, lead)
    elif tree := getattr(page, "tree", None):
        # All passages, whichever theme was looked at last.
        page.head.clear_filters()  # type: ignore[attr-defined]
        tree.show_key(ALL)
    elif filters := getattr(page, "filters", None):
        _tick(page, filters, lead)


def narrow(page: ListPage, lead: Lead) -> None:
    """Show the page's table with what the lead asks for, and nothing else narrowing it."""
    if page.views and not page.views.is_table:
        page.views.show(0)
    page.head.show_only(lead.words if lead.ids is not None else "", lead.ids or (), lead.ticks)
    page.focus()


def _show_wave(page: "Page", wave: int) -> None:
    from lwdesk.ui.pages.matrix import MatrixPage

    if isinstance(page, MatrixPage):
        page.show_wave(wave)
        page.grid.go_to_gap()
        page.focus()


def _tick(page: "Page", filters: "list[FilterButton]", lead: Lead) -> None:
    box: FilterBox | None = getattr(page, "box", None)
    if box:
        box.clear()
    wanted = dict(lead.ticks)
    for button in filters:
        option = wanted.get(button.choice.name)
        button.tick_all({option[0]: option[1]} if option else {})
    if filters:
        filters[0].changed.emit()
    page.focus()
