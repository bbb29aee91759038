"""The editor of a note: plain paragraphs with bold, italic, bullets and quotations."""

from lwdesk.ui.notes.editor import NoteEditor
from lwdesk.ui.notes.spelling import Spelling

__all__ = ["NoteEditor", "Spelling"]
