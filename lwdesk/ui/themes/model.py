"""The passages that are shown, as Qt asks for them: held by their ids, and read as they are seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lwdesk.exchange.quoting import UNNAMED, quoted
from lwdesk.store.themes import Said
from lwdesk.text import fold
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store

HEADINGS = ("Passage", "Said by", "Question", "Date")
WORDS, WHO, QUESTION, DAY = range(4)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BEHIND, _AHEAD = 20, 150
"""Rows before and behind one that is seen, which are read with it."""
_SHOWN = 600
"""Characters of a passage that a row has room for at most."""


class PassageModel(QAbstractTableModel):
    """Rows of passages; what is typed into the filter leaves those in which all the words occur."""

    def __init__(self, store: "Store", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.all: Sequence[int] = ()
        """Those that the theme and the filters let through."""
        self.ids: Sequence[int] = ()
        """Those of them that hold what was typed."""
        self._typed = ""
        self._folded: list[str] = []
        self._said: dict[int, Said] = {}
        self._people: dict[int, str] = {}
        self._asked: dict[int, str] = {}

    def show_ids(self, ids: Sequence[int], typed: str) -> None:
        """Show these, as far as they hold the words typed; all that is seen of them is read anew."""
        self.beginResetModel()
        self.all, self._typed, self._folded = ids, typed, []
        self._said.clear()
        self._people.clear()
        self._asked.clear()
        self.ids = self._holding(typed)
        self.endResetModel()

    def type(self, typed: str) -> None:
        """Show those that hold the words."""
        if typed != self._typed:
            self.beginResetModel()
            self._typed = typed
            self.ids = self._holding(typed)
            self.endResetModel()

    def row_of(self, passage: int) -> int:
        """The row of the passage; -1 where it is not shown."""
        return self.ids.index(passage) if passage in self.ids else -1

    def said(self, row: int) -> Said:
        """What the passage of that row says."""
        passage = self.ids[row]
        if passage not in self._said:
            self._read(self.ids[max(row - _BEHIND, 0) : row + _AHEAD])
        return self._said.get(passage) or Said(passage, 0, 0, None, "", 0, None, None)

    def who(self, said: Said) -> str:
        """Who said it, as that person may be quoted."""
        return self._people.get(said.contact or 0, UNNAMED)

    def question(self, said: Said) -> str:
        """The question that it answers; "" for a free note."""
        return self._asked.get(said.prompt or 0, "")

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        said, column = self.said(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(said, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADINGS[column]}: {self.cell(said, column) or 'none'}"
        return None

    def cell(self, said: Said, column: int) -> str:
        """What stands in a column."""
        if column == WHO:
            return self.who(said)
        if column == QUESTION:
            return self.question(said)
        if column == DAY:
            return day_of(said)
        words = said.words[:_SHOWN]
        return f"[no longer in the note] {words}" if said.lost else words

    # Inside

    def _read(self, ids: Sequence[int]) -> None:
        """Read what these say, who said it, and on what question."""
        found = self._store.themes.said([i for i in ids if i not in self._said])
        self._said |= found
        contacts = {said.contact for said in found.values() if said.contact is not None} - self._people.keys()
        if contacts:
            people = quoted(self._store, contacts)
            self._people |= {i: people[i].line if i in people else UNNAMED for i in contacts}
        prompts = {said.prompt for said in found.values() if said.prompt is not None} - self._asked.keys()
        if prompts:
            asked = self._store.notes.prompts_by_id(prompts)
            self._asked |= {i: asked[i].text if i in asked else "" for i in prompts}

    def _holding(self, typed: str) -> Sequence[int]:
        words = fold(typed).split()
        if not words:
            return self.all
        if not self._folded:
            self._read(self.all)
            people = {i: fold(line) for i, line in self._people.items()}
            every = (self._said.get(i) for i in self.all)
            self._folded = [f"{fold(one.words)}\n{people.get(one.contact or 0, '')}" if one else "" for one in every]
        return [i for i, folded in zip(self.all, self._folded, strict=True) if all(word in folded for word in words)]


def day_of(said: Said) -> str:
    """The date of its interview as it is shown: "3 Nov 2003"."""
    from datetime import date

    return show_date(date.fromisoformat(said.day)) if said.day else ""
