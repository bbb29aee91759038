"""The matrix under the keyboard: arrows go from cell to cell, digits set a target, Enter goes to the people."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lwdesk.store.sampling import Key
from lwdesk.ui import theme
from lwdesk.ui.matrix.model import Index, MatrixModel
from lwdesk.ui.matrix.paint import CellDelegate

_PAUSE_MS = 1500
"""How long after a digit the next begins a number of its own."""
_DIGITS = 3
_WIDTH, _WIDEST, _HEIGHT, _HIGHEST, _SUM_HEIGHT, _SIDE, _HEAD = 90, 190, 64, 92, 58, 112, 40


class MatrixGrid(QTableView):
    """The cells, with groups at the left and sectors above that stay while the cells scroll."""

    chosen = Signal(object)
    """The group and sector of the cell under the keyboard; None on a sum."""
    opened = Signal()
    """The user wants to go on to the people of the cell."""
    target_set = Signal(object)
    """A number for the cell under the keyboard; None to take its target away."""
    wave_asked = Signal(int)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self._typed = ""
        self._fitting = False
        self.pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        """While it runs, a digit goes on with the number that was begun."""
        self.pause.timeout.connect(self.forget_typed)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName("Sampling matrix")
        self.setAccessibleDescription(
            "Rows are groups, columns are sectors. Digits set a target, Delete takes it away, "
            "Enter goes to the people, G to the next gap."
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header, name in ((self.horizontalHeader(), "Sectors"), (self.verticalHeader(), "Groups")):
            header.setAccessibleName(name)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        )
        # No line under each group: the cells beside it are enough.
        self.verticalHeader().setStyleSheet("QHeaderView::section { border: none; }")
        self.setCornerWidget(QWidget())
        model.modelReset.connect(self.fit)

    # Where the keyboard is

    def key(self) -> Key | None:
        """The group and sector of the cell under the keyboard; None on a sum."""
        return self.cells.key(self.currentIndex())

    def go_to(self, key: Key | None) -> bool:
        """Put the keyboard on a cell, else on the first; False when it is not shown."""
        index = self.cells.place(key) if key else QModelIndex()
        found = index.isValid()
        self._stand_on(index if found else self.cells.index(0, 0))
        return found

    def go_to_gap(self, backwards: bool = False) -> bool:
        """Put the keyboard on the next cell that is short of people, round and round; False when there is none."""
        rows, columns = self.cells.rowCount() - 1, self.cells.columnCount() - 1
        places = [self.cells.index(row, column) for row in range(rows) for column in range(columns)]
        if not places:
            return False
        current = self.currentIndex()
        here = current.row() * columns + min(current.column(), columns - 1) if current.isValid() else -1
        order = range(1, len(places) + 1)
        for step in order:
            place = places[(here + (-step if backwards else step)) % len(places)]
            if self.cells.cell(place).missing:
                self._stand_on(place)
                return True
        return False

    def forget_typed(self) -> None:
        """Let the next digit begin a new number."""
        self._typed = ""
        self.pause.stop()

    def fit(self) -> None:
        """Give rows and columns the room that they have, and no less than they need."""
        columns = self.cells.columnCount()
        if not columns or self._fitting:
            return
        self._fitting = True
        side = self.verticalHeader()
        labels = [str(self.cells.headerData(n, Qt.Orientation.Vertical)) for n in range(self.cells.rowCount())]
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        side.setFixedWidth(max(theme.scaled(_SIDE), _longest_word(metrics, labels) + theme.scaled(20)))
        # A few pixels less than there are, so that no bar comes and goes.
        room = self.width() - side.width() - self.verticalScrollBar().sizeHint().width() - 4
        width = min(max(room // columns, theme.scaled(_WIDTH)), theme.scaled(_WIDEST))
        for column, label in enumerate(self._sectors()):
            self.setColumnWidth(column, max(width, _longest_word(metrics, [label]) + theme.scaled(18)))
        head = self._head_height(metrics, width)
        self.horizontalHeader().setFixedHeight(head)
        last = self.cells.rowCount() - 1
        left = self.height() - head - theme.scaled(_SUM_HEIGHT) - self.horizontalScrollBar().sizeHint().height() - 4
        height = min(max(left // max(last, 1), theme.scaled(_HEIGHT)), theme.scaled(_HIGHEST))
        for row in range(last + 1):
            self.setRowHeight(row, theme.scaled(_SUM_HEIGHT) if row == last else height)
        self._fitting = False

    def _head_height(self, metrics: QFontMetrics, width: int) -> int:
        wraps, room = Qt.TextFlag.TextWordWrap, QRect(0, 0, width - theme.scaled(16), 1000)
        tallest = max(metrics.boundingRect(room, wraps, f"{label} ").height() for label in self._sectors())
        return max(theme.scaled(_HEAD), tallest + theme.scaled(16))

    def _sectors(self) -> list[str]:
        across = Qt.Orientation.Horizontal
        return [str(self.cells.headerData(n, across)) for n in range(self.cells.columnCount())]

    # Qt's side

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.forget_typed()
        self.chosen.emit(self.cells.key(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Delete write the target; Enter opens; G goes to the next gap; the rest moves."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.opened.emit()
        elif plain and event.text().isdecimal() and event.text().isascii():
            self._type(event.text())
        elif key == Qt.Key.Key_Backspace and plain:
            self._type("")
        elif key == Qt.Key.Key_Delete and plain:
            self.forget_typed()
            self.target_set.emit(None)
        elif key == Qt.Key.Key_G and (plain or shifted):
            self.go_to_gap(backwards=shifted)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.wave_asked.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif plain and event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click goes on to the people."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.forget_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text or the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def _type(self, digit: str) -> None:
        if not digit:
            self._typed = self._typed[:-1]
        else:
            self._typed = digit if len(self._typed) >= _DIGITS else self._typed + digit
        self.pause.start()
        self.target_set.emit(int(self._typed) if self._typed else None)

    def _stand_on(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)


def _longest_word(metrics: QFontMetrics, labels: list[str]) -> int:
    return max(
        (metrics.horizontalAdvance(word) for label in labels for word in label.replace("-", "- ").split()), default=0
    )
