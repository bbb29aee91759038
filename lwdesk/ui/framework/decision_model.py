"""Proposals against the four criteria, as rows and columns."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lwdesk.operations.decisions import UNDECIDED, labels
from lwdesk.records.proposal import CRITERIA, DECISIONS
from lwdesk.store.framework import Decided
from lwdesk.text import base_letters, clean_line

Index = QModelIndex | QPersistentModelIndex
REF, TEXT, AREA = range(3)
FIRST = 3
"""The column of the first criterion."""
DECISION = FIRST + len(CRITERIA)
REASON = DECISION + 1
COLUMNS = REASON + 1
_ROOT = QModelIndex()


class DecisionModel(QAbstractTableModel):
    """The rows as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Decided] = []
        self.doubtful: set[int] = set()
        """The proposals in whose decision something does not agree."""
        self._headings = ["Ref", "Proposal", "Activity area", *labels().values(), "Decision", "Reason"]

    def show_rows(self, rows: Sequence[Decided], doubtful: set[int]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows, self.doubtful = list(rows), doubtful
        self.endResetModel()

    def replace(self, row: Decided, doubtful: bool) -> None:
        """Show what a proposal says now, where it stands."""
        at = self.row_of(row.id)
        if at >= 0:
            self.rows[at] = row
            (self.doubtful.add if doubtful else self.doubtful.discard)(row.id)
            self.dataChanged.emit(self.index(at, 0), self.index(at, COLUMNS - 1))

    def row_of(self, proposal: int | None) -> int:
        """Where a proposal stands; -1 where it does not."""
        return next((n for n, row in enumerate(self.rows) if row.id == proposal), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def heading(self, column: int) -> str:
        """What a column is called."""
        return self._headings[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _broken(self._headings[section]) if AREA <= section < DECISION else self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            doubt = ", to be looked at again" if column == DECISION and row.id in self.doubtful else ""
            return f"{self._headings[column]}: {text_of(row, column) or 'nothing yet'}{doubt}"
        if role == Qt.ItemDataRole.ToolTipRole and column in (TEXT, REASON):
            return row.text if column == TEXT else row.reason
        return None


def text_of(row: Decided, column: int) -> str:
    """What a cell says."""
    if FIRST <= column < DECISION:
        said = row.criteria[column - FIRST]
        return "" if said is None else "Yes" if said else "No"
    if column == DECISION:
        return row.decision or UNDECIDED
    whole = (row.ref, clean_line(row.text), row.area_label)
    return whole[column] if column < FIRST else clean_line(row.reason)


def order_by(column: int, rows: Sequence[Decided], last_first: bool) -> list[Decided]:
    """The rows in the order of a column; those that say nothing there come last."""

    def key(row: Decided) -> tuple[object, ...]:
        if column == DECISION:
            return (DECISIONS.index(row.decision) if row.decision in DECISIONS else len(DECISIONS),)
        return (base_letters(text_of(row, column)).casefold(),)

    said = [row for row in rows if text_of(row, column) and not (column == DECISION and not row.decision)]
    silent = [row for row in rows if row not in said]
    return [*sorted(said, key=key, reverse=last_first), *silent]


def _broken(text: str) -> str:
    """A heading in lines of some ten letters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= 10:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
