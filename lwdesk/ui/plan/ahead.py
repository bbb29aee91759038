"""The next three months: what is late, what is due or starts by month, and what is done about it, written in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QVBoxLayout,
)

from lwdesk.operations import plan
from lwdesk.records import COMMITMENT
from lwdesk.standing import STATUSES
from lwdesk.store.outlook import MONTHS_AHEAD, months_on, next_months
from lwdesk.ui.editors.over_cell import TextCell, take_away
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages.paragraphs import ACROSS, DOWN
from lwdesk.ui.pages.whole_view import WholeView
from lwdesk.ui.plan.ahead_model import NEXT, STANDS, AheadModel, text_of
from lwdesk.ui.plan.ahead_paint import AheadRows
from lwdesk.ui.plan.cards import MANY
from lwdesk.ui.plan.grouped import GroupedTable
from lwdesk.ui.plan.shapes import width_of
from lwdesk.ui.table.plain import make_plain
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window

HINT = "Enter or any letter writes what is done next; Enter goes on to the next row, Escape leaves, F2 opens the form."
_NONE = "Nothing is late, and nothing is due, starts or goes on in these months."
_MOST, _FEW = 6, 3
"""Lines of a row at most; those of every row where there are very many."""
_SHARES = (34, 16, 15, 10, 25)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class AheadView(WholeView):
    """The commitments that the filters let through, those of them that the next months concern."""

    def __init__(self, window: "Window", store: "Store", page: "ListPage") -> None:
        super().__init__(store, page)
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
        hint = Hint(HINT)
        hint.setContentsMargins(10, 0, 0, 0)
        column.addWidget(hint)

    def current(self) -> int | None:
        """The commitment under the keyboard."""
        found = self.table.current()
        return found.id if found else None

    def choose(self, current: int | None) -> None:
        """Put the keyboard on a commitment, else where it was, else on the first."""
        self.table.choose(current)

    def flush(self) -> bool:
        """Store what is being written; False where it cannot be."""
        return self.table.cell is None or self.table.cell.store_now()

    def finish(self) -> None:
        """Store what is being written, and close it."""
        if self.table.cell:
            self.table.cell.close_now()

    def _may_read(self) -> bool:
        # What is being written stays open over its row.
        return self.table.cell is None

    def _show_records(self) -> None:
        today = self._store.today()
        groups = next_months(self._store.plan.commitments(today, self._ids), today)
        until = months_on(today, MONTHS_AHEAD)
        self.heading.setText(f"Next three months: {show_date(today)} to {show_date(until)}")
        total = sum(len(group.commitments) for group in groups)
        counts = " · ".join(f"{group.name} {len(group.commitments):,}" for group in groups)
        self.count.setText(f"{total:,} {'commitment' if total == 1 else 'commitments'}: {counts}" if total else _NONE)
        self.table.records.today = today
        self.table.records.show_groups(groups)
        self.table.fit_rows()

    def _give_keyboard(self, reason: Qt.FocusReason) -> None:
        if self.table.cell is None:
            self.table.setFocus(reason)


class AheadTable(GroupedTable):
    """Arrow keys go from row to row; what is done next is written in the last column, wherever the keyboard is."""

    message = Signal(str)
    records: AheadModel

    def __init__(self, view: AheadView, store: "Store", may_write: bool) -> None:
        super().__init__()
        self._view, self._store, self._may_write = view, store, may_write
        self.cell: TextCell | None = None
        self.records = AheadModel(self, store.today())
        self.setModel(self.records)
        self.setItemDelegate(AheadRows(self))
        make_plain(self, "Next three months", "Columns of the next three months", "Rows of the next three months")
        self.setAccessibleDescription(HINT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.doubleClicked.connect(lambda index: self.write() if index.column() == NEXT else view.open())

    def write(self, letters: str = "") -> None:
        """Open the text of the row under the keyboard, and begin with these letters."""
        found = self.current()
        if found is None or self.cell is not None:
            return
        if not self._may_write:
            self.message.emit("This is a copy to look at. Open the study itself to change it.")
            return
        store, id = self._store, found.id
        cell = TextCell(
            COMMITMENT.field("next_months"), found.next_months,
            lambda text, visit: plan.say_next_months(store, id, text, ("next months", id, visit)), self.viewport(),
        )  # fmt: skip
        cell.finished.connect(self._after)
        cell.message.connect(self.message)
        self.cell = cell
        cell.lie_over(self.visualRect(self.records.index(self.currentIndex().row(), NEXT)))
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
        had_keyboard = take_away(cell)
        row = self.currentIndex().row()
        self._view.refresh()
        if had_keyboard or goes_on:
            self.setFocus()
        if goes_on:
            self.go_to(max(self.records.next_to(row + 1), row))
