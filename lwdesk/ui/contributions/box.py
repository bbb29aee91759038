"""The box that one types into in the grid: a line an entry, and the keys of a spreadsheet."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from lwdesk.operations.contributions import entries_of
from lwdesk.ui.contributions.cells import SOFT
from lwdesk.ui.editors.cell_box import ENTER, CellBox
from lwdesk.ui.editors.editor import is_the_windows

_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class EntryBox(CellBox):
    """Enter goes down, Tab right, with Shift the other way; Alt+Enter begins another entry, Ctrl+Enter is `finished`.

    The arrow keys leave at the first and the last line.
    """

    left = Signal(int, int, str)
    """The user goes on, by so many columns and rows, with the key "tab", "enter", "arrow" or "escape"."""
    finished = Signal()

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
        self.show_text("\n".join([*shown, ""] if typed is not None and shown else shown))
        if typed:
            self.insertPlainText(typed)

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
        elif with_keypad == _PLAIN and key == Qt.Key.Key_Up and self.at_edge(QTextCursor.MoveOperation.Up):
            self.left.emit(0, -1, "arrow")
        elif with_keypad == _PLAIN and key == Qt.Key.Key_Down and self.at_edge(QTextCursor.MoveOperation.Down):
            self.left.emit(0, 1, "arrow")
        elif is_the_windows(self, event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers == _ALT:
            self.begin_line()
        elif modifiers == _CTRL:
            self.finished.emit()
        else:
            self.left.emit(0, -1 if modifiers == _SHIFT else 1, "enter")
