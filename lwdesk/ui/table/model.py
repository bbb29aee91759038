"""The rows of a table: ids in order, and the cells of the rows around those that are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lwdesk.fields import Field, Kind
from lwdesk.ui.table.clipboard import cell_text

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

PAGE = 64
"""Rows fetched at once: more would take longer than a turn of the page may."""
PAGES_KEPT = 80
Index = QModelIndex | QPersistentModelIndex
Row = list[object]
_TOP = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class RecordModel(QAbstractTableModel):
    """Records of one kind as rows. Only ids are held; cells come in pages and are forgotten again."""

    def __init__(self, store: "Store", record: "Record", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.ids: array[int] = array("q")
        self.fields: tuple[Field, ...] = ()
        self._store = store
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._marks = _outside_marks(store, record)

    def show_ids(self, ids: "array[int]") -> None:
        """Show these records, in this order."""
        self.beginResetModel()
        self.ids = ids
        self._pages.clear()
        self.endResetModel()

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these fields as the columns."""
        self.beginResetModel()
        self.fields = tuple(fields)
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Read the cells again when they are next looked at: something in them has changed."""
        self._pages.clear()
        self._marks = _outside_marks(self._store, self.record)
        if self.ids and self.fields:
            last = self.index(len(self.ids) - 1, len(self.fields) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DisplayRole])

    def row_of(self, record_id: int) -> int:
        """The row that shows the record; -1 when none does."""
        try:
            return self.ids.index(record_id)
        except ValueError:
            return -1

    def row(self, number: int) -> Row:
        """The cells of a row in the order of the columns."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._fetch(page)
        else:
            self._pages.move_to_end(page)
        # A record deleted elsewhere since its id was read leaves a gap until the notice arrives.
        return rows[place] if place < len(rows) else [""] * (len(self.fields) + len(self._marks))

    def prefetch(self, first: int, last: int) -> None:
        """Fetch what comes next in either direction of these rows, if it is not there yet."""
        for page in (last // PAGE + 1, first // PAGE - 1):
            if 0 <= page * PAGE < len(self.ids) and page not in self._pages:
                self._fetch(page)

    def is_outside(self, number: int) -> bool:
        """Whether the row's record lies outside the terms of reference."""
        cells = self.row(number)[len(self.fields) :]
        return any(outside(cell) for cell, (_, outside) in zip(cells, self._marks, strict=False))

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many records are shown."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _TOP) -> int:
        """How many fields are shown."""
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be selected; nothing is read to say so."""
        return _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and the same as its tooltip where it may have been cut."""
        if not index.isValid() or role not in _TEXT_ROLES:
            return None
        text = cell_text(self.row(index.row())[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            outside = ", outside the remit" if index.column() == 0 and self.is_outside(index.row()) else ""
            return f"{self.fields[index.column()].label}: {text or 'blank'}{outside}"
        return text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The labels of the fields above, the numbers of the rows at the side."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if section >= len(self.fields):
            return None
        field = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return field.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{field.label}: click to sort by it"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if field.kind is Kind.NUMBER else Qt.AlignmentFlag.AlignLeft
            )
        return None

    def _fetch(self, page: int) -> list[Row]:
        ids = self.ids[page * PAGE : (page + 1) * PAGE]
        wanted = [*self.fields, *(field for field, _ in self._marks)]
        rows = self._pages[page] = self._store.cells(self.record, ids, wanted)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return rows


_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def _outside_marks(store: "Store", record: "Record") -> list[tuple[Field, Callable[[object], bool]]]:
    """The fields that say whether a record lies outside the remit, each with its test of a cell."""
    marks: list[tuple[Field, Callable[[object], bool]]] = []
    for field in record.fields:
        if field.name == "in_scope":
            marks.append((field, lambda cell: cell is False))
        elif field.kind is Kind.CHOICE:
            labels = {term.label for term in store.terms(field.ui.vocabulary, retired=True) if term.outside}
            if labels:
                marks.append((field, labels.__contains__))
    return marks
