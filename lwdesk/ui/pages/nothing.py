"""What stands in place of a part that has nothing yet: what belongs here, and how to begin."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import Mark, icon
from lwdesk.ui.theme import scaled, set_look

Way = tuple[str, str, Callable[[], object]]
"""The words of a button, its icon, and what it does."""


class NothingYet(QWidget):
    """A heading, a sentence, and the ways to begin; the first of them is `button`."""

    def __init__(self, picture: str, heading: str, text: str, *ways: Way) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = QLabel()
        self.head.setProperty("look", "heading")
        self.text = QLabel()
        self.text.setProperty("look", "quiet")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(scaled(420))
        row = QHBoxLayout()
        row.addStretch(1)
        self.buttons = [_button(*way, primary=n == 0) for n, way in enumerate(ways)]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (Mark(picture, "quiet", 40), self.head, self.text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)
        self.say(heading, text)

    @property
    def button(self) -> QPushButton:
        """The first way to begin."""
        return self.buttons[0]

    def say(self, heading: str, text: str, begins: bool = True) -> None:
        """Say this instead, with the ways to begin or without."""
        self.head.setText(heading)
        self.text.setText(text)
        # A box gives a text that wraps the height of one line only.
        self.text.setFixedHeight(self.text.heightForWidth(self.text.width()))
        for button in self.buttons:
            button.setVisible(begins)


def _button(words: str, picture: str, begin: Callable[[], object], primary: bool) -> QPushButton:
    button = QPushButton(f" {words}")
    button.setIcon(icon(picture, "on_accent" if primary else "text"))
    button.setAccessibleName(words.rstrip("…"))
    if primary:
        set_look(button, "primary")
    button.clicked.connect(lambda _checked=False: begin())
    press_with_enter(button)
    return button
