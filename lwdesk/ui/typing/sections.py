"""The left of the typing-up screen: the sections with what is covered, and the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import scaled
from lwdesk.ui.typing.keys import SHOWN
from lwdesk.ui.typing.script import Section

WIDTH = 280
_COUNT = 88


class Sections(QFrame):
    """A line a section, "3 of 6" behind it. Enter or a click goes there."""

    chosen = Signal(int)
    """The number of the section, from 0."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "sidebar")
        self.setFixedWidth(scaled(WIDTH))
        self.list = QTreeWidget(self)
        self.list.setAccessibleName("Sections")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setItemDelegateForColumn(0, _Wrapped(self.list))
        self.list.setProperty("icons", "small")
        self.list.setAllColumnsShowFocus(True)
        self.list.setWordWrap(True)
        self.list.setProperty("look", "sections")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(10)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, scaled(_COUNT))
        self.list.itemClicked.connect(lambda item: self.chosen.emit(self.list.indexOfTopLevelItem(item)))
        self.list.itemActivated.connect(lambda item: self.chosen.emit(self.list.indexOfTopLevelItem(item)))
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        self._keys = _keys(self)
        column.addWidget(self._keys)

    def fit(self, most: int) -> None:
        """Take no more than that width, and show the keys only where they fit in."""
        self.setFixedWidth(min(scaled(WIDTH), most))
        self._keys.setVisible(self._keys.minimumSizeHint().width() <= self.width() - 16)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show how many questions of each are covered; free notes are not counted."""
        while self.list.topLevelItemCount() < len(sections):
            line = QTreeWidgetItem()
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.setForeground(1, self.palette().placeholderText())
            self.list.addTopLevelItem(line)
        for number, section in enumerate(sections):
            item = self.list.topLevelItem(number)
            asked = [question for question in section.questions if question.prompt]
            covered = section.covered
            told = f"{covered} of {len(asked)}" if asked else ""
            if item is None or (item.text(0), item.text(1)) == (section.name, told):
                continue
            item.setText(0, section.name)
            item.setToolTip(0, section.name)
            item.setText(1, told)
            item.setIcon(1, icon("check", "success") if asked and covered == len(asked) else QIcon())
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{section.name}: {told or 'free notes'}")

    def mark(self, number: int) -> None:
        """Show in which section the keyboard is."""
        item = self.list.topLevelItem(number)
        if item is not None and item is not self.list.currentItem():
            self.list.setCurrentItem(item)


class _Wrapped(QStyledItemDelegate):
    """Gives a row as many lines as the name of the section needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        usual = super().sizeHint(option, index)
        view = option.widget
        room = (view.width() if view else scaled(WIDTH)) - scaled(_COUNT) - scaled(24)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        lines = option.fontMetrics.boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, text)
        return QSize(usual.width(), max(usual.height(), lines.height() + scaled(12)))


def _keys(parent: QWidget) -> QWidget:
    shown = QWidget(parent)
    grid = QGridLayout(shown)
    grid.setContentsMargins(8, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    for row, (what, key) in enumerate(SHOWN):
        for at, text in enumerate((key, what)):
            label = plain_label(text, "quiet", shown)
            label.setWordWrap(False)
            grid.addWidget(label, row, at)
    grid.setColumnStretch(1, 1)
    return shown
