"""A column of a logic model, one thing a line: typed like text, moved by the arrow keys with Alt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lwdesk.operations.actions import write_part
from lwdesk.text import clean
from lwdesk.ui import theme
from lwdesk.ui.editors.editor import is_the_windows
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Step

_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_INDENT, _DOT = 18, 5


class ModelPart:
    """A part of the model of one action, as stored and as typed; a `Written` of what stores as one types."""

    def __init__(self, action: int, part: str, held: str) -> None:
        self.action, self.part = action, part
        self.held = self.text = held

    def show(self, held: str) -> None:
        """Take what the study holds; what was typed and is not stored yet stays."""
        typed = self.needs_storing()
        self.held = held
        if not typed:
            self.text = held

    def needs_storing(self) -> bool:
        """Whether the study says something else."""
        return clean(self.text).strip() != self.held

    def write(self, step: "Step") -> Callable[[], None]:
        """Write it; call what comes back once the step is in the file."""
        text = clean(self.text).strip()
        write_part(step, self.action, self.part, text)

        def settle() -> None:
            self.held = text

        return settle


class ModelBox(QPlainTextEdit):
    """Enter begins a line. Alt+Up and Alt+Down move the line, Alt+Left and Alt+Right take it to the next column."""

    edited = Signal()
    entered = Signal()
    sideways = Signal(int)

    def __init__(self, label: str, help_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setAccessibleName(label)
        self.setAccessibleDescription(f"{help_text} Alt with the arrow keys moves a line.".strip())
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(scaled(6))
        self.setViewportMargins(scaled(_INDENT) - scaled(6), 0, 0, 0)
        self.textChanged.connect(self._report)

    def show_text(self, text: str) -> None:
        """Show the text; the keyboard stays in its line where that is still there."""
        if clean(self.toPlainText()).strip() == text:
            return
        at = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.toPlainText().encode("utf-16-le")) // 2))
        self.setTextCursor(cursor)

    def move_line(self, by: int) -> None:
        """Move the line under the keyboard up or down."""
        at, column = self.textCursor().blockNumber(), self.textCursor().positionInBlock()
        lines = self.toPlainText().split("\n")
        if 0 <= at + by < len(lines):
            lines[at], lines[at + by] = lines[at + by], lines[at]
            self._put(lines, at + by, column)

    def take_line(self) -> str:
        """Take the line under the keyboard away, and give it."""
        at = self.textCursor().blockNumber()
        lines = self.toPlainText().split("\n")
        taken = lines.pop(at)
        self._put(lines or [""], min(at, max(len(lines) - 1, 0)), 0)
        return taken

    def add_line(self, text: str) -> None:
        """Add a line at the end, with the keyboard in it."""
        lines = [line for line in self.toPlainText().split("\n") if line.strip()] + [text]
        self._put(lines, len(lines) - 1, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _ALT and key in _MOVES:
            columns, rows = _MOVES[key]
            if rows:
                self.move_line(rows)
            elif self.textCursor().block().text().strip():
                self.sideways.emit(columns)
        elif key == Qt.Key.Key_Escape or is_the_windows(self, event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.modifiers() & _ALT and event.key() in _MOVES:
                event.accept()
                return True
            if is_the_windows(self, event):
                event.ignore()
                return False
        return super().event(event)

    def _put(self, lines: list[str], line: int, column: int) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText("\n".join(lines))
        cursor.endEditBlock()
        block = self.document().findBlockByNumber(line)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)

    def _report(self) -> None:
        if not self._showing:
            self.edited.emit()


class Dots(QWidget):
    """The margin of a box, with a dot before each thing, so that lines that go on are told from new ones."""

    def __init__(self, box: ModelBox) -> None:
        super().__init__(box)
        self._box = box
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box.updateRequest.connect(lambda *_: self._follow())
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot beside the first line of each block that says something."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.palette().quiet))
        box, side = self._box, scaled(_DOT)
        height = box.fontMetrics().lineSpacing()
        block = box.firstVisibleBlock()
        while block.isValid():
            top = box.blockBoundingGeometry(block).translated(box.contentOffset()).top()
            if top > self.height():
                break
            if block.text().strip():
                painter.drawEllipse(self.width() - side - 1, round(top + height / 2 - side / 2), side, side)
            block = block.next()
        painter.end()

    def _follow(self) -> None:
        viewport = self._box.viewport().geometry()
        self.setGeometry(viewport.left() - scaled(_INDENT) + scaled(8), viewport.top(), scaled(_INDENT) - scaled(8),
                         viewport.height())  # fmt: skip
        self.update()
