"""The list of people beside the matrix: who is in the cell, and who could be, under a heading for each part."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lwdesk.operations.matrix import Person
from lwdesk.ui import theme

_PERSON = Qt.ItemDataRole.UserRole
_SMALL = 0.9
UNNAMED = "Nobody named yet"


class PeopleList(QListWidget):
    """People, each on two lines. Enter does what is done with one, F2 looks at the record, Escape leaves."""

    acted = Signal()
    looked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("People for the cell")
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(lambda _: self.acted.emit())

    def show_people(self, people: Sequence[Person], parts: Sequence[str]) -> None:
        """Show them under the headings of these parts, a part without anybody with its heading only.

        The keyboard stays at its height: after somebody was chosen it is on the next.
        """
        at = self.person()
        before = [self.item(n).data(_PERSON) for n in range(self.count())]
        following = before[before.index(at) + 1 :] if at in before else []
        self.blockSignals(True)
        self.clear()
        for part in parts:
            of_part = [person for person in people if person.part == part]
            self._add_heading(f"{part} · {len(of_part):,}" if of_part else f"{part}: nobody")
            for person in of_part:
                self._add(person)
        self._stand_on([at, *following])
        self.blockSignals(False)

    def person(self) -> Person | None:
        """Who is under the keyboard."""
        item = self.currentItem()
        found: Person | None = item.data(_PERSON) if item else None
        return found

    def go_to_part(self, *parts: str) -> bool:
        """Put the keyboard on the first person of the first of these parts that has any."""
        for part in parts:
            for n in range(self.count()):
                person = self.item(n).data(_PERSON)
                if person and person.part == part:
                    self.setCurrentRow(n)
                    return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit()
        elif key == Qt.Key.Key_F2:
            self.looked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addItem(item)

    def _add(self, person: Person) -> None:
        item = QListWidgetItem(person.name or UNNAMED)
        item.setData(_PERSON, person)
        said = ", ".join(part for part in (person.name or UNNAMED, person.about, person.note, person.part) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip("\n".join(part for part in (person.name or UNNAMED, person.about, person.note) if part))
        self.addItem(item)

    def _stand_on(self, wanted: Sequence[Person | None]) -> None:
        """On the first of these who is still in the same part; else on nobody."""
        rows = {_same(self.item(n).data(_PERSON)): n for n in range(self.count())}
        for person in wanted:
            if person is not None and _same(person) in rows:
                self.setCurrentRow(rows[_same(person)])
                return


def _same(person: Person | None) -> tuple[object, ...]:
    return (person.part, person.contact, person.activity) if person else ()


class _TwoLines(QStyledItemDelegate):
    """The name with a note at its right; below, quietly, who it is. A heading has one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics: QFontMetrics = option.fontMetrics
        person = index.data(_PERSON)
        if person is None:
            return QSize(0, metrics.height() + theme.scaled(18))
        lines = 2 if person.about else 1
        return QSize(0, metrics.height() * lines + theme.scaled(12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        person: Person | None = index.data(_PERSON)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if person is None:
            strong = QFont(font)
            strong.setWeight(QFont.Weight.DemiBold)
            painter.setFont(strong)
            painter.setPen(QColor(theme.palette().quiet))
            box = rect.adjusted(theme.scaled(8), 0, 0, -theme.scaled(4))
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        else:
            _draw(painter, rect, font, state, person)
        painter.restore()


def _draw(painter: QPainter, rect: QRect, font: QFont, state: QStyle.StateFlag, person: Person) -> None:
    colours = theme.palette()
    chosen = QStyle.StateFlag.State_Selected in state
    if chosen:
        focused = QStyle.StateFlag.State_HasFocus in state
        painter.setBrush(QColor(colours.selected))
        painter.setPen(QPen(QColor(colours.accent), 2) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -1), 4, 4)
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    pad, middle = theme.scaled(8), Qt.AlignmentFlag.AlignVCenter
    box = rect.adjusted(pad, theme.scaled(4), -pad, -theme.scaled(4))
    height = box.height() // 2 if person.about else box.height()
    top = QRect(box.left(), box.top(), box.width(), height)
    measure, name = QFontMetrics(small), person.name or UNNAMED
    # The name first; what is left is for the note.
    left = box.width() - QFontMetrics(font).horizontalAdvance(name) - pad
    note = measure.elidedText(person.note, Qt.TextElideMode.ElideRight, max(left, box.width() // 4))
    painter.setFont(small)
    painter.setPen(QColor(colours.quiet))
    painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, note)
    below = QRect(box.left(), top.bottom() + 1, box.width(), box.height() - height)
    about = measure.elidedText(person.about, Qt.TextElideMode.ElideRight, below.width())
    painter.drawText(below, middle | Qt.AlignmentFlag.AlignLeft, about)
    room = box.width() - (measure.horizontalAdvance(note) + pad if note else 0)
    painter.setFont(font)
    painter.setPen(QColor(colours.on_selected if chosen else colours.text))
    name = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(top, middle | Qt.AlignmentFlag.AlignLeft, name)
