"""The quiet buttons in the head of a page: an icon and a word."""

from PySide6.QtWidgets import QPushButton

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import set_look


def quiet_button(text: str, picture: str, help_text: str) -> QPushButton:
    """A button that Enter presses, with its key in the tooltip."""
    button = QPushButton(f" {text}")
    button.setIcon(icon(picture, "quiet"))
    button.setAccessibleName(text)
    button.setToolTip(help_text)
    button.setAutoDefault(False)
    set_look(button, "quiet")
    press_with_enter(button)
    return button
