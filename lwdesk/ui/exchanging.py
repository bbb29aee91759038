"""Lists brought in and written out from the window."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lwdesk.exchange.word.read import is_word
from lwdesk.ui import asking
from lwdesk.ui.jobs import Cancelled

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.ui.window import Window


def begin_import(
    window: "Window", path: Path | None, record: "Record | None", rows: Sequence[Sequence[str]] | None
) -> None:
    """Open the import screen on a file or on pasted rows; asks for the file when neither is given.

    A Word document leads to the screen for notes.
    """
    if path is None and rows is None:
        path = asking.which_file(window, "Import a spreadsheet", f"{asking.SPREADSHEETS};;{asking.DOCUMENTS}")
        if path is None:
            return
    if path is not None and is_word(path):
        import_module("lwdesk.ui.word").import_notes(window, [path])
        return
    import_module("lwdesk.ui.importing").open_import(window, path, record, rows)


def begin_export(window: "Window") -> None:
    """Ask where to, and write the list of the page there beside the window; of interviews there are several lists."""
    from lwdesk.ui.papers import offer_papers

    if not offer_papers(window):
        export_page(window)


def export_page(window: "Window") -> None:
    """Ask where to, and write the records of the page as they are filtered."""
    page, store = window.list_page, window.store
    if page is None or store is None:
        return
    page.flush()
    record, query = page.record, page.rows.query()
    suggested = store.path.with_name(f"{store.name} {record.plural}.xlsx")
    path = asking.where_to(window, f"Export {record.plural.lower()}", asking.LISTS, suggested)
    if path is None:
        return

    def write(step: Callable[..., None]) -> int:
        from lwdesk.exchange import export_list

        def progress(n: int, total: int) -> None:
            step(n, total, f"Writing {path.name}")

        return export_list(store, record, path, query, progress=progress)

    def tell(count: int) -> None:
        noun = (record.label if count == 1 else record.plural).lower()
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Exported {count:,} {noun} to {path.name}.", "done", open_it)

    def tell_trouble(error: Exception) -> None:
        if isinstance(error, Cancelled):
            window.say("The export was stopped. Nothing was written.")
        else:
            window.trouble(error)

    window.jobs.start(write, done=tell, failed=tell_trouble, label=f"Exporting {record.plural.lower()}")
