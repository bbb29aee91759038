"""The keys of the typing-up screen, in whichever of its fields the keyboard is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent

SHOWN = (
    ("Next question", "Ctrl+Enter"),
    ("Question before", "Alt+Up"),
    ("Next section", "Ctrl+PgDn"),
    ("Another answer", "Ctrl+Shift+Enter"),
    ("Not asked", "Alt+1"),
    ("Not known", "Alt+2"),
    ("Declined", "Alt+3"),
    ("Themes of words", "Ctrl+L"),
    ("Words to summary", "Ctrl+J"),
    ("Make contacts", "Ctrl+R"),
    ("Fold the side", "F9"),
    ("Typed up", "Ctrl+."),
    ("All keys", "F1"),
)
"""What is done, and its key: the ones that stand on the screen."""

Keys = Mapping[QKeyCombination, Callable[[], object]]


class KeysFirst(QObject):
    """Has keys do what they do on the screen before the field under the keyboard, or a menu, takes them."""

    def __init__(self, keys: Keys, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = {(one.key(), _plain(one.keyboardModifiers())): act for one, act in keys.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the screen; all others go on."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        act = self._keys.get((Qt.Key(event.key()), _plain(event.modifiers())))
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            act()
        return True


def _plain(modifiers: Qt.KeyboardModifier) -> Qt.KeyboardModifier:
    """The modifiers, less that the key is on the number pad."""
    return modifiers & ~Qt.KeyboardModifier.KeypadModifier
