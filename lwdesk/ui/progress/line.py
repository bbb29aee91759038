"""The line of today on one commitment: what the study holds of it, and what was typed since."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from lwdesk.operations.progress import write_update
from lwdesk.text import clean

if TYPE_CHECKING:
    from lwdesk.store import Step
    from lwdesk.store.plan import UpdateInfo


class TodaysLine:
    """A `Written` of what stores as one types."""

    def __init__(self, commitment: int, day: date) -> None:
        self.commitment = commitment
        self.day = day
        self.text = ""
        self._update: int | None = None
        self._held = ""

    def show(self, update: "UpdateInfo | None") -> None:
        """Take what the study holds; where something was typed that it does not hold, that stays."""
        typed = self.needs_storing()
        self._update = None if update is None else update.id
        self._held = "" if update is None else update.text
        if not typed:
            self.text = self._held

    def take(self, text: str) -> None:
        """Take what was typed."""
        self.text = text

    def needs_storing(self) -> bool:
        """Whether the study says something else."""
        return clean(self.text).strip() != self._held

    def write(self, step: "Step") -> Callable[[], None]:
        """Write it; call what comes back once the step is in the file."""
        text = clean(self.text).strip()
        now = write_update(step, self.commitment, self.day, self._update, text)

        def settle() -> None:
            self._update, self._held = now, text

        return settle
