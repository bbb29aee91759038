"""What a search found, as the rows of a list: a heading for each kind of record, and its hits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lwdesk.operations.search import Group, Hit

FEW = 5
"""Hits of a kind that are shown while there are other kinds to see."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the hits of a kind."""

    text: str


@dataclass(frozen=True, slots=True)
class Further:
    """The row that shows the rest of the hits of a kind."""

    record: str
    text: str


Row = Heading | Hit | Further


def said(row: Row) -> str:
    """A row in full, as a screen reader says it."""
    if not isinstance(row, Hit):
        return row.text
    told = row.about if row.is_in_name else f"{row.field}: {row.context}"
    return f"{row.record.label}: {row.name}" + (f". {told}" if told else "")


class Results(QAbstractListModel):
    """The rows; those of a kind that was opened are all there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._groups: Sequence[Group] = ()
        self._opened: set[str] = set()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show what another search found."""
        self._opened.clear()
        self._groups = groups
        self._fill()

    def open_group(self, record: str) -> int:
        """Show every hit of a kind; gives the row of the first that was not shown before."""
        first = next(n for n, row in enumerate(self.rows) if isinstance(row, Further) and row.record == record)
        self._opened.add(record)
        self._fill()
        return first

    def next_row(self, row: int, by: int) -> int:
        """The row that many hits on from this one, headings left out, stopping at the ends; -1 where there is none."""
        places = [n for n, kept in enumerate(self.rows) if not isinstance(kept, Heading)]
        if not places:
            return -1
        at = places.index(row) if row in places else (-1 if by > 0 else len(places))
        return places[max(0, min(at + by, len(places) - 1))]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(self.rows[index.row()])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _fill(self) -> None:
        self.beginResetModel()
        self.rows = []
        for group in self._groups:
            name = group.record.name
            all_of_it = len(self._groups) == 1 or name in self._opened or len(group.hits) <= FEW + 1
            self.rows.append(Heading(group.heading if all_of_it else _heading(group)))
            self.rows += group.hits if all_of_it else group.hits[:FEW]
            if not all_of_it:
                more = len(group.hits) - FEW
                self.rows.append(Further(name, f"Show {more} more {group.record.plural.lower()}"))
        self.endResetModel()


def _heading(group: Group) -> str:
    """How many there are of a kind of which only a few are shown."""
    total = f"more than {group.total:,}" if group.more else f"{group.total:,}"
    return f"{group.record.plural}, {total}"
