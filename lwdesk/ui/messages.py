"""The bar along the foot of the window: what just happened and how to take it back, and the work under way."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from lwdesk.ui.icons import Mark, icon
from lwdesk.ui.jobs import Job, Jobs

Tone = Literal["note", "done", "warning", "trouble"]
_SHAPES = {"note": "info", "done": "circle-check", "warning": "triangle-alert", "trouble": "circle-alert"}
_ROLES = {"note": "quiet", "done": "success", "warning": "warning", "trouble": "danger"}
_STAYS_MS = 12_000
_QUIET_MS = 400


class MessageBar(QFrame):
    """One message with at most one action, the progress of the work under way, and the name of the study."""

    said = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self._shape = Mark("info", "quiet", 18)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setAccessibleName("Message")
        self._act = QPushButton()
        self._act.setCursor(Qt.CursorShape.PointingHandCursor)
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAccessibleName("Hide the message")
        self._close.setToolTip("Hide the message")
        self._close.setAutoRaise(True)
        self._progress = _Progress(jobs, self)
        self._study = QLabel()
        self._study.setProperty("look", "quiet")
        self._study.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._shape)
        row.addWidget(self._text, 1)
        for widget in (self._act, self._close, self._progress, self._study):
            row.addWidget(widget)
        self.setFixedHeight(40)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.timeout.connect(self.clear)
        self._on_act: Callable[[], object] | None = None
        self._act.clicked.connect(self._do_act)
        self._close.clicked.connect(self.clear)
        self.clear()

    @property
    def text(self) -> str:
        """The message that can be read now; "" when there is none."""
        return self._text.text()

    @property
    def action(self) -> str:
        """The words on the message's button; "" when it has none."""
        return self._act.text() if self._on_act else ""

    def say(self, text: str, tone: Tone = "note", action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show one sentence, with a button where something can be done about it; troubles stay until hidden."""
        self._text.setText(text)
        self._text.setToolTip(text)
        self._shape.set_icon(_SHAPES[tone], _ROLES[tone])
        self._on_act = action[1] if action else None
        self._act.setText(action[0] if action else "")
        self._act.setVisible(action is not None)
        self._shape.show()
        self._close.show()
        if tone in ("trouble", "warning"):
            self._leaving.stop()
        else:
            self._leaving.start(_STAYS_MS)
        self._announce(text, urgent=tone == "trouble")
        self.said.emit(text)

    def outdate(self, *acts: Callable[[], object]) -> None:
        """Take a button off the message that does one of these: since another step was made it would turn that one."""
        if self._on_act in acts:
            self._on_act = None
            self._act.hide()

    def clear(self) -> None:
        """Take the message away."""
        self._leaving.stop()
        self._on_act = None
        self._text.clear()
        self._text.setToolTip("")
        for widget in (self._shape, self._act, self._close):
            widget.hide()

    def set_study(self, words: str) -> None:
        """Show at the right what is open: "saved · London Works"."""
        self._study.setText(words)

    def do_action(self) -> None:
        """Press the message's button."""
        self._do_act()

    def _do_act(self) -> None:
        act = self._on_act
        self.clear()
        if act:
            act()

    def _announce(self, text: str, urgent: bool) -> None:
        # Late, since there is nothing to announce while the window starts.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self._text, text)
        manner = QAccessible.AnnouncementPoliteness
        event.setPoliteness(manner.Assertive if urgent else manner.Polite)
        QAccessible.updateAccessibility(event)


class _Progress(QWidget):
    """What the oldest job with a label is doing, from 0.4 s on, with a way to stop it."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 8)
        self._cancel = QPushButton("Cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._label, self._bar, self._cancel):
            row.addWidget(widget)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_QUIET_MS)
        self._patience.timeout.connect(self._show)
        self._cancel.clicked.connect(self._stop)
        jobs.changed.connect(self._follow)
        self.hide()

    def _shown_job(self) -> Job | None:
        return next((job for job in self._jobs.running if job.label), None)

    def _follow(self) -> None:
        job = self._shown_job()
        if job is None:
            self._patience.stop()
            self.hide()
        elif self.isVisible():
            self._draw(job)
        elif not self._patience.isActive():
            self._patience.start()

    def _show(self) -> None:
        if job := self._shown_job():
            self._draw(job)
            self.show()

    def _draw(self, job: Job) -> None:
        doing = job.doing or job.label
        counted = f"{doing} · {job.done:,} of {job.total:,}" if job.total else doing
        self._label.setText("Stopping…" if job.cancelled else counted)
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        self._cancel.setAccessibleName(f"Cancel: {job.label}")
        self._cancel.setDisabled(job.cancelled)

    def _stop(self) -> None:
        if job := self._shown_job():
            job.cancel()
            self._draw(job)
