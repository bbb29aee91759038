"""The grid of interview against theme as Qt asks for it: names, texts, and how many passages there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lwdesk.store.themes import Cell, Finding, ThemeInfo

Index = QModelIndex | QPersistentModelIndex
PASSAGES = Qt.ItemDataRole.UserRole
"""The role under which a cell says how many passages it has."""
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Who:
    """An interview as a row is headed by it."""

    interview: int
    name: str
    organisation: str
    folded: str
    """The same, for comparing with what is typed."""


class GridModel(QAbstractTableModel):
    """Rows are interviews, columns themes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Who] = []
        self.themes: list[ThemeInfo] = []
        self.findings: dict[Cell, Finding] = {}
        self.counts: dict[Cell, int] = {}

    def show_grid(
        self, rows: Sequence[Who], themes: Sequence[ThemeInfo], findings: dict[Cell, Finding], counts: dict[Cell, int]
    ) -> None:
        """Show these; where rows and columns are those shown before, only the texts and numbers change."""
        same = list(rows) == self.rows and list(themes) == self.themes
        if not same:
            self.beginResetModel()
        self.rows, self.themes, self.findings, self.counts = list(rows), list(themes), findings, counts
        if not same:
            self.endResetModel()
        elif rows and themes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(themes) - 1))

    def cell(self, index: Index) -> Cell | None:
        """The interview and the theme of a place; None where there is none."""
        if index.isValid() and index.row() < len(self.rows) and index.column() < len(self.themes):
            return self.rows[index.row()].interview, self.themes[index.column()].id
        return None

    def place(self, cell: Cell) -> QModelIndex:
        """Where a cell is; nowhere, where it is not shown."""
        row = next((n for n, who in enumerate(self.rows) if who.interview == cell[0]), -1)
        column = next((n for n, theme in enumerate(self.themes) if theme.id == cell[1]), -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def body(self, cell: Cell) -> str:
        """What the cell says."""
        found = self.findings.get(cell)
        return found.body if found else ""

    def name(self, cell: Cell) -> str:
        """What the cell is called: "Ada Okoro, Health"."""
        who = next((row.name for row in self.rows if row.interview == cell[0]), "")
        theme = next((one.name for one in self.themes if one.id == cell[1]), "")
        return f"{who}, {theme}"

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.themes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return self.body(cell)
        if role == PASSAGES:
            return self.counts.get(cell, 0)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.counts.get(cell, 0)
            passages = f"{count:,} {'passage' if count == 1 else 'passages'}"
            return f"{self.name(cell)}: {self.body(cell) or 'nothing yet'}, {passages}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < (len(self.themes) if across else len(self.rows)):
            return None
        if across:
            theme = self.themes[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (theme.name, theme.line)))
            return theme.name or "Without a name" if role == Qt.ItemDataRole.DisplayRole else None
        who = self.rows[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(filter(None, (who.name or "Not said", who.organisation)))
        return None
