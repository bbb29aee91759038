"""What was typed and is not yet in the study, and the storing of it: soon, often, and again where it did not go."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from itertools import count
from secrets import token_hex
from threading import get_ident
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from lwdesk.refusal import Refusal
from lwdesk.ui.pauses import LONGEST, PAUSE
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.records.tables import Record
    from lwdesk.store import Step, Store

AGAIN = 3000
"""Milliseconds after which what could not be stored is tried again."""
_SITTING = token_hex(4)
_visits = count(1)


class Written(Protocol):
    """Something typed that knows how to get into the study."""

    def needs_storing(self) -> bool:
        """Whether the study says something else."""

    def write(self, step: "Step") -> Callable[[], None]:
        """Write it; what it gives is called once the step is in the file. Raises Unreadable."""


class Saving(QObject):
    """Everything that waits to be stored. A visit to a field is one step, however often it is stored."""

    stored = Signal(object)
    """When something was stored: a local time."""
    recovered = Signal()
    """What could not be stored for a while is in the study now."""
    troubled = Signal(str)
    """Why something could not be stored; said once, however often it is tried again."""

    def __init__(self, store: "Store", label: str, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._label = store, label
        self._pending: dict[Written, int] = {}
        self._visit = next(_visits)
        self._busy_thread = 0
        self._held_back = False
        self.trouble = ""
        """Why what waits could not be stored; "" while nothing stands in the way."""
        self._pause, self._longest, self._again = (self._timer(ms) for ms in (PAUSE, LONGEST, AGAIN))

    def begin_visit(self) -> None:
        """Have what is typed from here on be a step of its own."""
        self._visit = next(_visits)

    def wait(self, what: Written) -> None:
        """Store this soon. Called with every keystroke, and does next to nothing."""
        self._pending[what] = self._visit
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def waits(self, what: Written) -> bool:
        """Whether this has yet to be stored."""
        return what in self._pending

    def forget(self, what: Written) -> None:
        """Store this no more, for it is gone."""
        self._pending.pop(what, None)

    @property
    def pending(self) -> list[Written]:
        """What has yet to be stored."""
        return list(self._pending)

    @property
    def busy(self) -> bool:
        """Whether this thread is just storing, so that the notice of it is no news."""
        return self._busy_thread == get_ident()

    def flush(self) -> bool:
        """Store all that waits, now; False when some of it could not be and waits still."""
        if self._held_back:
            return not self._pending
        for timer in (self._pause, self._longest, self._again):
            timer.stop()
        trouble, done = "", False
        for what, visit in tuple(self._pending.items()):
            if said := self._store_one(what, visit):
                trouble = said
            else:
                self._pending.pop(what, None)
                done = True
        if trouble:
            self._again.start()
            if trouble != self.trouble:
                self.trouble = trouble
                self.troubled.emit(trouble)
        elif done or self.trouble:
            again, self.trouble = bool(self.trouble), ""
            self.stored.emit(datetime.now())
            if again:
                self.recovered.emit()
        return not self._pending

    def take_out(self, record: "Record", record_id: int) -> None:
        """Delete what was made in the visit under way, as a part of it."""
        with suppress(Refusal):
            self.do(lambda: self._delete(record, record_id))

    def hold_back(self, on: bool) -> None:
        """Store nothing while the interview is not there; what waits is neither lost nor a step behind its deletion."""
        if on and not self._held_back:
            self.stop()
        elif self._held_back and not on and self._pending:
            self._pause.start()
        self._held_back = on

    def end(self) -> None:
        """Store nothing any more, for the study closes next; what waited still is kept elsewhere."""
        self.stop()
        self._pending.clear()

    def stop(self) -> None:
        """Try nothing again by itself."""
        for timer in (self._pause, self._longest, self._again):
            timer.stop()

    def do(self, act: Callable[[], object]) -> None:
        """Do something to the study of which the screen needs no telling."""
        before, self._busy_thread = self._busy_thread, get_ident()
        try:
            act()
        finally:
            self._busy_thread = before

    def _store_one(self, what: Written, visit: int) -> str:
        if not what.needs_storing():
            return ""
        settled: list[Callable[[], None]] = []

        def store() -> None:
            with self._step(visit) as step:
                settled.append(what.write(step))
            settled[0]()

        try:
            self.do(store)
        except (Refusal, Unreadable) as sentence:
            return str(sentence)
        return ""

    def _delete(self, record: "Record", record_id: int) -> None:
        with self._step(self._visit) as step:
            step.delete(record, [record_id])

    def _step(self, visit: int) -> "AbstractContextManager[Step]":
        return self._store.step(self._label, kind="edit", merge=("typing", _SITTING, visit))

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer
