"""The sheet as it is, with what each of its rows and columns was taken for."""

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon

from lwdesk.exchange.plan.cell import cell_text
from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.ui import theme
from lwdesk.ui.icons import icon
from lwdesk.ui.importing.cell_paint import one_line
from lwdesk.ui.importing.proposal import Proposal
from lwdesk.ui.importing.row_menu import Said

WIDEST = 200
"""No list has more columns than this, but a sheet may; the rest is not shown."""
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class Mark(StrEnum):
    """What a row of the sheet was taken for, in the word that is shown beside its number."""

    TITLE = "title"
    HEADINGS = "headings"
    SKIPPED = "skipped"
    SECTION = "section"
    RECORD = "record"
    """Only where the user said so: all other rows are records without a word."""
    LEFT_OUT = "left out"
    MEND = "to mend"
    DATA = ""


class SheetModel(QAbstractTableModel):
    """All rows of a sheet. Cells can be corrected, which is told and comes back with the next plan."""

    corrected = Signal(int, int, str)
    """Row from 1, column from 0, and the text."""

    def __init__(self) -> None:
        super().__init__(None)
        self._proposal: Proposal | None = None
        self._left_out: dict[int, str] = {}
        self._sections: dict[int, str] = {}
        self._troubled: dict[int, set[int]] = {}
        self._fields: dict[int, str] = {}
        self._used: set[int] = set()
        self._corrected: set[tuple[int, int]] = set()
        self._size = (0, 0)
        self._row: tuple[int, list[Any]] = (0, [])

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the sheet of a proposal, marked as it takes it."""
        size = (proposal.sheet.rows, min(proposal.sheet.columns, WIDEST))
        other = self._proposal is None or self._proposal.layout.sheet != proposal.layout.sheet or size != self._size
        if other:
            self.beginResetModel()
        self._take(proposal, size)
        if other:
            self.endResetModel()
        elif size[0] and size[1]:
            self.dataChanged.emit(self.index(0, 0), self.index(size[0] - 1, size[1] - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, size[1] - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, size[0] - 1)

    def mark(self, number: int) -> Mark:
        """What the row with that number was taken for."""
        if self._proposal is None:
            return Mark.DATA
        table = self._proposal.layout.table
        first, last, data = table.header_first, table.header_last, table.first_data_row
        if first and last and first <= number <= last:
            return Mark.HEADINGS
        if data is None or (number < data and not any(self._texts(number))):
            return Mark.DATA
        if first and number < first:
            return Mark.TITLE
        if number < data:
            return Mark.SKIPPED
        if number in self._sections:
            return Mark.SECTION
        if number in self._left_out:
            return Mark.LEFT_OUT
        if number in self._troubled:
            return Mark.MEND
        return Mark.RECORD if self._proposal.layout.marks.get(number) == Mark.RECORD else Mark.DATA

    def said(self, number: int) -> Said | None:
        """What the row is, in the words of what can be said of it; None for a title or a skipped row."""
        mark = self.mark(number)
        if mark in (Mark.DATA, Mark.MEND):
            return Said.RECORD
        return None if mark in (Mark.TITLE, Mark.SKIPPED) else Said(mark.value)

    def rowCount(self, parent: Index = _TOP) -> int:
        """The rows up to the last one in use."""
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = _TOP) -> int:
        """The columns, at most 200."""
        return 0 if parent.isValid() else self._size[1]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be corrected."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The cell as a person would read it, tinted by what its row is."""
        number, place = index.row() + 1, index.column()
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            text = self._text(number, place)
            if role == _Role.DisplayRole:
                return one_line(text)
            return f"{letters(place)}{number}: {text or 'blank'}" if role == _Role.AccessibleTextRole else text
        if role == _Role.DecorationRole:
            return self._shape(number, place)
        if role == _Role.BackgroundRole:
            return self._wash(number, place)
        if role == _Role.ForegroundRole:
            mark = self.mark(number)
            quiet = mark in (Mark.TITLE, Mark.SKIPPED, Mark.LEFT_OUT)
            unused = mark in (Mark.DATA, Mark.MEND, Mark.RECORD) and place not in self._used
            if mark is Mark.SECTION:
                return QColor(theme.palette().accent)
            return QColor(theme.palette().quiet) if quiet or unused else None
        if role == _Role.FontRole:
            return self._font(number, place)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Tell that a cell is to say something else."""
        if role != _Role.EditRole or str(value) == self._text(index.row() + 1, index.column()):
            return False
        self.corrected.emit(index.row() + 1, index.column(), str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Above: the column's letter and the field that it goes to. At the side: the row's number and what it is."""
        if orientation == Qt.Orientation.Horizontal:
            if role == _Role.DisplayRole:
                field = self._fields.get(section, "")
                return f"{letters(section)}  {field}" if field else letters(section)
            if role == _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            return None
        if role == _Role.DisplayRole:
            word = self.mark(section + 1).value
            return f"{word}   {section + 1}" if word else f"{section + 1}"
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if role == _Role.ToolTipRole:
            return self._left_out.get(section + 1) or f"Click to say what row {section + 1} is"
        return None

    def _take(self, proposal: Proposal, size: tuple[int, int]) -> None:
        self._proposal, self._size, self._row = proposal, size, (0, [])
        plan = proposal.plan
        self._left_out = dict(plan.ignored) if plan else {}
        self._sections = plan.sections if plan else {}
        self._troubled = {row.number: {t.place for t in row.troubles} for row in plan.problems} if plan else {}
        labels = {f.name: f.label for f in proposal.layout.record.seen} | {TO_NOTES: "to notes"}
        columns = proposal.layout.columns
        self._fields = {c.place: f"→ {labels.get(c.field, c.field)}" for c in columns if c.field}
        self._used = {c.place for c in columns if c.field}
        self._corrected = set(proposal.book.corrected(proposal.layout.sheet))

    def _texts(self, number: int) -> list[str]:
        return [self._text(number, place) for place in range(self._size[1])]

    def _text(self, number: int, place: int) -> str:
        if self._row[0] != number:
            assert self._proposal
            self._row = number, self._proposal.book.row(self._proposal.layout.sheet, number) or []
        return cell_text(self._row[1][place]) if place < len(self._row[1]) else ""

    def _shape(self, number: int, place: int) -> QIcon | None:
        if place in self._troubled.get(number, ()):
            return icon("triangle-alert", "warning")
        return icon("check", "success") if (number, place) in self._corrected else None

    def _wash(self, number: int, place: int) -> QColor | None:
        colours = theme.palette()
        mark = self.mark(number)
        if place in self._troubled.get(number, ()):
            return QColor(colours.warning_wash)
        if (number, place) in self._corrected:
            return QColor(colours.success_wash)
        tint = {Mark.HEADINGS: colours.chip, Mark.SECTION: colours.hover, Mark.TITLE: colours.window,
                Mark.SKIPPED: colours.window, Mark.LEFT_OUT: colours.window}.get(mark)  # fmt: skip
        return QColor(tint) if tint else None

    def _font(self, number: int, place: int) -> QFont | None:
        mark = self.mark(number)
        font = QFont()
        if mark in (Mark.HEADINGS, Mark.SECTION):
            font.setWeight(QFont.Weight.DemiBold)
        elif mark is Mark.LEFT_OUT:
            font.setStrikeOut(True)
        elif mark in (Mark.TITLE, Mark.SKIPPED):
            font.setItalic(True)
        else:
            return None
        return font


def letters(place: int) -> str:
    """The column's letters as Excel shows them, from a place that counts from 0."""
    text, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text
