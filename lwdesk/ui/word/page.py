"""How the parts of the screen for notes from Word lie on their page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lwdesk.exchange.word.who import Known
from lwdesk.operations.word_notes import Paper
from lwdesk.store import Store
from lwdesk.ui.icons import Mark
from lwdesk.ui.theme import scaled, set_look
from lwdesk.ui.word.papers import PapersList
from lwdesk.ui.word.part import PartPanel
from lwdesk.ui.word.parts import PartsTable
from lwdesk.ui.word.people import WhoseNotes

NOTHING_YET = "Nothing is written before you press Bring in. One undo takes it all back."


class WordPage(QWidget):
    """Head; the files at the left; whose notes, the parts, and the current part in full; the foot."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Notes from Word")
        self.files = PapersList()
        self.whose = WhoseNotes(store)
        self.table = PartsTable()
        self.part = PartPanel()
        self.told = _quiet("")
        self.refused = QLabel()
        self.refused.setWordWrap(True)
        self.refused.setTextFormat(Qt.TextFormat.PlainText)
        self.refused.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.refused.setFixedWidth(scaled(440))
        self._reading = QLabel("Reading…\nEscape stops it.")
        self._reading.setProperty("look", "quiet")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = _quiet(NOTHING_YET)
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Leave without writing anything (Esc)")
        self.go = QPushButton("Nothing to bring in")
        self.go.setToolTip("Ctrl+Enter, from anywhere on this page")
        set_look(self.go, "primary")
        self._pages, self._right = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self.show_reading("Reading…")

    def show_reading(self, doing: str) -> None:
        """Show what is being read."""
        self._reading.setText(f"{doing}\nEscape stops it.")
        self._pages.setCurrentIndex(0)
        self.go.setEnabled(False)

    def show_work(self) -> None:
        """Show the files and what is in them."""
        self._pages.setCurrentIndex(1)

    def show_paper(self, paper: Paper, known: Sequence[Known]) -> None:
        """Show whose notes the paper holds, and its parts."""
        self._right.setCurrentIndex(0)
        self.whose.show_paper(paper, known)
        self.told.setText(" ".join(paper.notes))
        self.told.setVisible(bool(paper.notes))
        self.table.show_paper(paper)

    def show_refused(self, sentence: str) -> None:
        """Show why a file cannot be read."""
        self.refused.setText(sentence)
        # A label that stands alone in its column is given one line, however many its words need.
        self.refused.setMinimumHeight(self.refused.heightForWidth(self.refused.width()))
        self._right.setCurrentIndex(1)

    def ready(self, papers: Sequence[Paper]) -> list[Paper]:
        """The papers that bringing in would write."""
        return [p for p in papers if p.wanted and p.choice and p.written]

    def show_foot(self, papers: Sequence[Paper], bringing: bool = False) -> None:
        """Say on the button what it will do, and beside it what is still open."""
        ready = self.ready(papers)
        files = len({p.file for p in ready})
        text = f"Bring in {files:,} file{'' if files == 1 else 's'}" if files else "Nothing to bring in"
        self.go.setText(text)
        self.go.setEnabled(bool(files) and not bringing)
        self.hint.setText("Bringing in… Escape stops it, and then nothing is written." if bringing else _open(papers))

    def _lay_out(self) -> None:
        title = QLabel("Notes from Word")
        title.setProperty("look", "title")
        title.setContentsMargins(24, 14, 16, 10)
        files = QWidget()
        left = QVBoxLayout(files)
        left.setContentsMargins(16, 0, 0, 0)
        left.addWidget(self.files)
        paper = QWidget()
        above = QVBoxLayout(paper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(6)
        for widget in (self.whose, self.told):
            box = QHBoxLayout()
            box.setContentsMargins(12, 0, 16, 0)
            box.addWidget(widget)
            above.addLayout(box)
        work = QSplitter(Qt.Orientation.Vertical)
        work.setChildrenCollapsible(False)
        work.setHandleWidth(1)
        work.addWidget(self.table)
        work.addWidget(self.part)
        work.setStretchFactor(0, 3)
        work.setStretchFactor(1, 1)
        work.setSizes([380, 180])
        above.addWidget(work, 1)
        self._right.addWidget(paper)
        self._right.addWidget(_centred(Mark("circle-alert", "danger", 36), self.refused))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        sides.addWidget(files)
        sides.addWidget(self._right)
        sides.setStretchFactor(1, 1)
        sides.setSizes([scaled(250), scaled(1000)])
        self._pages.addWidget(self._reading)
        self._pages.addWidget(sides)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        for button in (self.cancel, self.go):
            button.setAutoDefault(True)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)


def _open(papers: Sequence[Paper]) -> str:
    """What is still to be said of the files, or that nothing is written yet."""
    nobodys = sum(p.wanted and p.choice is None for p in papers)
    guesses = sum(p.guesses for p in papers if p.wanted and p.choice)
    said = []
    if nobodys:
        said.append("One file waits to hear whose notes it holds." if nobodys == 1 else
                    f"{nobodys} files wait to hear whose notes they hold.")  # fmt: skip
    if guesses:
        parts = "One part goes" if guesses == 1 else f"{guesses} parts go"
        said.append(f"{parts} to a question that is only alike: F in the table finds the next, Enter changes it.")
    return " ".join(said) or NOTHING_YET


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setWordWrap(True)
    return label


def _centred(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(12)
    column.addStretch(2)
    for widget in widgets:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return box
