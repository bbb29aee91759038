"""The readings of a measure as a small grid: type into a cell, Enter goes on, below the last is room for the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lwdesk.records import MEASURE, READING
from lwdesk.ui import theme
from lwdesk.ui.measures.reading_line import FIELDS, ReadingLine
from lwdesk.ui.measures.reading_model import LABELS, ReadingModel
from lwdesk.ui.theme import scaled
from lwdesk.ui.typing.saving import Saving

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.plan import MeasureInfo

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (110, 80)
_LINE = 28


class ReadingGrid(QTableView):
    """The grid. Stored as one types; Delete takes a reading away, Enter writes and goes on."""

    delete_asked = Signal(int)
    refused = Signal(str)
    """Why what stands in a cell cannot be stored as its value yet."""

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.saving = Saving(store, "Edit readings", self)
        self.saving.stored.connect(self._after_storing)
        self.cells = ReadingModel(store, self)
        self.setModel(self.cells)
        self._delegate = _Writing(self)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "written")
        self.setAccessibleName("Readings")
        self.setAccessibleDescription("Enter or any letter writes in the cell, Delete takes the reading away.")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setAccessibleName("Columns of the readings")
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        self.cells.rowsInserted.connect(self._fit)
        self.cells.modelReset.connect(self._fit)

    @property
    def is_writing(self) -> bool:
        """Whether a cell is being written in."""
        return self.state() == QAbstractItemView.State.EditingState

    def show_measure(self, measure: "MeasureInfo | None", may_write: bool) -> None:
        """Show the readings of this measure; those of one that is counted are only looked at."""
        if self.saving.busy:
            return
        id = None if measure is None else measure.id
        if id != self.cells.measure:
            self.flush()
        counted = measure is not None and bool(measure.counts)
        self.cells.may_write = may_write and not counted
        place = self.currentIndex().row(), max(self.currentIndex().column(), 0)
        lines = [] if measure is None else self._counted(measure) if counted else self._lines(measure.id)
        if self.cells.may_write and measure is not None:
            lines.append(self._blank(measure.id))
        was = self.cells.lines[place[0]] if 0 <= place[0] < len(self.cells.lines) else None
        self.cells.show_lines(id, lines)
        if lines and not self.currentIndex().isValid():
            row = lines.index(was) if was in lines else len(lines) - 1
            self.setCurrentIndex(self.cells.index(row, place[1]))

    def go_to_new(self) -> None:
        """Write in the line below the last reading."""
        self.cells.add_blank()
        if self.cells.lines and self.cells.may_write:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(self.cells.index(len(self.cells.lines) - 1, 0))
            self.edit(self.currentIndex())

    def current_line(self) -> ReadingLine | None:
        """The line under the keyboard."""
        row = self.currentIndex().row()
        return self.cells.lines[row] if 0 <= row < len(self.cells.lines) else None

    def type(self, index: Index, text: str) -> None:
        """Take what was typed into a cell; it is stored soon."""
        line = self.cells.lines[index.row()]
        line.type(FIELDS[index.column()], text)
        if line.needs_storing():
            self.saving.wait(line)

    def flush(self) -> bool:
        """Store what was typed, now; False when it cannot be."""
        if self.is_writing and (field := self.focusWidget()):
            self.commitData(field)
        return self.saving.flush()

    def go_on(self) -> None:
        """Go to the next cell, below the last into the next line, and write there."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if column + 1 < len(FIELDS):
            column += 1
        elif self.cells.lines[row].is_blank:
            self.setCurrentIndex(self.cells.index(row, 0))
            return
        else:
            row, column = row + 1, 0
            if row == len(self.cells.lines):
                self.cells.add_blank()
        if row < len(self.cells.lines):
            self.setCurrentIndex(self.cells.index(row, column))
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.is_writing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cells.may_write:
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            line = self.current_line()
            if line and line.id is not None and self.cells.may_write:
                self.flush()
                self.delete_asked.emit(line.id)
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cells"):
            self._fit()

    def _fit(self, *_: object) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(_LINE))
        for column, width in enumerate(_WIDTHS):
            self.horizontalHeader().resizeSection(column, scaled(width))

    def _after_storing(self, _: object) -> None:
        self.cells.add_blank()
        self.cells.tell_all()

    def _lines(self, measure: int) -> list[ReadingLine]:
        known = {one.id: one for one in self.cells.lines if one.id is not None}
        ids = next((list(ids) for name, field, ids in self._store.links_to(MEASURE, measure)
                    if (name, field) == (READING.name, "measure")), [])  # fmt: skip
        held = self._store.many(READING, ids)
        lines = []
        for id, raw in sorted(held.items(), key=lambda one: (one[1]["day"] is not None, one[1]["day"], one[0])):
            line = known.get(id)
            if line is None:
                line = ReadingLine(self._store, measure, id, raw)
            else:
                line.take_stored(raw)
            lines.append(line)
        return lines

    def _counted(self, measure: "MeasureInfo") -> list[ReadingLine]:
        return [
            ReadingLine(self._store, measure.id, None, {"day": one.day, "value": one.value, "source": one.source})
            for one in measure.readings
        ]

    def _blank(self, measure: int) -> ReadingLine:
        last = self.cells.lines[-1] if self.cells.lines and self.cells.measure == measure else None
        # Something may be typed in it that waits to be stored.
        return last if last and last.id is None else ReadingLine(self._store, measure, None, {})


class _Writing(QStyledItemDelegate):
    """A line to write in; every letter is told to the grid."""

    def __init__(self, grid: ReadingGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = FIELDS[index.column()]
        line = QLineEdit(parent)
        line.setAccessibleName(f"{LABELS[index.column()]} of the reading")
        line.setMaxLength(READING.field(name).limit or 60)
        if name == "day":
            line.setPlaceholderText("today")
        self._grid.saving.begin_visit()
        kept = QPersistentModelIndex(index)
        line.textEdited.connect(lambda text: self._grid.type(kept, text) if kept.isValid() else None)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        text = str(index.data(Qt.ItemDataRole.EditRole))
        # Something else may have changed meanwhile: what is being typed stays.
        if not editor.isModified() and editor.text() != text:
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            self._grid.type(index, editor.text())
            self._grid.saving.flush()
            line = self._grid.cells.lines[index.row()]
            if trouble := line.trouble.get(FIELDS[index.column()]):
                self._grid.refused.emit(trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab store the cell and go on to the next."""
        if (
            isinstance(event, QKeyEvent)
            and isinstance(watched, QLineEdit)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self._grid.go_on()
            return True
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect, state, colours = QRect(option.rect), QStyle.StateFlag(option.state), theme.palette()
        painter.save()
        line = self._grid.cells.lines[index.row()]
        if self._grid.cells.may_write and line.is_blank and index.column() == 0:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(rect.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, "new reading")
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if QStyle.StateFlag.State_HasFocus & state:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
