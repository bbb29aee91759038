"""A commitment judged red, amber or green: the word at once, and the reason in one line."""

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from lwdesk.operations import plan
from lwdesk.records import COMMITMENT
from lwdesk.refusal import Refusal
from lwdesk.text import clean_line
from lwdesk.ui.editors.over_cell import is_left
from lwdesk.ui.icons import Mark
from lwdesk.ui.pauses import PAUSE
from lwdesk.ui.plan.shapes import JUDGED
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

_VISITS = count(1)


class ReasonLine(QFrame):
    """Type why. It is stored while it is typed, as one step with the judgement; Enter and Escape leave."""

    left = Signal()
    message = Signal(str)

    def __init__(self, store: "Store", ids: Sequence[int], rag: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "popup")
        self.setAccessibleName("Reason of the judgement")
        self._store, self._ids, self.rag = store, list(ids), rag
        self._merge = ("judge", tuple(self._ids), next(_VISITS))
        self._closed = False
        self._held = self._reason()
        self.line = QLineEdit(clean_line(self._held))
        self.line.setAccessibleName(f"Why it is {rag.lower()}")
        self.line.setMaxLength(2000)
        self.line.installEventFilter(self)
        many = "" if len(self._ids) == 1 else f" for {len(self._ids):,}"
        label = QLabel(f"{rag}{many}, because")
        label.setBuddy(self.line)
        name, role = JUDGED[rag]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(Mark(name, role, 18))
        row.addWidget(label)
        row.addWidget(self.line, 1)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.store_now)
        self.line.textEdited.connect(lambda _: self._pause.start())

    def begin(self) -> None:
        """Judge, and take the keyboard for the reason."""
        parent = self.parentWidget()
        assert parent is not None
        width = min(scaled(620), parent.width() - 32)
        self.resize(width, self.sizeHint().height())
        self.move((parent.width() - width) // 2, parent.height() - self.height() - scaled(24))
        self.show()
        self.raise_()
        self.store_now()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def store_now(self) -> bool:
        """Store the judgement and the reason; False where the study cannot take them now."""
        self._pause.stop()
        typed = self.line.text().strip()
        # A reason of several lines is shown as one, and stays as it is until something is typed.
        reason = None if typed == clean_line(self._held) else typed
        try:
            plan.judge(self._store, self._ids, self.rag, reason, self._merge)
        except Refusal as trouble:
            self.message.emit(str(trouble))
            return False
        if reason is not None:
            self._held = reason
        return True

    def close_now(self) -> None:
        """Store and leave; once only. What cannot be stored stays open."""
        if not self._closed:
            self._closed = True
            self._closed = self.store_now()
            if self._closed:
                self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and Escape leave, and so does going elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close_if_left)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if Qt.Key(event.key()) in keys:
                self.close_now()
                return True
        return super().eventFilter(watched, event)

    def _close_if_left(self) -> None:
        if is_left(self):
            self.close_now()

    def _reason(self) -> str:
        """The reason that they have, where it is the same of all."""
        reasons = {values["rag_reason"] for values in self._store.many(COMMITMENT, self._ids).values()}
        return str(reasons.pop()) if len(reasons) == 1 else ""
