"""A thread in words: every record of it as it may be shown, who said what as they may be quoted, and the outline."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lwdesk.exchange.quoting import NOBODY, Quoted, quoted
from lwdesk.records import RECORDS
from lwdesk.records.contribution import CAN_BRING, NEEDS, SHOULD
from lwdesk.standing import worked_out
from lwdesk.store.thread import BACK, FORWARD, Key, Node, Thread
from lwdesk.text import clean_line
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store

GREW_FROM, BECAME = "What it grew from", "What became of it"
ORDER = (
    "organisation", "contact", "interview", "theme", "activity", "passage", "contribution", "workshop", "wording",
    "proposal", "recommendation", "framework", "action", "commitment", "measure", "progress",
)  # fmt: skip
"""The kinds in the order in which work goes through them."""
COUNTED = ("activity", "passage", "contribution", "proposal", "recommendation", "framework", "action", "commitment")
"""The kinds that say what something grew from and came to; the others tell who and where."""
FEW = 6
"""Up to how many records of one kind stand one by one under another; more are gathered under their number."""
_SAID = {
    CAN_BRING: ("offer", "offers"),
    NEEDS: ("need", "needs"),
    SHOULD: ("wish for the programme", "wishes for the programme"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A record of a thread in words."""

    key: Key
    text: str
    """What it says, on one line."""
    about: str
    """What kind it is, who said it as they may be quoted, how it stands: "Passage · Director, Age Matters"."""

    @property
    def line(self) -> str:
        """All of it on one line."""
        return f"{self.text} ({self.about})" if self.about else self.text


@dataclass(frozen=True, slots=True)
class Branch:
    """A place in the outline: a record, or where `key` is None many of a kind under their number."""

    key: Key | None
    text: str
    about: str
    children: "tuple[Branch, ...]" = ()
    again: bool = False
    """Whether it stands nearer to the beginning too, with all that hangs on it."""


@dataclass(frozen=True, slots=True)
class Story:
    """A thread in words. Nobody who is not to be quoted is in it under a name, or beside their organisation."""

    thread: Thread
    start: Told
    told: Mapping[Key, Told]
    """Every record but the start, in the order of ORDER."""
    back: tuple[Branch, ...]
    forward: tuple[Branch, ...]
    hidden: int
    """People left out, since their organisation would tell who they are."""

    def branches(self, way: str) -> tuple[Branch, ...]:
        """The outline in the direction BACK or FORWARD."""
        return self.back if way == BACK else self.forward


def story_of(store: "Store", kind: str, record_id: int) -> Story | None:
    """The thread of a record in words; None where it has none."""
    thread = store.threads.of(kind, record_id)
    if thread is None:
        return None
    people = quoted(store, {n.person for n in thread.nodes.values() if n.person is not None})
    thread, hidden = _apart(thread, people)
    ways = thread.reached(BACK), thread.reached(FORWARD)
    reached = set(ways[0]) | set(ways[1])
    words = tell(store, [thread.nodes[key] for key in (thread.start.key, *reached)], people)
    order = sorted(reached, key=lambda key: (ORDER.index(key[0]), words[key].text, key[1]))
    told = {key: words[key] for key in order}
    back, forward = (_outline(thread, told, way) for way in (BACK, FORWARD))
    return Story(thread, words[thread.start.key], told, back, forward, hidden)


def tell(store: "Store", nodes: Iterable[Node], people: Mapping[int, Quoted] | None = None) -> dict[Key, Told]:
    """These records in words."""
    nodes = list(nodes)
    if people is None:
        people = quoted(store, {n.person for n in nodes if n.person is not None})
    today = store.today()
    return {n.key: _told(n, people.get(n.person or 0, NOBODY), today) for n in nodes}


def summary_line(thread: Thread) -> str:
    """What it grew from and led to, counted: "grew from 3 passages, 2 offers; led to 1 commitment"."""
    parts = []
    for way, verb in ((BACK, "grew from"), (FORWARD, "led to")):
        counts = counted(thread.nodes[key] for key in thread.reached(way))
        if counts:
            parts.append(f"{verb} {', '.join(counts)}")
    return "; ".join(parts)


def counted(nodes: Iterable[Node]) -> list[str]:
    """How many there are of each kind that counts: ["3 passages", "2 offers"]."""
    counts = Counter((ORDER.index(n.kind), noun(n)) for n in nodes if n.kind in COUNTED)
    return [many(count, names) for (_, names), count in sorted(counts.items())]


