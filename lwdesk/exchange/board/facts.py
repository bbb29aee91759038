"""What the paper for the board is made from: the plan as the pages show it, and what changed since the last paper."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from lwdesk.course import Course, judge
from lwdesk.standing import LATE
from lwdesk.store.happened import Happened, What, as_it_stands, what_happened
from lwdesk.store.outlook import MONTHS_AHEAD, Group, months_on, next_months
from lwdesk.store.papers import Noted, PaperInfo, Told, tell
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.plan import ActionInfo, CommitmentInfo, IssueInfo, MeasureInfo, UpdateInfo

PAPER, DAY = "paper:", "day:"
"""What begins a choice of the moment since when progress is told."""


@dataclass(frozen=True)
class Facts:
    """The plan on a day, and what became of it since a moment."""

    today: date
    since: str
    """The moment in words, "18 May 2004"; "" where there was nothing before."""
    since_key: str
    """The moment as a paper keeps it: "paper:3", "day:2004-05-18" or ""."""
    told: Told | None
    actions: "list[ActionInfo]"
    commitments: "list[CommitmentInfo]"
    measures: "list[MeasureInfo]"
    issues: "list[IssueInfo]"
    updates: "list[UpdateInfo]"
    """The updates that are new to the board, the oldest first."""
    happened: list[Happened]
    noted: dict[int, dict[str, Noted]]
    owners: dict[str, str]
    """What the owners are called, by key."""
    step: int
    """The last step of the log."""
    is_first: bool
    """Whether no paper was written before this one."""

    @cached_property
    def by_id(self) -> "dict[int, CommitmentInfo]":
        """The commitments by id."""
        return {commitment.id: commitment for commitment in self.commitments}

    @cached_property
    def courses(self) -> dict[int, Course]:
        """How each measure stands, by id."""
        return {measure.id: judge(measure, self.today) for measure in self.measures}

    @cached_property
    def until(self) -> date:
        """The last day of the next three months."""
        return months_on(self.today, MONTHS_AHEAD)

    @cached_property
    def late(self) -> "list[CommitmentInfo]":
        """The commitments that are late."""
        return [commitment for commitment in self.commitments if commitment.standing.status == LATE]

    @cached_property
    def open_issues(self) -> "list[IssueInfo]":
        """The issues that the board has not answered."""
        return [issue for issue in self.issues if issue.is_open]

    @cached_property
    def answered(self) -> "list[IssueInfo]":
        """The issues that were answered since; of a first paper all that were."""
        if self.told is None:
            return [issue for issue in self.issues if not issue.is_open]
        before = self.told
        return [i for i in self.issues if not i.is_open and (i.id in before.issues or i.id not in before.known)]

    @cached_property
    def raised(self) -> "list[IssueInfo]":
        """The issues that were raised since."""
        return [issue for issue in self.issues if self.told is None or issue.id not in self.told.known]

    @cached_property
    def coming(self) -> "list[Group]":
        """What the next three months bring, as the page of commitments has it."""
        return next_months(self.commitments, self.today)

    @property
    def beginning(self) -> str:
        """Why nothing is told since a moment; "" where it is."""
        if self.told is not None:
            return ""
        if self.since_key.startswith(DAY):
            day = show_date(date.fromisoformat(self.since_key.removeprefix(DAY)))
            return f"Nothing of the plan was written down by {day}, so all of it is told as new."
        if self.is_first:
            return "This is the first paper on the plan, so all of it is new to the board."
        return "This paper tells of the whole plan, from its beginning."

    @cached_property
    def read(self) -> "list[MeasureInfo]":
        """The measures of which the latest reading is another than it was."""
        if self.told is None:
            return [measure for measure in self.measures if measure.latest is not None]
        before = self.told.measures
        return [m for m in self.measures if m.latest is not None and before.get(m.id) != m.latest]

    def now(self) -> Told:
        """What is to be kept of the plan for the next paper."""
        return tell(self.step, self.commitments, self.measures, self.issues)

    def statuses(self) -> Counter[str]:
        """How many commitments have each status, as it is shown."""
        return Counter(commitment.standing.status for commitment in self.commitments)

    def counts(self, happened: "Iterable[Happened] | None" = None) -> Counter[What]:
        """How often each thing happened, to all commitments or in these."""
        return Counter(each.what for each in (self.happened if happened is None else happened))


def gather(store: "Store", paper: PaperInfo | None = None) -> Facts:
    """The plan as it stands today, and what changed since the moment that the paper asks about.

    Where the paper asks about none, or there is no paper: since the last one that was written.
    """
    today = store.today()
    key, since, told = _since(store, paper)
    commitments = store.plan.commitments(today)
    now = {commitment.id: as_it_stands(commitment) for commitment in commitments}
    happened = what_happened(told.commitments, now) if told else []
    owners = _owners(store, happened)
    happened = [each for each in happened if not _is_called_the_same(each, owners)]
    updates = sorted(store.plan.updates(), key=lambda update: (update.day or date.min, update.id))
    if told:
        fresh = store.papers.updates_since(told.step)
        updates = [update for update in updates if update.id in fresh]
    return Facts(
        today, since, key, told, store.plan.actions(), commitments, store.plan.measures(), store.plan.issues(), updates,
        happened, store.papers.noted_since(told.step) if told else {}, owners,
        store.papers.last_step(), last_written(store.papers.all(), paper) is None,
    )  # fmt: skip


def last_written(papers: Sequence[PaperInfo], paper: PaperInfo | None) -> PaperInfo | None:
    """The newest paper that was written, other than this one."""
    return next((p for p in papers if p.written and p.told and (paper is None or p.id != paper.id)), None)


def _since(store: "Store", paper: PaperInfo | None) -> tuple[str, str, Told | None]:
    chosen = paper.since if paper else None
    papers = store.papers.all()
    if chosen and chosen.startswith(DAY):
        day = date.fromisoformat(chosen.removeprefix(DAY))
        told = store.papers.told_on(day)
        return (chosen, show_date(day), told) if told else (chosen, "", None)
    if chosen == "":
        return "", "", None
    wanted = next((p for p in papers if f"{PAPER}{p.id}" == chosen), None) or last_written(papers, paper)
    return (f"{PAPER}{wanted.id}", called(wanted), wanted.told) if wanted and wanted.told else ("", "", None)


def called(paper: PaperInfo) -> str:
    """The day of a paper in words: that of its meeting, else that on which it was written."""
    day = paper.day or paper.written
    return show_date(day) if day else ""


def _is_called_the_same(each: Happened, owners: Mapping[str, str]) -> bool:
    """Whether the owner is another record of the same name: two that were merged."""
    return each.what is What.OWNER and bool(each.old and each.new) and owners.get(each.old) == owners.get(each.new)


def _owners(store: "Store", happened: Iterable[Happened]) -> dict[str, str]:
    keys = {key for each in happened if each.what is What.OWNER for key in (each.old, each.new) if key}
    found: dict[str, str] = {}
    for target in ("contact", "organisation"):
        ids = [int(key.split(":")[1]) for key in keys if key.startswith(f"{target}:")]
        found |= {f"{target}:{id}": name for id, name in store.labels(target, ids, deleted=True).items() if name}
    return found


def at_action(facts: Facts, commitments: "Mapping[int | None, list[CommitmentInfo]]") -> list[int | None]:
    """The actions in their order that hold a commitment or say anything, then None for what is under no action."""
    order: list[int | None] = [action.id for action in facts.actions]
    return [*order, None] if commitments.get(None) else order
