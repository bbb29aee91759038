"""The box that one types into in the grid: a line an entry, and the keys of a spreadsheet."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lwdesk.operations.contributions import entries_of
from lwdesk.ui.contributions.cells import SOFT
from lwdesk.ui.editors.editor import can_redo, can_undo
from lwdesk.ui.theme import scaled

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class EntryBox(QPlainTextEdit):
    """Enter goes down, Tab right, with Shift the other way; Alt+Enter begins another entry, Ctrl+Enter is `finished`.

    The arrow keys leave at the first and the last line.
    """

    edited = Signal()
    left = Signal(int, int, str)
    """The user goes on, by so many columns and rows, with the key "tab", "enter", "arrow" or "escape"."""
    finished = Signal()
    gone = Signal()
    """The keyboard went elsewhere by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._showing = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._report)
        self.hide()

    @property
    def lines(self) -> list[str]:
        """The entries, as they stand."""
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block.text().replace(SOFT, "\n"))
            block = block.next()
        return found

    def show_lines(self, lines: list[str], typed: str | None) -> None:
        """Show the entries with the keyboard at their end; with `typed` that stands in a line of its own behind."""
        shown = [line.replace("\n", SOFT) for line in lines]
        self._showing = True
        self.setPlainText("\n".join([*shown, ""] if typed is not None and shown else shown))
        self._showing = False
        self.moveCursor(QTextCursor.MoveOperation.End)
        if typed:
            self.insertPlainText(typed)

    def height_of_text(self) -> int:
        """The height at which all lines are seen, with what the box has round them."""
        lines, block = 0, self.document().begin()
        while block.isValid():
            # Asked for it is laid out, which otherwise happens when it is drawn.
            self.blockBoundingRect(block)
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + scaled(12)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted in several lines is several entries."""
        if source.hasText():
            lines = entries_of(source.text().replace("\t", "\n"))
            self.textCursor().insertText("\n".join(lines) if len(lines) > 1 else source.text().strip("\r\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        with_keypad = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER:
            self._enter(with_keypad)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.left.emit(-1 if key == Qt.Key.Key_Backtab or with_keypad == _SHIFT else 1, 0, "tab")
        elif key == Qt.Key.Key_Escape:
            self.left.emit(0, 0, "escape")
        elif with_keypad == _PLAIN and key == Qt.Key.Key_Up and self._at_edge(QTextCursor.MoveOperation.Up):
            self.left.emit(0, -1, "arrow")
        elif with_keypad == _PLAIN and key == Qt.Key.Key_Down and self._at_edge(QTextCursor.MoveOperation.Down):
            self.left.emit(0, 1, "arrow")
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
            # Before a menu takes Alt or Ctrl with Enter; and undo is the window's where no typing is to be undone.
            if event.key() in ENTER:
                event.accept()
                return True
            if self._is_the_windows(event):
                event.ignore()
                return False
        return super().event(event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers == _ALT:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif modifiers == _CTRL:
            self.finished.emit()
        else:
            self.left.emit(0, -1 if modifiers == _SHIFT else 1, "enter")

    def _at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(move)

    def _is_the_windows(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not can_undo(self)
        return event.matches(QKeySequence.StandardKey.Redo) and not can_redo(self)

    def _report(self) -> None:
        if not self._showing:
            self.edited.emit()
