"""The table of decisions: letters answer, decide or begin the reason, by the column that the keyboard is in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from lwdesk.records.proposal import CRITERIA, GOES_IN, LEFT_OUT, PASSED_ON
from lwdesk.store.framework import Decided
from lwdesk.ui.framework.decision_model import (
    AREA,
    COLUMNS,
    DECISION,
    FIRST,
    REASON,
    REF,
    TEXT,
    DecisionModel,
)
from lwdesk.ui.framework.decision_paint import DecisionDelegate
from lwdesk.ui.table.plain import make_plain
from lwdesk.ui.theme import scaled

DECIDES = {"i": GOES_IN, "l": LEFT_OUT, "p": PASSED_ON}
"""The keys of the column Decision."""
_ANSWERS = {"y": True, "n": False}
_CYCLE: dict[bool | None, bool | None] = {None: True, True: False, False: None}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_WIDTHS = {REF: 62, AREA: 104, DECISION: 138}
_CRITERION, _LEAST_CRITERION = 104, 100
_NARROW = {REF: 58, DECISION: 120}
_WORDS = 232
"""The least that proposal and reason have together."""
_WHOLE = 1030
"""Under this width the columns draw together."""
ROW = 44


class DecisionTable(QTableView):
    """A row a proposal. Y, N and Space answer a criterion; I, L and P decide; in the last column one writes."""

    chosen = Signal()
    answered = Signal(int, str, object)
    """A proposal, a criterion, and what was said."""
    decided = Signal(int, str)
    reason_asked = Signal(str)
    """Write the reason, beginning with these letters."""
    opened = Signal(int)
    typed = Signal(str)
    sorted_by = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = DecisionModel()
        self.setModel(self.records)
        self.setItemDelegate(DecisionDelegate(self))
        make_plain(self, "Decisions", "Columns of the decisions")
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self.sorted_by)
        side = self.verticalHeader()
        side.setAccessibleName("Rows of the decisions")
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(scaled(ROW))
        self.selectionModel().currentChanged.connect(self._follow)
        self.doubleClicked.connect(lambda _: self._enter())

    def show_rows(self, rows: Sequence[Decided], doubtful: set[int]) -> None:
        """Show these; the keyboard stays on its proposal, or at its height."""
        current, index = self.row(), self.currentIndex()
        at, column = max(index.row(), 0), index.column() if index.isValid() else FIRST
        self.records.show_rows(rows, doubtful)
        if rows:
            found = self.records.row_of(current.id) if current else -1
            self._go(found if found >= 0 else min(at, len(rows) - 1), column)

    def row(self) -> Decided | None:
        """The proposal under the keyboard."""
        at = self.currentIndex().row()
        return self.records.rows[at] if 0 <= at < len(self.records.rows) else None

    def choose(self, proposal: int, column: int | None = None) -> bool:
        """Put the keyboard on a proposal, in that column or the one where it is."""
        at = self.records.row_of(proposal)
        if at >= 0:
            self._go(at, max(self.currentIndex().column(), FIRST) if column is None else column)
        return at >= 0

    def go_on(self) -> None:
        """To the first criterion of the next proposal; at the last row it stays."""
        row = self.currentIndex().row()
        if row + 1 < len(self.records.rows):
            self._go(row + 1, FIRST)

    def go_to_column(self, column: int) -> None:
        """To another cell of the same proposal."""
        self._go(self.currentIndex().row(), column)

    def fit(self) -> None:
        """Share the width: what is written has what the rest leaves."""
        room = self.viewport().width()
        is_narrow = room < scaled(_WHOLE)
        # The decision stays in sight; the area is said by the filter and at the foot.
        self.setColumnHidden(AREA, is_narrow)
        widths = _NARROW if is_narrow else _WIDTHS
        criterion = _LEAST_CRITERION if is_narrow else _CRITERION
        for column in range(COLUMNS):
            wide = criterion if FIRST <= column < DECISION else widths.get(column, 0)
            if wide:
                self.setColumnWidth(column, scaled(wide))
        left = room - sum(self.columnWidth(n) for n in range(COLUMNS) if n not in (TEXT, REASON))
        wide = max(left, scaled(_WORDS))
        self.setColumnWidth(TEXT, wide * 58 // 100)
        self.setColumnWidth(REASON, wide - wide * 58 // 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths of the columns."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a letter does depends on the column."""
        key, letter = event.key(), event.text()
        row, column = self.row(), self.currentIndex().column()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if row is None:
            super().keyPressEvent(event)
        elif key in _ENTER or key == Qt.Key.Key_F2:
            self._enter()
        elif self._acts(row, column, key, letter.lower()):
            return
        elif plain and letter.isprintable() and letter.strip():
            if column == REASON:
                self.reason_asked.emit(letter)
            elif column < FIRST:
                self.typed.emit(letter)
        else:
            super().keyPressEvent(event)

    def _acts(self, row: Decided, column: int, key: int, letter: str) -> bool:
        if FIRST <= column < DECISION:
            return self._answers(row, column, key, letter)
        return column == DECISION and self._decides(row, key, letter)

    def _answers(self, row: Decided, column: int, key: int, letter: str) -> bool:
        criterion = CRITERIA[column - FIRST]
        if letter in _ANSWERS:
            self.answered.emit(row.id, criterion, _ANSWERS[letter])
            self.go_to_column(column + 1)
        elif key == Qt.Key.Key_Space:
            self.answered.emit(row.id, criterion, _CYCLE[row.criteria[column - FIRST]])
        elif key in _CLEAR:
            self.answered.emit(row.id, criterion, None)
        else:
            return False
        return True

    def _decides(self, row: Decided, key: int, letter: str) -> bool:
        if letter in DECIDES:
            self.decided.emit(row.id, DECIDES[letter])
        elif key in _CLEAR:
            self.decided.emit(row.id, "")
        else:
            return False
        return True

    def _enter(self) -> None:
        row, column = self.row(), self.currentIndex().column()
        if row is None:
            return
        if column == REASON:
            self.reason_asked.emit("")
        elif column < FIRST:
            self.opened.emit(row.id)
        elif self.currentIndex().row() + 1 < len(self.records.rows):
            self._go(self.currentIndex().row() + 1, column)

    def _follow(self) -> None:
        # The ground of the whole row says where the keyboard is.
        self.viewport().update()
        self.chosen.emit()

    def _go(self, row: int, column: int) -> None:
        index = self.records.index(row, min(max(column, 0), COLUMNS - 1))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
