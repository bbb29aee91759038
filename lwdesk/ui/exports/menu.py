"""The menu of the ways to write a list: as it is shown, in parts, as a paper, or kept under a name."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from lwdesk.records import CONTRIBUTION
from lwdesk.ui.exchanging import export_query
from lwdesk.ui.theme import unmarked
from lwdesk.ui.writing import Way, offer_ways

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lwdesk.store import Query, Store
    from lwdesk.ui.window import Window

_CUT = 40


def open_menu(
    window: "Window", store: "Store", query: "Query", below: "QWidget | None" = None, current: int | None = None
) -> QMenu:
    """Open the menu, under the widget where one is given; Enter takes its first way."""
    return offer_ways(ways(window, store, query, current), below or window, None if below else QCursor.pos())


def ways(window: "Window", store: "Store", query: "Query", current: int | None = None) -> list[Way]:
    """The entries of the menu."""
    from lwdesk.ui.exports.naming import save_query

    line: Way = ("", lambda: None)
    found: list[Way] = [("As it is &shown…", lambda: export_query(window, query))]
    if query.record is CONTRIBUTION:
        found += [
            line,
            ("A sheet for each activity &area…", lambda: export_query(window, query, "area")),
            ("A sheet for each &organisation…", lambda: export_query(window, query, "organisation")),
            ("A sheet for each &kind…", lambda: export_query(window, query, "kind")),
            line,
            ("A paper by activity a&rea…", lambda: export_query(window, query, "area", ".docx")),
            ("A paper by or&ganisation…", lambda: export_query(window, query, "organisation", ".docx")),
        ]
        if of_current := _like_current(window, store, current):
            found += [line, *of_current]
    else:
        found.append(("A &paper…", lambda: export_query(window, query, ending=".docx")))
    return [*found, line, ("Save under a na&me…", lambda: save_query(window, query)),
            ("Named &exports…", lambda: _show_all(window))]  # fmt: skip


def _like_current(window: "Window", store: "Store", current: int | None) -> list[Way]:
    """What the organisation, and the area, of the contribution under the keyboard have, whatever is filtered."""
    from lwdesk.store import Query, Where

    held = store.get(CONTRIBUTION, current) if current is not None else None
    found: list[Way] = []
    for name, target, mark in (("organisation", "organisation", "&1"), ("area", "term", "&2")):
        linked = held[name] if held else None
        label = store.labels(target, [linked]).get(linked, "") if linked is not None else ""
        if linked is not None and label:
            query = replace(Query(CONTRIBUTION), where=(Where(name, (linked,)),))
            by = "area" if name == "organisation" else ""
            found.append((f"{mark} All of “{unmarked(_short(label))}”…", _exporting(window, query, by)))
    return found


def _exporting(window: "Window", query: "Query", by: str) -> Callable[[], object]:
    return lambda: export_query(window, query, by)


def _show_all(window: "Window") -> None:
    from lwdesk.ui.exports import show_exports

    show_exports(window)


def _short(label: str) -> str:
    return label if len(label) <= _CUT else label[: _CUT - 1].rstrip() + "…"
