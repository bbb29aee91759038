"""The paper for the board, before it is written; at the left the papers that were."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from lwdesk import charts
from lwdesk.exchange.board.compose import compose, default_title, with_texts
from lwdesk.exchange.board.content import Board
from lwdesk.operations import board as verbs
from lwdesk.ui.board.commands import BoardCommands
from lwdesk.ui.board.earlier import EarlierPaper
from lwdesk.ui.board.preparing import Preparing
from lwdesk.ui.board.settings import in_words
from lwdesk.ui.framework.head import PartHead
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.laid_out import beside
from lwdesk.ui.pages.page import Page
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.store.papers import PaperInfo
    from lwdesk.ui.window import Window

_PAPER = "paper"
_ID = Qt.ItemDataRole.UserRole


def board_page(window: "Window", store: "Store") -> "BoardPage":
    """The page."""
    return BoardPage(window, store)


class BoardPage(Page):
    """The paper that is being prepared, or what is kept of an earlier one."""

    depends_on = frozenset({
        _PAPER, "action", "commitment", "measure", "reading", "assessment", "progress", "issue", "contact",
        "organisation", "term",
    })  # fmt: skip

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Board paper")
        self._window, self._store = window, store
        self.board: Board
        """The paper as it is shown; worked out when the page opens."""
        self.commands = BoardCommands(window, store, self)
        self.papers = QListWidget()
        self.papers.setAccessibleName("Board papers")
        self.preparing = Preparing(window, store, self.commands)
        self.earlier = EarlierPaper(window.looking)
        self.new = head_button("New paper", "plus", "Begin the next paper (Ctrl+N)")
        self.write = head_button(
            "Write the paper…", "file-text", "As a Word document or a workbook (Ctrl+E)", primary=True
        )
        self.head = PartHead("Board paper", (self.new, self.write))
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Show the paper that is being prepared; what draws its charts is loaded meanwhile, beside the window."""
        self.reload()
        self._window.jobs.start(lambda _step: charts.load())

    def focus(self) -> None:
        """Put the keyboard into the first text of the paper."""
        if self._stack.currentWidget() is self.earlier:
            self.papers.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.preparing.focus()

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        self.preparing.flush()

    def is_at_risk(self) -> bool:
        """Whether a text could not be stored."""
        return not self.preparing.flush()

    def take_in(self, notice: "Notice") -> None:
        """Show what has changed: of a text that was stored only the text, else all worked out anew."""
        if set(notice.changed) & self.depends_on == {_PAPER} and not self._tells_otherwise():
            self._show(verbs.current(self._store), anew=False)
        else:
            self.reload()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        shown = self._stack.currentWidget()
        return [self.papers, self.earlier.again if shown is self.earlier else self.preparing.first]

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a paper."""
        for row in range(self.papers.count()):
            if self.papers.item(row).data(_ID) == record_id:
                self.papers.setCurrentRow(row)
                self.focus()
                return True
        return False

    def current_record(self) -> tuple[str, int] | None:
        """The paper that is shown, where anything is kept of it."""
        item = self.papers.currentItem()
        id = item.data(_ID) if item else None
        return (_PAPER, id) if id else None

    def start_export(self) -> None:
        """Write the paper; asks where."""
        self.commands.write()

    def reload(self) -> None:
        """Work the paper out anew."""
        self._show(verbs.current(self._store), anew=True)

    def show_current(self) -> None:
        """Show the paper that is being prepared rather than an earlier one."""
        self.papers.setCurrentRow(0)

    def home(self) -> QWidget:
        """The list of papers."""
        return self.papers

    def go_home(self) -> None:
        """Put the keyboard into the list of papers."""
        self.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _tells_otherwise(self) -> bool:
        """Whether the paper tells since another moment than what is shown, so that its figures are others."""
        paper = verbs.current(self._store)
        return (paper.since if paper else None, len(self._store.papers.all())) != self._told

    def _show(self, paper: "PaperInfo | None", anew: bool) -> None:
        self._told = (paper.since if paper else None, len(self._store.papers.all()))
        title = default_title(self._store)
        self.board = compose(self._store, paper) if anew else with_texts(self.board, paper, title)
        facts = self.board.facts
        told = f"What changed since {facts.since}" if facts.since else "All of it is told as new"
        self.head.count.setText("The first paper" if facts.is_first and not facts.since else told)
        earlier = verbs.earlier(self._store)
        self.preparing.show_board(self.board, paper, earlier)
        self._list(paper, earlier)
        self._show_chosen()

    def _list(self, paper: "PaperInfo | None", earlier: "list[PaperInfo]") -> None:
        chosen = self.papers.currentItem().data(_ID) if self.papers.currentRow() > 0 else None
        self.papers.blockSignals(True)
        self.papers.clear()
        written = f"Written on {show_date(paper.written)}" if paper and paper.written else "Being prepared"
        first = QListWidgetItem(written)
        first.setData(_ID, paper.id if paper else 0)
        first.setToolTip(self.board.title)
        self.papers.addItem(first)
        row = 0
        for n, each in enumerate(earlier, 1):
            item = QListWidgetItem(in_words(each))
            item.setData(_ID, each.id)
            item.setToolTip(f"{each.name}\nWritten on {show_date(each.written)}" if each.written else each.name)
            self.papers.addItem(item)
            row = n if each.id == chosen else row
        self.papers.setCurrentRow(row)
        self.papers.blockSignals(False)

    def _show_chosen(self) -> None:
        row = self.papers.currentRow()
        earlier = verbs.earlier(self._store)
        if 0 < row <= len(earlier):
            self.earlier.show_paper(earlier[row - 1], self.board)
            self._stack.setCurrentWidget(self.earlier)
        else:
            self._stack.setCurrentWidget(self.preparing)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preparing)
        self._stack.addWidget(self.earlier)
        self.papers.setMinimumWidth(scaled(180))
        self.papers.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lay_out(self.head, beside(self._store, "board paper", (240, 850), self.papers, self._stack, grow=(0, 1)))

    def _connect(self) -> None:
        self.papers.currentRowChanged.connect(lambda _: self._show_chosen())
        self.papers.itemActivated.connect(lambda _: self.focus())
        self.new.clicked.connect(lambda: self._window.command("new"))
        self.write.clicked.connect(self._window.start_export)
        self.earlier.again_asked.connect(self.commands.prepare_again)
        self.earlier.since_asked.connect(self.commands.tell_since)
