"""The day of the event: what it is, how many come, and its workshops."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lwdesk.records import EVENT, WORKSHOP
from lwdesk.store.event import CHOSEN
from lwdesk.ui.event.buttons import quiet_button
from lwdesk.ui.event.day_commands import DayCommands
from lwdesk.ui.event.figures import FiguresStrip
from lwdesk.ui.event.papers import offer_papers
from lwdesk.ui.event.workshop_table import WorkshopTable
from lwdesk.ui.form import RecordForm
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.pages.nothing import NothingYet
from lwdesk.ui.pages.page import Page
from lwdesk.ui.table.columns import keep
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

_ABOUT = {"event", "workshop", "delegate", "contact", "theme"}
"""The kinds of record of which a change may change what is shown here."""
_NONE = "Date, place and workshops stand here; whom to invite is chosen under Delegates."


def day_page(window: "Window", store: "Store") -> "DayPage":
    """The page."""
    return DayPage(window, store)


class DayPage(Page):
    """The event's form at the left, the figures above, and the workshops, which are written in their table."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Day")
        self._window, self._store = window, store
        self.event_id: int | None = None
        self._is_old = False
        self.form = RecordForm(store, EVENT)
        self.figures = FiguresStrip()
        self.table = WorkshopTable(store)
        self.table.cells.may_write = not window.looking
        self.events = QComboBox()
        self.events.setAccessibleName("Event")
        self.events.setToolTip("Which event is looked at")
        self.events.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.events.setMaximumWidth(scaled(360))
        self.new_event_button = quiet_button("New event", "plus", "Another event (Ctrl+N)")
        self.export_button = quiet_button("Export…", "download", "Attendance list, workshop lists, badges (Ctrl+E)")
        self.new_workshop_button = quiet_button("New workshop", "plus", "Insert, or Ctrl+N in the table")
        self.empty = NothingYet(
            "presentation", "No event yet", _NONE, ("New event", "plus", lambda: window.command("new"))
        )
        self.commands = DayCommands(window, store, self)
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Show the event that is looked at."""
        self.reload()

    def focus(self) -> None:
        """Put the keyboard into the workshops, else into the form, or on the way to begin."""
        if self.event_id is None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.table.cells.rows:
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.table.cells.index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        self.table.close_editor()
        self.form.flush()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could not be stored."""
        self.table.close_editor()
        return not self.form.flush()

    def finish(self) -> None:
        """Store everything; the study closes next."""
        self.table.close_editor()
        self.form.stop_listening()

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change; a page that is not shown waits until it is."""
        if not _ABOUT.isdisjoint(notice.changed):
            if self.isHidden() or not self.isVisible():
                self._is_old = True
            else:
                self.reload()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.empty.button] if self.event_id is None else [self.form, self.table]

    def current_record(self) -> tuple[str, int] | None:
        """The workshop under the keyboard."""
        workshop = self.table.current_id()
        return None if workshop is None else (WORKSHOP.name, workshop)

    def show_record_of(self, record_name: str, record_id: int) -> bool:
        """Look at an event, or put the keyboard on a workshop of any."""
        if record_name != EVENT.name:
            return self.show_record(record_id)
        held = self._store.get(EVENT, record_id)
        if held is None or held["deleted_at"]:
            return False
        self.show_event(record_id)
        self.form.focus_first()
        return True

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a workshop of any event, or show the event of that id."""
        workshop = self._store.get(WORKSHOP, record_id)
        if workshop and not workshop["deleted_at"]:
            event = workshop["event"] if workshop["event"] is not None else self._store.event.latest()
            if event != self.event_id:
                self.show_event(event)
            if self.table.choose(record_id, 0):
                return True
        return record_id == self.event_id

    def start_export(self) -> None:
        """Ask which paper of the event is to be written."""
        self.flush()
        offer_papers(self._window, self.event_id, self.export_button)

    def show_event(self, event: int | None) -> None:
        """Look at another event from now on."""
        if event is not None and not self._window.looking:
            keep(self._store, CHOSEN, event)
        self.event_id = event
        self.reload(event)

    def reload(self, event: int | None = None) -> None:
        """Read the event anew."""
        self._is_old = False
        self.event_id = event if event is not None else self._store.event.current()
        if self.form.record_id != self.event_id:
            self.form.show_record(self.event_id)
        self.table.cells.show_event(self.event_id)
        self.figures.show_figures(self._store.event.figures(self.event_id))
        self._show_events()
        self._stack.setCurrentWidget(self._shown if self.event_id is not None else self.empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the form goes to the workshops, or to the way to make one; what was typed is stored."""
        if event.key() == Qt.Key.Key_Escape and self.form.isAncestorOf(QApplication.focusWidget() or self):
            self.flush()
            if self.event_id is None or self.table.cells.rows:
                self.focus()
            else:
                self.new_workshop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Insert and self.event_id is not None:
            self.commands.new_workshop()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page up to date with what changed while another was shown."""
        super().showEvent(event)
        if self._is_old:
            self.reload()

    # Inside

    def _show_events(self) -> None:
        events = self._store.event.events()
        self.events.blockSignals(True)
        self.events.clear()
        for one in events:
            day = f" · {one.day:%Y}" if one.day else ""
            self.events.addItem(f"{one.name or 'Event without a name'}{day}", one.id)
        self.events.setCurrentIndex(next((n for n, one in enumerate(events) if one.id == self.event_id), -1))
        self.events.blockSignals(False)
        self.events.setVisible(len(events) > 1)

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(24, 14, 16, 12)
        head = Flow(8)
        above.addLayout(head)
        title = QLabel("The day")
        title.setProperty("look", "title")
        for widget in (title, self.events):
            head.addWidget(widget)
        head.push()
        for button in (self.export_button, self.new_event_button):
            head.addWidget(button)
        right = self._workshops_side()
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.setHandleWidth(1)
        self.form.setMinimumWidth(scaled(252))
        beside.addWidget(self.form)
        beside.addWidget(right)
        beside.setSizes(self._store.remembered("split/day", [300, 790]))
        beside.splitterMoved.connect(lambda *_: keep(self._store, "split/day", beside.sizes()))
        self._shown = QWidget()
        outer = QVBoxLayout(self._shown)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(above)
        outer.addWidget(beside, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)

    def _workshops_side(self) -> QWidget:
        right = QWidget()
        right.setProperty("look", "paper")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.figures)
        line = QHBoxLayout()
        line.setContentsMargins(0, 14, 0, 0)
        words = QLabel("Workshops")
        words.setProperty("look", "heading")
        line.addWidget(words)
        line.addStretch(1)
        line.addWidget(self.new_workshop_button)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        hint = Hint("Type into a cell · Alt+Up and Alt+Down move a workshop · Delete deletes it")
        column.addWidget(hint)
        return right

    def _connect(self) -> None:
        self.form.message.connect(self._window.say)
        self.form.open_record.connect(self._window.open_record)
        self.table.cells.refused.connect(lambda sentence: self._window.say(sentence, "warning"))
        self.table.new_asked.connect(self.commands.new_workshop)
        self.table.delete_asked.connect(lambda: self._window.command("delete"))
        self.table.moved.connect(self.commands.move)
        self.events.activated.connect(lambda _: self.show_event(self.events.currentData()))
        self.new_event_button.clicked.connect(self.commands.new_event)
        self.new_workshop_button.clicked.connect(self.commands.new_workshop)
        self.export_button.clicked.connect(self._window.start_export)