def noun(node: Node) -> tuple[str, str]:
    """What one and several of its kind are called."""
    if node.kind == "contribution":
        return _SAID.get(node.detail, ("contribution", "contributions"))
    if node.kind == "framework":
        return ("domain", "domains") if node.detail else ("theme of the framework", "themes of the framework")
    record = RECORDS[node.kind]
    return record.label.lower(), record.plural.lower()


def many(count: int, names: tuple[str, str]) -> str:
    """A number and its noun: "37 passages"."""
    return f"{count:,} {names[0] if count == 1 else names[1]}"


def _told(node: Node, who: Quoted, today: date) -> Told:
    label = clean_line(node.label)
    day = show_date(node.day) if node.day else ""
    kind = _capital(noun(node)[0])
    text, about = label, [kind]
    if node.kind == "passage":
        text, about = f"“{label}”", [kind, who.line, day, "no longer in the note" if node.detail else ""]
    elif node.kind == "contact":
        text = _capital(who.line)
    elif node.kind == "interview":
        text, about = _capital(who.line), [kind, day or "no date yet", node.detail]
    elif node.kind == "contribution":
        about = [kind, who.line, node.more]
    elif node.kind == "recommendation":
        about = [kind, f"to {node.more}" if node.more else "", node.detail]
    elif node.kind == "commitment":
        due = f"due {show_date(node.due)}" if node.due else ""
        about = [kind, worked_out(node.detail, node.day, node.due, today).status, due]
    elif node.kind == "progress":
        about = [kind, day]
    elif node.kind in ("proposal", "wording"):
        about = [kind if node.kind == "proposal" else "Also said", node.detail]
    text = " ".join(part for part in (node.ref, text) if part) or f"{kind} without a name"
    return Told(node.key, text, " · ".join(part for part in about if part))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _apart(thread: Thread, people: Mapping[int, Quoted]) -> tuple[Thread, int]:
    """The thread without the steps between an organisation and a person who is not to be quoted."""
    unnamed = {
        key for key, node in thread.nodes.items()
        if node.kind == "contact" and people.get(node.id, NOBODY) is NOBODY
    }  # fmt: skip
    cut = set[Key]()

    def may(near: Key, far: Key) -> bool:
        kinds = {near[0], far[0]}
        tells = kinds == {"organisation", "contact"} and bool({near, far} & unnamed)
        if tells:
            cut.update({near, far} & unnamed)
        return not tells

    ways = [
        {near: kept for near, fars in steps.items() if (kept := tuple(far for far in fars if may(near, far)))}
        for steps in (thread.back, thread.forward)
    ]
    hidden = len(cut - {thread.start.key}) if thread.start.kind == "organisation" else 0
    return replace(thread, back=ways[0], forward=ways[1]), hidden


def _outline(thread: Thread, told: Mapping[Key, Told], way: str) -> tuple[Branch, ...]:
    """What is reached in one direction; each record has what hangs on it where it stands nearest to the beginning."""
    steps = thread.back if way == BACK else thread.forward
    above: dict[Key, Key] = {}
    row = [thread.start.key]
    for key in row:
        for near in steps.get(key, ()):
            if near != thread.start.key and near not in above:
                above[near] = key
                row.append(near)
    # What is nearest in the order of the work comes first.
    kinds = ORDER[::-1] if way == BACK else ORDER
    places = {key: n for n, key in enumerate(sorted(told, key=lambda key: kinds.index(key[0])))}

    def under(key: Key) -> tuple[Branch, ...]:
        near = sorted((k for k in steps.get(key, ()) if k in places), key=places.__getitem__)
        by_noun: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for one in near:
            by_noun[noun(thread.nodes[one])].append(one)
        found: list[Branch] = []
        for names, keys in by_noun.items():
            branches = tuple(
                Branch(k, told[k].text, told[k].about, under(k) if above[k] == key else (), above[k] != key)
                for k in keys
            )
            found += branches if len(keys) <= FEW else [Branch(None, many(len(keys), names), "", branches)]
        return tuple(found)

    return under(thread.start.key)


__all__ = [
    "BACK", "BECAME", "COUNTED", "FEW", "FORWARD", "GREW_FROM", "ORDER", "Branch", "Story", "Told", "counted", "many",
    "noun", "story_of", "summary_line", "tell",
]  # fmt: skip
