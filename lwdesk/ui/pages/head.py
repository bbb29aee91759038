"""The head of a page: its title and count, what one can do with its list, and its filters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.table.filters import Choice, FilterBox, FilterButton, Option
from lwdesk.ui.theme import unmarked

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Where

_LEFT, _RIGHT = 24, 16


class PageHead(QWidget):
    """Title, count and buttons above; the filter box and the filter buttons below."""

    typed = Signal(str)
    filtered = Signal()

    def __init__(self, title: str, record: "Record", choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self.title = QLabel(title)
        self.title.setProperty("look", "title")
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        label = record.label.lower()
        self.box = FilterBox(record.plural)
        self.box.textEdited.connect(self.typed)
        self.buttons = [FilterButton(choice) for choice in choices]
        self.only = head_button("", "x", "Show the others too")
        self._only: tuple[int, ...] | None = None
        self.clear_button = head_button("Clear filters", "x", "Show everything again")
        self.columns = head_button("Columns", "columns-3", "Columns: choose those of the table")
        self.import_button = head_button("Import…", "upload", "Bring in a spreadsheet (Ctrl+I)")
        self.export_button = head_button("Export…", "download", "Write this list to a workbook (Ctrl+E)")
        self._words = {
            self.columns: "Columns",
            self.import_button: "Import…",
            self.export_button: "Export…",
        }
        self.new = head_button(f"New {label}", "plus", f"Add {_a(label)} (Ctrl+N)", primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 16, _RIGHT, 12)
        column.setSpacing(10)
        column.addLayout(self._title_row())
        column.addLayout(self._filter_row())
        for button in self.buttons:
            button.changed.connect(self._follow_ticks)
        self.only.clicked.connect(self._show_others)
        self.clear_button.clicked.connect(self.clear_filters)
        self._show_clear()

    def where(self) -> "tuple[Where, ...]":
        """What is ticked, as conditions of a query."""
        from lwdesk.store import Where

        ticked = tuple(Where(b.choice.name, tuple(b.ticked)) for b in self.buttons if b.ticked)
        return ticked if self._only is None else (*ticked, Where("id", self._only))

    def show_only(self, words: str, ids: Sequence[int], ticks: Sequence[tuple[str, Option]] = ()) -> None:
        """Narrow the list to these records, the words saying which they are, until that is taken away; and to ticks.

        With no words it is narrowed to the ticks alone: (the name of a filter, the option). Whatever narrowed it before
        is taken away.
        """
        self._take_away()
        self._only = tuple(ids) if words else None
        self.only.setText(f" {unmarked(words)}")
        self.only.setAccessibleName(f"Only: {words}")
        wanted: dict[str, dict[int | None, str]] = {}
        for name, option in ticks:
            wanted.setdefault(name, {})[option[0]] = option[1]
        for button in self.buttons:
            button.tick_all(wanted.get(button.choice.name, {}))
        self._follow_ticks()

    def clear_filters(self) -> None:
        """Take away the words, every tick, and what narrows the list to some records."""
        self._take_away()
        self._follow_ticks()

    def _take_away(self) -> None:
        self._only = None
        self.box.clear()
        for button in self.buttons:
            button.clear()

    def _show_others(self) -> None:
        self._only = None
        self.box.setFocus()
        self._follow_ticks()

    def show_count(self, total: int, shown: int) -> None:
        """Say how many there are, and how many of them are shown."""
        noun = self._record.label if total == 1 else self._record.plural
        all_of_them = f"{total:,} {noun.lower()}"
        self.count.setText(all_of_them if shown == total else f"{all_of_them} · {shown:,} shown")
        self._fit_words()
        self._show_clear()

    def add_widget(self, widget: QWidget) -> None:
        """Put something of the page's own at the right of the filters."""
        self._filters.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_words()

    def _fit_words(self) -> None:
        """Leave the words off the quiet buttons where they would need a second line; their tips have them."""
        shown = [part for part in (self.title, self.count, *self._words, self.new) if not part.isHidden()]
        wordless = [button for button in self._words if not button.text() and not button.isHidden()]
        words = sum(button.fontMetrics().horizontalAdvance(f" {self._words[button]}") for button in wordless)
        room = self.width() - _LEFT - _RIGHT - 8 * (len(shown) - 1)
        fits = sum(part.sizeHint().width() for part in shown) + words <= room
        for button, said in self._words.items():
            if fits == (not button.text()):
                button.setText(f" {said}" if fits else "")

    def _title_row(self) -> Flow:
        row = Flow(8)
        self.count.setContentsMargins(4, 4, 0, 0)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.push()
        for button in (self.columns, self.import_button, self.export_button, self.new):
            row.addWidget(button)
        return row

    def _filter_row(self) -> Flow:
        row = Flow(6)
        self.box.setMinimumWidth(180)
        self.box.setMaximumWidth(300)
        row.addWidget(self.box)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.only)
        row.addWidget(self.clear_button)
        row.push()
        self._filters = row
        return row

    def _follow_ticks(self) -> None:
        self._show_clear()
        self.filtered.emit()

    def _show_clear(self) -> None:
        self.only.setVisible(self._only is not None)
        narrowed = self._only is not None or any(b.ticked for b in self.buttons)
        self.clear_button.setVisible(bool(self.box.text().strip()) or narrowed)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
