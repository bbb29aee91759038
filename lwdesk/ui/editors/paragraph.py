"""The editor of a text of several paragraphs; it grows with the text."""

import math
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from lwdesk.fields import Field, read_value
from lwdesk.ui import theme
from lwdesk.ui.editors.editor import Editor

FEWEST, MOST = 3, 12
"""Lines that it is high, at least and at most."""


class GrowingText(QPlainTextEdit):
    """A box for text, between 3 and 12 lines high or as many as are said; Tab moves on."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, most: int = MOST) -> None:
        super().__init__(parent)
        self._showing = False
        self._most = most
        self._lines = 0
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._report)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower box needs more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def _grow(self) -> None:
        # Counted here: the layout tells of lines that it breaks only once they have been drawn.
        lines, block = 0, self.document().begin()
        while block.isValid() and lines < self._most:
            self.blockBoundingRect(block)
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        lines = max(FEWEST, min(self._most, lines))
        if lines != self._lines:
            self._fit(lines)

    def _fit(self, lines: int) -> None:
        self._lines = lines
        edges = theme.scaled(14) + 2 * self.document().documentMargin()
        self.setFixedHeight(math.ceil(lines * self._line_height() + edges))

    def _line_height(self) -> float:
        # A line that is laid out has whole pixels for what is above and below its letters, each.
        metrics = QFontMetricsF(self.font())
        return math.ceil(metrics.ascent()) + math.ceil(metrics.descent()) + max(metrics.leading(), 0.0)

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
