"""Several ways to show the rows of one page, such as a table, a week and a list by person."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from lwdesk.ui.places import follow_with_tab

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage


class View(Protocol):
    """A widget that shows rows by their ids."""

    chosen: SignalInstance
    """The id of the record under the keyboard."""
    opened: SignalInstance
    """The user wants to go on in the form of the record that is chosen."""

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show these records, the keyboard on the current one where it is among them."""


class Views(QObject):
    """The table of a page and the views beside it, with a button for each; the table stays what holds the rows."""

    def __init__(self, store: "Store", page: "ListPage", views: "Sequence[tuple[str, QWidget]]") -> None:
        super().__init__(page)
        self._store, self._page = store, page
        self._widgets: list[QWidget] = [page.table, *(widget for _, widget in views)]
        self._at = 0
        self._busy = False
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        names = self.names = ["Table", *(name for name, _ in views)]
        for n, name in enumerate(names):
            button = QRadioButton(name)
            button.setProperty("look", "segment")
            button.setProperty("place", "first" if n == 0 else "last" if n == len(names) - 1 else "middle")
            button.setAccessibleName(f"Show as: {name}")
            button.setToolTip("Ctrl+Shift+V shows the next")
            button.setChecked(n == 0)
            self._group.addButton(button, n)
            row.addWidget(button)
        self._group.idClicked.connect(self.show)
        for _, widget in views:
            page.add_view(widget)
            widget.chosen.connect(self._choose)  # type: ignore[attr-defined]
            widget.opened.connect(lambda: page.table.opened.emit(page.record.title))  # type: ignore[attr-defined]
        page.head.add_widget(self.bar)
        follow_with_tab(page.head.clear_button, self.bar, *self._widgets)
        self._mark_stop()
        page.rows.shown.connect(self.refresh)
        page.table.chosen.connect(lambda _: self.refresh())

    @property
    def shown(self) -> QWidget:
        """The table or the view that is shown."""
        return self._widgets[self._at]

    @property
    def is_table(self) -> bool:
        """Whether the table itself is shown."""
        return self._at == 0

    @property
    def fills_page(self) -> bool:
        """Whether what is shown takes the room of the form too."""
        return bool(getattr(self.shown, "fills_page", False))

    def show(self, at: int) -> None:
        """Show the table (0) or one of the views, with the keyboard in it."""
        self._page.flush()
        self._at = at
        button = self._group.button(at)
        if button:
            button.setChecked(True)
        self._mark_stop()
        self._page.head.columns.setVisible(self.is_table)
        self._page.side.setVisible(not self.fills_page)
        self._page.show_main()
        self.refresh()
        self._page.focus()

    def show_next(self) -> None:
        """Show the next of them."""
        self.show((self._at + 1) % len(self._widgets))

    def refresh(self) -> None:
        """Bring the view that is shown up to date with the rows."""
        if self._at and not self._busy and not self._page.isHidden():
            self._busy = True
            view: View = self.shown  # type: ignore[assignment]
            view.show_ids(list(self._page.rows.model.ids), self._page.table.current_id())
            self._busy = False

    def _mark_stop(self) -> None:
        # One stop for the Tab key, at what is shown: Qt itself stops at the first, whichever is chosen.
        for button in self._group.buttons():
            chosen = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _choose(self, record_id: int) -> None:
        if not self._busy:
            self._busy = True
            self._page.table.choose(record_id)
            self._busy = False
