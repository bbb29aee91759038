"""A list page with filters of its own, which no field of its records holds."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from lwdesk.store import Where
from lwdesk.text import fold
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.places import follow_with_tab
from lwdesk.ui.table.filters import Choice, FilterButton, Option

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


Find = Callable[[Collection[int | None]], Collection[int]]
"""Gives the ids of the records that the ticked options let through."""


class NarrowedPage(ListPage):
    """Its own filters stand behind those of the fields, and are cleared, counted and exported with them."""

    def __init__(self, window: "Window", store: "Store", record: "Record", title: str, filters: Sequence[str]) -> None:
        super().__init__(window, store, record, title, filters)
        self._own: dict[str, Find] = {}

    def add_filter(self, name: str, label: str, options: Sequence[Option], find: Find) -> FilterButton:
        """A further filter, behind those that there are."""

        def among(typed: str) -> Sequence[Option]:
            wanted = fold(typed).strip()
            return [option for option in options if wanted in fold(option[1])]

        button = FilterButton(Choice(name, label, among))
        self._own[name] = find
        before = self.head.buttons[-1] if self.head.buttons else self.head.box
        self.head.buttons.append(button)
        self.head.add_widget(button)
        follow_with_tab(before, button)
        button.changed.connect(self.head.filtered)
        return button

    def _filter(self) -> None:
        self.rows.words = self.head.box.text()
        kept = [where for where in self.head.where() if where.field not in self._own]
        for button in self.head.buttons:
            if button.ticked and (find := self._own.get(button.choice.name)):
                kept.append(Where("id", tuple(sorted(find(list(button.ticked))))))
        self.rows.where = tuple(kept)
        self.rows.reload()
