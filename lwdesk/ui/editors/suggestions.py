"""The list that opens under a type-to-find field; the keyboard stays in the field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from lwdesk.ui import theme
from lwdesk.ui.editors.sources import Found
from lwdesk.ui.icons import icon

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST_ROWS = 8
_NARROWEST = 300


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Found] = ()

    def show_rows(self, rows: Sequence[Found]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.detail and row.id is not None:
            return f"{row.label}: {row.detail}"
        return None


class _Drawn(QStyledItemDelegate):
    def __init__(self, rows: _Rows) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(10, theme.scaled(theme.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = theme.palette()
        row = self._rows.rows[index.row()]
        place: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(place, 4, 4)
        inner = place.adjusted(theme.scaled(8), 0, -theme.scaled(8), 0)
        if row.id is None:
            side = theme.scaled(16)
            icon("plus", "accent").paint(painter, QRect(inner.x(), place.center().y() - side // 2 + 1, side, side))
            inner.setLeft(inner.left() + side + theme.scaled(6))
        painter.setPen(QColor(colours.on_selected if current else colours.text))
        metrics = painter.fontMetrics()
        label = metrics.elidedText(words(row), Qt.TextElideMode.ElideRight, inner.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, middle, label)
        left = metrics.horizontalAdvance(label) + theme.scaled(12)
        if row.detail and row.id is not None and inner.width() - left > theme.scaled(60):
            inner.setLeft(inner.left() + left)
            painter.setPen(QColor(colours.quiet))
            painter.drawText(inner, middle, metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, inner.width()))
        painter.restore()


def words(row: Found) -> str:
    """What a row says."""
    if row.id is not None:
        return row.label
    return f"Create “{row.label}” {row.detail}".rstrip()


class Suggestions(QFrame):
    """One list a window, lent to the field that is being typed in.

    It is a child of the window, not a window: nothing takes the keyboard away, and it works on every desktop.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("suggestions")
        self.setProperty("look", "popup")
        self.setAccessibleName("Suggestions")
        self._rows = _Rows(self)
        self.list = QListView(self)
        self.list.setAccessibleName("Suggestions")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Drawn(self._rows))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        self._anchor: QWidget | None = None
        self._take: Callable[[Found], None] | None = None
        window.installEventFilter(self)
        self.hide()

    @staticmethod
    def of(widget: QWidget) -> "Suggestions":
        """The list of the widget's window."""
        window = widget.window()
        found = window.findChild(Suggestions, "suggestions", Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, Suggestions) else Suggestions(window)

    def open_for(self, anchor: QWidget, rows: Sequence[Found], current: int, take: Callable[[Found], None]) -> None:
        """Show the rows under `anchor`, with row `current` marked (-1: none); a click on one calls `take`."""
        self._anchor, self._take = anchor, take
        self._rows.show_rows(rows)
        self.mark(current)
        self.place()
        self.show()
        self.raise_()

    def serves(self, anchor: QWidget) -> bool:
        """Whether it is open for that widget."""
        return self.isVisible() and self._anchor is anchor

    def close_for(self, anchor: QWidget | None = None) -> None:
        """Close it; with `anchor`, only if it is open for that."""
        if anchor is None or self._anchor is anchor:
            self.hide()
            self._anchor = self._take = None

    def current(self) -> Found | None:
        """The marked row."""
        index = self.list.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def mark(self, row: int) -> None:
        """Mark a row; -1 for none."""
        index = self._rows.index(row) if 0 <= row < len(self._rows.rows) else QModelIndex()
        self.list.setCurrentIndex(index)

    def move_mark(self, by: int) -> Found | None:
        """Mark the row that many further down, stopping at the ends; the row now marked."""
        index = self.list.currentIndex()
        last = len(self._rows.rows) - 1
        self.mark(max(0, min(last, index.row() + by)) if index.isValid() else (0 if by > 0 else last))
        return self.current()

    def place(self) -> None:
        """Lie under the field, or above it where there is more room."""
        if self._anchor is None:
            return
        window = self._window
        top_left = self._anchor.mapTo(window, QPoint(0, 0))
        below = window.height() - top_left.y() - self._anchor.height() - 8
        above = top_left.y() - 8
        wanted = min(_MOST_ROWS, max(1, len(self._rows.rows))) * theme.scaled(theme.ROW) + 10
        upward = wanted > below and above > below
        height = min(wanted, max(above if upward else below, theme.scaled(theme.ROW) + 10))
        width = min(max(self._anchor.width(), theme.scaled(_NARROWEST)), window.width() - 16)
        left = max(8, min(top_left.x(), window.width() - width - 8))
        top = top_left.y() - height - 2 if upward else top_left.y() + self._anchor.height() + 2
        self.setGeometry(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.close_for()
        return False

    def _click(self, index: QModelIndex) -> None:
        take = self._take
        row = self._rows.rows[index.row()]
        self.close_for()
        if take:
            take(row)
