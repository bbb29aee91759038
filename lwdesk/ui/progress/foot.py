"""Beneath the lines: the whole of the commitment under the keyboard, how it stands, and what was said of it before."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from lwdesk.ui.form_row import plain_label
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages.paragraphs import WholeParagraphs
from lwdesk.ui.progress.model import RAG, STATUS, Row
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

_HEIGHT = 132
_HIGHEST = 150
"""Pixels, however large the text is: the table needs the room more."""
_KEYS = {
    STATUS: "N not started, U under way, D done, L late, X dropped; Del takes it back. Right: RAG · Enter: next line",
    RAG: "R red, A amber, G green; Del takes it back. Enter: next line · Shift+Tab: back into the line",
}
_WRITE = "Enter: next line · Up: line before · Tab: status, then RAG · Escape: leave the line"


class ProgressFoot(QFrame):
    """Of a steady height, so that nothing jumps as one goes down the lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.text = plain_label("", "label")
        self.about = plain_label("", "quiet")
        self.why = plain_label("", "label")
        self.keys = Hint()
        self.history = QListWidget()
        self.history.setAccessibleName("Updates before")
        self.history.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.history.setItemDelegate(WholeParagraphs(self.history))
        self.history.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.history.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.nothing = plain_label("Nothing was said of it before.", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.setSpacing(3)
        for label in (self.text, self.about, self.why):
            left.addWidget(label)
        left.addStretch(1)
        left.addWidget(self.keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 16, 8)
        row.setSpacing(24)
        row.addLayout(left, 3)
        row.addWidget(self.history, 2)
        row.addWidget(self.nothing, 2)
        self.setFixedHeight(min(scaled(_HEIGHT), _HIGHEST))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(min(scaled(_HEIGHT), _HIGHEST))

    def show_row(self, row: Row | None, column: int, issues: int) -> None:
        """Show this commitment, and help for the column under the keyboard."""
        info = row.info if row else None
        if row is None or info is None:
            for label in (self.text, self.about, self.why, self.keys, self.nothing):
                label.setText("")
            self.history.hide()
            return
        shown = info.text if len(info.text) <= 220 else info.text[:220].rstrip() + "…"
        self.text.setText(f"{info.ref}  {shown}".strip())
        self.text.setToolTip(info.text)
        open_issues = f"{issues:,} open {'issue' if issues == 1 else 'issues'} for the board" if issues else ""
        owner = f"Owner: {info.owner}" if info.owner else "No owner yet"
        self.about.setText(" · ".join(part for part in (owner, open_issues) if part))
        slipped = f"It slipped {info.slipped:,} {'day' if info.slipped == 1 else 'days'}." if info.slipped else ""
        reason = f"{info.rag}: {info.rag_reason}" if info.rag and info.rag_reason else ""
        why = " ".join(part for part in (info.standing.why, slipped, reason) if part)
        self.why.setText(why if len(why) <= 200 else why[:199].rstrip() + "…")
        self.why.setVisible(bool(why))
        self.keys.setText(_KEYS.get(column, _WRITE))
        self._show_history(row)

    def _show_history(self, row: Row) -> None:
        before = row.said.before if row.said else ()
        self.history.clear()
        for update in before:
            self.history.addItem(f"{show_date(update.day) if update.day else 'No date'}  {update.text}")
        self.history.setVisible(bool(before))
        self.nothing.setText("Nothing was said of it before.")
        self.nothing.setVisible(not before)
