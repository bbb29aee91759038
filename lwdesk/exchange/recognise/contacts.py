"""A contact whose name, role, telephone number and e-mail address stand in one cell."""

import re
from typing import TypedDict

from lwdesk.exchange.recognise.cells import EMAIL, TELEPHONE, is_telephone

_LABELS = re.compile(
    r"\b(?:e-?mail(?: address)?|tel(?:ephone)?(?: no\.?| number)?|phone|mobile|mob|fax|"
    r"contact(?: name)?|name|role|job title)\b\.?\s*:?\s*$"
    r"|(?:^|(?<=\s))[etmp]\s*[:.]\s*$",
    re.IGNORECASE,
)
_LABEL_FIRST = re.compile(r"^(?:contact(?: name)?|name|role|job title|position)\s*:\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_PARTS = re.compile(r"\s*(?:[\n|,\t]|\s[-–—]\s)\s*")
_ROLES = re.compile(
    r"\b(?:manager|director|officer|co-?ordinator|chair\w*|head|lead\w*|advis[eo]r|worker|administrator|assistant|executive|secretary|"
    r"trainer|tutor|consultant|president|treasurer|principal|dean|nurse|analyst|facilitator|mentor|ceo|trustee)\b",
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
    """Further numbers, addresses and words, parted by "; "."""


def split_contact(cell: str) -> ContactParts:
    """The name, role, telephone number and e-mail address in a cell, however they are parted.

    Of several people in a cell all names are kept in `contact`, parted by "; ".
    """
    text = cell.replace("\r\n", "\n").replace("\r", "\n").replace("mailto:", "")
    emails, text = _take(EMAIL, text)
    telephones, text = _take(TELEPHONE, text)
    names: list[str] = []
    roles: list[str] = []
    rest: list[str] = []
    for person in text.split(";"):
        pieces = _pieces(person, roles)
        if not pieces:
            continue
        name = pieces.pop(0)
        if pieces and " " not in name and " " not in pieces[0] and not _ROLES.search(pieces[0]):
            # The surname first: "Abbott, Lena".
            name = f"{name}, {pieces.pop(0)}"
        if names and _ROLES.search(name):
            roles.append(name)
        else:
            names.append(name)
        roles.extend(pieces[:1])
        rest.extend(pieces[1:])
    return ContactParts(
        contact="; ".join(names),
        role="; ".join(roles),
        telephone=telephones[0] if telephones else "",
        email=emails[0] if emails else "",
        rest="; ".join([*rest, *telephones[1:], *emails[1:]]),
    )


def _pieces(person: str, roles: list[str]) -> list[str]:
    """The pieces of what is said of one person; what stands in brackets goes to the roles."""
    if inside := _BRACKETS.search(person):
        roles.append(" ".join(inside[1].split()))
        person = f"{person[: inside.start()]}\n{person[inside.end() :]}"
    pieces = (
        " ".join(_LABEL_FIRST.sub("", piece.strip(_SIGNS)).strip(_SIGNS).split()) for piece in _PARTS.split(person)
    )
    return [piece for piece in pieces if piece]


def holds_several(cell: str) -> bool:
    """Whether the cell holds more of a contact than a name."""
    return bool("\n" in cell.strip() or EMAIL.search(cell) or TELEPHONE.search(cell))


def _take(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    """What the pattern finds, and the text without it and without the labels in front of it."""
    found: list[str] = []
    at = 0
    while match := pattern.search(text, at):
        if pattern is TELEPHONE and not is_telephone(match[0].strip()):
            at = match.end()
            continue
        found.append(match[0].strip(" .;,<>"))
        before = _LABELS.sub("", text[: match.start()].rstrip(" <([")) if match.start() else ""
        text = f"{before}\n{text[match.end() :].lstrip(' >)].')}"
        at = len(before)
    return found, text
