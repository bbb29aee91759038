"""The editor of a note: plain paragraphs with bold, italic, bullets and quotations."""

from lwdesk.ui.notes.editor import NoteEditor
from lwdesk.ui.notes.margin import PassageMargin
from lwdesk.ui.notes.spelling import Spelling
from lwdesk.ui.notes.tracking import Shown

__all__ = ["NoteEditor", "PassageMargin", "Shown", "Spelling"]
