"""The rows of a table: ids in order, and the cells of the rows around those that are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lwdesk.fields import Field, Kind
from lwdesk.ui.table.clipboard import cell_text

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

PAGE = 8
"""Rows held together. Few, so that a turn of the page reads hardly more than it shows."""
PAGES_KEPT = 640
_CHUNK = 2000
"""Rows read at once where very many are wanted, such as for the clipboard."""
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
        self._found = 0
        self._marks = _outside_marks(store, record)
        self._words: dict[int, str] = {}

    def show_marks(self, words: dict[int, str]) -> None:
        """Mark records, by their ids, with a short word each, such as "clash"."""
        if words != self._words:
            self._words = words
            if self.ids and self.fields:
                last = self.index(len(self.ids) - 1, 0)
                self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DisplayRole])

    def mark(self, number: int) -> str:
        """The word that the row's record is marked with; "" for none."""
        word = self._words.get(self.ids[number], "") if self._words and number < len(self.ids) else ""
        return word or (OUTSIDE if self.is_outside(number) else "")

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

    def refresh(self, rows: Iterable[int]) -> None:
        """Read these rows again where they are held, and tell of the cells that say something else now."""
        held = {number for number in rows if number // PAGE in self._pages}
        before = {number: self.row(number) for number in held}
        for page in {number // PAGE for number in held}:
            del self._pages[page]
        self.have(held)
        width = len(self.fields)
        for number, old in before.items():
            new = self.row(number)
            all_of_it = old[width:] != new[width:]  # a row outside the remit is drawn paler as a whole
            for column in range(width):
                if all_of_it or old[column] != new[column]:
                    cell = self.index(number, column)
                    self.dataChanged.emit(cell, cell, [Qt.ItemDataRole.DisplayRole])

    def row_of(self, record_id: int) -> int:
        """The row that shows the record; -1 when none does."""
        # Mostly it is the one that was asked for before, and looking through a hundred thousand takes a while.
        if self._found < len(self.ids) and self.ids[self._found] == record_id:
            return self._found
        try:
            self._found = self.ids.index(record_id)
        except ValueError:
            return -1
        return self._found

    def row(self, number: int) -> Row:
        """The cells of a row in the order of the columns."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self.have((number,))
            rows = self._pages[page]
        # A record deleted elsewhere since its id was read leaves a gap until the notice arrives.
        return rows[place] if place < len(rows) else [""] * (len(self.fields) + len(self._marks))

    def rows(self, numbers: Sequence[int]) -> Iterator[Row]:
        """The cells of very many rows, which are not held afterwards."""
        for start in range(0, len(numbers), _CHUNK):
            ids = [self.ids[number] for number in numbers[start : start + _CHUNK]]
            yield from self._store.cells(self.record, ids, self.fields)

    def have(self, numbers: Iterable[int]) -> None:
        """See to it that these rows are held; those that are not are read in one go."""
        pages = dict.fromkeys(number // PAGE for number in numbers)
        last = (len(self.ids) - 1) // PAGE
        missing = [page for page in pages if page not in self._pages and 0 <= page <= last]
        for page in pages:
            if page in self._pages:
                self._pages.move_to_end(page)
        if not missing:
            return
        ids = [i for page in missing for i in self.ids[page * PAGE : (page + 1) * PAGE]]
        wanted = [*self.fields, *(field for field, _ in self._marks)]
        rows = self._store.cells(self.record, ids, wanted)
        start = 0
        for page in missing:
            end = start + min(PAGE, len(self.ids) - page * PAGE)
            self._pages[page] = rows[start:end]
            start = end
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

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
            mark = self.mark(index.row()) if index.column() == 0 else ""
            told = f", {_SPOKEN.get(mark, mark)}" if mark else ""
            return f"{self.fields[index.column()].label}: {text or 'blank'}{told}"
        return text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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


OUTSIDE = "outside"
_SPOKEN = {OUTSIDE: "outside the remit"}
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
