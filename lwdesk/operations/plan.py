"""What is done with commitments: made of a proposal or a theme, moved on, judged, and said when they come next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lwdesk.records import COMMITMENT, CONTRIBUTION, FRAMEWORK, PROPOSAL
from lwdesk.records.commitment import JUDGEMENTS
from lwdesk.refusal import Refusal
from lwdesk.standing import DONE, DROPPED, LATE, NOT_STARTED, STATUSES, UNDER_WAY
from lwdesk.store import Store
from lwdesk.store.framework import Line
from lwdesk.store.plan import CommitmentInfo
from lwdesk.text import clean
from lwdesk.values import show_date

SOURCES = (PROPOSAL.name, FRAMEWORK.name)
"""The kinds of record that a commitment can be made of."""
_FIELD = {PROPOSAL.name: "proposals", FRAMEWORK.name: "frameworks"}
_COURSE = (NOT_STARTED, UNDER_WAY, DONE)
LATE_IS_WORKED_OUT = (
    "Late is worked out from the dates: a commitment is late once the day it was due on has passed. "
    "Change its due date, not its status."
)


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of changing a status: the commitments that changed, and a sentence where something stays as it was."""

    ids: tuple[int, ...]
    said: str = ""
    held_back: int | None = None
    """The first of those that could not move, since their due date would have to."""


# Made in one press


def commit_from(store: Store, record_name: str, record_id: int) -> int:
    """The id of a new commitment made of a proposal or of a theme of the framework; its text and links come along.

    Of a proposal its themes of the framework, its offers, and the organisations that made these as partners; of a
    theme its partners and its proposals. It goes under the action that was drawn from the theme or its domain, where
    there is one. One step. Raises Refusal where the record is gone, or is of another kind.
    """
    if record_name not in SOURCES:
        raise Refusal("A commitment is made of a proposal or of a theme of the framework. Choose one of them first.")
    record = PROPOSAL if record_name == PROPOSAL.name else FRAMEWORK
    held = store.get(record, record_id)
    if held is None or held["deleted_at"]:
        raise Refusal(f"The {record.label.lower()} is not there any more. Undo brings it back.")
    given = _of_proposal(store, held) if record is PROPOSAL else _of_theme(store, record_id, held)
    with store.step(f"Make a commitment of a {record.label.lower()}", kind="new") as step:
        return step.create(COMMITMENT, {"status": NOT_STARTED} | given)


def made_of(store: Store, record_name: str, record_id: int) -> list[int]:
    """The commitments that were made of the record already."""
    record = PROPOSAL if record_name == PROPOSAL.name else FRAMEWORK
    wanted = (COMMITMENT.name, _FIELD[record.name])
    for name, field, ids in store.links_to(record, record_id):
        if (name, field) == wanted:
            return list(ids)
    return []


def made_alone_of(store: Store, record_name: str, record_id: int) -> list[int]:
    """Those of `made_of` that stand for the whole record, so that another would promise the same twice.

    A commitment that was made of one of a theme's proposals is linked to the theme too, and stands for it only where
    the theme has no other proposal.
    """
    ids = made_of(store, record_name, record_id)
    if record_name != FRAMEWORK.name:
        return ids
    behind = set((store.get(FRAMEWORK, record_id) or {}).get("proposals", ()))
    held = store.many(COMMITMENT, ids)
    if not behind:
        return [i for i in ids if not held[i]["proposals"]]
    return [i for i in ids if behind <= set(held[i]["proposals"])]


def _of_proposal(store: Store, held: dict[str, Any]) -> dict[str, Any]:
    lines = [
        line
        for domain in store.framework.domains()
        for line in (*domain.themes, domain.line)
        if held["id"] in line.proposals
    ]
    offers = store.many(CONTRIBUTION, held["contributions"])
    partners = dict.fromkeys(
        offers[i]["organisation"] for i in held["contributions"] if i in offers and offers[i]["organisation"]
    )
    return {
        "text": _text(held["text"], COMMITMENT.field("text").limit),
        "action": _action_of(store, lines),
        "frameworks": tuple(line.id for line in lines),
        "proposals": (held["id"],),
        "contributions": tuple(held["contributions"]),
    } | _partners(partners)


def _of_theme(store: Store, theme: int, held: dict[str, Any]) -> dict[str, Any]:
    domain = next((d for d in store.framework.domains() if theme in (d.line.id, *(one.id for one in d.themes))), None)
    lines = [] if domain is None else [line for line in (*domain.themes, domain.line) if line.id == theme]
    partners = held["partners"]
    if domain and domain.line.id == theme:
        partners = domain.partners
    return {
        "text": _text(held["activity"] or held["name"], COMMITMENT.field("text").limit),
        "action": _action_of(store, lines),
        "frameworks": (theme,),
        "proposals": tuple(held["proposals"]),
    } | _partners(dict.fromkeys(partners))


