"""A contact whose name, role, telephone number and e-mail address stand in one cell, and further people beside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypedDict

from lwdesk.exchange.recognise.bodies import is_body
from lwdesk.exchange.recognise.cells import EMAIL, TELEPHONE, is_telephone

_LABELS = re.compile(
    r"(?:\b(?:e-?mail(?: address)?|(?:tele)?phone|tel(?:ephone)?|direct(?: line)?|mobile|mob|fax|contact(?: name)?)\b"
    r"\.?(?:\s*(?:nos?|number|num)\b\.?)?|(?:^|(?<=[\s,;(]))[etmpf]\s*[:.]|(?:^|\n|(?<=\w\w) )[et](?= *$))\s*:?\s*$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(r"fax|mob|^[mf]\b", re.IGNORECASE)
_SAID = re.compile(
    r"^(?P<what>contact(?: name| person)?|name|role|job title|position|post|title|tel|telephone|phone|mobile|fax|"
    r"e-?mail)\s*:\s*",
    re.IGNORECASE,
)
_ROLE_LABELS = ("role", "job title", "position", "post", "title")
_LEAD_IN = re.compile(
    r"^(?:and|or|&|(?:[Pp]lease )?"
    r"(?:[Cc]ontact|[Cc]all|[Rr]ing|[Pp]hone|[Tt]elephone|[Ee]-?mail|[Aa]sk for|[Ss]peak to))\s+(?=[A-Z])"
)
_TRAIL = re.compile(r"\s+(?:on|at|via|by|or|and|&)$", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"(?:or|and|on|at|&|via|by|tel|telephone|phone|mobile|fax|e-?mail|email address)[.:]?", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_PARTS = re.compile(r"\s*(?:[\n|,\t]|\s[-–—]\s)\s*")
_ROLES = re.compile(
    r"\b(?:manager|director|officer|co-?ordinator|chair\w*|head|lead\w*|advis[eo]r|worker|administrator|assistant|"
    r"executive|secretary|trainer|tutor|consultant|president|treasurer|principal|dean|nurse|analyst|facilitator|mentor|"
    r"ceo|trustee|supervisor|clerk|organiser|deputy|warden|teacher|partner|receptionist)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Cllr|Sir)\.?\s+)?[^\W\d_a-z][\w'’.-]*(?:\s+(?:[^\W\d_a-z][\w'’.-]*|de|van|von|al)){1,3}"
)
_PLACE = re.compile(
    r"\b(?:house|road|street|avenue|floor|room|building|london|team|unit|office|department|services|support|information|line|"
    r"welfare|employment|project|enquiries|monday|friday)\b|\d",
    re.IGNORECASE,
)
_SIGNS = " \t\n,;:|-–—/<>[]()"


class ContactParts(TypedDict):
    """What a cell says of a contact; "" for what it does not say."""

    contact: str
    role: str
    telephone: str
    email: str
    rest: str
    """Further numbers, addresses and words, parted by "; "; those of a further person after that person's name."""


@dataclass
class _Person:
    name: str = ""
    roles: list[str] = field(default_factory=list)
    telephones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    @property
    def details(self) -> list[str]:
        return [*self.roles, *self.telephones, *self.emails, *self.rest]


_Item = tuple[str, str]
"""Its kind ("telephone", "mobile", "email", "person", "another", "role", "words", "rest"), and its text."""


def split_contact(cell: str) -> ContactParts:
    """The name, role, telephone number and e-mail address in a cell, in whatever order and however they are parted.

    Of several people in a cell all names are kept in `contact`, parted by "; "; the details of all but the
    first stand in `rest` after their names. No word is lost but labels such as "Tel:".
    """
    items = _joined(list(_items(cell.replace("\r\n", "\n").replace("\r", "\n").replace("mailto:", ""))))
    people = [_Person()]
    for at, (kind, text) in enumerate(items):
        person, ahead = people[-1], items[at + 1 :]
        is_person = kind in ("person", "another")
        if is_person and not person.name:
            person.name = text
        elif kind == "another" or (kind == "person" and _begins_another(person, ahead)):
            people.append(_Person(text))
        elif kind == "words" and not person.name and not any(k in ("person", "another") for k, _ in ahead):
            person.name = text
        elif kind == "mobile":
            alone = not person.telephones and all(k != "telephone" for k, _ in ahead)
            (person.telephones if alone else person.rest).append(text if alone else f"Mobile {text}")
        else:
            getattr(person, _KEPT_IN.get(kind, "rest")).append(text)
    return _told(people)


_KEPT_IN = {"telephone": "telephones", "email": "emails", "role": "roles"}


def _begins_another(person: _Person, ahead: list[_Item]) -> bool:
    """Whether a name begins what is said of another person: then each of them has a number or an address."""
    if not (person.telephones or person.emails):
        return False
    for kind, text in ahead:
        if kind in ("telephone", "mobile"):
            return True
        if kind == "email":
            said = person.name.casefold().split()
            return not any(len(word) > 2 and word in text.casefold() for word in said)
    return False


