"""The sheet on the left of the import screen: a click on a row's number, or Enter, makes the row the headings."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lwdesk.ui import theme
from lwdesk.ui.icons import icon
from lwdesk.ui.importing.cell_editor import CellDelegate
from lwdesk.ui.importing.cell_paint import PAD
from lwdesk.ui.importing.intake import Proposal
from lwdesk.ui.importing.sheet_model import Mark, SheetModel, letters

_MOST_SPANS = 300
_LEAST_WIDTH, _MOST_WIDTH = 72, 260
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetView(QTableView):
    """A sheet with its rows tinted and named by what they were taken for."""

    headings_chosen = Signal(int, int)
    """First and last row that are to be the headings."""
    corrected = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel()
        self._header: tuple[int | None, int | None] = (None, None)
        self._shown = -1
        self.setModel(self.sheet)
        self.setAccessibleName("The sheet")
        self.setAccessibleDescription("Enter makes the row the headings, Shift+Enter the last of them, F2 edits a cell")
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        cells = CellDelegate(self._about, self)
        cells.upright_lines = True
        self.setItemDelegate(cells)
        self._side = _Numbers(self.sheet, self)
        self.setShowGrid(False)
        self.setVerticalHeader(self._side)
        self._side.row_pressed.connect(self._choose_row)
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
            if bottom <= self.sheet.rowCount() and right <= self.sheet.columnCount():
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the row the headings, Shift+Enter has them reach to it; letters replace the cell."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._choose_row(self.currentIndex().row() + 1, event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
        elif event.text().strip() and event.text().isprintable() and (plain or event.text().isupper()):
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters edit the cell."""

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

    def _choose_row(self, number: int, extend: bool) -> None:
        first, last = self._header
        if extend and first and last:
            self.headings_chosen.emit(min(first, number), number if number >= first else last)
        else:
            self.headings_chosen.emit(number, number)

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


class _Numbers(QHeaderView):
    """The numbers of the rows, to press."""

    row_pressed = Signal(int, bool)

    def __init__(self, sheet: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sheet = sheet
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName("Rows of the sheet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the number, and before it what the row is, where it is no row of data."""
        colours, word = theme.palette(), self._sheet.mark(section + 1)
        painter.save()
        painter.fillRect(rect, QColor(colours.window))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        inner = rect.adjusted(theme.scaled(PAD), 0, -theme.scaled(PAD), 0)
        painter.setPen(QColor(colours.text if word is not Mark.DATA else colours.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{section + 1:,}")
        if word is Mark.MEND:
            side = theme.scaled(14)
            shape = QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side)
            icon("triangle-alert", "warning").paint(painter, shape)
            inner.setLeft(shape.right() + 6)
        painter.setPen(QColor(colours.warning if word is Mark.MEND else colours.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word.value)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a number chooses the row; with Shift the headings reach to it."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.row_pressed.emit(section + 1, event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
