"""What stands in place of themes, passages or the grid while there are none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lwdesk.ui.form_row import plain_label
from lwdesk.ui.head_button import head_button
from lwdesk.ui.icons import Mark
from lwdesk.ui.theme import scaled

WHAT = (
    "A theme gathers what several interviews say on one thing: “Health and regeneration”, “Keeping people in work”. "
    "Themes can have sub-themes. Passages of the notes belong to as many themes as they speak of."
)


class NoThemes(QWidget):
    """Says what a theme is, and the two ways to begin; or why nothing is seen."""

    new_asked = Signal()
    notes_asked = Signal()
    clear_asked = Signal()

    def __init__(self, picture: str = "tags") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # It stands in a stack: while it is not shown it asks for no width.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.head = QLabel()
        self.head.setProperty("look", "heading")
        self.text = plain_label("", "quiet", self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(scaled(440))
        self.new_button = head_button("New theme", "plus", "Ctrl+N", primary=True)
        self.notes_button = head_button("Open the interviews", "calendar-days", "F4 on an interview opens its notes")
        self.clear_button = head_button("Clear filters", "x", "Show everything again")
        self.new_button.clicked.connect(self.new_asked)
        self.notes_button.clicked.connect(self.notes_asked)
        self.clear_button.clicked.connect(self.clear_asked)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.new_button, self.notes_button, self.clear_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (Mark(picture, "quiet", 40), self.head, self.text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        column.addStretch(3)

    def explain(self, head: str, text: str, new: bool = False, notes: bool = False, clear: bool = False) -> None:
        """Say this, with these ways on."""
        self.head.setText(head)
        self.text.setText(text)
        # A box gives a text that wraps the height of one line only.
        self.text.setFixedHeight(self.text.heightForWidth(self.text.width()))
        self.new_button.setVisible(new)
        self.notes_button.setVisible(notes)
        self.clear_button.setVisible(clear)

    def first_button(self) -> QWidget:
        """Where the keyboard goes."""
        buttons = (self.clear_button, self.new_button, self.notes_button)
        return next((button for button in buttons if not button.isHidden()), self.new_button)
