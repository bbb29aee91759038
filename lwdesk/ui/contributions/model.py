"""The grid as Qt's tables ask for it: rows of areas or of delegates, columns of kinds."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lwdesk.records.contribution import KINDS
from lwdesk.ui.contributions.cells import Cell

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A row: an area or a delegate by its id, what it is called, and who that is."""

    id: int | None
    label: str
    about: str = ""


class GridModel(QAbstractTableModel):
    """The cells by row and kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._cells: list[list[Cell]] = []

    def show_cells(self, lines: list[Line], cells: list[list[Cell]]) -> None:
        """Show these rows; where they are the ones shown before, only what stands in them changes."""
        if lines == self.lines and lines:
            self._cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(KINDS) - 1))
            return
        self.beginResetModel()
        self.lines, self._cells = lines, cells
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """The cell at a place."""
        return self._cells[index.row()][index.column()]

    def tell(self, index: QModelIndex) -> None:
        """Have the place drawn anew."""
        self.dataChanged.emit(index, index)

    def row_of(self, line_id: int | None) -> int:
        """The row of the area or the delegate; -1 where it is not shown."""
        return next((n for n, line in enumerate(self.lines) if line.id == line_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(KINDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Horizontal:
            return KINDS[section] if role == Qt.ItemDataRole.DisplayRole else None
        line = self.lines[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (line.label, line.about)))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            lines = self.cell(index).lines
            said = "; ".join(lines) or "nothing yet"
            return f"{self.lines[index.row()].label}, {KINDS[index.column()]}: {said}"
        return None
