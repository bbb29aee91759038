"""What is done with proposals: made of passages or typed up, put under activity areas, and merged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from lwdesk.exchange.answers import remember_merged
from lwdesk.exchange.quoting import NOBODY, quoted
from lwdesk.fields import Kind
from lwdesk.records import PASSAGE, PROPOSAL, RECORDS, TERM, WORDING, WORKSHOP
from lwdesk.refusal import Refusal
from lwdesk.store import Step, Store
from lwdesk.text import clean, plain_words, words_key
from lwdesk.values import Unreadable

ALIKE = 70
"""From this likeness on (token set ratio, 0 to 100) two proposals are offered first as saying the same."""
_FEWEST = 3
"""Words that a proposal has at least to be called alike to another."""
_OUTCOME = ("decision", "reason", "own", "fits", "timely", "offered")
_TAKEN_OVER = ("theme", "area", *_OUTCOME)
"""Fields that stay where the kept proposal says something, else are taken over."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another proposal that may say the same, from 0 to 100."""

    id: int
    ref: str
    text: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Said:
    """A passage behind a proposal, and who said it as they may be quoted."""

    passage: int
    words: str
    who: str


# New proposals


def propose(store: Store, passages: int | Sequence[int]) -> int:
    """The id of a new proposal made of a passage, or of several: its text is their words, and their theme comes along.

    It belongs to no workshop. One step. Raises Refusal where none of the passages is there any more.
    """
    asked = [passages] if isinstance(passages, int) else list(dict.fromkeys(passages))
    held = store.many(PASSAGE, asked)
    gone = {i for i in held if (store.get(PASSAGE, i) or {}).get("deleted_at")}
    found = [i for i in asked if i in held and i not in gone]
    if not found:
        raise Refusal("The passage is not there any more, so that no proposal was made of it. Undo brings it back.")
    text = "\n".join(" ".join(held[i]["words"].split("\n")).strip() for i in found)
    themes = store.proposals.themes_of(found)
    given = {"text": _cut(text), "theme": themes[0] if themes else None, "passages": tuple(found)}
    label = "Make a proposal of a passage" if len(found) == 1 else f"Make a proposal of {len(found):,} passages"
    with store.step(label, kind="new") as step:
        return step.create(PROPOSAL, given)


def create(store: Store, text: str, workshop: int | None) -> int:
    """The id of a new proposal with that text from the workshop, whose theme it takes; None for no workshop."""
    held = store.get(WORKSHOP, workshop) if workshop is not None else None
    with store.step("New proposal", kind="new") as step:
        return step.create(
            PROPOSAL, {"text": _cut(text), "workshop": workshop, "theme": held["theme"] if held else None}
        )


def _cut(text: str) -> str:
    """The text, at most as long as a proposal's."""
    limit = PROPOSAL.field("text").limit or 20_000
    text = clean(text).strip()
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


# Put under an activity area


def put_under(store: Store, proposals: Sequence[int], area: int | None) -> list[int]:
    """Put the proposals under an activity area, or with None under none, as one step; gives those that moved."""
    held = store.many(PROPOSAL, proposals)
    moved = [i for i in dict.fromkeys(proposals) if i in held and held[i]["area"] != area]
    if not moved:
        return []
    where = store.labels(TERM.name, [area]).get(area, "") if area is not None else ""
    what = "a proposal" if len(moved) == 1 else f"{len(moved):,} proposals"
    with store.step(f"Put {what} under “{where}”" if where else f"Take {what} out of its area") as step:
        for proposal in moved:
            step.update(PROPOSAL, proposal, {"area": area})
    return moved


def new_area(store: Store, label: str) -> int:
    """The id of the activity area of that name; a new one at the end of the list where there is none."""
    key = words_key(label)
    for term in store.terms("area", retired=True):
        if words_key(term.label) == key:
            return term.id
    with store.step(f"New activity area “{label.strip()}”", kind="new") as step:
        return step.create_term("area", label.strip())


# Merging


