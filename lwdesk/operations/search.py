"""One search over everything: notes and summaries, people and bodies, and all that the study makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from lwdesk.fields import Field
from lwdesk.records import (
    ACTION,
    ACTIVITY,
    COMMITMENT,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    ENGAGEMENT,
    FRAMEWORK,
    INTERVIEW,
    ISSUE,
    MEASURE,
    NOTE,
    ORGANISATION,
    POLICY,
    PROPOSAL,
    RECOMMENDATION,
    SUMMARY,
    THEME,
    WORKSHOP,
)
from lwdesk.records.note import FREE
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store, Where
from lwdesk.store.passage import Passage, best
from lwdesk.store.search import EVERYTHING, Narrowing, TextHit, TextHits
from lwdesk.store.typed import Sought, take_apart
from lwdesk.text import fold
from lwdesk.values import show_date, show_number

LISTS = (
    CONTACT, ORGANISATION, INTERVIEW, ACTIVITY, THEME, DELEGATE, WORKSHOP, PROPOSAL, CONTRIBUTION, FRAMEWORK, POLICY,
    RECOMMENDATION, COMMITMENT, ACTION, MEASURE, ISSUE, ENGAGEMENT,
)  # fmt: skip
_ABOUT = {
    "contact": ("role", "organisation"), "organisation": ("kind", "borough"),
    "interview": ("status", "day", "interviewer"), "activity": ("ref", "lead"),
    "theme": ("parent",), "delegate": ("organisation", "replied", "workshop"), "workshop": ("theme", "room"),
    "proposal": ("ref", "area", "decision"), "contribution": ("kind", "area", "delegate", "organisation"),
    "framework": ("domain",), "policy": ("issuer", "day"), "recommendation": ("to", "status"),
    "commitment": ("ref", "action", "owner", "status"), "action": ("framework",), "measure": ("unit", "latest"),
    "issue": ("raised", "answered"), "engagement": ("organisation", "next"),
}  # fmt: skip
_LOOKED_AT = 400
"""Records of a list that are looked at for a phrase, which the words held in memory know nothing of."""
NAMED_SO, NAME_BEGINS, SAID_SO, IN_NAME, SOMEWHERE = range(5)
"""How good the best hit of a group is, the best first; the groups stand in that order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where everything typed was found.

    `field` is the label of the field, or the question of a note; `context` the words there on one line, `marked` the
    stretches of it that were found. `part` is the name of the field, `at` and `length` say where in its text.
    `interview` is whose note or summary it is.
    """

    record: Record
    id: int
    name: str
    field: str
    context: str
    marked: tuple[tuple[int, int], ...]
    part: str
    at: int = 0
    length: int = 0
    interview: int | None = None
    about: str = ""
    """What tells the record from another of its name."""

    @property
    def is_in_name(self) -> bool:
        """Whether it is the name of the record in which it was found."""
        return self.part == self.record.title


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one list, the best first: at least `total`, and `more` where they were not all counted."""

    record: Record
    hits: tuple[Hit, ...]
    total: int
    more: bool = False
    grade: int = SOMEWHERE

    @property
    def is_cut(self) -> bool:
        """Whether there are more than these."""
        return self.more or len(self.hits) < self.total

    @property
    def heading(self) -> str:
        """What stands over them: “Notes, 50 of more than 400”, “Contacts, 3”."""
        shown, total = len(self.hits), f"{self.total:,}"
        if self.more:
            return f"{self.record.plural}, {shown} of more than {total}"
        return f"{self.record.plural}, {shown} of {total}" if self.is_cut else f"{self.record.plural}, {total}"


def find_all(store: Store, typed: str, narrowing: Narrowing = EVERYTHING, limit: int = 50) -> list[Group]:
    """What holds every word that was typed, list by list, each with its first `limit` hits; nothing for no words.

    First the lists in which something is called so, then notes and summaries that say it word for word, then names
    that hold it, then the rest. A list that cannot answer what the search is narrowed to is left out. Raises
    StudyTrouble where the index of words cannot be read.
    """
    sought = take_apart(typed)
    if not sought:
        return []
    groups = [
        _texts(store, NOTE, store.search.notes(typed, narrowing, limit)),
        _texts(store, SUMMARY, store.search.summaries(typed, narrowing, limit)),
    ]
    for record in LISTS:
        where = _where(store, record, narrowing)
        if where is not None:
            groups.append(_listed(store, record, sought, where, limit))
    return sorted((group for group in groups if group.hits), key=lambda group: group.grade)


def warm(store: Store) -> None:
    """Read the words of all lists, so that the first letter finds them read."""
    for record in LISTS:
        store.warm_words(record)


# Notes and summaries


def _texts(store: Store, record: Record, found: TextHits) -> Group:
    names = store.labels(INTERVIEW.name, {hit.interview for hit in found.hits})
    questions = store.notes.prompts_by_id({hit.prompt for hit in found.hits if hit.prompt})

    def field_of(hit: TextHit) -> str:
        if record is SUMMARY:
            return SUMMARY.field(hit.field).label
        asked = questions.get(hit.prompt) if hit.prompt else None
        return asked.text if asked else hit.section or FREE

    hits = tuple(
        Hit(
            record, hit.id, names.get(hit.interview) or "Somebody", field_of(hit), hit.passage.context,
            hit.passage.marked, hit.field, hit.passage.at, hit.passage.length, interview=hit.interview,
        )
        for hit in found.hits
    )  # fmt: skip
    exact = any(hit.passage.exact for hit in found.hits)
    return Group(record, hits, found.total, found.more, SAID_SO if exact else SOMEWHERE)


