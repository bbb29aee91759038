"""The sections of a guide with their questions under them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from lwdesk.store.notes import PromptInfo

_KEY = Qt.ItemDataRole.UserRole
_IN, _FIGURE = "\u2002", "\u2007"
"""Blanks as wide as half a line is high, and as a figure."""


class QuestionTree(QTreeWidget):
    """Sections, bold, with their questions numbered throughout; one of either is current."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Sections and questions")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        # The questions are set in by their text: a branch beside a chosen one would be drawn as chosen too.
        self.setIndentation(0)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def fill(self, sections: Mapping[str, Sequence[PromptInfo]]) -> None:
        """Show these; nothing is current until `stand_on` says what."""
        self.blockSignals(True)
        self.clear()
        number = 0
        for name, prompts in sections.items():
            head = QTreeWidgetItem([name])
            head.setData(0, _KEY, name)
            head.setToolTip(0, name)
            head.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"Section {name}, {len(prompts)} questions")
            font = self.font()
            font.setBold(True)
            head.setFont(0, font)
            self.addTopLevelItem(head)
            for prompt in prompts:
                number += 1
                head.addChild(_item(number, prompt))
        self.expandAll()
        self.blockSignals(False)

    def stand_on(self, prompt_id: int | None = None, section: str = "", row: int = 0) -> None:
        """Make the question or the section current, or what stands in that row; a change of it is not signalled."""
        items = self.all_items()
        wanted = [i for i in items if i.data(0, _KEY) == (prompt_id if prompt_id is not None else section)]
        self.blockSignals(True)
        if items:
            chosen = wanted[0] if wanted else items[max(0, min(row, len(items) - 1))]
            self.setCurrentItem(chosen)
            self.scrollToItem(chosen)
        self.blockSignals(False)

    def all_items(self) -> list[QTreeWidgetItem]:
        """Every section and question, from the top."""
        found = []
        for at in range(self.topLevelItemCount()):
            head = self.topLevelItem(at)
            assert head is not None
            found += [head, *(child for n in range(head.childCount()) if (child := head.child(n)))]
        return found

    @property
    def prompt_id(self) -> int | None:
        """The question that is current; None on a section."""
        item = self.currentItem()
        key = item.data(0, _KEY) if item else None
        return key if isinstance(key, int) else None

    @property
    def section(self) -> str:
        """The section that is current, or that the current question stands in."""
        item = self.currentItem()
        if item is None:
            return ""
        return str((item.parent() or item).data(0, _KEY))

    @property
    def row(self) -> int:
        """How many rows stand above the current one."""
        item = self.currentItem()
        return self.all_items().index(item) if item else 0


def _item(number: int, prompt: PromptInfo) -> QTreeWidgetItem:
    after = " · asks for contacts" if prompt.referrals else ""
    item = QTreeWidgetItem([f"{_IN}{_FIGURE if number < 10 else ''}{number}.  {prompt.text}{after}"])
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"Question {number}. {prompt.text}{after}")
    item.setData(0, _KEY, prompt.id)
    item.setToolTip(0, "\n\n".join(filter(None, (prompt.text, prompt.hint))))
    return item
