"""The box in which proposals are typed, one after the other; what is in it outlives a fall of the program."""

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from lwdesk.operations import proposals
from lwdesk.records import PROPOSAL, WORKSHOP
from lwdesk.refusal import Refusal
from lwdesk.ui.pauses import PAUSE
from lwdesk.ui.theme import scaled
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

LONGEST = 1000
"""Milliseconds: a line of a workshop is kept so long after the first keystroke, while everybody speaks at once."""
FIELD = "proposal"
"""Under which a line that is not a proposal yet is kept, as a draft of its workshop."""
_visits = count(1)


class ProposalBox(QPlainTextEdit):
    """A few lines. A new proposal is kept as a draft until Enter; one that was taken up is stored as it is typed."""

    stored = Signal(object)
    """The id of a proposal that was made, or whose text was changed, and is done with."""
    taken_up = Signal(object)
    """The id of the proposal that stands in the box; None when a new one does."""
    sideways = Signal(int)
    above_asked = Signal()

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self._window, self._store = window, store
        self.workshop: int | None = None
        self.taken: int | None = None
        """The proposal that was taken up; None while a new one is typed."""
        self._begun = False
        self._waits = False
        self._visit = 0
        self.label = QLabel()
        self.label.setProperty("look", "label")
        self.label.setBuddy(self)
        self.setReadOnly(window.looking)
        self.setTabChangesFocus(True)
        self._name_it()
        self.setFixedHeight(scaled(76))
        self._pause, self._longest = self._timer(PAUSE), self._timer(LONGEST)
        self.textChanged.connect(self._typed)

    def begin(self, workshop: int | None) -> None:
        """Type proposals of this workshop; what was being typed for another is kept there and comes back with it."""
        if self._begun and workshop == self.workshop:
            return
        self.flush()
        self._begun, self.workshop, self.taken = True, workshop, None
        self._show(self._store.drafts(WORKSHOP.name, workshop or 0).get(FIELD, ""))
        self._name_it()

    def take_up(self, proposal: int) -> None:
        """Go on with the words of a proposal that is stored already; Enter or Escape is done with it."""
        if self.isReadOnly() or proposal == self.taken:
            return
        self.flush()
        held = self._store.get(PROPOSAL, proposal)
        if held is None or held["deleted_at"]:
            return
        self.taken, self._visit = proposal, next(_visits)
        self._show(held["text"])
        self._name_it()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken_up.emit(proposal)

    def refresh(self) -> None:
        """Show the proposal that was taken up as it is now, unless it is being typed in; let go of one that is gone."""
        if self.taken is None or self._waits:
            return
        held = self._store.get(PROPOSAL, self.taken)
        if held is None or held["deleted_at"]:
            self.leave_taken()
        elif held["text"] != self.toPlainText().strip():
            self._show(held["text"])

    def leave_taken(self) -> None:
        """Be done with the proposal that was taken up, and go on with the new one."""
        taken, text = self.taken, self.toPlainText().strip()
        self.flush()
        self.taken = None
        self._show(self._store.drafts(WORKSHOP.name, self.workshop or 0).get(FIELD, ""))
        self._name_it()
        self.taken_up.emit(None)
        if taken is not None:
            if not text:
                self._window.say("A proposal without words stays as it was. Delete it in the table.")
            self.stored.emit(taken)

    def flush(self) -> None:
        """Store or keep what has been typed."""
        self._pause.stop()
        self._longest.stop()
        if not self._waits:
            return
        text = self.toPlainText()
        try:
            if self.taken is not None:
                if text.strip():
                    merge = (PROPOSAL.name, self.taken, "text", f"typed {self._visit}")
                    with self._store.step("Edit proposal", merge=merge) as step:
                        step.update(PROPOSAL, self.taken, {"text": text.strip()})
            elif text.strip():
                self._store.keep_draft(WORKSHOP.name, self.workshop or 0, FIELD, text)
            else:
                self._store.drop_draft(WORKSHOP.name, self.workshop or 0, FIELD)
        except (Refusal, Unreadable) as sentence:
            self._window.say(str(sentence), "trouble")
            return
        self._waits = False

    def is_at_risk(self) -> bool:
        """Whether what stands in the box could be neither stored nor kept."""
        self.flush()
        return self._waits

    def finish(self) -> None:
        """Store or keep what has been typed: the study closes next."""
        self.flush()
        self._waits = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done with it; in an empty box the arrow keys go elsewhere."""
        key, empty = event.key(), not self.toPlainText()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._enter()
        elif key == Qt.Key.Key_Escape and self.taken is not None:
            self.leave_taken()
        elif key == Qt.Key.Key_Up and plain and (empty or (self.taken is not None and self._at_top())):
            self.above_asked.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain and empty and self.taken is None:
            self.sideways.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is kept when the box is left."""
        super().focusOutEvent(event)
        self.flush()

    def _enter(self) -> None:
        text = self.toPlainText().strip()
        if self.isReadOnly():
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        elif self.taken is not None:
            self.leave_taken()
        elif text:
            try:
                made = proposals.create(self._store, text, self.workshop)
            except (Refusal, Unreadable) as sentence:
                # The words stay in the box, and as a draft where the study takes even that.
                self._window.say(str(sentence), "trouble")
                return
            self._show("")
            self._waits = True
            self.flush()
            self.stored.emit(made)

    def _show(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._waits = False

    def _name_it(self) -> None:
        ref = ""
        if self.taken is not None:
            ref = (self._store.get(PROPOSAL, self.taken) or {}).get("ref", "")
        words = f"Change {ref}" if ref else "New proposal"
        self.label.setText(words)
        self.setAccessibleName(words)

    def _at_top(self) -> bool:
        return self.textCursor().position() == 0

    def _typed(self) -> None:
        # Nothing else may happen in a keystroke.
        self._waits = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer
