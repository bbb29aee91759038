"""The sheet on the left of the import screen: a click on a row's number, or Enter, asks what the row is."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lwdesk.ui import theme
from lwdesk.ui.importing.cell_editor import CellDelegate
from lwdesk.ui.importing.cell_paint import PAD
from lwdesk.ui.importing.proposal import Proposal
from lwdesk.ui.importing.row_menu import LETTERS, Said, show_row_menu
from lwdesk.ui.importing.row_numbers import RowNumbers
from lwdesk.ui.importing.sheet_model import SheetModel, letters
from lwdesk.ui.importing.steady_table import ENTER, PLAIN, SteadyTable, asks_menu, types_text

_MOST_SPANS = 300
_LEAST_WIDTH, _MOST_WIDTH = 72, 220
_KEYS = (
    "Enter or the menu key says what a row is, F2 or typing corrects a cell. Shift+Space chooses the whole row; "
    "then H makes it the headings, R a record, S a section's heading, L leaves it out, G guesses again."
)


class SheetView(SteadyTable):
    """A sheet with its rows tinted and named by what they were taken for."""

    headings_chosen = Signal(int, int)
    """First and last row that are to be the headings."""
    marked = Signal(list, str)
    """The numbers of rows, and what the user says they are: a word of `Layout.marks`, or "" for the guess."""
    corrected = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._fit_rows, parent)
        self.sheet = SheetModel()
        self._header: tuple[int | None, int | None] = (None, None)
        self._shown = -1
        self.setModel(self.sheet)
        self.setAccessibleName("The sheet")
        self.setAccessibleDescription(_KEYS)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        cells = CellDelegate(self._about, self)
        cells.upright_lines = True
        self.setItemDelegate(cells)
        self._side = RowNumbers(self.sheet, self)
        self.setVerticalHeader(self._side)
        self._side.row_pressed.connect(self._press_row)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setAccessibleName("Columns of the sheet")
        self.sheet.corrected.connect(self.corrected)
        self._fit_rows()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the sheet and what its rows were taken for; another sheet is shown from its headings on."""
        layout = proposal.layout
        self._header = (layout.table.header_first, layout.table.header_last)
        is_other = self._shown != layout.sheet
        self.sheet.show_proposal(proposal)
        if not is_other:
            return
        self._shown = layout.sheet
        self.clearSpans()
        for top, left, bottom, right in proposal.sheet.merged[:_MOST_SPANS]:
            is_one = (top, left) == (bottom, right)
            if not is_one and bottom <= self.sheet.rowCount() and right <= self.sheet.columnCount():
                self.setSpan(top - 1, left - 1, bottom - top + 1, right - left + 1)
        self._fit_columns()
        self._fit_rows()
        if self.sheet.rowCount() and self.sheet.columnCount():
            self.setCurrentIndex(self.sheet.index(max((self._header[0] or 1) - 1, 0), 0))
            self.scrollToTop()

    def stand_on(self, row: int, place: int | None) -> None:
        """Bring a row, or a cell of it, into sight and mark it, unless the keyboard is here."""
        if self.hasFocus() or self.state() is QAbstractItemView.State.EditingState:
            return
        index = self.sheet.index(row - 1, place or 0)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            flags = QItemSelectionModel.SelectionFlag
            whole = flags.Rows if place is None else flags.Current
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | whole)
        self.viewport().update()

    def show_menu(self, rows: Sequence[int], at: QPoint) -> None:
        """Ask what these rows are, in a menu at a place of the screen."""
        show_row_menu(self, rows, self.sheet.said(rows[0]), at, lambda said: self._say(rows, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks what the row is; on a whole row a letter says it, on a cell letters replace what it says."""
        key, shift = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif key in ENTER and shift:
            self._extend_headings(self.currentIndex().row() + 1)
        elif asks_menu(event) or (key in ENTER and event.modifiers() in PLAIN):
            self.show_menu(self._rows(), self._below_row())
        elif key == Qt.Key.Key_Space and shift:
            self._choose_whole_rows()
        elif self._has_whole_rows() and event.text().upper() in LETTERS:
            self._say(self._rows(), LETTERS[event.text().upper()])
        elif types_text(event) and not self._has_whole_rows():
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key, or the right button on a row, asks what the row is."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            if index.row() + 1 not in self._rows():
                self.setCurrentIndex(index)
            self.show_menu(self._rows(), event.globalPos())
        elif self.currentIndex().isValid():
            self.show_menu(self._rows(), self._below_row())

    def _press_row(self, number: int, extend: bool, at: QPoint) -> None:
        if extend:
            self._extend_headings(number)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(self.sheet.index(number - 1, 0))
        self._choose_whole_rows()
        self.show_menu([number], at)

    def _say(self, rows: Sequence[int], said: Said) -> None:
        if said is Said.HEADINGS:
            self.headings_chosen.emit(rows[0], rows[-1])
        else:
            self.marked.emit(list(rows), said.value)

    def _extend_headings(self, number: int) -> None:
        first, last = self._header
        if first and last:
            self.headings_chosen.emit(min(first, number), number if number >= first else last)
        else:
            self.headings_chosen.emit(number, number)

    def _rows(self) -> list[int]:
        """The numbers of the rows that are chosen, in order."""
        found = {self.currentIndex().row() + 1}
        for part in self.selectionModel().selection().toList():
            found |= set(range(part.top() + 1, part.bottom() + 2))
        return sorted(found)

    def _has_whole_rows(self) -> bool:
        # Where there is one column only, a cell would always be a whole row.
        return self.sheet.columnCount() > 1 and self.selectionModel().isRowSelected(self.currentIndex().row())

    def _choose_whole_rows(self) -> None:
        rows = self._rows()
        model, flags = self.sheet, QItemSelectionModel.SelectionFlag
        whole = QItemSelection(model.index(rows[0] - 1, 0), model.index(rows[-1] - 1, model.columnCount() - 1))
        self.selectionModel().select(whole, flags.ClearAndSelect)

    def _below_row(self) -> QPoint:
        """The place on the screen just below the current row's first letters."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _about(self, index: object) -> tuple[str, list[str]]:
        current = self.currentIndex()
        return f"{letters(current.column())}{current.row() + 1} of the sheet", []

    def _fit_columns(self) -> None:
        metrics, model = self.fontMetrics(), self.sheet
        rows = range(min(model.rowCount(), 40))
        first = self._header[0] or 1
        for column in range(model.columnCount()):
            texts = [str(model.headerData(column, Qt.Orientation.Horizontal))]
            texts += [str(model.data(model.index(row, column)))[:60] for row in rows if row + 1 >= first]
            width = round(max(metrics.horizontalAdvance(text) for text in texts) * 1.1) + 3 * theme.scaled(PAD)
            self.setColumnWidth(column, max(theme.scaled(_LEAST_WIDTH), min(theme.scaled(_MOST_WIDTH), width)))

    def _fit_rows(self) -> None:
        metrics = self.fontMetrics()
        self._side.setDefaultSectionSize(max(theme.scaled(26), metrics.height() + 8))
        widest = metrics.horizontalAdvance(f"headings   {max(self.sheet.rowCount(), 9_999):,}")
        self._side.setFixedWidth(widest + 2 * theme.scaled(PAD))
