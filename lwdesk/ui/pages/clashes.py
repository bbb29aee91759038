"""Which interviews one interviewer cannot both hold, looked for again only when something has changed."""

from typing import TYPE_CHECKING

from lwdesk.operations import schedule

if TYPE_CHECKING:
    from lwdesk.store import Store

CLASH = "clash"
"""The word that marks such an interview, wherever it is shown."""


class Clashes:
    """The clashes among all interviews of a study."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._seen = -1
        self.found: dict[int, list[schedule.Appointment]] = {}
        """The others that each of them clashes with, as of the last look."""

    @property
    def are_fresh(self) -> bool:
        """Whether nothing has changed since the last look."""
        return self._store.changes == self._seen

    def look(self) -> dict[int, list[schedule.Appointment]]:
        """What there is now."""
        if not self.are_fresh:
            self._seen = self._store.changes
            self.found = schedule.clashes(self._store)
        return self.found