def is_role(text: str) -> bool:
    """Whether the text says what somebody does, such as "Project manager"."""
    return bool(_ROLES.search(text))


def _told(people: list[_Person]) -> ContactParts:
    first, *others = people
    rest = [*first.rest, *first.telephones[1:], *first.emails[1:]]
    rest += [f"{other.name}: {', '.join(other.details)}" for other in others if other.details]
    return ContactParts(
        contact="; ".join(person.name for person in people if person.name),
        role="; ".join(first.roles),
        telephone=next((person.telephones[0] for person in people if person.telephones), ""),
        email=next((person.emails[0] for person in people if person.emails), ""),
        rest="; ".join(rest),
    )


def _items(text: str) -> Iterator[_Item]:
    """The numbers and addresses in the text, and the pieces of what stands between them."""
    at = 0
    for kind, start, end, found in _details(text):
        before = text[at:start].strip(" <([,")
        label = _label(before, kind)
        before = before[: label.start()] if label else before
        yield from _pieces(before)
        what = label[0].strip(" \t\n(,;") if label else ""
        if kind == "telephone" and _OTHER_NUMBER.search(what):
            is_fax = what.casefold().startswith("f")
            yield ("rest", f"Fax {found}") if is_fax else ("mobile", found)
        else:
            yield kind, found
        at = end
    yield from _pieces(text[at:].lstrip(" >)]."))


def _label(before: str, kind: str) -> re.Match[str] | None:
    """What names the number or address that follows: "Tel. no.:", "E:"."""
    label = _LABELS.search(before)
    if label and len(label[0].strip()) == 1 and len(before[: label.start()].split()) == 1:
        # It may be an initial: "Patel T 020 ...".
        return None
    return None if label and kind == "email" and _OTHER_NUMBER.search(label[0]) else label


def _details(text: str) -> list[tuple[str, int, int, str]]:
    """(kind, start, end, text) of each e-mail address and telephone number, in their order."""
    found: list[tuple[str, int, int, str]] = []
    for match in EMAIL.finditer(text):
        address = match[0].rpartition(":")[2].strip(".")
        start = match.end() - len(match[0].rpartition(":")[2])
        found.append(("email", start, match.end(), address))
    at = 0
    while number := TELEPHONE.search(text, at):
        at = number.end()
        inside = any(start < at and number.start() < end for _, start, end, _ in found)
        if not inside and is_telephone(number[0].strip()):
            found.append(("telephone", number.start(), at, number[0].strip(" .;,")))
    return sorted(found, key=lambda detail: detail[1])


def _pieces(text: str) -> Iterator[_Item]:
    for number, part in enumerate(text.split(";")):
        inside = _BRACKETS.findall(part)
        outside = _BRACKETS.sub("\n", part)
        for piece in _PARTS.split(outside):
            yield from _told_apart(" ".join(piece.strip(_SIGNS).split()), after_semicolon=number > 0)
        for bracketed in inside:
            yield from _told_apart(" ".join(bracketed.split()), bracketed=True)


def _told_apart(piece: str, after_semicolon: bool = False, bracketed: bool = False) -> Iterator[_Item]:
    """The piece with what kind of thing it is; nothing where it only says what comes next."""
    said = _SAID.match(piece)
    what = said["what"].casefold() if said else ""
    piece = piece[said.end() :] if said else piece
    piece = piece if bracketed else _TRAIL.sub("", _LEAD_IN.sub("", piece)).strip(_SIGNS)
    if not piece or _NO_WORDS.fullmatch(piece):
        return
    role, colon, name = piece.partition(": ")
    if what in _ROLE_LABELS:
        yield "role", piece
    elif what:
        yield "person", piece
    elif colon and _ROLES.search(role) and _PERSON.fullmatch(name):
        yield "role", role
        yield "person", name
    elif _ROLES.search(piece):
        before, joint, after = piece.partition(" and ")
        if joint and _PERSON.fullmatch(after) and not _ROLES.search(after) and not _is_place(after):
            yield "role", before
            yield "another", after
        else:
            yield "role", piece
    elif _PERSON.fullmatch(piece) and not _is_place(piece):
        yield ("another" if after_semicolon else "person"), piece
    else:
        yield ("rest" if bracketed else "words"), piece


def _is_place(text: str) -> bool:
    return bool(_PLACE.search(text)) or is_body(text)


def _joined(items: list[_Item]) -> list[_Item]:
    """The items, those put together that a comma parts: "Abbott, Lena", "Director of Health, Work and Skills"."""
    joined: list[_Item] = []
    for kind, text in items:
        before, last = joined[-1] if joined else ("", "")
        alone = all(k in ("telephone", "mobile", "email", "role") for k, _ in joined[:-1])
        if alone and before == kind == "words" and " " not in last + text and last.istitle() and text.istitle():
            joined[-1] = "person", f"{last}, {text}"
        elif before == "role" and kind == "words" and " and " in text and re.search(r" (?:of|for) ", last):
            joined[-1] = "role", f"{last}, {text}"
        else:
            joined.append((kind, text))
    return joined
