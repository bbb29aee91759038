"""What one person or organisation said, offered and asked for, and what came of each, as they may be told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lwdesk.exchange.quoting import NOBODY, Quoted, quoted
from lwdesk.records import CONTACT, PROPOSAL
from lwdesk.records.contribution import CAN_BRING, KINDS, NEEDS
from lwdesk.records.proposal import GOES_IN, LEFT_OUT, PASSED_ON
from lwdesk.store.thread import Key, Node, Thread
from lwdesk.text import clean_line
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.plan import CommitmentInfo

_DECIDED = {GOES_IN: "goes in", LEFT_OUT: "was left out", PASSED_ON: "was passed on"}


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was said, and what came of it."""

    text: str
    about: str
    """Who of them said it, on which themes, how it stands."""
    led_to: tuple[str, ...]
    """"proposal P0012", "commitment 3.1": nothing where none grew from it."""
    matched: tuple[str, ...] = ()
    """A sentence on each need that it answers, or offer that may answer it."""

    @property
    def is_taken_up(self) -> bool:
        """Whether anything came of it."""
        return bool(self.led_to or self.matched)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal that grew from what they said."""

    ref: str
    text: str
    decision: str
    """In words: "goes in", or "is not decided yet"."""
    reason: str
    passed_to: tuple[str, ...]
    """The bodies that it was recommended to, each with how far that has come."""


@dataclass(frozen=True, slots=True)
class Became:
    """All that is told to one person or organisation."""

    name: str
    organisation: str
    is_person: bool
    interviewed: tuple[date, ...]
    said: tuple[Item, ...]
    offered: dict[str, tuple[Item, ...]]
    """By the kind of contribution, in the order of KINDS."""
    mapped: tuple[Item, ...]
    """Activities of theirs that something grew from."""
    proposals: tuple[Proposed, ...]
    commitments: tuple["CommitmentInfo", ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.said or any(self.offered.values()) or self.mapped)


def subject_of(store: "Store", kind: str, record_id: int) -> Key | None:
    """The contact or organisation that a record is, or is about; None where it is about neither."""
    found = store.threads.start_of(kind, record_id)
    if found is not None and found[0] == "interview":
        thread = store.threads.of(*found)
        person = thread.start.person if thread else None
        found = ("contact", person) if person is not None else None
    if found is None or found[0] not in ("contact", "organisation"):
        return None
    return found if store.threads.nodes([found]) else None


def became_of(store: "Store", subject: Key) -> Became | None:
    """What became of what the contact or organisation said; None where it is no longer there.

    Their own words are in it. Of the people of an organisation only what may be quoted is there.
    """
    thread = store.threads.of(*subject)
    if thread is None:
        return None
    people = quoted(store, {n.person for n in thread.nodes.values() if n.person is not None})
    own = _own(thread, people)
    reached = _reached(thread, own)
    proposals = _proposals(store, thread, [key[1] for key in reached if key[0] == PROPOSAL.name])
    commitments = store.plan.commitments(store.today(), only=[key[1] for key in reached if key[0] == "commitment"])
    is_person = subject[0] == CONTACT.name
    contributions = [thread.nodes[key] for key in own if key[0] == "contribution"]
    beside = _Telling(store, thread, people, is_person)
    return Became(
        clean_line(thread.start.label) or "No name",
        _organisation(thread) if is_person else "",
        is_person,
        tuple(sorted({n.day for key in own if (n := thread.nodes[key]).kind == "interview" and n.day})),
        tuple(beside.passages(key for key in own if key[0] == "passage")),
        {
            kind: tuple(beside.contribution(node) for node in contributions if node.detail == kind)
            for kind in KINDS
        },
        tuple(item for key in own if key[0] == "activity" and (item := beside.activity(key)).led_to),
        tuple(proposals),
        tuple(commitments),
    )  # fmt: skip


def _own(thread: Thread, people: dict[int, Quoted]) -> list[Key]:
    """What is the subject's own: interviews, passages, contributions, activities; not what grew from them."""
    start = thread.start
    found: list[Key] = []
    row = [start.key]
    for key in row:
        if key[0] == "contact" and key != start.key and people.get(key[1], NOBODY) is NOBODY:
            continue
        for far in thread.forward.get(key, ()):
            if far[0] in ("contact", "interview") and far not in row:
                row.append(far)
            if far[0] in ("interview", "passage", "contribution", "activity") and key[0] in (
                "organisation", "contact", "interview",
            ):  # fmt: skip
                found.append(far)
    return list(dict.fromkeys(found))


