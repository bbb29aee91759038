"""Who is in which workshop: a column each, those without one at the left; moved by keys, drag, or as proposed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lwdesk.operations import event as verbs
from lwdesk.records import DELEGATE
from lwdesk.store.event import DelegateInfo, WorkshopInfo
from lwdesk.text import fold
from lwdesk.ui.event.board_commands import BoardCommands
from lwdesk.ui.event.buttons import quiet_button
from lwdesk.ui.event.column import Column
from lwdesk.ui.event.papers import offer_papers
from lwdesk.ui.hint import Hint
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.pages.nothing import NothingYet
from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

PROPOSE = "Ctrl+Shift+P"
_ABOUT = {"event", "workshop", "delegate", "contact", "organisation"}
_NONE = "Workshops are made under Day; then whoever comes is placed in them here, by hand or as proposed."
_HINT = (
    "1 to 9 and Ctrl+Left or Right move to a workshop, 0 takes out; several with Shift+Down. Enter opens the delegate."
)


def workshops_page(window: "Window", store: "Store") -> "WorkshopsPage":
    """The page."""
    return WorkshopsPage(window, store)


class WorkshopsPage(Page):
    """The columns, the first for those in no workshop. One of them has the keyboard."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Workshops")
        self._window, self._store = window, store
        self.event_id: int | None = None
        self.columns: list[Column] = []
        self._at = 0
        self._is_old = True
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        self.box = _Find()
        self.propose_button = quiet_button("Propose…", "shuffle", f"Have places proposed ({PROPOSE})")
        self.export_button = quiet_button("Export…", "download", "Attendance list, workshop lists, badges (Ctrl+E)")
        self.empty = NothingYet(
            "users",
            "No workshops yet",
            _NONE,
            ("Go to the day", "presentation", lambda: window.show_page("Event", "Day")),
        )
        self.commands = BoardCommands(window, store, self)
        self._lay_out()
        self.box.textEdited.connect(self._find)
        self.box.returnPressed.connect(self.focus)
        self.propose_button.clicked.connect(self.commands.propose)
        self.export_button.clicked.connect(self._window.start_export)
        shortcut = QShortcut(QKeySequence(PROPOSE), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.commands.propose)

    def open(self) -> None:
        """Show who is where."""
        self.reload()

    def focus(self) -> None:
        """Put the keyboard into the column in which it was."""
        if not self.columns or self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.columns[self._at].focus()

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change; a page that is not shown waits until it is."""
        if not _ABOUT.isdisjoint(notice.changed):
            if self.isVisible():
                self.reload()
            else:
                self._is_old = True

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if self._stack.currentWidget() is self.empty:
            return [self.empty.button]
        return [self.box, self.columns[self._at].list]

    def current_record(self) -> tuple[str, int] | None:
        """The delegate under the keyboard."""
        chosen = self.chosen_ids() if self.columns else []
        return (DELEGATE.name, chosen[0]) if chosen else None

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a delegate."""
        for n, column in enumerate(self.columns):
            if column.list.choose(record_id):
                self._at = n
                self.focus()
                return True
        return False

    def start_export(self) -> None:
        """Ask which paper is to be written."""
        offer_papers(self._window, self.event_id, self.export_button)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page up to date with what changed while another was shown."""
        super().showEvent(event)
        if self._is_old:
            self.reload()

    def reload(self) -> None:
        """Read anew who is where; the keyboard stays at its height."""
        self._is_old = False
        self.event_id = self._store.event.current()
        workshops = self._store.event.workshops(self.event_id)
        people = [one for one in self._store.event.delegates(self.event_id) if one.comes]
        self._make_columns(workshops)
        names = {one.id: one.name or "No name" for one in workshops}
        by_workshop: dict[int | None, list[DelegateInfo]] = {}
        for one in people:
            by_workshop.setdefault(one.workshop if one.workshop in names else None, []).append(one)
        for column, workshop in zip(self.columns, (None, *workshops), strict=True):
            column.show_workshop(workshop, by_workshop.get(workshop.id if workshop else None, []), names)
        without = len(by_workshop.get(None, ()))
        placed = len(people) - without
        self.count.setText(f"{placed:,} placed · {without:,} without a workshop")
        self._stack.setCurrentWidget(self._shown if workshops else self.empty)

    def chosen_ids(self) -> list[int]:
        """The delegates that are chosen in the column under the keyboard."""
        return self.columns[self._at].list.chosen_ids()

    def place(self, delegates: Sequence[int], number: int) -> None:
        """Move the delegates to the column of that number, 0 being those in no workshop."""
        if not delegates:
            self._window.say("Choose a delegate first: the arrow keys go from one to the next.")
        elif not 0 <= number < len(self.columns):
            self._window.say(f"There is no workshop {number}. They have the numbers 1 to {len(self.columns) - 1}.")
        elif self.commands.is_a_copy():
            return
        elif verbs.place(self._store, delegates, self.columns[number].workshop):
            column = self.columns[number]
            over = f" That is {column.over:,} more than it has places for." if column.over > 0 else ""
            undo = ("Undo", self._window.undo)
            self._window.say(f"{self._store.undo_label()}.{over}", "warning" if over else "done", undo)

    def go_beside(self, by: int) -> None:
        """Put the keyboard into the column beside."""
        self._at = min(max(self._at + by, 0), len(self.columns) - 1)
        self.focus()

    # Inside

    def _make_columns(self, workshops: Sequence[WorkshopInfo]) -> None:
        wanted = [None, *(one.id for one in workshops)]
        if [column.workshop for column in self.columns] == wanted:
            return
        for column in self.columns:
            self._row.removeWidget(column)
            column.deleteLater()
        self.columns = [Column(n, workshop) for n, workshop in enumerate(wanted)]
        self._at = min(self._at, len(self.columns) - 1)
        for n, column in enumerate(self.columns):
            self._row.addWidget(column, 1)
            column.list.numbered.connect(lambda number, c=column: self.place(c.list.chosen_ids(), number))
            column.list.shifted.connect(lambda by, n=n, c=column: self.place(c.list.chosen_ids(), n + by))
            column.list.beside.connect(self.go_beside)
            column.list.entered_here.connect(lambda n=n: self._note(n))
            column.list.opened.connect(lambda i: self._window.open_record(DELEGATE.name, i))
            # Not within the drop itself: it would take away the list that is dropped from.
            column.list.dropped.connect(lambda ids, n=n: QTimer.singleShot(0, self, lambda: self.place(ids, n)))

    def _note(self, number: int) -> None:
        self._at = number
        self._scroll.ensureWidgetVisible(self.columns[number])

    def _find(self, typed: str) -> None:
        wanted = fold(typed.strip())
        for n, column in enumerate(self.columns):
            for one in column.list.people if wanted else ():
                if wanted in fold(f"{one.name} {one.organisation}"):
                    column.list.choose(one.id)
                    self._note(n)
                    return

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(24, 14, 16, 12)
        head = Flow(8)
        above.addLayout(head)
        title = QLabel("Who is in which workshop")
        title.setProperty("look", "title")
        head.addWidget(title)
        head.addWidget(self.count)
        head.push()
        head.addWidget(self.box)
        head.addWidget(self.propose_button)
        head.addWidget(self.export_button)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._side_by_side(), 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)

    def _side_by_side(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("look", "paper")
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(24, 4, 16, 8)
        self._row.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Workshops side by side")
        hint = Hint(_HINT)
        hint.setContentsMargins(24, 0, 16, 10)
        paper = QWidget()
        paper.setProperty("look", "paper")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        below = QVBoxLayout(paper)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._scroll, 1)
        below.addWidget(hint)
        return paper


class _Find(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Find a delegate")
        self.setPlaceholderText("Find a delegate")
        self.setToolTip("Goes to whom one types (Ctrl+F)")
        self.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(180)
