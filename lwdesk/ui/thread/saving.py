"""What became of what they said, written beside the window."""

from typing import TYPE_CHECKING

from lwdesk.exchange.became import subject_of
from lwdesk.exchange.papers import became
from lwdesk.ui import asking
from lwdesk.ui.writing import file_name, write_beside

if TYPE_CHECKING:
    from lwdesk.store.thread import Key
    from lwdesk.ui.window import Window


def save_became(window: "Window", key: "Key") -> None:
    """Ask where to, and write the letter to the contact or the organisation that the record is or is about."""
    store = window.store
    subject = subject_of(store, *key) if store else None
    if store is None or subject is None:
        window.say("This is written to a contact, a delegate or an organisation: put the keyboard on one first.")
        return
    name = store.labels(subject[0], [subject[1]]).get(subject[1], "")
    suggested = file_name(window, f"What became of it {name}", ".docx")
    write_beside(
        window, "What became of what they said", asking.WORD, suggested,
        lambda path: became.write(store, path, subject), "Writing what became of it",
        lambda _, file: f"Wrote what became of what {name or 'they'} said to {file}.",
    )  # fmt: skip
