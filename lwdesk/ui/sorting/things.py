"""A list of passages, proposals or activities, read as it is scrolled through: its words, whose they are, its terms."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.exchange.things import Thing, things
from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import lines_of

if TYPE_CHECKING:
    from lwdesk.store import Store

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RUN = 60
"""Records that are read at once."""
_PAD, _DOWN, _LINES, _SMALL, _BETWEEN = 10, 6, 2, 0.9, 3


class ThingModel(QAbstractListModel):
    """The things by their ids; their words are read when they are first drawn."""

    def __init__(self, store: "Store", parent: "ThingList") -> None:
        super().__init__(parent)
        self._store = store
        self.kind, self.scheme = "passage", ""
        self.ids: Sequence[int] = ()
        self._read: dict[int, tuple[Thing, str]] = {}

    def show_ids(self, kind: str, ids: Sequence[int], scheme: str = "") -> None:
        """Show these; with a scheme, its terms under each."""
        self.beginResetModel()
        self.kind, self.ids, self.scheme = kind, ids, scheme
        self._read.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Read all of them anew, as something changed."""
        self._read.clear()
        if len(self.ids):
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    def thing(self, row: int) -> tuple[Thing, str]:
        """A thing, and the terms of the scheme that it is under."""
        wanted = self.ids[row]
        if wanted not in self._read:
            start = row - row % _RUN
            run = list(self.ids[start : start + _RUN])
            under = self._store.sorting.of_scheme(self.kind, self.scheme, run) if self.scheme else {}
            found = {thing.id: thing for thing in things(self._store, self.kind, run)}
            self._read |= {i: (found.get(i, Thing(i, "", "")), "; ".join(under.get(i, ()))) for i in run}
        return self._read[wanted]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.thing(index.row())[0].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.thing(index.row())[0].title[:2000]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            thing, terms = self.thing(index.row())
            said = f"sorted under {terms}" if terms else "not sorted yet" if self.scheme else ""
            return ". ".join(part for part in (thing.ref, thing.title, thing.detail, said) if part)
        return None


class ThingList(QListView):
    """The list. Enter or a double click asks to open the one under the keyboard."""

    opened = Signal(str, object)
    number_pressed = Signal(int)
    left = Signal()

    def __init__(self, store: "Store", name: str, several: bool = False) -> None:
        super().__init__()
        self.things = ThingModel(store, self)
        self.setModel(self.things)
        self.setItemDelegate(_Drawn(self))
        self.setAccessibleName(name)
        self.setProperty("look", "cards")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(lambda _: self.open())

    def chosen(self) -> list[int]:
        """The ids of those that are selected, in their order."""
        return [self.things.ids[row] for row in sorted(index.row() for index in self.selectedIndexes())]

    def stand_on(self, row: int) -> None:
        """Put the keyboard on a row, the last where there are fewer."""
        if len(self.things.ids):
            index = self.things.index(max(0, min(row, len(self.things.ids) - 1)))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def open(self) -> None:
        """Ask to open the one under the keyboard."""
        if self.currentIndex().isValid():
            self.opened.emit(self.things.kind, self.things.ids[self.currentIndex().row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, numbers are told, Escape goes back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            self.open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and text.isdecimal() and text.isascii():
            self.number_pressed.emit(int(text))
        elif not (plain and text.isprintable() and text):
            super().keyPressEvent(event)


class _Drawn(QStyledItemDelegate):
    """Two lines of words, and a quiet one below; what it is sorted under stands at the right of that."""

    def __init__(self, view: ThingList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = self._view.font()
        small = QFontMetrics(_small(font)).lineSpacing()
        return QSize(100, _LINES * QFontMetrics(font).lineSpacing() + small + _BETWEEN + 2 * theme.scaled(_DOWN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        thing, terms = self._view.things.thing(index.row())
        colours, rect = theme.palette(), option.rect
        assert isinstance(rect, QRect)
        state: QStyle.StateFlag = option.state
        selected = QStyle.StateFlag.State_Selected in state
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(colours.selected))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        font, pad = self._view.font(), theme.scaled(_PAD)
        metrics, room = QFontMetrics(font), rect.width() - 2 * pad
        painter.setFont(font)
        painter.setPen(QColor(colours.on_selected if selected else colours.text))
        title = " ".join(thing.title[:600].split())
        if self._view.things.kind == "passage":
            title = f"“{title}”"
        lines = lines_of(title, font, room, _LINES)
        small = QFontMetrics(_small(font)).lineSpacing() + _BETWEEN
        y = rect.top() + (rect.height() - len(lines) * metrics.lineSpacing() - small) // 2
        for line in lines:
            painter.drawText(rect.left() + pad, y + metrics.ascent(), line)
            y += metrics.lineSpacing()
        self._foot(painter, thing, terms, QRect(rect.left() + pad, y, room, small))
        painter.restore()

    def _foot(self, painter: QPainter, thing: Thing, terms: str, room: QRect) -> None:
        colours, small = theme.palette(), _small(self._view.font())
        strong = QFont(small)
        strong.setWeight(QFont.Weight.DemiBold)
        bold = QFontMetrics(strong)
        terms = bold.elidedText(terms, Qt.TextElideMode.ElideRight, room.width() * 2 // 3)
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        baseline = room.bottom() - bold.descent()
        painter.drawText(room.right() - bold.horizontalAdvance(terms), baseline, terms)
        painter.setFont(small)
        painter.setPen(QColor(colours.quiet))
        told = " · ".join(part for part in (thing.ref, thing.detail) if part)
        left = room.width() - bold.horizontalAdvance(terms) - theme.scaled(12)
        painter.drawText(room.left(), baseline, QFontMetrics(small).elidedText(told, Qt.TextElideMode.ElideRight, left))


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
