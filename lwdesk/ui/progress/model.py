"""The commitments as the rows of a table: a heading for each action and strand, and a line for each commitment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lwdesk.operations.progress import Group, Said
from lwdesk.store.plan import CommitmentInfo
from lwdesk.text import clean_line
from lwdesk.ui.progress.line import TodaysLine
from lwdesk.values import show_date

Index = QModelIndex | QPersistentModelIndex
REF, TEXT, OWNER, LAST, NOW, STATUS, RAG = range(7)
HEADINGS = ("Ref", "Commitment", "Owner", "Last update", "Progress today", "Status", "RAG")
COLUMNS = len(HEADINGS)
_ROOT = QModelIndex()


@dataclass(slots=True)
class Row:
    """A commitment with what was said of it, or (without one) the heading of those that follow."""

    heading: str
    info: CommitmentInfo | None = None
    said: Said | None = None
    line: TodaysLine | None = None


class ProgressModel(QAbstractTableModel):
    """The rows as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._places: dict[int, int] = {}

    def show_groups(self, groups: Sequence[Group], said: dict[int, Said], lines: dict[int, TodaysLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = []
        for group in groups:
            count = len(group.commitments)
            self.rows.append(Row(f"{group.name} · {count:,}"))
            self.rows += [Row("", one, said.get(one.id), lines[one.id]) for one in group.commitments]
        self._places = {row.info.id: n for n, row in enumerate(self.rows) if row.info}
        self.endResetModel()

    def replace(self, info: CommitmentInfo) -> None:
        """Show what a commitment says now, where it stands."""
        at = self.row_of(info.id)
        if at >= 0:
            self.rows[at].info = info
            self.dataChanged.emit(self.index(at, 0), self.index(at, COLUMNS - 1))

    def row_of(self, commitment: int | None) -> int:
        """Where a commitment stands; -1 where it does not."""
        return self._places.get(commitment or 0, -1)

    def next_line(self, row: int, by: int) -> int:
        """The nearest row of a commitment from there on, in that direction; -1 where there is none."""
        row += by
        while 0 <= row < len(self.rows):
            if self.rows[row].info is not None:
                return row
            row += by
        return -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading takes no keyboard."""
        if self.rows[index.row()].info is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.info is None:
                return row.heading
            whole = show_last(row) if column == LAST else text_of(row, column)
            return f"{row.info.ref} {HEADINGS[column]}: {whole or 'nothing yet'}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and row.info is not None:
            return _tip(row, column) or None
        return None


def text_of(row: Row, column: int) -> str:
    """What a cell says; of a heading the first cell says all."""
    info = row.info
    if info is None:
        return row.heading if column == REF else ""
    if column == LAST:
        return show_last(row)
    if column == NOW:
        return clean_line(row.line.text) if row.line else ""
    if column == STATUS:
        due = f"due {show_date(info.due)}" if info.due else ""
        return ", ".join(part for part in (info.standing.status, due) if part)
    return {REF: info.ref, TEXT: clean_line(info.text), OWNER: info.owner, RAG: info.rag}[column]


def show_last(row: Row) -> str:
    """The last update before today, with its date."""
    last = row.said.last if row.said else None
    if last is None:
        return ""
    return f"{show_date(last.day)}: {clean_line(last.text)}" if last.day else clean_line(last.text)


def _tip(row: Row, column: int) -> str:
    info = row.info
    assert info is not None
    if column == TEXT:
        return info.text
    if column == LAST and row.said:
        return "\n\n".join(f"{show_date(one.day) if one.day else 'No date'}: {one.text}" for one in row.said.before[:5])
    if column == STATUS:
        slipped = f"Due {info.slipped:,} days later than was first promised." if info.slipped else ""
        return " ".join(part for part in (info.standing.why, slipped) if part)
    return info.rag_reason if column == RAG else ""
