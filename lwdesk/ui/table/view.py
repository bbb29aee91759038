"""The table itself: rows drawn at once, cells selected as in Excel, everything by keyboard."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from lwdesk.ui import theme
from lwdesk.ui.table.clipboard import cells_as_mime
from lwdesk.ui.table.model import Index, RecordModel
from lwdesk.ui.table.paint import CellPainter

ROW = 30
_HEAD = 32
_BAR = 4
_REST_MS = 10
"""How long the table rests before what may be looked at next is read."""


class RecordTable(QTableView):
    """A list of records. `chosen` tells the current record's id, `opened` the field to go to in the form."""

    chosen = Signal(object)
    opened = Signal(str)
    typed = Signal(str)
    """A letter typed over the table: it belongs into the filter."""
    delete_asked = Signal()
    drawn = Signal()
    """The rows were drawn for the first time."""

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Before the model is set: Qt calls back from there, and an error in such a call ends the program.
        self.records = model
        self._painter: CellPainter | None = None
        self._current: int | None = None
        self._was_drawn = False
        # One of ours: asked for Qt's own, PySide first makes every kind of widget that it could be.
        self._canvas = QWidget()
        self.setViewport(self._canvas)
        self.setModel(model)
        self.setObjectName("recordTable")
        self.setAccessibleName(model.record.plural)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        # Its own and always empty: with the table's, a heading asks every row whether it is selected.
        head.setSelectionModel(QItemSelectionModel(model, head))
        # A click on a heading sorts; it must not also select the column, for Delete deletes what is selected.
        head.sectionPressed.disconnect()
        head.sectionEntered.disconnect()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(48)
        head.setStretchLastSection(True)
        head.setAccessibleName(f"Columns of {model.record.plural}")
        self.setMouseTracking(False)
        # Every pixel is drawn here, and so what stays in sight is moved rather than drawn again.
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._corner = QWidget()
        self.setCornerWidget(self._corner)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._look_ahead)
        self._fit_rows()

    def finish(self) -> None:
        """Read nothing more: the study closes next."""
        self._ahead.stop()

    # What is chosen

    def current_id(self) -> int | None:
        """The id of the record under the keyboard."""
        row = self.currentIndex().row()
        return self.records.ids[row] if 0 <= row < len(self.records.ids) else None

    def selected_ids(self) -> list[int]:
        """The ids of the records with a selected cell, from top to bottom; the current one when nothing is selected."""
        rows = {n for part in self._ranges() for n in range(part.top(), part.bottom() + 1)}
        ids = [self.records.ids[row] for row in sorted(rows)]
        current = self.current_id()
        return ids or ([] if current is None else [current])

    def choose(self, record_id: int | None, column: int | None = None) -> bool:
        """Put the keyboard on a record; False when the table does not show it."""
        row = -1 if record_id is None else self.records.row_of(record_id)
        if row < 0:
            return False
        self.choose_row(row, column)
        return True

    def choose_row(self, row: int, column: int | None = None) -> None:
        """Put the keyboard on a row, in the same column as before unless one is given."""
        at = max(self.currentIndex().column(), 0) if column is None else column
        index = self.records.index(row, min(at, max(len(self.records.fields) - 1, 0)))
        self.setCurrentIndex(index)
        # Qt heeds the keys that are held: brought here by Ctrl+B, one row more would be chosen, or none.
        self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def copy(self, headings: bool = False) -> int:
        """Copy the selected cells to the clipboard as Excel expects them; the number of rows."""
        ranges = self._ranges()
        rows = sorted({n for part in ranges for n in range(part.top(), part.bottom() + 1)})
        columns = sorted({n for part in ranges for n in range(part.left(), part.right() + 1)})
        if not rows:
            return 0
        cells: list[list[object]] = [[self.records.fields[c].label for c in columns]] if headings else []
        cells += ([line[c] for c in columns] for line in self.records.rows(rows))
        QGuiApplication.clipboard().setMimeData(cells_as_mime(cells))
        return len(rows)

    # Qt's side

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell when the keyboard comes to another record."""
        super().currentChanged(current, previous)
        self._canvas.update()
        record_id = self.current_id()
        if record_id != self._current:
            self._current = record_id
            self.chosen.emit(record_id)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Draw the rows again: a selected cell tints its whole row."""
        super().selectionChanged(selected, deselected)
        self._canvas.update()

    def reset(self) -> None:
        """Start afresh after the rows changed; the current record is set again by the page."""
        super().reset()
        self._current = None

    def keyboardSearch(self, search: str) -> None:
        """Send typed letters to the filter: searching here would read every row."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 go to the form, Delete asks to delete; the rest is a table's usual keys."""
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            if self.currentIndex().isValid():
                self.opened.emit(self.records.fields[self.currentIndex().column()].name)
        elif key == Qt.Key.Key_Delete and plain:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._select_row()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click goes to the field in the form."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.records.fields[index.column()].name)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of a cut text as a tooltip, and nothing where all can be read."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = self._whole_text(index) if index.isValid() else ""
            if text:
                # As rich text, escaped: a plain tooltip would not wrap, and user text could pass for markup.
                QToolTip.showText(event.globalPos(), f"<p style='white-space:pre-wrap'>{escape(text)}</p>", self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and colour anew when the font or the theme changes."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._painter = None
            self._fit_rows()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible rows."""
        if self._painter is None:
            self._painter = CellPainter(self.font(), theme.palette())
        painter = QPainter(self._canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.begin(painter, self._canvas.devicePixelRatioF())
        self._paint(painter, self._painter, event.rect())
        painter.end()
        if not self._was_drawn:
            self._was_drawn = True
            self.drawn.emit()

    def _paint(self, painter: QPainter, cells: CellPainter, dirty: QRect) -> None:
        painter.fillRect(dirty, cells.paper)
        height, model = self.verticalHeader().defaultSectionSize(), self.records
        if not model.ids or not model.fields:
            return
        top = self.rowViewportPosition(0)
        first = max((dirty.top() - top) // height, 0)
        last = min((dirty.bottom() - top) // height, len(model.ids) - 1)
        columns = self._visible_columns(dirty)
        self._ahead.start(_REST_MS)
        is_selected = self._selection_test(first, last)
        current = self.currentIndex().row()
        model.have(range(first, last + 1))
        for row in range(first, last + 1):
            y = top + row * height
            line, outside = model.row(row), model.is_outside(row)
            if row == current:
                painter.fillRect(dirty.left(), y, dirty.width(), height, cells.selected)
            painter.fillRect(dirty.left(), y + height - 1, dirty.width(), 1, cells.line)
            for column, x, width in columns:
                rect = QRect(x, y, width, height - 1)
                if is_selected and is_selected(row, column):
                    painter.fillRect(rect, cells.selected)
                if column == 0 and (mark := model.mark(row)):
                    rect = rect.adjusted(0, 0, -cells.mark(painter, rect, mark), 0)
                cells.cell(painter, rect, model.fields[column], line[column], outside)
            if row == current:
                self._paint_current(painter, cells, y, height, self.hasFocus())

    def _paint_current(self, painter: QPainter, cells: CellPainter, y: int, height: int, focused: bool) -> None:
        painter.fillRect(QRect(0, y, _BAR, height - 1), cells.accent)
        if focused:
            painter.setPen(cells.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rect = self.visualRect(self.currentIndex()).adjusted(1, 1, -2, -3)
            painter.drawRoundedRect(rect, 3, 3)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 2, 2)

    def _look_ahead(self) -> None:
        # Read while the eye rests, so that the next turn of the page only has to be drawn.
        height = self.verticalHeader().defaultSectionSize()
        shown = self._canvas.height() // height + 1
        first = max(self.rowAt(0), 0)
        self.records.have(range(max(first - shown, 0), min(first + 2 * shown, len(self.records.ids))))

    def _visible_columns(self, dirty: QRect) -> list[tuple[int, int, int]]:
        head = self.horizontalHeader()
        places = ((n, head.sectionViewportPosition(n), head.sectionSize(n)) for n in range(len(self.records.fields)))
        return [(n, x, width) for n, x, width in places if x <= dirty.right() and x + width >= dirty.left()]

    def _selection_test(self, first: int, last: int) -> Callable[[int, int], bool] | None:
        # Asked once for the ranges: isSelected() for every cell would be a call into Qt each.
        parts = [
            (p.top(), p.bottom(), p.left(), p.right())
            for p in self._ranges()
            if p.top() <= last and p.bottom() >= first
        ]
        if len(parts) == 1 and parts[0][0] == parts[0][1] and parts[0][2] == parts[0][3]:
            parts = []  # the current cell alone has its ring
        if not parts:
            return None
        return lambda row, column: any(t <= row <= b and le <= column <= r for t, b, le, r in parts)

    def _whole_text(self, index: QModelIndex) -> str:
        if self._painter is None:
            return ""
        field, value = self.records.fields[index.column()], self.records.row(index.row())[index.column()]
        mark = self.records.mark(index.row()) if index.column() == 0 else ""
        room = self.columnWidth(index.column()) - (self._painter.mark_width(mark) if mark else 0)
        return "" if self._painter.fits(field, value, room) else str(self.records.data(index))

    def _ranges(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def _select_row(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.currentIndex(), flags.Select | flags.Rows)

    def _fit_rows(self) -> None:
        high = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(max(ROW, high))
        self.horizontalHeader().setFixedHeight(max(_HEAD, high))
