"""Where eye and keyboard are led on the import screen: rows or questions, the sheet beside them, the foot below."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from lwdesk.exchange.answers import Answer
from lwdesk.ui.importing.lines import Line, Lines, Show
from lwdesk.ui.importing.page import ImportPage
from lwdesk.ui.importing.proposal import Proposal


class Guide(QObject):
    """Follows what the user looks at, and puts the keyboard where work goes on."""

    def __init__(self, page: ImportPage) -> None:
        super().__init__(page)
        self._page = page
        self._proposal: Proposal | None = None
        self._finished = False
        """Whether the last open question has just been answered."""
        page.outcomes.chosen.connect(self._show_chosen)
        page.table.stood.connect(self._stand_on)
        page.questions.stood.connect(self._stand_on_question)
        page.questions.finished.connect(self._finish)

    @property
    def way_on(self) -> QWidget:
        """The button to press when nothing is left to do: the import, or where it does nothing the way out."""
        foot = self._page.foot
        return foot.go if foot.go.isEnabled() else foot.cancel

    def follow(self, proposal: Proposal) -> None:
        """Go on with a new proposal: the first one takes the keyboard to what has to be done."""
        before, self._proposal = self._proposal, proposal
        self._turn_page()
        finished, self._finished = self._finished, False
        if before is None:
            self._begin(proposal)
        else:
            mended = before.plan is not None and bool(before.plan.problems) and self._page.table.hasFocus()
            if mended or (finished and self._page.questions.table.hasFocus()):
                self._go_on(proposal)

    def _begin(self, proposal: Proposal) -> None:
        if proposal.plan is None:
            rows = self._page.fields.rows
            _focus(rows[0].box if rows else self._page.sheet)
        elif proposal.plan.problems:
            _focus(self._page.table)
        else:
            self._go_on(proposal)

    def _go_on(self, proposal: Proposal) -> None:
        """Where no cell is left to mend, go to the questions that are open, or to the button."""
        if proposal.plan is None or (proposal.plan.problems and not self._page.shows_questions):
            return
        if any(question.answer is Answer.OPEN for question in proposal.questions):
            self._page.outcomes.choose(Show.DUPLICATE)
            self._turn_page()
            _focus(self._page.questions.table)
        elif proposal.plan.problems:
            # The questions were answered first: back to the cells.
            self._page.outcomes.choose(Show.PROBLEMS)
            self._show_chosen()
            _focus(self._page.table)
        else:
            _focus(self.way_on)

    def _finish(self) -> None:
        self._finished = True

    def _show_chosen(self) -> None:
        """Show what the pressed button of the outcomes stands for."""
        if self._proposal and self._proposal.plan:
            self._page.table.show_lines(Lines(self._proposal, self._page.outcomes.shown))
            self._turn_page()
            if self._page.shows_questions:
                _focus(self._page.questions.table)

    def _turn_page(self) -> None:
        asks = bool(self._proposal and self._proposal.questions) and self._page.outcomes.shown is Show.DUPLICATE
        self._page.show_questions(asks)
        if asks:
            self._stand_on_question()
        else:
            self._stand_on(self._page.table.line())

    def _stand_on(self, line: Line | None) -> None:
        if self._page.shows_questions:
            return
        self._page.foot.show_line(line)
        if line:
            self._page.sheet.stand_on(line.number, line.place)

    def _stand_on_question(self) -> None:
        question = self._page.questions.question
        if question and self._page.shows_questions:
            self._page.foot.show_question(self._page.questions.sentence())
            if question.rows:
                self._page.sheet.stand_on(question.rows[0], None)


def _focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
