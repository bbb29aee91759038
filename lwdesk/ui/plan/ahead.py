"""The next three months: what is late, what is due or starts by month, and what is done about it, written in place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lwdesk.standing import STATUSES
from lwdesk.store.outlook import MONTHS_AHEAD, months_on, next_months
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.pages.paragraphs import ACROSS, DOWN
from lwdesk.ui.plan.ahead_cell import NextMonthsEditor
from lwdesk.ui.plan.ahead_model import NEXT, STANDS, AheadModel, text_of
from lwdesk.ui.plan.ahead_paint import AheadRows
from lwdesk.ui.plan.cards import MANY
from lwdesk.ui.plan.shapes import width_of
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

HINT = "Enter or any letter writes what is done next; Enter goes on to the next row, Escape leaves, F2 opens the form."
_NONE = "Nothing is late, and nothing is due, starts or goes on in these months."
_MOST, _FEW = 6, 3
"""Lines of a row at most; those of every row where there are very many."""
_SHARES = (34, 16, 15, 10, 25)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class AheadView(QWidget):
    """The commitments that the filters let through, those of them that the next months concern."""

    chosen = Signal(object)
    opened = Signal()
    focused = Signal()

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fills_page = True
        self._window, self._store = window, store
        self._asked: tuple[object, ...] = ()
        self._ids: list[int] = []
        self.heading = QLabel()
        self.heading.setProperty("look", "heading")
        self.count = plain_label("", "quiet")
        self.table = AheadTable(self, store, may_write=not window.looking)
        self.table.message.connect(window.say)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 12, 10)
        column.setSpacing(6)
        for label in (self.heading, self.count):
            label.setContentsMargins(10, 0, 0, 0)
            column.addWidget(label)
        column.addWidget(self.table, 1)
        hint = plain_label(HINT, "quiet")
        hint.setContentsMargins(10, 0, 0, 0)
        column.addWidget(hint)

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show what of these the next months concern. What is being written stays open over its row."""
        self._ids = list(ids)
        today = self._store.today()
        asked = (tuple(ids), self._store.changes, today)
        if asked != self._asked and self.table.cell is None:
            self._asked = asked
            groups = next_months(self._store.plan.commitments(today, ids), today)
            until = months_on(today, MONTHS_AHEAD)
            self.heading.setText(f"Next three months: {show_date(today)} to {show_date(until)}")
            total = sum(len(group.commitments) for group in groups)
            counts = " · ".join(f"{group.name} {len(group.commitments):,}" for group in groups)
            self.count.setText(
                f"{total:,} {'commitment' if total == 1 else 'commitments'}: {counts}" if total else _NONE
            )
            self.table.records.show_groups(groups, today)
            self.table.fit_rows()
        self.table.choose(current)

    def current_id(self) -> int | None:
        """The commitment under the keyboard."""
        found = self.table.current()
        return found.id if found else None

    def open(self) -> None:
        """Go on in the form of the commitment under the keyboard."""
        if self.current_id() is not None:
            self.fills_page = False
            self.opened.emit()

    def refresh(self) -> None:
        """Show what changed while something was written."""
        self.show_ids(self._ids, self.current_id())

    def flush(self) -> bool:
        """Store what is being written; False where it cannot be."""
        return self.table.cell is None or self.table.cell.store_now()

    def finish(self) -> None:
        """Store what is being written, and close it."""
        if self.table.cell:
            self.table.cell.close_now()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the table; the form gives its room back to it."""
        self.fills_page = True
        self.focused.emit()
        if self.table.cell is None:
            self.table.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was shown."""
        super().showEvent(event)
        if self._asked and self._asked[1] != self._store.changes:
            self.refresh()


