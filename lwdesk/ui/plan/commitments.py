"""The commitments: as a list, a board, a timeline, the next three months, by owner."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from lwdesk.records import COMMITMENT
from lwdesk.records.commitment import AMBER, GREEN, RED
from lwdesk.standing import DROPPED, NOT_STARTED
from lwdesk.ui.editors.over_cell import take_away
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.views import Views
from lwdesk.ui.plan.about import About
from lwdesk.ui.plan.ahead import AheadView
from lwdesk.ui.plan.below import Below
from lwdesk.ui.plan.board import BoardView
from lwdesk.ui.plan.commands import CommitmentCommands
from lwdesk.ui.plan.exporting import PAPERS, write_paper_of
from lwdesk.ui.plan.judging import ReasonLine
from lwdesk.ui.plan.owners import OwnersView
from lwdesk.ui.plan.timeline import TimelineView
from lwdesk.ui.writing import offer_ways

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("action", "strand", "owner", "status", "rag")
FIRST_COLUMNS = {"text": 214, "ref": 66, "status": 98, "rag": 76, "due": 114, "owner": 150}
"""The columns that stand first until the user chooses otherwise, with their widths in pixels."""
TABLE, BOARD, TIMELINE, AHEAD, OWNERS = range(5)
"""The ways to show them, in the order of their buttons."""
JUDGE_KEYS = ((RED, "Alt+R"), (AMBER, "Alt+A"), (GREEN, "Alt+G"))


def commitments_page(window: "Window", store: "Store") -> "CommitmentsPage":
    """The page of the list, with its views."""
    return CommitmentsPage(window, store)


class CommitmentsPage(ListPage):
    """The list with its further ways to be shown; under the form what is measured and said of each."""

    def __init__(self, window: "Window", store: "Store") -> None:
        known = {field.name for field in COMMITMENT.seen}
        super().__init__(
            window, store, COMMITMENT, title="Commitments", filters=[name for name in FILTERS if name in known]
        )
        self.fresh = {"status": NOT_STARTED}
        self._begin_with()
        self.commands: CommitmentCommands = CommitmentCommands(window, store, self)
        self._reason: ReasonLine | None = None
        self.board = BoardView(window, store, self, self.judge)
        self.timeline = TimelineView(store, self)
        self.ahead = AheadView(window, store, self)
        self.owners = OwnersView(store, self)
        views = [
            ("Board", self.board), ("Timeline", self.timeline), ("Next three months", self.ahead),
            ("By owner", self.owners),
        ]  # fmt: skip
        self.views = Views(store, self, views)
        self.about = About(store, self)
        self.side.add_watcher(self.about)
        self.side.made.connect(self.about.show_in)
        self.below = Below(window, store)
        self.below.open_record.connect(window.open_record)
        self.side.add_below(self.below)
        self._add_keys()

    def judge(self, ids: Sequence[int], rag: str) -> None:
        """Judge these commitments, and ask in one line why."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        self.flush()
        if self._reason:
            self._reason.close_now()
        line = ReasonLine(self._store, ids, rag, self)
        line.left.connect(self._after_reason)
        line.message.connect(lambda text: self._window.say(text, "trouble"))
        self._reason = line
        line.begin()

    def focus(self) -> None:
        """Put the keyboard where work goes on; a reason that is being typed keeps it."""
        if self._reason is None:
            super().focus()

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        super().flush()
        self.ahead.flush()
        self.below.line.keep()
        if self._reason:
            self._reason.store_now()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could not be stored."""
        kept = self.ahead.flush() and (self._reason is None or self._reason.store_now())
        return super().is_at_risk() or not kept

    def finish(self) -> None:
        """Store everything that waits to be stored; the study closes next."""
        self.ahead.finish()
        self.below.line.keep()
        if self._reason:
            self._reason.close_now()
        super().finish()

    def start_export(self) -> None:
        """Write what is shown: of the table the list or the whole plan, of a view its paper."""
        self.flush()
        write = partial(write_paper_of, self._window, self._store, query=self.rows.query())
        if self.views and not self.views.is_table:
            write(PAPERS[self._at()])
            return
        from lwdesk.ui.exchanging import export_page

        papers = [(f"{p.menu}…", partial(write, p)) for p in PAPERS.values()]
        offer_ways([("The list of &commitments…", lambda: export_page(self._window)), *papers], self.head.export_button)

    # Inside

    def _begin_with(self) -> None:
        """Until the user chooses otherwise: by reference, with what one asks of a commitment first in sight."""
        columns = self.rows.columns
        if self._store.remembered(f"columns/{COMMITMENT.name}"):
            return
        known = [name for name in FIRST_COLUMNS if name in columns.shown]
        columns.shown = [*known, *(name for name in columns.shown if name not in known)]
        columns.widths = {name: FIRST_COLUMNS[name] for name in known}
        columns.sort = "ref"
        self.rows.model.show_fields(columns.fields)
        self.headings.fit()

    def _at(self) -> int:
        shown = (self.board, self.timeline, self.ahead, self.owners)
        return next(n for n, view in enumerate(shown, 1) if view is self.main)

    def _add_keys(self) -> None:
        judge = self.commands.judge
        for rag, key in JUDGE_KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(judge, rag))
        self.more = [
            ("Next status\tCtrl+.", self.commands.move_on),
            ("Mark as dropped", partial(self.commands.set_status, DROPPED)),
            *((f"{rag}, because…\t{key}", partial(judge, rag)) for rag, key in JUDGE_KEYS),
            ("Take the judgement back", partial(judge, "")),
        ]

    def _after_reason(self) -> None:
        line, self._reason = self._reason, None
        if line is None:
            return
        if take_away(line):
            self.focus()
        self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))
