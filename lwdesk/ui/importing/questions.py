"""The questions of an import: which names are the same as others, answered with a key each."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from lwdesk.exchange.answers import Answer, Question
from lwdesk.store import Store
from lwdesk.ui import theme
from lwdesk.ui.importing.cell_paint import PaintedCells
from lwdesk.ui.importing.comparison import Comparison
from lwdesk.ui.importing.proposal import Proposal
from lwdesk.ui.importing.question_model import ANSWER, NAME, ROW, QuestionModel
from lwdesk.ui.importing.side_by_side import side_by_side
from lwdesk.ui.importing.steady_table import PLAIN, SteadyTable

KEYS = {
    Qt.Key.Key_S: Answer.SAME,
    Qt.Key.Key_D: Answer.DIFFERENT,
    Qt.Key.Key_N: Answer.NEVER,
    Qt.Key.Key_Delete: Answer.OPEN,
    Qt.Key.Key_Backspace: Answer.OPEN,
}
_MEANING = (
    "Same joins the two, now and in later imports; Different keeps these two apart. Never ask again: it is one of its "
    "own, whatever it is like. Without an answer it comes in as one of its own this time."
)
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEAST = 480
"""Pixels that the questions need at least, and all that they ask for, however large the text is."""
Index = QModelIndex | QPersistentModelIndex


class QuestionsView(QWidget):
    """The questions on the left; on the right the two of the current one side by side, and the answers."""

    answered = Signal(object, object, int)
    """The question, the answer, and which of the likes it is about."""
    stood = Signal()
    """Another question, or another one to compare with, is under the keyboard."""
    finished = Signal()
    """The last open question has been answered."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._proposal: Proposal | None = None
        self.model = QuestionModel()
        self.table = _QuestionTable(self.model, self._press)
        self.comparison = Comparison()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(16)
        meaning = QLabel(_MEANING)
        meaning.setProperty("look", "quiet")
        meaning.setWordWrap(True)
        meaning.setContentsMargins(8, 0, 0, 0)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.table, 1)
        left.addWidget(meaning)
        row.addLayout(left, 5)
        row.addWidget(self.comparison, 4)
        self.setFocusProxy(self.table)
        self.table.stood.connect(self._stand)
        self.comparison.said.connect(self.answer)
        self.comparison.turned.connect(self._choose)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the questions of a plan, on from the same one, or from the first that is open."""
        before = self.question
        self._proposal = proposal
        self.model.show_questions(proposal.questions)
        if not self.model.questions:
            return
        at = self.model.find(before)
        if at < 0:
            at = max(self.model.next_open(-1), 0)
        self.table.setCurrentIndex(self.model.index(at, NAME))

    @property
    def question(self) -> Question | None:
        """The one under the keyboard."""
        at = self.table.currentIndex().row()
        return self.model.questions[at] if 0 <= at < len(self.model.questions) else None

    def sentence(self) -> str:
        """The current question in full."""
        at = self.table.currentIndex().row()
        return self.model.sentence(at) if self.question else ""

    def answer(self, answer: Answer) -> None:
        """Answer the current question, and go on to the next open one."""
        at = self.table.currentIndex().row()
        question = self.question
        if question is None or (answer is Answer.OPEN and self.model.answer(at) is Answer.OPEN):
            return
        # What was said a moment ago the plan may not know yet.
        question = replace(question, answer=self.model.answer(at))
        self.model.say(at, answer)
        following = self.model.next_open(at)
        if answer is not Answer.OPEN and following >= 0:
            self.table.setCurrentIndex(self.model.index(following, NAME))
        else:
            self._stand()
        self.answered.emit(question, answer, self.model.chosen(at))
        if following < 0:
            self.finished.emit()

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() not in PLAIN:
            return False
        if key in KEYS:
            self.answer(KEYS[key])
        elif key in _TURNS and self.question:
            self._choose(self.model.chosen(self.table.currentIndex().row()) + _TURNS[key])
        else:
            return False
        return True

    def _choose(self, chosen: int) -> None:
        self.model.choose(self.table.currentIndex().row(), chosen)
        self._stand()

    def _stand(self) -> None:
        at, question = self.table.currentIndex().row(), self.question
        if question is None or self._proposal is None or self._proposal.plan is None:
            return
        lines = side_by_side(self._store, self._proposal.plan, question, self.model.like(at))
        self.comparison.compare(question, self.model.chosen(at), self.model.answer(at), lines)
        self.stood.emit()


class _QuestionTable(SteadyTable):
    """A line a question; keys that mean an answer are taken before a table's own."""

    stood = Signal()

    def __init__(self, model: QuestionModel, press: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(self._fit_rows)
        self._press = press
        self.setModel(model)
        self.setItemDelegate(PaintedCells(self))
        self.setAccessibleName("Maybe the same")
        self.setAccessibleDescription(
            "S says they are the same, D different, N never asks again about the name, Delete asks again; "
            "Left and Right compare with another"
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        side, head = self.verticalHeader(), self.horizontalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setAccessibleName("Columns of the questions")
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((ROW, 88), (ANSWER, 168)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, theme.scaled(width))
        self.setMinimumWidth(min(theme.scaled(420), _LEAST))
        self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, or compare with another; the rest is a table's own."""
        if not self._press(event):
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell when the keyboard comes to another question."""
        super().currentChanged(current, previous)
        self.stood.emit()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(theme.scaled(theme.ROW), self.fontMetrics().height() + 12))
