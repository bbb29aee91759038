"""The screen of the interview guide: versions at the left, questions in the middle, the form of one at the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lwdesk.operations import guide as verbs
from lwdesk.operations.guide import GuideKept, Standing, sections
from lwdesk.ui.guide.exchanging import export_guide, import_guide
from lwdesk.ui.guide.form import GuideForm
from lwdesk.ui.guide.layout import Layout
from lwdesk.ui.guide.tree import QuestionTree
from lwdesk.ui.guide.versions import Versions

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.store.notes import PromptInfo
    from lwdesk.ui.window import Window

OF_HERE = frozenset({"guide", "prompt", "interview", "note"})
"""The kinds of record whose change may show here."""


class GuideScreen(QWidget):
    """The guide, to be read and changed; what is typed stores itself."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Interview guide")
        self._window, self._store = window, store
        self._prompts: list[PromptInfo] = []
        self._stale = False
        self.versions = Versions(store)
        self.tree = QuestionTree()
        self.form = GuideForm(store)
        self.layout_ = Layout(self)
        self.versions.currentItemChanged.connect(self._show_version)
        self.tree.currentItemChanged.connect(self._show_current)
        self.tree.itemActivated.connect(self.edit)
        self.form.changed.connect(self._stored)
        self.form.message.connect(window.say)

    def begin(self) -> None:
        """Show the newest version with the keyboard on its first question."""
        self.refresh(row=1, recount=True)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the window asks of a screen

    def flush(self) -> None:
        """Store what is being typed."""
        self.form.flush()

    finish = flush

    def follow(self, notice: "Notice") -> None:
        """Show what was changed, be it by an undo or elsewhere."""
        if not OF_HERE & set(notice.changed):
            return
        if self.form.busy:
            self._stale = True
        else:
            self.refresh(recount="interview" in notice.changed)

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.versions, self.tree, self.form]

    def start_export(self) -> None:
        """Write the version that is shown to a workbook."""
        self.flush()
        export_guide(self._window, self._store, self.guide_id)

    def start_import(self) -> None:
        """Read a guide from a workbook, show what differs, and store it when that is wanted."""
        if self._may_change():
            self.flush()
            import_guide(self._window, self._store, self)

    # Commands

    def new(self) -> None:
        """A new question below the current one, with the keyboard in its words."""
        after = self.tree.prompt_id
        section = self.tree.section
        given = {"section": section} if after is None and section else {}
        if self._do(lambda: verbs.add_prompt(self._store, self.guide_id, given, self._same(after))):
            self.form.question.select_words()

    def new_section(self) -> None:
        """A new section below the current one, with the keyboard in its name."""
        after = self.tree.section
        if self._do(lambda: verbs.add_section(self._store, self.guide_id, after)):
            self.tree.stand_on(section=self.tree.section)
            self._show_current()
            self.form.focus_first()
            self.form.section.rows["section"].editor.line.selectAll()  # type: ignore[attr-defined]

    def edit(self) -> None:
        """Put the keyboard in the form."""
        if self._may_change():
            self.form.focus_first()

    def shift(self, by: int) -> None:
        """Move the current question or section up (-1) or down (1)."""
        prompt_id, section = self.tree.prompt_id, self.tree.section
        if prompt_id is not None:
            self._do(lambda: verbs.move_prompt(self._store, self._same(prompt_id) or 0, by))
        elif self._do(lambda: verbs.move_section(self._store, self.guide_id, section, by)):
            self.tree.stand_on(section=section)
            self._show_current()

    def delete(self) -> None:
        """Delete the current question, or the current section with its questions."""
        prompt_id, section = self.tree.prompt_id, self.tree.section
        if not section:
            return
        if prompt_id is not None:
            what, done = "question", self._do(lambda: verbs.remove_prompt(self._store, self._same(prompt_id) or 0))
        else:
            what = f"section “{section}” with its questions"
            done = self._do(lambda: verbs.remove_section(self._store, self.guide_id, section))
        if done is not None:
            told = f"Deleted the {what}. {done.told}".strip()
            self._window.say(told, "done", ("Undo", self._window.undo))

    def leave(self) -> None:
        """Store what is being typed and go back to the page."""
        self._window.leave_screen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back: from the form to the questions, from there to the page."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.form.isAncestorOf(self.focusWidget() or self):
            self.form.flush()
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.leave()

    # Inside

    @property
    def guide_id(self) -> int:
        """The version that is shown."""
        return self.versions.guide_id

    def refresh(self, prompt_id: int | None = None, row: int | None = None, recount: bool = False) -> None:
        """Read everything again and stay on the same question, in the version that it stands in now."""
        root, section = self._root(self.tree.prompt_id), self.tree.section
        row = self.tree.row if row is None else row
        self._stale = False
        self.versions.refresh(recount)
        self._fill()
        same = next((p.id for p in self._prompts if p.root == root), None) if root else None
        self.tree.stand_on(prompt_id or same, "" if root else section, row)
        self._show_current()

    def _show_version(self) -> None:
        self.form.flush()
        root = self._root(self.tree.prompt_id)
        self._fill()
        self.tree.stand_on(next((p.id for p in self._prompts if p.root == root), None), row=1)
        self._show_current()

    def _fill(self) -> None:
        self._prompts = self._store.notes.prompts(self.guide_id)
        self.tree.fill(sections(self._prompts))
        why = self.versions.why_kept()
        if self._window.looking:
            why = "This is a copy to look at. Open the study itself to change it."
        self.form.lock(why)
        self.layout_.lock(bool(why))

    def _show_current(self) -> None:
        held = sections(self._prompts)
        prompt = next((p for p in self._prompts if p.id == self.tree.prompt_id), None)
        if prompt:
            self.form.show_question(prompt, list(held))
        elif self.tree.section in held:
            self.form.show_section(held[self.tree.section])

    def _root(self, prompt_id: int | None) -> int | None:
        return next((p.root for p in self._prompts if p.id == prompt_id), None)

    def _same(self, prompt_id: int | None) -> int | None:
        """The question as it stands in the version shown now: storing what was typed may have made the next."""
        if prompt_id is None or any(p.id == prompt_id for p in self._prompts):
            return prompt_id
        return self.tree.prompt_id

    def _stored(self, standing: Standing) -> None:
        if self._stale or standing.told:
            on_section = self.tree.prompt_id is None
            self.refresh(None if on_section else standing.prompt)
            if on_section and standing.prompt:
                name = next((p.section for p in self._prompts if p.id == standing.prompt), "")
                self.tree.stand_on(section=name)
                self._show_current()
        if standing.told:
            self._window.say(standing.told)

    def _do(self, act: Callable[[], Standing]) -> Standing | None:
        """Do it after storing what is being typed, stand where it says, and tell; None where it was not done."""
        if not self._may_change():
            return None
        self.form.flush()
        try:
            done = act()
        except GuideKept as sentence:
            self._window.say(str(sentence), "warning")
            return None
        self.refresh(done.prompt)
        if done.told:
            self._window.say(done.told)
        return done

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        elif why := self.versions.why_kept():
            self._window.say(why, "warning")
        else:
            return True
        return False
