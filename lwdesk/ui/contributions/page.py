"""The Contributions part: the list, the grid to type into, and which offers may answer which needs."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from lwdesk.operations.contributions import VERBS
from lwdesk.records import CONTRIBUTION
from lwdesk.records.contribution import CONFIRMED, USED, WITHDRAWN
from lwdesk.ui.contributions.commands import ContributionCommands
from lwdesk.ui.contributions.needs import NeedsView
from lwdesk.ui.contributions.status import Standing
from lwdesk.ui.contributions.typein import TypingView
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.views import Views

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

FILTERS = ("area", "kind", "status", "organisation", "delegate")
TABLE, TYPE_IN, NEEDS = range(3)
_SPLIT = (580, 516)
"""Pixels of the table and of the form, whose kinds stand side by side."""


class ContributionsPage(ListPage):
    """A list page that can also be typed into as a grid, which the filters have no say in."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, store, CONTRIBUTION, title="Contributions", filters=FILTERS)
        self._rows_are_old = False
        self.splitter.setSizes(store.remembered(f"split/{CONTRIBUTION.name}", list(_SPLIT)))
        self.typing = TypingView(window, store)
        self.needs = NeedsView(window, store)
        self.views = Views(store, self, [("Type in", self.typing), ("Offers and needs", self.needs)])
        self.commands: ContributionCommands = ContributionCommands(window, store, self)
        self.typing.counted.connect(self._count)
        standing = Standing(window, store)
        standing.acted.connect(self.commands.mark)
        self.side.add_below(standing)
        self.side.add_below(standing.parts)
        self.more = [
            ("Next status\tCtrl+.", self.commands.move_on),
            *((VERBS[status], partial(self.commands.mark, status)) for status in (CONFIRMED, USED, WITHDRAWN)),
            ("Type in\tCtrl+N", partial(window.command, "new")),
            ("Offers for this need", self.commands.show_needs),
        ]

    @property
    def types(self) -> bool:
        """Whether the grid is shown, which needs no rows."""
        return self.views is not None and self.views.shown is self.typing

    def show_main(self) -> None:
        """Show the table, the chosen view, or in their place why there are no rows."""
        if self._rows_are_old and not self.types:
            self._rows_are_old = False
            self.rows.reload()
        for part in (self.head.box, *self.head.buttons):
            part.setVisible(not self.types)
        self.head.clear_button.setVisible(not self.types and self.rows.is_filtered)
        if self.types:
            self._stack.setCurrentWidget(self.typing)
        else:
            super().show_main()

    def focus(self) -> None:
        """Put the keyboard where work goes on; where that is in the grid already, it stays."""
        if self.types:
            # Another event may have been chosen to look at.
            self.typing.show_ids((), None)
        if not self.types:
            super().focus()
        elif not self.typing.isAncestorOf(QApplication.focusWidget() or self):
            self.typing.setFocus(Qt.FocusReason.OtherFocusReason)

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if self.types:
            return self.typing.parts()
        return self.needs.parts() if self.views and self.views.shown is self.needs else super().parts()

    def chosen_ids(self) -> list[int]:
        """The contributions that are chosen; none in the grid, where entries are chosen and not records."""
        if self.types:
            return []
        if self.views and self.views.shown is self.needs:
            return self.needs.chosen_ids()
        return super().chosen_ids()

    def show_typing(self) -> None:
        """Show the grid, with the keyboard where a delegate is named."""
        assert self.views
        if not self.types:
            self.views.show(TYPE_IN)
        self.typing.begin()

    def show_needs(self, need: int | None = None) -> None:
        """Show which offers may answer which needs, the keyboard on that need."""
        assert self.views
        if self.views.shown is not self.needs:
            self.views.show(NEEDS)
        if need is not None:
            self.needs.choose(need)

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        super().flush()
        self.typing.flush()

    def is_at_risk(self) -> bool:
        """Whether something typed into the form or the grid could not be stored."""
        return super().is_at_risk() or self.typing.is_at_risk()

    def finish(self) -> None:
        """Store everything that waits to be stored; the study closes next."""
        self.typing.finish()
        self.needs.finish()
        super().finish()

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change; what the grid itself has stored, once it is left."""
        self.needs.follow(notice)
        if self.types and self.typing.saving.busy:
            self._rows_are_old = True
            return
        super().follow(notice)

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a record; filters that hide it are cleared. False when it is not there."""
        if self._rows_are_old:
            self._rows_are_old = False
            self.rows.reload()
        return super().show_record(record_id)

    def _count(self) -> None:
        if self.types and self._rows_are_old:
            count = self._store.contributions.count()
            self.head.show_count(count, count)

    def home(self) -> QWidget:
        return self.typing if self.types else super().home()


def contributions_page(window: "Window", store: "Store") -> ContributionsPage:
    """The page of the list."""
    return ContributionsPage(window, store)
