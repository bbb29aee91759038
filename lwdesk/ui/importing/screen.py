"""The import screen: the sheet on the left, its fields on the right, underneath what will happen, and one button."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lwdesk.exchange.read import NeedsPassword
from lwdesk.refusal import Refusal
from lwdesk.ui import asking
from lwdesk.ui.importing import open_import
from lwdesk.ui.importing.carrying_out import carry_out, save_problem_rows
from lwdesk.ui.importing.intake import FileBook, Intake, Proposal
from lwdesk.ui.importing.lines import Line, Lines
from lwdesk.ui.importing.page import ImportPage
from lwdesk.ui.importing.plan_view import PlanView
from lwdesk.ui.importing.planning import Planning
from lwdesk.ui.jobs import Cancelled, Job

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


class ImportScreen(ImportPage):
    """A book on its way in. Escape leaves it, Ctrl+Enter imports; nothing is written before."""

    def __init__(self, window: "Window", intake: Intake) -> None:
        super().__init__(intake.name, PlanView(self._terms))
        self.proposal: Proposal | None = None
        self.planning = Planning(window.jobs, intake)
        self._window, self._intake = window, intake
        self._importing: Job | None = None
        self._import_next = False
        self._alike: tuple[list[int], int, str] = ([], 0, "")
        self._mended: set[tuple[int, int]] = set()
        self._connect_parts()
        self._connect_window()
        self.planning.ask(*([] if intake.is_open else [intake.open]))

    def parts(self) -> list[QWidget]:
        """The places that the keyboard can go round by F6."""
        boxes = [row.box for row in self.fields.rows[:1]]
        rows = [self.table] if self.proposal and self.proposal.plan else []
        return [self.sheet, *boxes, *rows, self.foot.go if self.foot.go.isEnabled() else self.foot.cancel]

    def import_now(self) -> None:
        """Import what is ticked, once the newest plan is there."""
        if self.planning.busy:
            self._import_next = True
        elif self.proposal and self.foot.go.isEnabled():
            self._importing = carry_out(self._window, self.proposal, self._end_import)
            self._show_button()

    def leave(self) -> None:
        """Stop the import that is under way, or else leave the screen; what was put right can be gone back to."""
        if self._importing:
            self._importing.cancel()
            return
        window, intake = self._window, self._intake
        touched = intake.touched and self.proposal is not None
        window.leave_screen()
        if touched:
            back = ("Go back to it", lambda: window.show_screen(ImportScreen(window, intake), with_sidebar=False))
            window.say(f"Left {intake.name}. Nothing was written.", "note", back)
        else:
            window.say("Nothing was imported.")

    def undo(self) -> None:
        """Take the last correction of a cell back."""
        if self._intake.corrections and not self.planning.busy:
            self._change(self._intake.take_back)
            self.foot.offer_alike(0)
            self._window.say("The cell says again what it said before.")
        elif not self.planning.busy:
            self._window.say("No cell has been corrected yet. Escape leaves the import.")

    def redo(self) -> None:
        """Say that a correction is typed again rather than done again."""
        self._window.say("Type the correction again: here only undo goes back.")

    # What is shown

    def _show(self, proposal: Proposal, lines: Lines | None) -> None:
        before = self.proposal
        had_problems = bool(before and before.plan and before.plan.problems)
        begin = before is None or proposal.layout.table != before.layout.table
        self.proposal = proposal
        self.show_work(proposal.wants)
        self.head.show_proposal(proposal)
        self.sheet.show_proposal(proposal)
        self.fields.show_proposal(proposal)
        if lines is not None:
            self.outcomes.show_counts(lines.counts)
            if lines.show is not self.outcomes.shown:
                lines = Lines(proposal, self.outcomes.shown)
        self.table.show_lines(lines, begin)
        self._show_button()
        if before is None:
            self._take_keyboard()
        elif had_problems and proposal.plan and not proposal.plan.problems and self.table.hasFocus():
            # All is mended: Enter is all that is left to press.
            self.foot.go.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._import_next:
            self._import_next = False
            self.import_now()

    def _show_button(self) -> None:
        plan = self.proposal.plan if self.proposal else None
        self.foot.show_plan(plan, self._importing is not None)

    def _take_keyboard(self) -> None:
        """Put it where work goes on: on what is missing, on the first cell to mend, or else on the button."""
        plan = self.proposal.plan if self.proposal else None
        if plan is None:
            target: QWidget = self.fields.rows[0].box if self.fields.rows else self.sheet
        elif plan.problems:
            target = self.table
        else:
            target = self.foot.go if self.foot.go.isEnabled() else self.foot.cancel
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lines(self) -> None:
        if self.proposal and self.proposal.plan:
            self.table.show_lines(Lines(self.proposal, self.outcomes.shown))

    def _stand_on(self, line: Line | None) -> None:
        self.foot.show_line(line)
        if line:
            self.sheet.stand_on(line.number, line.place)

    def _tell_trouble(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.show_trouble(f"Reading {self._intake.name} was stopped. Nothing was written.")
        elif isinstance(error, Refusal):
            self.show_trouble(str(error), isinstance(error, NeedsPassword))
        else:
            self._window.leave_screen()
            self._window.trouble(error)

    def _end_import(self, sentence: str) -> None:
        """Go on after an import that was stopped or refused: its plan may have been used up."""
        self._importing = None
        self._window.say(sentence, "warning")
        self.planning.ask()

    # What the user puts right

    def _change(self, change: Callable[[], None]) -> None:
        if self._importing is None:
            self.planning.ask(change)

    def _correct(self, line: Line, text: str) -> None:
        lines = self.table.plan.lines
        if lines is None or line.place is None:
            return
        number, place = line.number, line.place
        # The plan may not know yet of a cell that was mended a moment ago.
        self._mended.add((number, place))
        rows = [other for other in lines.alike(line) if (other, place) not in self._mended]
        self._alike = (rows, place, text)
        self.foot.offer_alike(len(rows), line.cell, text)
        self._change(lambda: self._intake.correct([(number, place, text)]))

    def _correct_alike(self) -> None:
        rows, place, text = self._alike
        self.foot.offer_alike(0)
        self._change(lambda: self._intake.correct([(number, place, text) for number in rows]))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, numbers: list[int], on: bool) -> None:
        if self.proposal is None or self.proposal.plan is None or self._importing:
            return
        wanted = set(numbers)
        self._intake.left_out -= wanted
        if not on:
            self._intake.left_out |= wanted
        for row in self.proposal.plan.rows:
            if row.number in wanted:
                row.wanted = on
        self.table.plan.refresh()
        self._show_button()

    def _terms(self, line: Line) -> list[str]:
        """The terms that the cell of a line may name."""
        field = self.proposal.field_at(line.place) if self.proposal else None
        if field is None or not field.ui.vocabulary:
            return []
        return [term.label for term in self._intake.store.terms(field.ui.vocabulary)]

    def _choose_other(self) -> None:
        path = asking.which_file(self._window, "Import a spreadsheet", asking.SPREADSHEETS)
        if path:
            open_import(self._window, path)

    def _give_password(self, password: str) -> None:
        if isinstance(self._intake.source, FileBook):
            self._intake.source.password = password
            self.show_reading()
            self.planning.ask(self._intake.open)

    def _save_problems(self) -> None:
        if self.proposal and self.proposal.plan:
            save_problem_rows(self._window, self.proposal.plan)

    # Inside

    def _connect_parts(self) -> None:
        intake, change = self._intake, self._change
        self.planning.proposed.connect(self._show)
        self.planning.troubled.connect(self._tell_trouble)
        self.head.sheet_chosen.connect(lambda at: change(lambda: intake.use_sheet(at)))
        self.head.record_chosen.connect(lambda record: change(lambda: intake.use_record(record)))
        self.sheet.headings_chosen.connect(lambda a, b: change(lambda: intake.use_headings(a, b)))
        self.sheet.corrected.connect(lambda row, place, text: change(lambda: intake.correct([(row, place, text)])))
        self.fields.chosen.connect(lambda place, name: change(lambda: intake.use_field(place, name)))
        self.outcomes.chosen.connect(self._show_lines)
        self.table.stood.connect(self._stand_on)
        self.table.corrected.connect(self._correct)
        self.table.ticked.connect(self._tick)
        self.foot.alike_asked.connect(self._correct_alike)
        self.foot.save.clicked.connect(self._save_problems)
        self.foot.cancel.clicked.connect(self.leave)
        self.foot.go.clicked.connect(self.import_now)
        self.trouble.other_asked.connect(self._choose_other)
        self.trouble.back_asked.connect(self.leave)
        self.trouble.password_given.connect(self._give_password)

    def _connect_window(self) -> None:
        window, planning, book = self._window, self.planning, self._intake.book
        window.noticed.connect(self._follow)
        window.study_changed.connect(self._stop)
        window.installEventFilter(self)
        # Not a method of its own: the screen is half gone when this is told.
        self.destroyed.connect(lambda: _stop(planning, book.close))
        for keys, act in (("Esc", self.leave), ("Ctrl+Return", self.import_now), ("Ctrl+Enter", self.import_now)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _follow(self, notice: object) -> None:
        """Plan again when the study has changed under the plan."""
        if self.proposal and self._importing is None:
            self.planning.ask()

    def _stop(self) -> None:
        _stop(self.planning, self._intake.book.close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop before the window closes, which waits for what is under way."""
        if event.type() == QEvent.Type.Close:
            self._stop()
        return False


def _stop(planning: Planning, close: Callable[[], None]) -> None:
    planning.close()
    close()
