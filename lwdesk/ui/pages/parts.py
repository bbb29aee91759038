"""Who refers to a record, by part: under an organisation, the activities that it leads, shares or pays for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lwdesk.records import RECORDS
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

_MOST = 500
_KEY = Qt.ItemDataRole.UserRole


class Parts(QWidget):
    """The records that refer to one record, under the field in which they do; Enter or a click opens one."""

    open_record = Signal(str, object)

    def __init__(self, store: "Store", record: "Record", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._record = record
        self._heading = QLabel("Activities")
        self._heading.setProperty("look", "section")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Activities by part")
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(scaled(12))
        self.tree.setItemsExpandable(False)
        self.tree.itemActivated.connect(self._open)
        self.tree.itemClicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self.tree)

    def show_record(self, record_id: int | None) -> None:
        """Show who refers to this record; nothing at all when nobody does."""
        found = [] if record_id is None else self._store.links_to(self._record, record_id)
        self.tree.clear()
        for name, field, ids in found:
            owner = RECORDS[name]
            part = QTreeWidgetItem([f"{owner.field(field).label} · {len(ids):,}"])
            part.setFlags(Qt.ItemFlag.ItemIsEnabled)
            part.setData(0, Qt.ItemDataRole.ForegroundRole, self.palette().placeholderText())
            self.tree.addTopLevelItem(part)
            labels = self._store.labels(name, ids[:_MOST])
            for linked in ids[:_MOST]:
                item = QTreeWidgetItem([labels.get(linked, "")])
                item.setData(0, _KEY, (name, linked))
                item.setToolTip(0, "Open it")
                part.addChild(item)
            if len(ids) > _MOST:
                part.addChild(QTreeWidgetItem([f"and {len(ids) - _MOST:,} more: filter the list by this organisation"]))
        self.tree.expandAll()
        total = sum(len(ids) for _, _, ids in found)
        self._heading.setText("Activities" if total else "Activities: none yet")
        self.tree.setVisible(total > 0)
        rows = min(total + len(found), 8)
        self.tree.setFixedHeight(rows * scaled(30) + 6)

    def _open(self, item: QTreeWidgetItem) -> None:
        if key := item.data(0, _KEY):
            self.open_record.emit(*key)
