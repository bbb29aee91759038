"""The head of a page: its title and count, what one can do with its list, and its filters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.table.filters import Choice, FilterBox, FilterButton, Option
from lwdesk.ui.theme import set_look, unmarked

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Where


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
        self.only = _button("", "x", "Show the others too", quiet=True)
        self._only: tuple[int, ...] | None = None
        self.clear_button = _button("Clear filters", "x", "Show everything again", quiet=True)
        self.columns = _button("Columns", "columns-3", "Choose the columns of the table", quiet=True)
        self.import_button = _button("Import…", "upload", "Bring in a spreadsheet (Ctrl+I)", quiet=True)
        self.export_button = _button("Export…", "download", "Write this list to a workbook (Ctrl+E)", quiet=True)
        self.new = _button(f"New {label}", "plus", f"Add {_a(label)} (Ctrl+N)", quiet=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 12)
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
        self._show_clear()

    def add_widget(self, widget: QWidget) -> None:
        """Put something of the page's own at the right of the filters."""
        self._filters.addWidget(widget)

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


def _button(text: str, icon_name: str, help_text: str, quiet: bool) -> QPushButton:
    # The space keeps the words off the icon.
    button = QPushButton(f" {text}")
    set_look(button, "quiet" if quiet else "primary")
    button.setIcon(icon(icon_name, "quiet" if quiet else "on_accent"))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(help_text)
    button.setAccessibleName(text.rstrip("…"))
    button.setAccessibleDescription(help_text)
    press_with_enter(button)
    return button


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
