"""What was decided about each proposal, and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from lwdesk.operations import decisions
from lwdesk.records import PROPOSAL
from lwdesk.records.proposal import DECISIONS
from lwdesk.store.framework import Decided
from lwdesk.text import fold
from lwdesk.ui import asking, plan
from lwdesk.ui.framework.decision_commands import DecisionCommands
from lwdesk.ui.framework.decision_foot import DecisionFoot
from lwdesk.ui.framework.decision_model import order_by
from lwdesk.ui.framework.decision_table import DecisionTable
from lwdesk.ui.framework.head import PartHead
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.laid_out import on_paper
from lwdesk.ui.pages.nothing import NothingYet
from lwdesk.ui.pages.page import Page
from lwdesk.ui.table.filters import FilterBox, FilterButton, choices_for
from lwdesk.ui.theme import scaled
from lwdesk.ui.writing import write_paper_beside

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

FILTERS = ("decision", "area", "workshop")
_OWN = {"proposal", "recommendation"}
_FEW = 50
"""How many proposals that changed are shown one by one, rather than all read anew."""
_NONE = "Proposals come from the workshops of the event. Each is held here against the four criteria, and decided."
_NONE_HERE = "None of the proposals holds all that the filters ask for. Del on a filter takes its ticks away."


def decisions_page(window: "Window", store: "Store") -> "DecisionsPage":
    """The page of decisions."""
    return DecisionsPage(window, store)


class DecisionsPage(Page):
    """All proposals against the criteria, and beneath them the whole of the one under the keyboard."""

    depends_on = frozenset({
        PROPOSAL.name, "workshop", "term", "contribution", "wording", "passage", "recommendation", "framework"
    })  # fmt: skip

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Decisions")
        self._window, self._store = window, store
        self._all: list[Decided] = []
        self._sort: tuple[int, bool] = (0, False)
        self.offers: dict[int, int] = {}
        self.meanings = decisions.meanings(store)
        self.table = DecisionTable()
        self.foot = DecisionFoot(store)
        self.commands = DecisionCommands(window, store, self)
        self.box = FilterBox(PROPOSAL.plural)
        self.box.setFixedWidth(scaled(220))
        self.filters = [FilterButton(choice) for choice in choices_for(store, PROPOSAL, FILTERS)]
        self.criteria = head_button("Criteria…", "info", "Say what the four criteria mean in this study")
        self.commit = head_button(
            "Commitment", "target", "Make a commitment of the proposal under the keyboard (Ctrl+Shift+M)"
        )
        self.export = head_button("Export…", "download", "Write the decisions to a file (Ctrl+E)")
        self.head = PartHead("Decisions", (self.criteria, self.commit, self.export), (self.box, *self.filters))
        self.empty = NothingYet(
            "gavel", "No proposals yet", _NONE,
            ("Go to the proposals", "presentation", lambda: window.show_page("Event", "Proposals")),
        )  # fmt: skip
        self._shown = on_paper(self.table, self.foot, margins=(14, 0, 0, 0))
        self._stack = self.lay_out(self.head, self._shown, self.empty)
        self._connect()

    def open(self) -> None:
        """Show every proposal, the keyboard on the first criterion of the first."""
        self.reload()

    def focus(self) -> None:
        """Put the keyboard into the table, into the filters where nothing is shown, or on the way to begin."""
        if self.commands.cell is None:
            here = self.table if self.table.records.rows else self.box if self._all else self.empty.button
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Store the reason that is being written."""
        self.commands.flush()

    def is_at_risk(self) -> bool:
        """Whether the reason that is being written could not be stored."""
        return not self.commands.flush()

    def finish(self) -> None:
        """Store the reason that is being written; the study closes next."""
        self.commands.finish()

    def take_in(self, notice: "Notice") -> None:
        """Show what has changed: a few proposals each where it stands, else all anew."""
        ids = notice.changed.get(PROPOSAL.name)
        own = self.depends_on & notice.changed.keys() <= _OWN
        if ids and len(ids) <= _FEW and own and self._replace(ids):
            self._show_foot()
        else:
            self.reload()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if self.table.records.rows:
            return [self.box, self.table]
        return [self.box] if self._all else [self.box, self.empty.button]

    def current_record(self) -> tuple[str, int] | None:
        """The proposal under the keyboard."""
        row = self.table.row()
        return None if row is None else (PROPOSAL.name, row.id)

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a proposal."""
        return self.table.choose(record_id)

    def start_export(self) -> None:
        """Write the decisions to a file; asks where."""
        self.flush()
        write_paper_beside(self._window, self._store, "decisions", "Export the decisions", asking.LISTS)

    def reload(self) -> None:
        """Read proposals and decisions anew."""
        self._all = self._store.framework.decisions()
        self.offers = self._store.framework.offers_by_area()
        self.meanings = decisions.meanings(self._store)
        self.show_filtered()

    def _replace(self, ids: frozenset[int]) -> bool:
        """Show what these proposals say now, each where it stands, so that nothing goes from under the keyboard.

        False where one is new or gone. What no longer fits the filters goes when these are next looked at.
        """
        now = {row.id: row for row in self._store.framework.decisions(ids)}
        places = {row.id: n for n, row in enumerate(self._all)}
        if now.keys() != ids or not ids <= places.keys():
            return False
        for id, row in now.items():
            self._all[places[id]] = row
            self.table.records.replace(row, bool(self.doubts(row)))
        self._show_count()
        return True

    def show_filtered(self) -> None:
        """Show what the filters let through."""
        words = fold(self.box.text()).split()
        ticked = [set(button.ticked) for button in self.filters]
        column, last_first = self._sort
        shown = [
            row for row in self._all
            if all(not wanted or value in wanted for wanted, value in zip(ticked, _asked(row), strict=True))
            and all(word in _words(row) for word in words)
        ]  # fmt: skip
        doubtful = {row.id for row in shown if self.doubts(row)}
        self.table.show_rows(order_by(column, shown, last_first) if self._sort != (0, False) else shown, doubtful)
        self._show_count()
        if self._all:
            self.empty.say("Nothing matches", _NONE_HERE, begins=False)
        else:
            self.empty.say("No proposals yet", _NONE)
        self._stack.setCurrentWidget(self._shown if shown else self.empty)
        self._show_foot()

    def doubts(self, row: Decided) -> list[str]:
        """What does not agree in a decision."""
        return decisions.doubts(row, self.offers.get(row.area or 0, 0), self.meanings)

    def home(self) -> QWidget:
        """The table."""
        return self.table

    # Inside

    def _show_count(self) -> None:
        shown = len(self.table.records.rows)
        more = f" · {shown:,} shown" if shown != len(self._all) else ""
        self.head.count.setText(decisions.tally(self._all) + more if self._all else "")

    def _connect(self) -> None:
        table, commands = self.table, self.commands
        self.box.textEdited.connect(lambda _: self.show_filtered())
        self.box.left.connect(self.focus)
        for button in self.filters:
            button.changed.connect(self.show_filtered)
        table.chosen.connect(self._show_foot)
        table.answered.connect(commands.answer)
        table.decided.connect(commands.decide)
        table.reason_asked.connect(commands.write_reason)
        table.opened.connect(lambda proposal: self._window.open_record(PROPOSAL.name, proposal))
        table.typed.connect(self._type_over_table)
        table.sorted_by.connect(self._sort_by)
        self.criteria.clicked.connect(commands.say_criteria)
        self.export.clicked.connect(self._window.start_export)
        self.commit.clicked.connect(lambda: plan.commit(self._window))

    def _type_over_table(self, letters: str) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.setText(letters)
        self.show_filtered()

    def _sort_by(self, column: int) -> None:
        self._sort = (column, not self._sort[1] if self._sort[0] == column else False)
        self.show_filtered()

    def _show_foot(self) -> None:
        row = self.table.row()
        if row is None or QApplication.closingDown():
            self.foot.show_nothing()
            return
        offers = self.offers.get(row.area or 0, 0)
        self.foot.show_row(row, self.table.currentIndex().column(), offers, self.meanings, self.doubts(row))


def _asked(row: Decided) -> tuple[int | None, ...]:
    """What a proposal says of the fields that one filters by, as the filters know it."""
    return (DECISIONS.index(row.decision) if row.decision in DECISIONS else None, row.area, row.workshop)


def _words(row: Decided) -> str:
    parts = (row.ref, row.text, row.workshop_name, row.area_label, row.decision, row.reason)
    return fold(" ".join(parts))
