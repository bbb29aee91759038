"""The box that a line of progress is typed into: Enter and the arrow keys lead from line to line."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lwdesk.ui.editors.editor import can_redo, can_undo
from lwdesk.ui.theme import scaled

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_MOST_LINES = 7


class LineBox(QPlainTextEdit):
    """Enter and Down go on, Up goes back, Tab goes to the status, Escape leaves; Shift+Enter begins a further line."""

    edited = Signal()
    moved = Signal(int)
    """The user goes on by so many lines."""
    sideways = Signal(int)
    """Tab (1) or Shift+Tab (-1)."""
    escaped = Signal()
    gone = Signal()
    """The keyboard went elsewhere by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._showing = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._report)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show the text, with the keyboard at its end."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        self.moveCursor(QTextCursor.MoveOperation.End)

    def height_of_text(self) -> int:
        """The height at which all lines are seen, up to seven, with what the box has round them."""
        lines, block = 0, self.document().begin()
        while block.isValid():
            # Asked for it is laid out, which otherwise happens when it is drawn.
            self.blockBoundingRect(block)
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        shown = min(lines, _MOST_LINES)
        return shown * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + scaled(12)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Cells that are pasted are one text."""
        if source.hasText():
            self.textCursor().insertText(source.text().replace("\t", " ").strip("\r\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER and modifiers == _SHIFT:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif key in ENTER:
            self.moved.emit(1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.sideways.emit(-1 if key == Qt.Key.Key_Backtab or modifiers == _SHIFT else 1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif not modifiers and key == Qt.Key.Key_Up and self._at_edge(QTextCursor.MoveOperation.Up):
            self.moved.emit(-1)
        elif not modifiers and key == Qt.Key.Key_Down and self._at_edge(QTextCursor.MoveOperation.Down):
            self.moved.emit(1)
        elif self._is_the_windows(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu gives the keyboard back, and so does another window.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.gone.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Undo is the window's where no typing is to be undone.
            if self._is_the_windows(event):
                event.ignore()
                return False
            if event.key() in ENTER and not event.modifiers() & _CTRL:
                event.accept()
                return True
        return super().event(event)

    def _at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        return not self.textCursor().movePosition(move)

    def _is_the_windows(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not can_undo(self)
        return event.matches(QKeySequence.StandardKey.Redo) and not can_redo(self)

    def _report(self) -> None:
        if not self._showing:
            self.edited.emit()
