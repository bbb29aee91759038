"""Two or more made one: choose which stays, see what moves, and do it in one step that undo takes back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QRadioButton

from lwdesk.operations import merge_contacts, merge_organisations, merge_terms
from lwdesk.records import CONTACT, ORGANISATION, TERM
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.theme import set_look, unmarked

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole
_MERGES = {TERM.name: merge_terms, ORGANISATION.name: merge_organisations, CONTACT.name: merge_contacts}


def merge_chosen(window: "Window") -> None:
    """Open the merge of the contacts or organisations chosen in the table; more can be found in the panel."""
    if window.store is None or window.looking:
        window.say("Open a study first; then its organisations and contacts can be merged.")
        return
    if window.shown_screen or (window.page and hasattr(window.page.commands, "merge")):
        window.command("merge")
        return
    page = window.list_page
    chosen: Sequence[int] = ()
    record = ORGANISATION
    if page:
        page.flush()
        if page.record in (ORGANISATION, CONTACT):
            record, chosen = page.record, page.table.selected_ids()
    open_merge(window, window.store, record, chosen)


def open_merge(window: "Window", store: "Store", record: "Record", chosen: Sequence[int]) -> "Merge":
    """The open panel that merges records of a kind, with these chosen already."""
    panel = Merge(window, store, record, chosen)
    panel.begin(panel.merge if len(panel.ids) > 1 else panel.box)
    return panel


class Merge(Panel):
    """The chosen records, one of which stays; Enter merges as soon as there are two."""

    def __init__(self, window: "Window", store: "Store", record: "Record", chosen: Sequence[int]) -> None:
        noun = record.plural.lower()
        note = "Everything that names one of them will name the one that stays; what it leaves blank is filled."
        super().__init__(window, f"Merge {noun}", note, (560, 480))
        self._store, self._record = store, record
        self.ids: list[int] = []
        self.keep: int | None = None
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._keep)
        self._heading = QLabel("Which one stays?")
        self._heading.setProperty("look", "section")
        self.content.addWidget(self._heading)
        self._slot = self.content.count()
        self._what = QLabel()
        self._what.setProperty("look", "quiet")
        self._what.setWordWrap(True)
        self.content.addWidget(self._what)
        self.box = _Find(self)
        self.box.setAccessibleName(f"Find another of the {noun}")
        self.box.setPlaceholderText(f"Add another of the {noun}: type the name")
        self.box.textEdited.connect(self._search)
        self.found = QListWidget()
        self.found.setAccessibleName("Found")
        self.found.itemActivated.connect(self.add_item)
        self.found.itemClicked.connect(self.add_item)
        self.found.hide()
        self.content.addWidget(self.box)
        self.content.addWidget(self.found, 1)
        self.content.addStretch(1)
        self.merge = QPushButton()
        set_look(self.merge, "primary")
        self.merge.setDefault(True)
        self.merge.clicked.connect(self.do)
        self.buttons.insertWidget(self.buttons.count() - 1, self.merge)
        self.close_button.setText("Cancel")
        for record_id in chosen:
            self._add(record_id)
        self._choose_likely()

    def add_item(self, item: QListWidgetItem) -> None:
        """Add a record that was found."""
        self._add(item.data(_KEY))
        self.box.clear()
        self.found.hide()
        self._choose_likely()
        if len(self.ids) > 1:
            self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self) -> None:
        """Merge, say so, and close."""
        if self.keep is None or len(self.ids) < 2:
            return
        others = [i for i in self.ids if i != self.keep]
        name = self._name(self.keep)
        moved = _MERGES[self._record.name](self._store, self.keep, others)
        count = f"{moved:,} {'record' if moved == 1 else 'records'}"
        window = self.window_
        self.accept()
        if page := window.list_page:
            if page.record is self._record:
                page.show_record(self.keep)
            page.focus()
        window.say(f"Merged {len(others) + 1} into “{name}”: {count} now name it.", "done", ("Undo", window.undo))

    def _add(self, record_id: int) -> None:
        if record_id in self.ids:
            return
        self.ids.append(record_id)
        radio = QRadioButton(f"{self._name(record_id)} · {_uses(self._store, self._record, record_id)}")
        radio.setAccessibleName(f"Keep {self._name(record_id)}")
        self._group.addButton(radio, record_id)
        self.content.insertWidget(self._slot + len(self.ids) - 1, radio)

    def _choose_likely(self) -> None:
        # The one that most records name is the likelier to be right, and the less is moved.
        if self.ids:
            self._keep(max(self.ids, key=lambda i: _count(self._store, self._record, i)))
        else:
            self._keep(None)

    def _keep(self, record_id: int | None) -> None:
        self.keep = record_id
        ready = record_id is not None and len(self.ids) > 1
        if record_id is not None:
            self._group.button(record_id).setChecked(True)
        self.merge.setEnabled(ready)
        self.merge.setText(
            f"Merge {len(self.ids)} into “{unmarked(_short(self._name(record_id)))}”" if ready else "Merge"
        )
        self._heading.setVisible(bool(self.ids))
        moving = sum(_count(self._store, self._record, i) for i in self.ids if i != record_id)
        places = "place" if moving == 1 else "places"
        moved = (
            f"{moving:,} {places} will name it instead."
            if moving
            else "Only blanks are filled: nothing else names the others."
        )
        self._what.setText(
            f"{moved} One undo takes the merge back."
            if ready
            else "Choose two at least: find them below, or mark them in the table with Shift+Down before Ctrl+M."
        )

    def _search(self, typed: str) -> None:
        self.found.clear()
        vocabulary = self._vocabulary_ids()
        for record_id, name in self._store.find(self._record, typed, 30) if typed.strip() else ():
            if record_id not in self.ids and (vocabulary is None or record_id in vocabulary):
                item = QListWidgetItem(name)
                item.setData(_KEY, record_id)
                self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(self.found.count() > 0)

    def _vocabulary_ids(self) -> set[int] | None:
        """The terms of the same list as the chosen one; None for records that are not terms."""
        if self._record is not TERM or not self.ids:
            return None
        for name, _, _ in self._store.vocabularies():
            ids = {term.id for term in self._store.terms(name, retired=True)}
            if self.ids[0] in ids:
                return ids
        return set()

    def _name(self, record_id: int | None) -> str:
        return "" if record_id is None else self._store.labels(self._record.name, [record_id]).get(record_id, "")


class _Find(QLineEdit):
    """The box to find another record in; the arrow keys move in the list below it and Enter adds."""

    def __init__(self, panel: Merge) -> None:
        super().__init__()
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, found = event.key(), self._panel.found
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and found.isVisible():
            move = 1 if key == Qt.Key.Key_Down else -1
            found.setCurrentRow(max(0, min(found.currentRow() + move, found.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and found.isVisible() and found.currentItem():
            self._panel.add_item(found.currentItem())
        else:
            super().keyPressEvent(event)


def _count(store: "Store", record: "Record", record_id: int) -> int:
    return sum(len(ids) for _, _, ids in store.links_to(record, record_id))


def _uses(store: "Store", record: "Record", record_id: int) -> str:
    count = _count(store, record, record_id)
    return "named nowhere" if not count else f"named in {count:,} {'place' if count == 1 else 'places'}"


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39].rstrip() + "…"
