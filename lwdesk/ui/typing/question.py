"""A question of the guide with room for its answers."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from lwdesk.records.note import NO_ANSWER, NOT_ASKED, NOT_KNOWN
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import icon
from lwdesk.ui.typing.answer import Answer, Whose

if TYPE_CHECKING:
    from lwdesk.store.notes import NoteInfo, PromptInfo

SAID = (NOT_ASKED, NOT_KNOWN, NO_ANSWER)
"""The words instead of an answer, in the order of their keys Alt+1, Alt+2, Alt+3."""
_APART = 0.001


class Question(QWidget):
    """The question, its hint, its answers below each other, and the word instead of an answer where there is one.

    Without a prompt it is the room for free notes.
    """

    made = Signal(object)
    """An answer for which room was made."""
    said_asked = Signal(object, str)
    """The question, and the word that was chosen instead of an answer; "" for none."""
    another_asked = Signal(object)
    history_asked = Signal(object)

    def __init__(self, whose: Whose, prompt: "PromptInfo | None", place: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.prompt = prompt
        self.answers: list[Answer] = []
        self._whose, self._place = whose, place
        self._chip: QLabel | None = None
        self._margin = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._head: QHBoxLayout | None = None
        if prompt:
            self._add_head(prompt)

    def show_notes(self, notes: "list[NoteInfo]", being_typed: Callable[[Answer], bool]) -> None:
        """Show these answers, with room for one at least; one that is being typed stays as it is."""
        left = {note.id: note for note in notes}
        gone: list[Answer] = []
        for answer in self.answers:
            had = answer.note_id
            note = left.pop(had, None) if had is not None else None
            if being_typed(answer):
                answer.hold(note)
            elif had is not None:
                answer.show_note(note)
                gone += [answer] if note is None else []
        for note in left.values():
            room = next((a for a in self.answers if a.note_id is None and a.is_blank and not being_typed(a)), None)
            before = [a for a in self.answers if a.position <= note.position]
            (room or self.add(before[-1] if before else None)).show_note(note)
        for answer in gone:
            if answer.note_id is None:
                self.remove(answer)
        if not self.answers:
            self.add(None)
        self.show_said()

    def set_margin(self, width: int) -> None:
        """Have so many pixels at the right of each answer for its passages; the question ends where the answers do."""
        self._margin = width
        if self._head is not None:
            self._head.setContentsMargins(0, 0, width, 0)
        for answer in self.answers:
            answer.marked.set_width(width)

    def add(self, after: Answer | None) -> Answer:
        """Room for another answer, below the one given or the last."""
        at = self.answers.index(after) + 1 if after in self.answers else len(self.answers)
        answer = Answer(self._whose, self.prompt, self._position(at), self)
        answer.marked.set_width(self._margin)
        self.answers.insert(at, answer)
        self._column.insertWidget(self._column.count() - (len(self.answers) - 1 - at), answer)
        self.made.emit(answer)
        return answer

    def remove(self, answer: Answer) -> None:
        """Take the room for an answer away; the last one stays, and one that the keyboard is in."""
        if len(self.answers) > 1 and not (answer.editor and answer.editor.hasFocus()):
            self.answers.remove(answer)
            self._column.removeWidget(answer)
            answer.hide()
            answer.deleteLater()

    @property
    def is_answered(self) -> bool:
        """Whether any of the answers says something."""
        return any(answer.is_answered for answer in self.answers)

    @property
    def said(self) -> str:
        """The word instead of an answer; "" for none."""
        return next((answer.said for answer in self.answers if answer.said), "")

    def show_said(self) -> None:
        """Show the word instead of an answer, or none."""
        said = self.said
        if self._head is None or (self._chip is None and not said):
            return
        if self._chip is None:
            self._chip = QLabel(self)
            self._chip.setProperty("look", "chip")
            self._chip.setAccessibleName("Instead of an answer")
            self._head.insertWidget(1, self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._chip.setText(said)
        self._chip.setVisible(bool(said))

    def _position(self, at: int) -> float:
        before = self.answers[at - 1].position if at else None
        if before is None:
            return self._place
        after = self.answers[at].position if at < len(self.answers) else before + 2 * _APART
        return (before + after) / 2

    def _add_head(self, prompt: "PromptInfo") -> None:
        label = plain_label(prompt.text, "question", self)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(label, 1)
        self._head.addWidget(self._more_button(prompt), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._head)
        if prompt.hint:
            self._column.addWidget(plain_label(prompt.hint, "quiet", self))

    def _more_button(self, prompt: "PromptInfo") -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("ellipsis", "quiet"))
        button.setAccessibleName(f"More for: {prompt.text}")
        button.setToolTip("Not asked, not known, declined; another answer; history")
        # All of it has a key; between two answers there is nothing for Tab to stop at.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._open_menu(button))
        return button

    def _open_menu(self, button: QToolButton) -> None:
        menu = QMenu(self)
        for number, said in enumerate(SAID, 1):
            action = menu.addAction(f"{said}\tAlt+{number}", partial(self.said_asked.emit, self, said))
            _tick(action, said == self.said)
        blank = menu.addAction("None of these\tAlt+0", lambda: self.said_asked.emit(self, ""))
        _tick(blank, not self.said)
        menu.addSeparator()
        menu.addAction("Another answer\tCtrl+Shift+Enter", lambda: self.another_asked.emit(self))
        menu.addAction("History of this answer\tCtrl+H", lambda: self.history_asked.emit(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _tick(action: QAction, ticked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(ticked)
