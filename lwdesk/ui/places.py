"""The places of the window that F6 goes round: sidebar, filter, table, form; and the order in which Tab goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def go_round(window: "Window", backwards: bool = False) -> None:
    """Move the keyboard on to the next place, or back to the one before."""
    page = window.page
    stops = [window.sidebar, *page.parts()] if page else getattr(window.shown_screen, "parts", list)()
    # What a view has hidden takes no keyboard: one would be held up in front of it.
    stops = [stop for stop in stops if stop.isVisible()]
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


def follow_with_tab(before: QWidget, *parts: QWidget) -> None:
    """Have Tab go from the last stop in `before` to those in the parts, one part behind the other."""
    # Not by nextInFocusChain: PySide takes what that gives for a child of the widget that it was asked of, in the end
    # the whole window for a child of a label; and once that is gone, for gone itself.
    last = before
    for part in (before, *parts):
        # Qt heeds only what Tab stops at, and passes over the rest without a word.
        for widget in filter(_stops_tab, (part, *part.findChildren(QWidget))):
            if part is not before:
                QWidget.setTabOrder(last, widget)
            last = widget


def _stops_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
