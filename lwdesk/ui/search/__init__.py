"""Searching everything: one box, and what was found under it as one types."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def show_search(window: "Window") -> None:
    """Open the search over the window, with what was last looked for in this study."""
    if window.store is None:
        window.say("Open a study first; then everything in it can be searched.")
        return
    from lwdesk.ui.search.panel import SearchPanel

    shown = window.findChild(SearchPanel, "search")
    if isinstance(shown, SearchPanel) and shown.isVisible():
        shown.focus()
        return
    window.flush()
    SearchPanel(window, window.store).begin()
