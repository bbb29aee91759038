"""The import screen: the sheet on the left, its fields on the right, underneath what will happen, and one button."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lwdesk.exchange.answers import Answer
from lwdesk.exchange.read import NeedsPassword
from lwdesk.refusal import Refusal
from lwdesk.ui import asking
from lwdesk.ui.importing import open_import
from lwdesk.ui.importing.carrying_out import carry_out, save_problem_rows
from lwdesk.ui.importing.file_book import FileBook
from lwdesk.ui.importing.guide import Guide
from lwdesk.ui.importing.intake import Intake, OtherList
from lwdesk.ui.importing.lines import Lines
from lwdesk.ui.importing.mending import Mending
from lwdesk.ui.importing.page import ImportPage
from lwdesk.ui.importing.planning import Planning
from lwdesk.ui.importing.proposal import Proposal
from lwdesk.ui.jobs import Cancelled, Job

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


class ImportScreen(ImportPage):
    """A book on its way in. Escape leaves it, Ctrl+Enter imports; nothing is written before."""

    def __init__(self, window: "Window", intake: Intake) -> None:
        super().__init__(intake.name, intake.store)
        self.proposal: Proposal | None = None
        self.planning = Planning(window.jobs, intake)
        self._mending = Mending(self, intake, self.planning)
        self._guide = Guide(self)
        self._window, self._intake = window, intake
        self._importing: Job | None = None
        self._import_next = False
        self._connect_parts()
        self._connect_window()
        self.planning.ask(*([] if intake.is_open else [intake.open]))

    def parts(self) -> list[QWidget]:
        """The places that the keyboard can go round by F6."""
        boxes = [row.box for row in self.fields.rows[:1]]
        told = self.questions.table if self.shows_questions else self.table
        rows = [told] if self.proposal and self.proposal.plan else []
        return [self.sheet, *boxes, *rows, self._guide.way_on]

    def import_now(self) -> None:
        """Import what is ticked, once the newest plan is there."""
        if self.planning.busy:
            self._import_next = True
        elif self.proposal and self.foot.go.isEnabled():
            self._importing = carry_out(self._window, self.proposal, self._end_import)
            self._mending.stopped = True
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
        """Take the last thing back that was put right: a cell, a row, headings, a field, the list, an answer."""
        self._mending.take_back()

    def redo(self) -> None:
        """Put it right again."""
        self._mending.make_again()

    # What is shown

    def _show(self, proposal: Proposal, lines: Lines | None) -> None:
        before = self.proposal
        begin = before is None or proposal.layout.table != before.layout.table
        self.proposal = self._mending.proposal = proposal
        self.show_work(proposal.wants)
        self.head.show_proposal(proposal)
        self.sheet.show_proposal(proposal)
        self.fields.show_proposal(proposal)
        self.questions.show_proposal(proposal)
        if lines is not None:
            answered = sum(question.answer is not Answer.OPEN for question in proposal.questions)
            self.outcomes.show_counts(lines.counts, answered)
            if lines.show is not self.outcomes.shown:
                lines = Lines(proposal, self.outcomes.shown)
        self.table.show_lines(lines, begin)
        self._show_button()
        self._guide.follow(proposal)
        self._mending.tell()
        if self._import_next:
            self._import_next = False
            self.import_now()

    def _show_button(self) -> None:
        plan = self.proposal.plan if self.proposal else None
        self.foot.show_plan(plan, self._importing is not None)

    def _tell_trouble(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.show_trouble(f"Reading {self._intake.name} was stopped. Nothing was written.")
        elif isinstance(error, Refusal):
            self.show_trouble(str(error), isinstance(error, NeedsPassword))
        elif isinstance(error, OtherList):
            from lwdesk.ui.importing.back import open_back

            self._window.leave_screen()
            open_back(self._window, error.plan)
        else:
            self._window.leave_screen()
            self._window.trouble(error)

    def _end_import(self, sentence: str) -> None:
        """Go on after an import that was stopped or refused: its plan may have been used up."""
        self._importing = None
        self._mending.stopped = False
        self._window.say(sentence, "warning")
        self.planning.ask()

    # Ways on

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
        self.planning.proposed.connect(self._show)
        self.planning.troubled.connect(self._tell_trouble)
        self._mending.turned.connect(self._window.say)
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
