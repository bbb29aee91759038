"""The table in which summaries stand beside each other: as many lines of each as there is room for."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lwdesk.records import SUMMARY
from lwdesk.ui.pages.paragraphs import ACROSS, DOWN, Paragraphs
from lwdesk.ui.theme import scaled

HEADS = ("exemplary", "gaps", "added")
HEADINGS = ("Interviewee", "Organisation", *(SUMMARY.field(head).label for head in HEADS))
_FEWEST, _MOST = 2, 5
_WIDEST_NAME, _NARROWEST = 190, 110
"""A name takes no more pixels, however large the text is; and no column less, at a text size of 1."""
"""Lines of a row that the keyboard is not on."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Shown:
    """A summary as the table shows it."""

    interview: int
    name: str
    organisation: str
    texts: tuple[str, ...]
    terms: tuple[tuple[int, ...], ...]
    """The groups and the sectors of the interviewee, by their ids."""

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the columns."""
        return (self.name or "Not said", self.organisation, *self.texts)


class Model(QAbstractTableModel):
    """The summaries as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Shown] = []

    def show_rows(self, rows: list[Shown]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {HEADINGS[column]}: {row.cells[column] or 'nothing yet'}"
        return None


class SummaryTable(QTableView):
    """Arrow keys go from text to text; Enter, F2 or a double click `asked` to go on writing it."""

    chosen = Signal(object)
    """The interview under the keyboard."""
    asked = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = Model(self)
        self.setModel(self.model_)
        self.setAccessibleName("Summaries")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._drawing = Paragraphs(self)
        self.setItemDelegate(self._drawing)
        head = self.horizontalHeader()
        head.setAccessibleName("Columns of the summaries")
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 150), (1, 160)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, min(scaled(width), _WIDEST_NAME))
        head.setMinimumSectionSize(scaled(_NARROWEST))
        self.verticalHeader().setAccessibleName("Rows of the summaries")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measured: tuple[int, ...] = ()
        """The room there was, when the rows were last measured."""
        self._whole = False
        """Whether all texts are seen whole."""
        self.doubleClicked.connect(lambda _: self._ask())
        self.selectionModel().currentChanged.connect(self._follow)

    def show_rows(self, rows: list[Shown]) -> None:
        """Show these summaries; one that is shown already keeps the keyboard."""
        self.model_.show_rows(rows)
        self.fit_rows()

    def current_id(self) -> int | None:
        """The interview under the keyboard."""
        row = self.currentIndex().row()
        return self.model_.rows[row].interview if 0 <= row < len(self.model_.rows) else None

    def choose(self, interview: int | None) -> None:
        """Put the keyboard on the summary of the interview, in the same column; else on the first."""
        if not self.model_.rows or (interview is not None and interview == self.current_id()):
            return
        row = next((n for n, one in enumerate(self.model_.rows) if one.interview == interview), 0)
        index = self.model_.index(row, max(self.currentIndex().column(), 2))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit_rows(self) -> None:
        """Make each row a few lines high, that under the keyboard as high as its texts, and all so where they fit."""
        self._measured = self._measure()
        current = self.currentIndex().row()
        self._whole = self._all_fit()
        for n in range(len(self.model_.rows)):
            self.setRowHeight(n, self._height(n) if n == current or self._whole else self._few_lines(n))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower columns need more lines."""
        super().resizeEvent(event)
        if self._measured != self._measure():
            self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on writing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        interview = self.current_id()
        if interview is not None:
            column = max(self.currentIndex().column(), 2)
            self.asked.emit(interview, HEADS[column - 2])

    def _follow(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            if 0 <= before.row() < len(self.model_.rows) and not self._whole:
                self.setRowHeight(before.row(), self._few_lines(before.row()))
            if now.isValid():
                self.setRowHeight(now.row(), self._height(now.row()))
        if (interview := self.current_id()) is not None:
            self.chosen.emit(interview)

    def _measure(self) -> tuple[int, ...]:
        return (self.viewport().height(), *(self.columnWidth(n) for n in range(len(HEADINGS))))

    def _all_fit(self) -> bool:
        room = self.viewport().height()
        for n in range(len(self.model_.rows)):
            room -= self._height(n)
            if room < 0:
                return False
        return True

    def _few_lines(self, row: int) -> int:
        """The height of a row that the keyboard is not on, its texts cut where they are longer."""
        metrics = self.fontMetrics()
        letters = max(metrics.averageCharWidth(), 1)
        lines = max(
            _lines(text, max((self.columnWidth(n) - 2 * scaled(ACROSS)) // letters, 8))
            for n, text in enumerate(self.model_.rows[row].cells)
        )
        return min(max(lines, _FEWEST), _MOST) * metrics.lineSpacing() + 2 * scaled(DOWN) + 2

    def _height(self, row: int) -> int:
        """The height at which the texts of a row are seen whole."""
        cells = enumerate(self.model_.rows[row].cells)
        return max(self._drawing.height_of(text, self.font(), self.columnWidth(n)) for n, text in cells)


def _lines(text: str, width: int) -> int:
    return sum(len(line) // width + 1 for line in text.split("\n"))
