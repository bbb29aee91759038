"""Commitments by who answers for them, what is late first; those that nobody answers for at the end."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lwdesk.standing import STATUSES
from lwdesk.store.outlook import Group, by_owner
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.icons import icon
from lwdesk.ui.plan.cards import read_aloud
from lwdesk.ui.plan.shapes import shape_of
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store

_HEADINGS = ("Commitment", "Due", "Status", "RAG", "Action")
_DUE, _STATUS, _RAG, _ACTION = range(1, 5)


class OwnersView(QWidget):
    """A list with a heading for each owner. Enter opens the commitment under the keyboard."""

    chosen = Signal(object)
    opened = Signal()
    focused = Signal()

    def __init__(self, store: "Store") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fills_page = True
        self._store = store
        self._asked: tuple[object, ...] = ()
        self._ids: list[int] = []
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

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show these commitments, the keyboard on the current one. Read only when something changed."""
        self._ids = list(ids)
        asked = (tuple(ids), self._store.changes, self._store.today())
        if asked != self._asked:
            self._asked = asked
            self._draw(by_owner(self._store.plan.commitments(self._store.today(), ids)))
        item = self._items.get(current or 0)
        if item is None and self.tree.currentItem() is None:
            item = next(iter(self._items.values()), None)
        if item is not None and item is not self.tree.currentItem():
            self.tree.setCurrentItem(item)

    def current_id(self) -> int | None:
        """The commitment under the keyboard."""
        item = self.tree.currentItem()
        return item.commitment.id if isinstance(item, _Item) else None

    def open(self) -> None:
        """Go on in the form of the commitment under the keyboard."""
        if self.current_id() is not None:
            self.fills_page = False
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the list; the form gives its room back to it."""
        self.fills_page = True
        self.focused.emit()
        self.tree.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was shown."""
        super().showEvent(event)
        if self._asked and self._asked[1] != self._store.changes:
            self.show_ids(self._ids, self.current_id())

    def _draw(self, groups: Sequence[Group]) -> None:
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
