"""Merge with…: proposals that say the same, those that are alike first, made one in a step that undo takes back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton

from lwdesk.operations import proposals
from lwdesk.records import PROPOSAL
from lwdesk.refusal import Refusal
from lwdesk.text import fold
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole
_MOST = 200
_NOTE = "The words and the workshop of each are kept with the one that stays. One undo parts them again."


def open_merge(
    window: "Window", store: "Store", keep: int, ticked: Sequence[int], done: Callable[[], None] | None = None
) -> "MergeProposals":
    """The open panel in which others are merged into the proposal `keep`, these ticked already."""
    panel = MergeProposals(window, store, keep, ticked, done)
    panel.begin(panel.merge if panel.ticked else panel.box)
    return panel


class MergeProposals(Panel):
    """The proposals that are alike, then all others; Enter merges those that are ticked, else the marked row."""

    def __init__(
        self, window: "Window", store: "Store", keep: int, ticked: Sequence[int], done: Callable[[], None] | None
    ) -> None:
        super().__init__(window, "Merge with…", _NOTE, (620, 560))
        self._store, self.keep, self._done = store, keep, done
        self.ticked: list[int] = [i for i in ticked if i != keep]
        self._texts = {i: (ref, text) for i, ref, text in store.proposals.texts()}
        self._alike = [one.id for one in proposals.likely_same(store, keep)]
        ref, text = self._texts.get(keep, ("", ""))
        stays = QLabel("Stays")
        stays.setProperty("look", "section")
        self.content.addWidget(stays)
        self.content.addWidget(plain_label(f"{ref}  {_short(text, 300)}", "label"))
        heading = QLabel("Says the same")
        heading.setProperty("look", "section")
        self.content.addWidget(heading)
        self.box = _Find(self)
        self.box.textChanged.connect(lambda _: self._fill())
        self.content.addWidget(self.box)
        self.list = _Offered(self)
        self.list.itemChanged.connect(self._tick)
        self.list.itemDoubleClicked.connect(lambda _: self.do())
        self.content.addWidget(self.list, 1)
        self.merge = QPushButton()
        set_look(self.merge, "primary")
        self.merge.setDefault(True)
        self.merge.clicked.connect(self.do)
        self.buttons.insertWidget(self.buttons.count() - 1, self.merge)
        self.close_button.setText("Cancel")
        self._fill()

    def do(self) -> None:
        """Merge, say so, and close."""
        others = self._wanted()
        if not others:
            return
        window = self.window_
        try:
            count = proposals.merge(self._store, self.keep, others)
        except Refusal as trouble:
            window.say(str(trouble), "trouble")
            return
        self.accept()
        if self._done:
            self._done()
        page = window.list_page
        if page and page.record is PROPOSAL:
            page.table.choose(self.keep)
            page.focus()
        ref = self._texts.get(self.keep, ("", ""))[0]
        noun = "1 proposal" if count == 1 else f"{count:,} proposals"
        window.say(f"Merged {noun} into {ref}; their words are kept with it.", "done", ("Undo", window.undo))

    def _wanted(self) -> list[int]:
        if self.ticked:
            return self.ticked
        item = self.list.currentItem()
        return [item.data(_KEY)] if item and item.data(_KEY) is not None else []

    def _fill(self) -> None:
        words = fold(self.box.text()).split()
        # Those that are ticked stay in sight, whatever is typed.
        order = dict.fromkeys([*self.ticked, *self._alike, *self._texts])
        self.list.blockSignals(True)
        self.list.clear()
        for proposal in order:
            ref, text = self._texts.get(proposal, ("", ""))
            if proposal == self.keep or proposal not in self._texts:
                continue
            if proposal not in self.ticked and not all(word in fold(f"{ref} {text}") for word in words):
                continue
            alike = " · alike" if proposal in self._alike else ""
            item = QListWidgetItem(f"{ref}{alike}  {_short(text, 160)}")
            item.setData(_KEY, proposal)
            item.setToolTip(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if proposal in self.ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if self.list.count() >= _MOST:
                break
        # Of proposals that only happen to come first none is meant, and Enter must not take it for one.
        self.list.setCurrentRow(0 if words or self._alike else -1)
        self.list.blockSignals(False)
        self._tell()

    def _tick(self, item: QListWidgetItem) -> None:
        proposal = item.data(_KEY)
        if item.checkState() is Qt.CheckState.Checked:
            self.ticked = [*dict.fromkeys([*self.ticked, proposal])]
        else:
            self.ticked = [i for i in self.ticked if i != proposal]
        self._tell()

    def _tell(self) -> None:
        count, ref = len(self._wanted()), self._texts.get(self.keep, ("", ""))[0]
        self.merge.setEnabled(count > 0)
        if not count:
            self.merge.setText("Merge")
        else:
            self.merge.setText(f"Merge {count:,} into {ref}" if self.ticked else f"Merge the marked row into {ref}")


class _Find(QLineEdit):
    """Type to find; the arrow keys go to the list, Enter merges."""

    def __init__(self, panel: MergeProposals) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName("Find a proposal")
        self.setPlaceholderText("Type to find; Space in the list ticks several")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, found = event.key(), self._panel.list
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            if key == Qt.Key.Key_Down and self.text() == "" and found.currentRow() < 0:
                found.setCurrentRow(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.do()
        else:
            super().keyPressEvent(event)


class _Offered(QListWidget):
    """The proposals; Space ticks, Enter merges."""

    def __init__(self, panel: MergeProposals) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName("Proposals that may say the same")
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setSpacing(scaled(2))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.do()
        else:
            super().keyPressEvent(event)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
