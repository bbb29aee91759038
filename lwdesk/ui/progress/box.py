"""The box that a line of progress is typed into: Enter and the arrow keys lead from line to line."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from lwdesk.ui.editors.cell_box import ENTER, CellBox
from lwdesk.ui.editors.editor import is_the_windows

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_MOST_LINES = 7


class LineBox(CellBox):
    """Enter and Down go on, Up goes back, Tab goes to the status, Escape leaves; Shift+Enter begins a further line."""

    moved = Signal(int)
    """The user goes on by so many lines."""
    sideways = Signal(int)
    """Tab (1) or Shift+Tab (-1)."""
    escaped = Signal()

    def height_of_text(self, most: int | None = _MOST_LINES) -> int:
        """The height at which all lines are seen, up to seven."""
        return super().height_of_text(most)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Cells that are pasted are one text."""
        if source.hasText():
            self.textCursor().insertText(source.text().replace("\t", " ").strip("\r\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER and modifiers == _SHIFT:
            self.begin_line()
        elif key in ENTER:
            self.moved.emit(1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.sideways.emit(-1 if key == Qt.Key.Key_Backtab or modifiers == _SHIFT else 1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif not modifiers and key == Qt.Key.Key_Up and self.at_edge(QTextCursor.MoveOperation.Up):
            self.moved.emit(-1)
        elif not modifiers and key == Qt.Key.Key_Down and self.at_edge(QTextCursor.MoveOperation.Down):
            self.moved.emit(1)
        elif is_the_windows(self, event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def takes_enter(self, event: QKeyEvent) -> bool:
        """With Ctrl it is the window's."""
        return not event.modifiers() & _CTRL
