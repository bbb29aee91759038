"""The issues for the board: raised, and open until they are answered."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lwdesk.operations import progress
from lwdesk.records import ISSUE
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import Mark
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.progress.narrowed import NarrowedPage
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.store.plan import IssueInfo
    from lwdesk.ui.window import Window

OPEN, ANSWERED = 0, 1


def issues_page(window: "Window", store: "Store") -> "IssuesPage":
    """The page of the list."""
    return IssuesPage(window, store)


class IssuesPage(NarrowedPage):
    """The list, open issues first; how many are open stands in its head."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, store, ISSUE, title="Issues", filters=("commitment",))
        self.add_filter("state", "State", [(OPEN, "Open"), (ANSWERED, "Answered")], self._in_state)
        commands = IssueCommands(window, store, self)
        self.commands = commands
        self.more = [("Answered today\tCtrl+.", commands.move_on), ("Open again", commands.open_again)]
        self.side.add_below(IssueState(store, commands))
        if not self.rows.columns.sort or self.rows.columns.sort == ISSUE.title:
            # What has no day of an answer comes first.
            self.rows.columns.sort = "answered"
            shown = self.rows.columns.shown
            place = shown.index("answered") if "answered" in shown else -1
            self.table.horizontalHeader().setSortIndicator(place, Qt.SortOrder.AscendingOrder)

    def _in_state(self, ticked: Collection[int | None]) -> set[int]:
        return {one.id for one in self._store.plan.issues() if (OPEN if one.is_open else ANSWERED) in ticked}

    def _after_rows(self) -> None:
        super()._after_rows()
        self.show_open()

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change, the number of open issues too."""
        super().follow(notice)
        self.show_open()

    def show_open(self) -> None:
        """Say in the head how many are open."""
        count = sum(one.is_open for one in self._store.plan.issues())
        self.head.show_count(max(self.rows.total, len(self.rows.model.ids)), len(self.rows.model.ids))
        if self.rows.total:
            self.head.count.setText(f"{self.head.count.text()} · {f'{count:,} open' if count else 'none open'}")


class IssueCommands(Commands):
    """The commands of a list page, and those of answers."""

    def new(self) -> None:
        """A new issue, raised today, with the keyboard in its text."""
        self._page.fresh = {"raised": self._store.today()}
        super().new()

    def move_on(self) -> None:
        """Note that the chosen issues were answered today; of one the keyboard goes to where the answer is written."""
        self._page.flush()
        ids = self._page.chosen_ids()
        if not ids or not self._may_change():
            return
        day = self._store.today()
        if progress.answered(self._store, ids, day):
            self._window.say(f"Answered on {show_date(day)}.", "done", ("Undo", self._window.undo))
        elif len(ids) > 1:
            self._window.say("These were answered already.")
        if len(ids) == 1:
            self._page.show_record(ids[0])
            if self._page.side.form:
                self._page.side.form.focus_field("answer")

    def open_again(self) -> None:
        """Take the answers of the chosen issues away, so that they are open again."""
        self._page.flush()
        ids = self._page.chosen_ids()
        if ids and self._may_change():
            if progress.answered(self._store, ids, None):
                self._window.say("Open again, without an answer.", "done", ("Undo", self._window.undo))
            else:
                self._window.say("That is open.")

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking


class IssueState(QWidget):
    """Under the form: since when the issue is open, or when it was answered, and the button for the other."""

    def __init__(self, store: "Store", commands: IssueCommands) -> None:
        super().__init__()
        self._store = store
        self._mark = Mark("circle-help", "warning", 16)
        self.told = plain_label("", "label")
        self.answer, self.reopen = QPushButton("Answered today"), QPushButton("Open again")
        self.answer.setToolTip("Ctrl+.")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 12, 12)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.told, 1)
        for button, act in ((self.answer, commands.move_on), (self.reopen, commands.open_again)):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _=False, act=act: act())
            press_with_enter(button)
            row.addWidget(button)

    def show_record(self, record_id: int | None) -> None:
        """Show how this issue stands."""
        found = next((one for one in self._store.plan.issues() if one.id == record_id), None)
        self.setVisible(found is not None)
        if found is None:
            return
        self.told.setText(state_of(found, self._store.today()))
        self._mark.set_icon(*(("circle-help", "warning") if found.is_open else ("circle-check", "success")))
        self.answer.setVisible(found.answered is None)
        self.reopen.setVisible(not found.is_open)


def state_of(issue: "IssueInfo", today: date) -> str:
    """How an issue stands, in words: "Open for 75 days"."""
    if issue.answered:
        return f"Answered on {show_date(issue.answered)}"
    if issue.answer:
        return "Answered, on a day that nobody noted"
    if issue.raised is None or issue.raised > today:
        return "Open"
    days = (today - issue.raised).days
    return f"Open for {days:,} day{'' if days == 1 else 's'}" if days else "Open since today"
