"""Passages of a note of which the words were deleted: listed under it, to be put back on other words or dropped."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import icon
from lwdesk.ui.notes import Shown
from lwdesk.ui.theme import set_look

_SAID = 160
"""Characters that are shown of the last words."""


class LostWords(QWidget):
    """The last words of each, its themes, and two buttons."""

    back_asked = Signal(int)
    """The passage of that id is to stand on the chosen words."""
    drop_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[Shown, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(plain_label("Words that are no longer there", "section", self))
        self.hide()

    def show_passages(self, shown: Sequence[Shown], read_only: bool) -> None:
        """Show these, and nothing where there are none."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one, read_only) for one in shown]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(shown))

    def _row(self, one: Shown, read_only: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = " ".join(one.span.words.split())
        cut = words if len(words) <= _SAID else f"{words[:_SAID].rstrip()}…"
        label = plain_label(f"“{cut}” · {one.label}", "quiet", row)
        label.setToolTip(one.span.words)
        line.addWidget(label, 1)
        if not read_only:
            back = QPushButton("Put back", row)
            back.setToolTip("Choose the words in the note first; the passage then stands on them")
            back.setAccessibleName(f"Put back on the chosen words: {cut}")
            set_look(back, "link")
            press_with_enter(back)
            back.clicked.connect(lambda: self.back_asked.emit(one.id))
            drop = QToolButton(row)
            drop.setIcon(icon("x", "quiet"))
            drop.setProperty("icons", "small")
            drop.setToolTip("Drop this passage; undo brings it back")
            drop.setAccessibleName(f"Drop the passage: {cut}")
            drop.clicked.connect(lambda: self.drop_asked.emit(one.id))
            for button in (back, drop):
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row
