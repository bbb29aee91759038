"""What opens over a cell of the next three months: the text is written, and stored while it is."""

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from lwdesk.operations import plan
from lwdesk.records import COMMITMENT
from lwdesk.refusal import Refusal
from lwdesk.ui.editors import ParagraphEditor
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store

PAUSE = 800
"""Milliseconds after the last keystroke in which the text is stored."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_VISITS = count(1)


class NextMonthsEditor(QFrame):
    """What is done for one commitment. Enter goes on, Shift+Enter begins a line, Escape leaves; all of them store.

    `finished` says whether to go on to the next.
    """

    finished = Signal(bool)
    message = Signal(str)

    def __init__(self, store: "Store", commitment: int, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self.commitment = store, commitment
        self._merge = ("next months", commitment, next(_VISITS))
        self._closed = False
        self.editor = ParagraphEditor(replace(COMMITMENT.field("next_months"), help=""))
        self.editor.set_value(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.editor)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.store_now)
        self.editor.typed.connect(self._pause.start)
        self.editor.left.connect(self._left)
        self.editor.box.installEventFilter(self)

    def begin(self, letters: str = "") -> None:
        """Take the keyboard, behind what stands there already, and begin with these letters."""
        self.show()
        self.raise_()
        self.editor.focus_input()
        cursor = self.editor.box.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.box.setTextCursor(cursor)
        if letters:
            held = self.editor.text()
            self.editor.box.insertPlainText(letters if not held or held[-1].isspace() else f" {letters}")

    def store_now(self) -> bool:
        """Store what stands there; False where the study cannot take it now."""
        self._pause.stop()
        try:
            plan.say_next_months(self._store, self.commitment, str(self.editor.value()), self._merge)
        except Unreadable as trouble:
            self.message.emit(str(trouble))
        except Refusal as trouble:
            self.message.emit(str(trouble))
            return False
        return True

    def close_now(self, goes_on: bool = False) -> None:
        """Store and leave; once only. What cannot be stored stays open."""
        if not self._closed:
            self._closed = True
            self._closed = self.store_now()
            if self._closed:
                self.finished.emit(goes_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and Escape lead away."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (event.key() in _ENTER and not shift) or event.key() == Qt.Key.Key_Tab:
            self.close_now(goes_on=True)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backtab):
            self.close_now()
        else:
            return super().eventFilter(watched, event)
        return True

    def _left(self) -> None:
        if not self._closed:
            self.store_now()
            QTimer.singleShot(0, self, self._close_if_left)

    def _close_if_left(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self.close_now()
