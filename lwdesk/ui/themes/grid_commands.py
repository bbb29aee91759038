"""What the menus, the keys and the buttons can have the part Grid do; the window calls them by name."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from lwdesk.operations import findings
from lwdesk.records import PASSAGE
from lwdesk.refusal import Refusal
from lwdesk.store.themes import Said
from lwdesk.ui.table.clipboard import cells_as_mime

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.themes.grid import GridPage
    from lwdesk.ui.window import Window


class GridCommands:
    """The commands of the page."""

    def __init__(self, window: "Window", store: "Store", page: "GridPage") -> None:
        self._window, self._store, self._page = window, store, page

    def new(self) -> None:
        """Begin a theme, in the tree."""
        self._window.show_page("Themes", "Passages")
        self._window.command("new")

    def add(self, said: Said) -> None:
        """Put the words of a passage into the text of the cell, and go on to the next."""
        page, cell = self._page, self._page.grid.cell()
        if cell is None or not self._may_change():
            return
        page.flush()
        try:
            added = findings.add_words(self._store, *cell, said.words)
        except Refusal as sentence:
            self._window.say(str(sentence), "warning")
            return
        if added:
            self._window.say(f"Added the words to {page.model.name(cell)}.", "done", ("Undo", self._window.undo))
        else:
            self._window.say("The cell has these words already.")
        page.side.go_on()

    def look(self, said: Said) -> None:
        """Open the note on the words of a passage."""
        from lwdesk.ui.typing import open_typing

        held = self._store.get(PASSAGE, said.passage)
        if held is not None:
            length = 0 if held["lost"] else held["end"] - held["start"]
            open_typing(self._window, None, note_id=held["note"], at=held["start"], length=length)

    def delete(self) -> None:
        """Empty the cell under the keyboard."""
        page, cell = self._page, self._page.grid.cell()
        page.flush()
        if cell is not None and findings.write(self._store, *cell, ""):
            self._window.say(f"Emptied {page.model.name(cell)}.", "done", ("Undo", self._window.undo))

    def copy(self) -> None:
        """Copy the text of the cell."""
        cell = self._page.grid.cell()
        if cell is not None:
            QApplication.clipboard().setText(self._page.model.body(cell))
            self._window.say("Copied the text of the cell.")

    def copy_with_headings(self) -> None:
        """Copy the whole grid as Excel expects it."""
        model = self._page.model
        rows = [["Interviewee", "Organisation", *(theme.name for theme in model.themes)]]
        rows += [
            [who.name, who.organisation, *(model.body((who.interview, theme.id)) for theme in model.themes)]
            for who in model.rows
        ]
        QApplication.clipboard().setMimeData(cells_as_mime(rows))
        self._window.say("Copied the grid with its headings. Paste it into Excel.")

    def paste(self) -> None:
        """Put the text of the clipboard behind what the cell says."""
        if self._may_change():
            self._page.grid.write()
            if (box := self._page.grid.drawing.box) is not None:
                box.paste()

    def find_here(self) -> None:
        """Put the keyboard into the filter box."""
        self._page.head.box.setFocus()
        self._page.head.box.selectAll()

    def next_view(self) -> None:
        """Show the next level of themes as columns."""
        self._page.show_next_level()

    def choose_columns(self) -> None:
        """Put the keyboard where the columns are chosen."""
        self._page.level.setFocus()
        self._page.level.showPopup()

    def duplicate(self) -> None:
        """Say that there is nothing to copy so."""
        self._window.say("There is nothing to duplicate here. Ctrl+C copies the text of a cell.")

    def merge(self) -> None:
        """Say where themes are merged."""
        self._window.say("Themes are merged in the part Passages: Alt+1, then Ctrl+M on the theme.")

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking
