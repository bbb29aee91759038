"""What a study holds of one person: how they may be quoted, all of it as a workbook, and none of it any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lwdesk.exchange.write.tables import Table, write_tables
from lwdesk.fields import Kind, blank
from lwdesk.operations import schedule
from lwdesk.operations.person_papers import in_papers
from lwdesk.records import (
    ACTIVITY,
    COMMITMENT,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    ENGAGEMENT,
    FINDING,
    INTERVIEW,
    MEASURE,
    NAMED_EXPORT,
    NOTE,
    ORGANISATION,
    PASSAGE,
    RECORDS,
    SUMMARY,
    THEME,
)
from lwdesk.records.contact import NOT_AT_ALL
from lwdesk.records.parties import party
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.store.erasing import Mention

ERASED = "Erased person"
"""The name of a contact who was erased and is still counted."""
_PIECE = 16_000
_KNOWN_BY = ("name", "telephone", "email")
_TEXTS = (Kind.LINE, Kind.PARAGRAPH, Kind.TELEPHONE, Kind.EMAIL)
_TOLD_BY_THEMSELVES = (INTERVIEW.name, DELEGATE.name, CONTRIBUTION.name, COMMITMENT.name, ENGAGEMENT.name)
Part = tuple[str, str, Sequence[int]]
"""A heading, the name of a kind of record, and ids."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What became of a person: the backup that still holds them, and whether the file is rid of every remain."""

    backup: Path
    clean: bool


def around(store: Store, contact_id: int) -> list[Part]:
    """What belongs to the contact: interviews, places at events and what they said there, the commitments that they
    own, champion or are partner in, the organisation, the activities that name them, the organisation's."""
    held = store.get(CONTACT, contact_id)
    if held is None:
        return []
    naming = list(
        store.people.holding(ACTIVITY, {"contact": held["name"], **{n: held[n] for n in ("telephone", "email")}})
    )
    interviews = schedule.of_contact(store, contact_id)
    found: list[Part] = [
        ("Interviews", INTERVIEW.name, interviews),
        ("At the event", DELEGATE.name, _leading(store, contact_id, DELEGATE, "contact")),
        ("Contributions", CONTRIBUTION.name, _leading(store, contact_id, CONTRIBUTION, "delegate")),
        ("Commitments", COMMITMENT.name, promised(store, CONTACT, contact_id)),
        ("Asked to be involved", ENGAGEMENT.name, _leading(store, contact_id, ENGAGEMENT, "contact")),
        ("Activities that name them", ACTIVITY.name, naming),
    ]
    if organisation := held["organisation"]:
        found.insert(1, ("Organisation", ORGANISATION.name, [organisation]))
        theirs = (
            i for name, _, ids in store.links_to(ORGANISATION, organisation) if name == ACTIVITY.name for i in ids
        )
        others = [i for i in dict.fromkeys(theirs) if i not in naming]
        found.append(("Activities of the organisation", ACTIVITY.name, others))
    return [part for part in found if part[2]]


def _leading(store: Store, contact_id: int, record: Record, field: str) -> list[int]:
    """The records of the kind that lead to the contact by the field."""
    return [
        i for name, by, ids in store.links_to(CONTACT, contact_id) if (name, by) == (record.name, field) for i in ids
    ]


def promised(store: Store, record: Record, record_id: int) -> list[int]:
    """The commitments in which the contact or organisation plays any part, each once, those that they own first."""
    parts = [name for field in COMMITMENT.parties for name in field.parts]
    found = {by: ids for name, by, ids in store.links_to(record, record_id) if name == COMMITMENT.name}
    return list(dict.fromkeys(i for part in parts for i in found.get(part, ())))


def named_in(store: Store, contact_id: int) -> list[Mention]:
    """Where other records name the contact, in whatever words the study has known them by."""
    own = (CONTACT.name, contact_id)
    return [
        place for place in store.people.mentions(_words(store, contact_id), _texts) if (place.record, place.id) != own
    ]


def left_in(store: Store, contact_id: int) -> list[Mention]:
    """The records that are called after the contact, such as an event: erasing leaves what a thing is called."""
    return store.people.mentions(_words(store, contact_id), _titles)


def erase_person(store: Store, contact_id: int, everywhere: bool) -> Erasure:
    """Erase the contact, with `everywhere` also where other records name them; a backup is made first.

    The contact goes on being counted, by groups, sectors, level and how it was found; nothing that tells who it was
    is left in the record, the log, the drafts, the settings and the sources. Notes and summaries stay, without what
    names the person, in any case. Cannot be undone. Raises StudyTrouble.
    """
    backup = store.back_up("before erasing a person")
    given = {f.name: blank(f) for f in CONTACT.columns if f.ui.personal} | {"name": ERASED, "quote": NOT_AT_ALL}
    words = _words(store, contact_id)
    return Erasure(backup, store.erase(CONTACT, contact_id, given, words, _texts if everywhere else _noted))


