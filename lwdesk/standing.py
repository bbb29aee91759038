"""How a commitment stands on a day: its status as somebody gave it, and late where its dates say so."""

from dataclasses import dataclass
from datetime import date

from lwdesk.values import show_date

NOT_STARTED, UNDER_WAY, DONE, LATE, DROPPED = "Not started", "Under way", "Done", "Late", "Dropped"
STATUSES = (NOT_STARTED, UNDER_WAY, DONE, LATE, DROPPED)
OPEN = (NOT_STARTED, UNDER_WAY, LATE)
"""The statuses in which something is still to be done."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The status that is shown and counted, and one sentence that says why it is that; "" where nobody would ask."""

    status: str
    why: str

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status not in (DONE, DROPPED)


def worked_out(status: str, start: date | None, due: date | None, today: date) -> Standing:
    """How a commitment with that stored status and those dates stands on that day.

    What is not done by the day on which it is due is late from the next day on, whatever was said of it. What somebody
    called late stays so until it is done or dropped. Blank stays blank: nobody said anything.
    """
    if status in (DONE, DROPPED):
        return Standing(status, "")
    if due is not None and due < today:
        days = (today - due).days
        return Standing(LATE, f"It was due on {show_date(due)}, {days} {'day' if days == 1 else 'days'} ago.")
    if status == LATE:
        until = f", though it is due only on {show_date(due)}" if due else ""
        return Standing(LATE, f"Somebody marked it as late{until}.")
    if status in ("", NOT_STARTED) and start is not None and start < today:
        return Standing(status, f"It was to start on {show_date(start)}.")
    return Standing(status, "")


def slipped(first_due: date | None, due: date | None) -> int:
    """By how many days a commitment is due later than was promised first; 0 where it is not."""
    return max((due - first_due).days, 0) if first_due and due else 0
