"""Under the form of a commitment: its measures, updates and issues, and a line in which one adds another."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from lwdesk.records import COMMITMENT, ISSUE, MEASURE, PROGRESS
from lwdesk.records.tables import Record
from lwdesk.refusal import Refusal
from lwdesk.text import clean_line
from lwdesk.ui.pages.parts import Part, Parts
from lwdesk.ui.pauses import PAUSE
from lwdesk.values import Unreadable, show_date, show_number

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_DRAFT = "line to add"
_KINDS = (("Update", PROGRESS), ("Issue", ISSUE), ("Measure", MEASURE))
_ASKED = {"Update": "What has happened", "Issue": "What the board is to decide", "Measure": "What is measured"}


class Below(QWidget):
    """The list and the line."""

    open_record = Signal(str, object)

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self._store = store
        # Few rows, since the line to add another stands below them, and the form needs its room.
        self.parts = Parts(store, "Measures, updates and issues", self._found, called=self._called, rows=4)
        self.parts.open_record.connect(self.open_record)
        self.line = AddLine(window, store)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.parts)
        column.addWidget(self.line)

    def show_record(self, record_id: int | None) -> None:
        """Show what belongs to this commitment."""
        self.setVisible(record_id is not None)
        self.parts.show_record(record_id)
        self.line.show_record(record_id)

    def _found(self, commitment: int) -> Sequence[Part]:
        linked = {
            name: list(ids)
            for name, field, ids in self._store.links_to(COMMITMENT, commitment)
            if field == COMMITMENT.name
        }
        newest = sorted(linked.get(PROGRESS.name, []), key=self._day_of, reverse=True)
        found = (
            ("Measures", MEASURE.name, linked.get(MEASURE.name, [])),
            ("Updates", PROGRESS.name, newest),
            ("Issues for the board", ISSUE.name, linked.get(ISSUE.name, [])),
        )
        return [part for part in found if part[2]]

    def _day_of(self, update: int) -> tuple[str, int]:
        day = (self._store.get(PROGRESS, update) or {}).get("day")
        return (day.isoformat() if day else "", update)

    def _called(self, name: str, ids: Sequence[int]) -> dict[int, str]:
        if name == PROGRESS.name:
            held = self._store.many(PROGRESS, ids)
            return {i: _dated(values["day"], values["text"]) for i, values in held.items()}
        if name == ISSUE.name:
            held = self._store.many(ISSUE, ids)
            return {i: _asked(values) for i, values in held.items()}
        held = self._store.many(MEASURE, ids)
        return {i: _measured(values) for i, values in held.items()}


class AddLine(QWidget):
    """Type, and Enter adds it: an update of today, an issue raised today, or a measure.

    What was typed and not added is kept with the commitment, and stands there again when one comes back.
    """

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self._window, self._store = window, store
        self._id: int | None = None
        self._kept = ""
        self.group = QButtonGroup(self)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.keep)
        self.box = _Box(self)
        self.box.textEdited.connect(lambda _: self._pause.start())
        row = QHBoxLayout()
        row.setSpacing(0)
        for n, (name, _) in enumerate(_KINDS):
            button = QRadioButton(name)
            button.setProperty("look", "segment")
            button.setProperty("place", ("first", "middle", "last")[n])
            button.setAccessibleName(f"Add: {name}")
            button.setToolTip("Up and Down in the line change what is added")
            self.group.addButton(button, n)
            row.addWidget(button)
        row.addStretch(1)
        self.group.idClicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 12, 12)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.box)
        self.choose(0)

    @property
    def kind(self) -> tuple[str, Record]:
        """What Enter adds."""
        return _KINDS[max(self.group.checkedId(), 0)]

    def choose(self, n: int) -> None:
        """Choose what is added: 0 an update, 1 an issue, 2 a measure."""
        for button in self.group.buttons():
            button.setChecked(self.group.id(button) == n)
        name = _KINDS[n][0]
        self.box.setAccessibleName(f"Add {'an' if name[0] in 'UI' else 'a'} {name.lower()}")
        self.box.setToolTip(f"{_ASKED[name]}. Enter adds it; Up and Down change what is added.")
        self.box.setPlaceholderText(f"{_ASKED[name]}: Enter adds it")

    def choose_next(self, by: int) -> None:
        """Choose the next kind, or with -1 the one before."""
        self.choose((max(self.group.checkedId(), 0) + by) % len(_KINDS))

    def show_record(self, record_id: int | None) -> None:
        """Stand ready for this commitment, with what was typed for it before."""
        if record_id == self._id:
            return
        self.keep()
        self._id = record_id
        self._kept = "" if record_id is None else self._store.drafts(COMMITMENT.name, record_id).get(_DRAFT, "")
        self.box.setText(self._kept)

    def keep(self) -> None:
        """Keep what was typed and not added yet."""
        self._pause.stop()
        typed = self.box.text()
        if self._id is None or typed == self._kept or self._window.looking:
            return
        try:
            if typed.strip():
                self._store.keep_draft(COMMITMENT.name, self._id, _DRAFT, typed)
            else:
                self._store.drop_draft(COMMITMENT.name, self._id, _DRAFT)
        except Refusal as trouble:
            self._window.say(str(trouble), "trouble")
            return
        self._kept = typed

    def add(self) -> None:
        """Add what was typed."""
        text = clean_line(self.box.text())
        if self._id is None or not text:
            return
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        name, record = self.kind
        today = self._store.today()
        given: dict[str, object] = {"commitment": self._id}
        if record is MEASURE:
            given["name"] = text
        else:
            given |= {"text": text, "day" if record is PROGRESS else "raised": today}
        self._pause.stop()
        try:
            with self._store.step(f"New {record.label.lower()}", kind="new") as step:
                step.create(record, given)
        except (Refusal, Unreadable) as trouble:
            self._window.say(str(trouble), "trouble")
            return
        self.box.clear()
        self.keep()
        self._window.say(
            f"Added {'an' if name[0] in 'UI' else 'a'} {name.lower()}.", "done", ("Undo", self._window.undo)
        )


class _Box(QLineEdit):
    def __init__(self, line: AddLine) -> None:
        super().__init__()
        self._line = line
        self.setMaxLength(2000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds; Up and Down choose what."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._line.add()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._line.choose_next(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def _dated(day: object, text: str) -> str:
    return f"{show_date(day) if isinstance(day, date) else 'No date'}: {clean_line(text)}"


def _asked(values: dict[str, object]) -> str:
    is_open = not values["answer"] and values["answered"] is None
    return f"{'Open' if is_open else 'Answered'}: {clean_line(str(values['text']))}"


def _measured(values: dict[str, object]) -> str:
    name, unit = clean_line(str(values["name"])), str(values["unit"] or "")
    latest, target = values["latest"], values["target"]
    of = [show_number(number) for number in (latest, target) if isinstance(number, float)]
    if not of:
        return name
    said = " of ".join(of) if len(of) == 2 else f"{'target ' if latest is None else ''}{of[0]}"
    return f"{name}: {said} {unit}".rstrip()
