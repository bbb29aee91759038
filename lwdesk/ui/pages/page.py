"""What the window asks of every page of a study, whatever it shows."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from lwdesk.store import Notice


class Page(QWidget):
    """A page of the sidebar. `commands` has a method for each command that the menus may send to it."""

    commands: Any
    depends_on: Collection[str] = ()
    """The kinds of record of which a change may change what is shown here."""
    _is_old = False
    """Whether something changed while the page was not seen."""

    @property
    def inner(self) -> "Page":
        """What is shown: of a page with parts the part, else the page itself."""
        return self

    def open(self) -> None:
        """Show the study as it is now; called once, when the page has been made."""

    def focus(self) -> None:
        """Put the keyboard where work goes on."""

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""

    def finish(self) -> None:
        """Store everything and stop whatever still runs; the study closes next."""
        self.flush()

    def is_at_risk(self) -> bool:
        """Whether words were typed that the study cannot take now, so that closing it would lose them."""
        return False

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change; a page that is not seen waits until it is."""
        if not notice.changed.keys().isdisjoint(self.depends_on):
            if self.waits():
                self._is_old = True
            else:
                self.take_in(notice)

    def waits(self) -> bool:
        """Whether a change is not to be shown yet."""
        return not self.isVisible()

    def take_in(self, notice: "Notice") -> None:
        """Show what has changed; where a page knows nothing better, all is read anew."""
        self.reload()

    def reload(self) -> None:
        """Read anew what is shown."""

    def is_old(self) -> bool:
        """Whether something else is to be shown now than what is."""
        return self._is_old

    def catch_up(self) -> None:
        """Read anew what changed meanwhile, where anything did."""
        if self.is_old():
            self._is_old = False
            self.reload()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self]

    def current_record(self) -> tuple[str, int] | None:
        """The record that the keyboard is on, by the name of its kind and its id; None where it is on none."""
        return None

    def show_record_of(self, record_name: str, record_id: int) -> bool:
        """The same as `show_record`, on a page that shows records of several kinds."""
        return self.show_record(record_id)

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a record. False when it is not there."""
        return False

    def home(self) -> QWidget:
        """What Escape leads back to from elsewhere on the page; the page itself where it leads nowhere."""
        return self

    def go_home(self) -> None:
        """Put the keyboard there; it need not be where work goes on when the page opens."""
        self.focus()

    def lay_out(self, head: QWidget, *shown: QWidget) -> QStackedWidget:
        """The room below the head, in which one of these is shown, the first to begin with."""
        room = QStackedWidget()
        for widget in shown:
            room.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(room, 1)
        return room

    # Qt's side

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page up to date with what changed while something else was shown."""
        super().showEvent(event)
        self.catch_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to where work goes on; what was typed is stored."""
        if event.key() == Qt.Key.Key_Escape and not self.home().isAncestorOf(QApplication.focusWidget() or self):
            self.flush()
            self.go_home()
        else:
            super().keyPressEvent(event)
