"""The interview guide: its versions, its sections and questions, and the form of each."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def show_guide(window: "Window") -> None:
    """Open the interview guide in the place of the page, at its newest version."""
    from lwdesk.operations.guide import current
    from lwdesk.ui.guide.screen import GuideScreen

    store = window.store
    if store is None:
        window.say("Open a study first; then its interview guide is here.")
        return
    if isinstance(window.shown_screen, GuideScreen):
        window.shown_screen.tree.setFocus()
        return
    window.flush()
    if not current(store):
        window.say("This copy has no interview guide yet: open the study itself, and it gets one.")
        return
    screen = GuideScreen(window, store)
    window.show_screen(screen)
    screen.begin()
