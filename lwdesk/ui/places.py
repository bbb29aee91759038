"""The places of the window that F6 goes round: sidebar, filter, table, form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def go_round(window: "Window", backwards: bool = False) -> None:
    """Move the keyboard on to the next place, or back to the one before."""
    page = window.page
    stops = [window.sidebar, *page.parts()] if page else getattr(window.shown_screen, "parts", list)()
    if not stops:
        return
    focus = QApplication.focusWidget()
    here = next((n for n, stop in enumerate(stops) if focus and (stop is focus or stop.isAncestorOf(focus))), 0)
    target = stops[(here + (-1 if backwards else 1)) % len(stops)]
    if target is window.sidebar:
        window.sidebar.focus()
    elif go_in := getattr(target, "focus_first", None):
        go_in()
    else:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