class AheadTable(QTableView):
    """Arrow keys go from row to row; what is done next is written in the last column, wherever the keyboard is."""

    message = Signal(str)

    def __init__(self, view: AheadView, store: "Store", may_write: bool) -> None:
        super().__init__()
        self._view, self._store, self._may_write = view, store, may_write
        self.cell: NextMonthsEditor | None = None
        self.records = AheadModel(self, store.today())
        self.setModel(self.records)
        self.setItemDelegate(AheadRows(self))
        self.setAccessibleName("Next three months")
        self.setAccessibleDescription(HINT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        head = self.horizontalHeader()
        head.setAccessibleName("Columns of the next three months")
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setAccessibleName("Rows of the next three months")
        self.doubleClicked.connect(lambda index: self.write() if index.column() == NEXT else view.open())

    def current(self) -> CommitmentInfo | None:
        """The commitment under the keyboard."""
        return self.records.commitment(self.currentIndex().row())

    def choose(self, commitment: int | None) -> None:
        """Put the keyboard on a commitment, else where it was, else on the first."""
        here = self.current()
        if here is not None and here.id == commitment:
            return
        row = self.records.row_of(commitment)
        if row < 0 and here is None:
            row = next((n for n in range(len(self.records.rows)) if self.records.commitment(n)), -1)
        if row >= 0:
            self._go(row)

    def write(self, letters: str = "") -> None:
        """Open the text of the row under the keyboard, and begin with these letters."""
        found = self.current()
        if found is None or self.cell is not None:
            return
        if not self._may_write:
            self.message.emit("This is a copy to look at. Open the study itself to change it.")
            return
        cell = NextMonthsEditor(self._store, found.id, found.next_months, self.viewport())
        cell.finished.connect(self._after)
        cell.message.connect(self.message)
        self.cell = cell
        rect = self.visualRect(self.records.index(self.currentIndex().row(), NEXT))
        height = max(cell.sizeHint().height(), rect.height())
        width = max(rect.width(), scaled(280))
        top = max(min(rect.top(), self.viewport().height() - height), 0)
        cell.setGeometry(self.viewport().width() - width, top, width, height)
        cell.begin(letters)

    def fit_rows(self) -> None:
        """Share the width out, and make each row as high as its texts, up to some lines."""
        width = self.viewport().width()
        for column, share in enumerate(_SHARES[:-1]):
            self.setColumnWidth(column, width * share // 100)
        # A status is never cut.
        words = max(width_of(status, self.font()) for status in STATUSES) + 2 * scaled(ACROSS)
        self.setColumnWidth(STANDS, max(self.columnWidth(STANDS), words))
        self.setColumnWidth(NEXT, width - sum(self.columnWidth(n) for n in range(NEXT)))
        metrics = self.fontMetrics()
        around = 2 * scaled(DOWN) + 4
        if len(self.records.rows) > MANY:
            # All of one height: to weigh the texts of thousands takes longer than anybody waits.
            self._fit_all_alike(_FEW * metrics.lineSpacing() + around)
            return
        letters = max(metrics.averageCharWidth(), 1)
        for n in range(len(self.records.rows)):
            commitment, lines = self.records.commitment(n), 1
            for column in range(NEXT + 1) if commitment else ():
                room = max((self.columnWidth(column) - 2 * scaled(ACROSS)) // letters, 8)
                text = text_of(commitment, column, self.records.today)  # type: ignore[arg-type]
                lines = max(lines, sum(len(line) // room + 1 for line in text.split("\n")))
            self.setRowHeight(n, max(min(lines, _MOST) * metrics.lineSpacing() + around, scaled(30)))

    def _fit_all_alike(self, height: int) -> None:
        head = self.verticalHeader()
        head.setDefaultSectionSize(height)
        for n in range(len(self.records.rows)):
            if self.records.commitment(n) is None:
                self.setRowHeight(n, scaled(36))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if found := self.current():
            self._view.chosen.emit(found.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and letters write, F2 opens the form."""
        if event.key() in _ENTER:
            self.write()
        elif event.key() == Qt.Key.Key_F2:
            self._view.open()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):  # fmt: skip
            self.write(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_rows()

    def _after(self, goes_on: bool) -> None:
        cell, self.cell = self.cell, None
        if cell is None:
            return
        had_keyboard = cell.isAncestorOf(self.window().focusWidget() or self)
        cell.hide()
        cell.deleteLater()
        row = self.currentIndex().row()
        self._view.refresh()
        if had_keyboard or goes_on:
            self.setFocus()
        if goes_on:
            ahead = next((n for n in range(row + 1, len(self.records.rows)) if self.records.commitment(n)), row)
            self._go(ahead)

    def _go(self, row: int) -> None:
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.records.index(row, column))
        # The month is seen with its first row.
        if row and self.records.commitment(row - 1) is None:
            self.scrollTo(self.records.index(row - 1, column))
        self.scrollTo(self.records.index(row, column))
