"""What became of each commitment, a line of a list for each that anything is told of."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lwdesk.exchange.board.facts import Facts
from lwdesk.marks import BULLET
from lwdesk.store.happened import Happened, What
from lwdesk.text import clean_line
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store.plan import CommitmentInfo, UpdateInfo

_LONGEST = 110


def lines_of(
    facts: Facts, commitments: Sequence["CommitmentInfo"], happened: Sequence[Happened], updates: Sequence["UpdateInfo"]
) -> list[str]:
    """A line for each of the commitments: what happened to it, then its updates; last those that are gone."""
    said: dict[int, list[str]] = defaultdict(list)
    for each in happened:
        if each.what is not What.REMOVED:
            said[each.commitment].append(_told(facts, facts.by_id[each.commitment], each))
    for update in updates:
        if update.text.strip():
            said[update.commitment].append(f"{_on(update)}{clean_line(update.text)}")
    lines = [f"{BULLET}{short(c)}: {_joined(said[c.id])}" for c in commitments if said[c.id]]
    return lines + [f"{BULLET}{_gone(facts, each)}" for each in happened if each.what is What.REMOVED]


def _joined(sentences: Sequence[str]) -> str:
    first, *more = sentences
    return " ".join([first, *(f"{sentence[:1].upper()}{sentence[1:]}" for sentence in more)])


def short(commitment: "CommitmentInfo") -> str:
    """The commitment in a few words: its reference and the beginning of its text."""
    return _short(commitment.ref, commitment.text)


def _told(facts: Facts, commitment: "CommitmentInfo", each: Happened) -> str:
    match each.what:
        case What.DONE:
            return f"done{f' on {show_date(commitment.done_on)}' if commitment.done_on else ''}."
        case What.LATE:
            return f"late. {commitment.standing.why}".rstrip()
        case What.DROPPED:
            # Where the judgement changed with it, the reason stands there.
            reason = "" if _was_judged_anew(facts, commitment) else commitment.rag_reason
            return _with_reason("dropped", reason)
        case What.REOPENED:
            return f"{each.old.lower()} before, taken up again."
        case What.RAG:
            judged = _from_to(each.old.lower(), each.new.lower(), "no judgement")
            return _with_reason(judged, commitment.rag_reason)
        case What.OWNER:
            names = (facts.owners.get(each.old, ""), facts.owners.get(each.new, ""))
            return f"the owner changed {_from_to(*names, 'nobody')}."
        case What.TEXT:
            return f"worded anew; before it said “{_cut(clean_line(each.old or ''))}”."
        case What.NEW:
            return "new in the plan."
        case What.STARTED:
            return "begun."
    return _dated(each)


def _was_judged_anew(facts: Facts, commitment: "CommitmentInfo") -> bool:
    was = facts.told.commitments.get(commitment.id) if facts.told else None
    return was is not None and was.rag != commitment.rag


def _dated(each: Happened) -> str:
    if each.what is What.DATED:
        return f"now due on {show_date(each.new)}."
    if each.what is What.UNDATED:
        return f"no longer due on {show_date(each.old)}; it has no date now."
    moved = "put off" if each.what is What.LATER else "brought forward"
    return f"{moved} from {show_date(each.old)} to {show_date(each.new)}."


def _with_reason(said: str, reason: str) -> str:
    return f"{said}: {clean_line(reason)}" if reason.strip() else f"{said}."


def _from_to(old: str, new: str, nothing: str) -> str:
    return f"from {old or nothing} to {new or nothing}"


def _gone(facts: Facts, each: Happened) -> str:
    was = facts.told.commitments[each.commitment] if facts.told else None
    name = _short(was.ref, was.text) if was else "A commitment"
    return f"{name}: no longer in the plan; it was {str(each.old).lower() or 'without a status'}."


def _on(update: "UpdateInfo") -> str:
    return f"{show_date(update.day)}: " if update.day else ""


def _short(ref: str, text: str) -> str:
    return (
        " ".join(part for part in (ref, _cut(clean_line(text)).rstrip(" .,;:")) if part) or "A commitment without words"
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
