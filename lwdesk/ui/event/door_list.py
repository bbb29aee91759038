"""The large list at the door: a row a delegate, with a tick, the name, and where to send them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lwdesk.text import fold
from lwdesk.ui import theme
from lwdesk.ui.icons import icon

_PERSON = Qt.ItemDataRole.UserRole
_LARGE, _MIDDLE = 1.3, 1.1


@dataclass(frozen=True, slots=True)
class AtDoor:
    """A delegate as the door asks for them."""

    id: int
    name: str
    organisation: str
    workshop: str
    room: str
    attended: bool
    note: str

    @property
    def about(self) -> str:
        """What stands under the name."""
        return " · ".join(part for part in (self.organisation, self.note) if part)

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        come = "has come" if self.attended else "not here yet"
        return ", ".join(p for p in (self.name, self.organisation, come, self.workshop, self.room, self.note) if p)


class DoorList(QListWidget):
    """Enter or Space ticks, letters go to the box above, Escape goes there."""

    chosen = Signal(object)
    acted = Signal()
    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Delegates at the door")
        self.setItemDelegate(_LargeRow(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda *_: self._tell())
        self.itemDoubleClicked.connect(lambda _: self.acted.emit())

    def show_people(self, people: Sequence[AtDoor]) -> None:
        """Show these; whoever is under the keyboard stays there."""
        at = self.person()
        self.blockSignals(True)
        if [one.id for one in people] == [self.item(n).data(_PERSON).id for n in range(self.count())]:
            for n, one in enumerate(people):
                _fill(self.item(n), one)
        else:
            self.clear()
            for one in people:
                item = QListWidgetItem()
                _fill(item, one)
                self.addItem(item)
            self.choose(at.id if at else None)
        self.blockSignals(False)
        self.viewport().update()

    def show_only(self, words: Sequence[str], moving: bool = True) -> None:
        """Show those in whose name or organisation all these words stand.

        The keyboard goes to the likeliest, those first who are not here yet; with `moving` False only where it must.
        """
        best: tuple[tuple[int, bool], int] | None = None
        for n in range(self.count()):
            item = self.item(n)
            one: AtDoor = item.data(_PERSON)
            fit = _rank(one, words)
            item.setHidden(fit is None)
            if fit is not None and (best is None or (fit, one.attended) < best[0]):
                best = ((fit, one.attended), n)
        current = self.currentItem()
        if current is not None and not current.isHidden() and (not words or not moving):
            return
        self.setCurrentRow(-1 if best is None else best[1])

    def person(self) -> AtDoor | None:
        """Who is under the keyboard."""
        item = self.currentItem()
        found: AtDoor | None = item.data(_PERSON) if item and not item.isHidden() else None
        return found

    def choose(self, delegate: int | None) -> None:
        """Put the keyboard on a delegate, else on the first."""
        rows = [n for n in range(self.count()) if self.item(n).data(_PERSON).id == delegate]
        if self.count() and self.currentRow() != (rows or [0])[0]:
            self.setCurrentRow((rows or [0])[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Space or (enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.acted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.typed.emit(event.text())
        elif enter:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if one := self.person():
            self.chosen.emit(one.id)


def _fill(item: QListWidgetItem, one: AtDoor) -> None:
    item.setData(_PERSON, one)
    item.setText(one.name)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, one.spoken)
    item.setToolTip(one.spoken)


def _rank(one: AtDoor, words: Sequence[str]) -> int | None:
    """How well the words fit: 0 where a name begins so, 1 where a word does, 2 where they stand anywhere."""
    name, text = fold(one.name), fold(f"{one.name} {one.organisation}")
    if not all(word in text for word in words):
        return None
    if name.startswith(" ".join(words)):
        return 0
    starts = text.split()
    return 1 if all(any(start.startswith(word) for start in starts) for word in words) else 2


class _LargeRow(QStyledItemDelegate):
    """Draws a row: a round box at the left, name and organisation, workshop and room at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        heights = QFontMetrics(_sized(font, _LARGE)).height() + QFontMetrics(font).height()
        return QSize(theme.scaled(200), heights + theme.scaled(14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one: AtDoor = index.data(_PERSON)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        colours = theme.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(colours.success_wash if one.attended else colours.paper))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if QStyle.StateFlag.State_Selected in state:
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
        self._tick(painter, rect, one)
        self._texts(painter, rect, one, font)
        painter.restore()

    def _tick(self, painter: QPainter, rect: QRect, one: AtDoor) -> None:
        colours, side = theme.palette(), theme.scaled(26)
        box = QRect(rect.left() + theme.scaled(16), rect.center().y() - side // 2, side, side)
        painter.setPen(QPen(QColor(colours.success if one.attended else colours.border), 2))
        painter.setBrush(QColor(colours.success if one.attended else colours.paper))
        painter.drawRoundedRect(box, 5, 5)
        if one.attended:
            inner = box.adjusted(4, 4, -4, -4)
            icon("check", "paper").paint(painter, inner)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _texts(self, painter: QPainter, rect: QRect, one: AtDoor, font: QFont) -> None:
        colours = theme.palette()
        left, right = rect.left() + theme.scaled(58), rect.right() - theme.scaled(20)
        middle = left + (right - left) * 3 // 5
        quiet = colours.text if one.attended else colours.quiet
        large, strong = _sized(font, _LARGE, bold=True), _sized(font, _MIDDLE, bold=True)
        _line(painter, left, middle, rect, True, one.name, large, colours.text)
        _line(painter, left, middle, rect, False, one.about, font, quiet)
        _line(painter, middle + theme.scaled(16), right, rect, True, one.workshop or "No workshop yet",
              strong if one.workshop else font, colours.text if one.workshop else quiet)  # fmt: skip
        _line(painter, middle + theme.scaled(16), right, rect, False, one.room, strong, colours.text)


def _sized(font: QFont, by: float, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * by)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _line(
    painter: QPainter, left: int, right: int, rect: QRect, upper: bool, text: str, font: QFont, colour: str
) -> None:
    """Draw one of the two lines of a row, cut with three dots where it has no room."""
    metrics = QFontMetrics(font)
    split = rect.top() + round(rect.height() * 0.55)
    top = split - metrics.height() if upper else split
    room = QRect(left, top, max(right - left, 0), metrics.height())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
