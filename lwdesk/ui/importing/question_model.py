"""The names that are like others, a line each, with what was answered."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from lwdesk.exchange.answers import Answer, Like, Question
from lwdesk.ui import theme
from lwdesk.ui.icons import icon

Index = QModelIndex | QPersistentModelIndex
ROW, NAME, LIKE, ANSWER = range(4)
_HEADINGS = ["Row", "In the file", "Maybe the same as", "Your answer"]
_WORDS = {
    Answer.OPEN: "not answered",
    Answer.SAME: "the same",
    Answer.DIFFERENT: "different",
    Answer.NEVER: "never ask again",
}
_SHAPES = {
    Answer.OPEN: ("copy", "warning"),
    Answer.SAME: ("check", "success"),
    Answer.DIFFERENT: ("x", "quiet"),
    Answer.NEVER: ("x", "quiet"),
}
_Key = tuple[str, str, tuple[str, ...]]
"""What a question is known by: of one name there may be several, each about likes of its own."""
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class QuestionModel(QAbstractTableModel):
    """Questions in the order of their rows. An answer shows at once; the plan that follows it comes later."""

    def __init__(self) -> None:
        super().__init__(None)
        self.questions: list[Question] = []
        self._chosen: dict[_Key, int] = {}
        self._said: dict[_Key, Answer] = {}

    def show_questions(self, questions: list[Question]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self.questions = sorted(questions, key=lambda q: (q.rows[:1], q.name))
        self._said.clear()
        self.endResetModel()

    def answer(self, at: int) -> Answer:
        """What has been said of the question in that line."""
        question = self.questions[at]
        return self._said.get(_key(question), question.answer)

    def chosen(self, at: int) -> int:
        """Which of the likes is compared, counted from 0."""
        question = self.questions[at]
        return min(self._chosen.get(_key(question), question.chosen), len(question.likes) - 1)

    def like(self, at: int) -> Like:
        """The one that is compared."""
        return self.questions[at].likes[self.chosen(at)]

    def choose(self, at: int, chosen: int) -> None:
        """Compare with another of the likes."""
        self._chosen[_key(self.questions[at])] = chosen % len(self.questions[at].likes)
        self._tell(at)

    def say(self, at: int, answer: Answer) -> None:
        """Show an answer before the next plan knows of it."""
        self._said[_key(self.questions[at])] = answer
        self._tell(at)

    def next_open(self, after: int) -> int:
        """The next line below that has no answer, going on at the top; -1 when there is none."""
        count = len(self.questions)
        lines = ((after + step) % count for step in range(1, count + 1))
        return next((at for at in lines if self.answer(at) is Answer.OPEN), -1)

    def find(self, question: Question | None) -> int:
        """The line of a question about the same name; -1 when there is none."""
        if question is None:
            return -1
        same = [at for at, other in enumerate(self.questions) if _key(other)[:2] == _key(question)[:2]]
        # Where it was said of one like that it is another thing, the question goes on about those that are left.
        best = [at for at in same if self.answer(at) is Answer.OPEN and question.answer is Answer.OPEN]
        best += [at for at in same if _key(self.questions[at]) == _key(question)]
        return next(iter([*best, *same]), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many questions there are."""
        return 0 if parent.isValid() else len(self.questions)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Always the same four."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return _HEADINGS[section]
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The text, shape and colour of a cell."""
        at, column = index.row(), index.column()
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self._text(at, column)
        if role == _Role.UserRole:
            return column == ROW
        if role == _Role.DecorationRole and column == ANSWER:
            return icon(*_SHAPES[self.answer(at)])
        if role == _Role.ForegroundRole and column == ANSWER:
            return QColor(theme.palette().quiet) if self.answer(at) is Answer.OPEN else None
        if role == _Role.AccessibleTextRole:
            return self.sentence(at) if column == NAME else f"{_HEADINGS[column]}: {self._text(at, column)}"
        return None

    def sentence(self, at: int) -> str:
        """The question in full, and what has been answered."""
        asked = replace(self.questions[at], answer=Answer.OPEN, chosen=self.chosen(at))
        answer = self.answer(at)
        return asked.sentence() + ("" if answer is Answer.OPEN else f" You said: {_WORDS[answer]}.")

    def _text(self, at: int, column: int) -> str:
        question = self.questions[at]
        if column == ROW:
            return _rows(question)
        if column == NAME:
            return question.name
        if column == LIKE:
            more = len(question.likes) - 1
            where = "" if self.like(at).row is None else f" (row {self.like(at).row:,})"
            return f"{self.like(at).name}{where}" + (f"  or {more} more" if more else "")
        kept = " (kept)" if question.remembered and self.answer(at) is question.answer else ""
        return _WORDS[self.answer(at)] + kept

    def _tell(self, at: int) -> None:
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(_HEADINGS) - 1))


def _rows(question: Question) -> str:
    if len(question.rows) < 3:
        return ", ".join(f"{row:,}" for row in question.rows)
    return f"{question.rows[0]:,} +{len(question.rows) - 1:,}"


def _key(question: Question) -> _Key:
    return question.target, question.name, tuple(like.name for like in question.likes)
