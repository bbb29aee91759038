"""Passages and the grid written from their pages: which, and where to; beside the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from lwdesk.ui import asking
from lwdesk.ui.theme import unmarked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lwdesk.store import Store
    from lwdesk.ui.themes.passages import PassagesPage
    from lwdesk.ui.window import Window

Write = Callable[["Store", Path], str]


def offer_passages(window: "Window", store: "Store", page: "PassagesPage") -> QMenu:
    """Ask which passages are to be written; Enter writes those of the theme that is shown."""
    from lwdesk.exchange.papers import passages

    menu = QMenu(page)
    menu.setAccessibleName("What to export")
    menu.aboutToHide.connect(menu.deleteLater)
    themes, narrowed = page.themes_shown(), page.head.narrowed()
    if themes is not None:
        name = page.title()
        menu.addAction(
            unmarked(f"Passages of “{name}”…"),
            lambda: export(window, store, "passages", lambda s, path: passages.write(s, path, themes, narrowed), name),
        )
    menu.addAction(
        "All passages by theme…",
        lambda: export(window, store, "passages", lambda s, path: passages.write(s, path, None, narrowed)),
    )
    button = page.head.export_button
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
    menu.setActiveAction(menu.actions()[0])
    return menu


def export_grid(window: "Window", store: "Store", interviews: "Sequence[int]", themes: "Sequence[int]") -> None:
    """Ask where to, and write these rows and columns of the grid."""
    from lwdesk.exchange.papers import grid

    export(window, store, "grid", lambda s, path: grid.write(s, path, interviews, themes))


def export(window: "Window", store: "Store", what: str, write: Write, of: str = "") -> None:
    """Ask where to, and write there beside the window."""
    plain = "".join(" " if letter in '\\/:*?"<>|' else letter for letter in of)[:60].strip()
    named = " ".join(filter(None, (store.name, what.capitalize(), plain)))
    title = "Export the grid" if what == "grid" else "Export passages"
    path = asking.where_to(window, title, asking.LISTS_AND_WORD, store.path.with_name(f"{named}.xlsx"))
    if path is None:
        return

    def work(_step: object) -> str:
        from lwdesk.exchange.trouble import ExchangeTrouble

        if path.suffix.lower() not in (".xlsx", ".csv", ".docx"):
            raise ExchangeTrouble(
                f"{path.name}: {what} can be written as .xlsx or .csv or .docx. Give the file that ending."
            )
        return write(store, path)

    def tell(told: str) -> None:
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Exported {told} to {path.name}.", "done", open_it)

    window.jobs.start(work, done=tell, failed=window.trouble, label=f"Exporting {what}")
