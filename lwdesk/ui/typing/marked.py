"""The passages of one answer: what the study holds of them, and where the typing has moved them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lwdesk.passages import Span, moved
from lwdesk.store.passages import PassageInfo, place
from lwdesk.ui.notes import NoteEditor, PassageMargin, Shown
from lwdesk.ui.typing.lost import LostWords

if TYPE_CHECKING:
    from lwdesk.store import Step

Held = dict[int, PassageInfo]


class Marked(QObject):
    """Keeps the field, the margin beside it and the list of lost words below it to the same passages.

    Places are those of the note as it is stored, which has no spaces at its ends; the field's own may differ.
    """

    themes_asked = Signal(int)
    """The themes of that passage are wanted."""
    back_asked = Signal(int)
    """That passage, the words of which are gone, is to stand on the chosen ones."""
    drop_asked = Signal(int)

    def __init__(self, answer: QWidget) -> None:
        super().__init__(answer)
        self._answer = answer
        self.held: Held = {}
        """What the study was last seen to hold, by id."""
        self._names: Mapping[int, str] = {}
        self._editor: NoteEditor | None = None
        self.margin: PassageMargin | None = None
        self.lost: LostWords | None = None
        self._width = 0

    def add_field(self, editor: NoteEditor, column: QVBoxLayout) -> None:
        """Put the field into the column, with the margin at its right."""
        self._editor = editor
        row = QHBoxLayout()
        row.setSpacing(0)
        self.margin = PassageMargin(editor, self._answer)
        self.margin.setFixedWidth(self._width)
        self.margin.asked.connect(self.themes_asked)
        row.addWidget(editor, 1)
        row.addWidget(self.margin)
        column.insertLayout(0, row)
        self.margin.show()
        if self.held:
            editor.set_passages([self._shown(one, one.span) for one in self.held.values()])

    def set_width(self, width: int) -> None:
        """Have so many pixels for the margin."""
        self._width = width
        if self.margin is not None:
            self.margin.setFixedWidth(width)
        if self.lost is not None:
            self.lost.setContentsMargins(0, 0, width, 0)

    def show(self, held: Sequence[PassageInfo], names: Mapping[int, str], stored: str, being_typed: bool) -> None:
        """Show these passages of the note as the study has them, with the names of themes by id.

        While it is typed into, those that are shown already stay where that has moved them.
        """
        now = {one.id: one for one in held}
        shown = self._editor is None or len(self._editor.tracking) == len(now)
        if shown and now == self.held and names == self._names:
            return
        self.held, self._names = now, names
        if self._editor is not None:
            known = {one.id: one.span for one in self._editor.passages()} if being_typed else {}
            placed = moved([one.span for one in held], stored, self._editor.note()[0])
            self._editor.set_passages(
                [self._shown(one, known.get(one.id, span)) for one, span in zip(held, placed, strict=True)]
            )
        self.show_lost()

    def show_lost(self) -> None:
        """List those of which the words are gone, below the field."""
        gone = [self._shown(one, one.span) for one in self.held.values() if one.lost]
        column = self._answer.layout()
        if self.lost is None:
            if not gone or column is None:
                return
            self.lost = LostWords(self._answer)
            self.lost.back_asked.connect(self.back_asked)
            self.lost.drop_asked.connect(self.drop_asked)
            self.lost.setContentsMargins(0, 0, self._width, 0)
            column.addWidget(self.lost)
        self.lost.show_passages(gone, self._editor is not None and self._editor.isReadOnly())

    def write(self, step: "Step", note_id: int, stored: str) -> Held:
        """Write where they stand in the text that is stored in the same step; what they then are."""
        if self._editor is None or not self.held:
            return self.held
        shown = self._editor.passages()
        spans = moved([one.span for one in shown], self._editor.note()[0], stored)
        now = {
            one.id: replace(self.held[one.id], start=at.start, end=at.end, words=at.words, lost=at.lost)
            for one, at in zip(shown, spans, strict=True)
        }
        place(step, note_id, {i: one.span for i, one in now.items() if one != self.held[i]})
        return now

    def chosen(self, stored: str) -> tuple[int, int] | None:
        """The chosen characters in the text that is stored; None where no word is chosen."""
        found = self._editor.selected_span() if self._editor else None
        if self._editor is None or found is None:
            return None
        body = self._editor.note()[0]
        (span,) = moved((Span(*found, body[slice(*found)]),), body, stored)
        return None if span.lost else (span.start, span.end)

    def _shown(self, one: PassageInfo, span: Span) -> Shown:
        return Shown(one.id, span, tuple(self._names[i] for i in one.themes if i in self._names))