def _action_of(store: Store, lines: Sequence[Line]) -> int | None:
    """The first action drawn from one of the themes, else from one of their domains."""
    actions = store.plan.actions()
    for wanted in ({line.id for line in lines}, {line.domain for line in lines}):
        found = next((a.id for a in actions if a.framework is not None and a.framework in wanted), None)
        if found is not None:
            return found
    return None


def _partners(bodies: dict[int, None]) -> dict[str, Any]:
    return {"partner_bodies": tuple(bodies)}


def _text(text: str, limit: int | None) -> str:
    text, most = clean(text).strip(), limit or 20_000
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


# Status


def next_status(given: str) -> str:
    """The status that follows one that was given; "" after the last."""
    if given == LATE:
        return DONE
    at = _COURSE.index(given) + 1 if given in _COURSE else 1 if not given else len(_COURSE)
    return _COURSE[at] if at < len(_COURSE) else ""


def move_on(store: Store, ids: Sequence[int]) -> Moved:
    """Bring each of the commitments to its next status, as one step."""
    held = store.many(COMMITMENT, ids)
    moved = {i: status for i in ids if i in held and (status := next_status(held[i]["status"]))}
    if not moved:
        return Moved((), "These are done or dropped: there is no next status.")
    _write(store, moved)
    still = [c for c in _infos(store, moved) if c.standing.status == LATE]
    return Moved(tuple(moved), _stays_late(still) if still else "")


def set_status(store: Store, ids: Sequence[int], status: str) -> Moved:
    """Give the commitments that status, as one step.

    None is made late, for that is worked out; and none that is late by its dates is said to be anything but done or
    dropped: `held_back` names the first of those.
    """
    assert status in STATUSES
    if status == LATE:
        return Moved((), LATE_IS_WORKED_OUT)
    today = store.today()
    moved, stay = dict[int, str](), list[CommitmentInfo]()
    for commitment in _infos(store, ids):
        if status not in (DONE, DROPPED) and commitment.due and commitment.due < today:
            stay.append(commitment)
        elif commitment.status != status:
            moved[commitment.id] = status
    if moved:
        _write(store, moved)
    return Moved(tuple(moved), _stays_late(stay) if stay else "", stay[0].id if stay else None)


def _write(store: Store, moved: dict[int, str]) -> None:
    words = set(moved.values())
    many = len(moved)
    what = "a commitment" if many == 1 else f"{many:,} commitments"
    label = f"Mark {what} as {words.pop().lower()}" if len(words) == 1 else f"Next status of {what}"
    with store.step(label) as step:
        for commitment, status in moved.items():
            step.update(COMMITMENT, commitment, {"status": status})


def _stays_late(late: Sequence[CommitmentInfo]) -> str:
    first = late[0]
    if len(late) > 1 or first.due is None:
        count = f"{len(late):,} of them are" if len(late) > 1 else f"{first.ref} is"
        return f"{count} late all the same: give each a later due date, or mark it as done."
    return (
        f"{first.ref or 'It'} is late, since it was due on {show_date(first.due)}. "
        "Give it a later due date, or mark it as done."
    )


# Red, amber, green


def judge(
    store: Store, ids: Sequence[int], rag: str, reason: str | None = None, merge: tuple[object, ...] | None = None
) -> int:
    """Judge the commitments red, amber or green, or with "" not at all; a reason that is given takes the old one's
    place. Gives how many changed."""
    assert rag in ("", *JUDGEMENTS)
    held = store.many(COMMITMENT, ids)
    given = {"rag": rag} | ({} if reason is None else {"rag_reason": reason})
    changed = [i for i in ids if i in held and any(held[i][name] != value for name, value in given.items())]
    if changed:
        what = "a commitment" if len(changed) == 1 else f"{len(changed):,} commitments"
        label = f"Judge {what} {rag.lower()}" if rag else f"Take back the judgement of {what}"
        with store.step(label, merge=merge) as step:
            for commitment in changed:
                step.update(COMMITMENT, commitment, given)
    return len(changed)


def say_next_months(store: Store, commitment: int, text: str, merge: tuple[object, ...] | None = None) -> bool:
    """Say what is done for a commitment in the next three months; False where that is what it says already."""
    held = store.get(COMMITMENT, commitment)
    if held is None or held["next_months"] == text:
        return False
    with store.step("Next three months of a commitment", merge=merge) as step:
        step.update(COMMITMENT, commitment, {"next_months": text})
    return True


def _infos(store: Store, ids: Sequence[int] | dict[int, str]) -> list[CommitmentInfo]:
    return store.plan.commitments(store.today(), list(ids))
