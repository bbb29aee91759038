"""What the menus, the keys and the buttons can have the Sorting page do; the window calls them by name."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.ui.sorting.schemes import NewScheme
from lwdesk.ui.writing import file_name, write_beside

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.sorting.page import SortingPage
    from lwdesk.ui.window import Window

_WORKBOOK = "Excel workbook (*.xlsx)"


class SortingCommands:
    """The commands of the page."""

    def __init__(self, window: "Window", store: "Store", page: "SortingPage") -> None:
        self._window, self._store, self._page = window, store, page

    def new(self) -> None:
        """A new sorting scheme, typed in a panel."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        panel = NewScheme(self._window, self._store)
        panel.made.connect(self._made)
        panel.begin(panel.name)

    def next_view(self) -> None:
        """From the table to the list in which one sorts, and back."""
        self._page.show_mode(0 if self._page.shown is self._page.sort else 1)

    def find_here(self) -> None:
        """Go to what is chosen above the table."""
        self._page.shown.choose_way()

    def copy(self) -> None:
        """Copy the table with its headings, as Excel expects it."""
        if self._page.shown is self._page.cross:
            self._page.cross.copy()
            self._window.say("Copied the table with its headings. Paste it into Excel.")
        else:
            self._window.say("Only the table can be copied. Ctrl+Shift+V shows it.")

    copy_with_headings = copy

    def delete(self) -> None:
        """Say where terms are deleted."""
        self._window.say("Nothing is deleted here. Schemes and their terms are deleted in the lists of terms (Ctrl+T).")

    duplicate = delete

    def choose_columns(self) -> None:
        """Turn rows into columns and columns into rows."""
        self._page.cross.turn()

    def paste(self) -> None:
        """Say what is done instead."""
        self._window.say("Nothing is pasted here. A new scheme (Ctrl+N) takes a list of terms from the clipboard.")

    def export(self) -> None:
        """Ask where to, and write the table and what lies behind it there beside the window."""
        window, store, kind = self._window, self._store, self._page.kind
        row, column = self._page.cross.ways_of(kind)
        suggested = file_name(window, "Sorting", ".xlsx")

        def write(path: Path) -> str:
            from lwdesk.exchange.papers.sorting import write_cross

            return write_cross(store, path, kind, row, column)

        title, label = "Export the sorting table", "Exporting the sorting table"
        write_beside(
            window, title, _WORKBOOK, suggested, write, label, lambda of, name: f"Exported the table of {of} to {name}."
        )

    def _made(self, name: str) -> None:
        self._page.cross.choose_row(name)
        self._page.sort.choose_scheme(name)
        self._page.show_mode(1)