# Lists


def _where(store: Store, record: Record, narrowing: Narrowing) -> tuple[Where, ...] | None:
    """The conditions for records of a list; None where it cannot answer them."""
    if narrowing.prompts:
        return None
    given = {"groups": narrowing.groups, "sectors": narrowing.sectors, "wave": narrowing.waves}
    wanted = {name: ids for name, ids in given.items() if ids}
    if record is INTERVIEW and ("groups" in wanted or "sectors" in wanted):
        of_contact = tuple(Where(name, wanted.pop(name)) for name in ("groups", "sectors") if name in wanted)
        wanted["contact"] = tuple(store.ids(Query(CONTACT, of_contact)))
    known = {field.name for field in record.seen}
    if not wanted.keys() <= known:
        return None
    return tuple(Where(name, ids) for name, ids in wanted.items())


def _listed(store: Store, record: Record, sought: Sequence[Sought], where: tuple[Where, ...], limit: int) -> Group:
    ids = store.ids(Query(record, where, words=" ".join(one.text for one in sought)))
    if not ids:
        return Group(record, (), 0)
    name_typed = " ".join(one.text for one in sought)
    ordered = _best_first(store, record, ids, name_typed)
    phrases = any(len(one.text.split()) > 1 for one in sought)
    hits: list[Hit] = []
    looked_at = 0
    for some in _in_pieces(ordered, limit):
        looked_at += len(some)
        hits += _hits(store, record, some, sought, phrases)
        if len(hits) >= limit or looked_at >= _LOOKED_AT:
            break
    hits = hits[:limit]
    unsure = phrases and looked_at < len(ids)
    total = len(hits) if phrases else len(ids)
    return Group(record, tuple(hits), total, unsure, min((_grade(hit, name_typed) for hit in hits), default=SOMEWHERE))


def _best_first(store: Store, record: Record, ids: Sequence[int], name_typed: str) -> list[int]:
    """The first of the ids that may be looked at, those of records that are called so before the others."""
    matching = frozenset(ids)
    called = dict.fromkeys(i for i, _ in store.find(record, name_typed, _LOOKED_AT) if i in matching)
    return list(islice(chain(called, (i for i in ids if i not in called)), _LOOKED_AT))


def _in_pieces(ids: Sequence[int], size: int) -> Sequence[Sequence[int]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def _hits(store: Store, record: Record, ids: Sequence[int], sought: Sequence[Sought], phrases: bool) -> list[Hit]:
    names = store.labels(record.name, ids)
    fields = [field for field in record.seen if field.name != record.title]
    found = []
    for record_id, row in zip(ids, store.cells(record, ids, fields), strict=True):
        name = names.get(record_id, "")
        said = [(record.field(record.title), name)]
        said += [(field, text) for field, cell in zip(fields, row, strict=True) if (text := _shown(cell))]
        place = _place(said, sought, phrases)
        if place:
            field, passage = place
            shown = {one.name: _shown(cell) for one, cell in zip(fields, row, strict=True)}
            about = ", ".join(filter(None, (shown[part] for part in _ABOUT[record.name])))
            where = (field.label, passage.context, passage.marked, field.name, passage.at, passage.length)
            found.append(Hit(record, record_id, " ".join(name.split()), *where, about=about))
    return found


def _place(said: Sequence[tuple[Field, str]], sought: Sequence[Sought], phrases: bool) -> tuple[Field, Passage] | None:
    """The field in which most of what is sought stands; the first of equals, which is the name. None for none."""
    kept: tuple[int, Field, str, list[tuple[int, int]]] | None = None
    held: set[int] = set()
    for field, text in said:
        spans, which = _spans(text, sought)
        held |= which
        if spans and (kept is None or len(which) > kept[0]):
            kept = len(which), field, text, spans
    if kept is None or (phrases and len(held) < len(sought)):
        return None
    return kept[1], best(kept[2], kept[3], sought)


def _spans(text: str, sought: Sequence[Sought]) -> tuple[list[tuple[int, int]], set[int]]:
    """Where any of what is sought stands in the text, and which of it does."""
    folded = fold(text)
    if len(folded) != len(text):
        # Folding made two letters of one somewhere; a letter at a time, so that the places hold.
        folded = "".join(fold(letter)[:1] or " " for letter in text)
    spans: set[tuple[int, int]] = set()
    which = set()
    for n, one in enumerate(sought):
        wanted = fold(one.text)
        at = folded.find(wanted)
        while at >= 0:
            spans.add((at, at + len(wanted)))
            which.add(n)
            at = folded.find(wanted, at + len(wanted))
    return _apart(sorted(spans)), which


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _grade(hit: Hit, typed: str) -> int:
    name, wanted = fold(hit.name), fold(typed)
    if name == wanted:
        return NAMED_SO
    if name.startswith(wanted):
        return NAME_BEGINS
    return IN_NAME if wanted in name else SOMEWHERE


def _shown(cell: object) -> str:
    """A cell as the words held in memory have it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return "; ".join(map(str, cell))
    if isinstance(cell, bool):
        return ""
    if isinstance(cell, date):
        return show_date(cell)
    return show_number(float(cell)) if isinstance(cell, int | float) else ""
