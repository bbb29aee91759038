"""Notes written to a Word file beside the window."""

from typing import TYPE_CHECKING

from lwdesk.records import INTERVIEW
from lwdesk.ui import asking
from lwdesk.ui.writing import file_name, write_beside

if TYPE_CHECKING:
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
    from lwdesk.exchange.word.write import write_notes

    title = "notes" if len(ids) > 1 else f"notes {_person(window, ids[0])}".strip()
    suggested = file_name(window, title, ".docx")
    write_beside(
        window, "Notes to Word", asking.WORD, suggested, lambda path: write_notes(store, ids, path), "Writing notes",
        lambda count, name: f"Wrote the notes of {_interviews(count)} to {name}.",
    )  # fmt: skip


def _interviews(count: int) -> str:
    return "1 interview" if count == 1 else f"{count:,} interviews"


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
