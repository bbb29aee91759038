"""The middle of the typing-up screen: the sections of the guide, their questions and room to write, in one column."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lwdesk.records.note import FREE
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled
from lwdesk.ui.typing.answer import Answer, Whose
from lwdesk.ui.typing.question import Question

if TYPE_CHECKING:
    from lwdesk.store.notes import NoteInfo, PromptInfo
    from lwdesk.store.passages import PassageInfo

_MEASURE = 72
"""Characters of a line at most, about."""
_AHEAD = 400
"""Pixels below and above what is seen in which fields are made."""
_NARROW, _WIDE = 24, 150
"""Pixels for the passages beside the text: for their brackets, and for names too."""
_IDLE_MS = 8
_AFTER_ALL = 100_000.0
"""The place of free notes: behind whatever a guide asks."""
EARLIER = "Asked otherwise"
"""The section of answers to questions that the guide no longer has."""


@dataclass
class Section:
    """A section of the guide as it stands on the screen."""

    name: str
    heading: QWidget
    questions: list[Question] = field(default_factory=list)

    @property
    def covered(self) -> int:
        """How many of its questions have an answer, or a word instead of one."""
        return sum(question.is_answered for question in self.questions)


class Script(QScrollArea):
    """The questions and the answers; it keeps the place of the keyboard in sight."""

    made = Signal(object)
    """An answer for which room was made: to be listened to."""
    asked = Signal(object)
    """A question that has just been put there: to be listened to."""

    def __init__(self, whose: Whose, parent: QWidget) -> None:
        super().__init__(parent)
        self._whose = whose
        self.sections: list[Section] = []
        self._unmade: list[Answer] = []
        self._under_keyboard: Answer | None = None
        self._margin = 0
        self._top: QWidget | None = None
        """What is kept at the top while the fields above it are still made, until the keyboard or the page moves."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Questions and answers")
        self._holder = QWidget(self)
        self._holder.setProperty("look", "paper")
        self.setWidget(self._holder)
        self._page = QVBoxLayout(self._holder)
        self._page.setSpacing(scaled(18))
        self._page.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._idle = QTimer(self, interval=_IDLE_MS)
        self._idle.timeout.connect(self._make_next)
        self._sight = QTimer(self, interval=0, singleShot=True)
        self._sight.timeout.connect(self._keep_in_sight)
        # Not before everything has its place: until then all of it seems to be in sight.
        self._look = QTimer(self, interval=0, singleShot=True)
        self._look.timeout.connect(self._make_seen)
        self.verticalScrollBar().valueChanged.connect(self._make_seen)
        self.verticalScrollBar().rangeChanged.connect(self._keep_top)

    # What is there

    def show_guide(self, prompts: "Iterable[PromptInfo]") -> None:
        """Put up the questions of the guide, in its order, with room to write under each."""
        for prompt in prompts:
            self._ask(prompt.section, prompt, prompt.position)
        self._ask(FREE, None, _AFTER_ALL)

    def show_notes(
        self, notes: "Iterable[NoteInfo]", prompts: "dict[int, PromptInfo]", being_typed: Callable[[Answer], bool]
    ) -> None:
        """Show these answers, but for those being typed; `prompts` are questions that the guide may not have."""
        by_prompt: dict[int | None, list[NoteInfo]] = {}
        for note in notes:
            by_prompt.setdefault(note.prompt, []).append(note)
        known = {question.prompt.id if question.prompt else None for question in self.questions()}
        for prompt_id in by_prompt.keys() - known:
            if prompt_id is not None and prompt_id in prompts:
                self._ask(EARLIER, prompts[prompt_id], prompts[prompt_id].position)
            else:
                by_prompt.setdefault(None, []).extend(by_prompt[prompt_id])
        for question in self.questions():
            mine = by_prompt.get(question.prompt.id if question.prompt else None, [])
            question.show_notes(mine, being_typed)
        self._idle.start()

    def show_passages(
        self,
        held: "Mapping[int, Sequence[PassageInfo]]",
        names: Mapping[int, str],
        being_typed: Callable[[Answer], bool],
    ) -> None:
        """Show the passages of each note, given by its id, with the names of themes by theirs."""
        for answer in self.answers():
            mine = held.get(answer.note_id, ()) if answer.note_id is not None else ()
            answer.marked.show(mine, names, answer.stored_body, being_typed(answer))

    def questions(self) -> Iterator[Question]:
        """All questions in their order, the room for free notes last."""
        return (question for section in self.sections for question in section.questions)

    def answers(self) -> Iterator[Answer]:
        """All answers and the room for such, in their order."""
        return (answer for question in self.questions() for answer in question.answers)

    def question_of(self, answer: Answer) -> Question:
        """The question that it answers."""
        return next(question for question in self.questions() if answer in question.answers)

    def section_of(self, answer: Answer) -> Section:
        """The section that it stands in."""
        question = self.question_of(answer)
        return next(section for section in self.sections if question in section.questions)

    def of_note(self, note_id: int) -> Answer | None:
        """Where the note of that id stands."""
        return next((answer for answer in self.answers() if answer.note_id == note_id), None)

    def first_blank(self) -> Answer:
        """The first question without an answer behind the last that has one, else anywhere; where all have, the first.

        Free notes are no question, and begun with only where the guide asks nothing.
        """
        asked = [question for question in self.questions() if question.prompt] or list(self.questions())
        answered = [n for n, question in enumerate(asked) if question.is_answered]
        begin = answered[-1] + 1 if answered else 0
        blank = (question for question in (*asked[begin:], *asked[:begin]) if not question.is_answered)
        return next(blank, asked[0]).answers[0]

    # Where the keyboard is

    def go_to(self, answer: Answer, at_end: bool = True) -> None:
        """Put the keyboard into an answer, behind what is written there already."""
        editor = answer.field()
        if at_end:
            cursor = editor.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._under_keyboard = answer
        self._top = None
        self._sight.start()

    def show_top(self, section: Section) -> None:
        """Put the keyboard into the first answer of a section, with its heading in sight."""
        self.begin_at(section.questions[0].answers[0])

    def begin_at(self, answer: Answer) -> None:
        """Put the keyboard into an answer with its question at the top, under the heading where it is the first."""
        section, question = self.section_of(answer), self.question_of(answer)
        top = section.heading if question is section.questions[0] else question
        self.go_to(answer)
        self._sight.stop()
        self._top = top
        QTimer.singleShot(0, answer, self._keep_top)

    def _keep_top(self) -> None:
        if self._top is None:
            return
        # Where it has just been made, nothing has its place yet.
        self._page.activate()
        self.verticalScrollBar().setValue(max(0, self._top.y() - self._page.spacing() // 2))

    def finish(self) -> None:
        """Make nothing any more: the screen goes."""
        for timer in (self._idle, self._sight, self._look):
            timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the column its measure, as far as there is room for it."""
        super().resizeEvent(event)
        # By its margins: a box of its own in the middle would be measured as if it were as wide as the page.
        room = self.viewport().width()
        measure = QFontMetrics(self.font()).averageCharWidth() * _MEASURE + scaled(16)
        # What is left beside the text is for the passages, as far as their names need it.
        least, narrow = scaled(24), scaled(_NARROW)
        self._margin = max(narrow, min(scaled(_WIDE), room - measure - least))
        beside = max(least, (room - measure - self._margin) // 2)
        right = max(0, min(beside, room - beside - measure - self._margin))
        self._page.setContentsMargins(beside, scaled(16), right, scaled(120))
        for question in self.questions():
            question.set_margin(self._margin)
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the fields that are seen first."""
        super().showEvent(event)
        self._look.start()

    # Inside

    def _section(self, name: str) -> Section:
        found = next((section for section in self.sections if section.name == name), None)
        if found is None:
            heading = plain_label(name, "heading", self._holder)
            heading.setContentsMargins(0, scaled(14) if self.sections else 0, 0, 0)
            found = Section(name, heading)
            last_is_free = bool(self.sections) and self.sections[-1].name == FREE
            at = self._page.indexOf(self.sections[-1].heading) if last_is_free else self._page.count()
            self.sections.insert(len(self.sections) - last_is_free, found)
            self._page.insertWidget(at, heading)
        return found

    def _ask(self, section_name: str, prompt: "PromptInfo | None", place: float) -> None:
        section = self._section(section_name)
        question = Question(self._whose, prompt, place, self._holder)
        question.set_margin(self._margin)
        question.made.connect(self._note_made)
        self._page.insertWidget(self._end_of(section), question)
        section.questions.append(question)
        self.asked.emit(question)

    def _end_of(self, section: Section) -> int:
        last = section.questions[-1] if section.questions else section.heading
        return self._page.indexOf(last) + 1

    def _note_made(self, answer: Answer) -> None:
        answer.moved.connect(self._follow_keyboard)
        self._unmade.append(answer)
        if self.isVisible() and not self._idle.isActive():
            self._idle.start()
        self.made.emit(answer)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._top = None
        super().wheelEvent(event)

    def _follow_keyboard(self, answer: Answer) -> None:
        # Others grow too, while they are made.
        if answer.editor is None or not answer.editor.hasFocus():
            return
        if answer is self._under_keyboard and self._top is not None and answer.is_blank:
            return
        self._top = None
        self._under_keyboard = answer
        self._sight.start()

    def _keep_in_sight(self) -> None:
        editor = self._under_keyboard.editor if self._under_keyboard else None
        if editor is None or not editor.hasFocus():
            return
        line = editor.cursorRect()
        at = editor.viewport().mapTo(self._holder, line.center())
        self.ensureVisible(at.x(), at.y(), 0, min(scaled(110), self.viewport().height() // 3))

    def _make_seen(self) -> None:
        if not self.isVisible():
            return
        top, high = -_AHEAD, self.viewport().height() + _AHEAD
        for answer in [a for a in self._unmade if a.editor is None]:
            at = answer.mapTo(self.viewport(), QPoint(0, 0)).y()
            if top <= at <= high or top <= at + answer.height() <= high:
                answer.field()

    def _make_next(self) -> None:
        while self._unmade:
            answer = self._unmade.pop(0)
            if answer.editor is None:
                answer.field()
                return
        self._idle.stop()
        QTimer.singleShot(0, self, self._keep_top)
