"""Passages and the grid written from their pages: which, and where to; beside the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from lwdesk.ui import asking
from lwdesk.ui.theme import unmarked
from lwdesk.ui.writing import Way, file_name, offer_ways, paper_of, write_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lwdesk.store import Store
    from lwdesk.ui.themes.passages import PassagesPage
    from lwdesk.ui.window import Window


def offer_passages(window: "Window", store: "Store", page: "PassagesPage") -> QMenu:
    """Ask which passages are to be written; Enter writes those of the theme that is shown."""
    themes, narrowed = page.themes_shown(), page.head.narrowed()
    ways: list[Way] = [("All passages by theme…", partial(export, window, store, "passages", (None, narrowed)))]
    if themes is not None:
        name = page.title()
        of_theme = partial(export, window, store, "passages", (themes, narrowed), name)
        ways.insert(0, (unmarked(f"Passages of “{name}”…"), of_theme))
    return offer_ways(ways, page.head.export_button)


def export_grid(window: "Window", store: "Store", interviews: "Sequence[int]", themes: "Sequence[int]") -> None:
    """Ask where to, and write these rows and columns of the grid."""
    export(window, store, "grid", (interviews, themes))


def export(window: "Window", store: "Store", what: str, about: "Sequence[object]", of: str = "") -> None:
    """Ask where to, and write the "grid" or the "passages" there beside the window."""
    plain = "".join(" " if letter in '\\/:*?"<>|' else letter for letter in of)[:60].strip()
    title = "Export the grid" if what == "grid" else "Export passages"
    suggested = file_name(window, f"{what.capitalize()} {plain}", ".xlsx")
    write_beside(window, title, asking.LISTS_AND_WORD, suggested, paper_of(store, what, *about), f"Exporting {what}")
