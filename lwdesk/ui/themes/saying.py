"""What the commands of the page Themes share: names, messages with their undo, whether anything may be changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lwdesk.refusal import Refusal

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

T = TypeVar("T")


class Saying:
    """Speaks in the window of what was done in the study."""

    def __init__(self, window: "Window", store: "Store") -> None:
        self._window, self._store = window, store

    def name(self, theme: int) -> str:
        """What the theme is called."""
        return self._store.labels("theme", [theme]).get(theme, "")

    def done(self, text: str, undo: bool = True) -> None:
        """Say it, with a button that takes it back."""
        self._window.say(text, "done" if undo else "note", ("Undo", self._window.undo) if undo else None)

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Do it; where it is refused say why, and give None."""
        try:
            return act()
        except Refusal as sentence:
            self._window.say(str(sentence), "warning")
            return None

    def may_change(self) -> bool:
        """Whether this is the study itself; of a copy to look at it is said that nothing is changed."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking


def passages(count: int) -> str:
    """The number with its noun."""
    return f"{count:,} {'passage' if count == 1 else 'passages'}"
