"""The plan made again beside the window whenever something is put right, and always the newest one shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from lwdesk.ui.importing.intake import Intake
from lwdesk.ui.importing.lines import Lines
from lwdesk.ui.importing.proposal import Proposal
from lwdesk.ui.jobs import Cancelled, Job, Jobs

MANY = 5_000
"""From so many rows on a plan that is out of date is stopped rather than waited for."""
Change = Callable[[], None]


class Planning(QObject):
    """Changes an intake and plans it, one job at a time; changes that come meanwhile are taken up next."""

    proposed = Signal(object, object)
    """The newest proposal, and the lines of its plan; None for those where it has no plan."""
    troubled = Signal(object)
    began = Signal()

    def __init__(self, jobs: Jobs, intake: Intake, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._intake = intake
        self._waiting: list[Change] = []
        self._again = False
        self._job: Job | None = None
        self._rows = 0
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a newer proposal is on its way."""
        return self._job is not None

    def ask(self, *changes: Change) -> None:
        """Make the changes to the intake, then plan it anew."""
        self._waiting += changes
        self._again = True
        if self._job is None:
            self._begin()
        elif self._rows >= MANY:
            self._job.cancel()

    def close(self) -> None:
        """Stop; nothing is told any more."""
        self._closed = True
        if self._job:
            self._job.cancel()

    def _begin(self) -> None:
        changes, self._waiting, self._again = self._waiting, [], False
        intake = self._intake

        def work(step: Callable[..., None]) -> tuple[Proposal, Lines | None]:
            for change in changes:
                if self._closed:
                    step()
                # A plan that is out of date is stopped, but what the user put right is never lost with it.
                change()
            proposal = intake.propose(step)
            return proposal, Lines(proposal) if proposal.plan else None

        self._job = self._jobs.start(work, done=self._answer, failed=self._answer, label=f"Reading {intake.name}")
        self.began.emit()

    def _answer(self, answer: object) -> None:
        self._job = None
        if self._closed:
            self._intake.book.close()
            return
        if self._again and isinstance(answer, tuple | Cancelled):
            self._begin()
        elif isinstance(answer, tuple):
            self._rows = answer[0].sheet.rows
            self.proposed.emit(*answer)
        else:
            self._waiting, self._again = [], False
            self.troubled.emit(answer)
