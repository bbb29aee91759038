"""A panel to find a theme in by typing; one that is not there can be made."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from lwdesk.operations import themes
from lwdesk.refusal import Refusal
from lwdesk.text import clean_line, match_key
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole
Picked = Callable[[int], None]


class ThemePicker(Panel):
    """Type to find, the arrow keys choose, Enter takes; with `makes` a new theme may be made of what is typed."""

    def __init__(
        self, window: "Window", store: "Store", title: str, note: str, picked: Picked,
        without: Collection[int] = (), makes: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(window, title, note, (520, 460))
        self._store, self._picked, self._without, self._makes = store, picked, set(without), makes
        self.box = _Box(self)
        self.box.setAccessibleName("Find a theme")
        self.box.setPlaceholderText(
            "Type a part of the name" + (", or a new one; “>” parts sub-themes" if makes else "")
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Themes found")
        self.list.itemActivated.connect(self.take)
        self.list.itemClicked.connect(self.take)
        self.content.addWidget(self.box)
        self.content.addWidget(self.list, 1)
        self.ok = self.add_button("Take it")
        set_look(self.ok, "primary")
        self.ok.clicked.connect(lambda: self.take(self.list.currentItem()))
        self.close_button.setText("Cancel")
        self.box.textEdited.connect(self.search)
        self.search("")

    def search(self, typed: str) -> None:
        """List the themes that it may mean, and the offer to make one."""
        self.list.clear()
        found = [(i, path) for i, path in themes.find(self._store, typed) if i not in self._without]
        for theme_id, path in found:
            self._add(path, theme_id)
        typed = clean_line(typed)
        if self._makes and match_key(typed) and match_key(typed) not in {match_key(path) for _, path in found}:
            self._add(f"New theme “{typed}”", typed)
        self.list.setCurrentRow(0)
        self.ok.setEnabled(self.list.count() > 0)
        self.ok.setToolTip("" if self.list.count() else "No theme is called so")

    def take(self, item: QListWidgetItem | None) -> None:
        """Close, and go on with the theme of that row."""
        if item is None:
            return
        key = item.data(_KEY)
        try:
            theme = themes.create(self._store, key) if isinstance(key, str) else key
        except Refusal as sentence:
            self.note.setText(str(sentence))
            self.note.show()
            return
        self.accept()
        self._picked(theme)

    def _add(self, label: str, key: int | str) -> None:
        item = QListWidgetItem(label)
        item.setData(_KEY, key)
        item.setToolTip(label)
        self.list.addItem(item)


class _Box(QLineEdit):
    """The arrow keys move in the list below, Enter takes what is marked there."""

    def __init__(self, panel: ThemePicker) -> None:
        super().__init__()
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, found = event.key(), self._panel.list
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            move = 1 if key == Qt.Key.Key_Down else -1
            found.setCurrentRow(max(0, min(found.currentRow() + move, found.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.take(found.currentItem())
        else:
            super().keyPressEvent(event)
