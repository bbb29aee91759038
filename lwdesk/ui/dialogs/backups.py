"""The backups of the open study: look at one, or restore it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem

from lwdesk.ui import opening
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.dialogs.times import show_time

if TYPE_CHECKING:
    from pathlib import Path

    from lwdesk.store import BackupInfo, Store
    from lwdesk.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole


def show_backups(window: "Window") -> None:
    """Open the list of backups."""
    assert window.store is not None
    panel = Backups(window, window.store)
    panel.begin(panel.list)


class Backups(Panel):
    """The backups of one study, newest first."""

    def __init__(self, window: "Window", store: "Store") -> None:
        note = "Restoring puts the study back to that time. What is in it now is backed up first."
        super().__init__(window, "Backups of this study", note, (560, 460))
        self._store = store
        self.list = QListWidget()
        self.list.setAccessibleName("Backups")
        for info in store.backups():
            item = QListWidgetItem(f"{show_time(info.at)} · {info.reason} · {_size(info.size)}")
            item.setData(_KEY, info)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.content.addWidget(self.list)
        self.look = self.add_button("Look at it", first=True)
        self.restore = self.add_button("Restore it", first=True)
        self.look.clicked.connect(self._look)
        self.restore.clicked.connect(self._restore)
        if not self.list.count():
            self.content.insertWidget(0, QLabel("There is none yet. One is made when a changed study is closed."))
        for button in (self.look, self.restore):
            button.setVisible(self.list.count() > 0)
        self.restore.setVisible(self.list.count() > 0 and not window.looking)

    def _chosen(self) -> "BackupInfo":
        info: BackupInfo = self.list.currentItem().data(_KEY)
        return info

    def _look(self) -> None:
        opening.look_at(self.window_, self._chosen().path)

    def _restore(self) -> None:
        restore(self.window_, self._chosen().path)


def restore(window: "Window", backup: "Path") -> None:
    """Put the open study back to what the backup holds, and open it again."""
    from lwdesk.store import StudyTrouble
    from lwdesk.store.restoring import restore as put_back

    if window.store is None:
        return
    path = window.store.path
    window.close_study()
    trouble = ""
    try:
        put_back(backup, path)
    except StudyTrouble as error:
        trouble = str(error)
    if opening.open_study(window, path):
        window.say(trouble or f"Restored “{backup.stem}”. The study as it was before is among the backups.",
                   "trouble" if trouble else "done")  # fmt: skip


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{max(count // 1000, 1):,} kB"
