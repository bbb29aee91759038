"""What the keys, the menus and the buttons can have the Progress part do; the window calls them by name."""

from typing import TYPE_CHECKING

from lwdesk.lists import PAPER_NAMES
from lwdesk.operations import progress
from lwdesk.records import COMMITMENT, ISSUE
from lwdesk.store import Query
from lwdesk.ui import asking
from lwdesk.ui.matrix.commands import to_clipboard
from lwdesk.ui.progress.model import COLUMNS, HEADINGS, NOW, STATUS, text_of
from lwdesk.ui.writing import write_paper_beside

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.progress.page import ProgressPage
    from lwdesk.ui.window import Window


class ProgressCommands:
    """The commands of the part."""

    def __init__(self, window: "Window", store: "Store", page: "ProgressPage") -> None:
        self._window, self._store, self._page = window, store, page

    def say(self, commitment: int, column: int, said: str) -> None:
        """Say the status or the judgement of a commitment."""
        if self._may_change():
            (progress.set_status if column == STATUS else progress.set_rag)(self._store, commitment, said)

    def move_on(self) -> None:
        """Bring the commitment under the keyboard to its next status; whoever types in its line goes on typing."""
        row = self._page.table.row()
        if row is None or row.info is None or not self._may_change():
            return
        following = progress.next_status(row.info.status)
        if following:
            progress.set_status(self._store, row.info.id, following)
            self._window.say(f"{row.info.ref}: {following.lower()}.".lstrip(": "), "done", ("Undo", self._window.undo))
        else:
            self._window.say(f"It is {row.info.status.lower()}. Tab leads to its status, where a letter changes it.")

    def raise_issue(self) -> None:
        """Raise an issue for the board about the commitment under the keyboard, and write it there."""
        if not self._may_change():
            return
        self._page.flush()
        row = self._page.table.row()
        made = progress.raise_issue(self._store, row.info.id if row and row.info else None)
        self._window.open_record(ISSUE.name, made)
        page = self._window.list_page
        if page is not None and page.side.form is not None:
            page.side.form.focus_first()

    def new(self) -> None:
        """Say where commitments are made."""
        self._window.say(
            "Commitments are made in the part Commitments; here one says how they come on.", "note",
            ("Go there", lambda: self._window.show_page("Action plan", "Commitments")),
        )  # fmt: skip

    def delete(self) -> None:
        """Take back what stands under the keyboard."""
        column, row = self._page.table.currentIndex().column(), self._page.table.row()
        if row is None or row.info is None or not self._may_change():
            return
        if column == NOW:
            self._page.table.empty()
        elif column >= STATUS:
            self.say(row.info.id, column, "")
        else:
            self._window.say("Commitments are deleted in the part Commitments; here one says how they come on.")

    def copy(self) -> None:
        """Copy the lines as they are shown, as Excel expects them."""
        self._page.flush()
        rows = [row for row in self._page.table.records.rows if row.info is not None]
        to_clipboard([list(HEADINGS), *([text_of(row, n) for n in range(COLUMNS)] for row in rows)])
        self._window.say(f"Copied {len(rows):,} rows with their headings. Paste them into Excel.")

    copy_with_headings = copy

    def export(self) -> None:
        """Write the plan, or the list of commitments, to a file; asks where."""
        self._page.flush()
        if "plan" in PAPER_NAMES:
            write_paper_beside(self._window, self._store, "plan", "Export the plan", asking.LISTS_AND_WORD)
        else:
            from lwdesk.ui.exchanging import export_query

            export_query(self._window, Query(COMMITMENT))

    def find_here(self) -> None:
        """Put the keyboard into the filter box."""
        self._page.box.setFocus()
        self._page.box.selectAll()

    def next_view(self) -> None:
        """Say that there is one view only."""
        self._window.say("Progress is shown as lines only. The part Commitments has a board and a timeline.")

    def choose_columns(self) -> None:
        """Say that the columns stay."""
        self._window.say("The columns of this part stay as they are; those of the part Commitments can be chosen.")

    def duplicate(self) -> None:
        """Say that there is nothing to copy here."""
        self._window.say("There is nothing to duplicate here. Commitments are made in the part Commitments.")

    def paste(self) -> None:
        """Paste goes into a line."""
        self._window.say("Begin a line with Enter, then paste into it.")

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking
