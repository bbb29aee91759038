"""The table of what will happen: looked through, ticked off and mended by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from lwdesk.ui import theme
from lwdesk.ui.importing.cell_editor import CellDelegate
from lwdesk.ui.importing.cell_paint import BOX, PAD, PaintedCells
from lwdesk.ui.importing.lines import Kind, Line, Lines
from lwdesk.ui.importing.plan_model import CELL, FIELD, NAME, OUTCOME, ROW, TICKED, PlanModel

_WIDTHS = {ROW: 96, OUTCOME: 152, NAME: 240, FIELD: 170, CELL: 190}
Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanView(QTableView):
    """Lines of a plan. Typing on a cell in trouble replaces it, and Enter goes on to the next."""

    stood = Signal(object)
    """The line under the keyboard; None for none."""
    ticked = Signal(list, bool)
    corrected = Signal(object, str)

    def __init__(self, choices: Callable[[Line], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = PlanModel()
        self._later: tuple[Lines | None, bool] | None = None
        self._number = 0
        self._place: int | None = None
        self._going_on = False
        """Whether Enter has just gone on from a cell, so that the next plan need only show where to."""
        self.setModel(self.plan)
        self.setAccessibleName("What will happen")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.SelectedClicked | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side, head = self.verticalHeader(), self.horizontalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setAccessibleName("Columns of what will happen")
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.scaled(width))
        self._cells = CellDelegate(lambda index: self._choices(index, choices), self)
        self._cells.leaving.connect(self._leave_cell)
        self.setItemDelegate(PaintedCells(self))
        self.setItemDelegateForColumn(CELL, self._cells)
        self.plan.corrected.connect(self.corrected)
        self.plan.ticked.connect(lambda number, on: self.ticked.emit([number], on))
        self._fit_rows()

    def show_lines(self, lines: Lines | None, begin: bool = False) -> None:
        """Show these lines, once no cell is edited: from the same cell on, or from the first in trouble to `begin`."""
        if self.state() is QAbstractItemView.State.EditingState:
            self._later = (lines, begin)
            return
        self._later = None
        number, place = self._number, self._place
        self.plan.show_lines(lines)
        if not lines:
            self.stood.emit(None)
            return
        at = lines.next_trouble(-1) if begin else lines.find(number, place)
        if self._going_on and at >= 0 and lines[at].kind is not Kind.TROUBLE:
            following = lines.next_trouble(at)
            at = following if following >= 0 else at
        self._going_on = False
        for column in (FIELD, CELL):
            self.setColumnHidden(column, not lines.has_cells)
        self.setCurrentIndex(self.plan.index(max(at, 0), CELL if lines.has_cells else NAME))

    def line(self) -> Line | None:
        """The line under the keyboard."""
        return self.plan.line(self.currentIndex().row())

    def edit_cell(self, typed: QKeyEvent | None = None) -> None:
        """Edit the cell of the current line, with what was typed in its place."""
        index = self.plan.index(self.currentIndex().row(), CELL)
        if self.plan.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            if typed is None:
                self.edit(index)
            else:
                self.edit(index, QAbstractItemView.EditTrigger.AnyKeyPressed, typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, letters replace, Space ticks, Delete blanks a cell; the rest is a table's own."""
        self._going_on = False
        key, plain = event.key(), event.modifiers() in (_Mod.NoModifier, _Mod.KeypadModifier)
        if plain and (key in _ENTER or key == Qt.Key.Key_F2):
            self.edit_cell()
        elif plain and key == Qt.Key.Key_Space:
            self._tick()
        elif plain and key == Qt.Key.Key_Delete:
            self._blank()
        elif event.text().strip() and event.modifiers() in (_Mod.NoModifier, _Mod.ShiftModifier, _Mod.KeypadModifier):
            self.edit_cell(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a tick box ticks the row."""
        index = self.indexAt(event.position().toPoint())
        place = event.position().x() - self.columnViewportPosition(ROW)
        if index.column() == ROW and place <= theme.scaled(BOX) + 2 * PAD:
            self.setCurrentIndex(index)
            self._tick()
        else:
            super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters edit the cell; there is no looking for lines by their first letters."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell when the keyboard comes to another line."""
        super().currentChanged(current, previous)
        line = self.plan.line(current.row())
        if line:
            self._number, self._place = line.number, line.place
        self.stood.emit(line)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Show the plan that came while the cell was edited."""
        super().closeEditor(editor, hint)
        if self._later:
            self.show_lines(*self._later)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _leave_cell(self) -> None:
        # Before the plan is made again: who types on at once must not type over the cell just mended.
        lines = self.plan.lines
        at = self.currentIndex().row()
        following = lines.next_trouble(at) if lines else -1
        self._going_on = True
        if following >= 0:
            self.setCurrentIndex(self.plan.index(following, CELL))

    def _tick(self) -> None:
        parts = self.selectionModel().selection().toList()
        chosen = {at for part in parts for at in range(part.top(), part.bottom() + 1)}
        rows = sorted(chosen or {self.currentIndex().row()})
        found = [line.row for at in rows if (line := self.plan.line(at)) and line.row and line.outcome in TICKED]
        if found:
            self.ticked.emit([row.number for row in found], not all(row.wanted for row in found))

    def _blank(self) -> None:
        line = self.line()
        if line and line.place is not None and line.cell:
            self.corrected.emit(line, "")
            self._leave_cell()

    def _choices(self, index: Index, choices: Callable[[Line], list[str]]) -> tuple[str, list[str]]:
        line = self.plan.line(index.row())
        return (f"{line.heading}, row {line.number}", choices(line)) if line else ("", [])

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(theme.scaled(theme.ROW), self.fontMetrics().height() + 12))


_Mod = Qt.KeyboardModifier
