"""The head of the typing-up screen: whose notes these are, how long, when they were stored, and the way back."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from lwdesk.operations import schedule
from lwdesk.records import INTERVIEW
from lwdesk.records.interview import SUMMARISED, TYPED_UP
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Store


class TypingHead(QFrame):
    """One line: name, organisation and status at the left; words, the time of storing and two buttons at the right."""

    back_asked = Signal()
    move_asked = Signal()

    def __init__(self, store: "Store", interview_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "head")
        self._store, self._interview_id = store, interview_id
        self.title = _label("title", "Interviewee")
        self.told = _label("quiet", "Organisation and status")
        # It gives way before the window has to be wider than the screen.
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words = _label("quiet", "Words")
        self.stored = _label("quiet", "Stored")
        self.move_on = QPushButton()
        self.move_on.setToolTip("Ctrl+.")
        self.back = QPushButton("Back")
        self.back.setToolTip("Escape; everything typed is stored")
        self.back.setIcon(icon("chevron-left", "quiet"))
        set_look(self.back, "quiet")
        press_with_enter(self.move_on, self.back)
        self.move_on.clicked.connect(self.move_asked)
        self.back.clicked.connect(self.back_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.words, self.stored, self.move_on):
            row.addWidget(widget)

    def show_interview(self) -> None:
        """Show whose interview it is and how far it has come."""
        fields = [INTERVIEW.field(name) for name in ("contact", "organisation", "status")]
        ((who, where, status),) = self._store.cells(INTERVIEW, [self._interview_id], fields)
        self.title.setText(str(who) or "Interview")
        self.told.setText(" · ".join(str(part) for part in (where, status) if part))
        following = SUMMARISED if status == TYPED_UP else TYPED_UP
        self.move_on.setText(schedule.VERBS[following])
        self.move_on.setVisible(status != SUMMARISED)

    def show_words(self, here: int, total: int) -> None:
        """Say how many words the answer under the keyboard has, and all of them."""
        words = f"{total:,} word{'' if total == 1 else 's'}"
        self.words.setText(f"{here:,} of {words}" if here and here != total else words)

    def show_stored(self, at: datetime) -> None:
        """Say when the last words were stored."""
        set_look(self.stored, "quiet")
        self.stored.setText(f"stored {at:%H:%M:%S}")

    def show_trouble(self) -> None:
        """Say that there are words which the study does not have yet."""
        set_look(self.stored, "danger")
        self.stored.setText("not stored yet")


def _label(look: str, name: str) -> QLabel:
    label = QLabel()
    label.setProperty("look", look)
    label.setAccessibleName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
