"""The editor of a text of several paragraphs; it grows with the text."""

import math
from typing import Any

from PySide6.QtCore import QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from lwdesk.fields import Field, read_value
from lwdesk.ui import theme
from lwdesk.ui.editors.editor import Editor

FEWEST, MOST = 3, 12
"""Lines that it is high, at least and at most."""


class GrowingText(QPlainTextEdit):
    """A box for text, between 3 and 12 lines high; Tab moves on."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._lines = 0
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._report)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._restyle)
        self._fit(FEWEST)

    def set_text(self, text: str) -> None:
        """Show a text; `edited` is not emitted."""
        self._showing = True
        try:
            self.setPlainText(text)
        finally:
            self._showing = False

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(source.text())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel over a box that one only passes belongs to the page.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _report(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _grow(self, size: QSizeF) -> None:
        # The plain layout counts its height in lines.
        lines = max(FEWEST, min(MOST, round(size.height())))
        if lines != self._lines:
            self._fit(lines)

    def _fit(self, lines: int) -> None:
        self._lines = lines
        edges = theme.scaled(14) + 2 * self.document().documentMargin()
        self.setFixedHeight(math.ceil(lines * QFontMetricsF(self.font()).lineSpacing() + edges))

    def _restyle(self) -> None:
        self._fit(self._lines)


class ParagraphEditor(Editor):
    """A field of several paragraphs."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = GrowingText(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self._watch(self.box)
        self.box.edited.connect(self.typed)

    def set_value(self, raw: Any) -> None:
        self.set_text(raw or "")

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.box.set_text(text)

    def text(self) -> str:
        return self.box.toPlainText()

    def value(self) -> Any:
        return read_value(self.field, self.text())
