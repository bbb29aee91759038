"""The papers of the event: a small menu of what can be written, and the writing of it beside the window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from lwdesk.ui.writing import file_name, offer_ways, paper_of, write_beside

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
    papers = [(words, partial(export_paper, window, event, name, called)) for name, words, called in _PAPERS]
    return offer_ways([*([("The list of &delegates…", export_list)] if export_list else []), *papers], below)


def export_paper(window: "Window", event: int | None, name: str, called: str) -> None:
    """Ask where to, and write that paper of the event there."""
    store = window.store
    if store is None:
        return
    # Badges are mostly printed, the lists mostly worked on.
    ending, kinds = (".docx", WORD_FIRST) if name == "badges" else (".xlsx", KINDS)
    suggested = file_name(window, called, ending)
    write_beside(window, f"Export {called}", kinds, suggested, paper_of(store, name, event), f"Exporting {called}")
