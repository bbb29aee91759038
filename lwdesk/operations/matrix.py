"""What is done with the sampling matrix: targets, its rows and columns, and somebody chosen for a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lwdesk.exchange.recognise.contacts import split_contact
from lwdesk.fields import blank, read_value
from lwdesk.operations.person import ERASED
from lwdesk.records import ACTIVITY, AXIS, CELL, CONTACT, INTERVIEW
from lwdesk.records.interview import DECLINED, PROPOSED
from lwdesk.store import Step, Store
from lwdesk.values import Unreadable

MOST_WANTED = 999
"""The highest target of a cell."""
IN_CELL, FITS, HALF_FITS, MAPPED = "In this cell", "Candidates", "Group or sector fits", "From the mapping"
_WHO = ("name", "role", "organisation", "groups", "sectors")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a cell or for it; `part` is IN_CELL, FITS, HALF_FITS or MAPPED.

    `contact` and `interview` where the study has them, `activity` where a mapped activity names the person.
    """

    part: str
    name: str
    about: str
    """Who it is and what else there is to know: "Director, Age Matters"."""
    note: str = ""
    """The status of an interview, or what does not fit."""
    contact: int | None = None
    interview: int | None = None
    activity: int | None = None


# Targets, rows and columns


def set_target(store: Store, wave: int, group: int, sector: int, target: int | None) -> bool:
    """Have the cell want so many (0 to 999), or with None no longer say; False where it was so already."""
    if store.matrix.targets(wave).get((group, sector)) == target:
        return False
    labels = store.labels("term", (group, sector))
    rows = store.matrix.targets_of(wave, group, sector)
    cell = {"wave": wave, "group": group, "sector": sector}
    label = f"Target: {labels.get(group, '')}, {labels.get(sector, '')}"
    with store.step(label, merge=("target", wave, group, sector)) as step:
        if target is None:
            step.delete(CELL, rows)
        elif rows:
            # A merge of terms may have left two; from now on one says it.
            step.delete(CELL, rows[1:])
            step.update(CELL, rows[0], {"target": float(target)})
        else:
            step.create(CELL, cell | {"target": float(target)})
    return True


def set_lines(store: Store, wave: int, groups: Sequence[int] | None, sectors: Sequence[int] | None) -> None:
    """Have the wave's matrix show these groups and sectors in this order; None for the usual ones. One step."""
    held = store.matrix.axes(wave)
    named = store.labels("term", [wave]).get(wave, "")
    with store.step(f"Rows and columns of the matrix, {named}", kind="edit") as step:
        for place, (name, wanted) in enumerate((("group", groups), ("sector", sectors)), 1):
            rows = {row[place]: row[0] for row in held if row[place] is not None}
            keep = dict.fromkeys(wanted or ())
            step.delete(AXIS, [row[0] for row in held if row[place] is not None and rows.get(row[place]) != row[0]])
            step.delete(AXIS, [row for term, row in rows.items() if term not in keep])
            for position, term in enumerate(keep, 1):
                if term in rows:
                    step.update(AXIS, rows[term], {"position": float(position)})
                else:
                    step.create(AXIS, {"wave": wave, name: term, "position": float(position)})


# Who is in a cell, and who could be


def people_of(store: Store, wave: int, group: int, sector: int) -> list[Person]:
    """Everybody in the cell, then the candidates for it, part by part."""
    found = [*_in_cell(store, wave, group, sector), *_candidates(store, wave, group, sector)]
    return found + _mapped(store, group, sector)


def _in_cell(store: Store, wave: int, group: int, sector: int) -> list[Person]:
    placed = store.matrix.in_cell(wave, group, sector)
    who = _who(store, [one.contact for one in placed])
    # Whoever declined comes last: they are known, and count no more.
    placed.sort(key=lambda one: one.status == DECLINED)
    return [
        Person(IN_CELL, who[p.contact][0], _about(who[p.contact]), p.status, contact=p.contact, interview=p.interview)
        for p in placed
    ]


def _candidates(store: Store, wave: int, group: int, sector: int) -> list[Person]:
    fits = store.matrix.candidates(wave, group, sector)
    who = _who(store, [fit.contact for fit in fits])
    found = []
    for fit in fits:
        row = who[fit.contact]
        if row[0] == ERASED:
            continue
        note = ""
        if not fit.of_sector:
            note = "; ".join(row[4]) or "no sector said"
        elif not fit.of_group:
            note = "; ".join(row[3]) or "no group said"
        if fit.before:
            note = f"{note} · also {fit.before}" if note else f"also {fit.before}"
        part = FITS if fit.of_group and fit.of_sector else HALF_FITS
        found.append(Person(part, row[0], _about(row), note, contact=fit.contact))
    return found


def _mapped(store: Store, group: int, sector: int) -> list[Person]:
    ids = store.matrix.activities(group, sector)
    rows = store.cells(ACTIVITY, ids, [ACTIVITY.field(n) for n in ("name", "contact", "email", "lead")])
    named = [_first(split_contact(str(row[1]))["contact"]) for row in rows]
    known = store.matrix.known(name for name in named if name)
    found: dict[tuple[str, ...], Person] = {}
    for activity, name, (title, _, email, lead) in zip(ids, named, rows, strict=True):
        if name.lower() in known:
            continue
        assert isinstance(lead, tuple)
        about = " · ".join(part for part in (str(title), *lead[:1]) if part)
        # One person may be named by many activities; one who is not named may be another each time.
        key = (name.lower(), str(email).lower(), *lead[:1]) if name else (str(activity),)
        found.setdefault(key, Person(MAPPED, name, about, "" if name else "nobody named", activity=activity))
    return list(found.values())


def outside(store: Store, ids: Sequence[int]) -> list[Person]:
    """These contacts, who stand in no cell, with what keeps them out."""
    who = _who(store, ids)
    found = []
    for contact in ids:
        row = who[contact]
        missing = [word for word, terms in (("no group", row[3]), ("no sector", row[4])) if not terms]
        note = " and ".join(missing) or "; ".join((*row[3], *row[4]))
        found.append(Person("In no cell", row[0], _about(row), note, contact=contact))
    return found


def _who(store: Store, ids: Sequence[int]) -> dict[int, list[Any]]:
    rows = store.cells(CONTACT, ids, [CONTACT.field(name) for name in _WHO])
    return dict(zip(ids, rows, strict=True))


def _about(row: Sequence[Any]) -> str:
    return ", ".join(str(part) for part in row[1:3] if part)


def _first(names: str) -> str:
    return names.split(";", maxsplit=1)[0].strip()


# Choosing


def choose(store: Store, wave: int, contact: int) -> int:
    """The interview of the wave with the contact: a new one, proposed, where there is none; declined ones aside."""
    there = store.matrix.interview_of(wave, contact)
    if there is not None:
        return there
    name = store.labels(CONTACT.name, [contact]).get(contact, "")
    with store.step(_label(name), kind="new") as step:
        return _propose(step, wave, contact)


def choose_from(store: Store, wave: int, activity: int) -> tuple[int, int]:
    """(contact, interview of the wave) of whom a mapped activity names, who becomes a contact of the study. One step.

    The contact has the activity's groups and sectors and its lead organisation; its name is blank where the activity
    names nobody. Raises KeyError for an activity that is not there.
    """
    held = store.get(ACTIVITY, activity)
    if held is None:
        raise KeyError(activity)
    given = _contact_of(store, held)
    known = list(store.people.holding(CONTACT, {"name": given["name"], "email": given["email"]}))
    if known:
        return known[0], choose(store, wave, known[0])
    with store.step(_label(given["name"] or f"somebody for {held['name']}"), kind="new") as step:
        contact = step.create(CONTACT, given)
        return contact, _propose(step, wave, contact)


def _contact_of(store: Store, held: dict[str, Any]) -> dict[str, Any]:
    """What is known of the person that an activity names, as values of a contact; what fits no field is noted."""
    parts = split_contact(held["contact"])
    name, *others = [piece.strip() for piece in parts["contact"].split(";")]
    notes = [f"Named by the activity “{held['name']}”.", *others, parts["rest"]]
    found: dict[str, Any] = {"name": name, "groups": held["groups"], "sectors": held["sectors"]}
    said = (("role", parts["role"]), ("telephone", held["telephone"] or parts["telephone"]),
            ("email", held["email"] or parts["email"]))  # fmt: skip
    for field_name, text in said:
        field = CONTACT.field(field_name)
        try:
            found[field_name] = read_value(field, text) or blank(field)
        except Unreadable:
            found[field_name] = blank(field)
            notes.append(text)
    found["organisation"] = next(iter(held["lead"]), None)
    found["found"] = next((t.id for t in store.terms("found") if t.label == "Mapping"), None)
    return found | {"notes": "\n".join(note for note in notes if note)}


def _propose(step: Step, wave: int, contact: int) -> int:
    return step.create(INTERVIEW, {"contact": contact, "wave": wave, "status": PROPOSED})


def _label(name: str) -> str:
    return f"Choose {name or 'somebody'} for an interview"
