"""A workshop as a column of people: its name, where it is, how full, and who is in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lwdesk.store.event import DelegateInfo, WorkshopInfo
from lwdesk.ui import theme
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled, set_look

WITHOUT = "No workshop yet"
_ONE, _SAID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WIDTH = 216
_ORDINALS = ("1st", "2nd", "3rd")


class Column(QFrame):
    """The head and the list of one workshop; number 0 is for those in none."""

    def __init__(self, number: int, workshop: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.workshop = number, workshop
        self.over = 0
        """How many more there are than places."""
        self.setMinimumWidth(scaled(_WIDTH))
        self.head = plain_label("", "heading", self)
        self.where = plain_label("", "quiet", self)
        self.list = PeopleColumn(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.where)
        column.addSpacing(4)
        column.addWidget(self.list, 1)

    def show_workshop(
        self, workshop: WorkshopInfo | None, people: Sequence[DelegateInfo], names: Mapping[int, str]
    ) -> None:
        """Show the workshop, None for those in none, and who is in it; `names` are those of all workshops."""
        count, capacity = len(people), workshop.capacity if workshop else None
        self.over = 0 if capacity is None else count - capacity
        filled = f"{count:,}" if capacity is None else f"{count:,} of {capacity:,}"
        if self.over > 0:
            filled += f", {self.over:,} too many"
        elif capacity is not None and not self.over:
            filled += ", full"
        name = (workshop.name or "No name") if workshop else WITHOUT
        self.head.setText(f"{self.number}  {name}" if workshop else name)
        about = (workshop.room, workshop.time) if workshop else ()
        self.where.setText(" · ".join(part for part in (filled, *about) if part))
        set_look(self.where, "danger" if self.over > 0 else "quiet")
        self.list.setAccessibleName(f"Workshop {self.number}: {name}, {filled}" if workshop else f"{name}: {filled}")
        if not workshop:
            # Those who said that they come are the first to be placed.
            people = sorted(people, key=lambda one: not one.is_sure)
        self.list.show_people(people, self.workshop, names)

    def focus(self) -> None:
        """Put the keyboard on somebody here."""
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


class PeopleColumn(QListWidget):
    """Digits and Ctrl+arrows move whoever is chosen, arrows go about, a drop brings people here."""

    numbered = Signal(int)
    shifted = Signal(int)
    beside = Signal(int)
    opened = Signal(object)
    dropped = Signal(list)
    entered_here = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people: list[DelegateInfo] = []
        self.setItemDelegate(_Card(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_ONE)))

    def show_people(self, people: Sequence[DelegateInfo], here: int | None, names: Mapping[int, str]) -> None:
        """Show these; the keyboard stays on the same one, else at its height."""
        at, row = self.current_id(), max(self.currentRow(), 0)
        had_any = self.currentRow() >= 0
        self.people = list(people)
        self.blockSignals(True)
        self.clear()
        for one in people:
            self.addItem(_item(one, here, names))
        self.blockSignals(False)
        if had_any and people and not self.choose(at):
            self.setCurrentRow(min(row, len(people) - 1))

    def current_id(self) -> int | None:
        """The delegate under the keyboard."""
        item = self.currentItem()
        found: int | None = item.data(_ONE) if item else None
        return found

    def chosen_ids(self) -> list[int]:
        """The delegates that are chosen, from the top."""
        chosen = {item.data(_ONE) for item in self.selectedItems()}
        return [one.id for one in self.people if one.id in chosen]

    def choose(self, delegate: int | None) -> bool:
        """Put the keyboard on a delegate; False when they are not here."""
        for row, one in enumerate(self.people):
            if one.id == delegate:
                self.setCurrentRow(row)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if sideways and plain:
            self.beside.emit(sideways)
        elif sideways and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.shifted.emit(sideways)
        elif plain and event.text().isdecimal() and event.text().isascii():
            self.numbered.emit(int(event.text()))
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.numbered.emit(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current_id() is not None:
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered_here.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """People of another column are welcome."""
        if isinstance(event.source(), PeopleColumn):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if isinstance(event.source(), PeopleColumn) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        source: Any = event.source()
        if isinstance(source, PeopleColumn) and source is not self:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(source.chosen_ids())


def _item(one: DelegateInfo, here: int | None, names: Mapping[int, str]) -> QListWidgetItem:
    wishes = [wish for wish in one.wishes if wish in names]
    if here is None:
        wished = "wishes " + ", ".join(names[wish] for wish in wishes) if wishes else ""
    elif here in wishes:
        rank = wishes.index(here)
        wished = f"{_ORDINALS[rank] if rank < len(_ORDINALS) else f'{rank + 1}th'} wish"
    else:
        wished = f"wished {names[wishes[0]]}" if wishes else ""
    unsure = "" if one.is_sure else (one.replied.lower() or "no answer")
    said = " · ".join(part for part in (unsure, wished, one.organisation) if part)
    item = QListWidgetItem(one.name or "No name")
    item.setData(_ONE, one.id)
    item.setData(_SAID, said)
    spoken = ", ".join(part for part in (one.name or "No name", one.organisation, wished, unsure, one.why) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setToolTip("\n".join(part for part in (one.name, said, "; ".join(one.sectors), one.why) if part))
    return item


class _Card(QStyledItemDelegate):
    """Two lines: the name, and under it the organisation and the wish."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        return QSize(scaled(120), 2 * QFontMetrics(font).height() + scaled(10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, rect, font = theme.palette(), QRect(option.rect), QFont(option.font)
        state: QStyle.StateFlag = option.state
        selected = bool(QStyle.StateFlag.State_Selected & state)
        widget = option.widget
        active = isinstance(widget, QWidget) and widget.hasFocus()
        painter.save()
        ground = colours.paper if not selected else colours.selected if active else colours.hover
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected and QStyle.StateFlag.State_HasFocus & state:
            painter.fillRect(QRect(rect.left(), rect.top(), scaled(3), rect.height()), QColor(colours.accent))
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        font.setWeight(QFont.Weight.Medium)
        room = rect.adjusted(scaled(10), scaled(4), -scaled(8), 0)
        for text, line_font, colour in (
            (index.data(), font, colours.text),
            (index.data(_SAID), small, colours.text if selected else colours.quiet),
        ):
            metrics = QFontMetrics(line_font)
            painter.setFont(line_font)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(str(text), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), room.top(), room.width(), metrics.height()), 0, shown)
            room.setTop(room.top() + metrics.height())
        painter.restore()