def _reached(thread: Thread, own: Sequence[Key]) -> list[Key]:
    """The proposals, recommendations and commitments that grew from these; matched needs and offers lead nowhere."""
    row = [key for key in own if key[0] in ("passage", "contribution", "activity")]
    seen = set(row)
    for key in row:
        for far in thread.forward.get(key, ()):
            if far not in seen and not (key[0] == far[0] == "contribution"):
                seen.add(far)
                row.append(far)
    return [key for key in row if key not in own]


def _organisation(thread: Thread) -> str:
    keys = thread.back.get(thread.start.key, ())
    return next((thread.nodes[key].label for key in keys if key[0] == "organisation"), "")


def _proposals(store: "Store", thread: Thread, ids: Iterable[int]) -> list[Proposed]:
    held = store.many(PROPOSAL, list(ids))
    found = []
    for id, values in held.items():
        to = []
        for far in thread.forward.get((PROPOSAL.name, id), ()):
            if far[0] == "recommendation":
                node = thread.nodes[far]
                to.append(" – ".join(filter(None, (node.more or "another body", node.detail.lower()))))
        decision = _DECIDED.get(values["decision"], "is not decided yet")
        reason = clean_line(values["reason"])
        found.append(Proposed(values["ref"], clean_line(values["text"]), decision, reason, tuple(to)))
    return sorted(found, key=lambda one: one.ref)


class _Telling:
    """Puts what is theirs into words."""

    def __init__(self, store: "Store", thread: Thread, people: dict[int, Quoted], is_person: bool) -> None:
        self._store, self._thread, self._people, self._is_person = store, thread, people, is_person

    def passages(self, keys: Iterable[Key]) -> Iterable[Item]:
        """The passages in the order of the interviews; lost words that nobody took up are gone for them too."""
        keys = list(keys)
        ids = [key[1] for key in keys]
        themes = self._store.themes.of_passages(ids)
        names = {theme.id: theme.name for theme in self._store.themes.all()}
        for key in keys:
            node = self._thread.nodes[key]
            led = self._led_to(key)
            if node.detail and not led:
                continue
            who = "" if self._is_person else self._people.get(node.person or 0, NOBODY).line
            on = ", ".join(names[i] for i in themes.get(key[1], ()) if i in names)
            about = " · ".join(filter(None, (who, show_date(node.day) if node.day else "", f"on {on}" if on else "")))
            yield Item(clean_line(node.label), about, led)

    def contribution(self, node: Node) -> Item:
        """Something that they brought, need or ask for."""
        who = self._people.get(node.person or 0, NOBODY).line if not self._is_person and node.person else ""
        status = "" if node.detail == NEEDS else node.more.lower()
        matched = []
        for far in self._thread.forward.get(node.key, ()):
            if far[0] == "contribution":
                other = self._thread.nodes[far]
                words = f"“{_short(clean_line(other.label)).rstrip('.')}”"
                matched.append(f"It answers the need {words}." if node.detail == CAN_BRING
                               else f"The offer {words} may answer it.")  # fmt: skip
        about = " · ".join(filter(None, (who, status)))
        return Item(clean_line(node.label), about, self._led_to(node.key), tuple(matched))

    def activity(self, key: Key) -> Item:
        """One of their activities."""
        node = self._thread.nodes[key]
        return Item(" ".join(filter(None, (node.ref, node.label))), "", self._led_to(key))

    def _led_to(self, key: Key) -> tuple[str, ...]:
        nodes = [self._thread.nodes[far] for far in _reached(self._thread, [key])]
        found = []
        for kind in (PROPOSAL.name, "commitment"):
            named = [node.ref or f"“{_short(clean_line(node.label))}”" for node in nodes if node.kind == kind]
            found += [f"{kind} {name}" for name in sorted(named)]
        return tuple(found)


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
