"""The grid that contributions are typed into: the keys of a spreadsheet, each cell stored as one types."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from lwdesk.records.contribution import KINDS
from lwdesk.ui.contributions.box import EntryBox
from lwdesk.ui.contributions.cells import Cell
from lwdesk.ui.contributions.model import GridModel, Line
from lwdesk.ui.contributions.paint import CellDelegate, RowHead, height_of
from lwdesk.ui.editors.cell_box import ENTER
from lwdesk.ui.pages.paragraphs import DOWN
from lwdesk.ui.table.plain import make_plain
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.ui.typing.saving import Saving

_CTRL = Qt.KeyboardModifier.ControlModifier
_EDGE = 2


class ContributionGrid(QTableView):
    """A letter begins an entry in the cell under the keyboard, F2 goes on in it, Delete empties it.

    Enter goes down and Tab right, from within an entry too; Enter after several Tabs goes to where the first began.
    """

    finished = Signal()
    """Enter in the last row, or Ctrl+Enter: on to the next."""
    escaped = Signal()
    emptied = Signal(int)
    """So many entries were taken away by Delete."""

    def __init__(self, saving: "Saving", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = GridModel(self)
        self.few_lines = 3
        """Lines that each row has room for at least."""
        self.locked = False
        """Whether this is a study to look at only."""
        self._saving = saving
        self._run: int | None = None
        self._edited: QModelIndex | None = None
        self.setModel(self.cells)
        self.setItemDelegate(CellDelegate(self))
        self.setVerticalHeader(RowHead(self))
        make_plain(self, "Contributions to type in", "Kinds of contributions")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.verticalHeader().show()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.box = EntryBox(self.viewport())
        self.box.edited.connect(self._type)
        self.box.left.connect(self._leave)
        self.box.finished.connect(self._finish)
        self.box.gone.connect(self.end)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self.fit_rows)

    @property
    def edited_cell(self) -> Cell | None:
        """The cell whose box is open."""
        return self.cells.cell(self._edited) if self._edited is not None else None

    def show_cells(self, lines: list[Line], cells: list[list[Cell]]) -> None:
        """Show these; a box that is open stays so where its cell is among them."""
        edited = self.edited_cell
        row, column = self.currentIndex().row(), self.currentIndex().column()
        before = self.cells.lines
        self.cells.show_cells(lines, cells)
        place = next(((r, c) for r, of in enumerate(cells) for c, one in enumerate(of) if one is edited), None)
        if edited is None or place is None:
            self._close()
        else:
            self._edited = self.cells.index(*place)
            if [line for line in self.box.lines if line.strip()] != edited.lines:
                self.box.show_lines(edited.lines, None)
        self.fit_rows()
        if lines and row >= 0:
            same = self.cells.row_of(before[row].id) if row < len(before) else -1
            self.go_to(max(same, 0) if place is None else place[0], column)

    def go_to(self, row: int, column: int) -> None:
        """Put the keyboard on that cell."""
        index = self.cells.index(row, max(column, 0))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
            self.verticalHeader().viewport().update()

    def begin(self, typed: str | None = None) -> None:
        """Open the box of the cell: what is `typed` is a further entry; without it one goes on in the last."""
        index = self.currentIndex()
        if not index.isValid() or self.locked:
            return
        self._saving.begin_visit()
        self._edited = QModelIndex(index)
        cell = self.cells.cell(index)
        self.box.setAccessibleName(f"{self.cells.lines[index.row()].label}, {KINDS[index.column()]}")
        self._place_box()
        self.box.show()
        self.box.setFocus()
        self.box.show_lines(cell.lines, typed)
        self._grow()

    def end(self) -> None:
        """Close the box and store what it says."""
        cell = self.edited_cell
        if cell is not None:
            cell.take(self.box.lines)
            self._close()
            self._store(cell)

    def paste(self, rows: list[list[str]]) -> None:
        """Add what was pasted: each line an entry, each further column of it to the kind beside."""
        index = self.currentIndex()
        if not index.isValid() or self.locked:
            return
        self._saving.begin_visit()
        for at in range(index.column(), len(KINDS)):
            new = [row[at - index.column()] for row in rows if at - index.column() < len(row)]
            if any(new):
                cell = self.cells.cell(index.siblingAtColumn(at))
                cell.take([*cell.lines, *new])
                self._store(cell)

    def empty(self) -> None:
        """Take every entry of the cell away."""
        index = self.currentIndex()
        if index.isValid() and not self.locked and (count := len(self.cells.cell(index).lines)):
            self._saving.begin_visit()
            self.cells.cell(index).take([])
            self._store(self.cells.cell(index))
            self.emptied.emit(count)

    def fit_rows(self) -> None:
        """Make each row as high as what it says."""
        for row in range(len(self.cells.lines)):
            self._fit(row)
        self._place_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        if key in ENTER:
            if modifiers == _CTRL:
                self._finish()
            elif modifiers == Qt.KeyboardModifier.AltModifier:
                self.begin("")
            else:
                self._go(0, -1 if modifiers == Qt.KeyboardModifier.ShiftModifier else 1, "enter")
        elif key == Qt.Key.Key_F2:
            self.begin()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            self.empty()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif text.isprintable() and text.strip() and not modifiers & (_CTRL | Qt.KeyboardModifier.AltModifier):
            self.begin(text)
        else:
            self._run = None
            super().keyPressEvent(event)
            self.verticalHeader().viewport().update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter that is made of several keys begins an entry too."""
        if self.currentIndex().isValid() and not self.locked:
            self.begin("")
            QApplication.sendEvent(self.box, event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes from cell to cell, and on behind the last."""
        return self._go(1 if following else -1, 0, "tab") or super().focusNextPrevChild(following)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.lines:
            self.go_to(0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._run = None
        super().mousePressEvent(event)
        self.verticalHeader().viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click opens the box."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_box()

    # Inside

    def _type(self) -> None:
        cell = self.edited_cell
        if cell is not None:
            cell.take(self.box.lines)
            self._saving.wait(cell)
            self._grow()

    def _leave(self, columns: int, rows: int, key: str) -> None:
        self.end()
        self.setFocus()
        if key != "escape" and not self._go(columns, rows, key) and key == "tab":
            super().focusNextPrevChild(columns > 0)

    def _finish(self) -> None:
        self.end()
        self._run = None
        self.finished.emit()

    def _go(self, columns: int, rows: int, key: str) -> bool:
        """Go on by so many; False where that would be out of the grid."""
        index, last = self.currentIndex(), len(self.cells.lines) - 1
        if not index.isValid():
            return False
        row, column = index.row() + rows, index.column() + columns
        if key == "tab":
            self._run = index.column() if self._run is None and columns > 0 else self._run
            row, column = row + column // len(KINDS), column % len(KINDS)
            if not 0 <= row <= last:
                return False
        else:
            column = self._run if key == "enter" and self._run is not None and rows > 0 else column
            self._run = None
            if row > last and key == "enter":
                self.finished.emit()
                return True
        self.go_to(min(max(row, 0), last), column)
        return True

    def _store(self, cell: Cell) -> None:
        if cell.needs_storing():
            self._saving.wait(cell)
        self._saving.flush()
        self.fit_rows()
        self.viewport().update()

    def _close(self) -> None:
        self._edited = None
        had_keyboard = self.box.hasFocus()
        self.box.hide()
        if had_keyboard:
            self.setFocus()

    def _place_box(self) -> None:
        if self._edited is not None:
            self.box.setGeometry(self.visualRect(self._edited))

    def _grow(self) -> None:
        if self._edited is not None:
            self._fit(self._edited.row())
            self._place_box()
            self.scrollTo(self._edited)

    def _fit(self, row: int) -> None:
        metrics = QFontMetrics(self.font())
        heights = [self.few_lines * metrics.lineSpacing() + 2 * scaled(DOWN)]
        for column in range(len(KINDS)):
            index = self.cells.index(row, column)
            if self._edited == index:
                heights.append(self.box.height_of_text() + 2 * _EDGE)
            elif entries := self.cells.cell(index).lines:
                heights.append(height_of(entries, self.font(), self.columnWidth(column)))
        if max(heights) != self.rowHeight(row):
            self.setRowHeight(row, max(heights))
