"""Verbs of progress: a line on a commitment, how it stands, issues for the board and their answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lwdesk.records import COMMITMENT, ISSUE, PROGRESS
from lwdesk.standing import DONE, LATE, NOT_STARTED, UNDER_WAY
from lwdesk.store import Step, Store
from lwdesk.store.plan import CommitmentInfo, UpdateInfo
from lwdesk.text import clean

NO_ACTION = "Under no action yet"


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments that stand together: those of one strand of one action."""

    action: int | None
    name: str
    """The action, and behind it the strand where there is one."""
    commitments: tuple[CommitmentInfo, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What has been said of a commitment: what was said on the day itself, and all before it, the newest first."""

    today: UpdateInfo | None
    before: tuple[UpdateInfo, ...]

    @property
    def last(self) -> UpdateInfo | None:
        """The newest of those before."""
        return self.before[0] if self.before else None


NOTHING_SAID = Said(None, ())


def groups(store: Store, commitments: Sequence[CommitmentInfo]) -> list[Group]:
    """The commitments by action and strand, in the order of the plan; those under no action last."""
    actions = {action.id: (n, action.name) for n, action in enumerate(store.plan.actions())}
    strands = {term.id: n for n, term in enumerate(store.terms("strand", retired=True))}
    found: dict[tuple[int, int, int | None, int | None], list[CommitmentInfo]] = defaultdict(list)
    for one in commitments:
        place = actions[one.action][0] if one.action in actions else len(actions)
        strand = -1 if one.strand is None else strands.get(one.strand, len(strands))
        found[(place, strand, one.action, one.strand)].append(one)
    made = []
    for key in sorted(found, key=lambda k: k[:2]):
        whole = tuple(found[key])
        name = actions[key[2]][1] or "An action without a name" if key[2] in actions else NO_ACTION
        strand_name = whole[0].strand_name
        made.append(Group(key[2], f"{name} · {strand_name}" if strand_name else name, whole))
    return made


def said_by(updates: Sequence[UpdateInfo], day: date) -> dict[int, Said]:
    """What has been said of each commitment, as it is on that day; `updates` are the newest first."""
    of: dict[int, list[UpdateInfo]] = defaultdict(list)
    for update in updates:
        of[update.commitment].append(update)
    found = {}
    for commitment, told in of.items():
        now = next((update for update in told if update.day == day), None)
        found[commitment] = Said(now, tuple(update for update in told if update is not now))
    return found


def write_update(step: Step, commitment: int, day: date, update: int | None, text: str) -> int | None:
    """The id of the update that says this of the commitment on that day; None where nothing is said any more.

    `update` is the one that was made on the same day before, which is amended. Raises Unreadable.
    """
    text = clean(text).strip()
    if not text:
        if update is not None:
            step.delete(PROGRESS, [update])
        return None
    if update is None:
        return step.create(PROGRESS, {"commitment": commitment, "day": day, "text": text})
    step.update(PROGRESS, update, {"text": text})
    return update


def set_status(store: Store, commitment: int, status: str) -> None:
    """Say how a commitment stands; "" takes it back. Nothing happens where that was said already."""
    _say(store, commitment, {"status": status}, f"Status: {status.lower()}" if status else "Take back the status")


def next_status(status: str) -> str:
    """What a commitment that stands so comes to next: under way, then done; "" behind that."""
    return {"": UNDER_WAY, NOT_STARTED: UNDER_WAY, UNDER_WAY: DONE, LATE: DONE}.get(status, "")


def set_rag(store: Store, commitment: int, rag: str) -> None:
    """Judge a commitment red, amber or green; "" takes it back."""
    _say(store, commitment, {"rag": rag}, f"Judge as {rag.lower()}" if rag else "Take back red, amber or green")


def raise_issue(store: Store, commitment: int | None, text: str = "") -> int:
    """The id of a new issue for the board about the commitment, or about the whole plan; raised today."""
    with store.step("Raise an issue", kind="new") as step:
        return step.create(ISSUE, {"commitment": commitment, "text": text, "raised": store.today()})


def answered(store: Store, ids: Sequence[int], day: date | None) -> int:
    """Note that the board answered these issues on that day (None: that they are open again); gives how many changed.

    One that has a day already keeps it.
    """
    held = store.many(ISSUE, ids)
    if day is None:
        changing = [i for i in ids if i in held and (held[i]["answered"] or held[i]["answer"])]
        values: dict[str, object] = {"answered": None, "answer": ""}
    else:
        changing = [i for i in ids if i in held and not held[i]["answered"]]
        values = {"answered": day}
    with store.step("Mark as answered" if day else "Open again") as step:
        for i in changing:
            step.update(ISSUE, i, values)
    return len(changing)


def _say(store: Store, commitment: int, values: dict[str, object], label: str) -> None:
    held = store.get(COMMITMENT, commitment)
    if held is None or all(held[name] == value for name, value in values.items()):
        return
    with store.step(label) as step:
        step.update(COMMITMENT, commitment, values)


def tally(commitments: Sequence[CommitmentInfo], shown: int, told: int) -> str:
    """What the head of the list says: "24 commitments · 10 shown · 3 late · 2 told today"."""
    late = sum(one.standing.status == LATE for one in commitments)
    done = sum(one.standing.status == DONE for one in commitments)
    noun = "commitment" if len(commitments) == 1 else "commitments"
    parts = [f"{len(commitments):,} {noun}"]
    parts += [f"{shown:,} shown"] if shown != len(commitments) else []
    parts += [f"{late:,} late"] if late else []
    parts += [f"{done:,} done"] if done else []
    parts += [f"{told:,} with a line of today"] if told else []
    return " · ".join(parts)
