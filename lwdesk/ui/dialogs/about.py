"""What lwdesk is, which version, and where things are kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lwdesk import __version__, paths
from lwdesk.ui.dialogs.panel import Panel

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def show_about(window: "Window") -> None:
    """Open the panel about lwdesk."""
    motto = "The desk of a programme manager who runs a scoping study."
    panel = Panel(window, f"lwdesk {__version__}", motto, (520, 400))
    lines = [
        f"Study: {window.store.path}" if window.store else "No study is open.",
        f"Backups: {paths.backups_dir()}",
        f"Log: {paths.log_dir()}",
        "Icons: Lucide, under the ISC licence. Window: Qt for Python, under the LGPL.",
        "It works without a network and sends nothing anywhere.",
    ]
    text = QLabel("\n\n".join(lines))
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setWordWrap(True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    text.setAccessibleName("About lwdesk")
    panel.content.addWidget(text)
    panel.content.addStretch(1)
    panel.begin(panel.close_button)
