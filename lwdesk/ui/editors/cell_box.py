"""The box that one types into over the cells of a table: as high as its text, and undo is the window's in the end."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lwdesk.ui.editors.editor import is_the_windows
from lwdesk.ui.theme import scaled

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellBox(QPlainTextEdit):
    """A box for text without bars, hidden to begin with. What its keys lead to, each table says."""

    edited = Signal()
    gone = Signal()
    """The keyboard went elsewhere by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._report)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show the text, with the keyboard at its end; `edited` is not emitted."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        self.moveCursor(QTextCursor.MoveOperation.End)

    def height_of_text(self, most: int | None = None) -> int:
        """The height at which all lines, or so many at most, are seen, with what the box has round them."""
        lines, block = 0, self.document().begin()
        while block.isValid():
            # Asked for it is laid out, which otherwise happens when it is drawn.
            self.blockBoundingRect(block)
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        shown = lines if most is None else min(lines, most)
        return shown * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + scaled(12)

    def takes_enter(self, event: QKeyEvent) -> bool:
        """Whether Enter with these keys is for the box, before a menu takes it."""
        return True

    def at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        """Whether there is no line to move to in that direction."""
        return not self.textCursor().movePosition(move)

    def begin_line(self) -> None:
        """Begin a further line at the cursor."""
        self.textCursor().insertBlock()
        self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu gives the keyboard back, and so does another window.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.gone.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Before a menu takes Enter; and undo is the window's where no typing is to be undone.
            if is_the_windows(self, event):
                event.ignore()
                return False
            if event.key() in ENTER and self.takes_enter(event):
                event.accept()
                return True
        return super().event(event)

    def _report(self) -> None:
        if not self._showing:
            self.edited.emit()
