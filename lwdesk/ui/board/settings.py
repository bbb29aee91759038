"""What a paper for the board is called, for which meeting, since when it tells, and on what it is written."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.exchange.board.facts import DAY, PAPER, called
from lwdesk.fields import Field, Kind, Ui
from lwdesk.records import PAPER as RECORD
from lwdesk.store.papers import PaperInfo
from lwdesk.ui.board.section import WIDEST
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import Row, plain_label
from lwdesk.ui.pauses import PAUSE
from lwdesk.ui.theme import scaled, set_look
from lwdesk.values import Unreadable, show_date

if TYPE_CHECKING:
    from lwdesk.store import Store

_LAST, _OTHER = "last", "day"
_DAY = Field("since", "Since which day", "", Ui(Kind.DATE, width=13))
_PLAIN = "A plain page. Choose a Word document with your letterhead to write on that."


class SettingsBox(QWidget):
    """The fields above the sections. They store by themselves what is typed."""

    title_given = Signal(str)
    meeting_given = Signal(object)
    since_given = Signal(object)
    """As operations.board.set_since takes it."""
    letterhead_asked = Signal()
    plain_asked = Signal()

    def __init__(self, store: "Store", read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Row(RECORD.field("name"), store, self)
        self.meeting = Row(RECORD.field("day"), store, self)
        self.since = QComboBox()
        self.since.setAccessibleName("Tells of what changed since")
        self.day = Row(_DAY, store, self)
        self.letterhead = plain_label("", "quiet")
        self.choose = QPushButton("Letterhead…")
        self.plain = QPushButton("Plain page")
        self._held: tuple[str, date | None, date | None] = ("", None, None)
        self._asks_day = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.store_now)
        self._lay_out()
        self._connect()
        for widget in (self.title, self.meeting, self.since, self.day, self.choose, self.plain):
            widget.setEnabled(not read_only)

    def show_paper(self, title: str, paper: PaperInfo | None, earlier: Sequence[PaperInfo]) -> None:
        """Show what is kept of the paper; what is being typed stays."""
        since = paper.since if paper else None
        day = date.fromisoformat(since.removeprefix(DAY)) if since and since.startswith(DAY) else None
        meeting = paper.day if paper else None
        if self._held[0] == self.title.editor.text() or not self.title.editor.text():
            self.title.editor.set_value(title)
        if not self._unread(self.meeting, self._held[1]):
            self.meeting.editor.set_value(meeting)
        if not self._unread(self.day, self._held[2]):
            self.day.editor.set_value(day)
        self._held = (title, meeting, day)
        self._asks_day = self._asks_day and day is None
        self._fill([paper for paper in earlier if paper.told], since)

    def show_letterhead(self, path: Path | None) -> None:
        """Say on what the paper is written."""
        self.letterhead.setText(f"{path.name}, in {path.parent}" if path else _PLAIN)
        self.plain.setVisible(path is not None)

    def store_now(self) -> None:
        """Store what was typed; what cannot be read says so under its field, and stays."""
        self._pause.stop()
        title, (held, meeting, day) = self.title.editor.text().strip(), self._held
        if title and title != held:
            self._held = (title, meeting, day)
            self.title_given.emit(title)
        typed = self._read(self.meeting)
        if typed != "" and typed != meeting:
            self._held = (self._held[0], typed, day)  # type: ignore[assignment]
            self.meeting_given.emit(typed)
        typed = self._read(self.day)
        if isinstance(typed, date) and typed != day and not self.day.isHidden():
            self._held = (*self._held[:2], typed)
            self.since_given.emit(f"{DAY}{typed.isoformat()}")

    def _read(self, row: Row) -> date | str | None:
        """The day that stands there; "" where it is no day."""
        try:
            value: date | None = row.editor.value()
        except Unreadable as sentence:
            row.show_trouble(str(sentence))
            return ""
        row.show_trouble("")
        return value

    @staticmethod
    def _unread(row: Row, held: date | None) -> bool:
        """Whether something else stands there than was kept."""
        try:
            return bool(row.editor.value() != held)
        except Unreadable:
            return True

    def _fill(self, earlier: Sequence[PaperInfo], since: str | None) -> None:
        self.since.blockSignals(True)
        self.since.clear()
        if earlier:
            self.since.addItem(f"The last paper, of {called(earlier[0])}", _LAST)
        for paper in earlier[1:]:
            self.since.addItem(f"The paper of {called(paper)}", f"{PAPER}{paper.id}")
        self.since.addItem("Nothing before: all of it is new", "")
        self.since.addItem("A day…", _OTHER)
        nothing = "" if not earlier else _LAST
        wanted = _OTHER if self._asks_day or (since or "").startswith(DAY) else nothing if since is None else since
        if earlier and wanted == f"{PAPER}{earlier[0].id}":
            wanted = _LAST
        place = self.since.findData(wanted)
        self.since.setCurrentIndex(max(place, 0))
        self.since.blockSignals(False)
        self.day.setVisible(wanted == _OTHER)

    def _choose_since(self) -> None:
        chosen = self.since.currentData()
        self._asks_day = chosen == _OTHER
        self.day.setVisible(self._asks_day)
        if self._asks_day:
            self.day.editor.focus_input()
        else:
            self.since_given.emit(None if chosen == _LAST else chosen)

    def _lay_out(self) -> None:
        label = QLabel("Tells of what changed since")
        label.setBuddy(self.since)
        since = QVBoxLayout()
        since.setSpacing(4)
        for widget in (label, self.since):
            since.addWidget(widget)
        since.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.meeting, 0, 1)
        grid.addLayout(since, 1, 0)
        grid.addWidget(self.day, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.setMaximumWidth(scaled(WIDEST))
        line = QHBoxLayout()
        line.setSpacing(6)
        for button in (self.choose, self.plain):
            set_look(button, "quiet")
            press_with_enter(button)
        self.choose.setToolTip(
            "A Word document or template (.docx, .dotx): the paper takes the place of its line [paper], or follows it"
        )
        line.addWidget(self.letterhead, 1)
        line.addWidget(self.choose)
        line.addWidget(self.plain)
        grid.addLayout(line, 2, 0, 1, 2)

    def _connect(self) -> None:
        for row in (self.title, self.meeting, self.day):
            row.editor.typed.connect(self._pause.start)
            row.editor.chosen.connect(self.store_now)
            row.editor.left.connect(self.store_now)
        self.since.activated.connect(lambda _: self._choose_since())
        self.choose.clicked.connect(self.letterhead_asked)
        self.plain.clicked.connect(self.plain_asked)


def in_words(paper: PaperInfo) -> str:
    """A paper in a line of a list: "18 May 2004 · Progress of the plan"."""
    day = paper.day or paper.written
    return " · ".join(part for part in (show_date(day) if day else "", paper.name) if part)
