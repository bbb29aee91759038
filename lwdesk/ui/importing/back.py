"""Notes, summaries or a framework on their way back in: what each row would do, shown before anything is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from lwdesk.exchange.notes_back import BackPlan, apply_back
from lwdesk.exchange.plan import Applied
from lwdesk.exchange.plan.rows import Outcome, PlannedRow
from lwdesk.records import INTERVIEW, NOTE
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.importing.carrying_out import save_problem_rows, say_imported
from lwdesk.ui.pages import PAGE_OF, PART_OF
from lwdesk.ui.pages.paragraphs import Paragraphs
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

HEADINGS = ("Row", "Outcome", "Whose", "Now", "Then")
MOST = 2_000
"""Rows that are shown one by one."""
_WORDS = {Outcome.NEW: "new", Outcome.UPDATED: "changed", Outcome.PROBLEM: "left out"}
_ORDER = (Outcome.PROBLEM, Outcome.UPDATED, Outcome.NEW)
_LINES = 3
_LED_BY = 40
"""Letters that are shown before the first that differs."""


class BackPanel(Panel):
    """The counts, the rows that do something or cannot, and one button; Ctrl+Enter imports, Escape leaves."""

    def __init__(self, window: "Window", plan: BackPlan) -> None:
        noun = plan.record.plural.lower()
        super().__init__(window, f"Import {noun} from {plan.file}", plan.sentence(), (900, 560))
        # What is shown was compared with the study as it is: nothing else is to change it meanwhile.
        self.setModal(True)
        self._plan = plan
        self.table = _table([row for row in plan.rows if row.outcome in _ORDER], plan)
        self.content.addWidget(self.table, 1)
        count = len(plan.deeds)
        self.save = self.add_button("Save the problems…", first=True)
        self.save.setVisible(bool(plan.problems))
        self.save.clicked.connect(lambda: save_problem_rows(window, plan))
        kind = (plan.record.label if count == 1 else plan.record.plural).lower()
        self.go = self.add_button(f"Import {count:,} {kind}" if count else "Nothing to import")
        set_look(self.go, "primary")
        self.go.setEnabled(bool(count))
        self.go.setToolTip("Ctrl+Enter")
        self.go.clicked.connect(self.do)
        self.close_button.setText("Cancel")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.do)

    def do(self) -> None:
        """Import beside the window, and show the interviews or the framework."""
        window, plan, store = self.window_, self._plan, self.window_.store
        if store is None or not plan.deeds:
            return
        self.accept()

        def tell(applied: Applied) -> None:
            window.show_page(PAGE_OF.get(plan.record.name, PAGE_OF[INTERVIEW.name]), PART_OF.get(plan.record.name, ""))
            say_imported(window, applied, plan.file)

        window.jobs.start(
            lambda step: apply_back(store, plan, step), done=tell, failed=window.trouble, label=f"Importing {plan.file}"
        )


def open_back(window: "Window", plan: BackPlan) -> BackPanel:
    """The open panel, with the keyboard on its button, or on the rows where none can be imported."""
    panel = BackPanel(window, plan)
    panel.begin(panel.go if panel.go.isEnabled() else panel.table)
    return panel


def _table(rows: list[PlannedRow], plan: BackPlan) -> QTableWidget:
    rows = sorted(rows, key=lambda row: (_ORDER.index(row.outcome), row.number))
    table = QTableWidget(min(len(rows), MOST), len(HEADINGS))
    table.setAccessibleName("What the rows would do")
    table.setHorizontalHeaderLabels(HEADINGS)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setItemDelegate(Paragraphs(table))
    table.verticalHeader().hide()
    table.verticalHeader().setAccessibleName("Rows")
    head = table.horizontalHeader()
    head.setAccessibleName("Columns of what the rows would do")
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for n, width in enumerate((56, 100, 190)):
        table.setColumnWidth(n, scaled(width))
    for n in (3, 4):
        head.setSectionResizeMode(n, QHeaderView.ResizeMode.Stretch)
    line = table.fontMetrics().lineSpacing()
    for at, row in enumerate(rows[:MOST]):
        for n, text in enumerate(_cells(row, plan)):
            table.setItem(at, n, QTableWidgetItem(text))
        if row.troubles:
            table.setSpan(at, 3, 1, 2)
        table.setRowHeight(at, _LINES * line + scaled(16))
    if rows:
        table.setCurrentCell(0, 1)
    return table


def _cells(row: PlannedRow, plan: BackPlan) -> tuple[str, ...]:
    whose = _whose(row, plan)
    if row.troubles:
        return str(row.number), _WORDS[row.outcome], whose, " ".join(t.sentence for t in row.troubles), ""
    named = plan.record is not NOTE
    now, then = list[str](), list[str]()
    for label, before, after in row.changes:
        head = f"{label}: " if named else ""
        skipped = _alike(before, after)
        now += [head + _from(before, skipped)] if before else []
        then += [head + _from(after, skipped)]
    return str(row.number), _WORDS[row.outcome], whose, "\n".join(now), "\n".join(then)


def _alike(before: str, after: str) -> int:
    """Where to begin so that what differs is seen: a few words before it."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((n for n, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = same - _LED_BY
    return max(before.rfind(" ", 0, start), before.rfind("\n", 0, start)) + 1 if start > _LED_BY else 0


def _from(text: str, start: int) -> str:
    return f"… {text[start:]}" if start else text


def _whose(row: PlannedRow, plan: BackPlan) -> str:
    """The person and the question, or the domain, as the sheet has them."""
    places = {label: c.place for c in plan.columns if (label := plan.labels.get(c.heading))}
    said = (row.cell(places[label]) for label in ("Interviewee", "Question", "Domain") if label in places)
    return "\n".join(str(cell) for cell in said if cell)
