"""The line of today that is being typed: the box over its cell, and the storing of what it says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex

from lwdesk.ui.progress.box import LineBox
from lwdesk.ui.progress.line import TodaysLine
from lwdesk.ui.progress.model import NOW, Row

if TYPE_CHECKING:
    from lwdesk.ui.progress.table import ProgressTable
    from lwdesk.ui.typing.saving import Saving


class OpenLine(LineBox):
    """Lies over the line of one commitment while that is typed, and stores it as one types."""

    def __init__(self, table: "ProgressTable", saving: "Saving") -> None:
        super().__init__(table.viewport())
        self._table, self._saving = table, saving
        self._at: QPersistentModelIndex | None = None
        self.edited.connect(self._type)
        self.gone.connect(self.end)

    @property
    def line(self) -> TodaysLine | None:
        """The line that is typed; None while the box is closed."""
        rows = self._table.records.rows
        at = self._at.row() if self._at is not None else -1
        return rows[at].line if 0 <= at < len(rows) else None

    def begin(self, row: Row, typed: str) -> None:
        """Open over the row under the keyboard, and go on with these letters."""
        assert row.info and row.line
        self._saving.begin_visit()
        self._at = QPersistentModelIndex(self._table.currentIndex())
        self.setAccessibleName(f"Progress today on {row.info.ref}".strip())
        self.setAccessibleDescription(f"{row.info.text} Enter goes to the next commitment.")
        self.show_text(row.line.text)
        self.place()
        self.show()
        self.raise_()
        self.setFocus()
        if typed:
            self.insertPlainText(typed)

    def go_on(self, line: TodaysLine | None) -> None:
        """Stay over that line, which the rows that were shown anew have under the keyboard; else close."""
        now = self._table.row()
        if line is not None and now is not None and now.line is line:
            self._at = QPersistentModelIndex(self._table.currentIndex())
            if self.toPlainText() != line.text:
                self.show_text(line.text)
            self.place()
        else:
            self.close_box()

    def end(self) -> None:
        """Close, and store what the box says."""
        line = self.line
        self.close_box()
        if line is not None and line.needs_storing():
            self._saving.wait(line)
        if self._saving.pending:
            self._saving.flush()

    def close_box(self) -> None:
        """Lie over nothing; the keyboard goes back to the table."""
        self._at = None
        had_keyboard = self.hasFocus()
        self.hide()
        if had_keyboard:
            self._table.setFocus()

    def place(self) -> None:
        """Lie over the cell, as high as the text, and within what is seen of the table."""
        if self._at is None or not self._at.isValid():
            return
        room = self._table.viewport().height()
        rect = self._table.visualRect(self._table.records.index(self._at.row(), NOW)).adjusted(0, 0, 0, -1)
        self.setGeometry(rect)
        rect.setHeight(max(self.height_of_text(), rect.height()))
        if rect.bottom() > room > rect.height():
            rect.moveBottom(room - 1)
        self.setGeometry(rect)

    def _type(self) -> None:
        line = self.line
        if line is not None:
            line.take(self.toPlainText())
            self._saving.wait(line)
            self.place()
