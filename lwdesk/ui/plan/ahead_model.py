"""The rows of the next three months: each month, and what is due or starts in it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lwdesk.records import COMMITMENT
from lwdesk.standing import LATE
from lwdesk.store.outlook import Group, what_comes
from lwdesk.store.plan import CommitmentInfo

Index = QModelIndex | QPersistentModelIndex
WHAT, WHO, WHEN, STANDS, NEXT = range(5)
HEADINGS = ("Commitment", "Owner", "When", "Status", COMMITMENT.field("next_months").label)
Row = CommitmentInfo | Group


def text_of(commitment: CommitmentInfo, column: int, today: date) -> str:
    """What stands in a column."""
    if column == WHAT:
        return f"{commitment.ref}  {' '.join(commitment.text.split())}".strip()
    if column == WHO:
        return commitment.owner or "Nobody yet"
    if column == WHEN:
        came = what_comes(commitment, today)
        return came[:1].upper() + came[1:] or "No due date"
    if column == STANDS:
        return "\n".join(part for part in (commitment.standing.status, commitment.rag) if part)
    return commitment.next_months


class AheadModel(QAbstractTableModel):
    """The rows as Qt asks for them; a row is a commitment, or a month that the next rows belong to."""

    def __init__(self, parent: Any, today: date) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._row_of: dict[int, int] = {}
        self.today = today

    def show_groups(self, groups: Sequence[Group], today: date) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.today = today
        self.rows = []
        for group in groups:
            self.rows += [group, *group.commitments]
        self._row_of = {row.id: n for n, row in enumerate(self.rows) if not isinstance(row, Group)}
        self.endResetModel()

    def row_of(self, commitment: int | None) -> int:
        """Where the commitment is; -1 where it is not."""
        return -1 if commitment is None else self._row_of.get(commitment, -1)

    def commitment(self, row: int) -> CommitmentInfo | None:
        """The commitment of a row; None of a month's."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, CommitmentInfo) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The keyboard passes over the months."""
        if self.commitment(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if isinstance(row, Group):
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and column == 0
            return f"{row.name} · {len(row.commitments):,}" if shown else None
        text = text_of(row, column, self.today)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.standing.why if column == STANDS and row.standing.status == LATE else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = text.replace("\n", ", ") or "nothing yet"
            return f"{row.ref}, {HEADINGS[column]}: {said}"
        return None
