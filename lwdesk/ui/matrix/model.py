"""The matrix of a wave as Qt's tables ask for it; behind the last row and column stand the sums."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lwdesk.store.sampling import Cell, Heading, Key, WaveMatrix

Index = QModelIndex | QPersistentModelIndex
TOTAL = "Total"
_ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Rows are groups, columns sectors."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: WaveMatrix | None = None

    def show_matrix(self, matrix: WaveMatrix | None) -> None:
        """Show this matrix; where its rows and columns are those shown before, only the numbers change."""
        if _lines(matrix) == _lines(self.matrix):
            self.matrix = matrix
            if matrix and matrix.cells:
                last = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._has_cells() else len(self._groups()) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._has_cells() else len(self._sectors()) + 1

    def key(self, index: Index) -> Key | None:
        """The group and sector of a place; None for a sum."""
        groups, sectors = self._groups(), self._sectors()
        if index.isValid() and index.row() < len(groups) and index.column() < len(sectors):
            return groups[index.row()].id, sectors[index.column()].id
        return None

    def place(self, key: Key) -> QModelIndex:
        """Where the cell of that group and sector is; none where it is not shown."""
        rows = [n for n, group in enumerate(self._groups()) if group.id == key[0]]
        columns = [n for n, sector in enumerate(self._sectors()) if sector.id == key[1]]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    def cell(self, index: Index) -> Cell:
        """What stands at a place, sums among it."""
        matrix, key = self.matrix, self.key(index)
        if matrix is None:
            return Cell()
        if key is not None:
            return matrix.cells[key]
        in_groups, in_sectors = index.row() < len(matrix.groups), index.column() < len(matrix.sectors)
        if in_groups:
            return matrix.row(matrix.groups[index.row()].id)
        return matrix.column(matrix.sectors[index.column()].id) if in_sectors else matrix.whole()

    def name(self, index: Index) -> str:
        """What the place is called: "Young people, Health"."""
        group = self._label(self._groups(), index.row())
        sector = self._label(self._sectors(), index.column())
        return f"{group}, {sector}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.matrix is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).shown
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self.name(index)}: {self.cell(index).sentence}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        lines = self._sectors() if orientation is Qt.Orientation.Horizontal else self._groups()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._label(lines, section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            what = "Sector" if orientation is Qt.Orientation.Horizontal else "Group"
            return f"{what}: {self._label(lines, section)}"
        if role == Qt.ItemDataRole.ToolTipRole and section < len(lines):
            return lines[section].meaning
        return None

    def _has_cells(self) -> bool:
        return bool(self._groups() and self._sectors())

    def _groups(self) -> tuple[Heading, ...]:
        return self.matrix.groups if self.matrix else ()

    def _sectors(self) -> tuple[Heading, ...]:
        return self.matrix.sectors if self.matrix else ()

    @staticmethod
    def _label(lines: tuple[Heading, ...], place: int) -> str:
        if not 0 <= place < len(lines):
            return TOTAL
        return f"{lines[place].label} (retired)" if lines[place].retired else lines[place].label


def _lines(matrix: WaveMatrix | None) -> tuple[object, ...]:
    return (matrix.wave.id, matrix.groups, matrix.sectors) if matrix else ()
