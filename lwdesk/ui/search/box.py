"""The box in which one types what is to be found; the arrow keys and Enter go to the results."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lwdesk.ui.icons import icon

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class SearchBox(QLineEdit):
    """`moved` asks for the result that many further on, `entered` for the marked one."""

    moved = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search everything")
        self.setAccessibleDescription("Results follow as you type; the arrow keys go through them, Enter opens one")
        self.setPlaceholderText("Search everything")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)

    def say(self, sentence: str) -> None:
        """Have a screen reader say it: the results never hold the keyboard."""
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Enter are for the results, all else for the box."""
        key = Qt.Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and control:
            self.moved.emit(-1_000_000 if key == Qt.Key.Key_Home else 1_000_000)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
