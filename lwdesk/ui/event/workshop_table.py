"""The table in which the workshops of an event are written: type into a cell, Alt+arrow moves a row, Delete deletes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
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

from lwdesk.records import WORKSHOP
from lwdesk.ui import theme
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.sources import Found, source_of
from lwdesk.ui.event.workshop_model import FIELDS, HEADINGS, WorkshopModel
from lwdesk.ui.theme import ROW, scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {2: 96, 3: 116, 4: 88, 5: 62, 6: 96}
_TEXTS, _NARROWEST = (0, 1), 124
"""The columns that share what room is left, and the least that each has."""
_LONGEST = 300


class WorkshopTable(QTableView):
    """A row a workshop. Enter or any letter writes in the cell, Tab goes on to the next."""

    new_asked = Signal()
    delete_asked = Signal()
    moved = Signal(int)
    """The workshop under the keyboard is to go up (-1) or down (1)."""

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = WorkshopModel(store, self)
        self.setModel(self.cells)
        self.setItemDelegate(_CellWriting(store, self))
        self.setProperty("look", "written")
        self.setAccessibleName("Workshops")
        self.setAccessibleDescription(
            "Enter or any letter writes in the cell, Alt+Up and Alt+Down move the workshop, Delete deletes it."
        )
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        head = self.horizontalHeader()
        head.setAccessibleName("Columns of the workshops")
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        side = self.verticalHeader()
        side.setAccessibleName("Rows of the workshops")
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setSectionsClickable(False)
        # No line under each number: the rows beside it are enough.
        side.setStyleSheet("QHeaderView::section { border: none; }")

    def fit(self) -> None:
        """Give the columns the room that there is; the names and themes what the others leave."""
        # Two lines: the names of themes and people are longer than the room that they have.
        self.verticalHeader().setDefaultSectionSize(scaled(ROW) + self.fontMetrics().lineSpacing())
        head = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            head.resizeSection(column, scaled(width))
        left = self.viewport().width() - sum(scaled(width) for width in _WIDTHS.values())
        for column in _TEXTS:
            head.resizeSection(column, max(left // len(_TEXTS), scaled(_NARROWEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def current_id(self) -> int | None:
        """The workshop under the keyboard."""
        row = self.currentIndex().row()
        return self.cells.rows[row].id if 0 <= row < len(self.cells.rows) else None

    def choose(self, workshop: int | None, column: int | None = None) -> bool:
        """Put the keyboard on a workshop; False when it is not shown."""
        rows = [row.id for row in self.cells.rows]
        if workshop not in rows:
            return False
        at = max(self.currentIndex().column(), 0) if column is None else column
        self.setCurrentIndex(self.cells.index(rows.index(workshop), at))
        return True

    def write(self) -> None:
        """Begin to write in the cell under the keyboard."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def close_editor(self) -> None:
        """Store what is being written in a cell."""
        if self.state() == QAbstractItemView.State.EditingState and (field := self.focusWidget()):
            self.commitData(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if is_editing:
            super().keyPressEvent(event)
        elif modifiers == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Insert:
            self.new_asked.emit()
        elif modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier) and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class _CellWriting(QStyledItemDelegate):
    """A line to write in; at the theme it offers those that there are."""

    def __init__(self, store: "Store", parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = FIELDS[index.column()]
        # As in a form: type to find a theme, and make one that is missing.
        line = _ThemeLine(self._store, parent) if name == "theme" else QLineEdit(parent)
        line.setAccessibleName(HEADINGS[index.column()])
        line.setMaxLength(WORKSHOP.field(name).limit or _LONGEST)
        if isinstance(line, _ThemeLine):
            line.picked.connect(lambda _: self._finish(line))
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter stores the cell at once; where a list of themes is open, it takes the one that is marked."""
        if (
            isinstance(event, QKeyEvent)
            and isinstance(watched, QLineEdit)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            if isinstance(watched, _ThemeLine) and watched.is_open:
                return False
            self._finish(watched)
            return True
        return super().eventFilter(watched, event)

    def _finish(self, line: QLineEdit) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        text = str(index.data(Qt.ItemDataRole.EditRole))
        # Something else may have changed meanwhile: what is being typed stays.
        if not editor.isModified() and editor.text() != text:
            editor.setText(text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect, state = QRect(option.rect), QStyle.StateFlag(option.state)
        colours = theme.palette()
        painter.save()
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if QStyle.StateFlag.State_HasFocus & state:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if isinstance(editor, _ThemeLine):
            editor.settle()
        model.setData(index, editor.text())


class _ThemeLine(Finder):
    """Type to find a theme; the line holds its name."""

    def __init__(self, store: "Store", parent: QWidget) -> None:
        self._themes = source_of(store, WORKSHOP.field("theme"))
        super().__init__(self._themes, parent)
        self.picked.connect(self._hold)

    def settle(self) -> None:
        """Leave the line with the theme that is meant without a doubt."""
        found = self.sure()
        self.close_list()
        if found is not None and found.id is not None:
            self.setText(found.label)

    def _hold(self, found: Found) -> None:
        made = found if found.id is not None else self._themes.create(found.label)
        self.setText(made.label)
