"""What every editor of a field has in common."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from lwdesk.fields import Field


class Editor(QWidget):
    """A field on the screen: shows a raw value, takes what the user types or picks, gives a value back.

    Showing a value or a text never emits `typed` or `chosen`; those mean that the user did something.
    """

    typed = Signal()
    """A keystroke of the user has changed what stands there."""
    chosen = Signal()
    """The user has picked a value; it can be stored at once."""
    left = Signal()
    """The keyboard has gone elsewhere, or the user pressed Enter."""
    entered = Signal()
    open_record = Signal(str, object)
    """The user wants to see another record: its kind's name and its id."""
    message = Signal(str)
    """A sentence for the message bar."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._inputs: tuple[QWidget, ...] = ()
        self._trouble = ""
        self.setAccessibleName(field.label)

    def set_value(self, raw: Any) -> None:
        """Show a raw value of the store."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show a text as if it had been typed before."""
        raise NotImplementedError

    def text(self) -> str:
        """What stands in the field, as typed."""
        raise NotImplementedError

    def value(self) -> Any:
        """The raw value that it means. Raises Unreadable with the sentence to show."""
        raise NotImplementedError

    def also(self) -> dict[str, Any]:
        """What was typed here says of other fields, by their names, such as the time beside a day."""
        return {}

    def refresh(self) -> None:
        """Show the same value with the names that it has now; nothing to do where values are not names."""

    def settle(self) -> None:
        """Tidy what was typed, now that the keyboard goes elsewhere."""

    def focus_input(self) -> None:
        """Put the keyboard here."""
        self._inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def trouble(self) -> str:
        """The sentence last given to `set_trouble`."""
        return self._trouble

    def set_trouble(self, sentence: str) -> None:
        """Mark the field as one whose text cannot be stored yet, for the reason given; "" takes the mark away."""
        if sentence == self._trouble:
            return
        self._trouble = sentence
        for part in self._inputs:
            part.setAccessibleDescription(sentence or self.field.help)
            part.setProperty("trouble", bool(sentence))
            part.style().unpolish(part)
            part.style().polish(part)
        self.update()

    def _watch(self, *inputs: QWidget) -> None:
        # The inputs carry the field's name themselves: a screen reader speaks of what holds the keyboard.
        self._inputs = inputs
        self.setFocusProxy(inputs[0])
        for part in inputs:
            part.setAccessibleName(self.field.label)
            part.setAccessibleDescription(self.field.help)
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FocusIn:
            self.entered.emit()
        elif kind is QEvent.Type.FocusOut:
            self._focus_went(event)
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            return self._passes_on(watched, event)
        return False

    def _focus_went(self, event: QEvent) -> None:
        reason = getattr(event, "reason", lambda: None)()
        now = QApplication.focusWidget()
        inside = now is not None and (now is self or self.isAncestorOf(now))
        other_window = reason is Qt.FocusReason.ActiveWindowFocusReason
        if reason is Qt.FocusReason.PopupFocusReason or (inside and not other_window):
            return
        self.settle()
        self.left.emit()

    def _passes_on(self, watched: QObject, event: QKeyEvent) -> bool:
        # Without typing to take back, undo and redo are the window's: Qt's inputs would swallow the keys.
        if is_the_windows(watched, event):
            event.ignore()
            return True
        return False


def is_the_windows(part: QObject, event: QKeyEvent) -> bool:
    """Whether a key undoes or redoes in the study, since there is nothing of the kind in the input."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo(part)
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo(part)


def can_undo(part: QObject) -> bool:
    """Whether there is typing in the input to take back."""
    if isinstance(part, QLineEdit):
        return part.isUndoAvailable()
    return isinstance(part, QPlainTextEdit) and part.document().isUndoAvailable()


def can_redo(part: QObject) -> bool:
    """Whether there is typing in the input to bring back."""
    if isinstance(part, QLineEdit):
        return part.isRedoAvailable()
    return isinstance(part, QPlainTextEdit) and part.document().isRedoAvailable()
