"""Commitments in groups, such as months or strands: rows of both kinds, of which the keyboard stops at commitments."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from lwdesk.store.outlook import Group
from lwdesk.store.plan import CommitmentInfo

Index = QModelIndex | QPersistentModelIndex
Row = Group | CommitmentInfo


class GroupedModel(QAbstractTableModel):
    """The rows as Qt asks for them; a row is a commitment, or a group that the next rows belong to."""

    headings: ClassVar[Sequence[str]] = ()

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._row_of: dict[int, int] = {}
        self._group_of: dict[int, str] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = []
        self._row_of, self._group_of = {}, {}
        for group in groups:
            self.rows.append(group)
            for commitment in group.commitments:
                self._row_of[commitment.id] = len(self.rows)
                self._group_of[commitment.id] = group.name
                self.rows.append(commitment)
        self.endResetModel()

    def row_of(self, commitment: int | None) -> int:
        """Where the commitment is; -1 where it is not."""
        return -1 if commitment is None else self._row_of.get(commitment, -1)

    def commitment(self, row: int) -> CommitmentInfo | None:
        """The commitment of a row; None of a group's."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, CommitmentInfo) else None

    def next_to(self, row: int) -> int:
        """The first commitment at that row or behind it; -1 where there is none."""
        return next((n for n in range(row, len(self.rows)) if self.commitment(n)), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The keyboard passes over the groups."""
        if self.commitment(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if not isinstance(row, Group):
            return self.told(row, column, role)
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and column == 0
        return f"{row.name} · {len(row.commitments):,}" if shown else None

    def told(self, commitment: CommitmentInfo, column: int, role: int) -> Any:
        """What Qt asks of the cell of a commitment."""
        raise NotImplementedError


class GroupedTable(QTableView):
    """A table of such rows."""

    records: GroupedModel

    def current(self) -> CommitmentInfo | None:
        """The commitment under the keyboard."""
        return self.records.commitment(self.currentIndex().row())

    def choose(self, commitment: int | None) -> None:
        """Put the keyboard on a commitment, else where it was, else on the first."""
        here = self.current()
        if here is not None and here.id == commitment:
            return
        row = self.records.row_of(commitment)
        if row < 0 and here is None:
            row = self.records.next_to(0)
        if row >= 0:
            self.go_to(row)

    def go_to(self, row: int) -> None:
        """Put the keyboard on a row, in the column in which it was."""
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.records.index(row, column))
        # The group is seen with its first row.
        if row and self.records.commitment(row - 1) is None:
            self.scrollTo(self.records.index(row - 1, column))
        self.scrollTo(self.records.index(row, column))
