"""What the menus, the keys and the buttons can have the Framework part do; the window calls them by name."""

from typing import TYPE_CHECKING

from lwdesk.operations import framework
from lwdesk.records import PROPOSAL
from lwdesk.text import clean_line
from lwdesk.ui.framework.model import ACTIVITY, HEADINGS, THEME
from lwdesk.ui.matrix.commands import to_clipboard

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.framework.domains import DomainsPage
    from lwdesk.ui.window import Window


class DomainCommands:
    """The commands of the part."""

    def __init__(self, window: "Window", store: "Store", page: "DomainsPage") -> None:
        self._window, self._store, self._page = window, store, page

    def new(self) -> None:
        """A new domain, named in its place in the table; Enter goes on to its first theme."""
        self._page._stack.setCurrentWidget(self._page._shown)
        self._page.table.new_domain()

    def new_theme(self) -> None:
        """A new theme of the domain under the keyboard."""
        if self._may_change():
            self._page.table.new_theme()

    def delete(self) -> None:
        """Delete the theme under the keyboard, or the domain with its themes; undo brings them back."""
        table = self._page.table
        row = table.row()
        if row is None or row.line is None:
            return
        if row.kind == ACTIVITY:
            self._window.say("This is the activity line of the domain. Enter writes it; Del on the name deletes.")
            return
        table.finish()
        told = framework.remove(self._store, row.line.id)
        self._window.say(f"Deleted {told}.", "done", ("Undo", self._window.undo))

    def move(self, by: int) -> None:
        """Move what is under the keyboard up or down; a theme goes on into the next domain."""
        row = self._page.table.row()
        if row is None or row.line is None or not self._may_change():
            return
        if framework.move(self._store, row.line.id, by):
            column = max(self._page.table.currentIndex().column(), 0)
            self._page.table.choose(row.line.id, 0 if row.kind == ACTIVITY else column)

    def draw(self, proposal: int) -> None:
        """Make a theme of a proposal in the domain under the keyboard, its name open to be shortened."""
        page, domain = self._page, self._page.domain()
        if not self._may_change():
            return
        if domain is None:
            self._window.say("A theme belongs to a domain: make one with Ctrl+N, then draw the proposal into it.")
            return
        row = page.table.row()
        after = row.line.id if row and row.kind == THEME and row.line else None
        made = framework.draw(self._store, proposal, domain.line.id, after)
        page.table.choose(made)
        page.table.setFocus()
        page.table.write()
        self._window.say(
            f"{self._ref(proposal)} is a theme of “{domain.line.name or 'the domain'}”. Shorten its name; "
            "partners are suggested beside it.", "done", ("Undo", self._window.undo),
        )  # fmt: skip

    def add_to_theme(self, proposal: int) -> None:
        """Put a proposal behind the theme under the keyboard."""
        row = self._page.table.row()
        if not self._may_change():
            return
        if row is None or row.line is None or row.kind != THEME:
            self._window.say("Choose a theme in the table first; then Shift+Enter puts the proposal behind it.")
        elif framework.add_proposal(self._store, row.line.id, proposal):
            told = f"{self._ref(proposal)} stands behind “{row.line.name or 'the theme'}”."
            self._window.say(told, "done", ("Undo", self._window.undo))

    def add_partner(self, organisation: int) -> None:
        """Make an organisation that is suggested a partner of what is under the keyboard."""
        line = self._page.table.line()
        if line is None or not self._may_change():
            return
        if framework.add_partner(self._store, line.id, organisation):
            name = self._store.labels("organisation", [organisation]).get(organisation, "The organisation")
            told = f"{name} is a partner in “{line.name or 'it'}”."
            self._window.say(told, "done", ("Undo", self._window.undo))

    def copy(self) -> None:
        """Copy the table as Excel expects it."""
        records = self._page.table.records
        rows = [["", *HEADINGS]]
        for row in records.rows:
            texts = [records.text(row, column) for column in range(len(HEADINGS))]
            rows.append([row.kind.capitalize(), *(clean_line(text) for text in texts)])
        to_clipboard(rows)
        self._window.say("Copied the framework with its headings. Paste it into Excel or Word.")

    copy_with_headings = copy

    def find_here(self) -> None:
        """Go to the proposals that wait for a place."""
        lists = self._page.aside.shown()
        (lists[0] if lists else self._page.table).setFocus()

    def next_view(self) -> None:
        """Say that there is one view only."""
        self._window.say("The framework is shown as a table only.")

    def choose_columns(self) -> None:
        """Say that the columns stay."""
        self._window.say("The framework has these three columns, as it is printed.")

    def duplicate(self) -> None:
        """Say what to do instead."""
        self._window.say("Insert makes another theme; Ctrl+N another domain.")

    def paste(self) -> None:
        """Say where rows come in."""
        self._window.say("Press Enter on a cell, and paste into it.")

    def _ref(self, proposal: int) -> str:
        held = self._store.get(PROPOSAL, proposal) or {}
        return str(held.get("ref") or "The proposal")

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking
