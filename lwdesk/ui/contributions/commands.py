"""What the menus and keys do on the part Contributions."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from lwdesk.operations import contributions
from lwdesk.operations.contributions import entries_of
from lwdesk.records import CONTRIBUTION
from lwdesk.records.contribution import NEEDS
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.table.clipboard import rows_from_text

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.contributions.page import ContributionsPage
    from lwdesk.ui.window import Window


class ContributionCommands(Commands):
    """The commands of the list, and those of the grid where that is shown."""

    def __init__(self, window: "Window", store: "Store", page: "ContributionsPage") -> None:
        super().__init__(window, store, page)
        self._part = page

    def new(self) -> None:
        """Type in: twenty contributions are a grid's work, not a form's."""
        self._part.flush()
        self._part.show_typing()

    def delete(self) -> None:
        """Delete the chosen records, in the grid the entries of the cell."""
        if self._part.types:
            self._part.typing.grid.empty()
        elif self._in_table():
            super().delete()

    def duplicate(self) -> None:
        """A copy of the current record; of a cell in the grid there is none."""
        if self._part.types:
            self._window.say("Copy the cell with Ctrl+C and paste it where it is wanted.")
        elif self._in_table():
            super().duplicate()

    def copy(self) -> None:
        """Copy the selected cells, or what the cell of the grid says."""
        grid = self._part.typing.grid
        if not self._part.types:
            super().copy()
        elif grid.currentIndex().isValid():
            lines = grid.cells.cell(grid.currentIndex()).lines
            QGuiApplication.clipboard().setText("\n".join(lines))
            self._window.say(f"Copied {len(lines):,} {'entry' if len(lines) == 1 else 'entries'}.")

    def paste(self) -> None:
        """Bring the rows on the clipboard in as a small import; in the grid each line as an entry of the cell."""
        if not self._part.types:
            super().paste()
            return
        text = QGuiApplication.clipboard().text()
        rows = rows_from_text(text) if "\t" in text else [[line] for line in entries_of(text)]
        if rows:
            self._part.typing.grid.paste(rows)
        else:
            self._window.say("There is no text on the clipboard. Copy some, then paste it here.")

    def find_here(self) -> None:
        """Put the keyboard into the filter box, in the grid where a delegate is named."""
        if self._part.types:
            self._part.typing.begin()
        else:
            super().find_here()

    def move_on(self) -> None:
        """Bring each of the chosen contributions to its next status."""
        self._move("")

    def mark(self, status: str) -> None:
        """Bring the chosen contributions to that status."""
        self._move(status)

    def show_needs(self) -> None:
        """Show the offers that may answer the need under the keyboard."""
        current = self._part.table.current_id()
        held = self._store.get(CONTRIBUTION, current) if current is not None else None
        if held and held["kind"] == NEEDS:
            self._part.show_needs(current)
        else:
            self._window.say("This is no need. Choose a row of the kind Needs, and its offers are shown.")

    def _move(self, status: str) -> None:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        self._part.flush()
        ids = self._part.chosen_ids()
        if not ids:
            self._window.say("Choose contributions in the table first; their status is changed there.")
            return
        moved = (
            contributions.set_status(self._store, ids, status) if status else contributions.move_on(self._store, ids)
        )
        if moved:
            self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))
        else:
            self._window.say(
                f"These are {status.lower()} already." if status else "These have come to their last status."
            )

    def _in_table(self) -> bool:
        if self._page.views is None or self._page.views.is_table:
            return True
        self._window.say("This works in the table: Ctrl+Shift+V shows it.")
        return False
