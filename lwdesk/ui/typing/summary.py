"""The summary of an interview under its three heads, written beside the notes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lwdesk.records import SUMMARY
from lwdesk.text import clean
from lwdesk.ui.editors.paragraph import GrowingText
from lwdesk.ui.form_row import plain_label

if TYPE_CHECKING:
    from lwdesk.store import Step, Store

HEADS = ("exemplary", "gaps", "added")
_MOST = 40
"""Lines of a head at most: what is around it scrolls."""


class Head(QObject):
    """What is written under one head, and the field for it."""

    def __init__(self, summary: "SummaryHeads", name: str, box: GrowingText) -> None:
        super().__init__(summary)
        self._summary, self.name, self.box = summary, name, box
        self.held = ""

    def show_text(self, text: str) -> None:
        """Show what the study holds."""
        if text != self.held or text != clean(self.box.toPlainText()):
            self.held = text
            self.box.set_text(text)

    @property
    def text(self) -> str:
        """What stands in the field, as it would be stored."""
        return clean(self.box.toPlainText())

    def needs_storing(self) -> bool:
        """Whether the study says something else."""
        return self.text != self.held

    def to_keep(self) -> dict[str, Any]:
        """Everything that is needed to write it another time."""
        return {"kind": SUMMARY.name, "head": self.name, "text": self.text, "before": self.held}

    def write(self, step: "Step") -> Callable[[], None]:
        """Write it; the summary is made with its first letter."""
        text, summary = self.text, self._summary
        made = summary.summary_id
        if made is None:
            made = step.create(SUMMARY, {"interview": summary.interview_id, self.name: text})
        else:
            step.update(SUMMARY, made, {self.name: text})

        def settle() -> None:
            summary.summary_id, self.held = made, text

        return settle


class SummaryHeads(QWidget):
    """Exemplary activity, gaps, added value: a field each."""

    typed = Signal(object)
    """The head that was typed into."""
    entered = Signal(object)
    left = Signal(object)

    def __init__(self, store: "Store", interview_id: int, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self.interview_id = store, interview_id
        self.summary_id: int | None = None
        self.heads: dict[str, Head] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label("Summary", "section", self))
        for name in HEADS:
            label = SUMMARY.field(name).label
            box = GrowingText(self, most=_MOST)
            box.setAccessibleName(label)
            box.setReadOnly(read_only)
            box.installEventFilter(self)
            caption = plain_label(label, "label", self)
            caption.setBuddy(box)
            head = self.heads[name] = Head(self, name, box)
            box.edited.connect(lambda head=head: self.typed.emit(head))
            column.addSpacing(6)
            column.addWidget(caption)
            column.addWidget(box)

    def show_summary(self, being_typed: Callable[[Head], bool]) -> None:
        """Show what the study holds, but never over what is being typed."""
        self.summary_id = self._store.notes.summary_of(self.interview_id)
        held = self._store.get(SUMMARY, self.summary_id) if self.summary_id is not None else None
        for name, head in self.heads.items():
            text = (held or {}).get(name, "")
            if being_typed(head):
                head.held = text
            else:
                head.show_text(text)

    @property
    def is_whole(self) -> bool:
        """Whether something stands under every head."""
        return all(head.text for head in self.heads.values())

    def focus_head(self, name: str) -> GrowingText:
        """Put the keyboard under that head."""
        box = self.heads[name].box
        box.setFocus()
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard comes and goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            head = next((head for head in self.heads.values() if head.box is watched), None)
            if head:
                (self.entered if event.type() == QEvent.Type.FocusIn else self.left).emit(head)
        return False
