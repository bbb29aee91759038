"""What the user puts right on the import screen, passed on to the intake."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from lwdesk.ui.importing.intake import Intake
from lwdesk.ui.importing.lines import Line
from lwdesk.ui.importing.page import ImportPage
from lwdesk.ui.importing.planning import Planning
from lwdesk.ui.importing.proposal import Proposal

if TYPE_CHECKING:
    from lwdesk.exchange.answers import Answer, Question


class Mending(QObject):
    """Follows the parts of a page: headings, rows, columns, cells, ticks and answers change what is proposed."""

    turned = Signal(str)
    """A sentence on what was taken back or made again, or why nothing was."""

    def __init__(self, page: ImportPage, intake: Intake, planning: Planning) -> None:
        super().__init__(page)
        self.proposal: Proposal | None = None
        """The newest, which the screen hands on."""
        self.stopped = False
        """Whether nothing may be changed, since it is being written."""
        self._page, self._intake, self._planning = page, intake, planning
        self._alike: tuple[list[int], int, str] = ([], 0, "")
        self._mended: set[tuple[int, int]] = set()
        self._said: list[str] = []
        self._connect()

    def change(self, change: Callable[[], None]) -> None:
        """Have the intake changed and planned anew, unless it is being written."""
        if not self.stopped:
            self._planning.ask(change)

    def take_back(self) -> None:
        """Take the last correction back; what is said of it comes with the next proposal."""
        history = self._intake.history
        self._turn(history.back, history.reaches_back, "Nothing has been put right yet. Escape leaves the import.")

    def make_again(self) -> None:
        """Make the correction again that was taken back last."""
        history = self._intake.history
        self._turn(history.again, history.reaches_on, "Nothing was taken back that could be made again.")

    def _turn(self, turn: Callable[[], str], is_there: bool, otherwise: str) -> None:
        # While a plan is on its way there may be corrections that the intake has not seen yet.
        if not is_there and not self._planning.busy:
            self.turned.emit(otherwise)
            return
        self._page.foot.offer_alike(0)
        self._mended.clear()
        self.change(lambda: self._said.append(turn() or otherwise))

    def tell(self) -> None:
        """Say what was taken back or made again since the proposal before."""
        if self._said:
            self.turned.emit(self._said[-1])
            self._said.clear()

    def correct(self, line: Line, text: str) -> None:
        """Put a text into the cell of a line, and offer it for the cells that said the same."""
        lines = self._page.table.plan.lines
        if lines is None or line.place is None:
            return
        number, place = line.number, line.place
        # The plan may not know yet of a cell that was mended a moment ago.
        self._mended.add((number, place))
        rows = [other for other in lines.alike(line) if (other, place) not in self._mended]
        self._alike = (rows, place, text)
        self._page.foot.offer_alike(len(rows), line.cell, text)
        self.change(lambda: self._intake.correct([(number, place, text)]))

    def correct_alike(self) -> None:
        """Put the text of the last correction into all cells that said the same."""
        rows, place, text = self._alike
        self._page.foot.offer_alike(0)
        self.change(lambda: self._intake.correct([(number, place, text) for number in rows]))
        self._page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self, numbers: list[int], on: bool) -> None:
        """Have rows imported, or left out."""
        if self.proposal is None or self.proposal.plan is None or self.stopped:
            return
        wanted = set(numbers)
        self._intake.tick(numbers, on)
        for row in self.proposal.plan.rows:
            if row.number in wanted:
                row.wanted = on
        self._page.table.plan.refresh()
        self._page.foot.show_plan(self.proposal.plan, False)

    def answer(self, question: "Question", answer: "Answer", chosen: int) -> None:
        """Keep an answer; the rows are planned anew with it."""
        self.change(lambda: self._intake.answer(question, answer, chosen))

    def terms(self, line: Line) -> list[str]:
        """The terms that the cell of a line may name."""
        field = self.proposal.field_at(line.place) if self.proposal else None
        if field is None or not field.ui.vocabulary:
            return []
        return [term.label for term in self._intake.store.terms(field.ui.vocabulary)]

    def _connect(self) -> None:
        page, intake, change = self._page, self._intake, self.change
        page.head.sheet_chosen.connect(lambda at: change(lambda: intake.use_sheet(at)))
        page.head.record_chosen.connect(lambda record: change(lambda: intake.use_record(record)))
        page.sheet.headings_chosen.connect(lambda a, b: change(lambda: intake.use_headings(a, b)))
        page.sheet.marked.connect(lambda rows, mark: change(lambda: intake.mark_rows(rows, mark)))
        page.sheet.corrected.connect(lambda row, place, text: change(lambda: intake.correct([(row, place, text)])))
        page.fields.chosen.connect(lambda place, name: change(lambda: intake.use_field(place, name)))
        page.fields.notes_asked.connect(lambda places: change(lambda: intake.keep_in_notes(places)))
        page.table.terms_of = self.terms
        page.table.corrected.connect(self.correct)
        page.table.ticked.connect(self.tick)
        page.table.menu_asked.connect(lambda row, at: page.sheet.show_menu([row], at))
        page.questions.answered.connect(self.answer)
        page.foot.alike_asked.connect(self.correct_alike)
