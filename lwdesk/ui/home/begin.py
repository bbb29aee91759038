"""What to do first in a study that is empty, stage by stage."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

_GATHER = (
    "Begin with what is known already. A spreadsheet of activities, contacts or organisations can be brought in as it "
    "is; or type in whom to talk to first."
)
_MAKE_SENSE = (
    "Once interviews are typed up, mark passages of the notes and put them under themes. At the event they grow into "
    "proposals, and delegates say what they can bring and what they need."
)
_DECIDE = (
    "What goes in stands in the framework, and becomes commitments that somebody owns. This page then shows what is "
    "due, what is late and what the board is waiting for."
)


class Begin(QWidget):
    """The three stages in their order, with the buttons for the first steps."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.setAccessibleName("How to begin")
        self.setFixedWidth(min(scaled(640), 900))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(scaled(8))
        self.buttons = [
            _button("Import a spreadsheet…", "upload", lambda: _import(window), primary=True),
            _button("New contact", "users", lambda: _new_contact(window)),
            _button("Open the sample study", "book-open", lambda: _sample(window)),
        ]
        for n, (name, text) in enumerate((("Gather", _GATHER), ("Make sense", _MAKE_SENSE), ("Decide", _DECIDE))):
            heading = plain_label(f"{n + 1}  {name}", "heading")
            heading.setContentsMargins(0, scaled(16) if n else 0, 0, 0)
            column.addWidget(heading)
            column.addWidget(plain_label(text, "label"))
            if n == 0:
                row = Flow(8)
                for button in self.buttons:
                    row.addWidget(button)
                column.addSpacing(scaled(4))
                column.addLayout(row)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def focus_first(self) -> None:
        """Put the keyboard on the first step."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _button(text: str, picture: str, act: Callable[[], object], primary: bool = False) -> QPushButton:
    button = QPushButton(f" {text}")
    button.setIcon(icon(picture, "on_accent" if primary else "text"))
    button.setAccessibleName(text.rstrip("…"))
    if primary:
        set_look(button, "primary")
    button.clicked.connect(act)
    press_with_enter(button)
    return button


def _import(window: "Window") -> None:
    window.show_page("Mapping")
    window.start_import()


def _new_contact(window: "Window") -> None:
    window.show_page("Contacts")
    window.command("new")


def _sample(window: "Window") -> None:
    from lwdesk.ui.opening import open_sample

    open_sample(window)
