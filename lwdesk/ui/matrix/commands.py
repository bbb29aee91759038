"""What the menus, the keys and the buttons can have the Matrix page do; the window calls them by name."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from lwdesk.operations import matrix as sampling
from lwdesk.operations import schedule
from lwdesk.records import ACTIVITY, CONTACT, INTERVIEW
from lwdesk.records.interview import BOOKED
from lwdesk.ui import asking
from lwdesk.ui.matrix.lines import choose_lines
from lwdesk.ui.writing import file_name, write_beside

if TYPE_CHECKING:
    from lwdesk.operations.matrix import Person
    from lwdesk.store import Store
    from lwdesk.ui.pages.matrix import MatrixPage
    from lwdesk.ui.window import Window


class MatrixCommands:
    """The commands of the page."""

    def __init__(self, window: "Window", store: "Store", page: "MatrixPage") -> None:
        self._window, self._store, self._page = window, store, page
        self._last: int | None = None
        """The interview that somebody was chosen for last."""

    def new(self) -> None:
        """A new contact of the cell's group and sector, with the keyboard in its name."""
        key = self._page.grid.key()
        if key is None:
            self._window.say("Choose a cell first: the new contact has its group and its sector.")
            return
        with self._store.step("New contact", kind="new") as step:
            contact = step.create(CONTACT, {"groups": (key[0],), "sectors": (key[1],)})
        self._open_name(contact)

    def choose(self, person: "Person") -> None:
        """Choose somebody for an interview of the wave."""
        wave = self._page.wave
        if wave is None or not self._may_change():
            return
        if person.activity is None:
            assert person.contact is not None
            self._last = sampling.choose(self._store, wave, person.contact)
        else:
            contact, self._last = sampling.choose_from(self._store, wave, person.activity)
            if not person.name:
                self._open_name(contact)
                self._window.say(
                    "The activity names nobody. Type here who it is; an interview is proposed already.",
                    "done", ("Undo", self._window.undo),
                )  # fmt: skip
                return
        name = person.name or "the contact"
        told = f"Chose {name} for an interview: {self._page.place_name()}."
        if person.part == sampling.HALF_FITS:
            # Else the number that does not move would look like a mistake.
            told = f"Chose {name} for an interview. This cell counts them once their groups and sectors fit it."
        elif person.activity is not None:
            told += " They are a contact of the study now."
        self._window.say(told, "done", ("Undo", self._window.undo))

    def book(self) -> None:
        """Book whoever is under the keyboard and chosen already, else whom one chose last; the keyboard in the date."""
        person = self._page.side.people.person() if self._page.side.people.hasFocus() else None
        interview = person.interview if person and person.interview is not None else self._last
        held = None if interview is None else self._store.get(INTERVIEW, interview)
        if interview is None or held is None or held["deleted_at"]:
            self._window.say("Choose somebody for the cell first; then Ctrl+B books the interview.")
        elif self._may_change():
            if schedule.set_status(self._store, [interview], BOOKED):
                self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))
            self._window.open_record(INTERVIEW.name, interview)
            if self._window.list_page and self._window.list_page.side.form:
                self._window.list_page.side.form.focus_field("day")

    def look(self, person: "Person") -> None:
        """Open the interview of whoever is in the cell, else the contact, else the activity."""
        if person.interview is not None:
            self._window.open_record(INTERVIEW.name, person.interview)
        elif person.contact is not None:
            self._window.open_record(CONTACT.name, person.contact)
        else:
            self._window.open_record(ACTIVITY.name, person.activity)

    def set_target(self, target: int | None) -> None:
        """Set or take away the target of the cell under the keyboard."""
        key, wave = self._page.grid.key(), self._page.wave
        if key is None or wave is None:
            self._window.say("A total is the sum of its cells: set the targets of these.")
        elif self._may_change():
            sampling.set_target(self._store, wave, *key, target)

    def delete(self) -> None:
        """Take the target of the cell away."""
        self.set_target(None)

    def copy(self) -> None:
        """Copy the matrix as rows and columns, as Excel expects them."""
        self._page.copy()
        self._window.say("Copied the matrix with its headings. Paste it into Excel.")

    copy_with_headings = copy

    def choose_columns(self) -> None:
        """Open the lists of rows and columns to tick."""
        matrix = self._page.model.matrix
        if matrix and self._may_change():
            choose_lines(self._window, self._store, matrix)

    def next_view(self) -> None:
        """Show the next wave."""
        self._page.show_wave_beside(1)

    def find_here(self) -> None:
        """Go to the next gap."""
        if not self._page.grid.go_to_gap():
            self._window.say("No cell is short of people.")
        self._page.grid.setFocus()

    def duplicate(self) -> None:
        """Say that there is nothing to copy here."""
        self._window.say("There is nothing to duplicate here. Open a contact first.")

    def paste(self) -> None:
        """Say where rows are pasted."""
        self._window.say("Contacts are pasted on the page Contacts; here they are counted.")

    def export(self) -> None:
        """Ask where to, and write the matrix there beside the window."""
        window, store, wave = self._window, self._store, self._page.wave
        suggested = file_name(window, "Matrix", ".xlsx")

        def write(path: Path) -> str:
            from lwdesk.exchange.papers.matrix import write_matrix

            return write_matrix(store, path, wave)

        write_beside(window, "Export the matrix", asking.LISTS, suggested, write, "Exporting the matrix")

    def _open_name(self, contact: int) -> None:
        self._window.open_record(CONTACT.name, contact)
        page = self._window.list_page
        if page and page.side.form:
            page.side.form.focus_field(CONTACT.title)

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking


def to_clipboard(rows: list[list[str]]) -> None:
    """Put rows of cells on the clipboard, parted by tabs."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
