"""What stands above the grid: by delegate or by area, who or which, and the organisation that is spoken for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QWidget

from lwdesk.records import CONTRIBUTION
from lwdesk.ui.contributions.delegates import Delegates
from lwdesk.ui.editors.choice import ChoiceEditor
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.pages.flow import Flow
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.contributions import Person

BY_DELEGATE, BY_AREA = "By delegate", "By area"
_WIDTH = 260


class TypingBar(QWidget):
    """The line that says for whom one types."""

    way_chosen = Signal(str)

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = Delegates(store)
        self.way = BY_DELEGATE
        self._shown: int | None = None
        self.label = ""
        """The name of who is shown, as it stands in the line."""
        self.finder = Finder(self.people, self)
        self.finder.setAccessibleName("Delegate")
        self.finder.setAccessibleDescription("Type a name, then Enter; somebody new is made as a contact")
        self.organisation = ChoiceEditor(CONTRIBUTION.field("organisation"), store)
        self.area = ChoiceEditor(CONTRIBUTION.field("area"), store)
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        self.note = QLabel()
        self.note.setProperty("look", "quiet")
        self._named = _labelled("Delegate", self.finder)
        self._of = _labelled("Organisation", self.organisation)
        self._in = _labelled("Activity area", self.area)
        row = Flow(12)
        row.addWidget(self._ways())
        for part in (self._in, self._named, self._of, self.note):
            row.addWidget(part)
        row.push()
        row.addWidget(self.count)
        self.setLayout(row)
        self.show_way(BY_DELEGATE)

    @property
    def organisation_id(self) -> int | None:
        """The organisation that stands in the line."""
        return _value(self.organisation)

    @property
    def area_id(self) -> int | None:
        """The area that stands in the line."""
        return _value(self.area)

    def show_way(self, way: str) -> None:
        """Show what is asked by delegate or by area."""
        self.way = way
        self.label, self._shown = "", None
        self.finder.clear()
        self.note.clear()
        self.organisation.set_value(None)
        by_area = way == BY_AREA
        self._in.setVisible(by_area)
        self._of.setVisible(not by_area)
        for button in self._group.buttons():
            chosen = button.text() == way
            button.setChecked(chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def show_delegate(self, person: "Person", comes: bool) -> None:
        """Show who it is, the organisation, and whether they are a delegate of the event."""
        new = person.id != self._shown
        self.label = person.name
        if not self.finder.hasFocus() or new:
            self.finder.setText(person.name)
        if new or self.organisation_id is None:
            self.organisation.set_value(person.organisation)
        self._shown = person.id
        self.note.setText("" if comes else "Not among the delegates of the event.")
        self.note.setVisible(not comes)

    def show_area(self, area: int | None) -> None:
        """Show which area it is."""
        self.area.set_value(area)
        self.note.hide()

    def _ways(self) -> QWidget:
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for name, place in ((BY_DELEGATE, "first"), (BY_AREA, "last")):
            button = QRadioButton(name)
            button.setProperty("look", "segment")
            button.setProperty("place", place)
            button.setAccessibleName(f"Type in: {name}")
            button.clicked.connect(lambda _=False, name=name: self.way_chosen.emit(name))
            self._group.addButton(button)
            row.addWidget(button)
        return ways


def _labelled(text: str, field: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    label = QLabel(text)
    label.setBuddy(field)
    field.setMinimumWidth(_WIDTH)
    row.addWidget(label)
    row.addWidget(field)
    return part


def _value(editor: ChoiceEditor) -> int | None:
    try:
        return editor.value()
    except Unreadable:
        return None
