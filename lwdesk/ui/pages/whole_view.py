"""A way to show the rows of a page that takes its whole room, until one goes on in the form of a record."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage


class WholeView(QWidget):
    """Reads its records only when something changed; the form stands beside it from Enter until Escape."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, store: "Store", page: "ListPage") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fills_page = True
        self._store, self._page = store, page
        self._asked: tuple[object, ...] = ()
        self._ids: list[int] = []

    # What each view knows

    def current(self) -> int | None:
        """The record under the keyboard."""
        raise NotImplementedError

    def choose(self, current: int | None) -> None:
        """Put the keyboard on a record, where it is among those shown."""
        raise NotImplementedError

    def _show_records(self) -> None:
        """Read the records anew, and show them."""
        raise NotImplementedError

    def _may_read(self) -> bool:
        """Whether the records may be shown anew now."""
        return True

    def _give_keyboard(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to what shows the records."""
        raise NotImplementedError

    # What all of them do

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show these records, the keyboard on the current one. Read only when something changed."""
        self._ids = list(ids)
        asked = (tuple(ids), self._store.changes, self._store.today())
        if asked != self._asked and self._may_read():
            self._asked = asked
            self._show_records()
        self.choose(current)

    def refresh(self) -> None:
        """Show what changed meanwhile."""
        self.show_ids(self._ids, self.current())

    def open(self) -> None:
        """Go on in the form of the record under the keyboard, which stands beside the view until Escape."""
        if self.current() is not None:
            self.make_room()
            self.opened.emit()

    def make_room(self) -> None:
        """Have the form stand beside the view."""
        self.fills_page = False
        self._page.side.show()

    def take_keyboard(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes on to what shows the records; the form gives its room back to them."""
        self.fills_page = True
        self._page.side.hide()
        self._give_keyboard(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on within."""
        self.take_keyboard(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while something else was shown."""
        super().showEvent(event)
        if self._asked and self._asked[1] != self._store.changes:
            self.refresh()
