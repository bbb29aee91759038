"""Notes written to a Word file beside the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lwdesk.records import INTERVIEW
from lwdesk.ui import asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from lwdesk.ui.window import Window


def send_notes(window: "Window") -> None:
    """Ask where to, and write the notes of the interviews chosen on their page, elsewhere of all that have notes."""
    store, page = window.store, window.list_page
    if store is None:
        window.say("Open a study first; then its notes can be written.")
        return
    window.flush()
    chosen = page.chosen_ids() if page is not None and page.record is INTERVIEW else []
    ids = list(chosen) or interviews_with_notes(window)
    if not ids:
        window.say("There are no notes yet. Type some up with F4, or bring them in from Word.")
        return
    title = "notes" if len(ids) > 1 else f"notes {_person(window, ids[0])}".strip()
    path = asking.where_to(window, "Notes to Word", asking.WORD, store.path.with_name(f"{store.name} {title}.docx"))
    if path is None:
        return

    def write(step: "Callable[..., None]") -> int:
        from lwdesk.exchange.word.write import write_notes

        step(0, 0, f"Writing {path.name}")
        return write_notes(store, ids, path)

    def tell(count: int) -> None:
        what = "1 interview" if count == 1 else f"{count:,} interviews"
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Wrote the notes of {what} to {Path(path).name}.", "done", open_it)

    window.jobs.start(write, done=tell, failed=window.trouble, label="Writing notes")


def interviews_with_notes(window: "Window") -> list[int]:
    """The interviews of the study of which something was typed up, in the order of their days."""
    from lwdesk.store import Query

    store = window.store
    assert store
    ids = list(store.ids(Query(INTERVIEW, sort="day")))
    notes = store.notes.of_many(ids)
    return [i for i in ids if any(not n.is_blank for n in notes[i]) or store.notes.summary_of(i)]


def _person(window: "Window", record_id: int) -> str:
    """The person as a file name may say, which is no place for one who is not to be named."""
    from lwdesk.exchange.quoting import quoted

    store = window.store
    assert store
    contact = (store.get(INTERVIEW, record_id) or {}).get("contact")
    told = quoted(store, [contact]).get(contact) if contact else None
    return "".join(c for c in told.name if c.isalnum() or c in " -")[:60].strip() if told else ""
