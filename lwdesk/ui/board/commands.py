"""What the menus, the keys and the buttons can have the page of the board paper do."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.board.content import Board, Section
from lwdesk.operations import board as verbs
from lwdesk.records import PAPER
from lwdesk.refusal import Refusal
from lwdesk.store.papers import PaperInfo
from lwdesk.ui import asking
from lwdesk.ui.exchanging import KINDS
from lwdesk.ui.jobs import Cancelled
from lwdesk.ui.pages.changes import delete_records
from lwdesk.ui.writing import file_name, to_open

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.board.page import BoardPage
    from lwdesk.ui.window import Window


class BoardCommands:
    """What the menus and keys can have the page do."""

    def __init__(self, window: "Window", store: "Store", page: "BoardPage") -> None:
        self._window, self._store, self._page = window, store, page

    def new(self) -> None:
        """Begin the next paper, where one was written today; else the one that is being prepared is shown."""
        self._page.flush()
        paper = verbs.current(self._store)
        if paper is None or paper.written is None:
            self._window.say("The next paper is being prepared here already. It is new once this one is written.")
        elif self.give(verbs.new_paper):
            self._window.say("A new paper. The one before is in the list.", "done", ("Undo", self._window.undo))
        self._page.show_current()
        self._page.focus()

    def delete(self) -> None:
        """Delete the paper that is shown, with its texts; undo brings it back."""
        shown = self._page.current_record()
        if shown is None:
            self._window.say("Nothing is kept of this paper yet, so that there is nothing to delete.")
            return
        self._page.flush()
        delete_records(self._window, self._store, PAPER, [shown[1]])

    def write(self, plain: bool = False) -> None:
        """Ask where to, write the paper beside the window, and remember that it went to the board."""
        window = self._window
        self._page.flush()
        self._page.show_current()
        suggested = file_name(window, "Board paper", ".docx")
        kinds = f"{KINDS['.docx']};;{KINDS['.xlsx']}"
        path = asking.where_to(window, "Write the board paper", kinds, suggested)
        if path is not None:
            self._start(path, plain)

    def _start(self, path: Path, plain: bool) -> None:
        window, store = self._window, self._store

        def work(step: Callable[..., None]) -> Board:
            from lwdesk.exchange.trouble import ExchangeTrouble

            if path.suffix.lower() not in (".docx", ".xlsx"):
                raise ExchangeTrouble(
                    f"{path.name}: the paper can be written as .docx or .xlsx. Give the file one of those endings."
                )
            return verbs.write(store, path, plain, lambda n, total: step(n, total, f"Drawing charts of {path.name}"))

        def tell(board: Board) -> None:
            if window.store is store and not window.looking:
                self.give(verbs.remember_as_written, board)
            window.say(f"Wrote the paper on {board.in_words} to {path.name}.", "done", to_open(path))

        def tell_trouble(error: Exception) -> None:
            from lwdesk.exchange.board.letterhead import LetterheadTrouble

            if isinstance(error, Cancelled):
                window.say("The paper was stopped. Nothing was written.")
            elif isinstance(error, LetterheadTrouble):
                window.say(str(error), "trouble", ("Write on a plain page", lambda: self._start(path, True)))
            else:
                window.trouble(error)

        window.jobs.start(work, done=tell, failed=tell_trouble, label="Writing the board paper")

    def take_ours(self, section: Section) -> None:
        """Have a section say again what is worked out; undo brings the edited text back."""
        self._page.preparing.boxes[section.key].take(section.ours)
        if self.give(verbs.take_ours, section):
            self._page.preparing.boxes[section.key].box.setFocus()
            self._window.say(f"“{section.heading}” is worked out again.", "done", ("Undo", self._window.undo))

    def leave_out(self, section: Section, out: bool) -> None:
        """Leave a section out of the paper, or take it in again."""
        self._page.preparing.boxes[section.key].store_now()
        self.give(verbs.leave_out, section.key, out)

    def prepare_again(self, paper: PaperInfo) -> None:
        """Make an earlier paper the one that is being prepared."""
        if self.give(verbs.prepare_again, paper):
            self._page.show_current()
            self._page.focus()
            self._window.say("This paper is being prepared again.", "done", ("Undo", self._window.undo))

    def tell_since(self, paper: PaperInfo) -> None:
        """Have the paper that is being prepared tell progress from an earlier one on."""
        if self.give(verbs.set_since, f"paper:{paper.id}"):
            self._page.show_current()
            self._page.focus()

    def choose_letterhead(self) -> None:
        """Ask for the Word document on which papers are written from now on."""
        held = verbs.letterhead(self._store)
        folder = held.parent if held else self._store.path.parent
        path = asking.which_file(self._window, "Letterhead", "Word document or template (*.docx *.dotx)", folder)
        if path is not None and self.give(verbs.set_letterhead, path):
            self._page.preparing.settings.show_letterhead(path)

    def use_plain_page(self) -> None:
        """Write papers on a plain page from now on."""
        if self.give(verbs.set_letterhead, None):
            self._page.preparing.settings.show_letterhead(None)
            self._page.preparing.settings.choose.setFocus()

    def give(self, verb: Callable[..., Any], *given: Any) -> bool:
        """Do it to the study. False, with a sentence, where it cannot be done."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return False
        try:
            verb(self._store, *given)
        except Refusal as sentence:
            self._window.say(str(sentence), "trouble")
            return False
        return True
