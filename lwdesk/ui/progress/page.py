"""Progress: a line on every commitment, typed one after the other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from lwdesk.operations import progress
from lwdesk.operations.progress import Said
from lwdesk.records import COMMITMENT
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.framework.head import PartHead
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.laid_out import on_paper
from lwdesk.ui.pages.nothing import NothingYet
from lwdesk.ui.pages.page import Page
from lwdesk.ui.progress.commands import ProgressCommands
from lwdesk.ui.progress.filters import ProgressFilters
from lwdesk.ui.progress.foot import ProgressFoot
from lwdesk.ui.progress.line import TodaysLine
from lwdesk.ui.progress.table import ProgressTable
from lwdesk.ui.typing.saving import Saving

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

_FEW = 50
"""How many commitments that changed are shown one by one, rather than all read anew."""
_REST_MS = 60
"""How long the keyboard rests on a line before what was said of it is shown."""
_COUNT_MS = 250
_NONE = "Commitments say who has promised what. Before a meeting a line is typed here on each of them, one by one."
_ALL_CLOSED = "All commitments are done or dropped. “Done and dropped too” shows them."
_NONE_HERE = "None of the commitments holds all that the filters ask for."


def progress_page(window: "Window", store: "Store") -> "ProgressPage":
    """The page of the lines."""
    return ProgressPage(window, store)


class ProgressPage(Page):
    """All open commitments, each with the line of today; everything is stored as one types."""

    depends_on = frozenset({COMMITMENT.name, "action", "progress", "issue", "contact", "organisation", "term"})

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Progress")
        self._window, self._store = window, store
        self._all: list[CommitmentInfo] = []
        self._said: dict[int, Said] = {}
        self._lines: dict[int, TodaysLine] = {}
        self._issues: dict[int, int] = {}
        self._day = store.today()
        self.saving = Saving(store, "Type in progress", self)
        self.saving.troubled.connect(lambda text: window.say(text, "trouble"))
        self.filters = ProgressFilters(self)
        self.box = self.filters.box
        self.table = ProgressTable(self.saving)
        self.table.locked = window.looking
        self.foot = ProgressFoot()
        self.commands = ProgressCommands(window, store, self)
        self.issue = head_button("Raise an issue…", "megaphone", "Ask the board about this commitment (Ctrl+Shift+I)")
        self.export = head_button("Export…", "download", "Write the plan with its progress to a file (Ctrl+E)")
        self.head = PartHead("Progress", (self.issue, self.export), self.filters.widgets)
        self.empty = NothingYet(
            "clipboard-list", "No commitments yet", _NONE,
            ("Go to the commitments", "target", lambda: window.show_page("Action plan", "Commitments")),
        )  # fmt: skip
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_foot)
        # Not with every line that is stored: of thousands the counting takes a while.
        self._counting = QTimer(self, interval=_COUNT_MS, singleShot=True)
        self._counting.timeout.connect(self._show_count)
        self._shown = on_paper(self.table, self.foot, margins=(14, 0, 0, 0))
        self._stack = self.lay_out(self.head, self._shown, self.empty)
        self._connect()

    def open(self) -> None:
        """Show every open commitment."""
        self.reload()

    def focus(self) -> None:
        """Put the keyboard into the line under it, which is the first one to begin with."""
        if not self.table.records.rows:
            (self.box if self._all else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.table.box.isVisible():
            self.table.box.setFocus()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.begin()

    def flush(self) -> None:
        """Store what was typed."""
        self.saving.flush()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could not be stored."""
        return not self.saving.flush()

    def finish(self) -> None:
        """Store what was typed, and try nothing again: the study closes next."""
        self.flush()
        for timer in (self._rest, self._counting):
            timer.stop()
        self.saving.stop()

    def follow(self, notice: "Notice") -> None:
        """Bring the lines up to date after a change; what was typed here stands here already."""
        if self.saving.busy:
            self._counting.start()
        else:
            super().follow(notice)

    def take_in(self, notice: "Notice") -> None:
        """Show what has changed: a few commitments each where it stands, else all anew."""
        ids = notice.changed.get(COMMITMENT.name)
        own = notice.changed.keys() & self.depends_on == {COMMITMENT.name}
        if ids and len(ids) <= _FEW and own and self._replace(ids):
            self._show_count()
            self._show_foot()
        else:
            self.reload()

    def is_old(self) -> bool:
        """Whether something changed meanwhile, or a new day has begun."""
        return super().is_old() or bool(self._all and self._day != self._store.today())

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if self.table.records.rows:
            return [self.box, self.table.box if self.table.box.isVisible() else self.table]
        return [self.box] if self._all else [self.box, self.empty.button]

    def current_record(self) -> tuple[str, int] | None:
        """The commitment under the keyboard."""
        row = self.table.row()
        return (COMMITMENT.name, row.info.id) if row and row.info else None

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a commitment, or on that of an update."""
        told = next((u.commitment for u in self._store.plan.updates() if u.id == record_id), record_id)
        if self.table.records.row_of(told) < 0:
            self.filters.clear()
            self.filters.all.setChecked(self.table.records.row_of(told) < 0)
        return self.table.choose(told)

    def start_export(self) -> None:
        """Write the plan to a file; asks where."""
        self.commands.export()

    def reload(self) -> None:
        """Read commitments and updates anew; what was typed and is not stored yet stays."""
        plan, self._day = self._store.plan, self._store.today()
        self._all = plan.commitments(self._day)
        self._said = progress.said_by(plan.updates(), self._day)
        self._issues = {}
        for issue in plan.issues():
            if issue.is_open and issue.commitment is not None:
                self._issues[issue.commitment] = self._issues.get(issue.commitment, 0) + 1
        before, self._lines = self._lines, {}
        for one in self._all:
            line = before.pop(one.id, None)
            if line is None or line.day != self._day:
                line = TodaysLine(one.id, self._day)
            line.show(self._said.get(one.id, progress.NOTHING_SAID).today)
            self._lines[one.id] = line
        for gone in before.values():
            self.saving.forget(gone)
        self.filters.show_options(plan.actions(), self._all)
        self.show_filtered()

    def show_filtered(self) -> None:
        """Show what the filters let through."""
        shown = self.filters.let_through(self._all)
        self.table.show_groups(progress.groups(self._store, shown), self._said, self._lines)
        self._show_count()
        if not shown:
            closed = bool(self._all) and not self.filters.is_narrowed
            words = _ALL_CLOSED if closed else _NONE_HERE if self._all else _NONE
            self.empty.say("Nothing to show" if self._all else "No commitments yet", words, begins=not self._all)
        self._stack.setCurrentWidget(self._shown if shown else self.empty)
        self._show_foot()

    def home(self) -> QWidget:
        """The lines."""
        return self.table

    # Inside

    def _replace(self, ids: frozenset[int]) -> bool:
        """Show what these commitments say now, each where it stands, so that nothing goes from under the keyboard.

        False where one is new or gone. What no longer fits the filters goes when these are next looked at.
        """
        now = {one.id: one for one in self._store.plan.commitments(self._day, ids)}
        places = {one.id: n for n, one in enumerate(self._all)}
        same = all(
            i in places and i in now and (now[i].action, now[i].strand) == (self._all[places[i]].action,
                                                                            self._all[places[i]].strand)
            for i in ids
        )  # fmt: skip
        if same:
            for i, one in now.items():
                self._all[places[i]] = one
                self.table.records.replace(one)
        return same

    def _show_count(self) -> None:
        shown = sum(row.info is not None for row in self.table.records.rows)
        told = sum(bool(line.text.strip()) for line in self._lines.values())
        self.head.count.setText(progress.tally(self._all, shown, told) if self._all else "")

    def _connect(self) -> None:
        table, commands = self.table, self.commands
        self.filters.changed.connect(self.show_filtered)
        self.box.left.connect(self.focus)
        table.chosen.connect(self._rest.start)
        table.said.connect(commands.say)
        table.opened.connect(lambda commitment: self._window.open_record(COMMITMENT.name, commitment))
        table.ended.connect(lambda: self._window.say("That was the last one; everything is stored.", "done"))
        table.escaped.connect(self.box.setFocus)
        table.emptied.connect(lambda: self._window.say("Took the line away.", "done", ("Undo", self._window.undo)))
        self.issue.clicked.connect(commands.raise_issue)
        self.export.clicked.connect(self._window.start_export)
        for keys, act in (("Ctrl+Shift+I", commands.raise_issue), ("Ctrl+L", self.filters.late.toggle)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show_foot(self) -> None:
        self._rest.stop()
        if QApplication.closingDown():
            return
        row = self.table.row()
        issues = self._issues.get(row.info.id, 0) if row and row.info else 0
        self.foot.show_row(row, self.table.currentIndex().column(), issues)
