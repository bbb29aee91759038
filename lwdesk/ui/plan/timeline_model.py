"""The rows of the timeline: each strand, and under it its commitments, in words for whoever cannot see the bars."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lwdesk.store.outlook import Group, dates
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.plan.cards import read_aloud

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Commitment", "When")
Row = CommitmentInfo | Group


class TimelineModel(QAbstractTableModel):
    """The rows as Qt asks for them; a row is a commitment, or a group that the next rows belong to."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._row_of: dict[int, int] = {}
        self._strand_of: dict[int, str] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = []
        self._row_of, self._strand_of = {}, {}
        for group in groups:
            self.rows.append(group)
            for commitment in group.commitments:
                self._row_of[commitment.id] = len(self.rows)
                self._strand_of[commitment.id] = group.name
                self.rows.append(commitment)
        self.endResetModel()

    def row_of(self, commitment: int | None) -> int:
        """Where the commitment is; -1 where it is not."""
        return -1 if commitment is None else self._row_of.get(commitment, -1)

    def commitment(self, row: int) -> CommitmentInfo | None:
        """The commitment of a row; None of a strand's."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, CommitmentInfo) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The keyboard passes over the strands."""
        if self.commitment(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if isinstance(row, Group):
            text = f"{row.name} · {len(row.commitments):,}"
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return text if shown and column == 0 else None
        if role == Qt.ItemDataRole.DisplayRole:
            # The bar is drawn in its place.
            return f"{row.ref}  {' '.join(row.text.split())}" if column == 0 else dates(row) or "no dates"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in read_aloud(row) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [*read_aloud(row), f"Strand: {self._strand_of[row.id]}"]
            return ". ".join(part.rstrip(".") for part in told if part)
        return None
