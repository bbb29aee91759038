"""Likely doubles of a contact, pointed out under the field that gives them away while it is typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lwdesk.operations.doubles import Double, likely_doubles
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import set_look
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.form import RecordForm

_PAUSE_MS = 250
"""How long after a keystroke one looks: sooner would only disturb."""
_FIELDS = ("name", "email", "organisation")
_UNDER = ("name", "email")


class DoublesWatch(QObject):
    """Looks for doubles of the contact in a form, and shows the likeliest in a line under its field."""

    look_at = Signal(int)
    merge_with = Signal(int)

    def __init__(self, store: "Store", form: "RecordForm") -> None:
        super().__init__(form)
        self._store, self._form = store, form
        self._shown: int | None = None
        self.lines = {name: _Line(form) for name in _UNDER}
        for name, line in self.lines.items():
            form.add_line(name, line)
            line.look.clicked.connect(lambda _=False, line=line: self._tell(self.look_at, line))
            line.merge.clicked.connect(lambda _=False, line=line: self._tell(self.merge_with, line))
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        for name in _FIELDS:
            editor = form.editor(name)
            editor.typed.connect(self._pause.start)  # type: ignore[attr-defined]
            editor.chosen.connect(self._pause.start)  # type: ignore[attr-defined]

    def show_record(self, record_id: int | None) -> None:
        """Look anew, since another record is shown or something has changed."""
        if record_id != self._shown:
            self._shown = record_id
            for line in self.lines.values():
                line.show_doubles(())
        if record_id is not None:
            self._pause.start()

    def look(self) -> None:
        """Look for doubles of what stands in the form now."""
        if (record_id := self._form.record_id) is None:
            return
        given = {name: self._value(name) for name in _FIELDS}
        found = likely_doubles(self._store, record_id, given)
        for name, line in self.lines.items():
            line.show_doubles([double for double in found if double.field == name])

    def _value(self, name: str) -> object:
        editor = self._form.editor(name)
        try:
            return editor.value()  # type: ignore[attr-defined]
        except Unreadable:
            return None

    @staticmethod
    def _tell(signal: SignalInstance, line: "_Line") -> None:
        if line.double:
            signal.emit(line.double.id)


class _Line(QWidget):
    """A quiet sentence with two buttons; not there while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.double: Double | None = None
        self.label = plain_label("", "quiet", self)
        self.look, self.merge = QPushButton("Look", self), QPushButton("Merge…", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label, 1)
        for button in (self.look, self.merge):
            set_look(button, "quiet")
            button.setAutoDefault(False)
            press_with_enter(button)
            row.addWidget(button)
        self.hide()

    def show_doubles(self, doubles: Sequence[Double]) -> None:
        """Show the likeliest of them, and how many more there are."""
        self.double = doubles[0] if doubles else None
        if self.double:
            more = f" So may {len(doubles) - 1} more." if len(doubles) > 1 else ""
            self.label.setText(self.double.sentence + more)
            self.look.setAccessibleName(f"Look: {self.double.sentence}")
            self.merge.setAccessibleName(f"Merge: {self.double.sentence}")
        self.setVisible(self.double is not None)
