"""Interviews by who holds them, each person's in the order of their days."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lwdesk.records import INTERVIEW
from lwdesk.text import fold
from lwdesk.ui.pages.clashes import CLASH, Clashes
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store

NOBODY = "Nobody yet"
_NAMES = ("interviewer", "day", "time", "contact", "organisation", "status", "mode", "place")
_HEADINGS = ("When", "Interviewee", "Organisation", "Status", "Mode", "Place")
_ID = Qt.ItemDataRole.UserRole


class ByInterviewer(QWidget):
    """A list with a heading for each interviewer. Enter opens the interview under the keyboard."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._store = store
        self._clashes = Clashes(store)
        self.tree = _Tree(self)
        self.tree.setAccessibleName("Interviews by interviewer")
        self.tree.setHeaderLabels(_HEADINGS)
        self.tree.header().setAccessibleName("Columns of the interviews by interviewer")
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(scaled(12))
        self.tree.setItemsExpandable(False)
        self.tree.setUniformRowHeights(True)
        for n, width in enumerate((180, 170, 180, 110, 100)):
            self.tree.setColumnWidth(n, scaled(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 12)
        column.addWidget(self.tree)
        self.tree.currentItemChanged.connect(lambda item, _: self._tell(item))
        self.tree.itemDoubleClicked.connect(lambda *_: self.open())

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show these interviews, the keyboard on the current one."""
        rows = self._store.cells(INTERVIEW, ids, [INTERVIEW.field(name) for name in _NAMES])
        clashes = self._clashes.look()
        held: dict[str, list[tuple[str, str, int, list[object]]]] = {}
        for record_id, (interviewer, day, time, *rest) in zip(ids, rows, strict=True):
            when = day.isoformat() if isinstance(day, date) else "9999"
            held.setdefault(str(interviewer), []).append((when, str(time), record_id, rest))
        self.tree.blockSignals(True)
        self.tree.clear()
        found = None
        for name in sorted(held, key=lambda name: (not name, fold(name))):
            count = f"{len(held[name])} {'interview' if len(held[name]) == 1 else 'interviews'}"
            head = QTreeWidgetItem([f"{name or NOBODY} · {count}"])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            self.tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for when, at, chosen, more in sorted(held[name], key=lambda row: row[:3]):
                shown = "No date" if when == "9999" else show_date(date.fromisoformat(when))
                when_shown = ", ".join(filter(None, (shown, str(at))))
                item = QTreeWidgetItem(
                    [f"{when_shown} · {CLASH}" if chosen in clashes else when_shown, *map(str, more)]
                )
                item.setData(0, _ID, chosen)
                head.addChild(item)
                found = item if found is None or chosen == current else found
        self.tree.expandAll()
        if found:
            self.tree.setCurrentItem(found)
        self.tree.blockSignals(False)
        self._tell(found)

    def open(self) -> None:
        """Go on in the form of the interview under the keyboard."""
        item = self.tree.currentItem()
        if item and item.data(0, _ID) is not None:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the list."""
        self.tree.setFocus(event.reason())

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _ID) is not None:
            self.chosen.emit(item.data(0, _ID))


class _Tree(QTreeWidget):
    def __init__(self, view: ByInterviewer) -> None:
        super().__init__()
        self._view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._view.open()
        else:
            super().keyPressEvent(event)
