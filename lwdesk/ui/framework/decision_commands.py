"""What the keys, the menus and the buttons can have the Decisions part do; the window calls them by name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from lwdesk.operations import decisions
from lwdesk.records import PROPOSAL
from lwdesk.records.proposal import GOES_IN, PASSED_ON
from lwdesk.ui.editors.over_cell import TextCell, take_away
from lwdesk.ui.framework.criteria import show_criteria
from lwdesk.ui.framework.decision_model import COLUMNS, DECISION, FIRST, REASON, text_of
from lwdesk.ui.framework.passing_on import BodyAsker
from lwdesk.ui.matrix.commands import to_clipboard

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.framework.decisions import DecisionsPage
    from lwdesk.ui.window import Window


class DecisionCommands:
    """The commands of the part."""

    def __init__(self, window: "Window", store: "Store", page: "DecisionsPage") -> None:
        self._window, self._store, self._page = window, store, page
        self.cell: TextCell | BodyAsker | None = None
        """What is open over a cell."""

    def answer(self, proposal: int, criterion: str, said: bool | None) -> None:
        """Say whether a criterion holds."""
        if self._may_change():
            decisions.answer(self._store, [proposal], criterion, said)

    def decide(self, proposal: int, decision: str) -> None:
        """Decide about a proposal: one that goes in leads on to the next, one that does not to its reason."""
        if not self._may_change():
            return
        if decision == PASSED_ON:
            self._ask_body(proposal)
            return
        was_passed_on = (self._store.get(PROPOSAL, proposal) or {}).get("decision") == PASSED_ON
        decisions.decide(self._store, [proposal], decision)
        if was_passed_on and decisions.recommendations_of(self._store, proposal):
            self._window.say("Its recommendation is kept. Delete it in the part Recommendations if it is not wanted.")
        if decision == GOES_IN:
            self._page.table.go_on()
        elif decision:
            self._page.table.go_to_column(REASON)

    def write_reason(self, letters: str) -> None:
        """Open the reason of the proposal under the keyboard, and begin with these letters."""
        table, row = self._page.table, self._page.table.row()
        if row is None or self.cell is not None or not self._may_change():
            return
        store, id = self._store, row.id
        editor = TextCell(
            PROPOSAL.field("reason"), row.reason,
            lambda text, visit: decisions.give_reason(store, id, text, ("reason", id, visit)), table.viewport(),
        )  # fmt: skip
        editor.finished.connect(self._after_reason)
        editor.message.connect(self._window.say)
        self.cell = editor
        editor.lie_over(table.visualRect(table.currentIndex()))
        editor.begin(letters)

    def say_criteria(self) -> None:
        """Say what the criteria mean in this study."""
        if self._may_change():
            show_criteria(self._window, self._store, self._page.reload)

    def flush(self) -> bool:
        """Store the reason that is being written; False where it cannot be."""
        return not isinstance(self.cell, TextCell) or self.cell.store_now()

    def finish(self) -> None:
        """Store the reason that is being written, and close it."""
        if isinstance(self.cell, TextCell):
            self.cell.close_now()

    def new(self) -> None:
        """Say where proposals are made."""
        self._window.say(
            "Proposals are typed in the part Proposals of the page Event.", "note",
            ("Go there", lambda: self._window.show_page("Event", "Proposals")),
        )  # fmt: skip

    def delete(self) -> None:
        """Take back what stands under the keyboard."""
        column, row = self._page.table.currentIndex().column(), self._page.table.row()
        if row is None:
            return
        if column == REASON and self._may_change():
            decisions.give_reason(self._store, row.id, "")
        elif column < FIRST:
            self._window.say("Proposals are deleted in the part Proposals of the page Event; here they are decided.")

    def copy(self) -> None:
        """Copy the table as it is shown, as Excel expects it."""
        records = self._page.table.records
        rows = [[records.heading(n) for n in range(COLUMNS)]]
        rows += [[text_of(row, n) for n in range(COLUMNS)] for row in records.rows]
        to_clipboard(rows)
        self._window.say(f"Copied {len(records.rows):,} rows with their headings. Paste them into Excel.")

    copy_with_headings = copy

    def find_here(self) -> None:
        """Put the keyboard into the filter box."""
        self._page.box.setFocus()
        self._page.box.selectAll()

    def next_view(self) -> None:
        """Say that there is one view only."""
        self._window.say("Decisions are shown as a table only.")

    def choose_columns(self) -> None:
        """Say that the columns stay."""
        self._window.say("The columns are the four criteria; “Criteria…” says what they mean in this study.")

    def duplicate(self) -> None:
        """Say that there is nothing to copy here."""
        self._window.say("There is nothing to duplicate here. Proposals are made on the page Event.")

    def paste(self) -> None:
        """Say where rows are pasted."""
        self._window.say("Proposals are pasted in the part Proposals of the page Event.")

    def _ask_body(self, proposal: int) -> None:
        table = self._page.table
        asker = BodyAsker(self._store, table.viewport())
        self.cell = asker
        asker.taken.connect(lambda to, named: self._pass_on(proposal, to, named))
        asker.given_up.connect(self._close_cell)
        rect = table.visualRect(table.model().index(table.currentIndex().row(), DECISION))
        height = asker.sizeHint().height()
        left = min(rect.left(), table.viewport().width() - asker.width())
        # The list of what is found opens beneath.
        asker.move(QPoint(max(left, 0), max(min(rect.top(), table.viewport().height() - height), 0)))
        asker.begin()

    def _pass_on(self, proposal: int, to: int | None, named: str) -> None:
        self._close_cell()
        made = decisions.pass_on(self._store, proposal, to, named)
        name = named or (self._store.labels("organisation", [to]).get(to, "") if to is not None else "")
        told = f"Passed on to {name} as a recommendation." if name else "Passed on as a recommendation to nobody yet."
        self._window.say(told, "done", ("Open it", lambda: self._window.open_record("recommendation", made)))
        self._page.table.go_to_column(REASON)

    def _after_reason(self, goes_on: bool) -> None:
        self._close_cell()
        if goes_on:
            self._page.table.go_on()

    def _close_cell(self) -> None:
        cell, self.cell = self.cell, None
        if cell is not None and take_away(cell):
            self._page.table.setFocus()

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking
