"""One answer to a question, or a free note: what the study holds of it, and the field that it is typed into."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lwdesk import marks as kept_marks
from lwdesk.marks import count_words
from lwdesk.records import INTERVIEW, NOTE
from lwdesk.records.note import FREE
from lwdesk.text import clean
from lwdesk.ui.notes import NoteEditor
from lwdesk.ui.theme import scaled
from lwdesk.ui.typing.marked import Marked

if TYPE_CHECKING:
    from lwdesk.store import Step, Store
    from lwdesk.store.notes import NoteInfo, PromptInfo

_MEASURE = 72
"""Characters that stand about on a line; only for a guess of how high a text will be."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose answers they are, and by which guide; `prepare` is done to each field that is made."""

    store: "Store"
    interview_id: int
    guide_id: int
    prepare: Callable[[NoteEditor], object]

    def settle_guide(self, step: "Step") -> None:
        """Have the interview keep to this guide, where it has none settled yet."""
        held = self.store.notes
        if held.guide_of(self.interview_id) is None and any(g.id == self.guide_id for g in held.guides()):
            step.update(INTERVIEW, self.interview_id, {"guide": self.guide_id})


class Answer(QWidget):
    """Room to write one answer. The field is made when it is first looked at, for a guide has some thirty of them."""

    typed = Signal(object)
    """Itself, after each change by the user."""
    entered = Signal(object)
    left = Signal(object)
    moved = Signal(object)
    """Itself, when the place of the keyboard in it may have gone out of sight."""

    def __init__(self, whose: Whose, prompt: "PromptInfo | None", position: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._whose = whose
        self.prompt = prompt
        self.position = position
        self.section = prompt.section if prompt else FREE
        self.note_id: int | None = None
        self.said = ""
        """The word instead of an answer."""
        self.is_new = False
        """Whether it was made in the visit under way, so that nothing is lost when it goes again."""
        self.editor: NoteEditor | None = None
        self.marked = Marked(self)
        self._body, self._marks, self._held_said = "", "", ""
        self._words: int | None = 0
        self._cleaned: tuple[str, str, tuple[str, str]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._guess_height()

    # What it says

    def show_note(self, note: "NoteInfo | None") -> None:
        """Show what the study holds; None for nothing yet."""
        self.note_id = note.id if note else None
        body, marks, said = (note.body, note.marks, note.said) if note else ("", "", "")
        if note:
            self.position, self.section = note.position, note.section or self.section
        differs = (body, marks) != (self._body, self._marks)
        self._body, self._marks, self._held_said, self.said = body, marks, said, said
        self._words = None
        if self.editor is None:
            self._guess_height()
        elif differs:
            self.editor.set_note(body, marks)

    def hold(self, note: "NoteInfo | None") -> None:
        """Know what the study holds without showing it, for something else is being typed."""
        self.note_id = note.id if note else None
        self._body, self._marks, self._held_said = (note.body, note.marks, note.said) if note else ("", "", "")

    @property
    def body(self) -> str:
        """The text as it stands in the field now."""
        return self.editor.note()[0] if self.editor else self._body

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return self.editor.document().isEmpty() if self.editor else not self._body.strip()

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer, or a word instead of one."""
        return bool(self.said) or not self.is_blank

    @property
    def stored_body(self) -> str:
        """The text as the study was last seen to hold it, in which the places of its passages count."""
        return self._body

    def words(self) -> int:
        """How many words it has."""
        if self.editor:
            return self.editor.word_count()
        if self._words is None:
            self._words = count_words(self._body)
        return self._words

    def says(self, body: str, marks: str, said: str) -> bool:
        """Whether the study was last seen to hold just that."""
        return (body, marks, said) == (self._body, self._marks, self._held_said)

    def drop_said(self) -> bool:
        """Take the word instead of an answer away once an answer begins; whether there was one to take."""
        if not self.said or self._body or self.said != self._held_said:
            return False
        self.said = ""
        return True

    # Into the study

    def needs_storing(self) -> bool:
        """Whether the study says something else; a blank that it never had is nothing."""
        body, marks = self._now()
        if self.note_id is None and not body and not self.said:
            return False
        return not self.says(body, marks, self.said)

    def write(self, step: "Step") -> Callable[[], None]:
        """Write it as it stands now. The first note of an interview settles which guide its notes go by."""
        body, marks = self._now()
        given: dict[str, Any] = {"said": self.said, "body": body, "marks": marks}
        note_id, made = self.note_id, self.note_id is None
        if note_id is None:
            place = whose_place(self._whose.store, self.prompt.id if self.prompt else None, self.section)
            place |= {"interview": self._whose.interview_id, "position": self.position}
            note_id = step.create(NOTE, place | given)
            self._whose.settle_guide(step)
        else:
            step.update(NOTE, note_id, given)
        said = self.said
        held = self.marked.write(step, note_id, body)

        def settle() -> None:
            self.note_id = note_id
            self.marked.held = held
            self.marked.show_lost()
            self.is_new = self.is_new or made
            self._body, self._marks, self._held_said = body, marks, said

        return settle

    def to_keep(self) -> dict[str, Any]:
        """Everything that is needed to write it another time."""
        body, marks = self._now()
        prompt = self.prompt.id if self.prompt else None
        place = {"prompt": prompt, "section": self.section, "position": self.position, "before": self._body}
        return {"kind": NOTE.name, "note": self.note_id, **place, "said": self.said, "body": body, "marks": marks}

    def discard(self) -> None:
        """Be a blank that the study knows nothing of."""
        self.note_id, self.is_new, self.marked.held = None, False, {}
        self._body = self._marks = self._held_said = self.said = ""

    def _now(self) -> tuple[str, str]:
        """The text and marks as they would be stored."""
        if self.editor is None:
            return self._body, self._marks
        body, marks = self.editor.note()
        # Asked more than once for each storing, and a long note takes a while to clean.
        if self._cleaned is None or self._cleaned[0] is not body or self._cleaned[1] is not marks:
            self._cleaned = body, marks, _as_stored(body, marks)
        return self._cleaned[2]

    # The field

    def field(self) -> NoteEditor:
        """The field that it is typed into, made now if it was not yet."""
        if self.editor is None:
            name = f"Answer to: {self.prompt.text}" if self.prompt else FREE
            editor = self.editor = NoteEditor(name, self)
            self._whose.prepare(editor)
            if self._body:
                editor.set_note(self._body, self._marks)
            self.marked.add_field(editor, self._column)
            self.setMinimumHeight(0)
            editor.installEventFilter(self)
            editor.typed.connect(lambda: self.typed.emit(self))
            editor.grew.connect(lambda: self.moved.emit(self))
            editor.cursorPositionChanged.connect(lambda: self.moved.emit(self))
            editor.show()
        return self.editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard comes and goes."""
        if watched is self.editor:
            if event.type() == QEvent.Type.FocusIn:
                self.entered.emit(self)
            elif event.type() == QEvent.Type.FocusOut:
                self.left.emit(self)
        return False

    def _guess_height(self) -> None:
        lines = sum(math.ceil(max(1, len(line)) / _MEASURE) for line in (self._body or "\n").split("\n"))
        high = QFontMetrics(self.font()).lineSpacing() * 1.4
        self.setMinimumHeight(math.ceil(max(1, lines) * high) + scaled(14))


def whose_place(store: "Store", prompt: int | None, section: str) -> dict[str, Any]:
    """The question and section for a new note; a free note where the study has the question no more."""
    if prompt is not None and prompt not in store.notes.prompts_by_id([prompt]):
        prompt, section = None, FREE
    return {"prompt": prompt, "section": section}


def _as_stored(body: str, marks: str) -> tuple[str, str]:
    """The text cleaned as the study does it, and its marks moved with it."""
    stored = clean(body)
    if not marks or stored == body:
        return stored, marks
    # What is stored has no space at its ends, and marks count from its first letter.
    begin, bare = len(body) - len(body.lstrip()), body.strip()
    moved = kept_marks.replaced(kept_marks.read(marks, len(body)), 0, begin, 0)
    if bare != stored:
        moved = kept_marks.carried_over(moved, bare, stored)
    return stored, kept_marks.write(kept_marks.read(kept_marks.write(moved), len(stored)))
