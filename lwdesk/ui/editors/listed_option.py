"""The editor of an option with more words than fit side by side: type to find."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from lwdesk.fields import Field, read_value
from lwdesk.ui.editors.choice import ChoiceEditor

if TYPE_CHECKING:
    from lwdesk.store import Store


class ListedOptionEditor(ChoiceEditor):
    """One of a few fixed words, found by typing or in the list."""

    def __init__(self, field: Field, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(field, store, parent)
        self._places = {word: n for n, word in enumerate(field.ui.options)}

    def set_value(self, raw: Any) -> None:
        super().set_value(self._places.get(raw))

    def value(self) -> Any:
        return read_value(self.field, self.text())

    def refresh(self) -> None:
        """Nothing: the words stay what they are."""
