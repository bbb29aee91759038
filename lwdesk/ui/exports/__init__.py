"""Exports: the ways to write a list, and those kept under a name, which are made again in one press."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lwdesk.store import Query
    from lwdesk.ui.window import Window


def show_exports(window: "Window") -> None:
    """Open the panel of exports, with the keyboard where one types to find."""
    from lwdesk.ui.exports.eager import EagerTyping
    from lwdesk.ui.exports.panel import Exports

    if window.store is None:
        window.say("Open a study first; then its exports are here.")
        return
    window.flush()
    panel = Exports(window, window.store)
    EagerTyping(panel, panel.box)
    panel.begin(panel.box)


def offer(window: "Window", list_name: str, below: "QWidget | None" = None, **filters: int | tuple[int, ...]) -> None:
    """Open the menu of ways to write the list of that name, under a widget.

    `filters` are fields of its records with the ids that they are to have: `area=3`, `organisation=(4, 5)`.
    """
    from lwdesk.records import LISTS
    from lwdesk.store import Query, Where

    where = [Where(name, ids if isinstance(ids, tuple) else (ids,)) for name, ids in filters.items()]
    offer_query(window, Query(LISTS[list_name], tuple(where)), below)


def offer_query(window: "Window", query: "Query", below: "QWidget | None" = None, current: int | None = None) -> None:
    """The same for what a query finds; `current` is the record under the keyboard, for what is like it."""
    from lwdesk.ui.exports.menu import open_menu

    if window.store is not None:
        open_menu(window, window.store, query, below, current)


def save_shown(window: "Window") -> None:
    """Ask for a name, and keep what the page shows as an export under it."""
    from lwdesk.ui.exports.naming import save_query

    page = window.list_page
    if page is None or window.store is None:
        window.say("Open a list first; then what it shows can be kept as an export.")
        return
    page.flush()
    save_query(window, page.rows.query())
