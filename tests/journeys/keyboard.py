"""A keyboard that counts, wherever the focus is; the letters of the content are not counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Keys:
    """The keyboard, with a count of the keys pressed."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key once."""
        self.pressed += 1
        # As on a screen: an open menu takes the keys, whatever holds the keyboard under it.
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
        QTest.keyClick(target, key, modifiers)

    def type(self, content: str) -> None:
        """Type letters one by one, for each may move the keyboard elsewhere."""
        for letter in content:
            QTest.keyClicks(QApplication.focusWidget(), letter)
