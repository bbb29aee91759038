"""The editor of yes, no, or nothing said."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lwdesk import values
from lwdesk.fields import Field
from lwdesk.ui.editors.segments import SegmentsEditor
from lwdesk.values import Unreadable

_KEYS = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False}


class YesNoEditor(SegmentsEditor):
    """Three choices in a row: Yes, No, Not said. Arrow keys, Y, N and Delete pick one."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, {True: "Yes", False: "No"}, _KEYS, None, parent)

    def set_value(self, raw: Any) -> None:
        super().set_value(None if raw is None else bool(raw))

    def set_text(self, text: str) -> None:
        try:
            self.set_value(values.read_yes_no(text) if text.strip() else None)
        except Unreadable:
            self.set_value(None)

    def text(self) -> str:
        return {True: "Yes", False: "No", None: ""}[self.value()]
