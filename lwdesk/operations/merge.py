"""Two or more records made one: everything that referred to any of them refers to the one that stays."""

from collections.abc import Sequence
from typing import Any

from lwdesk.exchange.answers import remember_merged
from lwdesk.fields import Kind
from lwdesk.records import CONTACT, DELEGATE, ORGANISATION, RECORDS, TERM
from lwdesk.records.tables import Record
from lwdesk.refusal import Refusal
from lwdesk.store import Step, Store
from lwdesk.text import match_key
from lwdesk.values import Unreadable

Merged = dict[str, Any]


def merge_organisations(store: Store, keep: int, others: Sequence[int]) -> int:
    """Merge the others into `keep`, as one step; gives how many records now refer to it that did not before.

    What `keep` leaves blank is filled from the others in their order; their notes, and what else differs, go to its
    notes. A file that brings one of their names again means `keep`, as long as the merge is not undone. Raises Refusal
    when the notes cannot hold it all.
    """
    return _merge(store, ORGANISATION, keep, others, "Merge organisations into")


def merge_contacts(store: Store, keep: int, others: Sequence[int]) -> int:
    """Merge the other contacts into `keep`, as `merge_organisations` does; it may speak about all that they could.

    Where several of them were delegates of an event, one delegate stays, with the replies and places of all.
    Raises Refusal when its notes cannot hold it all.
    """
    return _merge(store, CONTACT, keep, others, "Merge contacts into")


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
            if record is CONTACT:
                _join_delegates(store, step, keep)
            step.delete(record, gone)
            step.counts = {"merged": len(found), "moved": moved}
    except Unreadable as error:
        raise Refusal(f"“{stays[record.title]}” was not merged, as it would hold too much: {error}") from None
    if record is not TERM:
        named = [(held["uuid"], held[record.title]) for held in found]
        remember_merged(store, record.name, (stays["uuid"], stays[record.title]), named, step.id)
    return moved


def _join_delegates(store: Store, step: Step, contact: int) -> None:
    """Have the contact be one delegate of each event, who has what any of them had; what only one can be stays."""
    latest = store.event.latest()
    by_event: dict[int | None, list[tuple[int, Merged]]] = {}
    for name, by, ids in store.links_to(CONTACT, contact):
        if (name, by) == (DELEGATE.name, "contact"):
            for i, held in store.many(DELEGATE, sorted(ids)).items():
                by_event.setdefault(held["event"] or latest, []).append((i, held))
    for (stays, joined), *others in by_event.values():
        for _, other in others:
            joined = _joined(joined, other)
        if others:
            step.update(DELEGATE, stays, {field.name: joined[field.name] for field in DELEGATE.fields})
            step.delete(DELEGATE, [i for i, _ in others])


def _joined(mine: Merged, theirs: Merged) -> Merged:
    """A delegate of whom both is known."""
    joined = mine | {"wishes": tuple(dict.fromkeys((*mine["wishes"], *theirs["wishes"])))}
    for field in DELEGATE.columns:
        own, other = mine[field.name], theirs[field.name]
        if field.name == "notes" and own and other and own != other:
            joined["notes"] = f"{own}\n{other}"
        elif own in (None, "") or (field.kind is Kind.YES_NO and other):
            joined[field.name] = other
    return joined


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
        for field in record.fields:
            if field.many:
                have = merged.get(field.name) or stays[field.name]
                merged[field.name] = tuple(dict.fromkeys((*have, *held[field.name])))
                continue
            mine, theirs = merged.get(field.name, stays[field.name]), held[field.name]
            if field.name in (record.title, "ref") or theirs in (None, "") or mine == theirs:
                continue
            if mine in (None, "") and field.name != "notes":
                merged[field.name] = theirs
                continue
            if field.kind is Kind.OPTION:
                # The later of the words: of two promises about how a person is quoted the narrower one holds.
                merged[field.name] = max(mine, theirs, key=field.ui.options.index)
                continue
            shown = theirs
            if field.kind in (Kind.CHOICE, Kind.LINK):
                target = RECORDS[field.ui.target or "term"].name
                shown = store.labels(target, [theirs]).get(theirs, "")
            lines.append(str(shown) if field.name == "notes" else f"{field.label}: {shown}")
    notes = [stays["notes"]] if stays["notes"] else []
    return merged | {"notes": "\n".join(notes + lines)}
