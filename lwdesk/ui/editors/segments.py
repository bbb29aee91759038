"""The editor of a few fixed choices, side by side: yes or no, or an option."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from lwdesk.fields import Field
from lwdesk.ui.editors.editor import Editor
from lwdesk.ui.pages.flow import Flow

NOT_SAID = "Not said"


class SegmentsEditor(Editor):
    """Choices in a row, Not said last. The arrow keys, the keys given for them, and Delete pick one."""

    def __init__(
        self, field: Field, choices: Mapping[Any, str], keys: Mapping[Qt.Key, Any], nothing: Any,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(field, parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[Any, QRadioButton] = {}
        self._nothing = nothing
        self._keys = {**keys, Qt.Key.Key_Delete: nothing, Qt.Key.Key_Backspace: nothing}
        # They go on in a new line in a narrow form, where the last would be cut off.
        layout = Flow(0)
        self.setLayout(layout)
        last = len(choices)
        for place, (value, words) in enumerate((*choices.items(), (nothing, NOT_SAID))):
            button = QRadioButton(words, self)
            button.setProperty("look", "segment")
            button.setProperty("place", "first" if place == 0 else "last" if place == last else "middle")
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)
        self._buttons[nothing].setChecked(True)
        self._watch(*self._buttons.values())
        for button in self._buttons.values():
            button.setAccessibleName(f"{field.label}: {button.text()}")
        self._showing = False
        self._group.buttonToggled.connect(self._toggled)

    def set_value(self, raw: Any) -> None:
        self._showing = True
        self._buttons.get(raw, self._buttons[self._nothing]).setChecked(True)
        self._showing = False

    def value(self) -> Any:
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def focus_input(self) -> None:
        self._buttons[self.value()].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            key = Qt.Key(event.key())
            if key in self._keys:
                self._buttons[self._keys[key]].setChecked(True)
                self.focus_input()
                return True
        return super().eventFilter(watched, event)

    def _toggled(self, button: QRadioButton, checked: bool) -> None:
        if checked and not self._showing:
            self.chosen.emit()
