"""What is typed of a guide is stored as a form is, but by the guide's verbs: a version in use is never changed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lwdesk.operations.guide import GuideKept, Standing
from lwdesk.records import PROMPT
from lwdesk.ui.form_row import Row
from lwdesk.ui.form_saving import Saving
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store

Change = Callable[[int, Mapping[str, Any], tuple[object, ...]], Standing]
"""Changes what goes by a question's id: gets the values, and the key under which further typing is the same step."""

Refuse = Callable[[int, str, str], str]
"""Why what goes by a question's id cannot have a text in the field of that name; "" where it can."""


class GuideSaving(Saving):
    """Stores the fields of one question, or of the section that begins with it."""

    changed = Signal(object)
    """Where the question stands now, after something was stored."""

    def __init__(
        self, store: "Store", rows: Mapping[str, Row], change: Change, refuse: Refuse, parent: QObject
    ) -> None:
        super().__init__(store, PROMPT, rows, parent)
        self._change, self._refuse = change, refuse

    @property
    def prompt_id(self) -> int | None:
        """The question that is being written, in the version that it stands in now."""
        return self._id

    def _read(self, row: Row) -> tuple[Any, str]:
        # Also of a draft that is shown again it is said why it could not be stored.
        value, trouble = super()._read(row)
        if not trouble and isinstance(value, str) and self._id is not None:
            trouble = self._refuse(self._id, row.editor.field.name, value)
        return value, trouble

    def _write(self, id: int, name: str, given: Mapping[str, Any]) -> str:
        # The root is the same in every version, so that the step that makes the next one takes further typing in.
        found = self._store.notes.prompts_by_id([id]).get(id)
        merge = ("guide", found.root if found else id, name, self._visit)
        try:
            standing = self._change(id, given, merge)
        except (Unreadable, GuideKept) as sentence:
            return str(sentence)
        self._held.update(given)
        self._id = standing.prompt
        for key, value in given.items():
            self.stored.emit(key, value)
        self.changed.emit(standing)
        return ""
