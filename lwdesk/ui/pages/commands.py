"""What the menus, the keys and the buttons can have a list page do; the window calls them by name."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from lwdesk.ui.pages.changes import delete_records, duplicate_record, new_record
from lwdesk.ui.table.chooser import ColumnMenu
from lwdesk.ui.table.clipboard import rows_from_text

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window


class Commands:
    """The commands of one list page."""

    def __init__(self, window: "Window", store: "Store", page: "ListPage") -> None:
        self._window, self._store, self._page = window, store, page

    def new(self) -> None:
        """A new record, with the keyboard in its first field."""
        self._page.flush()
        self._page.show_record(new_record(self._store, self._page.record, self._page.fresh))
        if self._page.side.form:
            self._page.side.form.focus_first()

    def duplicate(self) -> None:
        """A copy of the current record, shown in its place."""
        self._page.flush()
        record_id = self._page.table.current_id()
        if record_id is not None:
            copy = duplicate_record(self._window, self._store, self._page.record, record_id)
            self._page.show_record(copy)

    def delete(self) -> None:
        """Delete the records with selected cells; undo brings them back."""
        self._page.flush()
        ids = self._page.table.selected_ids()
        if ids:
            delete_records(self._window, self._store, self._page.record, ids)

    def copy(self) -> None:
        """Copy the selected cells as Excel expects them."""
        count = self._page.table.copy()
        self._window.say(f"Copied {count:,} {'row' if count == 1 else 'rows'}. Paste them into Excel or here.")

    def copy_with_headings(self) -> None:
        """Copy the selected cells with the headings of their columns."""
        self._page.table.copy(headings=True)
        self._window.say("Copied with headings.")

    def paste(self) -> None:
        """Bring in the rows on the clipboard as a small import."""
        rows = rows_from_text(QGuiApplication.clipboard().text())
        if rows:
            self._window.start_import(None, self._page.record, rows=rows)
        else:
            self._window.say("There are no rows on the clipboard. Copy some in Excel, then paste them here.")

    def find_here(self) -> None:
        """Put the keyboard into the filter box."""
        self._page.head.box.setFocus()
        self._page.head.box.selectAll()

    def next_view(self) -> None:
        """Show the rows in the next of the ways that the page has."""
        if self._page.views:
            self._page.views.show_next()
        else:
            self._window.say(f"{self._page.record.plural} are shown as a table only.")

    def choose_columns(self) -> None:
        """Open the list of columns to tick."""
        columns, headings = self._page.rows.columns, self._page.headings
        ColumnMenu(columns, headings.show_columns, self._page).popup_under(self._page.head.columns)
