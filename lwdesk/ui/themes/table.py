"""The table of passages: each on two lines, beside it who said it, on what question, and when."""

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lwdesk.ui.pages.paragraphs import DOWN, Paragraphs
from lwdesk.ui.theme import scaled
from lwdesk.ui.themes.model import DAY, QUESTION, WHO, WORDS, Index, PassageModel

_LINES = 2
_WIDTHS = {WHO: 170, QUESTION: 170, DAY: 118}
_WORDS = 220
"""The least width of the words."""
_GIVE_WAY = (QUESTION, DAY)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PassageTable(QTableView):
    """Passages; several can be chosen. Enter opens the note on the words, letters go to the filter."""

    chosen = Signal()
    """The keyboard went to another passage, or others were chosen."""
    opened = Signal()
    typed = Signal(str)
    delete_asked = Signal()
    left = Signal()
    """The user wants to go back to the themes."""

    def __init__(self, model: PassageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passages = model
        self.setModel(model)
        self.setAccessibleName("Passages")
        self.setAccessibleDescription(
            "Enter opens the note, Control L gives a theme, Delete takes it off, Control Shift J makes a proposal."
        )
        self.setItemDelegate(Paragraphs(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        head = self.horizontalHeader()
        head.setAccessibleName("Columns of the passages")
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        for column in _WIDTHS:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().setAccessibleName("Rows of the passages")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.fit()

    def fit(self) -> None:
        """Give rows and columns the room that the size of the text asks for."""
        height = _LINES * QFontMetrics(self.font()).lineSpacing() + 2 * scaled(DOWN) + 2
        self.verticalHeader().setDefaultSectionSize(height)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, scaled(width))
        self._make_room()

    def current_id(self) -> int | None:
        """The passage under the keyboard."""
        row = self.currentIndex().row()
        return self.passages.ids[row] if 0 <= row < len(self.passages.ids) else None

    def chosen_ids(self) -> list[int]:
        """The passages that are chosen, in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.passages.ids[row] for row in rows]

    def choose(self, passage: int | None, row: int = 0) -> None:
        """Put the keyboard on the passage, or where it is not shown on that row, or the last."""
        found = self.passages.row_of(passage) if passage is not None else -1
        last = len(self.passages.ids) - 1
        if last < 0:
            return
        index = self.passages.index(found if found >= 0 else max(0, min(row, last)), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def choose_all(self, ids: list[int]) -> None:
        """Choose these passages beside the one under the keyboard."""
        wanted = set(ids)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row, passage in enumerate(self.passages.ids):
            if passage in wanted:
                self.selectionModel().select(self.passages.index(row, 0), flags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes off, Escape goes back to the themes, letters filter; the rest moves."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER:
            self.opened.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """The second click opens the note."""
        self.opened.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "passages"):
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # The words come first: what gives way to them is said below the table too.
        left = self.viewport().width() - sum(scaled(width) for width in _WIDTHS.values())
        for column in _GIVE_WAY:
            hidden = left < scaled(_WORDS)
            self.setColumnHidden(column, hidden)
            left += scaled(_WIDTHS[column]) if hidden else 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()
