"""A list of contributions: what each says in two lines, and quietly who said it and why it stands here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lwdesk.ui import theme
from lwdesk.ui.editors.cell_box import ENTER
from lwdesk.ui.pages.paragraphs import lines_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SMALL, _LINES = 0.9, 2


@dataclass(frozen=True, slots=True)
class Row:
    """A contribution as the list shows it; one without an id is the heading of those below."""

    id: int | None
    text: str
    about: str = ""
    why: str = ""
    mark: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return "; ".join(filter(None, (self.text, self.about, self.why, self.mark)))


class RowsModel(QAbstractListModel):
    """The rows as Qt asks for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; where they are the same contributions, in place."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                # A mark takes room from the words.
                self.layoutChanged.emit()
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.id is not None:
            return "\n".join(filter(None, (row.text, row.about, row.why)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.rows[index.row()].id is None
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)


class RowsList(QListView):
    """Enter `acted`, F2 `asked`, Ctrl+Enter `opened`, Escape `left`."""

    chosen = Signal(object)
    acted = Signal()
    asked = Signal()
    opened = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = RowsModel(self)
        self.setModel(self.model_)
        self.setAccessibleName(name)
        self.setItemDelegate(_Drawn(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _: self.acted.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current_id()))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, the keyboard on the row that it was on, or on the first."""
        at, current = max(self.currentIndex().row(), 0), self.current_id()
        self.model_.show_rows(rows)
        if not self.choose(current):
            after = [n for n, row in enumerate(rows) if row.id is not None]
            near = next((n for n in after if n >= at), after[-1] if after else -1)
            if near >= 0:
                self.setCurrentIndex(self.model_.index(near))

    def current_id(self) -> int | None:
        """The contribution under the keyboard."""
        row = self.currentIndex().row()
        return self.model_.rows[row].id if 0 <= row < len(self.model_.rows) else None

    def choose(self, record_id: int | None) -> bool:
        """Put the keyboard on that contribution; False where it is not in the list."""
        place = next((n for n, row in enumerate(self.model_.rows) if row.id is not None and row.id == record_id), -1)
        if place >= 0 and place != self.currentIndex().row():
            self.setCurrentIndex(self.model_.index(place))
        return place >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER:
            (self.opened if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self.acted).emit()
        elif key == Qt.Key.Key_F2:
            self.asked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Drawn(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, RowsModel)
        row, metrics = model.rows[index.row()], option.fontMetrics
        if row.id is None:
            return QSize(0, metrics.height() + theme.scaled(18))
        small = QFontMetrics(_small(option.font))
        quiet = small.lineSpacing() * (bool(row.about) + bool(row.why))
        view = self.parent()
        assert isinstance(view, RowsList)
        # Measured as one line, and not laid out: a study may have thousands of needs.
        room = view.viewport().width() - theme.scaled(16) - _width_of(row.mark, small)
        lines = 1 if "\n" not in row.text and metrics.horizontalAdvance(row.text[:300]) <= room else _LINES
        return QSize(0, lines * metrics.lineSpacing() + quiet + theme.scaled(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RowsModel)
        row = model.rows[index.row()]
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id is None:
            strong = QFont(font)
            strong.setWeight(QFont.Weight.DemiBold)
            painter.setFont(strong)
            painter.setPen(QColor(theme.palette().quiet))
            box = rect.adjusted(theme.scaled(8), 0, 0, -theme.scaled(4))
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, row.text)
        else:
            _draw(painter, rect, font, state, row)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _width_of(mark: str, metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(mark) + theme.scaled(12) if mark else 0


def _draw(painter: QPainter, rect: QRect, font: QFont, state: QStyle.StateFlag, row: Row) -> None:
    colours = theme.palette()
    chosen = QStyle.StateFlag.State_Selected in state
    if chosen:
        focused = QStyle.StateFlag.State_HasFocus in state
        painter.setBrush(QColor(colours.selected))
        painter.setPen(QPen(QColor(colours.accent), 2) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -1), 4, 4)
    small, metrics = _small(font), QFontMetrics(font)
    measure = QFontMetrics(small)
    box = rect.adjusted(theme.scaled(8), theme.scaled(6), -theme.scaled(8), -theme.scaled(4))
    mark = _width_of(row.mark, measure)
    main, quiet = (colours.on_selected,) * 2 if chosen else (colours.text, colours.quiet)
    top = box.top()
    painter.setFont(font)
    painter.setPen(QColor(main))
    for line in lines_of(row.text, font, box.width() - mark, _LINES):
        painter.drawText(box.left(), top + metrics.ascent(), line)
        top += metrics.lineSpacing()
    painter.setFont(small)
    painter.setPen(QColor(quiet))
    for words in filter(None, (row.about, row.why)):
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.left(), top + measure.ascent(), shown)
        top += measure.lineSpacing()
    if row.mark:
        painter.setPen(QColor(main if chosen else colours.success))
        top_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, top_right, row.mark)
