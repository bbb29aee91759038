"""All that the study holds of one person, saved as a workbook; and a person erased, for good."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem

from lwdesk.operations import erase_person, named_in, write_person
from lwdesk.records import CONTACT, RECORDS
from lwdesk.ui import asking
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.operations.person import Erasure
    from lwdesk.store import Store
    from lwdesk.store.erasing import Mention
    from lwdesk.ui.window import Window

_WORKBOOK = "Excel workbook (*.xlsx)"
_NOTED = ("note", "summary")
"""What loses the name of the person in any case."""
_UNSAFE = '/\\:*?"<>|'


def save_all_about(window: "Window") -> None:
    """Ask where to, and write a workbook of all that the study holds of the contact under the keyboard."""
    chosen = _chosen(window)
    if chosen is None:
        return
    store, contact_id, name = chosen
    safe = "".join("-" if letter in _UNSAFE else letter for letter in name)[:80]
    path = asking.where_to(window, f"All about {name}", _WORKBOOK, store.path.with_name(f"All about {safe}.xlsx"))
    if path is None:
        return

    def write(_step: Callable[..., None]) -> None:
        write_person(store, contact_id, path)

    def tell(_done: object) -> None:
        open_it = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        window.say(f"All that the study holds of {name} is in {path.name}.", "done", open_it)

    window.jobs.start(write, done=tell, failed=window.trouble, label="Writing the workbook")


def ask_to_erase(window: "Window") -> "Erase | None":
    """Open the panel that erases the contact under the keyboard; None where there is none to erase."""
    chosen = _chosen(window)
    if chosen is None:
        return None
    if window.looking:
        window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return None
    panel = Erase(window, *chosen)
    panel.begin(panel.close_button)
    return panel


def _chosen(window: "Window") -> "tuple[Store, int, str] | None":
    page, store = window.list_page, window.store
    record_id = page.table.current_id() if page and page.record is CONTACT else None
    if page is None or store is None or record_id is None:
        window.say("Choose a contact on the page Contacts first.")
        return None
    page.flush()
    name = store.labels(CONTACT.name, [record_id]).get(record_id, "")
    return store, record_id, name or "this contact"


class Erase(Panel):
    """Says what will be gone, what stays, and what still holds the person; nothing undoes its one button."""

    def __init__(self, window: "Window", store: "Store", contact_id: int, name: str) -> None:
        note = (
            f"Whatever tells who {name} is will be taken out of the study for good, out of its history too. "
            "No undo brings it back."
        )
        super().__init__(window, f"Erase {name}", note, (600, 480))
        self._store, self._id, self._name = store, contact_id, name
        places = [place for place in named_in(store, contact_id) if place.record not in _NOTED]
        self.stays = _text(
            "The contact goes on being counted by groups, sectors and level, as “Erased person”. Notes and summaries "
            "stay, without the words that name the person. A backup is made "
            f"first: it {_and_others(len(store.backups()))} will still hold the person, and so will workbooks that "
            "you exported or sent. Delete those yourself where they must go."
        )
        self.content.addWidget(self.stays)
        self.everywhere = QCheckBox(_question(len(places)))
        self.everywhere.setChecked(True)
        self.everywhere.setVisible(bool(places))
        self.places = QListWidget()
        self.places.setAccessibleName("Where other records name this person")
        self.places.setVisible(bool(places))
        for place in places:
            self.places.addItem(QListWidgetItem(_line(store, place)))
        self.everywhere.toggled.connect(self.places.setEnabled)
        self.content.addWidget(self.everywhere)
        self.content.addWidget(self.places, 1)
        self.content.addStretch(1)
        self.erase = self.add_button("Erase for good")
        set_look(self.erase, "danger")
        self.erase.clicked.connect(self.do)
        self.close_button.setText("Cancel")

    def do(self) -> None:
        """Erase beside the window, and say where the person still is."""
        store, contact_id, everywhere = self._store, self._id, self.everywhere.isChecked() and bool(self.places.count())
        window, name = self.window_, self._name
        self.accept()

        def tell(done: "Erasure") -> None:
            rest = "" if done.clean else " Close the study, so that the last remains go from the disk."
            window.say(f"Erased {name}. The backup “{done.backup.stem}” still holds them.{rest}", "done")

        window.jobs.start(
            lambda _step: erase_person(store, contact_id, everywhere), done=tell, failed=window.trouble,
            label="Erasing a person",
        )  # fmt: skip


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label


def _and_others(count: int) -> str:
    return f"and the {count:,} made before" if count > 1 else "and the one made before" if count else "alone"


def _question(count: int) -> str:
    places = "the one place" if count == 1 else f"the {count:,} places"
    return f"Also take the name, address and number out of {places} in other records:"


def _line(store: "Store", place: "Mention") -> str:
    record = RECORDS[place.record]
    name = store.labels(record.name, [place.id]).get(place.id, "")
    what = "is this person" if place.whole else "names this person"
    return f"{record.label} “{name}”: {record.field(place.field).label} {what}"
