"""Link to…: type to find a record, and see what the link will mean before it is made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem

from lwdesk.exchange.thread_words import tell
from lwdesk.operations import thread as links
from lwdesk.records import RECORDS
from lwdesk.refusal import Refusal
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import set_look
from lwdesk.ui.thread.outline import ABOUT, KEY, TwoLines

if TYPE_CHECKING:
    from lwdesk.operations.thread import Candidate
    from lwdesk.store import Store
    from lwdesk.store.thread import Key
    from lwdesk.ui.window import Window

_REST_MS = 80


def open_linking(window: "Window", store: "Store", start: "Key") -> None:
    """Ask to which record this one is to be linked; says so where it can be linked to none."""
    nodes = store.threads.nodes([start])
    if window.looking:
        window.say("This is a copy to look at. Open the study itself to change it.", "warning")
    elif not nodes or not links.kinds_to_link(start[0]):
        window.say(f"{RECORDS[start[0]].plural} are linked on their own forms. Links by hand join passages, offers, "
                   "activities, themes, proposals, recommendations and commitments.")  # fmt: skip
    else:
        panel = LinkPanel(window, store, start)
        panel.begin(panel.box)


class LinkPanel(Panel):
    """Type to find, the arrow keys choose, Enter links; the sentence below says what the link will mean."""

    def __init__(self, window: "Window", store: "Store", start: "Key") -> None:
        told = tell(store, store.threads.nodes([start]).values())[start]
        super().__init__(window, "Link to…", told.line[:300], (620, 520))
        self._store, self.start = store, start
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind")
        self.kind.addItem("Any kind", "")
        for name in links.kinds_to_link(start[0]):
            self.kind.addItem(RECORDS[name].plural, name)
        label = QLabel("Kind")
        label.setBuddy(self.kind)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.kind)
        row.addStretch(1)
        self.box = _Box(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Records found")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.meaning = plain_label("", "quiet", self)
        self.meaning.setWordWrap(True)
        self.content.addLayout(row)
        self.content.addWidget(self.box)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.meaning)
        self.ok = self.add_button("Link")
        set_look(self.ok, "primary")
        self.close_button.setText("Cancel")
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.search)
        self.ok.clicked.connect(self.take)
        self.box.textEdited.connect(self._rest.start)
        self.kind.currentIndexChanged.connect(self.search)
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.list.itemActivated.connect(lambda _: self.take())
        self.search()

    def search(self) -> None:
        """List the records that the typed words may mean."""
        self._rest.stop()
        found = links.candidates(self._store, self.start, self.box.text(), self.kind.currentData())
        self.list.clear()
        for one in found:
            item = QListWidgetItem(one.text)
            item.setData(KEY, one)
            item.setData(ABOUT, one.about)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, {one.about}")
            item.setToolTip(one.text[:2000])
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._tell()

    def take(self) -> None:
        """Make the link that is marked, and close."""
        if self._rest.isActive():
            self.search()
        one = self.marked()
        if one is None:
            return
        try:
            told = links.make_link(self._store, self.start, one.key)
        except Refusal as sentence:
            self.meaning.setText(str(sentence))
            return
        window = self.window_
        self.accept()
        window.say(told, "done", ("Undo", window.undo))

    def marked(self) -> "Candidate | None":
        """The record that is marked."""
        item = self.list.currentItem()
        found: Candidate | None = item.data(KEY) if item else None
        return found

    def _tell(self) -> None:
        one = self.marked()
        self.ok.setEnabled(one is not None)
        if one is not None:
            self.meaning.setText(one.meaning)
        elif self.box.text().strip():
            self.meaning.setText("Nothing is called so that is not linked to it already.")
        else:
            self.meaning.setText("Type two letters of its words, or choose a kind.")


class _Box(QLineEdit):
    """The arrow keys move in the list below, Enter takes what is marked there."""

    def __init__(self, panel: LinkPanel) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName("Find a record")
        self.setPlaceholderText("Type a part of its words")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, found = event.key(), self._panel.list
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            move = 1 if key == Qt.Key.Key_Down else -1
            found.setCurrentRow(max(0, min(found.currentRow() + move, found.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.take()
        else:
            super().keyPressEvent(event)
