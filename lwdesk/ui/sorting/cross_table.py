"""The table of two ways: rows and columns of lines, counts in the cells, and totals behind the last of each."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lwdesk.records import RECORDS
from lwdesk.store.crossing import Cross
from lwdesk.ui import theme

Index = QModelIndex | QPersistentModelIndex
TOTAL = "Total"
_ROOT = QModelIndex()
_WIDTH, _WIDEST, _SIDE, _WIDEST_SIDE, _ROW = 84, 150, 120, 320, 32


class CrossModel(QAbstractTableModel):
    """The counts as Qt's tables ask for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cross: Cross | None = None
        self._counts: list[list[int]] = []

    def show_cross(self, cross: Cross | None) -> None:
        """Show this table; where its lines are those shown before, only the numbers change."""
        same = _lines(cross) == _lines(self.cross)
        if not same:
            self.beginResetModel()
        self.cross = cross
        self._counts = []
        if cross and cross.rows and cross.columns:
            columns = range(len(cross.columns) + 1)
            self._counts = [[cross.count(row, column) for column in columns] for row in range(len(cross.rows) + 1)]
        if not same:
            self.endResetModel()
        elif self._counts:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._counts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._counts else len(self._counts[0])

    def count(self, index: Index) -> int:
        """What stands at a place."""
        return self._counts[index.row()][index.column()] if index.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.cross is None:
            return None
        count = self.count(index)
        is_total = index.row() == self.rowCount() - 1 or index.column() == self.columnCount() - 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{count:,}" if count or is_total else "–"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ForegroundRole:
                colours = theme.palette()
                return QColor(colours.text if count and not is_total else colours.quiet)
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold if count and not is_total else QFont.Weight.Normal)
                return font
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                record = RECORDS[self.cross.kind]
                noun = (record.label if count == 1 else record.plural).lower()
                return f"{self.cross.name(index.row(), index.column())}: {count:,} {noun}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.cross is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        lines = self.cross.columns if orientation is Qt.Orientation.Horizontal else self.cross.rows
        if section >= len(lines):
            return TOTAL
        if role == Qt.ItemDataRole.ToolTipRole:
            return lines[section].whole or lines[section].label
        return f"{lines[section].label} (retired)" if lines[section].retired else lines[section].label


class _Ring(QStyledItemDelegate):
    """Draws a ring round the count under the keyboard."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        state: QStyle.StateFlag = option.state
        if QStyle.StateFlag.State_Selected in state:
            rect: QRect = option.rect
            has_keyboard = QStyle.StateFlag.State_HasFocus in state
            colours = theme.palette()
            painter.save()
            painter.setPen(QPen(QColor(colours.accent if has_keyboard else colours.border), 2 if has_keyboard else 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.restore()


class CrossTable(QTableView):
    """Arrow keys go from count to count; Enter goes to what lies behind it."""

    chosen = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.counts = CrossModel(self)
        self.setModel(self.counts)
        self.setItemDelegate(_Ring(self))
        self.setAccessibleName("Sorting table")
        self.setAccessibleDescription("Enter lists what lies behind a count")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header, name in ((self.horizontalHeader(), "Columns of the table"), (self.verticalHeader(), "Rows")):
            header.setAccessibleName(name)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        # No line under each name: the counts beside it are enough.
        self.verticalHeader().setStyleSheet("QHeaderView::section { border: none; }")
        self.counts.modelReset.connect(self.fit)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def place(self) -> tuple[int, int]:
        """The row and column under the keyboard."""
        return max(self.currentIndex().row(), 0), max(self.currentIndex().column(), 0)

    def stand_on(self, row: int, column: int) -> None:
        """Put the keyboard on a place, as near as there is one."""
        rows, columns = self.counts.rowCount(), self.counts.columnCount()
        if rows and columns:
            index = self.counts.index(min(row, rows - 1), min(column, columns - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def stand_on_first(self) -> None:
        """Put the keyboard on the first count behind which there is something, else on the first."""
        rows, columns = range(self.counts.rowCount() - 1), range(self.counts.columnCount() - 1)
        places = ((r, c) for r in rows for c in columns if self.counts.count(self.counts.index(r, c)))
        self.stand_on(*next(places, (0, 0)))

    def fit(self) -> None:
        """Give rows and columns the room that they have, and no less than they need."""
        columns = self.counts.columnCount()
        if not columns:
            return
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        names = [str(self.counts.headerData(n, down)) for n in range(self.counts.rowCount())]
        side = max(metrics.horizontalAdvance(name) for name in names) + theme.scaled(28)
        self.verticalHeader().setFixedWidth(min(max(side, theme.scaled(_SIDE)), theme.scaled(_WIDEST_SIDE)))
        room = self.width() - self.verticalHeader().width() - self.verticalScrollBar().sizeHint().width() - 6
        width = min(max(room // columns, theme.scaled(_WIDTH)), theme.scaled(_WIDEST))
        highest = metrics.lineSpacing()
        for column in range(columns):
            label = str(self.counts.headerData(column, across))
            longest = max((metrics.horizontalAdvance(word) for word in label.split()), default=0)
            self.setColumnWidth(column, max(width, longest + theme.scaled(18)))
            box = self.rect().adjusted(0, 0, 0, 1000)
            box.setWidth(self.columnWidth(column) - theme.scaled(18))
            highest = max(highest, metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, label).height())
        self.horizontalHeader().setFixedHeight(highest + theme.scaled(16))
        for row in range(self.counts.rowCount()):
            self.setRowHeight(row, theme.scaled(_ROW))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text or the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()


def _lines(cross: Cross | None) -> tuple[object, ...]:
    return (cross.kind, cross.row_way, cross.column_way, cross.rows, cross.columns) if cross else ()
