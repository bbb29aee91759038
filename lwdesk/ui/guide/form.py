"""The form beside the questions: of the question under the keyboard, or of the section."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from lwdesk.fields import Kind
from lwdesk.operations import guide as verbs
from lwdesk.operations.guide import Standing
from lwdesk.store.notes import PromptInfo
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.guide.fields import Fields, SectionBox

if TYPE_CHECKING:
    from lwdesk.store import Store


class GuideForm(QStackedWidget):
    """Shows a question or a section and stores what is typed."""

    changed = Signal(object)
    """A Standing: something was stored, and this is where the question is now."""
    message = Signal(str)

    def __init__(self, store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Question or section")
        self._store = store
        self.question = QuestionForm(store)
        self.section = SectionForm(store)
        for part in (self.question, self.section):
            self.addWidget(part)
            part.saving.changed.connect(self.changed)
            part.saving.message.connect(self.message)
        self.question.moved.connect(self.changed)
        self.question.message.connect(self.message)

    @property
    def busy(self) -> bool:
        """Whether something is just being stored, so that the notice of it is no news."""
        return self.question.saving.busy or self.section.saving.busy

    def show_question(self, prompt: PromptInfo, sections: Sequence[str]) -> None:
        """Show a question, or what became of the one that is shown."""
        self._leave(self.section)
        self.question.show_prompt(prompt, sections)
        self.setCurrentWidget(self.question)

    def show_section(self, prompts: Sequence[PromptInfo]) -> None:
        """Show the section that these questions make up."""
        self._leave(self.question)
        self.section.show_section(prompts)
        self.setCurrentWidget(self.section)

    def lock(self, sentence: str) -> None:
        """Say why nothing is changed here; "" where something is."""
        for part in (self.question, self.section):
            part.lock(sentence)

    def flush(self) -> None:
        """Store whatever is pending now."""
        self.question.saving.flush()
        self.section.saving.flush()

    def focus_first(self) -> None:
        """Put the keyboard in the first field of what is shown."""
        shown = self.currentWidget()
        assert isinstance(shown, Fields)
        shown.rows[shown.first].editor.focus_input()

    def _leave(self, part: "Fields") -> None:
        part.saving.flush()
        part.forget()


class QuestionForm(Fields):
    """Section, question, hint, and whether names given in answer can be made contacts."""

    first = "text"
    moved = Signal(object)
    message = Signal(str)

    def __init__(self, store: "Store") -> None:
        self._store = store
        kinds = {"text": Kind.PARAGRAPH, "hint": Kind.PARAGRAPH, "referrals": Kind.YES_NO}
        super().__init__(store, kinds, self._change, _no_question)
        self.setAccessibleName("Question: fields")
        self.heading.setText("Question")
        self.sections = SectionBox(self.holder)
        self.sections.setAccessibleName("Section")
        self.sections.activated.connect(self._move)
        label = plain_label("Section", "label", self.holder)
        label.setBuddy(self.sections)
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(label)
        place.addWidget(self.sections)
        self.column.addLayout(place)

    def show_prompt(self, prompt: PromptInfo, sections: Sequence[str]) -> None:
        """Show a question; `sections` are those that it could stand in."""
        self.show_raw(prompt.id, {"text": prompt.text, "hint": prompt.hint, "referrals": prompt.referrals})
        self.sections.clear()
        self.sections.addItems(list(sections))
        self.sections.setCurrentText(prompt.section)

    def lock(self, sentence: str) -> None:
        """Say why nothing is changed here; "" where something is."""
        super().lock(sentence)
        self.sections.setEnabled(not sentence)

    def select_words(self) -> None:
        """Put the keyboard in the question with its words chosen, so that typing replaces them."""
        editor = self.rows["text"].editor
        editor.focus_input()
        editor.box.selectAll()  # type: ignore[attr-defined]

    def _change(self, id: int, given: Mapping[str, Any], merge: tuple[object, ...]) -> Standing:
        return verbs.change_prompt(self._store, id, given, merge)

    def _move(self) -> None:
        self.saving.flush()
        prompt_id = self.saving.prompt_id
        if prompt_id is None:
            return
        root = self._store.notes.prompts_by_id([prompt_id])[prompt_id].root
        try:
            self.moved.emit(
                verbs.change_prompt(
                    self._store, prompt_id, {"section": self.sections.currentText()}, ("guide", root, "section")
                )
            )
        except verbs.GuideKept as sentence:
            self.message.emit(str(sentence))


class SectionForm(Fields):
    """The name of a section."""

    first = "section"

    def __init__(self, store: "Store") -> None:
        self._store = store
        super().__init__(store, {"section": Kind.LINE}, self._change, self._refuse)
        self.setAccessibleName("Section: fields")
        self.heading.setText("Section")
        self._count = plain_label("", "quiet", self.holder)
        self.column.addWidget(self._count)

    def show_section(self, prompts: Sequence[PromptInfo]) -> None:
        """Show the section that these questions make up."""
        self.show_raw(prompts[0].id, {"section": prompts[0].section})
        count = len(prompts)
        self._count.setText(f"{count} question{'' if count == 1 else 's'}. The section goes when its last one goes.")

    def _change(self, id: int, given: Mapping[str, Any], merge: tuple[object, ...]) -> Standing:
        first = self._store.notes.prompts_by_id([id])[id]
        return verbs.rename_section(self._store, first.guide, first.section, given["section"], merge)

    def _refuse(self, id: int, _name: str, text: str) -> str:
        first = self._store.notes.prompts_by_id([id])[id]
        names = verbs.sections(self._store.notes.prompts(first.guide))
        return verbs.why_no_section(names, first.section, text)


def _no_question(_id: int, name: str, text: str) -> str:
    return verbs.why_no_question(text) if name == "text" else ""
