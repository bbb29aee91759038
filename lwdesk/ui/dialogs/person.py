"""All that the study holds of one person, saved as a workbook; and a person erased, for good."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem

from lwdesk.operations import erase_person, left_in, named_in, write_person
from lwdesk.records import CONTACT, RECORDS
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.theme import set_look
from lwdesk.ui.writing import write_beside

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
    write_beside(
        window, f"All about {name}", _WORKBOOK, store.path.with_name(f"All about {safe}.xlsx"),
        lambda path: write_person(store, contact_id, path), "Writing the workbook",
        lambda _, file: f"All that the study holds of {name} is in {file}.",
    )  # fmt: skip


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
        self.left = left_in(store, contact_id)
        self.titles = QListWidget()
        self.titles.setAccessibleName("What is called after this person and stays so")
        self.titles.setToolTip("Enter opens it, so that you can call it something else")
        for place in self.left:
            self.titles.addItem(f"{RECORDS[place.record].label} “{place.text}”")
        self.titles.itemActivated.connect(lambda _: self._open(self.left[self.titles.currentRow()]))
        called = _text("The name stays in what these are called. Change it there yourself, Enter opens it:")
        for widget in (called, self.titles):
            self.content.addWidget(widget)
            widget.setVisible(bool(self.left))
        self.content.addStretch(1)
        self.erase = self.add_button("Erase for good")
        set_look(self.erase, "danger")
        self.erase.clicked.connect(self.do)
        self.close_button.setText("Cancel")

    def do(self) -> None:
        """Erase beside the window, and say where the person still is."""
        store, contact_id, everywhere = self._store, self._id, self.everywhere.isChecked() and bool(self.places.count())
        window, name, left = self.window_, self._name, self.left
        self.accept()

        def tell(done: "Erasure") -> None:
            rest = "" if done.clean else " Close the study, so that the last remains go from the disk."
            told = f"Erased {name}. The backup “{done.backup.stem}” still holds them.{rest}"
            if left:
                window.say(f"{told} {_left(left)}", "warning", ("Open it", lambda: _go_to(window, left[0])))
            else:
                window.say(told, "done")

        window.jobs.start(
            lambda _step: erase_person(store, contact_id, everywhere), done=tell, failed=window.trouble,
            label="Erasing a person",
        )  # fmt: skip

    def _open(self, place: "Mention") -> None:
        """Go to what is called after the person, with the panel closed."""
        window = self.window_
        self.reject()
        _go_to(window, place)


def _go_to(window: "Window", place: "Mention") -> None:
    if place.record == "term":
        from lwdesk.ui.dialogs.vocabularies import show_vocabularies

        show_vocabularies(window)
    elif place.record in ("guide", "prompt"):
        from lwdesk.ui.guide import show_guide

        show_guide(window)
    else:
        window.open_record(place.record, place.id)


def _left(places: "list[Mention]") -> str:
    first, others = places[0], len(places) - 1
    more = f" and of {others:,} other{'s' if others > 1 else ''}" if others else ""
    return f"Their name stays in the title of the {RECORDS[first.record].label.lower()} “{first.text}”{more}."


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
