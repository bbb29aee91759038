"""The outline of a thread: two branches that the arrow keys go through, each record with what hangs on it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from lwdesk.exchange.thread_words import BACK, BECAME, FORWARD, GREW_FROM, Branch
from lwdesk.ui import theme
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.exchange.thread_words import Story
    from lwdesk.store.thread import Key

KEY, NEAR, ABOUT = (Qt.ItemDataRole.UserRole + n for n in range(3))
"""The record of a row; the record that it hangs on; what is said of it beneath."""
_SMALL = 0.9
_PAD = 4
_DEEP = 2
"""How many levels are open at first."""
_NOTHING = {BACK: "Nothing is linked to it yet", FORWARD: "Nothing yet"}
_AGAIN = "stands elsewhere here too"


class Outline(QTreeWidget):
    """Enter opens a record, Delete takes its link away; the keyboard may stand on a heading too."""

    chosen = Signal(object)
    """The record under the keyboard, or None on a heading."""
    opened = Signal(object)
    unlink_asked = Signal(object, object)
    """A record and the one that it hangs on."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Thread")
        self.setAccessibleDescription(
            "Right opens and Left closes a branch, Enter opens the record, Control Shift T goes to its own thread, "
            "Delete takes the link away, Escape goes back."
        )
        self.setHeaderHidden(True)
        self.setIndentation(scaled(16))
        self.setItemDelegate(TwoLines(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self._quiet = False
        self.currentItemChanged.connect(lambda *_: self._tell())
        self.itemDoubleClicked.connect(lambda *_: self._open())

    def show_story(self, story: "Story") -> None:
        """Show both directions; the keyboard stays on its record where that is still there."""
        before = self.key()
        self._quiet = True
        self.clear()
        for way, heading in ((BACK, GREW_FROM), (FORWARD, BECAME)):
            top = QTreeWidgetItem([heading])
            top.setData(0, NEAR, story.start.key)
            branches = story.branches(way)
            count = len(story.thread.reached(way))
            about = f"{count:,} {'record' if count == 1 else 'records'}" if branches else _NOTHING[way]
            top.setData(0, ABOUT, about)
            top.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{heading}: {about}")
            self.addTopLevelItem(top)
            self._fill(top, branches, story.start.key, 1)
            top.setExpanded(True)
        if before is None or not self.choose(before):
            self.setCurrentItem(self._first())
        self._quiet = False
        self.chosen.emit(self.key())

    def show_list(self, branches: Sequence[Branch]) -> None:
        """Show a plain list; the keyboard stays on its record, or at its height."""
        current = self.currentItem()
        before, row = self.key(), max(self.indexOfTopLevelItem(current), 0) if current else 0
        self._quiet = True
        self.clear()
        items = [_item(branch, None) for branch in branches]
        self.addTopLevelItems(items)
        if items and (before is None or not self.choose(before)):
            self.setCurrentItem(items[min(row, len(items) - 1)])
        self._quiet = False
        self.chosen.emit(self.key())

    def key(self) -> "Key | None":
        """The record under the keyboard; None on a heading."""
        item = self.currentItem()
        return item.data(0, KEY) if item else None

    def choose(self, key: "Key") -> bool:
        """Put the keyboard on the place of a record that stands nearest to the beginning; False where it has none."""
        if self.key() == key:
            return True
        row = [item for n in range(self.topLevelItemCount()) if (item := self.topLevelItem(n))]
        for item in row:
            if item.data(0, KEY) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return True
            row += [child for n in range(item.childCount()) if (child := item.child(n))]
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, or opens a branch; Delete takes the link away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            item = self.currentItem()
            if item is not None and self.key() is not None:
                self.unlink_asked.emit(self.key(), item.data(0, NEAR))
        elif event.text() in ("+", "-", "*") or event.key() == Qt.Key.Key_Backspace:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.key())

    def _open(self) -> None:
        item = self.currentItem()
        if item is None:
            return
        if self.key() is None:
            item.setExpanded(not item.isExpanded())
        else:
            self.opened.emit(self.key())

    def _fill(self, above: QTreeWidgetItem, branches: Sequence[Branch], near: "Key", depth: int) -> None:
        for branch in branches:
            item = _item(branch, near)
            above.addChild(item)
            self._fill(item, branch.children, branch.key or near, depth + 1)
            item.setExpanded(depth < _DEEP and branch.key is not None)

    def _first(self) -> QTreeWidgetItem:
        tops = [item for n in range(self.topLevelItemCount()) if (item := self.topLevelItem(n))]
        return next((child for top in tops if (child := top.child(0))), tops[0])


def _item(branch: Branch, near: "Key | None") -> QTreeWidgetItem:
    item = QTreeWidgetItem([branch.text])
    about = f"{branch.about} · {_AGAIN}" if branch.again else branch.about
    item.setData(0, KEY, branch.key)
    item.setData(0, NEAR, near)
    item.setData(0, ABOUT, about)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (branch.text, about))))
    item.setToolTip(0, branch.text[:2000])
    return item


class TwoLines(QStyledItemDelegate):
    """The words of a record, and beneath them in small what it is and whose."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for both lines, whatever the width."""
        metrics, small = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        beneath = small.lineSpacing() if index.data(ABOUT) else 0
        return QSize(1, metrics.lineSpacing() + beneath + 2 * scaled(_PAD) + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's ground as the style has it, and the two lines on it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        shown.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        colours = theme.palette()
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        room = shown.rect.adjusted(scaled(6), scaled(_PAD), -scaled(6), -scaled(_PAD))
        font = QFont(shown.font)
        font.setBold(index.data(KEY) is None)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(colours.on_selected if chosen else colours.text))
        metrics = QFontMetrics(font)
        painter.drawText(
            room.left(), room.top() + metrics.ascent(),
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()),
        )  # fmt: skip
        small = _small(shown.font)
        painter.setFont(small)
        painter.setPen(QColor(colours.on_selected if chosen else colours.quiet))
        beneath = QFontMetrics(small)
        about = beneath.elidedText(str(index.data(ABOUT) or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.top() + metrics.lineSpacing() + beneath.ascent(), about)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
