"""What the window asks of every page of a study, whatever it shows."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lwdesk.store import Notice


class Page(QWidget):
    """A page of the sidebar. `commands` has a method for each command that the menus may send to it."""

    commands: Any

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
        """Bring everything up to date after a change."""

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self]

    def current_record(self) -> tuple[str, int] | None:
        """The record that the keyboard is on, by the name of its kind and its id; None where it is on none."""
        return None

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a record. False when it is not there."""
        return False
