"""What stands behind a proposal: the wordings that were merged into it, and the passages that led to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lwdesk.operations.proposals import said_behind
from lwdesk.ui.proposals.cards import times
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

_KEY = Qt.ItemDataRole.UserRole
_HIGHEST = 190
_MOST = 400
"""Letters of a passage that are shown."""


class Behind(QWidget):
    """A list under the form. Enter or a double click on a passage opens it where it was said."""

    open_record = Signal(str, object)

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._heading = QLabel()
        self._heading.setProperty("look", "section")
        self._heading.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("What the proposal was drawn from")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        line = QFrame()
        line.setProperty("look", "bar")
        line.setFixedHeight(1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 10, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line)
        whole.addLayout(column)

    def show_record(self, record_id: int | None) -> None:
        """Show what this proposal was drawn from."""
        self.setVisible(record_id is not None)
        wordings = [] if record_id is None else self._store.proposals.wordings(record_id)
        passages = [] if record_id is None else said_behind(self._store, record_id)
        self.list.clear()
        for one in wordings:
            source = " · ".join(part for part in (one.ref, one.workshop or "no workshop") if part)
            self._add(f"{one.text}\nAlso said: {source}", None, "It was merged into this proposal.")
        for said in passages:
            words = said.words if len(said.words) <= _MOST else f"{said.words[:_MOST].rstrip()}…"
            self._add(f"“{words}”\n{said.who}", said.passage, "Enter opens it where it was said")
        parts = [times(len(wordings) + 1)] if wordings else []
        if passages:
            parts.append("1 passage" if len(passages) == 1 else f"{len(passages):,} passages")
        told = ", ".join(parts)
        self._heading.setText(f"Where it came from: {told or 'no passage or wording yet'}")
        self.list.setVisible(bool(told))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, text: str, passage: int | None, tip: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_KEY, passage)
        item.setToolTip(tip)
        self.list.addItem(item)

    def _fit(self) -> None:
        self.list.doItemsLayout()
        high = sum(self.list.sizeHintForRow(n) + 4 for n in range(self.list.count())) + 6
        # The form above keeps its room in a low window: what does not fit is scrolled to.
        highest = min(max(high, scaled(40)), scaled(_HIGHEST))
        self.list.setMinimumHeight(min(highest, scaled(60)))
        self.list.setMaximumHeight(highest)

    def _open(self, item: QListWidgetItem) -> None:
        if (passage := item.data(_KEY)) is not None:
            self.open_record.emit("passage", passage)
