"""The typing-up screen: sections at the left, questions and answers in the middle, person and summary at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lwdesk.operations import guide
from lwdesk.records import INTERVIEW, NOTE, PASSAGE, PROMPT, SUMMARY, THEME
from lwdesk.records.interview import TYPED_UP
from lwdesk.ui import settings
from lwdesk.ui.notes import NoteEditor
from lwdesk.ui.typing import following, rescue
from lwdesk.ui.typing.acts import FOLDED, Acts
from lwdesk.ui.typing.answer import Answer, Whose
from lwdesk.ui.typing.head import TypingHead
from lwdesk.ui.typing.keys import KeysFirst
from lwdesk.ui.typing.marking import Marking
from lwdesk.ui.typing.question import Question
from lwdesk.ui.typing.saving import Saving
from lwdesk.ui.typing.script import Script
from lwdesk.ui.typing.sections import Sections
from lwdesk.ui.typing.side import Side
from lwdesk.ui.typing.summary import Head
from lwdesk.ui.typing.words import StudySpelling

if TYPE_CHECKING:
    from collections.abc import Callable

    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

_COUNT_MS = 250
_LEFT, _RIGHT = 0.24, 0.27
"""The parts of the width that the sides take at most."""
_LEAST = 220


class TypingScreen(QWidget):
    """The notes of one interview. What is typed stores itself; Escape goes back to where one came from."""

    def __init__(self, window: "Window", store: "Store", interview_id: int) -> None:
        # Made where it will be shown: a change of parent would style all that is in it again.
        super().__init__(window.body)
        self.setAccessibleName("Type up notes")
        self.window_, self.store, self.interview_id = window, store, interview_id
        self.saving = Saving(store, self._label(), self)
        self.acts = Acts(self)
        self.marking = Marking(self)
        self._keys = KeysFirst(self.acts.keys() | self.marking.keys(), self)
        self._last: Answer | None = None
        self._visited: object = None
        guide_id = guide.guide_for(store, interview_id)
        self.spelling = StudySpelling(store, window.looking, self)
        self.head = TypingHead(store, interview_id, self)
        self.sections = Sections(self)
        self.script = Script(Whose(store, interview_id, guide_id, self._prepare), self)
        self.side = Side(store, interview_id, window.looking, self)
        # Not in a keystroke: words and coverage are counted when there is a moment.
        self._count = QTimer(self, interval=_COUNT_MS, singleShot=True)
        self._count.timeout.connect(self.show_counts)
        self._lay_out()
        self._connect()
        self.script.show_guide(store.notes.prompts(guide_id))
        self.show_study()
        self.side.setVisible(not settings.read(FOLDED, False))
        if not window.looking and (sentence := rescue.bring_back(store, interview_id)):
            window.say(sentence, "warning", ("Undo", window.undo))
            self.show_study()

    # What the window asks of a screen

    def flush(self) -> bool:
        """Store what has been typed and not yet stored; False when it could not be and waits still."""
        self.side.kept.flush()
        return self.saving.flush()

    def is_at_risk(self) -> bool:
        """Whether what was typed can be stored neither in the study nor beside it."""
        return not self.flush() and not rescue.has_room(self.store, self.interview_id, self.saving.pending)

    def finish(self) -> None:
        """Store everything; what the study cannot take is kept beside it until this interview is typed up again."""
        self._count.stop()
        self.spelling.finish()
        self.script.finish()
        if not self.flush() and (sentence := rescue.keep(self.store, self.interview_id, self.saving.pending)):
            self.window_.say(sentence, "trouble")
        self.saving.end()

    def follow(self, notice: "Notice") -> None:
        """Show what changed elsewhere, but never over what is being typed."""
        if self.saving.busy:
            return
        is_gone = following.is_gone(self)
        self.saving.hold_back(is_gone)
        if is_gone:
            QTimer.singleShot(0, self, lambda: following.leave_deleted(self))
            return
        if PROMPT.name in notice.changed:
            QTimer.singleShot(0, self, lambda: following.begin_anew(self))
        self.saving.begin_visit()
        changed = notice.changed.keys()
        self.show_study(not changed.isdisjoint((NOTE.name, PASSAGE.name, THEME.name)), SUMMARY.name in changed)

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        answer = self.current or self.script.first_blank()
        side = [self.side.referral] if self.side.isVisible() else []
        return [self.sections.list, answer.field(), *side]

    def chosen_ids(self) -> list[int]:
        """The interview, for the commands that work on chosen ones."""
        return [self.interview_id]

    def current_record(self) -> tuple[str, int] | None:
        """The shortest passage under the keyboard, else the interview."""
        editor = self._last.editor if self._last else None
        here = editor.passages_here() if editor else []
        return (PASSAGE.name, here[0].id) if here else (INTERVIEW.name, self.interview_id)

    def come_back(self) -> "Callable[[], None]":
        """How to come back here, the keyboard where it is now."""
        answer = self._last
        note, at = (answer.note_id, answer.editor.textCursor().position()) if answer and answer.editor else (None, 0)
        window, interview = self.window_, self.interview_id

        def again() -> None:
            from lwdesk.ui.typing import open_typing

            open_typing(window, interview, note_id=note, at=at)

        return again

    def start_export(self) -> None:
        """Write the notes of this interview to Word."""
        from lwdesk.ui.word import export_notes

        self.flush()
        export_notes(self.window_)

    # Where the keyboard is

    @property
    def current(self) -> Answer | None:
        """The answer that the keyboard is in, or was in last."""
        return self._last

    def begin(self) -> None:
        """Put the keyboard where typing goes on: into a question without an answer, that at the top."""
        self.script.begin_at(self.script.first_blank())

    def show_place(self, note_id: int | None, at: int, length: int, summary: str) -> bool:
        """Put the keyboard into a note with these characters chosen, or under a head of the summary."""
        if summary:
            self.side.show()
            self.side.summary.focus_head(summary)
            return True
        answer = self.script.of_note(note_id) if note_id is not None else None
        if answer is None:
            return False
        self.script.go_to(answer, at_end=not length and not at)
        if length or at:
            answer.field().show_place(at, length)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the middle its room where the text is large or the window small."""
        super().resizeEvent(event)
        self._fit_sides(event.size().width())

    # What is shown

    def show_study(self, notes: bool = True, summary: bool = True) -> None:
        """Show everything as the study has it, but for what is just being typed."""
        self.head.show_interview()
        self.side.show_interview()
        if notes:
            self._show_notes()
        if summary:
            self.side.summary.show_summary(self.saving.waits)
        self.show_counts()

    def show_counts(self) -> None:
        """Show words and coverage, and whether the summary is whole."""
        self.head.show_words(self._last.words() if self._last else 0, sum(a.words() for a in self.script.answers()))
        self.sections.show_sections(self.script.sections)
        held = self.store.get(INTERVIEW, self.interview_id) or {}
        self.side.summarise.setVisible(held.get("status") == TYPED_UP and self.side.summary.is_whole)

    def _show_notes(self) -> None:
        notes = self.store.notes.of(self.interview_id)
        asked = {note.prompt for note in notes if note.prompt is not None}
        self.script.show_notes(notes, self.store.notes.prompts_by_id(asked), self.saving.waits)
        held = self.store.passages.of_interview(self.interview_id)
        names = {theme.id: theme.name for theme in self.store.themes.all()} if held else {}
        self.script.show_passages(held, names, self.saving.waits)

    # Inside

    def _label(self) -> str:
        name = self.store.labels(INTERVIEW.name, [self.interview_id]).get(self.interview_id, "")
        return f"Notes of the interview with “{name}”" if name else "Notes of an interview"

    def _prepare(self, editor: NoteEditor) -> None:
        editor.installEventFilter(self._keys)
        editor.setReadOnly(self.window_.looking)
        editor.set_spelling(self.spelling)
        if not self.window_.looking:
            editor.offer = self.marking.offer

    def _listen_to_answer(self, answer: Answer) -> None:
        answer.typed.connect(self._typed)
        answer.entered.connect(self._entered)
        answer.left.connect(self._left)
        self.marking.listen(answer)

    def _listen_to_question(self, question: Question) -> None:
        question.said_asked.connect(self.acts.say_of)
        question.another_asked.connect(self.acts.another_of)
        question.history_asked.connect(self.acts.history_of)

    def _typed(self, answer: Answer) -> None:
        if answer.drop_said():
            self.script.question_of(answer).show_said()
        self.saving.wait(answer)
        if not self._count.isActive():
            self._count.start()

    def _visit(self, what: object) -> None:
        if what is not self._visited:
            self._visited = what
            self.saving.begin_visit()

    def _entered(self, answer: Answer) -> None:
        self._visit(answer)
        self._last = answer
        self.sections.mark(self.script.sections.index(self.script.section_of(answer)))
        self._count.start()

    def _left(self, answer: Answer) -> None:
        if self.saving.waits(answer):
            self.flush()
        if answer.is_new and answer.note_id is not None and not answer.is_answered and not self.saving.waits(answer):
            # Typed and rubbed out again: there was never an answer to keep.
            self.saving.take_out(NOTE, answer.note_id)
            answer.discard()
        answer.is_new = False

    def _head_typed(self, head: Head) -> None:
        self.saving.wait(head)
        self._count.start()

    def _fit_sides(self, width: int) -> None:
        self.sections.fit(max(round(width * _LEFT), _LEAST))
        self.side.fit(max(round(width * _RIGHT), _LEAST))

    def _lay_out(self) -> None:
        # At once: sides that are too wide would make the window wider.
        self._fit_sides(self.window_.width())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sections)
        middle.addWidget(self.script, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        summary, window = self.side.summary, self.window_
        self.script.made.connect(self._listen_to_answer)
        self.script.asked.connect(self._listen_to_question)
        self.saving.stored.connect(self.head.show_stored)
        self.saving.troubled.connect(self._tell_trouble)
        self.saving.recovered.connect(lambda: window.say("Everything typed is stored now.", "done"))
        self.sections.chosen.connect(self.acts.go_to_section)
        self.head.back_asked.connect(self.acts.leave)
        self.head.move_asked.connect(self.acts.move_on)
        self.side.summarise_asked.connect(self.acts.move_on)
        self.side.open_record.connect(window.open_record)
        self.side.referral_typed.connect(self.acts.refer_typed)
        summary.typed.connect(self._head_typed)
        summary.entered.connect(self._visit)
        summary.entered.connect(self.marking.remember_head)
        summary.left.connect(lambda head: self.saving.waits(head) and self.flush())
        # On the screen itself too, for the keys that what is on it lets pass.
        for box in (self, *(head.box for head in summary.heads.values()), self.side.referral, self.sections.list):
            box.installEventFilter(self._keys)

    def _tell_trouble(self, sentence: str) -> None:
        self.head.show_trouble()
        self.window_.say(sentence, "trouble")
