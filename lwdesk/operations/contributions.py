"""What one does with contributions: type the entries of a cell, move them on, note which offer may answer a need."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from lwdesk.records import CONTACT, CONTRIBUTION, DELEGATE, MATCH
from lwdesk.records.contribution import CONFIRMED, OFFERED, USED, WITHDRAWN
from lwdesk.text import clean, clean_line

if TYPE_CHECKING:
    from lwdesk.store import Step, Store

VERBS = {OFFERED: "Mark as offered", CONFIRMED: "Confirm", USED: "Mark as used", WITHDRAWN: "Withdraw"}
"""What one does to bring a contribution to a status."""
_NEXT = {"": OFFERED, OFFERED: CONFIRMED, CONFIRMED: USED, WITHDRAWN: OFFERED}
_ALIKE = 0.5
Entry = tuple[int, str]
"""The id of a contribution, and what it says."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the grid: what new entries in it are about, and for whom they speak."""

    delegate: int
    area: int | None
    kind: str
    organisation: int | None = None


def entries_of(text: str) -> list[str]:
    """What a pasted text says, an entry a line; blank lines and the bullets of a list left out."""
    lines = (line.strip().lstrip("•·▪‣").strip() for line in clean(text).split("\n"))
    return [line for line in lines if line]


def pair_entries(held: Sequence[Entry], lines: Sequence[str]) -> list[tuple[int | None, str]]:
    """Each of the lines with the id of the entry that it is, or None for a new one; no id comes twice.

    Lines that stayed as they were keep their ids. Of those changed between two such lines, the most alike go
    together, so that what hangs on an entry stays with its words.
    """
    found: list[tuple[int | None, str]] = []
    texts = [text for _, text in held]
    for _, i, end, j, to in SequenceMatcher(None, texts, lines, autojunk=False).get_opcodes():
        old, new = list(held[i:end]), lines[j:to]
        if len(old) == len(new):
            found += [(entry[0], line) for entry, line in zip(old, new, strict=True)]
            continue
        ids: list[int | None] = [None] * len(new)
        likely = sorted(
            ((_likeness(entry[1], line), -n, -m) for n, entry in enumerate(old) for m, line in enumerate(new)),
            reverse=True,
        )
        taken: set[int] = set()
        for likeness, n, m in likely:
            if likeness >= _ALIKE and ids[-m] is None and -n not in taken:
                ids[-m] = old[-n][0]
                taken.add(-n)
        found += list(zip(ids, new, strict=True))
    return found


def _likeness(one: str, other: str) -> float:
    if one and (other.startswith(one) or one.startswith(other)) and other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def write_entries(
    step: "Step", place: Place, held: Sequence[Entry], lines: Sequence[str], event: int | None
) -> list[Entry]:
    """Make the entries of a cell say these lines: changed ones are updated, new ones made, missing ones deleted.

    Gives the entries as they are then. Raises Unreadable where a line is longer than a contribution may be.
    """
    now: list[Entry] = []
    before = dict(held)
    wanted = pair_entries(held, [line for line in (clean(line) for line in lines) if line])
    for record_id, text in wanted:
        if record_id is None:
            record_id = step.create(CONTRIBUTION, _new(place, text, event))
        elif before[record_id] != text:
            step.update(CONTRIBUTION, record_id, {"text": text})
        now.append((record_id, text))
    if gone := before.keys() - {record_id for record_id, _ in now}:
        step.delete(CONTRIBUTION, sorted(gone))
    return now


def _new(place: Place, text: str, event: int | None) -> dict[str, Any]:
    return {
        "area": place.area, "kind": place.kind, "text": text, "delegate": place.delegate,
        "organisation": place.organisation, "status": OFFERED, "event": event,
    }  # fmt: skip


def new_delegate(store: "Store", name: str) -> int:
    """The id of a new contact of that name who is a delegate of the event that is looked at; one step."""
    name = clean_line(name)
    event = store.contributions.event()
    with store.step(f"New delegate “{name}”", kind="new") as step:
        contact = step.create(CONTACT, {"name": name})
        step.create(DELEGATE, {"contact": contact, "event": event})
    return contact


def speak_for(store: "Store", contact_id: int, organisation: int | None) -> None:
    """Have a contact without an organisation belong to this one, and what they said without one be for it; one step.

    Of a contact who has one nothing changes: what is typed from now on is for the one given.
    """
    held = store.get(CONTACT, contact_id)
    if held is None or organisation is None or held["organisation"] is not None:
        return
    with store.step(f"Organisation of “{held['name']}”") as step:
        step.update(CONTACT, contact_id, {"organisation": organisation})
        for said in store.contributions.of_delegate(contact_id):
            if said.organisation is None:
                step.update(CONTRIBUTION, said.id, {"organisation": organisation})


def next_status(status: str) -> str:
    """The status that follows; "" after the last. One that was withdrawn can be offered again."""
    return _NEXT.get(status, "")


def move_on(store: "Store", ids: Sequence[int]) -> int:
    """Bring each of the contributions to its next status, as one step; gives how many there were to move."""
    held = store.many(CONTRIBUTION, ids)
    return _move(store, {i: new for i in ids if i in held and (new := next_status(held[i]["status"]))})


def set_status(store: "Store", ids: Sequence[int], status: str) -> int:
    """Bring all of the contributions to the status, as one step; gives how many had another."""
    held = store.many(CONTRIBUTION, ids)
    return _move(store, {i: status for i in ids if i in held and held[i]["status"] != status})


def _move(store: "Store", moved: dict[int, str]) -> int:
    if not moved:
        return 0
    kinds = set(moved.values())
    verb = VERBS[next(iter(kinds))] if len(kinds) == 1 else "Move on"
    what = "contribution" if len(moved) == 1 else f"{len(moved):,} contributions"
    with store.step(f"{verb}: {what}") as step:
        for record_id, status in moved.items():
            step.update(CONTRIBUTION, record_id, {"status": status})
        step.counts = {"moved": len(moved)}
    return len(moved)


def note_match(store: "Store", need: int, offer: int) -> bool:
    """Note that the offer may answer the need, or take that off where it is noted; whether it is noted now."""
    noted = [match.id for match in store.contributions.matches_of(need) if match.offer == offer]
    with store.step("Take a match off" if noted else "Note a match") as step:
        if noted:
            step.delete(MATCH, noted)
        else:
            step.create(MATCH, {"need": need, "offer": offer})
    return not noted


def remark_on(store: "Store", need: int, offer: int, remark: str) -> None:
    """Write a remark on the match of the two, noting it first where it is not; one step."""
    noted = [match.id for match in store.contributions.matches_of(need) if match.offer == offer]
    with store.step("Remark on a match", merge=("match remark", need, offer)) as step:
        if noted:
            step.update(MATCH, noted[0], {"remark": clean_line(remark)})
        else:
            step.create(MATCH, {"need": need, "offer": offer, "remark": clean_line(remark)})