def write_person(store: Store, contact_id: int, path: Path) -> None:
    """Write a workbook (.xlsx) of all that the study holds of the contact. Raises ExportTrouble."""
    (cells,) = store.cells(CONTACT, [contact_id], CONTACT.fields)
    held = store.get(CONTACT, contact_id) or {}
    own: list[tuple[object, ...]] = [
        (f.label, piece) for f, cell in zip(CONTACT.fields, cells, strict=True) for piece in _pieces(cell)
    ]
    own += [("Noted", f"{held['created_at']} by {held['created_by']}"), ("From", held["came_from"])]
    drafts = store.drafts(CONTACT.name, contact_id)
    own += [(f"{CONTACT.field(name).label}, as typed", text) for name, text in drafts.items()]
    history: list[tuple[object, ...]] = [
        (change.at, change.by, change.label, *line)
        for change in store.history(CONTACT, contact_id)
        for line in change.changes or [("", "", "")]
    ]
    named: list[tuple[object, ...]] = []
    for place in (*named_in(store, contact_id), *left_in(store, contact_id)):
        record = RECORDS[place.record]
        name = store.labels(record.name, [place.id]).get(place.id, "")
        named.append((record.label, name, record.field(place.field).label, place.text))
    for *where, text in in_papers(store, _words(store, contact_id)):
        named += [(*where, piece) for piece in _pieces(text)]
    belongs: list[tuple[object, ...]] = [
        (heading, store.labels(name, [i]).get(i, ""))
        for heading, name, ids in around(store, contact_id)
        for i in ids
        if name not in _TOLD_BY_THEMSELVES
    ]
    seen = [f for f in INTERVIEW.seen if f.name != INTERVIEW.title]
    interviews = store.cells(INTERVIEW, schedule.of_contact(store, contact_id), seen)
    tables = [
        Table("The person", ("Field", "What the study holds"), own, (22, 80)),
        Table("Named in", ("List", "Record", "Field", "Text"), named, (16, 40, 20, 80)),
        Table("Interviews", [f.label for f in seen], interviews, [f.ui.width for f in seen]),
        Table("Notes", ("Interview", "Section", "Question", "Answer"), _notes(store, contact_id), (30, 24, 40, 80)),
        Table("Passages", ("Interview", "Passage", "Themes", "Remark"), _passages(store, contact_id), (30, 80, 40, 40)),
        _list(store, "At the event", DELEGATE, _leading(store, contact_id, DELEGATE, "contact")),
        _list(store, CONTRIBUTION.plural, CONTRIBUTION, _leading(store, contact_id, CONTRIBUTION, "delegate")),
        _parts(store, contact_id),
        _list(store, ENGAGEMENT.plural, ENGAGEMENT, _leading(store, contact_id, ENGAGEMENT, "contact")),
        Table("Suggested", ("What", "Name"), _referrals(store, contact_id), (32, 40)),
        Table("Around them", ("What", "Name"), belongs, (32, 60)),
        Table("History", ("When (UTC)", "By", "Step", "Field", "Before", "After"), history, (22, 16, 36, 18, 40, 40)),
    ]
    write_tables(path, f"All about {held['name']}, from {store.name}", tables)


def _notes(store: Store, contact_id: int) -> list[tuple[object, ...]]:
    """What was noted in the contact's interviews, and the summaries of them."""
    interviews = schedule.of_contact(store, contact_id)
    when = schedule.in_words(store, interviews)
    rows: list[tuple[object, ...]] = []
    for interview, notes in store.notes.of_many(interviews).items():
        asked = store.notes.prompts_by_id({note.prompt for note in notes if note.prompt})
        for note in notes:
            question = asked[note.prompt].text if note.prompt in asked else ""
            said = "\n".join(filter(None, (note.said, note.body)))
            rows += [(when[interview], note.section, question, piece) for piece in _pieces(said) if piece]
        summary = store.get(SUMMARY, store.notes.summary_of(interview) or 0) or {}
        for name in ("exemplary", "gaps", "added"):
            label = SUMMARY.field(name).label
            rows += [
                (when[interview], SUMMARY.label, label, piece) for piece in _pieces(summary.get(name, "")) if piece
            ]
    return rows


def _passages(store: Store, contact_id: int) -> list[tuple[object, ...]]:
    """The passages of the contact's interviews, each with its themes and what was remarked on it."""
    interviews = schedule.of_contact(store, contact_id)
    when = schedule.in_words(store, interviews)
    rows: list[tuple[object, ...]] = []
    for interview in interviews:
        passages = [p for several in store.passages.of_interview(interview).values() for p in several]
        names = store.labels(THEME.name, {theme for p in passages for theme in p.themes})
        for passage in passages:
            themes = "; ".join(names[theme] for theme in passage.themes if theme in names)
            rows += [(when[interview], piece, themes, passage.remark) for piece in _pieces(passage.words)]
    return rows


def _list(store: Store, title: str, record: Record, ids: Sequence[int]) -> Table:
    """A table of records with all their fields but those that only name or reach the contact again."""
    fields = [f for f in record.seen if f.ui.target != CONTACT.name and not (f.via and not f.ui.target)]
    rows = [[_joined(cell) for cell in row] for row in store.cells(record, ids, fields)]
    return Table(title, [f.label for f in fields], rows, [f.ui.width for f in fields])


def _parts(store: Store, contact_id: int) -> Table:
    """The commitments in which the contact plays a part, with the part, and what else is said of each."""
    table = _list(store, COMMITMENT.plural, COMMITMENT, theirs := promised(store, CONTACT, contact_id))
    held = store.many(COMMITMENT, theirs)
    own = party(CONTACT.name, contact_id)
    played = ["; ".join(f.label for f in COMMITMENT.parties if _plays(held[i][f.name], own)) for i in theirs]
    rows = [(part, *row) for part, row in zip(played, table.rows, strict=True)]
    return Table(table.name, ("Part played", *table.headings), rows, (18, *table.widths))


def _plays(value: str | tuple[str, ...] | None, own: str) -> bool:
    return own in value if isinstance(value, tuple) else value == own


def _joined(cell: object) -> object:
    return "; ".join(map(str, cell)) if isinstance(cell, tuple) else cell


def _referrals(store: Store, contact_id: int) -> list[tuple[object, ...]]:
    """Who suggested the contact, and whom the contact suggested."""
    by = [
        i for name, field, ids in store.links_to(CONTACT, contact_id)
        if (name, field) == (INTERVIEW.name, "referrals") for i in ids
    ]  # fmt: skip
    held = store.many(INTERVIEW, schedule.of_contact(store, contact_id))
    whom = [i for interview in held.values() for i in interview["referrals"]]
    rows: list[tuple[object, ...]] = [("Suggested by", name) for name in store.labels(INTERVIEW.name, by).values()]
    return rows + [("Suggested", name) for name in store.labels(CONTACT.name, whom).values()]


def _pieces(cell: object) -> list[object]:
    """The value, a long text in pieces that a cell of a workbook holds: here nothing may be cut off."""
    if not isinstance(cell, str) or len(cell) <= _PIECE:
        return [cell]
    return [cell[start : start + _PIECE] for start in range(0, len(cell), _PIECE)]


def _words(store: Store, contact_id: int) -> set[str]:
    """What the contact is and was known by, less what the organisation itself is reached by."""
    words = store.people.words_of(CONTACT, contact_id, _KNOWN_BY) - {ERASED}
    held = store.get(CONTACT, contact_id) or {}
    organisation = store.get(ORGANISATION, held["organisation"]) if held.get("organisation") else None
    shared = {organisation[name] for name in _KNOWN_BY} if organisation else set()
    return words - shared


def _titles(record: Record) -> list[str]:
    """The field that names the record, where it is typed and erasing leaves it as it is."""
    left = record not in (CONTACT, NAMED_EXPORT) and record.title not in _texts(record)
    return [record.title] if left and record.field(record.title).kind is Kind.LINE else []


def _noted(record: Record) -> list[str]:
    """Those fields of notes, and of what was written about an interview, alone."""
    return _texts(record) if record in (NOTE, SUMMARY, FINDING, PASSAGE) else []


def _texts(record: Record) -> list[str]:
    """The fields in which a person may be named: not those that name the record or say how to reach it itself.

    What has no name but its own words, as a contribution or a measure has, may name anybody in them. The words of
    passages go with the notes that they stand in.
    """
    prose = record is MEASURE or (record.field(record.title).kind is Kind.PARAGRAPH and record is not PASSAGE)
    own = set() if prose else {record.title}
    if record is not ACTIVITY:
        own |= {"telephone", "email"}
    return [f.name for f in record.columns if f.kind in _TEXTS and f.name not in own]
