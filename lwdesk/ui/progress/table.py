"""The table of progress: the keyboard stands in the line of today, and letters say status and judgement beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from lwdesk.operations.progress import Group, Said
from lwdesk.records.commitment import AMBER, GREEN, JUDGEMENTS, RED
from lwdesk.standing import DONE, DROPPED, LATE, NOT_STARTED, STATUSES, UNDER_WAY
from lwdesk.ui.editors.cell_box import ENTER
from lwdesk.ui.progress.line import TodaysLine
from lwdesk.ui.progress.model import COLUMNS, LAST, NOW, OWNER, RAG, REF, STATUS, TEXT, ProgressModel, Row
from lwdesk.ui.progress.open_line import OpenLine
from lwdesk.ui.progress.paint import ProgressDelegate
from lwdesk.ui.table.plain import make_plain
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.ui.typing.saving import Saving

STATUS_KEYS = {"n": NOT_STARTED, "u": UNDER_WAY, "d": DONE, "l": LATE, "x": DROPPED}
RAG_KEYS = {"r": RED, "a": AMBER, "g": GREEN}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""Who comes so goes on typing at once."""
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_WIDTHS = {REF: 74, OWNER: 124, STATUS: 136, RAG: 98}
_NARROW = {REF: 66, STATUS: 130, RAG: 94}
_WHOLE = 980
"""Under this width the owner is said at the foot only."""
_LEAST = 460
"""The least that commitment, last update and today's line have together."""
ROW, HEADING = 46, 36


