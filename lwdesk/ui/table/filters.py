"""The filters above a table: a box for words, and a button a field that opens a list to tick."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lwdesk.fields import Kind
from lwdesk.text import fold
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import scaled, set_look, unmarked

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

Option = tuple[int | None, str]
BLANK: Option = (None, "Blank")
_MOST = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """What one can filter by: the name that a query knows it by, a label, and the options that match what is typed."""

    name: str
    label: str
    find: Callable[[str], Sequence[Option]]


class FilterBox(QLineEdit):
    """The box that filters as one types; `left` tells that the keyboard should go on to the table."""

    left = Signal()

    def __init__(self, plural: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Filter")
        self.setAccessibleDescription(f"Shows the {plural.lower()} in which all of these words occur")
        self.setToolTip("Shows the rows in which all of these words occur (Ctrl+F)")
        self.setPlaceholderText("Filter as you type")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to the table, Escape empties the box and then goes there too."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterButton(QPushButton):
    """A button with the name of a field and what is ticked in its list; `changed` follows every tick."""

    changed = Signal()

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.ticked: dict[int | None, str] = {}
        self.setIcon(icon("chevron-down", "quiet"))
        self.setProperty("icons", "small")
        self.setCheckable(True)
        # The icon stands behind the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self.open_list)
        self._draw()

    def open_list(self) -> None:
        """Open the list to tick under the button."""
        self.setChecked(bool(self.ticked))
        popup = _Ticks(self)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def tick(self, option: Option) -> None:
        """Tick the option, or take its tick away."""
        if option[0] in self.ticked:
            del self.ticked[option[0]]
        else:
            self.ticked[option[0]] = option[1]
        self._draw()
        self.changed.emit()

    def tick_all(self, options: Mapping[int | None, str]) -> None:
        """Have exactly these ticked; nobody is told."""
        self.ticked = dict(options)
        self._draw()

    def clear(self) -> None:
        """Take all ticks away; nobody is told."""
        self.ticked.clear()
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter open the list as Space does; Delete takes the ticks away."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_list()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.ticked:
            self.clear()
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        labels = list(self.ticked.values())
        shown = labels[0] if len(labels) == 1 else f"{len(labels)} ticked"
        cut = shown if len(shown) <= 22 else shown[:21].rstrip() + "…"
        self.setText(unmarked(f"{self.choice.label}: {cut}" if labels else self.choice.label))
        self.setAccessibleName(f"Filter by {self.choice.label}")
        self.setAccessibleDescription("Ticked: " + ", ".join(labels) if labels else "Nothing ticked")
        self.setToolTip("; ".join(labels) or f"Filter by {self.choice.label}")
        self.setChecked(bool(labels))
        set_look(self, "" if labels else "quiet")


class _Ticks(QFrame):
    """The list under a filter button: type to find, Space or Enter ticks, Escape closes."""

    def __init__(self, button: FilterButton) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self.setProperty("look", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(f"Filter by {button.choice.label}")
        self._button = button
        self.box = QLineEdit()
        self.box.setAccessibleName(f"Find in {button.choice.label}")
        self.box.setPlaceholderText("Type to find")
        self.box.textEdited.connect(self._fill)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(button.choice.label)
        self.list.itemClicked.connect(self._tick)
        self.list.installEventFilter(self)
        self._none = QLabel("Nothing of that name")
        self._none.setProperty("look", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for widget in (self.box, self.list, self._none):
            column.addWidget(widget)
        self._fill("")
        self.setFixedWidth(scaled(264))
        self.list.setFixedHeight(min(max(self.list.count(), 3), 10) * scaled(30) + 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys work from the box too, and Enter ticks the row they are on."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        item = self.list.currentItem()
        ticks = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key == Qt.Key.Key_Space and watched is self.list)
        if ticks and item:
            self._tick(item)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and watched is self.box:
            move = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + move, self.list.count() - 1)))
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return super().eventFilter(watched, event)
        return True

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for key, label in self._button.choice.find(typed):
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._draw(item)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(self.list.count() == 0)

    def _draw(self, item: QListWidgetItem) -> None:
        ticked = item.data(Qt.ItemDataRole.UserRole) in self._button.ticked
        item.setIcon(icon("check", "accent") if ticked else _unticked())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {'ticked' if ticked else 'not ticked'}")

    def _tick(self, item: QListWidgetItem) -> None:
        self._button.tick((item.data(Qt.ItemDataRole.UserRole), item.text()))
        self._draw(item)


def _unticked() -> QIcon:
    # As wide as a tick, so that the words stand in one line.
    blank = QPixmap(16, 16)
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)


def choices_for(store: "Store", record: "Record", names: Sequence[str]) -> list[Choice]:
    """What the record's lists can be filtered by: fields by name, or a linked record's name for any part it plays."""
    return [_choice(store, record, name) for name in names]


def _choice(store: "Store", record: "Record", name: str) -> Choice:
    from lwdesk.records import RECORDS

    if name in RECORDS and not any(f.name == name for f in record.seen):
        target = RECORDS[name]
        return Choice(name, target.label, lambda typed: store.find(target, typed, _MOST))
    field = record.field(name)
    if field.kind is Kind.YES_NO:
        return Choice(name, field.label, _among(lambda: [(1, "Yes"), (0, "No"), BLANK]))
    if field.kind is Kind.OPTION:
        return Choice(name, field.label, _among(lambda: [*enumerate(field.ui.options), BLANK]))
    if field.kind in (Kind.LINK, Kind.LINKS):
        target = RECORDS[field.ui.target]
        return Choice(name, field.label, lambda typed: [*store.find(target, typed, _MOST), *([] if typed else [BLANK])])
    if field.parts:
        return Choice(name, field.label, lambda typed: [*_parties(store, typed), *([] if typed else [BLANK])])
    if field.kind is Kind.LINE:
        return Choice(name, field.label, _among(lambda: [*store.texts(record, field), BLANK]))
    vocabulary = field.ui.vocabulary
    return Choice(
        name, field.label, _among(lambda: [*((t.id, t.label) for t in store.terms(vocabulary, retired=True)), BLANK])
    )


def _parties(store: "Store", typed: str) -> Sequence[Option]:
    """Contacts and organisations together, by name; those that begin with what is typed come first."""
    from lwdesk.records import CONTACT, ORGANISATION
    from lwdesk.records.parties import number_of, party

    wanted = fold(typed).strip()
    kinds = (ORGANISATION, CONTACT)
    named = [(number_of(party(r.name, i)), name) for r in kinds for i, name in store.find(r, typed, _MOST)]
    return sorted(named, key=lambda each: (not fold(each[1]).startswith(wanted), fold(each[1])))[:_MOST]


def _among(options: Callable[[], Sequence[Option]]) -> Callable[[str], Sequence[Option]]:
    def find(typed: str) -> Sequence[Option]:
        wanted = fold(typed).strip()
        return [option for option in options() if wanted in fold(option[1])]

    return find
