"""The head of the parts Passages and Grid: title and count, buttons, and by whom and when something was said."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.store.themes import Narrowed
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.table.filters import FilterBox, FilterButton, choices_for

if TYPE_CHECKING:
    from lwdesk.store import Store


class ThemeHead(QWidget):
    """Title row above, filters below; what a part has of its own is added to either."""

    typed = Signal(str)
    filtered = Signal()

    def __init__(self, store: "Store", title: str, with_interviewer: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(title)
        self.title.setProperty("look", "title")
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        self.box = FilterBox(title)
        self.box.textEdited.connect(self._type)
        of_interview = ("wave", "interviewer") if with_interviewer else ("wave",)
        choices = [*choices_for(store, CONTACT, ("groups", "sectors")), *choices_for(store, INTERVIEW, of_interview)]
        self.buttons = {choice.name: FilterButton(choice) for choice in choices}
        self.clear_button = head_button("Clear filters", "x", "Show everything again")
        self.export_button = head_button("Export…", "download", "Write it to a workbook or a Word document (Ctrl+E)")
        self._title_row, self._filter_row = Flow(8), Flow(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 16, 10)
        column.setSpacing(8)
        column.addLayout(self._title_row)
        column.addLayout(self._filter_row)
        for button in self.buttons.values():
            button.changed.connect(self._tick)
        self.clear_button.clicked.connect(self.clear_filters)
        self._show_clear()

    def lay_out(self, at_title: Sequence[QWidget], at_filters: Sequence[QWidget] = ()) -> None:
        """Put everything in its place: these at the right of the title, those behind the filters."""
        self.count.setContentsMargins(4, 4, 0, 0)
        self._title_row.addWidget(self.title)
        self._title_row.addWidget(self.count)
        self._title_row.push()
        self._title_row.addWidget(self.export_button)
        for widget in at_title:
            self._title_row.addWidget(widget)
        self.box.setMinimumWidth(160)
        self.box.setMaximumWidth(260)
        for part in (self.box, *self.buttons.values(), self.clear_button):
            self._filter_row.addWidget(part)
        self._filter_row.push()
        for widget in at_filters:
            self._filter_row.addWidget(widget)

    def narrowed(self) -> Narrowed:
        """What is ticked."""
        ticked = {name: button.ticked for name, button in self.buttons.items()}
        return Narrowed(
            tuple(ticked["groups"]), tuple(ticked["sectors"]), tuple(ticked["wave"]),
            tuple("" if key is None else label for key, label in ticked.get("interviewer", {}).items()),
        )  # fmt: skip

    @property
    def is_filtered(self) -> bool:
        """Whether anything is typed or ticked."""
        return bool(self.box.text().strip()) or any(button.ticked for button in self.buttons.values())

    def clear_filters(self) -> None:
        """Take away the words and every tick."""
        self.box.clear()
        for button in self.buttons.values():
            button.clear()
        self._show_clear()
        self.filtered.emit()

    def begin_filter(self, letters: str) -> None:
        """Go on with letters that were typed elsewhere."""
        self.box.setFocus()
        self.box.setText(letters)
        self._type(letters)

    def _type(self, typed: str) -> None:
        self._show_clear()
        self.typed.emit(typed)

    def _tick(self) -> None:
        self._show_clear()
        self.filtered.emit()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.is_filtered)
