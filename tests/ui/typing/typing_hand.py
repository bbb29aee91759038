"""A hand that types, wherever the keyboard is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(here(), key, modifiers)


def write(text: str) -> None:
    QTest.keyClicks(here(), text)


def here() -> QWidget:
    field = QApplication.focusWidget()
    assert field is not None
    return field
