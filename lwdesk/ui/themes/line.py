"""Under the tree: what belongs under the theme, in a line; stored while it is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lwdesk.records import THEME
from lwdesk.ui.editors.paragraph import ParagraphEditor
from lwdesk.ui.form_row import Row
from lwdesk.ui.form_saving import Saving

if TYPE_CHECKING:
    from lwdesk.store import Store


class ThemeLine(QWidget):
    """The field with its label; hidden while no theme is chosen."""

    message = Signal(str)

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._theme: int | None = None
        self._row = Row(THEME.field("line"), store, self)
        self._saving = Saving(store, THEME, {"line": self._row}, self)
        self._saving.message.connect(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.addWidget(self._row)
        self.hide()

    @property
    def box(self) -> QWidget:
        """What one types in."""
        editor = self._row.editor
        assert isinstance(editor, ParagraphEditor)
        return editor.box

    @property
    def busy(self) -> bool:
        """Whether it is just being stored, so that the notice of it is no news."""
        return self._saving.busy

    def show_theme(self, theme: int | None) -> None:
        """Show the line of the theme, or nothing; over what is being typed nothing is shown."""
        held = self._store.get(THEME, theme) if theme is not None else None
        if theme is not None and theme == self._theme and held:
            self._saving.take(held)
        else:
            self._theme = theme if held else None
            self._saving.begin(self._theme, held or {"line": ""})
        self.setVisible(held is not None)

    def flush(self) -> bool:
        """Store what has been typed; False when it cannot be."""
        return self._saving.flush()

    def finish(self) -> None:
        """Store what has been typed, and nothing after it."""
        self._saving.flush()
        self._saving.begin(None, {"line": ""})
        self._theme = None
