"""Beside the matrix: the cell under the keyboard, its target, and the people in it and for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from lwdesk.operations.matrix import FITS, HALF_FITS, IN_CELL, MAPPED, MOST_WANTED, Person
from lwdesk.store.sampling import Cell
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.matrix.people import PeopleList
from lwdesk.ui.theme import scaled, set_look

PARTS = (IN_CELL, FITS, HALF_FITS, MAPPED)
NOBODY = "In no cell"
_CHOOSABLE = (FITS, HALF_FITS, MAPPED)
_NONE = -1


class CellSide(QFrame):
    """The people of a cell; Enter on a candidate chooses them for an interview."""

    choose_asked = Signal(object)
    look_asked = Signal(object)
    new_asked = Signal()
    target_set = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setMinimumWidth(min(scaled(260), 410))
        self._showing = False
        self.title = plain_label("", "heading")
        self.numbers = plain_label("", "quiet")
        self.target = _Target()
        self.target.setAccessibleName("Target")
        self._target_row = QWidget()
        label = QLabel("Target")
        label.setBuddy(self.target)
        row = QHBoxLayout(self._target_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.target)
        row.addStretch(1)
        self.people = PeopleList()
        self.choose = _button("Choose for interview", "primary", "Enter on the person")
        self.look = _button("Open", "", "F2 on the person")
        self.new = _button("New contact", "quiet", "Ctrl+N: a contact of this group and sector")
        self._lay_out()
        self._connect()
        self.show_nothing("Choose a cell to see who is in it, and who could be.")

    def show_cell(self, name: str, cell: Cell, people: Sequence[Person]) -> None:
        """Show a cell and its people."""
        words = (f"{cell.shown} chosen", cell.progress, cell.word)
        self._show(name, " · ".join(word for word in words if word), people, PARTS)
        for widget in (self._target_row, self.choose, self.new):
            widget.show()
        self._showing = True
        if not (self.target.hasFocus() and self.target.value() == (cell.target or 0)):
            self.target.setValue(_NONE if cell.target is None else cell.target)
        self._showing = False

    def show_outside(self, people: Sequence[Person]) -> None:
        """Show the people who stand in no cell."""
        words = "They are chosen for this wave, and no cell counts them. Open them to say their groups and sectors."
        self._show("In no cell", words, people, (NOBODY,))
        for widget in (self._target_row, self.choose, self.new):
            widget.hide()

    def show_nothing(self, words: str) -> None:
        """Show no cell, and say this."""
        self._show("", words, (), ())
        for widget in (self._target_row, self.choose, self.new, self.look):
            widget.hide()

    def focus_first(self) -> None:
        """Put the keyboard on somebody, or on the target where there is nobody."""
        if not self.focus_people():
            self.target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_people(self) -> bool:
        """Put the keyboard on the first candidate, else on whoever there is; False where there is nobody."""
        if self.people.go_to_part(*_CHOOSABLE, IN_CELL, NOBODY):
            self.people.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def _show(self, title: str, words: str, people: Sequence[Person], parts: Sequence[str]) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.numbers.setText(words)
        self.people.show_people(people, parts)
        self.people.setVisible(bool(parts))
        self.look.setVisible(bool(parts))
        self._follow_person()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.look, self.new):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 12)
        column.setSpacing(8)
        for widget in (self.title, self.numbers, self._target_row):
            column.addWidget(widget)
        column.addWidget(self.people, 1)
        column.addWidget(self.choose)
        column.addLayout(buttons)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.people.acted.connect(self._act)
        self.people.looked.connect(lambda: self._tell(self.look_asked.emit))
        self.people.left.connect(self.left)
        self.people.currentItemChanged.connect(lambda *_: self._follow_person())
        self.choose.clicked.connect(lambda: self._tell(self.choose_asked.emit))
        self.look.clicked.connect(lambda: self._tell(self.look_asked.emit))
        self.new.clicked.connect(self.new_asked)
        self.target.valueChanged.connect(self._set_target)

    def _act(self) -> None:
        person = self.people.person()
        choosable = person is not None and person.part in _CHOOSABLE
        self._tell(self.choose_asked.emit if choosable else self.look_asked.emit)

    def _tell(self, tell: Callable[[Person], None]) -> None:
        person = self.people.person()
        if person is not None:
            tell(person)

    def _follow_person(self) -> None:
        person = self.people.person()
        self.choose.setEnabled(person is not None and person.part in _CHOOSABLE)
        self.choose.setToolTip("Enter on the person" if self.choose.isEnabled() else "Choose a candidate in the list")
        self.look.setEnabled(person is not None)

    def _set_target(self, value: int) -> None:
        if not self._showing:
            self.target_set.emit(None if value == _NONE else value)


class _Target(QSpinBox):
    """A number of people, or none said."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(_NONE, MOST_WANTED)
        self.setSpecialValueText("–")
        self.setValue(_NONE)
        self.setFixedWidth(scaled(72))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setToolTip("How many people this cell is to have; digits on the cell set it too")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only where the keyboard is: a list that is scrolled under the pointer changes no number."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _button(text: str, look: str, help_text: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(help_text)
    button.setAutoDefault(False)
    if look:
        set_look(button, look)
    press_with_enter(button)
    return button
