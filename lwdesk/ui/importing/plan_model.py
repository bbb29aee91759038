"""The lines of a plan as the rows of a table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from lwdesk.exchange.plan import Outcome
from lwdesk.ui import theme
from lwdesk.ui.icons import icon
from lwdesk.ui.importing.cell_paint import one_line
from lwdesk.ui.importing.lines import WORDS, Kind, Line, Lines

Index = QModelIndex | QPersistentModelIndex
ROW, OUTCOME, NAME, FIELD, CELL, WHAT = range(6)
_HEADINGS = ["Row", "Outcome", "", "Column", "In the sheet", "What happens"]
_SHAPES = {
    Outcome.NEW: ("plus", "success"),
    Outcome.UPDATED: ("pencil", "accent"),
    Outcome.SAME: ("check", "quiet"),
    Outcome.DUPLICATE: ("copy", "warning"),
    Outcome.PROBLEM: ("circle-alert", "danger"),
    Outcome.IGNORED: ("x", "quiet"),
}
TICKED = (Outcome.NEW, Outcome.UPDATED, Outcome.DUPLICATE)
"""The outcomes that are written, unless the user ticks them off."""
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class PlanModel(QAbstractTableModel):
    """Lines to look through. A row's tick says whether it is imported; the cell of a line can be corrected."""

    ticked = Signal(int, bool)
    corrected = Signal(object, str)
    """The line, and what its cell is to say."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(None)
        self.lines: Lines | None = None

    def show_lines(self, lines: Lines | None) -> None:
        """Show these lines from now on."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def line(self, at: int) -> Line | None:
        """The line at a row of the table."""
        return self.lines[at] if self.lines and 0 <= at < len(self.lines) else None

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() or self.lines is None else len(self.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Always the same six."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            if section == NAME and self.lines:
                return self.lines.plan.record.label
            return _HEADINGS[section]
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows with something to import can be ticked off; cells in trouble or about to change can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        line = self.line(index.row())
        if line and index.column() == ROW and can_tick(line):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if line and index.column() == CELL and line.place is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The text, shape, tick and colour of a cell of the table."""
        line = self.line(index.row())
        if line is None:
            return None
        column = index.column()
        if role == _Role.DisplayRole:
            return _text(line, column)
        if role == _Role.EditRole:
            return line.cell if column == CELL else _text(line, column)
        if role == _Role.CheckStateRole and column == ROW and can_tick(line):
            return Qt.CheckState.Checked if line.row and line.row.wanted else Qt.CheckState.Unchecked
        if role == _Role.UserRole:
            # Room for the box also where there is none, so that all numbers stand in one line.
            return column == ROW
        if role == _Role.DecorationRole:
            return _shape(line, column)
        if role == _Role.ToolTipRole:
            return {CELL: line.cell, WHAT: line.sentence, NAME: line.name}.get(column) or None
        if role == _Role.AccessibleTextRole:
            return _spoken(line, column, str(self.headerData(column, Qt.Orientation.Horizontal)))
        if role in (_Role.ForegroundRole, _Role.BackgroundRole):
            return _colour(line, column, role)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Tick a row or correct a cell: both are told, and come back with the next plan."""
        line = self.line(index.row())
        if line is None:
            return False
        if role == _Role.CheckStateRole:
            self.ticked.emit(line.number, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == _Role.EditRole and index.column() == CELL and str(value) != line.cell:
            self.corrected.emit(line, str(value))
            return True
        return False

    def refresh(self) -> None:
        """Draw everything again: ticks have changed."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, WHAT))


def can_tick(line: Line) -> bool:
    """Whether the import would write the row of this line, so that it can be left out."""
    return line.first and line.row is not None and line.outcome in TICKED


def outcome_word(line: Line) -> str:
    """What becomes of a line's row, in a word or two."""
    if line.kind is Kind.SECTION:
        return "section"
    if line.row and not line.row.wanted and can_tick(line):
        return "ticked off"
    if line.row and line.row.repeats and line.outcome in (Outcome.UPDATED, Outcome.SAME):
        return f"adds to row {line.row.repeats.number:,}" if line.row.changes else f"as row {line.row.repeats.number:,}"
    return WORDS[line.outcome]


def _text(line: Line, column: int) -> str:
    if column == ROW:
        return f"{line.number:,}" if line.first else ""
    if column == OUTCOME:
        return outcome_word(line) if line.first else ""
    if column == NAME:
        return line.name if line.first else ""
    if column == FIELD:
        return line.heading
    return one_line(line.cell if column == CELL else line.what)


def _shape(line: Line, column: int) -> Any:
    if column == OUTCOME and line.first:
        return icon("layers", "accent") if line.kind is Kind.SECTION else icon(*_SHAPES[line.outcome])
    if column == FIELD and line.kind is Kind.TROUBLE:
        return icon("triangle-alert", "danger" if line.outcome is Outcome.PROBLEM else "warning")
    return None


def _colour(line: Line, column: int, role: int) -> QColor | None:
    colours = theme.palette()
    if role == _Role.BackgroundRole:
        return QColor(colours.warning_wash) if line.kind is Kind.TROUBLE and column in (CELL, WHAT) else None
    quiet = line.kind in (Kind.ROW, Kind.LEFT_OUT, Kind.SECTION) and column == WHAT
    off = line.row is None or not line.row.wanted
    return QColor(colours.quiet) if quiet or off else None


def _spoken(line: Line, column: int, heading: str) -> str:
    if column == WHAT:
        return line.sentence
    said = {ROW: f"{line.number}", OUTCOME: outcome_word(line), NAME: line.name, FIELD: line.heading, CELL: line.cell}
    return f"{heading}: {said[column] or 'blank'}"
