"""The grid under the keyboard: arrows go from cell to cell, typing or Enter writes, Space goes to the passages."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lwdesk.store.themes import Cell
from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import DOWN
from lwdesk.ui.themes.grid_cell import CellDrawing
from lwdesk.ui.themes.grid_head import RowHead
from lwdesk.ui.themes.grid_model import GridModel, Index

_WIDTH, _SIDE, _HEAD = 144, 168, 40
_LINES = 4


class ThemeGrid(QTableView):
    """The cells, with interviews at the left and themes above that stay while the cells scroll."""

    chosen = Signal(object)
    """The cell under the keyboard: its interview and theme."""
    passages_asked = Signal()
    emptied = Signal()
    left = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self.may_write = True
        self._fitting = False
        self.setModel(model)
        self.drawing = CellDrawing(self)
        self.setItemDelegate(self.drawing)
        self.setVerticalHeader(RowHead(self))
        self.setAccessibleName("Interviews against themes")
        self.setAccessibleDescription(
            "Rows are interviews, columns are themes. Type to write, Enter or F2 goes on writing, Space goes to the "
            "passages, Delete empties the cell."
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setAccessibleName("Themes of the columns")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                                                    | Qt.TextFlag.TextWordWrap)  # fmt: skip
        model.modelReset.connect(self.fit)

    def cell(self) -> Cell | None:
        """The interview and the theme under the keyboard."""
        return self.cells.cell(self.currentIndex())

    def go_to(self, cell: Cell | None) -> bool:
        """Put the keyboard on a cell, else on the first; False where it is not shown."""
        index = self.cells.place(cell) if cell else QModelIndex()
        found = index.isValid()
        self._stand_on(index if found else self.cells.index(0, 0))
        return found

    def go_by(self, down: int, right: int) -> None:
        """Put the keyboard so many rows down and columns to the right; it stays within the grid."""
        here = self.currentIndex()
        row = max(0, min(here.row() + down, self.cells.rowCount() - 1))
        column = max(0, min(here.column() + right, self.cells.columnCount() - 1))
        self._stand_on(self.cells.index(row, column))

    def write(self, letters: str = "") -> None:
        """Open the box of the cell under the keyboard, the keyboard behind its text, and type these letters."""
        index = self.currentIndex()
        if not index.isValid() or not self.may_write:
            return
        self.scrollTo(index)
        self.edit(index)
        box = self.drawing.box
        if box is not None and letters:
            text = box.toPlainText()
            box.insertPlainText(f" {letters}" if text and not text[-1].isspace() else letters)

    def close_box(self) -> None:
        """End the writing."""
        self.drawing.close_box()

    def fit(self) -> None:
        """Give rows and columns the room that they have, and no less than they need."""
        columns = self.cells.columnCount()
        if not columns or self._fitting:
            return
        self._fitting = True
        side = self.verticalHeader()
        side.setFixedWidth(theme.scaled(_SIDE))
        room = self.width() - side.width() - self.verticalScrollBar().sizeHint().width() - 4
        width = max(room // columns, theme.scaled(_WIDTH))
        self.horizontalHeader().setDefaultSectionSize(width)
        for column in range(columns):
            self.setColumnWidth(column, width)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, box = QFontMetrics(bold), QRect(0, 0, width - theme.scaled(18), 1000)
        tallest = max(
            metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, f"{one.name} ").height() for one in self.cells.themes
        )
        self.horizontalHeader().setFixedHeight(max(theme.scaled(_HEAD), tallest + theme.scaled(14)))
        lines = QFontMetrics(self.font()).lineSpacing()
        self.verticalHeader().setDefaultSectionSize((_LINES + 1) * lines + 2 * theme.scaled(DOWN))
        self._fitting = False

    # Qt's side

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.cells.cell(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, Enter and F2 write; Space goes to the passages; Delete empties; Escape leaves; the rest moves."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.write()
        elif key == Qt.Key.Key_Space:
            self.passages_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.text() and event.text().isprintable():
            self.write(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rowCount():
            self.go_to(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text or the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "cells"):
            self.fit()

    def _stand_on(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
