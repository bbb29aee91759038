"""The sentences that the paper for the board says by itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lwdesk.course import BEHIND, MET, ON_COURSE
from lwdesk.exchange.board.facts import Facts
from lwdesk.exchange.board.lines import lines_of, short
from lwdesk.records.commitment import JUDGEMENTS
from lwdesk.standing import STATUSES
from lwdesk.store.happened import Happened, What
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store.plan import CommitmentInfo, IssueInfo, UpdateInfo

_HAPPENED = {
    What.NEW: ("is new", "are new"),
    What.DONE: ("was done", "were done"),
    What.STARTED: ("was begun", "were begun"),
    What.LATE: ("has become late", "have become late"),
    What.LATER: ("was put off", "were put off"),
    What.SOONER: ("was brought forward", "were brought forward"),
    What.REOPENED: ("was taken up again", "were taken up again"),
    What.DROPPED: ("was dropped", "were dropped"),
    What.REMOVED: ("is no longer in the plan", "are no longer in the plan"),
}
"""What is counted; the rest is told of each commitment only."""


def summary(facts: Facts) -> str:
    """The figures of the whole plan, a sentence each."""
    if not facts.commitments:
        return "The plan holds no commitment yet."
    said = [_the_plan(facts), _judged(facts), _since_then(facts), _measures(facts), _issues(facts), _coming(facts)]
    return "\n".join(sentence for sentence in said if sentence)


def progress(facts: Facts, commitments: Sequence["CommitmentInfo"], happened: Sequence[Happened],
             updates: Sequence["UpdateInfo"]) -> str:  # fmt: skip
    """What became of these commitments: the counts, then a line for each thing that happened and each update."""
    lines = []
    if facts.told is None:
        lines.append(facts.beginning)
    elif counted := _counted(facts.counts(happened)):
        lines.append(f"Since {facts.since} {counted}.")
    said = lines_of(facts, commitments, happened, updates)
    if said:
        return "\n".join([*lines, *said])
    if facts.told is not None:
        return f"Nothing has changed since {facts.since}, and no update was written."
    return "\n".join([*lines, "No update has been written yet."])


def measures(facts: Facts) -> str:
    """How many measures are on course, and how that is told."""
    if not facts.measures:
        return "Nothing is measured yet."
    how = "On course means at or beyond the straight line from the baseline to the target."
    read = ""
    if facts.told is not None:
        fresh = len(facts.read)
        read = f"Since {facts.since} {count(fresh, 'measure')} {_is(fresh, 'has', 'have')} a new reading."
    return "\n".join(part for part in (_measures(facts), how, read) if part)


def late(facts: Facts) -> str:
    """How many commitments are late, and how many have become so."""
    number = len(facts.late)
    if not number:
        return "Nothing is late."
    fresh = facts.counts()[What.LATE]
    which = "All" if fresh == number > 1 else "It" if fresh == number else f"{fresh:,}"
    of_them = "" if which == "It" else " of them"
    since = f" {which}{of_them} {_is(fresh, 'has', 'have')} become so since {facts.since}." if fresh else ""
    return f"{count(number, 'commitment')} {_is(number, 'is', 'are')} late, of {len(facts.commitments):,}.{since}"


def issues(facts: Facts) -> str:
    """What the board is asked."""
    number = len(facts.open_issues)
    asked = f"The board is asked to decide {count(number, 'issue')}." if number else "No issue waits for the board."
    answered = len(facts.answered)
    since = f" since {facts.since}" if facts.since else ""
    back = f" {count(answered, 'issue')} {_is(answered, 'was', 'were')} answered{since}." if answered else ""
    return asked + back


def coming(facts: Facts) -> str:
    """What the next three months hold."""
    shown = [f"{group.name} {len(group.commitments):,}" for group in facts.coming]
    counts = f"\n{' · '.join(shown)}." if shown else ""
    return (_coming(facts) or f"Nothing is late, under way or due by {show_date(facts.until)}.") + counts


def about(facts: Facts, issue: "IssueInfo") -> str:
    """What an issue is about."""
    commitment = facts.by_id.get(issue.commitment or 0)
    return short(commitment) if commitment else "The whole plan"


def count(number: int, noun: str) -> str:
    """ "1 commitment", "1,200 commitments"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _the_plan(facts: Facts) -> str:
    statuses = facts.statuses()
    shown = [f"{statuses[status]:,} {status.lower()}" for status in STATUSES if statuses[status]]
    if statuses[""]:
        shown.append(f"{statuses['']:,} without a status")
    holds = f"{count(len(facts.actions), 'action')} and {count(len(facts.commitments), 'commitment')}"
    return f"The plan has {holds}: {_listed(shown)}."


def _judged(facts: Facts) -> str:
    judged = Counter(commitment.rag for commitment in facts.commitments)
    shown = [f"{judged[rag]:,} {rag.lower()}" for rag in JUDGEMENTS if judged[rag]]
    if not shown:
        return ""
    without = f"; {judged['']:,} {_is(judged[''], 'has', 'have')} no judgement" if judged[""] else ""
    return f"Judged: {_listed(shown)}{without}."


def _since_then(facts: Facts) -> str:
    if facts.told is None:
        return facts.beginning
    counted = _counted(facts.counts())
    updates = len(facts.updates)
    written = f" {count(updates, 'update')} {_is(updates, 'was', 'were')} written." if updates else ""
    if not counted:
        return f"Since the last paper, of {facts.since}, no commitment has changed its course.{written}"
    return f"Since the last paper, of {facts.since}, {counted}.{written}"


def _counted(counts: Counter[What]) -> str:
    shown = [
        f"{counts[what]:,} {_is(counts[what], one, many)}" for what, (one, many) in _HAPPENED.items() if counts[what]
    ]
    if not shown:
        return ""
    first, *rest = shown
    number, _, words = first.partition(" ")
    noun = "commitment" if number == "1" else "commitments"
    return _listed([f"{number} {noun} {words}", *rest])


def _measures(facts: Facts) -> str:
    if not facts.measures:
        return ""
    words = Counter(course.word for course in facts.courses.values())
    shown = [
        f"{words[word]:,} {phrase}"
        for word, phrase in ((MET, "met already"), (ON_COURSE, "on course"), (BEHIND, "behind"))
        if words[word]
    ]
    untold = len(facts.measures) - sum(words[word] for word in (MET, ON_COURSE, BEHIND))
    if untold:
        shown.append(f"{untold:,} of which it cannot be told")
    return f"{count(len(facts.measures), 'measure')} of success: {_listed(shown)}."


def _issues(facts: Facts) -> str:
    number = len(facts.open_issues)
    return f"{count(number, 'issue')} {_is(number, 'waits', 'wait')} for the board to decide." if number else ""


def _coming(facts: Facts) -> str:
    number = sum(len(group.commitments) for group in facts.coming)
    if not number:
        return ""
    needs = f"{count(number, 'commitment')} {_is(number, 'needs', 'need')}"
    return f"{needs} work in the three months to {show_date(facts.until)}."


def _listed(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _is(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
