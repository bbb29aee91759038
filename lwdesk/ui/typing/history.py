"""The history of a note: what it said, beside what it says now, and the way back to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout

from lwdesk.marks import count_words
from lwdesk.records import NOTE
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.dialogs.times import show_time
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.notes import Version
    from lwdesk.ui.window import Window

_VERSION = Qt.ItemDataRole.UserRole


class NoteHistory(Panel):
    """The versions, newest first; the chosen one stands beside the text as it is now."""

    def __init__(self, window: "Window", store: "Store", note_id: int) -> None:
        super().__init__(
            window, "History of this answer", "Nothing here is lost: what stands there now stays in the history too.",
            (980, 560),
        )  # fmt: skip
        self._store, self._id = store, note_id
        self.versions = QListWidget()
        self.versions.setAccessibleName("Versions")
        self.versions.setFixedWidth(scaled(250))
        self.versions.setSpacing(3)
        self.then, self.now = _text("As it was then"), _text("As it is now")
        self._then_label = QLabel("As it was then")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.versions)
        for label, text in ((self._then_label, self.then), (QLabel("As it is now"), self.now)):
            label.setProperty("look", "section")
            label.setBuddy(text)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(text)
            row.addLayout(column, 1)
        self.content.addLayout(row)
        self.back = self.add_button("Bring this one back", first=True)
        self.back.clicked.connect(self._bring_back)
        self.versions.currentItemChanged.connect(self._follow)
        self.versions.itemActivated.connect(self._bring_back)
        window.noticed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the versions again and stay on the one that was chosen."""
        kept = self.chosen
        self.versions.clear()
        found = self._store.notes.versions(self._id)
        for number, version in enumerate(found):
            words = count_words(version.body)
            what = version.said or f"{words:,} word{'' if words == 1 else 's'}"
            when = "Now" if number == 0 else show_time(version.at)
            item = QListWidgetItem(f"{when} · {what}\n{version.by}")
            item.setData(_VERSION, version)
            self.versions.addItem(item)
            if kept and kept.step_id == version.step_id:
                self.versions.setCurrentItem(item)
        self.now.setPlainText(_shown(found[0]) if found else "")
        if self.versions.currentRow() < 0:
            self.versions.setCurrentRow(min(1, self.versions.count() - 1))
        self._follow()

    @property
    def chosen(self) -> "Version | None":
        """The version under the keyboard."""
        item = self.versions.currentItem()
        found: Version | None = item.data(_VERSION) if item else None
        return found

    def _follow(self) -> None:
        version = self.chosen
        self.then.setPlainText(_shown(version) if version else "")
        self._then_label.setText(f"As it was: {show_time(version.at)}" if version else "As it was then")
        is_now = self.versions.currentRow() <= 0
        self.back.setVisible(version is not None and not is_now and not self.window_.looking)

    def _bring_back(self) -> None:
        version = self.chosen
        if version is None or self.versions.currentRow() <= 0 or self.window_.looking:
            return
        # What is just being typed is in the history first.
        self.window_.flush()
        with self._store.step("Bring back what an answer said", kind="edit") as step:
            step.update(NOTE, self._id, {"said": version.said, "body": version.body, "marks": version.marks})
        self.window_.say(f"Brought back what it said {show_time(version.at)}.", "done", ("Undo", self.window_.undo))


def _shown(version: "Version") -> str:
    return "\n\n".join(part for part in (f"[{version.said}]" if version.said else "", version.body) if part)


def _text(name: str) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    return box
