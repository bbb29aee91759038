"""Whom an interviewee named when asked who else to speak to: made a proposed contact, linked to the interview."""

import re
from dataclasses import dataclass, field

from lwdesk.exchange.recognise.bodies import is_body
from lwdesk.exchange.recognise.contacts import split_contact
from lwdesk.exchange.recognise.organisations import is_no_name
from lwdesk.fields import Field, read_value
from lwdesk.marks import BULLET
from lwdesk.records import CONTACT, INTERVIEW, ORGANISATION
from lwdesk.refusal import Refusal
from lwdesk.store import Step, Store
from lwdesk.text import clean_line, match_key
from lwdesk.values import Unreadable

FOUND = "Referred by an interviewee"
_LONGEST_LINE = 300
_WORD = r"[^\W\d_a-z][\w'’.-]*"
# A name, and where they are: "Ada Lovett at Quayside Trust" is taken as if a comma stood there.
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|de|van|von|der|al|bin|la|le)){{1,4}}")
_AT = re.compile(rf"^({_NAME.pattern})\s+(?:at|from|of|with)\s+(?=\S)")
_BEFORE = re.compile(r"^(?:[-–—*•]|\d+[.)])\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """A person as typed: "Name, role, organisation", each "" where it was not said; notes are what fits nowhere."""

    name: str
    role: str = ""
    organisation: str = ""
    telephone: str = ""
    email: str = ""
    notes: list[str] = field(default_factory=list)


def take_apart(typed: str) -> Named:
    """What was typed, taken apart as the import does; what stands third in a plain list is the organisation."""
    line = _AT.sub(r"\1, ", _BEFORE.sub("", clean_line(typed)))
    parts = split_contact(line)
    name, *others = parts["contact"].split("; ")
    rest = [piece for piece in [*others, *parts["rest"].split("; ")] if piece]
    role = parts["role"]
    body = next((piece for piece in rest if is_body(piece)), "")
    if body:
        rest.remove(body)
    elif len(rest) > 1 and not role:
        role, body = rest.pop(0), rest.pop(0)
    elif rest:
        body = rest.pop(0)
    if rest and not role:
        role = rest.pop(0)
    return Named(name, role, body, parts["telephone"], parts["email"], rest)


def people_in(text: str) -> tuple[list[str], int]:
    """The lines of a note that begin with a person's name, and how many others say something else."""
    lines = [line for line in (_BEFORE.sub("", clean_line(line)) for line in text.split("\n")) if line]
    named = [line for line in lines if names_somebody(line)]
    return named, len(lines) - len(named)


def names_somebody(line: str) -> bool:
    """Whether a line reads as a person, and not as a sentence: a name of two words or more, alone or before a comma."""
    line = _BEFORE.sub("", line.removeprefix(BULLET).strip())
    first = re.split(r"[,;(]|\s[-–—]\s", _AT.sub(r"\1, ", line))[0].strip()
    return len(line) <= _LONGEST_LINE and bool(_NAME.fullmatch(first)) and not is_body(first)


def refer(store: Store, interview_id: int, typed: str) -> int:
    """The id of the contact whom the interviewee named, linked to the interview; made where there is none yet.

    A contact of the same name and organisation is linked and not made twice; where no organisation was said, the only
    contact of that name. All in one step. Raises Refusal where nobody is named.
    """
    person = take_apart(typed)
    if not match_key(person.name) or is_no_name(person.name):
        raise Refusal("Nobody is named there. Type a name, and where it is known the role and the organisation.")
    held = store.get(INTERVIEW, interview_id)
    if held is None:
        raise Refusal("This interview is no longer there. Undo brings it back.")
    organisation = _organisation(store, person.organisation)
    contact = _known(store, person, organisation)
    with store.step(f"Referral: {person.name}", kind="new") as step:
        if contact is None:
            contact = _create(store, step, person, organisation)
        if contact not in held["referrals"] and contact != held["contact"]:
            step.update(INTERVIEW, interview_id, {"referrals": (*held["referrals"], contact)})
    return contact


def _organisation(store: Store, name: str) -> int | None:
    """The organisation of that name, whatever its case and punctuation."""
    key = match_key(name)
    same = (i for i, _, _, held in store.identities(ORGANISATION) if match_key(held) == key) if key else iter(())
    return next(same, None)


def _known(store: Store, person: Named, organisation: int | None) -> int | None:
    """The contact who is meant, if there is one already."""
    if person.email and (same := store.people.holding(CONTACT, {"email": person.email})):
        return same[0]
    key = match_key(person.name)
    named = [i for i, _, _, name in store.identities(CONTACT) if match_key(name) == key]
    works_for = {i: held["organisation"] for i, held in store.many(CONTACT, named).items()}
    if person.organisation:
        return next((i for i in named if organisation is not None and works_for[i] == organisation), None)
    return named[0] if len(named) == 1 else None


def _create(store: Store, step: Step, person: Named, organisation: int | None) -> int:
    if organisation is None and person.organisation:
        organisation = step.create(ORGANISATION, {"name": person.organisation})
    found = next((term.id for term in store.terms("found", retired=True) if term.label == FOUND), None)
    given = {"name": person.name, "organisation": organisation, "found": found}
    notes = list(person.notes)
    for name, said in (("role", person.role), ("telephone", person.telephone), ("email", person.email)):
        try:
            given[name] = _read(CONTACT.field(name), said)
        except Unreadable:
            notes.append(said)
    return step.create(CONTACT, given | {"notes": "\n".join(notes)})


def _read(field_: Field, said: str) -> str:
    return str(read_value(field_, said) or "")
