"""A cell of the grid: the entries of one delegate on one area and of one kind, as stored and as typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from lwdesk.operations.contributions import Entry, Place, write_entries
from lwdesk.text import clean

if TYPE_CHECKING:
    from lwdesk.store import Step

SOFT = "\u2028"
"""A line end within an entry, as a text box has it: a whole line is an entry of its own."""
Key = tuple[int, int | None, str]
"""Delegate, area, kind."""


class Cell:
    """Knows what the study holds and what was typed since; a `Written` of what stores as one types."""

    def __init__(self, place: Place, event: Callable[[], int | None]) -> None:
        self.place = place
        self.entries: list[Entry] = []
        self.lines: list[str] = []
        self._event = event

    @property
    def key(self) -> Key:
        """Where it is, whoever it speaks for."""
        return self.place.delegate, self.place.area, self.place.kind

    @property
    def text(self) -> str:
        """What it says, an entry a line."""
        return "\n".join(self.lines)

    def show(self, entries: list[Entry]) -> None:
        """Take what the study holds; where something was typed that it does not hold, that stays."""
        typed = self.needs_storing()
        self.entries = entries
        if not typed:
            self.lines = [text for _, text in entries]

    def take(self, lines: list[str]) -> None:
        """Take what was typed, an entry a line."""
        self.lines = [line for line in (clean(line) for line in lines) if line]

    def needs_storing(self) -> bool:
        """Whether the study says something else."""
        return self.lines != [text for _, text in self.entries]

    def write(self, step: "Step") -> Callable[[], None]:
        """Write it; call what comes back once the step is in the file."""
        now = write_entries(step, self.place, self.entries, self.lines, self._event())

        def settle() -> None:
            self.entries = now

        return settle
