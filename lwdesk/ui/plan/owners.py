"""Commitments by who answers for them, what is late first; those that nobody answers for at the end."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from lwdesk.standing import STATUSES
from lwdesk.store.outlook import Group, by_owner
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.whole_view import WholeView
from lwdesk.ui.plan.cards import read_aloud
from lwdesk.ui.plan.shapes import shape_of
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage

_HEADINGS = ("Commitment", "Due", "Status", "RAG", "Action")
_DUE, _STATUS, _RAG, _ACTION = range(1, 5)


class OwnersView(WholeView):
    """A list with a heading for each owner. Enter opens the commitment under the keyboard."""

    def __init__(self, store: "Store", page: "ListPage") -> None:
        super().__init__(store, page)
        self._items: dict[int, _Item] = {}
        self.tree = _Tree(self)
        self.tree.setAccessibleName("Commitments by owner")
        self.tree.setHeaderLabels(_HEADINGS)
        head = self.tree.header()
        head.setAccessibleName("Columns of the commitments by owner")
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(scaled(12))
        self.tree.setItemsExpandable(False)
        self.tree.setUniformRowHeights(True)
        for n, width in enumerate((388, 124, 132, 104, 240)):
            self.tree.setColumnWidth(n, scaled(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 12)
        column.addWidget(self.tree)
        self.tree.currentItemChanged.connect(lambda item, _: self._tell(item))
        self.tree.itemDoubleClicked.connect(lambda *_: self.open())

    def current(self) -> int | None:
        """The commitment under the keyboard."""
        item = self.tree.currentItem()
        return item.commitment.id if isinstance(item, _Item) else None

    def choose(self, current: int | None) -> None:
        """Put the keyboard on a commitment, else where it was, else on the first."""
        item = self._items.get(current or 0)
        if item is None and self.tree.currentItem() is None:
            item = next(iter(self._items.values()), None)
        if item is not None and item is not self.tree.currentItem():
            self.tree.setCurrentItem(item)

    def _give_keyboard(self, reason: Qt.FocusReason) -> None:
        self.tree.setFocus(reason)

    def _show_records(self) -> None:
        groups = by_owner(self._store.plan.commitments(self._store.today(), self._ids))
        actions = {action.id: action.name for action in self._store.plan.actions()}
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items = {}
        heads, bold = [], QFont(self.tree.font())
        bold.setBold(True)
        for group in groups:
            head = QTreeWidgetItem([f"{group.name} · {_counts(group)}"])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(0, bold)
            rows = [_Item(one, actions.get(one.action or 0, "")) for one in group.commitments]
            self._items.update((row.commitment.id, row) for row in rows)
            head.addChildren(rows)
            heads.append(head)
        self.tree.addTopLevelItems(heads)
        for head in heads:
            head.setFirstColumnSpanned(True)
        self.tree.expandAll()
        self.tree.blockSignals(False)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if isinstance(item, _Item):
            self.chosen.emit(item.commitment.id)


class _Item(QTreeWidgetItem):
    """A commitment; what stands in its cells is said when it is asked for, since most of thousands never are."""

    def __init__(self, commitment: CommitmentInfo, action: str) -> None:
        super().__init__()
        self.commitment, self._action = commitment, action

    def data(self, column: int, role: int) -> Any:
        """What Qt asks of a cell."""
        one = self.commitment
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return {0: one.text, _STATUS: one.standing.why, _RAG: one.rag_reason}.get(column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return ". ".join(part for part in read_aloud(one) if part)
        if role == Qt.ItemDataRole.DecorationRole and column in (_STATUS, _RAG):
            name, look = shape_of(one.standing.status if column == _STATUS else one.rag)
            return icon(name, look) if name else None
        return super().data(column, role)

    def _words(self, column: int) -> str:
        one = self.commitment
        if column == 0:
            return f"{one.ref}  {' '.join(one.text.split())}".strip()
        if column == _DUE:
            return show_date(one.due) if one.due else ""
        return {_STATUS: one.standing.status, _RAG: one.rag, _ACTION: self._action}.get(column, "")


class _Tree(QTreeWidget):
    def __init__(self, view: OwnersView) -> None:
        super().__init__()
        self._view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._view.open()
        else:
            super().keyPressEvent(event)


def _counts(group: Group) -> str:
    """How many there are, and of each status: "4 commitments: 1 late, 3 under way"."""
    total = len(group.commitments)
    counts = Counter(c.standing.status for c in group.commitments)
    order = ("Late", *(status for status in STATUSES if status != "Late"))
    parts = [f"{counts[status]:,} {status.lower()}" for status in order if counts[status]]
    if counts[""]:
        parts.append(f"{counts['']:,} without a status")
    noun = "commitment" if total == 1 else "commitments"
    return f"{total:,} {noun}: {', '.join(parts)}" if parts else f"{total:,} {noun}"
