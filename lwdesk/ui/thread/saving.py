"""What became of what they said, written beside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lwdesk.exchange.became import subject_of
from lwdesk.exchange.papers import became
from lwdesk.ui import asking
from lwdesk.ui.exchanging import file_name

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
    path = asking.where_to(window, "What became of what they said", asking.WORD, suggested)
    if path is None:
        return

    def write(_step: Callable[..., None]) -> str:
        return became.write(store, path, subject)

    def tell(_told: str) -> None:
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"Wrote what became of what {name or 'they'} said to {path.name}.", "done", open_it)

    window.jobs.start(write, done=tell, failed=window.trouble, label="Writing what became of it")
