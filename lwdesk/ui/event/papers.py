"""The papers of the event: a small menu of what can be written, and the writing of it beside the window."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from lwdesk.ui import asking

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

KINDS = "Excel workbook (*.xlsx);;Word document (*.docx)"
WORD_FIRST = "Word document (*.docx);;Excel workbook (*.xlsx)"
_PAPERS = (
    ("attendance", "&Attendance list…", "attendance list"),
    ("workshops", "&Workshop lists…", "workshop lists"),
    ("badges", "Name &badges…", "badges"),
)


def offer_papers(
    window: "Window", event: int | None, below: QWidget, export_list: Callable[[], object] | None = None
) -> QMenu:
    """The open menu, under a button, of the papers of the event; the delegates' list first where it can be had."""
    menu = QMenu(below)
    menu.setAccessibleName("What to export")
    menu.aboutToHide.connect(menu.deleteLater)
    if export_list is not None:
        menu.addAction("The list of &delegates…", export_list)
    for name, words, called in _PAPERS:
        menu.addAction(words, partial(export_paper, window, event, name, called))
    menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))
    # What Enter writes.
    menu.setActiveAction(menu.actions()[0])
    return menu


def export_paper(window: "Window", event: int | None, name: str, called: str) -> None:
    """Ask where to, and write that paper of the event there."""
    store = window.store
    if store is None:
        return
    # Badges are mostly printed, the lists mostly worked on.
    ending, kinds = (".docx", WORD_FIRST) if name == "badges" else (".xlsx", KINDS)
    suggested = store.path.with_name(f"{store.name} {called}{ending}")
    path = asking.where_to(window, f"Export {called}", kinds, suggested)
    if path is None:
        return

    def write(_step: Callable[..., None]) -> str:
        from lwdesk.exchange.trouble import ExchangeTrouble

        paper = import_module(f"lwdesk.exchange.papers.{name}")
        if path.suffix.lower() not in paper.ENDINGS:
            raise ExchangeTrouble(
                f"{path.name}: this can be written as {' or '.join(paper.ENDINGS)}. Give the file that ending."
            )
        told: str = paper.write(store, path, event)
        return told

    def tell(told: str) -> None:
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Exported {told} to {path.name}.", "done", open_it)

    window.jobs.start(write, done=tell, failed=window.trouble, label=f"Exporting {called}")
