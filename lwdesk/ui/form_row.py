"""A field in a form: its label, its editor, its help, and what is wrong with what stands there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lwdesk.fields import Field, Kind
from lwdesk.ui import theme
from lwdesk.ui.editors import make_editor
from lwdesk.ui.icons import Mark

if TYPE_CHECKING:
    from lwdesk.store import Store

_TOGETHER = (
    (Kind.DATE, Kind.DATE), (Kind.DATE, Kind.TIME), (Kind.NUMBER, Kind.NUMBER), (Kind.TELEPHONE, Kind.EMAIL),
    (Kind.CHOICE, Kind.YES_NO),
)  # fmt: skip
_NARROW = 400
"""Width under which fields that stand together stand below each other."""


class Row(QWidget):
    """Label above, editor, help below; a red mark and a sentence while the text cannot be stored."""

    def __init__(self, field: Field, store: "Store", parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = editor = make_editor(field, store, self)
        self._trouble: tuple[QWidget, QLabel] | None = None
        label = plain_label(field.label, "label", self)
        label.setBuddy(editor)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(label)
        self._layout.addWidget(editor)
        if field.help:
            self._layout.addWidget(plain_label(field.help, "quiet", self))
        self._layout.addStretch(1)

    def show_trouble(self, sentence: str) -> None:
        """Show the sentence under the field; "" takes it away."""
        self.editor.set_trouble(sentence)
        if self._trouble is None:
            if not sentence:
                return
            self._trouble = self._make_trouble()
        line, label = self._trouble
        label.setText(sentence)
        line.setVisible(bool(sentence))

    def add_line(self, line: QWidget) -> None:
        """Put a line of somebody else's below what the row has itself."""
        self._layout.insertWidget(self._layout.count() - 1, line)

    def _make_trouble(self) -> tuple[QWidget, QLabel]:
        line = QWidget(self)
        label = plain_label("", "danger", line)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Mark("circle-alert", "danger", 16, line), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label, 1)
        self._layout.insertWidget(2, line)
        return line, label


class Together(QWidget):
    """Rows side by side where there is room, else below each other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(16)

    def add_rows(self, rows: Sequence[Row]) -> None:
        """The rows that stand here, in their order; their parent is this."""
        for row in rows:
            self._flow.addWidget(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.scaled(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._flow.direction() is not wanted:
            self._flow.setDirection(wanted)


def grouped(fields: Sequence[Field]) -> list[tuple[Field, ...]]:
    """The fields in their order, in ones and in twos that belong on one line."""
    groups: list[tuple[Field, ...]] = []
    for field in fields:
        before = groups[-1] if groups else ()
        if len(before) == 1 and (before[0].kind, field.kind) in _TOGETHER:
            groups[-1] = (*before, field)
        else:
            groups.append((field,))
    return groups


def plain_label(text: str, look: str, parent: QWidget | None = None) -> QLabel:
    """A label that wraps and never reads its text as markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label
