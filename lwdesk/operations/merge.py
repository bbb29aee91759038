"""Two or more records made one: everything that referred to any of them refers to the one that stays."""

from collections.abc import Sequence
from typing import Any

from lwdesk.fields import Kind
from lwdesk.records import ORGANISATION, TERM
from lwdesk.records.tables import Record
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.text import match_key
from lwdesk.values import Unreadable

Merged = dict[str, Any]


def merge_organisations(store: Store, keep: int, others: Sequence[int]) -> int:
    """Merge the others into `keep`, as one step; gives how many records now refer to it that did not before.

    What `keep` leaves blank is filled from the others in their order; their notes, and what else differs, go to its
    notes. Raises Refusal when those cannot hold it all.
    """
    return _merge(store, ORGANISATION, keep, others, "Merge organisations into")


def merge_terms(store: Store, keep: int, others: Sequence[int]) -> int:
    """Merge the other terms of a list into `keep`, as one step; their labels and synonyms become its synonyms.

    Terms of another list stay as they are. Raises Refusal when there are too many synonyms.
    """
    return _merge(store, TERM, keep, others, "Merge terms into")


def _merge(store: Store, record: Record, keep: int, others: Sequence[int], label: str) -> int:
    stays = store.get(record, keep)
    if stays is None or stays["deleted_at"]:
        return 0
    found = [held for i in dict.fromkeys(others) if i != keep and (held := _mergeable(store, record, i, stays))]
    if not found:
        return 0
    merged = _terms(stays, found) if record is TERM else _records(store, record, stays, found)
    gone = [held["id"] for held in found]
    try:
        with store.step(f"{label} “{stays[record.title]}”", kind="merge") as step:
            step.update(record, keep, merged)
            moved = step.repoint(record, keep, gone)
            step.delete(record, gone)
            step.counts = {"merged": len(found), "moved": moved}
    except Unreadable as error:
        raise Refusal(f"“{stays[record.title]}” was not merged, as it would hold too much: {error}") from None
    return moved


def _mergeable(store: Store, record: Record, record_id: int, stays: Merged) -> Merged | None:
    held = store.get(record, record_id)
    if held is None or held["deleted_at"] or held.get("vocabulary_id") != stays.get("vocabulary_id"):
        return None
    return held


def _terms(stays: Merged, found: Sequence[Merged]) -> Merged:
    words = [w for held in (stays, *found) for w in held["synonyms"].replace("\n", ";").split(";")]
    words += [held["label"] for held in found]
    taken = {match_key(stays["label"])}
    synonyms = []
    for word in (w.strip() for w in words):
        if word and match_key(word) not in taken:
            taken.add(match_key(word))
            synonyms.append(word)
    return {"synonyms": "; ".join(synonyms)}


def _records(store: Store, record: Record, stays: Merged, found: Sequence[Merged]) -> Merged:
    merged: Merged = {}
    lines = []
    for held in found:
        lines.append(f"Merged with {held[record.title]}.")
        for field in record.columns:
            mine, theirs = merged.get(field.name, stays[field.name]), held[field.name]
            if field.name in (record.title, "ref") or theirs in (None, "") or mine == theirs:
                continue
            if mine in (None, "") and field.name != "notes":
                merged[field.name] = theirs
                continue
            shown = theirs
            if field.kind is Kind.CHOICE:
                shown = store.labels("term", [theirs]).get(theirs, "")
            lines.append(str(shown) if field.name == "notes" else f"{field.label}: {shown}")
    notes = [stays["notes"]] if stays["notes"] else []
    return merged | {"notes": "\n".join(notes + lines)}
