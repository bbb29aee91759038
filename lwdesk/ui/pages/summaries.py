"""The summaries of interviews side by side: who, and what they came to under each of the three heads."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from lwdesk.records import CONTACT
from lwdesk.ui.pages.summary_table import Shown, SummaryTable
from lwdesk.ui.table.filters import FilterButton, choices_for

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

FILTERS = ("groups", "sectors")
"""What is asked of the interviewee."""
_NONE = "No summary yet. F4 on an interview opens its notes; the three heads stand beside them."
_NONE_HERE = "None of the interviews that the filters let through has a summary."


class SummariesView(QWidget):
    """A row an interview that has a summary. Enter goes on writing at the head under the keyboard."""

    chosen = Signal(object)
    opened = Signal()
    fills_page = True
    """Texts beside each other need the room that the form has."""

    def __init__(self, window: "Window", store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self._asked: tuple[object, ...] = ()
        self._ids: list[int] = []
        self._all: list[Shown] = []
        self.buttons = [FilterButton(choice) for choice in choices_for(store, CONTACT, FILTERS)]
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        self.table = SummaryTable()
        self.nothing = QLabel()
        self.nothing.setProperty("look", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._said: QWidget = self.table
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.buttons:
            button.changed.connect(self._filter)
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 12, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.table.chosen.connect(self.chosen)
        self.table.asked.connect(self.open)

    @property
    def shown_ids(self) -> list[int]:
        """The interviews whose summaries are shown, in their order."""
        return [one.interview for one in self.table.model_.rows]

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show the summaries of these interviews, the keyboard on the current one's. Read only when it was not yet."""
        self._ids = list(ids)
        asked = (tuple(ids), self._store.changes)
        if asked != self._asked:
            self._asked = asked
            self._all = read_summaries(self._store, self._ids)
            self._filter()
        self.table.choose(current)

    def open(self, interview: int, head: str) -> None:
        """Go on writing the summary of the interview at that head."""
        from lwdesk.ui.typing import open_typing

        open_typing(self._window, interview, summary=head)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was written meanwhile, on the page or on a screen in its place."""
        super().showEvent(event)
        if self._asked and self._asked[1] != self._store.changes:
            self.show_ids(self._ids, self.table.current_id())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the texts. Not by a proxy: Tab would pass the filters above."""
        self._said.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.table.fit_rows()

    def _filter(self) -> None:
        ticked = [set(button.ticked) for button in self.buttons]
        shown = [
            one
            for one in self._all
            if all(
                not ids or not ids.isdisjoint(terms or (None,)) for ids, terms in zip(ticked, one.terms, strict=True)
            )
        ]
        current = self.table.current_id()
        self.table.show_rows(shown)
        self.table.choose(current)
        noun = "summary" if len(self._all) == 1 else "summaries"
        more = f" · {len(shown):,} shown" if len(shown) != len(self._all) else ""
        self.count.setText(f"{len(self._all):,} {noun}{more}")
        self.nothing.setText(_NONE_HERE if self._all or self._window_is_filtered() else _NONE)
        had_keyboard = self._stack.isAncestorOf(QApplication.focusWidget() or self)
        self._said = self.table if shown else self.nothing
        self._stack.setCurrentWidget(self._said)
        if had_keyboard:
            self._said.setFocus()

    def _window_is_filtered(self) -> bool:
        page = self._window.list_page
        return page is not None and page.rows.is_filtered


def read_summaries(store: "Store", ids: Sequence[int]) -> list[Shown]:
    """The summaries of the interviews, in their order, with the groups and the sectors of each interviewee."""
    from lwdesk.exchange.papers.summaries import summaries
    from lwdesk.records import INTERVIEW

    written = summaries(store, ids)
    having = [i for i in ids if i in written]
    contacts = {i: values["contact"] for i, values in store.many(INTERVIEW, having).items()}
    people = store.many(CONTACT, list({c for c in contacts.values() if c is not None}))
    named = store.cells(INTERVIEW, having, [INTERVIEW.field(name) for name in ("contact", "organisation")])
    found = []
    for i, (name, organisation) in zip(having, named, strict=True):
        person = people.get(contacts.get(i) or 0, {})
        terms = tuple(tuple(person.get(field, ())) for field in FILTERS)
        found.append(Shown(i, str(name), str(organisation), tuple(written[i][1]), terms))
    return found
