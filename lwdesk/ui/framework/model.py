"""The framework as rows and columns: a domain, its themes under it, and the line of what is to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lwdesk.store.framework import Domain, Line

Index = QModelIndex | QPersistentModelIndex
DOMAIN, THEME, ACTIVITY = "domain", "theme", "activity"
NAME, PARTNERS, LINKS = range(3)
HEADINGS = ("Themes", "Partners", "Links")
BETWEEN = "; "
_ROOT = QModelIndex()
_BLANK = {
    (DOMAIN, NAME): "Name of the domain",
    (THEME, NAME): "Name of the theme",
    (ACTIVITY, NAME): "What the programme is to do here, in a line",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `line` is None while a new domain or theme has no name yet."""

    kind: str
    domain: int | None
    line: Line | None
    after: int | None = None
    """What a new one stands behind."""

    @property
    def key(self) -> tuple[str, int | None]:
        """What it is known by while rows come and go."""
        return (self.kind, self.line.id if self.line else None)


class FrameworkModel(QAbstractTableModel):
    """The rows as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._names: Mapping[int, str] = {}
        self._policies: Mapping[int, str] = {}

    def show_rows(self, rows: Sequence[Row], names: Mapping[int, str], policies: Mapping[int, str]) -> None:
        """Show these, with the names of organisations and of policies."""
        self.beginResetModel()
        self.rows, self._names, self._policies = list(rows), names, policies
        self.endResetModel()

    def row_of(self, key: tuple[str, int | None]) -> int:
        """Where a row stands; -1 where it does not."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), -1)

    def text(self, row: Row, column: int) -> str:
        """What a cell says."""
        if row.line is None:
            return ""
        if row.kind == ACTIVITY:
            return row.line.activity if column == NAME else ""
        if column == NAME:
            return row.line.name
        ids, called = (row.line.partners, self._names) if column == PARTNERS else (row.line.links, self._policies)
        return BETWEEN.join(called.get(id) or "without a name" for id in ids)

    def blank(self, row: Row, column: int) -> str:
        """What stands, quietly, in a cell that says nothing."""
        return _BLANK.get((row.kind, column), "")

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heading(row, column)}: {self.text(row, column) or 'nothing yet'}"
        return None

    def heading(self, row: Row, column: int) -> str:
        """What is asked for in a cell, as a screen reader says it."""
        if row.kind == ACTIVITY:
            return "Activity"
        if column == NAME:
            return "Domain" if row.kind == DOMAIN else "Theme"
        named = f" of {row.line.name}" if row.line and row.line.name else ""
        return f"{HEADINGS[column]}{named}"


def rows_of(domains: Sequence[Domain], new: Row | None) -> list[Row]:
    """The rows of the domains, with the one that is just being named in its place."""
    rows: list[Row] = []
    for domain in domains:
        rows.append(Row(DOMAIN, domain.line.id, domain.line))
        rows += [Row(THEME, domain.line.id, theme) for theme in domain.themes]
        if new and new.kind == THEME and new.domain == domain.line.id:
            behind = [n for n, row in enumerate(rows) if row.line and row.line.id == new.after]
            rows.insert(behind[-1] + 1 if behind else len(rows), new)
        rows.append(Row(ACTIVITY, domain.line.id, domain.line))
    if new and new.kind == DOMAIN:
        behind = [n for n, row in enumerate(rows) if row.kind == ACTIVITY and row.domain == new.after]
        rows.insert(behind[-1] + 1 if behind else len(rows), new)
    return rows
