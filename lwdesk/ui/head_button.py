"""The buttons of a head: an icon and a word, with what they do and by which key in their help."""

from PySide6.QtWidgets import QPushButton

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import set_look


def head_button(text: str, picture: str, help_text: str, primary: bool = False) -> QPushButton:
    """A button of a head; its name is its text, its help what it does and by which key."""
    # The space keeps the words off the icon.
    button = QPushButton(f" {text}")
    set_look(button, "primary" if primary else "quiet")
    button.setIcon(icon(picture, "on_accent" if primary else "quiet"))
    button.setToolTip(help_text)
    button.setAccessibleName(text.rstrip("…"))
    button.setAccessibleDescription(help_text)
    press_with_enter(button)
    return button
