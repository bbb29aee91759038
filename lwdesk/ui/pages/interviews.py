"""The Interviews page: the schedule as a table, as a week and by interviewer, with what comes next for each."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lwdesk.operations import schedule
from lwdesk.records import INTERVIEW
from lwdesk.records.interview import BOOKED, DECLINED, PROPOSED, STATUSES
from lwdesk.ui import scheduling
from lwdesk.ui.dialogs.times import show_time
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.pages.by_interviewer import ByInterviewer
from lwdesk.ui.pages.clashes import CLASH, Clashes
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.summaries import SummariesView
from lwdesk.ui.pages.views import Views
from lwdesk.ui.pages.week import WeekView
from lwdesk.ui.theme import set_look
from lwdesk.ui.typing import open_typing

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.form import RecordForm
    from lwdesk.ui.window import Window

FILTERS = ("wave", "status", "interviewer", "mode")
_PAUSE_MS = 120


def interviews_page(window: "Window", store: "Store") -> ListPage:
    """The page of all interviews; under the form how far each has come, in it a line about clashes."""
    page = ListPage(window, store, INTERVIEW, title="Interviews", filters=FILTERS)
    page.fresh = {"status": PROPOSED}
    views = [
        ("Week", WeekView(store)),
        ("By interviewer", ByInterviewer(store)),
        ("Summaries", SummariesView(window, store)),
    ]
    page.views = Views(store, page, views)
    page.side.add_below(Moves(window, store))
    watch = ClashWatch(store, page)
    page.side.add_watcher(watch)
    page.side.made.connect(watch.show_in)
    window.study_changed.connect(watch.stop)
    page.more = [
        ("Type up notes\tF4", partial(open_typing, window)),
        ("Book\tCtrl+B", partial(scheduling.book, window)),
        ("Next status\tCtrl+.", partial(scheduling.move_on, window)),
        ("Decline", partial(scheduling.decline, window)),
        ("Save in a calendar…", partial(scheduling.save_calendar, window, chosen=True)),
    ]
    return page


class Moves(QWidget):
    """How far the interview has come, with the day of each move, and a button for the next."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self._store = store
        self.told = plain_label("", "quiet", self)
        self.next, self.book, self.decline = QPushButton(self), QPushButton("Book", self), QPushButton("Decline", self)
        self.next.setToolTip("Ctrl+.")
        self.book.setToolTip("Ctrl+B")
        self.type_up = QPushButton("Type up notes", self)
        self.type_up.setToolTip("F4")
        set_look(self.decline, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(plain_label("How far it has come", "section", self))
        column.addWidget(self.told)
        row = Flow(6)
        for button, act in (
            (self.type_up, open_typing),
            (self.next, scheduling.move_on),
            (self.book, scheduling.book),
            (self.decline, scheduling.decline),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: act(window))
            row.addWidget(button)
        column.addLayout(row)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_record(self, record_id: int | None) -> None:
        """Show how far this interview has come."""
        held = self._store.get(INTERVIEW, record_id) if record_id is not None else None
        self.setVisible(held is not None)
        if held is None or record_id is None:
            return
        moves = [f"{status} {_day(at)}" for status, at in schedule.moves(self._store, record_id)]
        self.told.setText(" → ".join(moves) or "It has no status yet.")
        status = held["status"]
        following = schedule.next_status(status)
        self.next.setVisible(bool(following))
        self.next.setText(schedule.VERBS.get(following, ""))
        before = STATUSES[: STATUSES.index(BOOKED)]
        self.book.setVisible(status in ("", *before) and following != BOOKED)
        self.decline.setVisible(status != DECLINED)
        # Offered where there may be notes: not before it is booked.
        self.type_up.setVisible(status in STATUSES[STATUSES.index(BOOKED) : STATUSES.index(DECLINED)])


def _day(at: str) -> str:
    """The day of a time: "today", "3 Nov 2003"."""
    day = show_time(at).rsplit(" ", 1)[0]
    return day.lower() if day[0].isalpha() else day


class ClashWatch(QObject):
    """Marks the interviews of the table that one interviewer cannot both hold, and says so under the date."""

    def __init__(self, store: "Store", page: ListPage) -> None:
        super().__init__(page)
        self._store, self._page = store, page
        self._id: int | None = None
        self.clashes = Clashes(store)
        # Not at once: whoever has just stored something goes on typing.
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self.line = plain_label("", "quiet")
        self.line.setParent(page)
        self.line.hide()

    def stop(self) -> None:
        """Look no more: the study closes next."""
        self._pause.stop()

    def show_in(self, form: "RecordForm") -> None:
        """Have the line stand in the form, under the date."""
        form.add_line("day", self.line)

    def show_record(self, record_id: int | None) -> None:
        """Say what is known of this interview, and look anew soon if something has changed."""
        self._id = record_id
        self._tell()
        if not self.clashes.are_fresh:
            self._pause.start()

    def look(self) -> None:
        """Look for clashes among all interviews, if anything has changed since that was last done."""
        if not self.clashes.are_fresh:
            self._page.rows.model.show_marks(dict.fromkeys(self.clashes.look(), CLASH))
        self._tell()

    def _tell(self) -> None:
        sentence = schedule.clash_sentence(self.clashes.found.get(self._id or 0, ()))
        self.line.setText(sentence)
        self.line.setVisible(bool(sentence))
