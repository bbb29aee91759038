"""What belongs to a record, by part: under an organisation, the activities that it leads, shares or pays for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

Part = tuple[str, str, Sequence[int]]
"""A heading, the name of a kind of record, and ids."""
Called = Callable[[str, Sequence[int]], dict[int, str]]
"""Gives what records of a kind are called here, by id."""
_MOST = 500
_KEY = Qt.ItemDataRole.UserRole


class Parts(QWidget):
    """Other records that belong to the one shown, under a heading for each part; Enter or a click opens one."""

    open_record = Signal(str, object)

    def __init__(
        self, store: "Store", title: str, find: Callable[[int], Sequence[Part]], parent: QWidget | None = None,
        called: Called | None = None, rows: int = 6,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._rows = rows
        self._called = called or store.labels
        self._store = store
        self._title = title
        self._find = find
        self._heading = QLabel(title)
        self._heading.setProperty("look", "section")
        self._heading.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(f"{title}, by part")
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(scaled(12))
        self.tree.setItemsExpandable(False)
        self.tree.itemActivated.connect(self._open)
        self.tree.itemClicked.connect(self._open)
        # Where the form is cut off, a line says that it goes on under it.
        line = QFrame()
        line.setProperty("look", "bar")
        line.setFixedHeight(1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 10, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self.tree)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line)
        whole.addLayout(column)

    def show_record(self, record_id: int | None) -> None:
        """Show what belongs to this record; nothing at all where there is nothing."""
        found = [] if record_id is None else self._find(record_id)
        self.tree.clear()
        for words, name, ids in found:
            part = QTreeWidgetItem([f"{words} · {len(ids):,}"])
            part.setFlags(Qt.ItemFlag.ItemIsEnabled)
            part.setData(0, Qt.ItemDataRole.ForegroundRole, self.palette().placeholderText())
            self.tree.addTopLevelItem(part)
            labels = self._called(name, ids[:_MOST])
            for linked in ids[:_MOST]:
                item = QTreeWidgetItem([labels.get(linked, "")])
                item.setData(0, _KEY, (name, linked))
                item.setToolTip(0, "Open it")
                part.addChild(item)
            if len(ids) > _MOST:
                part.addChild(QTreeWidgetItem([f"and {len(ids) - _MOST:,} more: filter their list to see them"]))
        self.tree.expandAll()
        total = sum(len(ids) for _, _, ids in found)
        self._heading.setText(self._title if total else f"{self._title}: nothing yet")
        self.tree.setVisible(total > 0)
        self.setVisible(record_id is not None)
        rows = min(total + len(found), self._rows)
        # The form above keeps its room in a low window: what does not fit is scrolled to.
        self.tree.setMinimumHeight(min(rows, 2) * scaled(30) + 6)
        self.tree.setMaximumHeight(rows * scaled(30) + 6)

    def _open(self, item: QTreeWidgetItem) -> None:
        if key := item.data(0, _KEY):
            self.open_record.emit(*key)
