"""Under a form: one line on what the record grew from and what became of it, which opens the thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from collections.abc import Callable

    from lwdesk.store import Store
    from lwdesk.ui.window import Window

WITH_LINE = ("commitment", "proposal", "contribution", "activity", "recommendation")
"""The kinds whose form has the line under it."""
_LINKED = ("commitment", "proposal", "contribution", "activity", "recommendation", "framework", "passage", "theme")
_THREADED = (*_LINKED, "interview", "contact", "organisation", "delegate", "action", "workshop")
_QUIET = ("activity",)
"""Kinds of which most records have no thread: of these the line is only there where there is something to say."""
_AROUND = 72
"""Pixels beside the words: edges and the icon."""
_REST_MS = 120
"""How long the keyboard rests on a record before its thread is read."""


class ThreadLine(QWidget):
    """ "Thread: grew from 3 passages; led to 1 commitment". Enter or a click opens the thread."""

    def __init__(self, window: "Window", store: "Store", kind: str) -> None:
        super().__init__()
        self._window, self._store, self._kind = window, store, kind
        self._shown: int | None = None
        self._words = "Thread"
        self.button = QPushButton("Thread")
        self.button.setIcon(icon("waypoints", "quiet"))
        self.button.setToolTip("Open the thread (Ctrl+Shift+T)")
        # What it says gives way to a narrow form, and is whole in its tooltip.
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_look(self.button, "link")
        press_with_enter(self.button)
        line = QFrame()
        line.setProperty("look", "bar")
        line.setFixedHeight(1)
        row = QVBoxLayout()
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self.button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line)
        whole.addLayout(row)
        whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.read)
        self.button.clicked.connect(self._open)

    def show_record(self, record_id: int | None) -> None:
        """Show the line of this record, once the keyboard rests on it."""
        if record_id != self._shown:
            self._say("")
        self._shown = record_id
        self.setVisible(record_id is not None and self._kind not in _QUIET)
        if record_id is not None:
            self._rest.start()

    def read(self) -> None:
        """Read the thread now."""
        from lwdesk.exchange.thread_words import summary_line

        self._rest.stop()
        if self._shown is None or self._window.store is not self._store:
            return
        thread = self._store.threads.of(self._kind, self._shown)
        told = summary_line(thread) if thread else ""
        self._say(told or "nothing is linked to it yet")
        self.setVisible(bool(told) or self._kind not in _QUIET)

    def _say(self, told: str) -> None:
        self._words = words = f"Thread: {told}" if told else "Thread"
        self._fit()
        self.button.setAccessibleName(words)
        self.button.setToolTip(f"{words}. Opens the thread (Ctrl+Shift+T)")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow form has room for less of the line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - scaled(_AROUND)
        metrics = self.button.fontMetrics()
        self.button.setText(f" {metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0))}")

    def _open(self) -> None:
        from lwdesk.ui.thread import show_thread_of

        if self._shown is not None:
            self._window.flush()
            show_thread_of(self._window, (self._kind, self._shown))


def links_menu(window: "Window", kind: str) -> "list[tuple[str, Callable[[], None]]]":
    """What the menu of a row offers for records of that kind: the thread, and a link by hand."""
    found: list[tuple[str, Callable[[], None]]] = []
    if kind in _THREADED:
        found.append(("Thread\tCtrl+Shift+T", lambda: _ask(window, "show_thread")))
    if kind in _LINKED:
        found.append(("Link to…", lambda: _ask(window, "link_current")))
    return found


def _ask(window: "Window", what: str) -> None:
    from lwdesk.ui import thread

    getattr(thread, what)(window)
