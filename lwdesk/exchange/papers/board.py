"""The paper for the board: what was promised, what came of it, what is late, what is to be decided and what is next."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.exchange.board.content import Board
    from lwdesk.store import Store
    from lwdesk.store.papers import PaperInfo

ENDINGS = (".docx", ".xlsx")
LETTERHEAD = "board/letterhead"
"""The setting of a study that holds the path of the letterhead; "" for none."""


def write(store: "Store", path: Path) -> str:
    """Write the paper as the page shows it now; gives what was written in words: "12 commitments".

    It is not remembered as a paper that went to the board: only the page's own button does that. Raises
    LetterheadTrouble and ExportTrouble.
    """
    return write_board(store, path, current(store)).in_words


def write_board(
    store: "Store", path: Path, paper: "PaperInfo | None", plain: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> "Board":  # fmt: skip
    """Write that paper, or one that nobody has touched yet, and give it; `plain` leaves the letterhead away."""
    from lwdesk.exchange.board.compose import compose

    board = compose(store, paper)
    if path.suffix.lower() == ".xlsx":
        from lwdesk.exchange.board.workbook import write_workbook

        write_workbook(board, path)
    else:
        from lwdesk.exchange.board.word import write_document

        chosen = "" if plain else store.remembered(LETTERHEAD, "")
        write_document(board, path, Path(chosen) if chosen else None, progress)
    return board


def current(store: "Store") -> "PaperInfo | None":
    """The paper that is being prepared: one not yet written, or that was written today and may be written again.

    None where nobody has touched the next one yet.
    """
    newest = next(iter(store.papers.all()), None)
    return newest if newest and newest.written in (None, store.today()) else None
