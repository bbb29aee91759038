"""Creating in place what a type-to-find field did not find."""

from lwdesk.ui.editors.editor import Editor
from lwdesk.ui.editors.sources import Found, Source
from lwdesk.values import Unreadable


def make(editor: Editor, source: Source, found: Found) -> Found | None:
    """What was found, created first where it has no id; None where that cannot be, and the editor has said why."""
    if found.id is not None:
        return found
    from lwdesk.store import StudyTrouble

    try:
        return source.create(found.label)
    except (StudyTrouble, Unreadable) as trouble:
        editor.message.emit(str(trouble))
        return None
