"""What is done with words and passages on the typing-up screen: themes, the summary, proposals."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtWidgets import QMenu

from lwdesk.operations import passages
from lwdesk.records import PROPOSAL, SUMMARY
from lwdesk.refusal import Refusal
from lwdesk.ui import settings
from lwdesk.ui.theme import unmarked
from lwdesk.ui.typing.answer import Answer
from lwdesk.ui.typing.summary import HEADS, Head
from lwdesk.ui.typing.themes_box import ThemesBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from lwdesk.store.passages import PassageInfo
    from lwdesk.ui.notes import NoteEditor
    from lwdesk.ui.typing.screen import TypingScreen

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_HEAD = "typing/head"
"""The setting that says which head of the summary was used last."""
_CHOOSE = "Choose the words first, or go into a passage; then {}."


class Marking(QObject):
    """The commands on words of one screen."""

    def __init__(self, screen: "TypingScreen") -> None:
        super().__init__(screen)
        self._screen = screen
        self._box: ThemesBox | None = None
        self._head = str(settings.read(_HEAD, HEADS[0]))

    def keys(self) -> "dict[QKeyCombination, Callable[[], object]]":
        """Their keys."""
        return {
            QKeyCombination(_CTRL, Qt.Key.Key_L): self.ask_themes,
            QKeyCombination(_CTRL, Qt.Key.Key_J): self.add_to_summary,
            QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_J): self.propose,
        }

    def listen(self, answer: Answer) -> None:
        """Do what is asked of an answer's passages beside and below it."""
        answer.marked.themes_asked.connect(partial(self.ask_themes_of, answer))
        answer.marked.back_asked.connect(partial(self._put_back, answer))
        answer.marked.drop_asked.connect(self._drop)

    def remember_head(self, head: Head) -> None:
        """Have the next words go to the head of the summary that is being written to."""
        self._head = head.name
        settings.write(_HEAD, head.name)

    def offer(self, editor: "NoteEditor", menu: QMenu) -> None:
        """Put what can be done with the chosen words, or the passage under the keyboard, into a menu."""
        if editor.selected_span() is None and not editor.passages_here():
            return
        menu.addSeparator()
        menu.addAction("Themes of these words…\tCtrl+L", self.ask_themes)
        for shown in editor.passages_here() if not editor.textCursor().hasSelection() else ():
            held = self._screen.store.passages.get(shown.id)
            for theme, name in zip(held.themes if held else (), shown.themes, strict=False):
                menu.addAction(f"Take “{unmarked(name)}” off", partial(self._take_off, shown.id, theme))
        for head in HEADS:
            key = "\tCtrl+J" if head == self._head else ""
            menu.addAction(f"Add to “{SUMMARY.field(head).label}”{key}", partial(self.add_to_summary, head))
        menu.addAction("Make a proposal of it\tCtrl+Shift+J", self.propose)

    # Themes

    def ask_themes(self) -> None:
        """Open the box for the chosen words, else for the shortest passage under the keyboard."""
        answer = self._answer()
        if answer is None or answer.editor is None:
            return
        self._screen.flush()
        chosen = answer.marked.chosen(answer.stored_body)
        if chosen is None and not (here := answer.editor.passages_here()):
            self._screen.window_.say(_CHOOSE.format("Ctrl+L gives them themes"))
        elif chosen is None:
            self.ask_themes_of(answer, here[0].id)
        else:
            held = answer.marked.held.values()
            same = next((one.id for one in held if (one.start, one.end) == chosen and not one.lost), None)
            self._open(answer, *chosen, same)

    def ask_themes_of(self, answer: Answer, passage: int) -> None:
        """Open the box for a passage of an answer."""
        self._screen.flush()
        held = answer.marked.held.get(passage)
        if held is not None and not self._is_a_copy():
            self._open(answer, held.start, held.end, passage)

    def _open(self, answer: Answer, start: int, end: int, passage: int | None) -> None:
        if answer.note_id is None:
            self._screen.window_.say("These words could not be stored yet, so they cannot be given themes.", "warning")
            return
        if self._box is None:
            self._box = ThemesBox(self._screen.store, self._screen)
            self._box.closed.connect(self._back_to_words)
            self._box.refused.connect(lambda sentence: self._screen.window_.say(sentence, "warning"))
        editor = answer.field()
        below = editor.viewport().mapTo(self._screen, editor.cursorRect().bottomLeft())
        self._box.open_for(answer.note_id, start, end, answer.stored_body[start:end], passage, below)

    def _back_to_words(self, changed: bool, was_inside: bool) -> None:
        answer = self._screen.current
        if answer is None or answer.editor is None:
            return
        editor = answer.editor
        if changed:
            # So that the next letter is not typed over the words that were just marked.
            cursor = editor.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            editor.setTextCursor(cursor)
        if was_inside:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_off(self, passage: int, theme: int) -> None:
        self._do(lambda: passages.take_off(self._screen.store, passage, theme), "Took the theme off.")

    # Lost words

    def _put_back(self, answer: Answer, passage: int) -> None:
        self._screen.flush()
        chosen = answer.marked.chosen(answer.stored_body)
        if chosen is None:
            self._screen.window_.say("Choose the words in the note first, then press Put back.")
            return
        self._do(lambda: passages.put_back(self._screen.store, passage, *chosen), "Put back on the chosen words.")

    def _drop(self, passage: int) -> None:
        self._do(lambda: passages.drop(self._screen.store, passage), "Dropped the passage.")

    # Onwards

    def add_to_summary(self, head: str = "") -> None:
        """Put the chosen words, or the passage under the keyboard, into the summary: under the head used last."""
        words = self._words()
        if words is None:
            self._screen.window_.say(_CHOOSE.format("Ctrl+J adds them to the summary"))
            return
        if not words:
            return
        head = head if head in HEADS else self._head if self._head in HEADS else HEADS[0]
        label = SUMMARY.field(head).label
        added: list[bool] = []
        screen = self._screen
        done = self._do(
            lambda: added.append(passages.add_to_summary(screen.store, screen.interview_id, words, head)), ""
        )
        if not done:
            return
        self._head = head
        settings.write(_HEAD, head)
        if added[0]:
            screen.window_.say(f"Added to “{label}” of the summary.", "done", ("Undo", screen.window_.undo))
        else:
            screen.window_.say(f"These words are in “{label}” of the summary already.")

    def propose(self) -> None:
        """Make a proposal of the passage under the keyboard, or of that of the chosen words."""
        from lwdesk.operations.proposals import propose

        answer = self._answer()
        if answer is None or answer.editor is None:
            return
        self._screen.flush()
        passage = self._passage(answer)
        if passage is None:
            sentence = "A proposal is made of a passage. Give the words a theme with Ctrl+L, then press Ctrl+Shift+J."
            self._screen.window_.say(sentence)
            return
        made: list[int] = []
        store, window = self._screen.store, self._screen.window_
        if self._do(lambda: made.append(propose(store, passage.id)), ""):
            ref = (store.get(PROPOSAL, made[0]) or {}).get("ref", "")
            window.say(f"Made proposal {ref} of these words.", "done", ("Undo", window.undo))

    # Inside

    def _answer(self) -> Answer | None:
        return None if self._is_a_copy() else self._screen.current

    def _is_a_copy(self) -> bool:
        return self._screen.acts.is_a_copy()

    def _passage(self, answer: Answer) -> "PassageInfo | None":
        assert answer.editor is not None
        chosen, held = answer.marked.chosen(answer.stored_body), answer.marked.held
        if chosen is not None:
            return next((one for one in held.values() if (one.start, one.end) == chosen and not one.lost), None)
        here = answer.editor.passages_here()
        return held.get(here[0].id) if here else None

    def _words(self) -> str | None:
        """The words meant; None where none are, "" where nothing is to be done."""
        answer = self._answer()
        if answer is None or answer.editor is None:
            return ""
        self._screen.flush()
        if chosen := answer.marked.chosen(answer.stored_body):
            return answer.stored_body[slice(*chosen)]
        passage = self._passage(answer)
        return passage.words if passage else None

    def _do(self, act: "Callable[[], object]", done: str) -> bool:
        window = self._screen.window_
        try:
            act()
        except Refusal as sentence:
            window.say(str(sentence), "warning")
            return False
        if done:
            window.say(done, "done", ("Undo", window.undo))
        return True
