"""The editor of several terms or links: chips, and a line in which one types to find the next."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lwdesk.fields import Field
from lwdesk.text import clean_line
from lwdesk.ui.editors.chip_box import ChipBox
from lwdesk.ui.editors.editor import Editor
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.making import make
from lwdesk.ui.editors.sources import Found, Source, source_of
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store


class ChoicesEditor(Editor):
    """Several values out of many. Enter adds the marked one; Backspace removes the last; Left goes to the chips."""

    def __init__(
        self, field: Field, store: "Store", parent: QWidget | None = None, source: Source | None = None
    ) -> None:
        super().__init__(field, parent)
        self._source = source or source_of(store, field)
        self._ids: tuple[int, ...] = ()
        self.box = ChipBox(field, bool(self._source.opens), self)
        self.finder = Finder(self._source, self.box, anchor=self.box)
        self.finder.taken = lambda id: id in self._ids
        self.box.set_input(self.finder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self._watch(self.finder)
        self.box.removed.connect(self.remove)
        self.box.opened.connect(self._open)
        self.finder.textEdited.connect(self.typed)
        self.finder.picked.connect(self._pick)

    @property
    def ids(self) -> tuple[Any, ...]:
        """The ids of the chips."""
        return self._ids

    def set_value(self, raw: Any) -> None:
        self._show(tuple(raw or ()))
        if self.finder.text():
            self.finder.clear()

    def set_text(self, text: str) -> None:
        self.finder.setText(text)

    def text(self) -> str:
        return self.finder.text()

    def value(self) -> tuple[Any, ...]:
        typed = clean_line(self.text())
        found = self._source.exact(typed) if typed else None
        if typed and found is None:
            advice = getattr(self._source, "advice", "Choose from the list, or create it there.")
            raise Unreadable(f"“{typed}” is not in {self._source.noun}. {advice}")
        if found is None or found.id is None or found.id in self._ids:
            return self._ids
        return (*self._ids, found.id)

    def refresh(self) -> None:
        self._show(self._ids)

    def settle(self) -> None:
        found = self.finder.sure()
        self.finder.close_list()
        if found is not None:
            self._pick(found)

    def set_trouble(self, sentence: str) -> None:
        super().set_trouble(sentence)
        self.box.set_trouble(bool(sentence))

    def remove(self, id: int) -> None:
        """Take a value out, as the user's act."""
        place = self._ids.index(id)
        self._show(tuple(other for other in self._ids if other != id))
        self.box.focus_chip(place - 1) if place and self.box.chip_focused else self.finder.setFocus()
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self.finder:
            return super().eventFilter(watched, event)
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._ids and not self.finder.text():
            if event.key() == Qt.Key.Key_Backspace:
                self.remove(self._ids[-1])
                return True
            if event.key() == Qt.Key.Key_Left:
                self.finder.close_list()
                self.box.focus_chip(len(self._ids) - 1)
                return True
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.box.set_active(kind is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _show(self, ids: tuple[int, ...]) -> None:
        labels = self._source.labels(ids)
        self._ids = ids
        self.box.show_values([(id, labels.get(id, "")) for id in ids])

    def _open(self, id: int) -> None:
        self.open_record.emit(self._source.opens, id)

    def _pick(self, found: Found) -> None:
        made = make(self, self._source, found)
        if made is None or made.id is None:
            return
        self.finder.clear()
        if made.id not in self._ids:
            self._show((*self._ids, made.id))
            self.chosen.emit()
