"""Two ways of sorting crossed, with what lies behind each count; and the sorting itself, a number a thing."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lwdesk.ui.pages.page import Page
from lwdesk.ui.sorting.commands import SortingCommands
from lwdesk.ui.sorting.cross_view import CrossView
from lwdesk.ui.sorting.head import KINDS, SortingHead
from lwdesk.ui.sorting.sort_view import SortView
from lwdesk.ui.table.columns import keep

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

CROSS, SORT = range(2)


def sorting_page(window: "Window", store: "Store") -> "SortingPage":
    """The page."""
    return SortingPage(window, store)


class SortingPage(Page):
    """A head that says what is sorted, and below it the table or the list."""

    depends_on = frozenset({
        "passage", "proposal", "activity", "term", "vocabulary", "theme", "workshop", "note", "interview", "contact",
        "organisation",
    })  # fmt: skip

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Sorting")
        self._window, self._store = window, store
        kind = store.remembered("sorting/kind", KINDS[0][0])
        self.kind: str = kind if kind in dict(KINDS) else KINDS[0][0]
        self.head = SortingHead()
        self.cross = CrossView(window, store)
        self.sort = SortView(window, store)
        self.commands = SortingCommands(window, store, self)
        self._stack = self.lay_out(self.head, self.cross, self.sort)
        self.head.kind_chosen.connect(self.show_kind)
        self.head.mode_chosen.connect(self.show_mode)
        self.head.new_scheme.clicked.connect(self.commands.new)
        self.head.export_button.clicked.connect(window.start_export)
        self.sort.scheme_asked.connect(self.commands.new)
        self.cross.told.connect(self.head.count.setText)
        self.sort.told.connect(self.head.count.setText)

    @property
    def shown(self) -> CrossView | SortView:
        """The table, or the list in which one sorts."""
        return self.sort if self._stack.currentWidget() is self.sort else self.cross

    def open(self) -> None:
        """Show what was looked at last."""
        self.head.mark(self.kind, CROSS)
        self.cross.show_kind(self.kind)

    def show_kind(self, kind: str) -> None:
        """Sort records of another kind: "passage", "proposal" or "activity"."""
        self.kind = kind
        if not self._window.looking:
            keep(self._store, "sorting/kind", kind)
        self.head.mark(kind, self._stack.currentIndex())
        self.shown.show_kind(kind)

    def show_mode(self, mode: int) -> None:
        """Show the table (CROSS) or the list in which one sorts (SORT), with the keyboard in it."""
        self._stack.setCurrentIndex(mode)
        self.head.mark(self.kind, mode)
        self.shown.show_kind(self.kind)
        self.focus()

    def focus(self) -> None:
        """Put the keyboard where work goes on."""
        self.shown.focus()

    def finish(self) -> None:
        """Read nothing more: the study closes next."""
        self.cross.finish()

    def take_in(self, notice: "Notice") -> None:
        """Read the table or the list anew."""
        self.shown.reload()

    def reload(self) -> None:
        """Show the kind of record anew, with the ways in which it can be sorted now."""
        self.shown.show_kind(self.kind)

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [*self.head.stops(), *self.shown.parts()]

    def current_record(self) -> tuple[str, int] | None:
        """What the keyboard is on in the list."""
        listed = self.shown.list
        row = listed.currentIndex().row()
        return (listed.things.kind, listed.things.ids[row]) if 0 <= row < len(listed.things.ids) else None

    def start_export(self) -> None:
        """Write the table and what lies behind it to a workbook; asks where."""
        self.commands.export()

    def home(self) -> QWidget:
        """The table, or the list in which one sorts."""
        return self.sort.list if self.shown is self.sort else self.cross.table
