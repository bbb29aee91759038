"""A paper that went to the board: when, what the plan looked like then, and which of its texts were edited."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lwdesk.exchange.board.content import Board
from lwdesk.standing import STATUSES
from lwdesk.store.papers import PaperInfo
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled, set_look
from lwdesk.values import show_date


class EarlierPaper(QScrollArea):
    """What is kept of it, to read, and two things that one can do with it."""

    again_asked = Signal(object)
    """The paper that is to be prepared again."""
    since_asked = Signal(object)
    """The paper from which on progress is to be told."""

    def __init__(self, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("An earlier paper")
        self._paper: PaperInfo | None = None
        self.again = QPushButton("Prepare it again")
        self.again.setToolTip("Make it the paper that is being prepared, with its texts, to write it once more")
        self.since = QPushButton("Tell what changed since it")
        self.since.setToolTip("The paper that is being prepared tells progress from this one on")
        for button in (self.again, self.since):
            button.setEnabled(not read_only)
            press_with_enter(button)
        set_look(self.since, "quiet")
        self.again.clicked.connect(lambda: self.again_asked.emit(self._paper))
        self.since.clicked.connect(lambda: self.since_asked.emit(self._paper))
        self._lay_out()

    def show_paper(self, paper: PaperInfo, board: Board) -> None:
        """Show what is kept of the paper; `board`, the one being prepared, knows what sections are called."""
        self._paper = paper
        self.title.setText(paper.name or "A paper without a title")
        parts = [f"Written on {show_date(paper.written)}"] if paper.written else []
        if paper.day:
            parts.append(f"for the meeting of {show_date(paper.day)}")
        self.when.setText(f"{' '.join(parts)}.")
        self.figures.setText(_figures(paper))
        headings = {section.key: section.heading for section in board.sections}
        texts = [f"{headings.get(key, 'A section since gone')}\n{text}" for key, (text, _) in paper.texts.items()]
        out = [headings[key] for key in sorted(paper.left_out) if key in headings]
        if out:
            texts.append(f"Left out: {', '.join(out)}.")
        self.texts.setText("\n\n".join(texts) if texts else "No text of it was edited.")

    def _lay_out(self) -> None:
        within = QWidget()
        within.setProperty("look", "paper")
        column = QVBoxLayout(within)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(8)
        self.title, self.when = plain_label("", "heading"), plain_label("", "quiet")
        self.figures, self.texts = plain_label("", "label"), plain_label("", "label")
        self.texts.setMaximumWidth(scaled(720))
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.since)
        row.addStretch(1)
        for widget in (self.title, self.when, self.figures):
            column.addWidget(widget)
        column.addLayout(row)
        column.addSpacing(10)
        column.addWidget(plain_label("Its texts that were edited", "section"))
        column.addWidget(self.texts)
        column.addStretch(1)
        self.setWidget(within)


def _figures(paper: PaperInfo) -> str:
    if paper.told is None:
        return ""
    statuses = Counter(was.status for was in paper.told.commitments.values())
    shown = [f"{statuses[status]:,} {status.lower()}" for status in STATUSES if statuses[status]]
    number = len(paper.told.commitments)
    what = f"{number:,} commitment{'' if number == 1 else 's'} then"
    return f"{what}: {', '.join(shown)}." if shown else f"{what}."
