"""What the forms of a question and of a section have in common, and the box of the sections."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lwdesk.fields import Kind
from lwdesk.records import PROMPT
from lwdesk.ui import theme
from lwdesk.ui.form_row import Row, plain_label
from lwdesk.ui.guide.saving import Change, GuideSaving, Refuse

if TYPE_CHECKING:
    from lwdesk.store import Store

_WIDEST = 640


class Fields(QScrollArea):
    """Rows of fields in a column, and a sentence above them where they are locked."""

    first = ""
    """The field that the keyboard comes to."""

    def __init__(self, store: "Store", names: Mapping[str, Kind], change: Change, refuse: Refuse) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        outer.setProperty("look", "paper")
        self.setWidget(outer)
        self.holder = QWidget(outer)
        self.holder.setMaximumWidth(theme.scaled(_WIDEST))
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.holder)
        around.addStretch(1)
        self.column = QVBoxLayout(self.holder)
        self.column.setContentsMargins(24, 16, 24, 24)
        self.column.setSpacing(16)
        self.heading = plain_label("", "heading", self.holder)
        self.why = plain_label("", "quiet", self.holder)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.why)
        self.rows: dict[str, Row] = {}
        for name, kind in names.items():
            field = PROMPT.field(name)
            row = Row(replace(field, ui=replace(field.ui, kind=kind)), store, self.holder)
            self.rows[name] = row
            self.column.addWidget(row)
        self.saving = GuideSaving(store, self.rows, change, refuse, self)
        self.why.hide()

    def lock(self, sentence: str) -> None:
        """Say why nothing is changed here; "" where something is."""
        self.why.setText(sentence)
        self.why.setVisible(bool(sentence))
        for row in self.rows.values():
            # What an old version asks can still be read, and copied.
            boxes = row.findChildren(QLineEdit) + row.findChildren(QPlainTextEdit)
            for box in boxes:
                box.setReadOnly(bool(sentence))
            if not boxes:
                row.setEnabled(not sentence)

    def forget(self) -> None:
        """Show nothing, so that what comes next is no news of it."""
        blank = {"section": "", "text": "", "hint": "", "referrals": None}
        self.saving.begin(None, {name: blank[name] for name in self.rows})

    def show_raw(self, prompt_id: int, raw: Mapping[str, Any]) -> None:
        """Show these values; over what is being typed only when they are another question's."""
        if self.saving.prompt_id == prompt_id:
            self.saving.take(raw)
        else:
            self.saving.begin(prompt_id, raw)
            self.verticalScrollBar().setValue(0)


class SectionBox(QComboBox):
    """The sections to choose from; the wheel passes on to the form."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
