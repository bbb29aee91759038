"""The tree of themes, with how many passages each has; themes are named, moved and dragged in it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from lwdesk.store.themes import ThemeInfo, Totals
from lwdesk.ui.themes.naming import Naming
from lwdesk.ui.themes.tree_items import ALL, KEY, LOST, WITHOUT, Shown, children_of, rest_item, theme_item

_NEW = "new"
_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Right: "in", Qt.Key.Key_Left: "out"}


class ThemeTree(QTreeWidget):
    """Themes with their sub-themes, and what stands under none; one of them is shown."""

    shown = Signal(object)
    """What is to be shown: the id of a theme, or ALL, WITHOUT, LOST."""
    opened = Signal()
    created = Signal(str, object, object, bool)
    """A name, the parent, the theme it stands behind, and whether another is to be begun."""
    abandoned = Signal()
    """A new theme was begun and got no name."""
    renamed = Signal(int, str)
    moved = Signal(str)
    """The theme under the keyboard is to go "up", "down", "in" or "out"."""
    placed = Signal(int, object, int)
    """A theme that was dragged, the parent it goes under, and its place there."""
    delete_asked = Signal()
    new_asked = Signal(bool)
    """A new theme is to be begun; True for a sub-theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Themes")
        self.setAccessibleDescription(
            "F2 renames, Control with an arrow key moves, Insert makes a sub-theme, Enter goes to the passages."
        )
        # One band over both columns.
        self.setProperty("look", "sections")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setAccessibleName("Columns of the themes")
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAllColumnsShowFocus(True)
        self._closed: set[int] = set()
        self._naming = Naming(self)
        self.setItemDelegate(self._naming)
        self._naming.closeEditor.connect(self._end_naming)
        self.currentItemChanged.connect(lambda now, _: self._tell(now))
        self.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, KEY)))
        self.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, KEY)))
        self._waiting: tuple[QTreeWidgetItem, bool] | None = None
        self._beside: tuple[int | None, int | None] = (None, None)

    # What is in it

    def fill(self, themes: Sequence[ThemeInfo], counts: Mapping[int, int], totals: Totals, shown: Shown) -> Shown:
        """Show these, the keyboard on `shown`, or on all where that is no longer there; gives where it is."""
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItem(rest_item(ALL, totals.all))
        items: dict[int, QTreeWidgetItem] = {}
        for theme in themes:
            item = items[theme.id] = theme_item(theme, counts.get(theme.id, 0))
            above = items.get(theme.parent or 0)
            if above is not None:
                above.addChild(item)
            else:
                self.addTopLevelItem(item)
        for rest, count in ((WITHOUT, totals.without), (LOST, totals.lost)):
            if count:
                self.addTopLevelItem(rest_item(rest, count))
        for theme_id, item in items.items():
            item.setExpanded(theme_id not in self._closed)
        found = self._item_of(shown) or self.topLevelItem(0)
        assert found is not None
        self._stand_on(found)
        self.blockSignals(False)
        key: Shown = found.data(0, KEY)
        return key

    def show_key(self, key: Shown) -> bool:
        """Put the keyboard on a theme, or on one of the other three; False where it is not there."""
        item = self._item_of(key)
        if item is not None:
            self._stand_on(item)
        return item is not None

    @property
    def key(self) -> Shown:
        """What the keyboard is on."""
        item = self.currentItem()
        found: Shown = item.data(0, KEY) if item else ALL
        return found

    @property
    def theme(self) -> int | None:
        """The theme that the keyboard is on; None on the other three."""
        return self.key if isinstance(self.key, int) else None

    # Names

    @property
    def is_naming(self) -> bool:
        """Whether a name is just being typed, over which nothing is to be filled anew."""
        return self.state() == QAbstractItemView.State.EditingState

    def begin_new(self, parent: int | None, after: int | None) -> None:
        """A line to type the name of a new theme into, under the parent, behind the theme `after` or at the end."""
        self.flush()
        item = QTreeWidgetItem(["", ""])
        item.setData(0, KEY, _NEW)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        above = self._item_of(parent) if parent is not None else None
        before = self._item_of(after) if after is not None else None
        self._beside = (parent, after)
        self.blockSignals(True)
        if above is not None:
            above.insertChild(above.indexOfChild(before) + 1 if before else above.childCount(), item)
            above.setExpanded(True)
        else:
            at = self.indexOfTopLevelItem(before) + 1 if before else self._themes_end()
            self.insertTopLevelItem(at, item)
        self._stand_on(item)
        self.blockSignals(False)
        self._edit(item)

    def begin_rename(self) -> None:
        """The name of the theme under the keyboard as a line to type in."""
        item = self.currentItem()
        if self.theme is not None and item is not None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self._edit(item)

    def flush(self) -> None:
        """Take the name that is being typed."""
        if self._naming.line is not None and self.is_naming:
            self._naming.take(self._naming.line.text())
            self.closeEditor(self._naming.line, QAbstractItemDelegate.EndEditHint.NoHint)
            self._waiting = self._waiting or self._named(False)
        self._finish()

    def _edit(self, item: QTreeWidgetItem) -> None:
        self._naming.begin()
        self._naming.item = item
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editItem(item, 0)

    def _named(self, goes_on: bool) -> tuple[QTreeWidgetItem, bool] | None:
        item, self._naming.item = self._naming.item, None
        return (item, goes_on) if item is not None else None

    def _end_naming(self, _line: object, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self._waiting = self._named(hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache)
        # Not at once: the tree is filled anew, and Qt has yet to put its line away.
        QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        (item, goes_on), text = waiting, self._naming.text
        key = item.data(0, KEY)
        if key == _NEW:
            self._take_out(item)
            if text:
                self.created.emit(text, *self._beside, goes_on)
            else:
                self.abandoned.emit()
        elif text and text != item.text(0):
            self.renamed.emit(key, text)

    def _take_out(self, item: QTreeWidgetItem) -> None:
        parent, after = self._beside
        self.blockSignals(True)
        above = item.parent()
        if above is not None:
            above.removeChild(item)
        else:
            self.takeTopLevelItem(self.indexOfTopLevelItem(item))
        before = self._item_of(after if after is not None else parent if parent is not None else ALL)
        if before is not None:
            self._stand_on(before)
        self.blockSignals(False)
        self._tell(self.currentItem())

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Control with an arrow moves the theme; F2, Insert, Delete and Enter as said above."""
        if self._waiting is not None:
            # The next name is typed on at once: its letters may come before the line for them is there.
            self._finish()
            QApplication.sendEvent(QApplication.focusWidget() or self, event)
            return
        if self.is_naming:
            # What the line that is typed in leaves over is not meant for the tree.
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key == Qt.Key.Key_F2:
            self.begin_rename()
        elif key == Qt.Key.Key_Insert:
            self.new_asked.emit(True)
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged theme where it was dropped; the tree is filled anew from what is stored."""
        theme, target = self.theme, self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        # Qt takes the dragged row out itself after a move.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        key = target.data(0, KEY) if target is not None else None
        if theme is None or not isinstance(key, int) or target is None:
            return
        if where == QAbstractItemView.DropIndicatorPosition.OnItem:
            placed: tuple[int, int | None, int] = (theme, key, target.childCount())
        else:
            above = target.parent()
            beside = [i.data(0, KEY) for i in children_of(above or self.invisibleRootItem())]
            beside = [i for i in beside if isinstance(i, int) and i != theme]
            at = beside.index(key) if key in beside else 0
            at += where == QAbstractItemView.DropIndicatorPosition.BelowItem
            placed = (theme, above.data(0, KEY) if above is not None else None, at)
        QTimer.singleShot(0, self, lambda: self.placed.emit(*placed))

    # Inside

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, KEY) != _NEW:
            self.shown.emit(item.data(0, KEY))

    def _stand_on(self, item: QTreeWidgetItem) -> None:
        self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().select(
            self.currentIndex(),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollToItem(item)

    def _item_of(self, key: Shown | None) -> QTreeWidgetItem | None:
        left = children_of(self.invisibleRootItem())
        while left:
            item = left.pop()
            if item.data(0, KEY) == key:
                return item
            left += children_of(item)
        return None

    def _themes_end(self) -> int:
        keys = [item.data(0, KEY) for item in children_of(self.invisibleRootItem())]
        return next((n for n, key in enumerate(keys) if key in (WITHOUT, LOST)), len(keys))
