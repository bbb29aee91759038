"""The papers of the action plan, written beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lwdesk.ui import asking
from lwdesk.ui.exchanging import file_name

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_WORD_FIRST = f"{asking.WORD};;Excel workbook (*.xlsx)"
_BOOK = "Excel workbook (*.xlsx)"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its name, what the menu calls it, what its file is called, and what it may be."""

    name: str
    menu: str
    file: str
    kinds: str = _WORD_FIRST


PAPERS = {
    0: Paper("plan", "The whole &plan, by action", "Action plan"),
    1: Paper("statuses", "By &status", "Commitments by status"),
    2: Paper("timeline", "The &timeline", "Timeline", _BOOK),
    3: Paper("months", "The &next three months", "Next three months"),
    4: Paper("owners", "By &owner", "Commitments by owner"),
}
"""By the place of the view that shows the same; 0 is the table."""


def write_paper_of(window: "Window", store: "Store", paper: Paper) -> None:
    """Ask where to, and write the paper there; says what was written, and offers to open it."""
    ending = ".xlsx" if paper.kinds == _BOOK else ".docx"
    title = f"Export {paper.file[:1].lower()}{paper.file[1:]}"
    path = asking.where_to(window, title, paper.kinds, file_name(window, paper.file, ending))
    if path is None:
        return

    def write(_step: Callable[..., None]) -> str:
        from lwdesk.exchange.papers import write_paper

        return write_paper(store, paper.name, path)

    def tell(told: str) -> None:
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Exported {told} to {path.name}.", "done", open_it)

    window.jobs.start(write, done=tell, failed=window.trouble, label=f"Exporting {paper.file.lower()}")
