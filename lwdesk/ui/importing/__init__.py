"""The import screen: the sheet, its fields and what will happen, on one page, before anything is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.ui.window import Window


def open_import(
    window: "Window",
    path: Path | None = None,
    record: "Record | None" = None,
    rows: Sequence[Sequence[str]] | None = None,
) -> None:
    """Show the import screen for a file or for pasted rows; `record` is the kind of list, when it is known."""
    from lwdesk.exchange.pasted import PastedBook
    from lwdesk.exchange.read.book import Book
    from lwdesk.ui.importing.file_book import FileBook
    from lwdesk.ui.importing.intake import Intake
    from lwdesk.ui.importing.screen import ImportScreen

    if window.store is None:
        return
    page = window.list_page
    shown = [field.name for field in page.rows.model.fields] if rows is not None and page else []
    if rows is not None:
        book: Book = PastedBook(rows)
    elif path is not None:
        book = FileBook(path)
    else:
        return
    if window.messages.action:
        # An Undo on it would speak of what was done before, and read as if it spoke of this import.
        window.messages.clear()
    window.show_screen(ImportScreen(window, Intake(window.store, book, record, shown)), with_sidebar=False)