class ProgressTable(QTableView):
    """A row a commitment. In the line of today one types; Tab goes on to status, then RAG, where a letter says it."""

    chosen = Signal()
    said = Signal(int, int, str)
    """A commitment, the column of status or RAG, and what was said."""
    opened = Signal(int)
    ended = Signal()
    """Enter in the last line."""
    escaped = Signal()
    emptied = Signal()
    """The line of today was taken away by Delete."""

    def __init__(self, saving: "Saving", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = ProgressModel()
        self.locked = False
        """Whether this is a study to look at only."""
        self._saving = saving
        self.setModel(self.records)
        self.setItemDelegate(ProgressDelegate(self))
        make_plain(self, "Progress", "Columns of progress", "Rows of progress")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(scaled(ROW))
        self.box = OpenLine(self, saving)
        self.box.moved.connect(self._move)
        self.box.sideways.connect(self._sideways)
        self.box.escaped.connect(self._escape)
        self.selectionModel().currentChanged.connect(self._follow)

    def show_groups(self, groups: Sequence[Group], said: dict[int, Said], lines: dict[int, TodaysLine]) -> None:
        """Show these; the keyboard stays on its commitment, or at its height, and a box that is open stays so."""
        row, at, column = self.row(), self.currentIndex().row(), self.currentIndex().column()
        edited = self.box.line
        self.records.show_groups(groups, said, lines)
        self._set_heights()
        found = self.records.row_of(row.info.id if row and row.info else None)
        if found < 0:
            near = min(max(at, 0), len(self.records.rows)) - 1
            found = max(self.records.next_line(near, 1), self.records.next_line(near + 1, -1))
        if found >= 0:
            self.go_to(found, column if column >= 0 else NOW)
        self.box.go_on(edited)

    def row(self) -> Row | None:
        """The commitment under the keyboard."""
        at = self.currentIndex().row()
        found = self.records.rows[at] if 0 <= at < len(self.records.rows) else None
        return found if found and found.info else None

    def choose(self, commitment: int) -> bool:
        """Put the keyboard on a commitment; False where it is not shown."""
        at = self.records.row_of(commitment)
        if at >= 0:
            self.box.end()
            self.go_to(at, NOW)
        return at >= 0

    def go_to(self, row: int, column: int) -> None:
        """Put the keyboard on that cell; a heading just above it is seen too."""
        index = self.records.index(row, min(max(column, 0), COLUMNS - 1))
        if not index.isValid():
            return
        if row and self.records.rows[row - 1].info is None:
            self.scrollTo(self.records.index(row - 1, column))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def begin(self, typed: str = "") -> None:
        """Open the box of the line under the keyboard, and go on with these letters."""
        row = self.row()
        if row is None or row.line is None or self.locked:
            return
        self.go_to(self.currentIndex().row(), NOW)
        self.box.begin(row, typed)

    def fit(self) -> None:
        """Share the width: what is written has what the rest leaves."""
        room = self.viewport().width()
        is_narrow = room < scaled(_WHOLE)
        self.setColumnHidden(OWNER, is_narrow)
        widths = _NARROW if is_narrow else _WIDTHS
        for column, wide in widths.items():
            self.setColumnWidth(column, scaled(wide))
        left = max(room - sum(scaled(wide) for wide in widths.values()), scaled(_LEAST))
        self.setColumnWidth(TEXT, left * 30 // 100)
        self.setColumnWidth(LAST, left * 28 // 100)
        self.setColumnWidth(NOW, left - left * 30 // 100 - left * 28 // 100)
        self.box.place()

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a letter does depends on the column."""
        key, letter, column = Qt.Key(event.key()), event.text(), self.currentIndex().column()
        plain = not event.modifiers() & _HELD
        row = self.row()
        if row is None or row.info is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            to = self.records.next_line(self.currentIndex().row(), -1 if key == Qt.Key.Key_Up else 1)
            self.go_to(to, column)
        elif key in ENTER and column in (STATUS, RAG):
            self._move(1)
        elif key in ENTER and column == TEXT:
            self.opened.emit(row.info.id)
        elif key in ENTER or key == Qt.Key.Key_F2:
            self.begin()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif column in (STATUS, RAG) and self._says(row.info.id, column, key, letter.lower()):
            return
        elif column == NOW and key in _CLEAR:
            self.empty()
        elif plain and letter.isprintable() and letter.strip() and column not in (STATUS, RAG):
            self.begin(letter)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter that is made of several keys begins the line too."""
        if self.currentIndex().column() == NOW and self.row() and not self.locked:
            self.begin()
            QApplication.sendEvent(self.box, event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes from the line to its status, then out of the table; Shift+Tab back into the line."""
        return self._tab(1 if following else -1) or super().focusNextPrevChild(following)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.row() is None:
            self.go_to(self.records.next_line(-1, 1), NOW)
        if event.reason() in _BY_KEY:
            self.begin()
        elif event.reason() == Qt.FocusReason.BacktabFocusReason and not self.locked:
            self.go_to(self.currentIndex().row(), STATUS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into the line of today begins it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == NOW and index == self.currentIndex():
            self.begin()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a commitment opens it."""
        row = self.row()
        if row and row.info and self.currentIndex().column() == TEXT:
            self.opened.emit(row.info.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs higher rows and wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "box"):
            self._set_heights()
            self.fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.box.place()

    def empty(self) -> None:
        """Take the line of today away."""
        row = self.row()
        if row and row.line and row.line.text and not self.locked:
            self._saving.begin_visit()
            row.line.take("")
            self._saving.wait(row.line)
            self._saving.flush()
            self.viewport().update()
            self.emptied.emit()

    # Inside

    def _set_heights(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(ROW))
        for n, one in enumerate(self.records.rows):
            if one.info is None:
                self.setRowHeight(n, scaled(HEADING))

    def _says(self, commitment: int, column: int, key: Qt.Key, letter: str) -> bool:
        keys, words = (STATUS_KEYS, STATUSES) if column == STATUS else (RAG_KEYS, JUDGEMENTS)
        if letter in keys:
            self.said.emit(commitment, column, keys[letter])
            if column == STATUS:
                self.go_to(self.currentIndex().row(), RAG)
        elif key in _CLEAR:
            self.said.emit(commitment, column, "")
        elif key == Qt.Key.Key_Space:
            row = self.row()
            assert row and row.info
            now = row.info.status if column == STATUS else row.info.rag
            at = words.index(now) + 1 if now in words else 0
            self.said.emit(commitment, column, words[at] if at < len(words) else "")
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        """To the next line, or the one before, with its box open; at an end it stays."""
        to = self.records.next_line(self.currentIndex().row(), by)
        if to < 0:
            self._saving.flush()
            if by > 0:
                self.ended.emit()
            return
        self.box.end()
        self.go_to(to, NOW)
        if self.locked:
            self.setFocus()
        self.begin()

    def _sideways(self, by: int) -> None:
        self.box.end()
        self.setFocus()
        if not self._tab(by):
            super().focusNextPrevChild(by > 0)

    def _tab(self, by: int) -> bool:
        at, column = self.currentIndex().row(), self.currentIndex().column()
        if self.row() is None or self.locked:
            return False
        if by > 0 and column == NOW:
            self.go_to(at, STATUS)
        elif by < 0 and column in (STATUS, RAG):
            self.begin()
        else:
            return False
        return True

    def _escape(self) -> None:
        self.box.end()
        self.setFocus()

    def _follow(self, current: QModelIndex, previous: QModelIndex) -> None:
        # The ground of the whole row says where the keyboard is.
        for row in {current.row(), previous.row()}:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        self.chosen.emit()
