"""The editor of an option: one of a few words that the program itself goes by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lwdesk.fields import Field
from lwdesk.ui.editors.segments import SegmentsEditor


class OptionEditor(SegmentsEditor):
    """The options in a row, Not said last. Arrow keys, the options' numbers and Delete pick one."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        numbers = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
        keys = dict(zip(numbers, field.ui.options, strict=False))
        super().__init__(field, {option: option for option in field.ui.options}, keys, "", parent)

    def set_text(self, text: str) -> None:
        self.set_value(text.strip())

    def text(self) -> str:
        return str(self.value())
