"""Buttons that Enter presses as Space does, on every system, without any of them answering for a whole panel."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Enter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        if isinstance(watched, QAbstractButton) and not event.isAutoRepeat():
            watched.click()
        return True


def press_with_enter(*buttons: QAbstractButton) -> None:
    """Have Enter press these when the keyboard is on them.

    Qt's own way, `setAutoDefault`, would in a panel have Enter press a button that the keyboard is not on.
    """
    for button in buttons:
        button.installEventFilter(_Enter(button))
