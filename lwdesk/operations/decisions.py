"""What is decided about proposals, by the four criteria, and what is passed on to other bodies."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from lwdesk.fields import Kind
from lwdesk.records import ORGANISATION, PROPOSAL, RECOMMENDATION
from lwdesk.records.framework import COURSE, DRAFT, SENT
from lwdesk.records.proposal import CRITERIA, GOES_IN, LEFT_OUT, PASSED_ON
from lwdesk.store import Query, Store
from lwdesk.store.framework import Decided
from lwdesk.text import clean_line

FITS, OFFERED = CRITERIA[1], CRITERIA[3]
UNDECIDED = "Undecided"
_HELP = "criteria"


def labels() -> dict[str, str]:
    """What the criteria are called, by the names of their fields."""
    return {name: PROPOSAL.field(name).label for name in CRITERIA}


def meanings(store: Store) -> dict[str, str]:
    """What each criterion means in this study, such as "one manager, £50,000"; "" where nobody has said."""
    held = store.remembered(_HELP, {})
    kept: Mapping[str, object] = held if isinstance(held, dict) else {}
    return {name: str(kept.get(name) or "") for name in CRITERIA}


def keep_meanings(store: Store, given: Mapping[str, str]) -> None:
    """Keep with the study what the criteria mean."""
    store.remember(_HELP, {name: clean_line(given.get(name, "")) for name in CRITERIA})


def answer(store: Store, proposals: Sequence[int], criterion: str, said: bool | None) -> None:
    """Say of proposals whether a criterion holds; None takes back what was said."""
    assert PROPOSAL.field(criterion).kind is Kind.YES_NO
    with store.step(f"{labels()[criterion]}: {_word(said)}") as step:
        for proposal in proposals:
            step.update(PROPOSAL, proposal, {criterion: said})


def decide(store: Store, proposals: Sequence[int], decision: str) -> None:
    """Decide about proposals; "" takes the decision back."""
    with store.step(f"Decide: {decision.lower()}" if decision else "Take back the decision") as step:
        for proposal in proposals:
            step.update(PROPOSAL, proposal, {"decision": decision})


def give_reason(store: Store, proposal: int, reason: str, merge: tuple[object, ...] | None = None) -> None:
    """Say why it was decided so."""
    with store.step("Reason for the decision", merge=merge) as step:
        step.update(PROPOSAL, proposal, {"reason": reason})


def pass_on(store: Store, proposal: int, to: int | None = None, named: str = "") -> int:
    """Decide that a proposal is passed on, and make it a recommendation in the same step; gives that one's id.

    `to` is the organisation; `named` makes a new one of that name. One that was made before is kept and addressed.
    """
    held = store.get(PROPOSAL, proposal) or {}
    before = recommendations_of(store, proposal)
    with store.step("Pass a proposal on") as step:
        if to is None and clean_line(named):
            to = step.create(ORGANISATION, {"name": clean_line(named)})
        step.update(PROPOSAL, proposal, {"decision": PASSED_ON})
        if before:
            if to is not None:
                step.update(RECOMMENDATION, before[0], {"to": to})
            return before[0]
        given = {"to": to, "text": str(held.get("text") or ""), "proposal": proposal, "status": DRAFT}
        return step.create(RECOMMENDATION, given)


def recommendations_of(store: Store, proposal: int) -> list[int]:
    """The recommendations that a proposal became."""
    found = [list(ids) for name, field, ids in store.links_to(PROPOSAL, proposal)
             if name == RECOMMENDATION.name and field == "proposal"]  # fmt: skip
    return found[0] if found else []


def doubts(row: Decided, offers: int, meant: Mapping[str, str]) -> list[str]:
    """What does not agree in a decision, a sentence each; a note, never more."""
    said = dict(zip(CRITERIA, row.criteria, strict=True))
    found = []
    if row.decision == GOES_IN:
        for name in CRITERIA:
            if said[name] is False:
                about = f" ({meant[name]})" if meant.get(name) else ""
                found.append(f"It goes in, although “{labels()[name]}”{about} is No.")
    if said[OFFERED] and row.area is not None and not offers:
        found.append("It is to use an offer, and there is none in its activity area.")
    if row.decision in (LEFT_OUT, PASSED_ON) and all(row.criteria) and not row.reason.strip():
        found.append(f"It is {row.decision.lower()} although all four hold: a reason would help.")
    return found


def tally(rows: Sequence[Decided]) -> str:
    """How many there are of each decision, in words: "24 proposals · 11 go in · 6 left out"."""
    counts = Counter(row.decision for row in rows)
    total = f"{len(rows):,} proposal{'' if len(rows) == 1 else 's'}"
    goes = "goes in" if counts[GOES_IN] == 1 else "go in"
    words = ((GOES_IN, goes), (LEFT_OUT, "left out"), (PASSED_ON, "passed on"), ("", "undecided"))
    return " · ".join([total, *(f"{counts[key]:,} {word}" for key, word in words if counts[key])])


# Recommendations


def next_course(status: str) -> str:
    """The status that follows a recommendation's; "" after the last."""
    at = COURSE.index(status) + 1 if status in COURSE else 0
    return COURSE[at] if at < len(COURSE) - 1 else ""


def move_on(store: Store, ids: Sequence[int], today: date) -> int:
    """Bring recommendations to their next status, one becoming sent with that day; gives how many moved."""
    held = store.many(RECOMMENDATION, ids)
    moved = {i: status for i in ids if i in held and (status := next_course(held[i]["status"]))}
    words = set(moved.values())
    with store.step(f"Mark as {words.pop().lower()}" if len(words) == 1 else "Next status of recommendations") as step:
        for i, status in moved.items():
            step.update(RECOMMENDATION, i, {"status": status} | ({"sent": today} if status == SENT else {}))
    return len(moved)


def mark_sent(store: Store, ids: Sequence[int], day: date) -> int:
    """Mark recommendations as sent on that day, in one step; those further on stay. Gives how many were marked."""
    held = store.many(RECOMMENDATION, ids)
    drafts = [i for i in ids if i in held and held[i]["status"] in ("", DRAFT)]
    with store.step("Mark as sent") as step:
        for i in drafts:
            step.update(RECOMMENDATION, i, {"status": SENT, "sent": day})
    return len(drafts)


def unsent(store: Store) -> list[int]:
    """The recommendations that were not sent yet."""
    held = store.many(RECOMMENDATION, store.ids(Query(RECOMMENDATION)))
    return [i for i, values in held.items() if values["status"] in ("", DRAFT)]


def _word(said: bool | None) -> str:
    return "not said" if said is None else "yes" if said else "no"
