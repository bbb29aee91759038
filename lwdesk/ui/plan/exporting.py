"""The papers of the action plan, written beside the window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lwdesk.ui import asking
from lwdesk.ui.writing import file_name, paper_of, write_beside

if TYPE_CHECKING:
    from lwdesk.store import Query, Store
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


def write_paper_of(window: "Window", store: "Store", paper: Paper, query: "Query") -> None:
    """Ask where to, and write the paper of what the query asks for; says what was written, and offers to open it."""
    ending = ".xlsx" if paper.kinds == _BOOK else ".docx"
    title = f"Export {paper.file[:1].lower()}{paper.file[1:]}"
    suggested = file_name(window, paper.file, ending)
    label = f"Exporting {paper.file.lower()}"
    write_beside(window, title, paper.kinds, suggested, paper_of(store, paper.name, query), label)
