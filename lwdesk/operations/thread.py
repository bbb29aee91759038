"""Links made and taken away by hand, so that a thread says where things came from."""

from dataclasses import dataclass

from lwdesk.exchange.thread_words import noun, tell
from lwdesk.fields import Kind
from lwdesk.records import PASSAGE, RECORDS
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.store.thread import Key
from lwdesk.text import clean_line

LINKS = (
    ("commitment", "frameworks"), ("commitment", "proposals"), ("commitment", "contributions"),
    ("commitment", "passages"), ("commitment", "activities"), ("framework", "proposals"),
    ("proposal", "passages"), ("proposal", "contributions"), ("proposal", "activities"),
    ("recommendation", "proposal"), ("passage", "themes"), ("passage", "activities"),
)  # fmt: skip
"""The fields that hold a link that can be made by hand, by the kind of record that has them."""
_SHOWN = 60
_FEW_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is kept: the record whose field holds it, and what it holds."""

    owner: Key
    field: str
    target: Key


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record to which a link can be made, and what that would mean."""

    key: Key
    text: str
    about: str
    meaning: str
    """A sentence: "The passage will be among what the proposal grew from."."""


def link_between(one: Key, other: Key) -> Link | None:
    """How a link between the two is kept, whether or not there is one; None where none can be made by hand."""
    for owner, field in LINKS:
        target = RECORDS[owner].field(field).ui.target
        for near, far in ((one, other), (other, one)):
            if (near[0], far[0]) == (owner, target):
                return Link(near, field, far)
    return None


def kinds_to_link(kind: str) -> list[str]:
    """The kinds of record that one of this kind can be linked to, nearest first."""
    found = []
    for owner, field in LINKS:
        target = RECORDS[owner].field(field).ui.target
        found += [target] if owner == kind else [owner] if target == kind else []
    return list(dict.fromkeys(found))


def candidates(store: Store, start: Key, typed: str, kind: str = "", most: int = 40) -> list[Candidate]:
    """The records that the typed words may mean and that can be linked to the start; those that are so already not.

    Of all kinds that can be linked, or of the one that is named.
    """
    if len(clean_line(typed)) < _FEW_LETTERS and not kind:
        return []
    keys: list[Key] = []
    for one in [kind] if kind else kinds_to_link(start[0]):
        keys += [(one, id) for id, _ in store.find(RECORDS[one], typed.strip(), limit=most)]
    nodes = store.threads.nodes(keys)
    told = tell(store, nodes.values())
    held = store.threads.nodes([start]).get(start)
    if held is None:
        return []
    found = []
    for key in keys:
        link = link_between(start, key)
        if key in told and link and not is_linked(store, link):
            meaning = _meaning(link, {start: noun(held)[0], key: noun(nodes[key])[0]})
            found.append(Candidate(key, told[key].text, told[key].about, meaning))
    return found[:most]


def is_linked(store: Store, link: Link) -> bool:
    """Whether the link is there."""
    held = store.get(RECORDS[link.owner[0]], link.owner[1])
    value = held.get(link.field) if held else None
    return link.target[1] in value if isinstance(value, tuple | list) else value == link.target[1]


def make_link(store: Store, one: Key, other: Key) -> str:
    """Link the two records: one step; gives a sentence on what was done. Raises Refusal where it cannot be."""
    link = _asked(store, one, other)
    if is_linked(store, link):
        raise Refusal("They are linked already.")
    _write(store, link, joins=True)
    return f"Linked {_named(store, link.target)} to {_named(store, link.owner)}."


def undo_link(store: Store, one: Key, other: Key) -> str:
    """Take the link between the two away: one step; gives a sentence on what was done. Raises Refusal."""
    link = _asked(store, one, other)
    if not is_linked(store, link):
        raise Refusal("They are not linked to each other.")
    _write(store, link, joins=False)
    return f"{_named(store, link.target)} is no longer linked to {_named(store, link.owner)}."


def _asked(store: Store, one: Key, other: Key) -> Link:
    link = link_between(one, other)
    if link is None:
        kinds = " and ".join(RECORDS[kind].label.lower() for kind in (one[0], other[0]))
        raise Refusal(f"What joins {kinds} is a field of their forms: change it there.")
    if len(store.threads.nodes([one, other])) < len({one, other}):
        raise Refusal("One of the two is no longer there: it may have been deleted. Undo brings it back.")
    return link


def _write(store: Store, link: Link, joins: bool) -> None:
    record = RECORDS[link.owner[0]]
    held = store.get(record, link.owner[1]) or {}
    target = link.target[1]
    value: object = target if joins else None
    if record.field(link.field).kind is Kind.LINKS:
        others = tuple(i for i in held.get(link.field) or () if i != target)
        value = (*others, target) if joins else others
    verb = "Link" if joins else "Take the link away between"
    label = f"{verb} {_named(store, link.target)} {'to' if joins else 'and'} {_named(store, link.owner)}"
    with store.step(label) as step:
        step.update(record, link.owner[1], {link.field: value})


def _named(store: Store, key: Key) -> str:
    node = store.threads.nodes([key]).get(key)
    kind = RECORDS[key[0]].label.lower() if node is None else noun(node)[0]
    label = clean_line(node.ref or node.label) if node else ""
    # Words of a passage tell more than the history needs to keep.
    if not label or key[0] == PASSAGE.name:
        return f"a {kind}" if kind[0] not in "aeiou" else f"an {kind}"
    return f"“{label if len(label) <= _SHOWN else label[: _SHOWN - 1].rstrip() + '…'}”"


def _meaning(link: Link, kinds: dict[Key, str]) -> str:
    source, result = link.target, link.owner
    if link.field == "themes":
        return f"The passage will belong to the {kinds[link.target]}."
    return f"The {kinds[source]} will be among what the {kinds[result]} grew from."
