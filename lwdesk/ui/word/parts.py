"""The parts of a document beside the places that they go to."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lwdesk.exchange.word.recognise import To
from lwdesk.operations.word_meeting import WRITTEN
from lwdesk.operations.word_notes import Paper
from lwdesk.ui import theme
from lwdesk.ui.icons import icon
from lwdesk.ui.importing.steady_table import ENTER
from lwdesk.ui.theme import scaled
from lwdesk.ui.word.places import outcome, place_in_words

HEADINGS = ("Asked in the file", "Said there", "Goes to", "What happens")
_Index = QModelIndex | QPersistentModelIndex
_SHAPE, _QUIET = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_FLOW = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_GAP, _SIDE = 6, 16
_SHOWN = 260
"""Characters of a text in the table; all of it stands below."""


class PartsTable(QTableWidget):
    """A row for each part. Enter goes on to where it goes; Delete leaves it out; F moves to the next to look at."""

    asked = Signal()
    left_out = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADINGS), parent)
        self.setAccessibleName("Parts of the file and where each goes")
        self.setHorizontalHeaderLabels(HEADINGS)
        self.horizontalHeader().setAccessibleName("Columns of the parts")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _: self.asked.emit())
        self.setItemDelegate(_Cells(self))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._repaint)
        self._paper: Paper | None = None

    def show_paper(self, paper: Paper) -> None:
        """Show the parts of the paper; the keyboard stays on its row where it is the same paper."""
        first = next((n for n, coming in enumerate(paper.comings) if coming.piece.to is not To.ABOUT), 0)
        row = self.currentRow() if paper is self._paper else first
        self._paper = paper
        self.blockSignals(True)
        self.setRowCount(len(paper.comings))
        for n, coming in enumerate(paper.comings):
            piece = coming.piece
            said, shape, role = outcome(coming)
            texts = (piece.asked, _short(piece.body or piece.said), place_in_words(piece, paper), said)
            quiet = coming.how not in WRITTEN
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(_QUIET, quiet or (column == 2 and piece.to is not To.PROMPT))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{HEADINGS[column]}: {text or 'blank'}")
                if column == 3 and shape:
                    item.setData(_SHAPE, (shape, role))
                self.setItem(n, column, item)
        self.resizeRowsToContents()
        if self.rowCount():
            self.setCurrentCell(min(max(row, 0), self.rowCount() - 1), 0)
        self.blockSignals(False)

    def next_to_look_at(self) -> bool:
        """Go to the next part of which it is not sure where it goes; False where there is none."""
        comings = self._paper.comings if self._paper else []
        here = self.currentRow()
        order = [*range(here + 1, len(comings)), *range(here + 1)]
        at = next((n for n in order if comings[n].piece.is_guess and comings[n].how in WRITTEN), None)
        if at is not None:
            self.setCurrentCell(at, 0)
        return at is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete and F."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.left_out.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_F and not event.modifiers():
            self.next_to_look_at()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out, and have the rows as high as their words need."""
        super().resizeEvent(event)
        # As if the bar were always there: rows that grow with it and shrink without would have it come and go for ever.
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        shares = [0.24, 0.36, 0.24]
        for column, share in enumerate(shares):
            self.setColumnWidth(column, int(width * share))
        self.setColumnWidth(3, width - sum(int(width * share) for share in shares))
        self.resizeRowsToContents()

    def _repaint(self) -> None:
        if self._paper:
            self.show_paper(self._paper)


class _Cells(QStyledItemDelegate):
    """Words with room round them, a line under each row, and a shape before what happens."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = theme.palette()
        place = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(place, QColor(colours.selected))
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inner = _inner(place, index)
        if shape := index.data(_SHAPE):
            side = scaled(_SIDE)
            icon(*shape).paint(painter, QRect(place.x() + scaled(_GAP), inner.y() + 1, side, side))
        quiet = bool(index.data(_QUIET))
        font = QFont(option.font)
        font.setBold(index.column() == 0 and not quiet)
        painter.setFont(font)
        painter.setPen(
            QColor(colours.on_selected if chosen and not quiet else colours.quiet if quiet else colours.text)
        )
        painter.drawText(inner, _FLOW, str(index.data() or ""))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        font = QFont(option.font)
        font.setBold(index.column() == 0)
        table = self.parent()
        assert isinstance(table, PartsTable)
        width = table.columnWidth(index.column())
        inner = _inner(QRect(0, 0, width, 10_000), index)
        needed = QFontMetrics(font).boundingRect(inner, _FLOW, str(index.data() or ""))
        return QSize(width, max(scaled(theme.ROW), needed.height() + 2 * scaled(_GAP)))


def _inner(place: QRect, index: _Index) -> QRect:
    gap = scaled(_GAP)
    left = gap + (scaled(_SIDE) + scaled(6) if index.column() == len(HEADINGS) - 1 else 0)
    return place.adjusted(left, gap, -gap, -gap + 2)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"
