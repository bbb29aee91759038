"""The delegates as they come through the door: type a few letters, Enter ticks; whoever is not listed is added."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lwdesk.operations import event as verbs
from lwdesk.refusal import Refusal
from lwdesk.text import fold
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.event.door_list import AtDoor, DoorList
from lwdesk.ui.event.walk_in import WalkIn
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.hint import Hint
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_HINT = "Enter ticks, Enter again takes the tick away. Ctrl+Enter: not on the list."
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DoorView(QWidget):
    """A large list that is searched as one types. Every tick is stored at once."""

    chosen = Signal(object)
    opened = Signal()
    shown = Signal(bool)
    """Whether the door has come into view, or gone."""
    fills_page = True
    """At the door nobody wants the form."""

    def __init__(self, window: "Window", store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self._asked: tuple[object, ...] = ()
        self._ids: Sequence[int] = ()
        self.event_id: int | None = None
        self.box = _Box(self)
        self.count = QLabel()
        self.count.setProperty("look", "title")
        self.add = QPushButton(" Not on the list")
        self.add.setIcon(icon("plus"))
        self.add.setAccessibleName("Not on the list")
        self.add.setToolTip("Take in somebody who has come without being listed (Ctrl+Enter)")
        press_with_enter(self.add)
        self.list = DoorList(self)
        self.said = plain_label("", "title")
        """What was just done; it takes the place of the hint."""
        self.hint = Hint(_HINT)
        self.said.hide()
        self.walk_in = WalkIn(store)
        self._lay_out()
        self.box.textEdited.connect(self._filter)
        self.list.chosen.connect(self.chosen)
        self.list.acted.connect(self.tick)
        self.list.typed.connect(self._type)
        self.list.left.connect(self.box.setFocus)
        self.add.clicked.connect(self.take_in)
        self.walk_in.given.connect(self._add)
        self.walk_in.left.connect(self._leave_walk_in)
        self.walk_in.kept.message.connect(lambda sentence: window.say(sentence, "trouble"))
        self.walk_in.bring_back()

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show those of these delegates who belong to the event; read only when something has changed."""
        self._ids = list(ids)
        asked = (tuple(ids), self._store.changes)
        if asked != self._asked:
            self._asked = asked
            self._read()
        if current is not None and not self.box.text():
            self.list.choose(current)

    def tick(self) -> None:
        """Tick whoever is under the keyboard as come, or take the tick away; stored at once."""
        one = self.list.person()
        if one is None:
            if self.box.text().strip():
                self.take_in()
            return
        if self._is_a_copy():
            return
        came = not one.attended
        verbs.tick(self._store, [one.id], came)
        self._read()
        where = " · ".join(part for part in (one.workshop, one.room) if part) or "no workshop yet"
        self._say(f"{one.name} has come: {where}" if came else f"{one.name} is no longer ticked")
        self.box.selectAll()
        self.box.setFocus()

    def take_in(self) -> None:
        """Open the line for somebody who is not on the list, with what was typed as the name."""
        if not self._is_a_copy():
            typed = "" if self.list.person() else self.box.text().strip()
            self.walk_in.begin(typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the box."""
        self.box.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed meanwhile."""
        super().showEvent(event)
        self.shown.emit(True)
        if self._asked and self._asked[1] != self._store.changes:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes somebody in."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take_in()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = Flow(12)
        head.addWidget(self.box)
        head.addWidget(self.add)
        head.push()
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.walk_in)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addWidget(self.said)

    def _read(self) -> None:
        self.event_id = self._store.event.current()
        among = set(self._ids)
        rooms = {one.id: one for one in self._store.event.workshops(self.event_id)}
        people, came, expected = [], 0, 0
        for one in self._store.event.delegates(self.event_id):
            came += one.attended
            expected += one.comes
            if one.id not in among and not one.attended:
                continue
            where = rooms.get(one.workshop) if one.workshop is not None else None
            people.append(
                AtDoor(
                    one.id, one.name or "No name", one.organisation, where.name if where else "",
                    where.room if where else "", one.attended, "" if one.comes else "had declined",
                )
            )  # fmt: skip
        self._asked = (tuple(self._ids), self._store.changes)
        self.list.show_people(people)
        self.count.setText(f"{came:,} of {expected:,} {'has' if came == 1 else 'have'} come")
        # Whoever was just ticked stays under the keyboard, so that Enter again takes the tick away.
        self.list.show_only(self._words(), moving=False)

    def _words(self) -> list[str]:
        return fold(self.box.text()).split()

    def _filter(self) -> None:
        words = self._words()
        self.list.show_only(words)
        if words and self.list.person() is None:
            self._say("Nobody on the list is called so. Enter takes them in.")
        elif self.said.text().startswith("Nobody"):
            self._say("")

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.hint.setVisible(not sentence)

    def _type(self, letters: str) -> None:
        self.box.setFocus()
        self.box.setText(letters)
        self._filter()

    def _add(self, name: str, organisation: str, email: str) -> None:
        try:
            made, was_there = verbs.walk_in(self._store, self.event_id, name, organisation, email)
        except (Refusal, Unreadable) as sentence:
            self.walk_in.show_trouble(str(sentence))
            return
        self._ids = [*self._ids, made]
        self.walk_in.end()
        self.box.clear()
        self._read()
        self.list.choose(made)
        self._say(f"{name} was on the list and is ticked" if was_there else f"{name} is on the list and has come")
        self.box.setFocus()

    def _leave_walk_in(self) -> None:
        self.walk_in.end()
        self.box.setFocus()

    def _is_a_copy(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return self._window.looking


class _Box(QLineEdit):
    """Where one types; arrows move in the list and Enter ticks there."""

    def __init__(self, door: DoorView) -> None:
        super().__init__(door)
        self._door = door
        self.setProperty("look", "large")
        self.setAccessibleName("Who has come")
        self.setAccessibleDescription("Type a few letters of a name or an organisation, Enter ticks")
        self.setPlaceholderText("Name or organisation")
        self.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(260)
        self.setMaximumWidth(560)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _MOVES:
            self._door.list.keyPressEvent(event)
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._door.take_in()
        elif key in _ENTER:
            self._door.tick()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)
