"""Lists brought in and written out from the window."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.word.read import is_word
from lwdesk.ui import asking
from lwdesk.ui.jobs import Cancelled
from lwdesk.ui.writing import file_name, to_open

if TYPE_CHECKING:
    from lwdesk.exchange.write import Exported, Progress
    from lwdesk.records import Record
    from lwdesk.store import Query
    from lwdesk.ui.window import Window

KINDS = {
    ".xlsx": "Excel workbook (*.xlsx)",
    ".csv": "Comma-separated text (*.csv)",
    ".docx": asking.WORD,
}


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
    """Write the list of the page: at once where there is one way to, else by a menu of the ways."""
    from lwdesk.ui.papers import offer_papers

    if not offer_papers(window):
        export_page(window)


def export_page(window: "Window") -> None:
    """Ask where to, and write the records of the page as they are filtered."""
    page = window.list_page
    if page is not None:
        page.flush()
        export_query(window, page.rows.query())


def export_query(window: "Window", query: "Query", by: str = "", ending: str = ".xlsx") -> None:
    """Ask where to, and write what the query finds, put together by a field of contributions where one is named."""
    from lwdesk.exchange.send_out import endings

    store, record = window.store, query.record
    if store is None:
        return
    # A list in parts is a workbook, a paper is a document; the flat list is whatever it can be.
    kinds = (ending,) if by or ending != ".xlsx" else endings(record.list)
    suggested = file_name(window, record.plural, ending)
    path = asking.where_to(window, f"Export {record.plural.lower()}", ";;".join(KINDS[e] for e in kinds), suggested)
    if path is not None:
        write_out(window, path, record, lambda progress: _send(window, query, path, by, progress))


def write_out(
    window: "Window",
    path: Path,
    record: "Record",
    work: "Callable[[Progress], Exported]",
    after: Callable[[], None] = lambda: None,
) -> None:
    """Have the work write records to the path beside the window, and say how many; `after` follows in the window."""

    def write(step: Callable[..., None]) -> "Exported":
        return work(lambda n, total: step(n, total, f"Writing {path.name}"))

    def tell(count: "Exported") -> None:
        after()
        noun = (record.label if count == 1 else record.plural).lower()
        cut = "Some text was cut to what a cell holds, which the sheet “About this list” tells."
        more = " ".join(count.notes) if path.suffix.lower() == ".docx" else cut if count.notes else ""
        window.say(f"Exported {count:,} {noun} to {path.name}. {more}".rstrip(), "done", to_open(path))

    def tell_trouble(error: Exception) -> None:
        if isinstance(error, Cancelled):
            window.say("The export was stopped. Nothing was written.")
        else:
            window.trouble(error)

    window.jobs.start(write, done=tell, failed=tell_trouble, label=f"Exporting {record.plural.lower()}")


def _send(window: "Window", query: "Query", path: Path, by: str, progress: "Progress") -> "Exported":
    from lwdesk.exchange.send_out import send_out

    assert window.store is not None
    return send_out(window.store, query.record, path, query, by, progress)