def likely_same(store: Store, proposal: int, most: int = 8) -> list[Alike]:
    """Other proposals that likely say the same as this one, the likest first."""
    texts = store.proposals.texts()
    mine = next((_key(text) for i, _, text in texts if i == proposal), "")
    if len(mine.split()) < _FEWEST:
        return []
    found = []
    for i, ref, text in texts:
        key = _key(text)
        if i == proposal or len(key.split()) < _FEWEST:
            continue
        likeness = token_set_ratio(mine, key, score_cutoff=ALIKE)
        if likeness:
            found.append(Alike(i, ref, text, likeness))
    found.sort(key=lambda one: (-one.likeness, one.id))
    return found[:most]


_EMPTY = frozenset(
    """
    a an and are as at be by for from in into is it its more of on or should so that the their there this to we who
    will with programme
    """.split()  # noqa: SIM905
)


def _key(text: str) -> str:
    # Little words are in every sentence, and would make any two long ones alike.
    return " ".join(word for word in plain_words(text) if word not in _EMPTY)


def merge(store: Store, keep: int, others: Sequence[int]) -> int:
    """Merge the other proposals into `keep`, as one step; gives how many they were.

    The text, reference and workshop of each are kept as a wording of the one that stays, and everything that was drawn
    from them is drawn from that. Its own decision stays; where it has none it takes theirs, and where theirs differs
    that goes into its notes. Raises Refusal when the notes cannot hold it all.
    """
    stays = _held(store, keep)
    found = [held for i in dict.fromkeys(others) if i != keep and (held := _held(store, i))]
    if stays is None or not found:
        return 0
    merged = _merged(store, stays, found)
    gone = [held["id"] for held in found]
    called = _short(stays["text"]) or stays["ref"]
    try:
        with store.step(f"Merge proposals into “{called}”", kind="merge") as step:
            _keep_wordings(step, keep, found)
            step.update(PROPOSAL, keep, merged)
            step.repoint(PROPOSAL, keep, gone)
            step.delete(PROPOSAL, gone)
            step.counts = {"merged": len(found)}
    except Unreadable as error:
        raise Refusal(f"“{called}” was not merged, as it would hold too much: {error}") from None
    named = [(held["uuid"], held["text"]) for held in found]
    remember_merged(store, PROPOSAL.name, (stays["uuid"], stays["text"]), named, step.id)
    return len(found)


def _held(store: Store, proposal: int) -> dict[str, Any] | None:
    held = store.get(PROPOSAL, proposal)
    return None if held is None or held["deleted_at"] else held


def _keep_wordings(step: Step, keep: int, found: Sequence[dict[str, Any]]) -> None:
    for held in found:
        source = {name: held[name] for name in ("ref", "text", "workshop")}
        step.create(WORDING, {"proposal": keep, **source})


def _merged(store: Store, stays: dict[str, Any], found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {
        name: tuple(dict.fromkeys(i for held in (stays, *found) for i in held[name])) for name in ("passages", "sorted")
    }
    lines = [stays["notes"]] if stays["notes"] else []
    for held in found:
        for name in _TAKEN_OVER:
            mine, theirs = merged.get(name, stays[name]), held[name]
            if theirs in (None, "") or mine == theirs:
                continue
            if mine in (None, ""):
                merged[name] = theirs
            elif name in _OUTCOME:
                lines.append(f"{PROPOSAL.field(name).label} of {held['ref']}: {_in_words(store, name, theirs)}")
        if held["notes"]:
            lines.append(held["notes"])
    return merged | {"notes": "\n".join(lines)}


def _in_words(store: Store, name: str, value: Any) -> str:
    field = PROPOSAL.field(name)
    if field.kind is Kind.YES_NO:
        return "Yes" if value else "No"
    if field.kind in (Kind.CHOICE, Kind.LINK):
        return store.labels(RECORDS[field.ui.target or "term"].name, [value]).get(value, "")
    return str(value)


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


# What lies behind a proposal


def said_behind(store: Store, proposal: int) -> list[Said]:
    """The passages behind a proposal, each with who said it, as they may be quoted."""
    behind = store.proposals.behind(proposal)
    people = quoted(store, [one.contact for one in behind if one.contact is not None])
    return [Said(one.passage, one.words, people.get(one.contact or 0, NOBODY).line) for one in behind]
