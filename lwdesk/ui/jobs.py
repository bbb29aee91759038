"""Work beside the window: plain functions in threads, with progress, cancel and answers in the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


class Cancelled(Exception):
    """Raised inside a piece of work when the user has cancelled it."""


@dataclass(eq=False)
class Job:
    """One piece of work under way; `done` and `total` count what `doing` names, 0 while that is not known."""

    work: Callable[[Callable[..., None]], Any]
    label: str
    on_done: Callable[[Any], None] | None = None
    on_failed: Callable[[Exception], None] | None = None
    on_progress: Callable[[int, int, str], None] | None = None
    done: int = 0
    total: int = 0
    doing: str = ""
    cancelled: bool = field(default=False, init=False)

    def cancel(self) -> None:
        """Let the work stop at its next step."""
        self.cancelled = True


class Jobs(QObject):
    """The work under way. `changed` tells that one began, moved on or ended; answers come in the window's thread."""

    changed = Signal()
    troubled = Signal(object, object)
    """The job and its error, where nobody asked to be told."""
    _reported = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: list[Job] = []
        self._closed = False
        self._reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have begun and not yet been answered, oldest first."""
        return tuple(self._running)

    def start(
        self,
        work: Callable[[Callable[..., None]], Any],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        label: str = "",
    ) -> Job:
        """Begin `work(step)` beside the window; `step(n, total, doing)` raises Cancelled once the user has cancelled.

        `done` gets its result, `failed` its error (Cancelled among them). A job without a label is never
        shown. After `shutdown` nothing is begun, and no answer comes.
        """
        job = Job(work, label, done, failed, progress)
        if self._closed:
            job.cancel()
            return job
        self._running.append(job)
        self.changed.emit()
        self._threads().submit(self._run, job)
        return job

    def shutdown(self) -> None:
        """Cancel everything and wait until it has stopped."""
        self._closed = True
        for job in self._running:
            job.cancel()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _threads(self) -> "ThreadPoolExecutor":
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            # Python's own threads, not QThreadPool's: those lose their thread-local things (a reading connection)
            # while Python is already leaving them, which crashes when a finalizer runs there.
            self._pool = ThreadPoolExecutor(2, thread_name_prefix="job")
        return self._pool

    def _run(self, job: Job) -> None:
        def step(n: int = 0, total: int = 0, doing: str = "") -> None:
            if job.cancelled:
                raise Cancelled
            self._reported.emit(job, "progress", (n, total, doing))

        try:
            result = job.work(step)
        except Exception as error:
            self._reported.emit(job, "failed", error)
        else:
            self._reported.emit(job, "done", result)

    @Slot(object, str, object)
    def _deliver(self, job: Job, what: str, value: Any) -> None:
        if self._closed:
            return
        if what == "progress":
            job.done, job.total, job.doing = value
            if job.on_progress:
                job.on_progress(*value)
            self.changed.emit()
            return
        self._running.remove(job)
        self.changed.emit()
        if what == "done":
            if job.on_done:
                job.on_done(value)
        elif job.on_failed:
            job.on_failed(value)
        else:
            self.troubled.emit(job, value)


class Latest(QObject):
    """Runs the newest of many requests: while one is being answered, only the last one after it is kept."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._busy = False
        self._waiting: tuple[Callable[[], Any], Callable[[Any], None]] | None = None
        self._stale = False

    def ask(self, work: Callable[[], Any], answer: Callable[[Any], None]) -> None:
        """Answer with the result of `work()` unless something newer is asked before it is there."""
        if self._busy:
            self._waiting = (work, answer)
            return
        self._busy, self._stale = True, False
        self._jobs.start(
            lambda _step: work(),
            done=lambda result: self._answered(answer, result),
            failed=lambda error: self._answered(answer, error),
        )

    def forget(self) -> None:
        """Drop what is being asked: its answer will not come."""
        self._waiting, self._stale = None, True

    def _answered(self, answer: Callable[[Any], None], result: Any) -> None:
        self._busy = False
        waiting, self._waiting = self._waiting, None
        stale, self._stale = self._stale, False
        if not stale:
            answer(result)
        # The answer itself may have led away: then nobody is there any more for what was asked after it.
        if waiting and not self._stale:
            self.ask(*waiting)
