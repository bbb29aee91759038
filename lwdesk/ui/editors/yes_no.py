"""The editor of yes, no, or nothing said."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from lwdesk import values
from lwdesk.fields import Field
from lwdesk.ui.editors.editor import Editor
from lwdesk.values import Unreadable

_KEYS = {
    Qt.Key.Key_Y: True, Qt.Key.Key_N: False,
    Qt.Key.Key_Delete: None, Qt.Key.Key_Backspace: None,
}  # fmt: skip


class YesNoEditor(Editor):
    """Three choices in a row: Yes, No, Not said. Arrow keys, Y, N and Delete pick one."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[bool | None, QRadioButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for value, words, place in ((True, "Yes", "first"), (False, "No", "middle"), (None, "Not said", "last")):
            button = QRadioButton(words, self)
            button.setProperty("look", "segment")
            button.setProperty("place", place)
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._buttons[None].setChecked(True)
        self._watch(*self._buttons.values())
        for button in self._buttons.values():
            button.setAccessibleName(f"{field.label}: {button.text()}")
        self._showing = False
        self._group.buttonToggled.connect(self._toggled)

    def set_value(self, raw: Any) -> None:
        self._showing = True
        self._buttons[None if raw is None else bool(raw)].setChecked(True)
        self._showing = False

    def set_text(self, text: str) -> None:
        try:
            self.set_value(values.read_yes_no(text) if text.strip() else None)
        except Unreadable:
            self.set_value(None)

    def text(self) -> str:
        return {True: "Yes", False: "No", None: ""}[self.value()]

    def value(self) -> bool | None:
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def focus_input(self) -> None:
        self._buttons[self.value()].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            key = Qt.Key(event.key())
            if key in _KEYS:
                self._buttons[_KEYS[key]].setChecked(True)
                self.focus_input()
                return True
        return super().eventFilter(watched, event)

    def _toggled(self, button: QRadioButton, checked: bool) -> None:
        if checked and not self._showing:
            self.chosen.emit()
