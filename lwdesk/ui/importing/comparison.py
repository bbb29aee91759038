"""Two that may be the same, side by side, with what can be said of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lwdesk.exchange.answers import Answer, Like, Question
from lwdesk.ui.icons import icon
from lwdesk.ui.importing.elided_label import ElidedLabel
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import set_look

_BUTTONS = {
    Answer.SAME: ("Same (S)", "check", "Takes the name for the other one, now and in later imports"),
    Answer.DIFFERENT: ("Different (D)", "x", "Keeps the two apart, now and in later imports"),
    Answer.NEVER: ("Never ask again (N)", "x", "Takes the name for a thing of its own, whatever it is like"),
    Answer.OPEN: ("Ask again", "undo-2", "Forgets the answer (Delete)"),
}


class Comparison(QWidget):
    """A small table of what is known of both, and a button for each answer."""

    said = Signal(object)
    turned = Signal(int)
    """Which of the likes is to be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Side by side")
        self.likes = QComboBox()
        self.likes.setAccessibleName("Compare with")
        self.likes.setToolTip("Left and Right on the question")
        self.likes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.likes.activated.connect(self.turned)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._cells: list[QLabel] = []
        self.buttons: dict[Answer, QPushButton] = {}
        answers = Flow(6)
        for answer, (words, shape, tip) in _BUTTONS.items():
            button = QPushButton(icon(shape), f" {words}")
            button.setProperty("icons", "small")
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.setAutoDefault(True)
            button.setCheckable(answer is not Answer.OPEN)
            button.clicked.connect(lambda _on, answer=answer: self.said.emit(answer))
            self.buttons[answer] = button
            answers.addWidget(button)
        set_look(self.buttons[Answer.OPEN], "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(self.likes)
        column.addLayout(answers)
        column.addStretch(1)

    def compare(self, question: Question, chosen: int, answer: Answer, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show what is known of the two: lines of (what, of the one in the file, of the other), the names first."""
        for label in self._cells:
            label.hide()
            label.deleteLater()
        self._cells = []
        other = _where(question.likes[chosen])
        for at, line in enumerate([("", "In the file", other), *lines]):
            for place, text in enumerate(line):
                self._put(at, place, text, "quiet" if place == 0 or at == 0 else "section" if at == 1 else "label")
        self.likes.setVisible(len(question.likes) > 1)
        self.likes.clear()
        for number, like in enumerate(question.likes, 1):
            self.likes.addItem(f"Compare with {number} of {len(question.likes)}: {like.name}")
        self.likes.setCurrentIndex(chosen)
        for said, button in self.buttons.items():
            button.setChecked(said is answer and said is not Answer.OPEN)
        self.buttons[Answer.OPEN].setVisible(answer is not Answer.OPEN)
        self.setAccessibleDescription(
            ". ".join(f"{what}: {mine or '—'} / {its or '—'}" for what, mine, its in lines[1:])
        )

    def _put(self, at: int, place: int, text: str, look: str) -> None:
        label = ElidedLabel(text or "—") if place else QLabel(text)
        label.setProperty("look", look)
        self._grid.addWidget(label, at, place)
        self._cells.append(label)


def _where(like: Like) -> str:
    return "In the study" if like.record_id is not None else f"In row {like.row:,}"
