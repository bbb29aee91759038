"""Papers of the framework written beside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lwdesk.ui import asking

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def write_beside(window: "Window", store: "Store", name: str, title: str, kinds: str) -> None:
    """Ask where to, and write the paper of that name there; says what was written, and offers to open it."""
    suggested = store.path.with_name(f"{store.name} {name.capitalize()}.xlsx")
    path = asking.where_to(window, title, kinds, suggested)
    if path is None:
        return

    def write(_step: Callable[..., None]) -> str:
        from lwdesk.exchange.papers import write_paper

        return write_paper(store, name, path)

    def tell(told: str) -> None:
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Exported {told} to {path.name}.", "done", open_it)

    window.jobs.start(write, done=tell, failed=window.trouble, label=f"Exporting {name}")
