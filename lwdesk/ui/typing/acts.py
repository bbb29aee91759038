"""What the keys and buttons of the typing-up screen do."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QApplication

from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.refusal import Refusal
from lwdesk.ui import scheduling, settings
from lwdesk.ui.typing.answer import Answer
from lwdesk.ui.typing.question import SAID, Question

if TYPE_CHECKING:
    from lwdesk.ui.typing.screen import TypingScreen

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FOLDED = "typing/folded"
"""The setting that says whether the side is folded away."""


class Acts:
    """The commands of one screen."""

    def __init__(self, screen: "TypingScreen") -> None:
        self._screen = screen

    def keys(self) -> dict[QKeyCombination, Callable[[], object]]:
        """Every key of the screen, and what it does."""
        found: dict[QKeyCombination, Callable[[], object]] = {
            QKeyCombination(_ALT, Qt.Key.Key_Down): partial(self.go, 1),
            QKeyCombination(_ALT, Qt.Key.Key_Up): partial(self.go, -1),
            QKeyCombination(_CTRL, Qt.Key.Key_PageDown): partial(self.go_by_section, 1),
            QKeyCombination(_CTRL, Qt.Key.Key_PageUp): partial(self.go_by_section, -1),
            QKeyCombination(_CTRL, Qt.Key.Key_R): self.refer,
            QKeyCombination(_CTRL, Qt.Key.Key_H): self.history,
            QKeyCombination(_NONE, Qt.Key.Key_F9): self.fold,
            QKeyCombination(_NONE, Qt.Key.Key_Escape): self.escape,
        }
        for key in _ENTER:
            found[QKeyCombination(_CTRL, key)] = partial(self.go, 1)
            found[QKeyCombination(_CTRL | _SHIFT, key)] = self.another
        for key, said in zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_0), (*SAID, ""), strict=True):
            found[QKeyCombination(_ALT, key)] = partial(self.say, said)
        return found

    # From question to question

    def go(self, by: int) -> None:
        """The next question (1) or the one before (-1); from the side back to where one was."""
        script, here = self._screen.script, self._screen.current
        if here is None or here.editor is None or not here.editor.hasFocus():
            script.go_to(here or script.first_blank())
            return
        answers = list(script.answers())
        at = answers.index(here) + by
        # One goes past the other answers to a question that lie ahead only when coming from above.
        if 0 <= at < len(answers):
            script.go_to(answers[at])
        else:
            self._screen.window_.say("This is the last question." if by > 0 else "This is the first question.")

    def go_by_section(self, by: int) -> None:
        """The first question of the next section (1); of this one, or when there already of the one before (-1)."""
        script = self._screen.script
        here = self._screen.current or script.first_blank()
        at = script.sections.index(script.section_of(here))
        is_first = script.sections[at].questions[0].answers[0] is here
        target = at + 1 if by > 0 else at - is_first
        self.go_to_section(max(0, min(target, len(script.sections) - 1)))

    def go_to_section(self, number: int) -> None:
        """The first question of the section of that number, from 0."""
        self._screen.script.show_top(self._screen.script.sections[number])

    # Answers

    def another(self) -> None:
        """Room for another answer to the question that the keyboard is at."""
        if answer := self._here():
            self._add(self._screen.script.question_of(answer), answer)

    def another_of(self, question: Question) -> None:
        """Room for another answer to that question."""
        if not self.is_a_copy():
            self._add(question, question.answers[-1])

    def say(self, said: str) -> None:
        """Put the word instead of an answer to the question that the keyboard is at; "" takes it away."""
        if answer := self._here():
            self._say(answer, said)

    def say_of(self, question: Question, said: str) -> None:
        """The same for that question."""
        if not self.is_a_copy():
            self._say(question.answers[0], said)

    def history(self) -> None:
        """Show what the answer under the keyboard said before."""
        if answer := self._screen.current:
            self._show_history(answer)

    def history_of(self, question: Question) -> None:
        """Show what the answer to that question said before."""
        self._show_history(question.answers[0])

    # Referrals

    def refer(self) -> None:
        """Make contacts of the chosen words, of the names under the question for them, or of the line; else ask."""
        screen, answer = self._screen, self._screen.current
        if self.is_a_copy():
            return
        if answer is None or answer.editor is None or not answer.editor.hasFocus():
            if screen.side.referral.hasFocus():
                self.refer_typed(screen.side.referral.text())
            else:
                self._ask_for_referral()
            return
        from lwdesk.operations import referral

        chosen = answer.editor.textCursor().selectedText().replace("\u2029", "\n")
        line = answer.editor.textCursor().block().text()
        asked = bool(answer.prompt and answer.prompt.referrals)
        if chosen:
            self._refer([line for line in chosen.split("\n") if line.strip()], 0)
        elif asked and not answer.is_blank:
            self._refer(*referral.people_in(answer.body))
        elif referral.names_somebody(line):
            self._refer([line], 0)
        else:
            self._ask_for_referral()

    def refer_typed(self, typed: str) -> None:
        """Make a contact of what was typed in the side."""
        if typed.strip() and not self.is_a_copy() and self._refer([typed], 0):
            self._screen.side.empty_referral()

    # The interview and the screen

    def move_on(self) -> None:
        """Mark the interview as typed up, and then as summarised."""
        scheduling.move_on(self._screen.window_)

    def fold(self) -> None:
        """Fold the side away, or bring it back."""
        side = self._screen.side
        hide = side.isVisible()
        if hide and side.isAncestorOf(QApplication.focusWidget() or self._screen):
            self.go(0)
        side.setVisible(not hide)
        settings.write(FOLDED, hide)

    def escape(self) -> None:
        """From the side or the sections back to the answers; from there back to where one came from."""
        current = self._screen.current
        if current is None or (current.editor and current.editor.hasFocus()):
            self.leave()
        else:
            self._screen.script.go_to(current, at_end=False)

    def leave(self) -> None:
        """Store everything and go back; what cannot be stored keeps the screen open."""
        screen = self._screen
        if not screen.flush():
            screen.window_.say(f"{screen.saving.trouble} The words stay here until then.", "trouble")
            return
        screen.window_.leave_screen()

    # Inside

    def _here(self) -> Answer | None:
        return None if self.is_a_copy() else self._screen.current

    def is_a_copy(self) -> bool:
        """Whether nothing can be changed here; says so then."""
        if self._screen.window_.looking:
            self._screen.window_.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return self._screen.window_.looking

    def _add(self, question: Question, after: Answer) -> None:
        if after.is_blank and not after.said:
            self._screen.script.go_to(after)
            return
        self._screen.script.go_to(question.add(after))

    def _say(self, answer: Answer, said: str) -> None:
        question = self._screen.script.question_of(answer)
        if question.prompt is None:
            return
        for other in question.answers:
            if other is not answer and other.said:
                other.said = ""
                self._screen.saving.wait(other)
        answer.said = said
        self._screen.saving.wait(answer)
        self._screen.saving.flush()
        question.show_said()
        self._screen.show_counts()

    def _show_history(self, answer: Answer) -> None:
        from lwdesk.ui.typing.history import NoteHistory

        self._screen.flush()
        if answer.note_id is None:
            self._screen.window_.say("Nothing was typed here yet, so it has no history.")
            return
        panel = NoteHistory(self._screen.window_, self._screen.store, answer.note_id)
        panel.begin(panel.versions)

    def _ask_for_referral(self) -> None:
        self._screen.side.show()
        self._screen.side.referral.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._screen.window_.say("Type a name, the role and the organisation; Enter makes it a contact.")

    def _refer(self, lines: list[str], others: int) -> bool:
        # Late: what takes a name apart takes its time to be brought in, and opening the screen should not wait for it.
        from lwdesk.operations import referral

        screen, window = self._screen, self._screen.window_
        screen.flush()
        held = screen.store.get(INTERVIEW, screen.interview_id) or {}
        before, made = set(held.get("referrals", ())), []
        try:
            for line in lines:
                made.append(referral.refer(screen.store, screen.interview_id, line))
        except Refusal as sentence:
            window.say(str(sentence), "warning")
            return False
        new = [i for i in dict.fromkeys(made) if i not in before]
        names = ", ".join(screen.store.labels(CONTACT.name, new).values())
        left = f" {others} other line{'s' if others != 1 else ''} begin{'' if others != 1 else 's'} with no name."
        if new:
            screen.side.show()
            window.say(f"Proposed as a contact: {names}.{left if others else ''}", "done", ("Undo", window.undo))
        elif lines:
            window.say("They are among the people named already.")
        else:
            window.say("No line begins with a name. Choose the name, and press Ctrl+R again.")
        return bool(new or lines)
