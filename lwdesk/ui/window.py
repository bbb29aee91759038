"""The window: sidebar, page, message bar; it opens studies, passes commands to the page and follows every change."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from lwdesk.ui import settings, turning
from lwdesk.ui.dropping import dropped_files, take_files
from lwdesk.ui.jobs import Jobs
from lwdesk.ui.menus import Menus
from lwdesk.ui.messages import MessageBar, Tone
from lwdesk.ui.pages import FIRST, PAGE_OF, PAGES, PART_OF, make_page
from lwdesk.ui.shown import Shown
from lwdesk.ui.sidebar import Sidebar
from lwdesk.ui.typing import in_mind

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Notice, Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.pages.page import Page

Action = tuple[str, Callable[[], object]]

TITLE_BAR = 40
"""Pixels that a title bar takes at most; Qt tells how many only once the window is shown."""


class Window(QMainWindow):
    """The one window of a study. `painted` comes once, after its frame was first drawn."""

    noticed = Signal(object)
    """Every change of the study, in the window's thread."""
    painted = Signal()
    study_changed = Signal()
    page_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("lwdesk")
        self.setAcceptDrops(True)
        self.store: Store | None = None
        self.looking = False
        """Whether this is a copy to look at, in which nothing is changed."""
        self.jobs = Jobs(self)
        self.messages = MessageBar(self.jobs)
        self.sidebar = Sidebar(PAGES)
        self.body = Shown()
        self._gives_words_up = False
        self._was_painted = False
        self._unsubscribe: Callable[[], None] = lambda: None
        self._lay_out()
        self.menus = Menus(self)
        self.sidebar.chosen.connect(self.show_page)
        self.noticed.connect(self._follow)
        self.jobs.troubled.connect(lambda _job, error: self.trouble(error))
        self.resize(self._fitting(*settings.read("size", (1280, 800))))

    def _fitting(self, width: int, height: int) -> QSize:
        """The size, or as much of it as the screen has room for beside its own bars and the window's title."""
        room = self.screen().availableSize()
        return QSize(min(width, room.width()), min(height, room.height() - TITLE_BAR))

    # Studies

    def show_study(self, store: "Store", looking: bool = False) -> None:
        """Show an open study; the window closes it when it is done with it."""
        self.close_study()
        self.store, self.looking = store, looking
        self._unsubscribe = store.subscribe(self.noticed.emit)
        self.setWindowTitle(f"{store.name} – lwdesk")
        self.messages.set_study(f"a copy to look at · {store.name}" if looking else f"saved · {store.name}")
        self.sidebar.show()
        self.leave_screen()
        self.study_changed.emit()
        self.show_page(store.remembered("page", FIRST))
        if store.recovered:
            self.say(store.recovered)
        for warning in () if looking else store.warnings:
            self.say(warning, "warning")

    def close_study(self) -> None:
        """Store what is being typed, close the study and show nothing; done already when none is open."""
        store, self.store = self.store, None
        if store is None:
            return
        # Before, since the screen may have to say where its last words went.
        self.messages.clear()
        self.body.finish()
        self._unsubscribe()
        self.body.clear()
        self.sidebar.mark("")
        self.messages.set_study("")
        self.setWindowTitle("lwdesk")
        store.close()
        self.study_changed.emit()

    # Pages and screens

    @property
    def page(self) -> "Page | None":
        """The page that is open; None before a study is, and while a screen takes its place."""
        return self.body.page

    @property
    def list_page(self) -> "ListPage | None":
        """The page that is open, where it is one of a list with its form."""
        from lwdesk.ui.pages.listing import ListPage

        inner = self.page and self.page.inner
        return inner if isinstance(inner, ListPage) else None

    @property
    def shown_screen(self) -> QWidget | None:
        """The screen that takes the place of the page, such as an import."""
        return self.body.screen_

    def show_page(self, name: str, part: str = "") -> None:
        """Open the page of that name, and the part of it; what was being typed on the one before is stored first."""
        if self.store is None:
            return
        self.leave_screen()
        if self.page:
            self.page.flush()
        if name not in (entry.name for entry in PAGES):
            name = FIRST
        changed = name != self.body.page_name
        is_new = self.body.show_page(name, partial(make_page, self, self.store))
        self.sidebar.mark(name)
        page = self.page
        assert page
        if is_new:
            page.open()
        if part and (show_part := getattr(page, "show_part", None)):
            show_part(part)
        else:
            page.focus()
        if changed and not is_new and not self.looking:
            self.store.remember("page", name)
        self.page_changed.emit()

    def open_record(self, record_name: str, record_id: int | None) -> None:
        """Show a record on its page."""
        if self.store is None or record_id is None or record_name not in PAGE_OF:
            return
        if record_name in ("passage", "reading"):
            # Their pages show themes and measures: a passage opens in the notes, a reading with its measure.
            from lwdesk.ui.thread import open_key

            open_key(self, self.store, (record_name, record_id))
            return
        self.show_page(PAGE_OF[record_name], PART_OF.get(record_name, ""))
        page = self.page
        if page and not page.show_record_of(record_name, record_id):
            self.say("It is no longer in the list: it may have been deleted. Undo brings it back.")

    def show_screen(self, screen: QWidget, with_sidebar: bool = True) -> None:
        """Put a screen such as an import in the place of the page, until `leave_screen`.

        A screen on which something is typed has `flush`, `finish` and `follow`, as a page has.
        """
        self.body.show_screen(screen)
        self.sidebar.setVisible(with_sidebar)
        self.page_changed.emit()

    def leave_screen(self) -> None:
        """Go back from a screen to the page under it."""
        if self.body.leave_screen():
            self.sidebar.setVisible(self.store is not None)
            self.page_changed.emit()

    # Words and commands

    def say(self, text: str, tone: Tone = "note", action: Action | None = None) -> None:
        """Show one sentence in the message bar, with a button where something can be done about it."""
        self.messages.say(text, tone, action)

    def trouble(self, error: BaseException) -> None:
        """Show a trouble of the world as its sentence; anything else is ours and becomes a crash report."""
        from lwdesk.ui.dialogs.crash import report_error

        report_error(error, self)

    def command(self, name: str) -> None:
        """Have the page do what the menu, a key or a button asks for: "new", "copy", "find" and so on."""
        target = self.shown_screen or (self.page and self.page.commands)
        if self.store is None:
            self.say("Open a study first, and this works on its lists.")
        elif not hasattr(target, name):
            self.say("Finish here first." if self.shown_screen else "There is nothing on this page to do that with.")
        elif self.looking and name in ("new", "duplicate", "delete", "paste"):
            self.say("This is a copy to look at. Open the study itself to change it.", "warning")
        else:
            getattr(target, name)()

    def undo(self) -> None:
        """Take the last step back and say which it was; a screen takes back what was done on it."""
        turning.undo(self)

    def redo(self) -> None:
        """Make the step again that was undone last."""
        turning.redo(self)

    def start_import(
        self, path: Path | None = None, record: "Record | None" = None, rows: Sequence[Sequence[str]] | None = None
    ) -> None:
        """Bring in a file, or rows that were pasted; asks for the file when neither is given."""
        if self.store is None or self.looking:
            self.say("Open a study first; then a spreadsheet can be brought into it.")
            return
        from lwdesk.ui.exchanging import begin_import

        begin_import(self, path, record, rows)

    def start_export(self) -> None:
        """Write the list of the page, as it is filtered, to a workbook; asks where."""
        if export_here := getattr(self.shown_screen or (self.page and self.page.inner), "start_export", None):
            export_here()
            return
        if self.list_page is None:
            self.say("Open a list first; then it can be exported.")
            return
        from lwdesk.ui.exchanging import begin_export

        begin_export(self)

    def show_record_history(self) -> None:
        """Show who changed what in the current record, and when."""
        from lwdesk.ui.dialogs.history import show_record_history

        show_record_history(self)

    # Qt's side

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the frame has been drawn: what takes time begins only then."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store everything and close the study before the window goes; it stays where that would lose words."""
        settings.write("size", [self.width(), self.height()])
        if self.must_stay(self.close):
            event.ignore()
            return
        self.jobs.shutdown()
        self.close_study()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, nothing else."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or bring in the files that were dropped."""
        if paths := dropped_files(event):
            event.acceptProposedAction()
            take_files(self, paths)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addWidget(self.body, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.messages)
        self.setCentralWidget(whole)

    def flush(self) -> None:
        """Store what has been typed on the page or the screen and not yet stored."""
        self.body.flush()

    def must_stay(self, go_on: Callable[[], object]) -> bool:
        """Whether the study has to stay open, since closing it would lose words; says so, and offers to go on."""
        self.flush()
        if at_risk := self._words_at_risk():
            self.say(at_risk, "trouble", ("Close all the same", partial(self._give_words_up, go_on)))
        return bool(at_risk)

    def _give_words_up(self, go_on: Callable[[], object]) -> None:
        self._gives_words_up = True
        go_on()
        self._gives_words_up = False
        in_mind.forget()

    def _words_at_risk(self) -> str:
        """What to say of words that closing would lose; "" where there are none, or nobody wants them."""
        asked = getattr(self.shown_screen, "is_at_risk", None)
        if self._gives_words_up:
            return ""
        if not in_mind.is_empty() or bool(asked and asked()):
            return in_mind.AT_RISK
        return in_mind.AT_RISK_HERE if self.body.is_at_risk() else ""

    def _follow(self, notice: "Notice") -> None:
        # An import knows which step it was, and is taken back whatever came after it.
        self.messages.outdate(self.undo, self.redo)
        self.body.follow(notice)
        self.menus.refresh()
