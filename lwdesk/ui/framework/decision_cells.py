"""What opens over a cell of the decisions: the reason is written, and a body is asked for that it is passed on to."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lwdesk.operations import decisions
from lwdesk.records import PROPOSAL, RECOMMENDATION
from lwdesk.refusal import Refusal
from lwdesk.text import clean_line
from lwdesk.ui.editors import ParagraphEditor
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.sources import Found, Records
from lwdesk.ui.theme import scaled
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store

PAUSE = 800
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_VISITS = count(1)


class ReasonEditor(QFrame):
    """The reason of one proposal; stored while it is written. Enter goes on, Shift+Enter begins a line, Escape leaves.

    `finished` says whether to go on.
    """

    finished = Signal(bool)
    message = Signal(str)

    def __init__(self, store: "Store", proposal: int, reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self.proposal = store, proposal
        self._merge = ("reason", proposal, next(_VISITS))
        self._closed = False
        self.editor = ParagraphEditor(replace(PROPOSAL.field("reason"), help=""))
        self.editor.set_value(reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.editor)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.store_now)
        self.editor.typed.connect(self._pause.start)
        self.editor.left.connect(self._left)
        self.editor.box.installEventFilter(self)

    def begin(self, letters: str) -> None:
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
            decisions.give_reason(self._store, self.proposal, self.editor.value(), self._merge)
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


class BodyAsker(QFrame):
    """Type the body that a proposal is passed on to. Enter takes it, or none where nothing is typed; Escape leaves."""

    taken = Signal(object, str)
    """An organisation's id, or None and the name of a new one, or None and "" for none yet."""
    given_up = Signal()

    def __init__(self, store: "Store", parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "popup")
        self.setAccessibleName("Pass on to")
        self._closed = False
        self._source = Records(store, RECOMMENDATION.field("to"))
        self.finder = Finder(self._source, self)
        self.finder.setAccessibleName("Pass on to")
        self.finder.setAccessibleDescription("Type to find the body; Enter alone leaves it open")
        label = QLabel("Pass on to")
        label.setBuddy(self.finder)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.finder, 1)
        self.setFixedWidth(scaled(360))
        self.finder.picked.connect(self._pick)
        self.finder.installEventFilter(self)

    def begin(self) -> None:
        """Take the keyboard."""
        self.adjustSize()
        self.show()
        self.raise_()
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter without anything to choose takes what was typed; Escape and leaving change nothing."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._give_up_if_left)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in _ENTER and not clean_line(self.finder.text()) and not self.finder.is_open:
            self._end(lambda: self.taken.emit(None, ""))
        elif key == Qt.Key.Key_Escape and not self.finder.is_open:
            self._end(self.given_up.emit)
        elif key == Qt.Key.Key_Tab:
            found = self.finder.sure()
            typed = clean_line(self.finder.text())
            self._pick(found or Found(None, typed))
        else:
            return super().eventFilter(watched, event)
        return True

    def _pick(self, found: Found) -> None:
        self._end(lambda: self.taken.emit(found.id, "" if found.id is not None else found.label))

    def _end(self, tell: Callable[[], object]) -> None:
        if not self._closed:
            self._closed = True
            self.finder.close_list()
            tell()

    def _give_up_if_left(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self._end(self.given_up.emit)
