"""The readings of a measure as Qt's tables ask for them."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from lwdesk.records import READING
from lwdesk.ui import theme
from lwdesk.ui.measures.reading_line import FIELDS, ReadingLine

if TYPE_CHECKING:
    from lwdesk.store import Store

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LABELS = tuple(READING.field(name).label for name in FIELDS)


class ReadingModel(QAbstractTableModel):
    """A row a reading, and one more to type the next into."""

    def __init__(self, store: "Store", parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.measure: int | None = None
        self.lines: list[ReadingLine] = []
        self.may_write = True

    def show_lines(self, measure: int | None, lines: list[ReadingLine]) -> None:
        """Show these; where they are the ones shown before, only what stands in them changes."""
        same = measure == self.measure and [one.id for one in lines] == [one.id for one in self.lines]
        if same:
            self.lines = lines
            self.tell_all()
        else:
            self.beginResetModel()
            self.measure, self.lines = measure, lines
            self.endResetModel()

    def tell_all(self) -> None:
        """Have everything drawn anew."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(FIELDS) - 1))

    def add_blank(self) -> None:
        """Make room for the next reading where there is none."""
        if self.measure is not None and self.may_write and not (self.lines and self.lines[-1].id is None):
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines))
            self.lines.append(ReadingLine(self._store, self.measure, None, {}))
            self.endInsertRows()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return LABELS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if self.may_write else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, name = self.lines[index.row()], FIELDS[index.column()]
        trouble = line.trouble.get(name, "")
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return line.text(name)
            case Qt.ItemDataRole.ToolTipRole:
                return trouble or line.text(name)
            case Qt.ItemDataRole.ForegroundRole if trouble:
                return QColor(theme.palette().danger)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(index.column()) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                which = "New reading" if line.id is None else f"Reading {index.row() + 1}"
                said = f"{which}, {LABELS[index.column()]}: {line.text(name) or 'blank'}"
                return f"{said}. {trouble}" if trouble else said
        return None


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if FIELDS[column] == "value" else Qt.AlignmentFlag.AlignLeft
