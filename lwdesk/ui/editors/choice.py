"""The editor of one term or one link: type to find."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lwdesk.fields import Field
from lwdesk.text import clean_line
from lwdesk.ui.editors.editor import Editor
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.making import make
from lwdesk.ui.editors.sources import Found, Source, source_of
from lwdesk.ui.icons import icon
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store


class ChoiceEditor(Editor):
    """One value out of many. An emptied field means none; Ctrl+Enter opens the record that a link leads to."""

    def __init__(
        self, field: Field, store: "Store", parent: QWidget | None = None, source: Source | None = None
    ) -> None:
        super().__init__(field, parent)
        self._source = source or source_of(store, field)
        self._id: int | None = None
        self._label = ""
        self.finder = Finder(self._source, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.finder)
        self._watch(self.finder)
        place = QLineEdit.ActionPosition.TrailingPosition
        if self._source.opens:
            opener = self.finder.addAction(icon("external-link", "quiet"), place)
            opener.setText(f"{field.label}: open")
            opener.setToolTip("Open (Ctrl+Enter)")
            opener.triggered.connect(self.open_value)
        lister = self.finder.addAction(icon("chevron-down", "quiet"), place)
        lister.setText(f"{field.label}: show all")
        lister.setToolTip("Show all (Down)")
        lister.triggered.connect(self._list)
        self.finder.textEdited.connect(self._edited)
        self.finder.picked.connect(self._pick)

    def set_value(self, raw: Any) -> None:
        self._show(raw, self._source.labels((raw,)).get(raw, "") if raw is not None else "")

    def set_text(self, text: str) -> None:
        self.finder.setText(text)

    def text(self) -> str:
        return self.finder.text()

    def value(self) -> Any:
        typed = clean_line(self.text())
        if not typed:
            return None
        if typed == self._label:
            return self._id
        found = self._source.exact(typed)
        if found is None:
            raise Unreadable(f"“{typed}” is not in {self._source.noun}. Choose from the list, or create it there.")
        return found.id

    def refresh(self) -> None:
        if self._id is not None and self.text() == self._label:
            self.set_value(self._id)

    def settle(self) -> None:
        typed = clean_line(self.text())
        found = self.finder.sure() if typed != self._label else None
        self.finder.close_list()
        if found is not None:
            self._pick(found)
        elif not typed:
            self._show(None, "")

    def open_value(self) -> None:
        """Ask for the record that stands here."""
        if self._source.opens and self._id is not None:
            self.open_record.emit(self._source.opens, self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.open_value()
            else:
                self.settle()
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, id: int | None, label: str) -> None:
        self._id, self._label = id, label
        if self.finder.text() != label:
            self.finder.setText(label)
        self.finder.setCursorPosition(0)

    def _edited(self, text: str) -> None:
        self.typed.emit()
        if not text:
            self._show(None, "")
            self.chosen.emit()

    def _list(self) -> None:
        self.finder.setFocus()
        self.finder.open_all()

    def _pick(self, found: Found) -> None:
        made = make(self, self._source, found)
        if made is not None:
            self._show(made.id, made.label)
            self.chosen.emit()
