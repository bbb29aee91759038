"""The table of what will happen: looked through, ticked off and mended by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QWidget

from lwdesk.ui import theme
from lwdesk.ui.importing.cell_editor import CellDelegate
from lwdesk.ui.importing.cell_paint import BOX, PAD, PaintedCells
from lwdesk.ui.importing.lines import Kind, Line, Lines
from lwdesk.ui.importing.plan_model import CELL, FIELD, NAME, OUTCOME, ROW, TICKED, PlanModel
from lwdesk.ui.importing.steady_table import ENTER, PLAIN, SteadyTable, asks_menu, types_text

_WIDTHS = {ROW: 96, OUTCOME: 152, NAME: 240, FIELD: 170, CELL: 190}
Index = QModelIndex | QPersistentModelIndex


class PlanView(SteadyTable):
    """Lines of a plan. Typing on a cell in trouble replaces it, and Enter goes on to the next."""

    stood = Signal(object)
    """The line under the keyboard; None for none."""
    ticked = Signal(list, bool)
    corrected = Signal(object, str)
    menu_asked = Signal(int, QPoint)
    """The number of the row that is to be said what it is, and where on the screen the menu belongs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._fit_rows, parent)
        self.plan = PlanModel()
        self.terms_of: Callable[[Line], list[str]] = lambda line: []
        """The terms that the cell of a line may name, to be completed while they are typed."""
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
        side, head = self.verticalHeader(), self.horizontalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setAccessibleName("Columns of what will happen")
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.scaled(width))
        self._cells = CellDelegate(self._about, self)
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
        key, plain = event.key(), event.modifiers() in PLAIN
        if plain and (key in ENTER or key == Qt.Key.Key_F2):
            self.edit_cell()
        elif plain and key == Qt.Key.Key_Space:
            self._tick()
        elif plain and key == Qt.Key.Key_Delete:
            self._blank()
        elif asks_menu(event):
            self._ask_menu()
        elif types_text(event):
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key, or the right button on a line, asks what its row is."""
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self._ask_menu()
        elif line := self.plan.line(self.indexAt(event.pos()).row()):
            self.menu_asked.emit(line.number, event.globalPos())

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

    def _ask_menu(self) -> None:
        if line := self.line():
            below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            self.menu_asked.emit(line.number, below)

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

    def _about(self, index: Index) -> tuple[str, list[str]]:
        line = self.plan.line(index.row())
        return (f"{line.heading}, row {line.number}", self.terms_of(line)) if line else ("", [])

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(theme.scaled(theme.ROW), self.fontMetrics().height() + 12))
