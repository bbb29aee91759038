"""The table of the framework: arrow keys go from cell to cell, and typing goes on writing in place."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from lwdesk.store.framework import Domain, Line
from lwdesk.ui.editors.over_cell import take_away
from lwdesk.ui.framework.cell import CellEditor
from lwdesk.ui.framework.model import ACTIVITY, DOMAIN, NAME, THEME, FrameworkModel, Row, rows_of
from lwdesk.ui.framework.paint import FrameworkDelegate
from lwdesk.ui.table.plain import make_plain
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_SHARES = (40, 34, 26)
"""What each column has of a hundred parts."""


class FrameworkTable(QTableView):
    """Domains and themes; Enter writes in a cell, and after a name goes on to the next theme."""

    chosen = Signal()
    moved = Signal(int)
    delete_asked = Signal()
    message = Signal(str)
    open_record = Signal(str, object)

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.records = FrameworkModel()
        self.may_write = True
        self._domains: Sequence[Domain] = ()
        self._names: tuple[Mapping[int, str], Mapping[int, str]] = ({}, {})
        self._new: Row | None = None
        self.cell: CellEditor | None = None
        """The editor that is open."""
        self._measured: tuple[int, ...] = ()
        self.setModel(self.records)
        self._drawing = FrameworkDelegate(self)
        self.setItemDelegate(self._drawing)
        make_plain(self, "Framework", "Columns of the framework", "Rows of the framework")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _: self.write())

    def show_domains(self, domains: Sequence[Domain], names: Mapping[int, str], policies: Mapping[int, str]) -> None:
        """Show these; the keyboard, and the cell that is being written in, stay where they are."""
        self._domains, self._names = domains, (names, policies)
        self._refresh()

    def row(self) -> Row | None:
        """The row under the keyboard."""
        at = self.currentIndex().row()
        return self.records.rows[at] if 0 <= at < len(self.records.rows) else None

    def line(self) -> Line | None:
        """The domain or theme under the keyboard."""
        row = self.row()
        return row.line if row else None

    def choose(self, line: int, column: int = NAME) -> bool:
        """Put the keyboard on a domain or a theme."""
        at = max(self.records.row_of((DOMAIN, line)), self.records.row_of((THEME, line)))
        if at < 0:
            return False
        self._go(at, column)
        return True

    def write(self, letters: str = "") -> None:
        """Write in the cell under the keyboard, these letters in place of what stands there."""
        row = self.row()
        if row is None or not self.may_write or self.cell is not None:
            return
        column = NAME if row.kind == ACTIVITY else self.currentIndex().column()
        if row.line is None and column != NAME:
            return
        self.cell = cell = CellEditor(self._store, row, column, self.viewport())
        cell.finished.connect(self._after)
        cell.made.connect(self._made)
        cell.message.connect(self.message)
        cell.open_record.connect(self.open_record)
        cell.resized.connect(self._place)
        self._place()
        cell.begin(letters)

    def new_domain(self) -> None:
        """Begin a domain behind the one under the keyboard, in its place in the table."""
        row = self.row()
        self._begin(Row(DOMAIN, None, None, row.domain if row else None))

    def new_theme(self) -> None:
        """Begin a theme behind the one under the keyboard, or the first of the domain."""
        row = self.row()
        if row is None or row.domain is None:
            self.message.emit("A theme belongs to a domain: make one with Ctrl+N first.")
            return
        after = row.line.id if row.line and row.kind != ACTIVITY else None
        self._begin(Row(THEME, row.domain, None, after))

    def flush(self) -> bool:
        """Store what is being written; False where it cannot be."""
        return not self.cell or self.cell.store_now()

    def finish(self) -> None:
        """Store what is being written and close its editor."""
        if self.cell:
            self.cell.close_now()

    def fit(self) -> None:
        """Share the width among the columns and give each row the height of its words."""
        width = self.viewport().width()
        for column, share in enumerate(_SHARES[:-1]):
            self.setColumnWidth(column, width * share // 100)
        self.setColumnWidth(len(_SHARES) - 1, width - sum(self.columnWidth(n) for n in range(len(_SHARES) - 1)))
        for n, row in enumerate(self.records.rows):
            columns = (NAME,) if row.kind == ACTIVITY else range(len(_SHARES))
            heights = [
                self._drawing.height_of(
                    self.records, row, column, self.font(), width if row.kind == ACTIVITY else self.columnWidth(column)
                )
                for column in columns
            ]
            # Under a domain stands a little air before the next begins.
            self.setRowHeight(n, max(*heights, scaled(30)) + (scaled(14) if row.kind == ACTIVITY else 0))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns need other heights."""
        super().resizeEvent(event)
        if self.viewport().width() != sum(self.columnWidth(n) for n in range(len(_SHARES))):
            self.fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2 and letters write; Alt with an arrow moves, Insert makes a theme, Delete takes away."""
        key, mind = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and mind & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _ENTER:
            self.write()
        elif key == Qt.Key.Key_Insert:
            self.new_theme()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        elif event.text().isprintable() and event.text().strip() and not mind & Qt.KeyboardModifier.ControlModifier:
            self.write(event.text())
        else:
            super().keyPressEvent(event)

    # Inside

    def _begin(self, new: Row) -> None:
        if not self.may_write:
            return
        self.finish()
        self._new = new
        self._refresh()
        self._go(self.records.row_of(new.key), NAME)
        self.write()

    def _refresh(self) -> None:
        row = self.row()
        key, column = (row.key if row else None), max(self.currentIndex().column(), 0)
        at = max(self.currentIndex().row(), 0)
        had_keyboard = self.hasFocus()
        self.records.show_rows(rows_of(self._domains, self._new), *self._names)
        self.clearSpans()
        for n, shown in enumerate(self.records.rows):
            if shown.kind == ACTIVITY:
                self.setSpan(n, 0, 1, len(_SHARES))
        self.fit()
        if self.records.rows:
            found = self.records.row_of(key) if key else -1
            self._go(found if found >= 0 else min(at, len(self.records.rows) - 1), column)
        if had_keyboard:
            self.setFocus()

    def _go(self, row: int, column: int) -> None:
        index = self.records.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _made(self, line: int) -> None:
        """What was typed for something new is in the study now."""
        assert self.cell is not None
        kind, self._new = self.cell.row.kind, None
        self._refresh()
        self._go(self.records.row_of((kind, line)), NAME)
        self._place()

    def _after(self, how: str) -> None:
        cell, self.cell = self.cell, None
        if cell is None:
            return
        had_keyboard = take_away(cell)
        nothing = self._new is not None
        if nothing:
            self._drop_new()
        if had_keyboard or how:
            self.setFocus()
        row, at = self.row(), self.currentIndex()
        if how == "next" and cell.column == NAME and row and row.kind != ACTIVITY and not nothing:
            self.new_theme()
        elif how == "next" or how == "down":
            self._go(min(at.row() + (0 if nothing else 1), len(self.records.rows) - 1), at.column())
        elif how == "up":
            self._go(max(at.row() - 1, 0), at.column())
        elif how in ("tab", "back"):
            self._step_over(1 if how == "tab" else -1)

    def _drop_new(self) -> None:
        new, self._new = self._new, None
        self._refresh()
        if new and new.after is not None:
            self.choose(new.after)

    def _step_over(self, by: int) -> None:
        """To the next cell in reading order, and write there."""
        index = self.currentIndex()
        row = self.row()
        wide = 1 if row and row.kind == ACTIVITY else len(_SHARES)
        column = index.column() + by
        if 0 <= column < wide:
            self._go(index.row(), column)
        elif 0 <= index.row() + by < len(self.records.rows):
            ahead = self.records.rows[index.row() + by]
            self._go(index.row() + by, 0 if by > 0 or ahead.kind == ACTIVITY else len(_SHARES) - 1)
        else:
            return
        self.write()

    def _place(self) -> None:
        """Lay the open editor over its cell."""
        if self.cell is None:
            return
        key = (self.cell.row.kind, self.cell.line_id)
        at = self.records.row_of(key)
        if at < 0:
            return
        index: QModelIndex = self.records.index(at, self.cell.column)
        rect = self.visualRect(index)
        height = max(self.cell.sizeHint().height(), scaled(30))
        top = max(min(rect.top(), self.viewport().height() - height), 0)
        self.cell.setGeometry(rect.left(), top, rect.width(), height)
