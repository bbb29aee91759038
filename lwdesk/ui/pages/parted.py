"""A page of several parts, one of which is shown: buttons above choose it; each is made when it is first shown."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.pages.page import Page

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

Part = tuple[str, str]
"""The name of a part, and where it is made: "lwdesk.ui.event.day:day_page", called with the window and the store."""


class PartedPage(Page):
    """A page of the sidebar that is several pages; `inner` is the one that is shown."""

    def __init__(self, window: "Window", store: "Store", title: str, parts: Sequence[Part]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._window, self._store, self._title = window, store, title
        self._where = dict(parts)
        self.names = [name for name, _ in parts]
        self._made: dict[str, Page] = {}
        self._name = ""
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._stack, 1)

    @property
    def inner(self) -> Page:
        """The part that is shown."""
        return self._made[self._name]

    @property
    def commands(self) -> Any:
        """What the part that is shown can be asked to do."""
        return self.inner.commands

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return self._name

    def show_part(self, name: str) -> Page:
        """Show the part of that name, with the keyboard in it; what was being typed in the one before is stored."""
        if name != self._name:
            if self._name:
                self.inner.flush()
            is_new = name not in self._made
            if is_new:
                module, _, function = self._where[name].partition(":")
                self._made[name] = getattr(import_module(module), function)(self._window, self._store)
                self._stack.addWidget(self._made[name])
            self._name = name
            self._stack.setCurrentWidget(self.inner)
            self._mark()
            if is_new:
                self.inner.open()
            if not self._window.looking and self._remembered() != name:
                self._store.remember(f"part/{self._title}", name)
        self.inner.focus()
        return self.inner

    def show_next(self, by: int = 1) -> None:
        """Show the next part, or with -1 the one before."""
        self.show_part(self.names[(self.names.index(self._name) + by) % len(self.names)])

    def open(self) -> None:
        """Show the part that was shown last."""
        if not self._name:
            self.show_part(self._remembered())

    def focus(self) -> None:
        """Put the keyboard where work goes on in the part that is shown."""
        self.inner.focus()

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        if self._name:
            self.inner.flush()

    def finish(self) -> None:
        """Store everything and stop what still runs in any part."""
        for page in self._made.values():
            page.finish()

    def is_at_risk(self) -> bool:
        """Whether words typed in any part could not be stored."""
        return any(page.is_at_risk() for page in self._made.values())

    def follow(self, notice: "Notice") -> None:
        """Bring every part that was made up to date after a change."""
        for page in self._made.values():
            page.follow(notice)

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        chosen = self._group.checkedButton()
        return [*([chosen] if chosen else []), *self.inner.parts()]

    def current_record(self) -> tuple[str, int] | None:
        """The record under the keyboard in the part that is shown."""
        return self.inner.current_record() if self._name else None

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a record of the part that is shown."""
        return self.inner.show_record(record_id)

    def show_record_of(self, record_name: str, record_id: int) -> bool:
        """Put the keyboard on a record of that kind in the part that is shown."""
        return self.inner.show_record_of(record_name, record_id)

    def _remembered(self) -> str:
        name = str(self._store.remembered(f"part/{self._title}", self.names[0]))
        return name if name in self.names else self.names[0]

    def _bar(self) -> QWidget:
        bar = QWidget()
        around = QVBoxLayout(bar)
        around.setContentsMargins(24, 12, 24, 0)
        # With large text the buttons go on in a second line, rather than keep the window wider than the screen.
        row = Flow(0)
        around.addLayout(row)
        for n, name in enumerate(self.names):
            button = QRadioButton(name)
            button.setProperty("look", "segment")
            button.setProperty("place", "first" if n == 0 else "last" if n == len(self.names) - 1 else "middle")
            button.setAccessibleName(f"{self._title}: {name}")
            button.setToolTip(f"{name} (Alt+{n + 1}); Ctrl+Page Down shows the next")
            self._group.addButton(button, n)
            row.addWidget(button)
            key = QShortcut(QKeySequence(f"Alt+{n + 1}"), self)
            key.activated.connect(partial(self.show_part, name))
        self._group.idClicked.connect(lambda n: self.show_part(self.names[n]))
        return bar

    def _mark(self) -> None:
        for n, button in enumerate(self._group.buttons()):
            chosen = self.names[n] == self._name
            button.setChecked(chosen)
            # One stop for the Tab key, at the part that is shown.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
