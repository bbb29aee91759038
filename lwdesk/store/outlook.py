"""Commitments put in order for the eye: by action, by strand, by status, by owner, and what the next months bring.

Pages and papers share these, so that what is counted on one is what is counted on the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lwdesk.standing import LATE, STATUSES, UNDER_WAY
from lwdesk.store.commitments import CommitmentInfo, by_number
from lwdesk.store.plan import ActionInfo
from lwdesk.text import fold
from lwdesk.values import show_date

MONTHS_AHEAD = 3
NO_ACTION, NO_STRAND, NO_OWNER = "Under no action", "In no strand", "Nobody answers for it yet"
NOT_DUE = "Meanwhile"
NO_STATUS = "No status yet"
_FAR = date.max
_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments that belong together, and what they have in common."""

    name: str
    commitments: tuple[CommitmentInfo, ...]
    key: int | None = None
    """The id of the action or strand that they share, where it is one."""


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    at = day.year * 12 + day.month - 1 + months
    first = date(at // 12, at % 12 + 1, 1)
    after = date((at + 1) // 12, (at + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), after - timedelta(days=1))


def month_name(day: date) -> str:
    """The month in words: "November 2004"."""
    return f"{_NAMES[day.month - 1]} {day.year:04d}"


def dates(commitment: CommitmentInfo) -> str:
    """When it runs, in words: "1 Jan 2004 to 30 Jun 2004", "due on 30 Jun 2004", "from 1 Jan 2004", ""."""
    start, due = commitment.start, commitment.due
    if start and due:
        return f"{show_date(start)} to {show_date(due)}"
    if due:
        return f"due on {show_date(due)}"
    return f"from {show_date(start)}" if start else ""


def slip(commitment: CommitmentInfo) -> str:
    """What is to be said of a due date that slipped, in a sentence; "" where it did not."""
    if not commitment.slipped or commitment.first_due is None or commitment.due is None:
        return ""
    days = f"{commitment.slipped:,} {'day' if commitment.slipped == 1 else 'days'}"
    return f"First promised for {show_date(commitment.first_due)}; it is due {days} later now."


def by_due(commitments: Iterable[CommitmentInfo]) -> list[CommitmentInfo]:
    """The late ones first, then by when they are due; those without a day at the end."""
    return sorted(
        commitments,
        key=lambda c: (
            c.standing.status != LATE, not c.standing.is_open, c.due or _FAR, not c.ref, by_number(c.ref), c.id,
        ),
    )  # fmt: skip


def by_action(commitments: Sequence[CommitmentInfo], actions: Sequence[ActionInfo]) -> list[Group]:
    """A group for each action that has any, in the order of the actions; those under none at the end."""
    found = [
        Group(action.name or "An action without a name", mine, action.id)
        for action in actions
        if (mine := tuple(c for c in commitments if c.action == action.id))
    ]
    known = {action.id for action in actions}
    left = tuple(c for c in commitments if c.action not in known)
    return [*found, Group(NO_ACTION, left)] if left else found


def by_strand(commitments: Sequence[CommitmentInfo], actions: Sequence[ActionInfo]) -> list[Group]:
    """A group for each strand, by name, its commitments by action; those in none at the end."""
    order = {action.id: n for n, action in enumerate(actions)}
    held: dict[tuple[int | None, str], list[CommitmentInfo]] = {}
    for commitment in commitments:
        name = commitment.strand_name if commitment.strand is not None else ""
        held.setdefault((commitment.strand if name else None, name), []).append(commitment)
    found = []
    for (strand, name), mine in sorted(held.items(), key=lambda one: (not one[0][1], fold(one[0][1]), one[0][0] or 0)):
        mine.sort(key=lambda c: (order.get(c.action or 0, len(order)), c.start or c.due or _FAR, c.due or _FAR, c.id))
        found.append(Group(name or NO_STRAND, tuple(mine), strand))
    return found


def by_status(commitments: Sequence[CommitmentInfo]) -> list[Group]:
    """A group for each status as it is worked out, empty ones too; those of which nothing was said come last."""
    found = [Group(status, tuple(c for c in commitments if c.standing.status == status)) for status in STATUSES]
    left = tuple(c for c in commitments if c.standing.status not in STATUSES)
    return [*found, Group(NO_STATUS, left)] if left else found


def by_owner(commitments: Sequence[CommitmentInfo]) -> list[Group]:
    """A group for each who answers for any, by name, what is late first; what nobody answers for at the end."""
    held: dict[tuple[int | None, int | None, str], list[CommitmentInfo]] = {}
    for commitment in commitments:
        name = commitment.owner
        who = (commitment.owner_person, None) if commitment.owner_person else (None, commitment.owner_body)
        held.setdefault((*who, name) if name else (None, None, ""), []).append(commitment)
    return [
        Group(key[2] or NO_OWNER, tuple(by_due(mine)))
        for key, mine in sorted(held.items(), key=lambda one: (not one[0][2], fold(one[0][2]), one[0][0] or 0))
    ]


def next_months(commitments: Sequence[CommitmentInfo], today: date, months: int = MONTHS_AHEAD) -> list[Group]:
    """What the next months bring: first what is late, then by month what is due or starts, last what goes on.

    Each commitment stands once. Done and dropped ones are left out, and so is what starts or is due later, was not
    begun, and of which nobody has said what is done in the next months. What was due and is late stands under "Late"
    alone.
    """
    until = months_on(today, months)
    late, going = list[CommitmentInfo](), list[CommitmentInfo]()
    monthly: dict[tuple[int, int], list[tuple[date, CommitmentInfo]]] = {}
    for commitment in commitments:
        if not commitment.standing.is_open:
            continue
        day = next((d for d in (commitment.due, commitment.start) if d and today <= d <= until), None)
        if commitment.standing.status == LATE:
            late.append(commitment)
        elif day:
            monthly.setdefault((day.year, day.month), []).append((day, commitment))
        elif _goes_on(commitment, today):
            going.append(commitment)
    found = [Group(LATE, tuple(by_due(late)))] if late else []
    for (year, month), mine in sorted(monthly.items()):
        mine.sort(key=lambda one: (one[0], not one[1].ref, by_number(one[1].ref), one[1].id))
        found.append(Group(month_name(date(year, month, 1)), tuple(c for _, c in mine)))
    return [*found, Group(NOT_DUE, tuple(by_due(going)))] if going else found


def _goes_on(commitment: CommitmentInfo, today: date) -> bool:
    """Whether it is worked on, was to have begun, or has something said of what is done in the next months."""
    begun = commitment.standing.status == UNDER_WAY or (commitment.start is not None and commitment.start < today)
    return begun or bool(commitment.next_months.strip())


def what_comes(commitment: CommitmentInfo, today: date, months: int = MONTHS_AHEAD) -> str:
    """What happens to it within the months: "due 3 Dec 2004", "starts 1 Dec 2004", "was due 1 Nov 2004", or "".

    What starts and is due within them says both.
    """
    until = months_on(today, months)
    start, due = commitment.start, commitment.due
    if due and due < today:
        return f"was due {show_date(due)}"
    starts = f"starts {show_date(start)}" if start and today <= start <= until else ""
    ends = f"due {show_date(due)}" if due and (due <= until or not starts) else ""
    return ", ".join(part for part in (starts, ends) if part)
