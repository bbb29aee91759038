"""The workshops of an event as Qt's tables ask for them; what was typed and cannot be stored yet stays as it is."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from lwdesk.fields import read_value
from lwdesk.records import THEME, WORKSHOP
from lwdesk.refusal import Refusal
from lwdesk.store.event import WorkshopInfo
from lwdesk.text import clean_line, match_key
from lwdesk.ui import theme
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store

Index = QModelIndex | QPersistentModelIndex
FIELDS = ("name", "theme", "room", "facilitator", "capacity", "time")
HEADINGS = (*(WORKSHOP.field(name).label for name in FIELDS), "Delegates")
_ROOT = QModelIndex()


class WorkshopModel(QAbstractTableModel):
    """A row a workshop; the last column counts who is in it."""

    refused = Signal(str)
    """Why what was typed cannot be stored."""

    def __init__(self, store: "Store", parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.rows: list[WorkshopInfo] = []
        self._in_it: dict[int, int] = {}
        self._wrong: dict[tuple[int, str], tuple[str, str]] = {}
        self.may_write = True

    def show_event(self, event: int | None) -> None:
        """Show the workshops of this event; the same ones keep the keyboard where it is."""
        rows = self._store.event.workshops(event)
        self._in_it = {}
        for one in self._store.event.delegates(event):
            if one.comes and one.workshop is not None:
                self._in_it[one.workshop] = self._in_it.get(one.workshop, 0) + 1
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            self._read_drafts()
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADINGS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self._read_drafts()
        self.endResetModel()

    def text(self, index: Index) -> str:
        """What stands in a cell."""
        row, column = self.rows[index.row()], index.column()
        if column == len(FIELDS):
            there = self._in_it.get(row.id, 0)
            return f"{there:,}" if row.capacity is None else f"{there:,} of {row.capacity:,}"
        name = FIELDS[column]
        if (row.id, name) in self._wrong:
            return self._wrong[row.id, name][0]
        value = getattr(row, name)
        return "" if value is None else str(value)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() < len(FIELDS) and self.may_write else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        trouble = self._wrong.get((row.id, FIELDS[column]), ("", ""))[1] if column < len(FIELDS) else ""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.text(index)
            case Qt.ItemDataRole.ToolTipRole:
                return trouble or self.text(index)
            case Qt.ItemDataRole.ForegroundRole if trouble:
                return QColor(theme.palette().danger)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                said = f"{row.name or 'No name'}, {HEADINGS[column]}: {self.text(index) or 'blank'}"
                return f"{said}. {trouble}" if trouble else said
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store what was typed; what cannot be stored stays in the cell, and `refused` says why."""
        row, name, typed = self.rows[index.row()], FIELDS[index.column()], clean_line(str(value))
        if typed == self.text(index):
            return False
        try:
            given = {name: self._value(name, typed)}
            with self._store.step("Edit workshop") as step:
                step.update(WORKSHOP, row.id, given)
        except Unreadable as sentence:
            self._wrong[row.id, name] = (typed, str(sentence))
            self._store.keep_draft(WORKSHOP.name, row.id, name, typed)
            self.refused.emit(str(sentence))
            self.dataChanged.emit(index, index)
            return True
        except Refusal as trouble:
            self._wrong[row.id, name] = (typed, str(trouble))
            self.refused.emit(str(trouble))
            self.dataChanged.emit(index, index)
            return True
        if self._wrong.pop((row.id, name), None):
            self._store.drop_draft(WORKSHOP.name, row.id, name)
            self.dataChanged.emit(index, index)
        return True

    def _value(self, name: str, typed: str) -> Any:
        if name != "theme":
            value = read_value(WORKSHOP.field(name), typed)
            if name == "capacity" and value is not None and (value < 0 or value % 1):
                raise Unreadable(f"“{typed}” is no number of people. Type 25, or leave it blank for as many as come.")
            return value
        key = match_key(typed)
        if not typed:
            return None
        for theme_id, called in self._store.find(THEME, typed):
            if key and match_key(called) == key:
                return theme_id
        raise Unreadable(f"There is no theme “{typed}” yet. Choose one of the list, or make it on the page Themes.")

    def _read_drafts(self) -> None:
        self._wrong = {}
        for row in self.rows:
            for name, text in self._store.drafts(WORKSHOP.name, row.id).items():
                if name not in FIELDS:
                    continue
                try:
                    self._value(name, text)
                except Unreadable as sentence:
                    self._wrong[row.id, name] = (text, str(sentence))


def _side(column: int) -> Qt.AlignmentFlag:
    is_number = column == len(FIELDS) or FIELDS[column] in ("capacity", "time")
    return Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
