"""What is sorted, in words: passages with who said them, proposals with their workshop, activities with their lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lwdesk.exchange.quoting import NOBODY, Quoted, quoted
from lwdesk.records import INTERVIEW, PASSAGE, PROPOSAL, RECORDS

if TYPE_CHECKING:
    from lwdesk.store import Store


@dataclass(frozen=True, slots=True)
class Thing:
    """A record that is sorted, in words."""

    id: int
    title: str
    """A passage's words, a proposal's, an activity's name."""
    detail: str
    """Who said it, as they may be quoted; the workshop; the lead."""
    ref: str = ""


def things(store: "Store", kind: str, ids: Sequence[int]) -> list[Thing]:
    """The records of a kind in words, in the order of the ids."""
    if kind == PASSAGE.name:
        held = store.many(PASSAGE, ids)
        who = said_by(store, ids)
        return [Thing(i, held[i]["words"], who[i].line) for i in ids if i in held]
    names = ("ref", "text", "workshop") if kind == PROPOSAL.name else ("ref", "name", "lead")
    record = RECORDS[kind]
    rows = store.cells(record, ids, [record.field(name) for name in names])
    found = []
    for i, (ref, title, beside) in zip(ids, rows, strict=True):
        detail = "; ".join(beside) if isinstance(beside, tuple) else str(beside)
        found.append(Thing(i, str(title), detail, str(ref)))
    return found


def said_by(store: "Store", passages: Sequence[int]) -> dict[int, Quoted]:
    """Who said each of the passages, as they may be quoted."""
    interviews = store.sorting.interviews_of(passages)
    contacts = {i: held["contact"] for i, held in store.many(INTERVIEW, list(set(interviews.values()))).items()}
    people = quoted(store, {contact for contact in contacts.values() if contact is not None})
    return {i: people.get(contacts.get(interviews.get(i, 0)) or 0, NOBODY) for i in passages}
