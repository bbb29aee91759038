"""The headings of a table: sorting, widths and hiding, by mouse and by keyboard, remembered in the study."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lwdesk.ui.table.columns import remember_columns
from lwdesk.ui.table.rows import Rows
from lwdesk.ui.table.view import RecordTable
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

_SETTLE_MS = 600


class Headings(QObject):
    """Keeps a table's headings and the remembered columns in step."""

    def __init__(self, table: RecordTable, rows: Rows, store: "Store") -> None:
        super().__init__(table)
        self._table, self._rows, self._store = table, rows, store
        self._fitting = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.remember)
        head = table.horizontalHeader()
        head.sectionClicked.connect(self._sort_clicked)
        head.sectionResized.connect(self._resized)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._menu)
        for keys, descending in (("Alt+Up", False), ("Alt+Down", True)):
            action = QAction(table)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, d=descending: self._sort_current(d))
            table.addAction(action)
        self.fit()

    def show_columns(self) -> None:
        """Show the columns that are chosen now, and remember them."""
        kept = self._table.current_id()
        self._rows.model.show_fields(self._rows.columns.fields)
        self.fit()
        self._table.choose(kept)
        self.remember()

    def remember(self) -> None:
        """Keep columns, widths and sort for the next time."""
        self._settle.stop()
        remember_columns(self._store, self._rows.columns)

    def finish(self) -> None:
        """Remember a width that was changed just now, before the study closes."""
        if self._settle.isActive():
            self.remember()

    def sort(self, column: int, descending: bool) -> None:
        """Sort by the column of that number."""
        self._rows.sort_by(self._rows.model.fields[column].name, descending)
        self._show_sort()
        self._settle.start()

    def add_sorting(self, menu: QMenu, column: int) -> None:
        """Add to a menu what one can do with a column."""
        field = self._rows.model.fields[column]
        menu.addAction(f"Sort by {field.label}, A to Z\tAlt+Up", lambda: self.sort(column, False))
        menu.addAction(f"Sort by {field.label}, Z to A\tAlt+Down", lambda: self.sort(column, True))
        menu.addSeparator()
        menu.addAction(f"Move {field.label} left", lambda: self._move(field.name, -1)).setEnabled(column > 1)
        right = menu.addAction(f"Move {field.label} right", lambda: self._move(field.name, 1))
        right.setEnabled(0 < column < len(self._rows.model.fields) - 1)
        hide = menu.addAction(f"Hide {field.label}", lambda: self._hide(field.name))
        hide.setEnabled(column > 0)

    def fit(self) -> None:
        """Give every column that is shown its width, and mark the one that the rows are sorted by."""
        self._fitting = True
        for number, field in enumerate(self._rows.model.fields):
            self._table.setColumnWidth(number, scaled(self._rows.columns.width(field)))
        self._fitting = False
        self._show_sort()

    def _show_sort(self) -> None:
        columns = self._rows.columns
        head = self._table.horizontalHeader()
        place = columns.shown.index(columns.sort) if columns.sort in columns.shown else -1
        order = Qt.SortOrder.DescendingOrder if columns.descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(place, order)

    def _sort_clicked(self, column: int) -> None:
        columns = self._rows.columns
        same = columns.sort == self._rows.model.fields[column].name
        self.sort(column, same and not columns.descending)

    def _sort_current(self, descending: bool) -> None:
        column = self._table.currentIndex().column()
        if column >= 0:
            self.sort(column, descending)

    def _resized(self, column: int, _old: int, new: int) -> None:
        # The last one takes what is left, which is nobody's choice.
        if not self._fitting and self._table.isVisible() and column < len(self._rows.model.fields) - 1:
            self._rows.columns.widths[self._rows.model.fields[column].name] = round(new / (scaled(100) / 100))
            self._settle.start()

    def _move(self, name: str, by: int) -> None:
        shown = self._rows.columns.shown
        place = shown.index(name)
        shown.insert(place + by, shown.pop(place))
        self.show_columns()

    def _hide(self, name: str) -> None:
        self._rows.columns.shown.remove(name)
        self.show_columns()

    def _menu(self, at: QPoint) -> None:
        column = self._table.horizontalHeader().logicalIndexAt(at)
        if column >= 0:
            menu = QMenu(self._table)
            self.add_sorting(menu, column)
            menu.popup(self._table.horizontalHeader().viewport().mapToGlobal(at))
