"""Editors: one class for each kind of field."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lwdesk.fields import Field, Kind
from lwdesk.ui.editors.address import AddressEditor
from lwdesk.ui.editors.choice import ChoiceEditor
from lwdesk.ui.editors.choices import ChoicesEditor
from lwdesk.ui.editors.date import DateEditor
from lwdesk.ui.editors.editor import Editor
from lwdesk.ui.editors.line import LineEditor
from lwdesk.ui.editors.listed_option import ListedOptionEditor
from lwdesk.ui.editors.option import OptionEditor
from lwdesk.ui.editors.paragraph import ParagraphEditor
from lwdesk.ui.editors.party import PartiesEditor, PartyEditor
from lwdesk.ui.editors.time import TimeEditor
from lwdesk.ui.editors.yes_no import YesNoEditor

if TYPE_CHECKING:
    from lwdesk.store import Store

_PLAIN: dict[Kind, type[Editor]] = {
    Kind.LINE: LineEditor,
    Kind.NUMBER: LineEditor,
    Kind.TELEPHONE: LineEditor,
    Kind.PARAGRAPH: ParagraphEditor,
    Kind.DATE: DateEditor,
    Kind.TIME: TimeEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.OPTION: OptionEditor,
    Kind.EMAIL: AddressEditor,
    Kind.WEB: AddressEditor,
}


_SIDE_BY_SIDE = 4
"""So many options stand in a row; more of them in a list."""


def make_editor(field: Field, store: "Store", parent: QWidget | None = None) -> Editor:
    """The editor of the field's kind; choices and links look in the store."""
    if len(field.ui.options) > _SIDE_BY_SIDE:
        return ListedOptionEditor(field, store, parent)
    if field.kind in _PLAIN:
        return _PLAIN[field.kind](field, parent)
    if field.parts:
        return (PartiesEditor if field.many else PartyEditor)(field, store, parent)
    return (ChoicesEditor if field.many else ChoiceEditor)(field, store, parent)


__all__ = [
    "AddressEditor", "ChoiceEditor", "ChoicesEditor", "DateEditor", "Editor", "LineEditor", "OptionEditor",
    "ParagraphEditor", "PartiesEditor", "PartyEditor", "YesNoEditor", "make_editor",
]  # fmt: skip
