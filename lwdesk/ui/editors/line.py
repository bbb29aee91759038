"""Editors of one line: text, numbers, telephone numbers."""

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lwdesk.fields import Field, read_value, show_value
from lwdesk.ui.editors.editor import Editor
from lwdesk.ui.editors.paragraph import GrowingText

LONGEST = 32_767
"""What Qt's line holds; it drops the rest of a longer text without a word."""


class Line(QLineEdit):
    """A line that hands over a text too long for it, instead of cutting it; see `overflow`."""

    def __init__(self, editor: "LineEditor") -> None:
        super().__init__(editor)
        self._editor = editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._overflows(QGuiApplication.clipboard().mimeData()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            self._editor.settle()
            self._editor.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if len(QGuiApplication.clipboard().text()) + len(self.text()) > LONGEST:
            # The menu's own Paste would cut; Ctrl+V does not.
            event.accept()
            return
        super().contextMenuEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if not self._overflows(event.mimeData()):
            super().dropEvent(event)

    def _overflows(self, data: QMimeData | None) -> bool:
        pasted = data.text() if data and data.hasText() else ""
        if len(pasted) + len(self.text()) <= LONGEST:
            return False
        self.insert("")
        at = self.cursorPosition()
        self._editor.overflow(self.text()[:at] + pasted + self.text()[at:])
        return True


class LineEditor(Editor):
    """A field of one line. A text too long for a line is shown in a box of several, whole."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = Line(self)
        self._box: GrowingText | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.line)
        self._watch(self.line)
        self.line.textEdited.connect(self.typed)

    def set_value(self, raw: Any) -> None:
        self.set_text(show_value(self.field, raw))

    def set_text(self, text: str) -> None:
        if text == self.text():
            return
        if len(text) > LONGEST:
            self._show_box(text)
            return
        self._hide_box()
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def text(self) -> str:
        return self._box.toPlainText() if self._box else self.line.text()

    def value(self) -> Any:
        return read_value(self.field, self.text())

    def overflow(self, text: str) -> None:
        """Take a text longer than the line holds, as typed by the user."""
        self._show_box(text)
        self.typed.emit()

    def _show_box(self, text: str) -> None:
        if self._box is None:
            self._box = GrowingText(self)
            self._layout.addWidget(self._box)
            self._watch(self._box, self.line)
            self._box.edited.connect(self.typed)
        self._box.set_text(text)
        self._box.show()
        focused = self.line.hasFocus()
        self.line.hide()
        if focused:
            self._box.setFocus()

    def _hide_box(self) -> None:
        if self._box is None:
            return
        self._box.removeEventFilter(self)
        self._box.hide()
        self._box.deleteLater()
        self._box = None
        self.line.show()
        self._watch(self.line)
