"""What the user has put right on the import screen, one thing after the other, to be taken back and made again."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """One thing that was put right."""

    said_back: str
    """What to say once it is taken back."""
    said_again: str
    """What to say once it is made again."""
    back: Callable[[], None]
    again: Callable[[], None]


class History:
    """The turns so far; a new one ends what could be made again."""

    def __init__(self) -> None:
        self._done: list[Turn] = []
        self._taken_back: list[Turn] = []

    @property
    def reaches_back(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._done)

    @property
    def reaches_on(self) -> bool:
        """Whether there is anything to make again."""
        return bool(self._taken_back)

    def add(self, turn: Turn) -> None:
        """Note what has just been put right."""
        self._done.append(turn)
        self._taken_back.clear()

    def back(self) -> str:
        """Take the last turn back, and give its sentence; "" when there is none."""
        if not self._done:
            return ""
        turn = self._done.pop()
        turn.back()
        self._taken_back.append(turn)
        return turn.said_back

    def again(self) -> str:
        """Make the turn again that was taken back last, and give its sentence; "" when there is none."""
        if not self._taken_back:
            return ""
        turn = self._taken_back.pop()
        turn.again()
        self._done.append(turn)
        return turn.said_again
